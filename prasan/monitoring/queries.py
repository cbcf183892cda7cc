"""Reads of delivery."""

from prasan.framework.rules import Stage, stage_rank
from prasan.monitoring.models import Progress


def stages_of(project_id: int) -> dict[int, Stage]:
    """Fiscal year → the stage recorded for it."""
    rows = Progress.objects.filter(project_id=project_id).values_list("fiscal_year", "stage")
    return {year: Stage(stage) for year, stage in rows}


def furthest_stages(plan_id: int) -> dict[int, Stage]:
    """Project → the furthest stage that it reached in any year; one of which nothing is recorded is absent."""
    furthest: dict[int, Stage] = {}
    recorded = Progress.objects.filter(project__plan=plan_id).values_list("project_id", "stage")
    for project_id, written in recorded:
        stage = Stage(written)
        if project_id not in furthest or stage_rank(stage) > stage_rank(furthest[project_id]):
            furthest[project_id] = stage
    return furthest
