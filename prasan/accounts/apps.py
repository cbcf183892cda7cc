from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prasan.accounts"
    verbose_name = "บัญชีผู้ใช้และร่องรอย"
