"""Reads of delivery."""

from prasan.framework.rules import Stage
from prasan.monitoring.models import Progress


def stages_of(project_id: int) -> dict[int, Stage]:
    """Fiscal year → the stage recorded for it."""
    rows = Progress.objects.filter(project_id=project_id).values_list("fiscal_year", "stage")
    return {year: Stage(stage) for year, stage in rows}
