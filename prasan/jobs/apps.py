from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "prasan.jobs"
    verbose_name = "งานเบื้องหลัง"
