from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "prasan.framework"
    verbose_name = "กรอบการพัฒนา"
