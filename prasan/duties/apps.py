from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "prasan.duties"
    verbose_name = "กำหนดเวลาและสิ่งที่ต้องทำ"
