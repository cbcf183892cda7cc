from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "prasan.coordination"
    verbose_name = "การประสานแผน"

    def ready(self) -> None:
        from prasan.coordination.jobs import CHECK, FIND
        from prasan.jobs.kinds import register

        register(FIND)
        register(CHECK)
