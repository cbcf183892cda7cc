"""What was done of what is due, who was nudged, who was reminded when."""

from django.conf import settings
from django.db import models

from prasan.duties.rules import LAWS
from prasan.organisations.models import Organisation

KINDS = [(kind.value, law.name_th) for kind, law in LAWS.items()]


class DutyDone(models.Model):
    """A duty that somebody recorded as done; taken back, never deleted."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="duties_done"
    )
    kind = models.CharField("เรื่อง", max_length=16, choices=KINDS)
    key = models.CharField("ของ", max_length=40)
    on = models.DateField("วันที่")
    document_no = models.CharField("เลขที่หนังสือ", max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="duties_done")
    at = models.DateTimeField("บันทึกเมื่อ", auto_now_add=True)
    ended_at = models.DateTimeField("ยกเลิกเมื่อ", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "organisation", "kind", "key", condition=models.Q(ended_at=None), name="one_open_record_per_duty"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"


class Nudge(models.Model):
    """A word from the PAO to an organisation: shown on its first page until something moves, and mailed."""

    organisation = models.ForeignKey(Organisation, verbose_name="อปท.", on_delete=models.PROTECT, related_name="nudges")
    text = models.TextField("ข้อความ")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="nudges")
    at = models.DateTimeField("เมื่อ", auto_now_add=True)
    closed_at = models.DateTimeField("รับทราบเมื่อ", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Reminder(models.Model):
    """That somebody was sent their digest on a day: never twice on the same day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()
    duties = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("user", "on", name="one_digest_per_person_and_day")]

    def __str__(self) -> str:
        return f"{self.user} {self.on}"
