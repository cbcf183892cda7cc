"""What a person did to a plan by hand, in one go: what it wrote can be taken back for 30 days."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from prasan.plans.models.plans import Plan, Revision
from prasan.plans.rules.editing import EditKind


class Edit(models.Model):
    """One saving: a cell, a form, or a whole block, in one transaction. The versions that it wrote point here."""

    KINDS = [
        (EditKind.ADDED, "เพิ่มโครงการ"),
        (EditKind.CHANGED, "แก้ไข"),
        (EditKind.REMOVED, "นำโครงการออก"),
        (EditKind.RESTORED, "นำโครงการกลับ"),
        (EditKind.MOVED, "ย้ายลำดับ"),
        (EditKind.TAKEN_BACK, "เอากลับ"),
    ]

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="edits")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="edits")
    kind = models.CharField("ทำอะไร", max_length=12, choices=KINDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="edits")
    at = models.DateTimeField("เมื่อ", default=timezone.now)
    why = models.TextField("เหตุผล", blank=True)
    removed = models.JSONField("โครงการที่นำออก", default=list, blank=True)
    restored = models.JSONField("โครงการที่นำกลับ", default=list, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"
