from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "prasan.monitoring"
    verbose_name = "การติดตามผล"
