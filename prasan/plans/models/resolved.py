"""Which projects a meeting's resolution decides, as they read when it decided."""

from django.db import models

from prasan.committees.models import Resolution
from prasan.plans.models.plans import Revision
from prasan.plans.models.projects import ProjectVersion


class ResolvedProject(models.Model):
    """One project that a resolution names: the version that the meeting had before it, within a revision."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="projects")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="resolved")
    version = models.ForeignKey(ProjectVersion, on_delete=models.PROTECT, related_name="resolved")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("resolution", "version", name="one_version_per_resolution")]

    def __str__(self) -> str:
        return f"{self.version} → {self.resolution}"
