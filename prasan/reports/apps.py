from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prasan.reports"
    verbose_name = "เอกสาร"
