"""Jobs, and the files that they made."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.jobs.rules import OPEN, State, percent_of


class JobQuerySet(models.QuerySet["Job"]):
    """The vocabulary of selecting jobs."""

    def open(self) -> Self:
        """Those that wait or run."""
        return self.filter(state__in=OPEN)


class Job(models.Model):
    """Long work that somebody asked for. It outlives the page: leaving loses nothing."""

    STATES = [
        (State.WAITING, "รอคิว"),
        (State.RUNNING, "กำลังทำ"),
        (State.DONE, "เสร็จแล้ว"),
        (State.REFUSED, "ทำไม่ได้"),
        (State.FAILED, "ขัดข้อง"),
        (State.CANCELLED, "หยุดแล้ว"),
    ]

    kind = models.CharField("ประเภทงาน", max_length=60)
    about = models.CharField("เรื่อง", max_length=300, blank=True)
    organisation_code = models.CharField("รหัส อปท.", max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="ผู้สั่ง", on_delete=models.PROTECT, related_name="jobs")
    arguments = models.JSONField(default=dict)
    once = models.CharField(max_length=200, blank=True)
    state = models.CharField("สถานะ", max_length=10, choices=STATES, default=State.WAITING)
    done = models.PositiveIntegerField("ทำแล้ว", default=0)
    total = models.PositiveIntegerField("ทั้งหมด", default=0)
    message_th = models.TextField("ข้อความ", blank=True)
    message_en = models.TextField(blank=True)
    result = models.JSONField("ผล", default=dict)
    reference = models.CharField("เลขอ้างอิง", max_length=16, blank=True)
    attempts = models.PositiveSmallIntegerField("เริ่มแล้วกี่ครั้ง", default=0)
    worker = models.CharField(max_length=64, blank=True)
    task_id = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField("สั่งเมื่อ", auto_now_add=True)
    started_at = models.DateTimeField("เริ่มเมื่อ", null=True, blank=True)
    seen_at = models.DateTimeField("ยังทำอยู่เมื่อ", null=True, blank=True)
    ended_at = models.DateTimeField("จบเมื่อ", null=True, blank=True)
    cancel_asked_at = models.DateTimeField("ขอหยุดเมื่อ", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            # The same work asked for twice is one job while it waits or runs.
            models.UniqueConstraint("once", condition=Q(state__in=OPEN) & ~Q(once=""), name="one_open_job_for_once"),
        ]
        indexes = [models.Index(fields=["by", "-made_at"], name="jobs_of_a_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}".strip()

    @property
    def is_open(self) -> bool:
        """Still waits or runs."""
        return self.state in OPEN

    @property
    def percent(self) -> int | None:
        """How far it is, 0–100; None while nobody knows."""
        return percent_of(self.done, self.total)


class JobFile(models.Model):
    """The file that a job made, kept for a while: it can always be made again."""

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="file")
    name = models.CharField("ชื่อไฟล์", max_length=255)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField("ไฟล์")

    def __str__(self) -> str:
        return self.name
