from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prasan.accounts"
    verbose_name = "บัญชีผู้ใช้และร่องรอย"

    def ready(self) -> None:
        """Listen for changes of how people sign in, for the trail."""
        from prasan.accounts import listening

        listening.begin()
