from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "prasan.connections"
    verbose_name = "การเชื่อมต่อ"
