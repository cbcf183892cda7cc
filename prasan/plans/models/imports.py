"""Uploaded workbooks and what became of them."""

from django.conf import settings
from django.db import models

from prasan.organisations.models import Organisation
from prasan.plans.models.plans import Plan


class Import(models.Model):
    """An uploaded workbook: previewed, then applied in one transaction, then perhaps undone. The file itself is kept."""

    class State(models.TextChoices):
        PREVIEWED = "previewed", "รอนำเข้า"
        APPLIED = "applied", "นำเข้าแล้ว"
        UNDONE = "undone", "ย้อนกลับแล้ว"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="imports")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField("ชื่อไฟล์", max_length=255)
    content = models.BinaryField("ไฟล์ต้นฉบับ")
    sha256 = models.CharField(max_length=64)
    state = models.CharField("สถานะ", max_length=10, choices=State.choices, default=State.PREVIEWED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports")
    uploaded_at = models.DateTimeField("ส่งเมื่อ", auto_now_add=True)
    applied_at = models.DateTimeField("นำเข้าเมื่อ", null=True, blank=True)
    summary = models.JSONField(default=dict)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"
