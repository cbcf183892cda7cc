"""The stage that a project reached in a fiscal year."""

from django.db import models

from prasan.framework.rules import Stage
from prasan.plans.models import Project


class Progress(models.Model):
    """What is known of one project in one fiscal year, with its evidence. The trail keeps what it said before."""

    STAGES = [(stage.value, stage.value) for stage in Stage]

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="progress")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ")
    stage = models.CharField("ขั้น", max_length=12, choices=STAGES)
    evidence = models.TextField("หลักฐาน", blank=True)
    source = models.CharField("ที่มา", max_length=40, default="organisation")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint("project", "fiscal_year", name="one_stage_per_project_and_year")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.fiscal_year} {self.stage}"
