"""Uploaded workbooks and what became of them."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.organisations.models import Organisation
from prasan.plans.models.plans import Plan


class ImportQuerySet(models.QuerySet["Import"]):
    """The vocabulary of selecting imports."""

    def of_interest(self, *, since: datetime) -> Self:
        """What is still to be done or was done: neither discarded nor a preview that nobody took up since then."""
        waiting = Q(state__in=[Import.State.RECEIVED, Import.State.PREVIEWED, Import.State.REFUSED])
        return self.exclude(state=Import.State.DISCARDED).exclude(waiting, uploaded_at__lt=since)


class Import(models.Model):
    """An uploaded workbook: previewed, then applied in one transaction, then perhaps undone. The file itself is kept.

    `told`: why a file was refused (`message_th`, `message_en`) or a preview discarded (`why`); where prasan made the file
    itself, from which plan (`rolled_from`) and by which crosswalk.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "กำลังอ่าน"
        REFUSED = "refused", "อ่านไม่ได้"
        PREVIEWED = "previewed", "รอนำเข้า"
        DISCARDED = "discarded", "ทิ้งแล้ว"
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
    told = models.JSONField(default=dict)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    @property
    def message_th(self) -> str:
        """Why the file was refused."""
        return str(self.told.get("message_th", ""))

    @property
    def message_en(self) -> str:
        """Why the file was refused, in English."""
        return str(self.told.get("message_en", ""))
