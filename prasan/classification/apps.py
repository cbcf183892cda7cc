from django.apps import AppConfig


class ClassificationConfig(AppConfig):
    name = "prasan.classification"
    verbose_name = "การจัดเข้าประเด็น"
