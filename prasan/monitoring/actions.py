"""The writes of delivery."""

from collections.abc import Mapping

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.framework.rules import Stage
from prasan.monitoring.models import Progress


@transaction.atomic
def load_progress(*, stages: Mapping[tuple[int, int], Stage], source: str, by: User | None) -> int:
    """Stages of many projects at once: (project id, fiscal year) → stage, with where they come from.

    A year that is recorded already takes the new stage. Returns how many were written.
    """
    rows = [
        Progress(project_id=project_id, fiscal_year=year, stage=stage, source=source)
        for (project_id, year), stage in stages.items()
    ]
    Progress.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["project", "fiscal_year"],
        update_fields=["stage", "source", "recorded_at"],
    )
    record(
        by=by, did="progress.loaded", target_type="progress", target_id=source, organisation_code="", after=len(rows)
    )
    return len(rows)
