"""Which guideline a project fits most: what the classifier proposes, and what a person confirmed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from prasan.classification.rules.verdicts import Verdict
from prasan.framework.models import Edition, Element
from prasan.plans.models import Project


class Proposal(models.Model):
    """The classifier's answer for one project, with its evidence. A newer answer replaces it; it never counts."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="proposal")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    decision = models.CharField(max_length=12)
    guideline = models.ForeignKey(Element, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField(default=0)
    ranked = models.JSONField(default=list)
    classifier_version = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.project_id}: {self.decision} {self.probability:.2f}"


class Classification(models.Model):
    """A person's decision: this project fits this guideline most. A later decision ends it; it is never deleted."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="classifications")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    guideline = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="classifications")
    proposed = models.BooleanField("ตรงกับที่ระบบเสนอ", default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="classifications"
    )
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ")
    why = models.TextField("เหตุผล", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "project", "edition", condition=Q(ended_at=None), name="one_guideline_per_project_and_edition"
            )
        ]
        indexes = [models.Index(fields=["guideline", "ended_at", "project"], name="classified_under")]

    def __str__(self) -> str:
        return f"{self.project_id} → {self.guideline_id}"


class SetAside(models.Model):
    """A person's decision that a project goes under no guideline. A later decision ends it; it is never deleted."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="set_aside")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    verdict = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Verdict])
    proposed = models.BooleanField("ตรงกับที่ระบบเสนอ", default=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="set_aside")
    confirmed_at = models.DateTimeField("ยืนยันเมื่อ")
    why = models.TextField("เหตุผล", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "project", "edition", condition=Q(ended_at=None), name="set_aside_once_per_project_and_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} → {self.verdict}"
