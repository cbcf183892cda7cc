from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prasan.reports"
    verbose_name = "เอกสาร"

    def ready(self) -> None:
        from prasan.jobs.kinds import register
        from prasan.reports.jobs import MAKE

        register(MAKE)
