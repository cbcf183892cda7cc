from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "prasan.plans"
    verbose_name = "แผนพัฒนาท้องถิ่น"

    def ready(self) -> None:
        from prasan.jobs.kinds import register
        from prasan.plans.jobs import READ

        register(READ)
