"""For which revision a hearing was held, and which projects answer what it asked for."""

from django.conf import settings
from django.db import models

from prasan.committees.models import HeardNeed, Hearing
from prasan.plans.models.plans import Revision
from prasan.plans.models.projects import Project


class RevisionHearing(models.Model):
    """The revision that a hearing was held for: once that is announced, everyone may read the hearing."""

    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="held_for")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="hearings")

    def __str__(self) -> str:
        return f"{self.hearing} → {self.revision.label}"


class NeedAnswer(models.Model):
    """A project that answers a need. Ended, never deleted."""

    need = models.ForeignKey(HeardNeed, on_delete=models.PROTECT, related_name="answers")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="need_answers")
    at = models.DateTimeField("เมื่อ", auto_now_add=True)
    ended_at = models.DateTimeField("ยกเลิกเมื่อ", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "need", "project", condition=models.Q(ended_at=None), name="one_open_answer_per_need_and_project"
            )
        ]

    def __str__(self) -> str:
        return f"{self.need} → {self.project}"
