from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "prasan.api"
    verbose_name = "API"
