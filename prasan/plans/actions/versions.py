"""How versions of projects are written; what the other actions build on."""

from collections.abc import Iterable, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any

from prasan.plans import lives, queries
from prasan.plans.models import Plan, Project, ProjectVersion, Revision, YearAmount
from prasan.plans.rules.comparing import Change
from prasan.plans.rules.paths import RevisionKind
from prasan.plans.rules.rows import ORIGINAL, Location, ProjectRow

BATCH = 2000


def open_revision(plan: Plan) -> Revision:
    """The revision that changes are written into. Raises the refusal of one that is under consideration."""
    check_not_under_consideration(plan)
    if current := lives.open_revision_of(plan):
        return current
    number = plan.revisions.count() + 1
    return plan.revisions.create(number=number, kinds=[RevisionKind.MAKE.value] if number == 1 else [])


def check_not_under_consideration(plan: Plan) -> None:
    """Projects change only while the open revision is with its planner."""
    if refusal := queries.why_closed(plan):
        raise refusal


def version_of(project: Project, row: ProjectRow, revision: Revision, position: float) -> ProjectVersion:
    return ProjectVersion(
        project=project,
        revision=revision,
        position=position,
        sheet=row.sheet,
        row=row.row or None,
        number=row.number,
        name=row.name,
        objective=row.objective,
        target=row.target,
        kpi=row.kpi,
        expected_result=row.expected_result,
        unit=row.unit,
        budget_class=row.budget_class,
        kind=row.kind,
        revision_label="" if row.revision == ORIGINAL else row.revision,
        reason=row.reason,
        group=row.group,
        notes=list(row.notes),
        total_baht=row.total_baht(),
        **place_of(row.location or Location()),
    )


def place_of(location: Location) -> dict[str, Any]:
    """Where a project is, as the columns of a version."""
    return {one.name: getattr(location, one.name) for one in dataclass_fields(Location)}


def changed_versions(changes: Iterable[Change], revision: Revision) -> list[ProjectVersion]:
    """The new versions of changed projects; the versions they follow stop being the latest."""
    after = {int(change.key.removeprefix("P")): change.after for change in changes}
    heads = ProjectVersion.objects.filter(project_id__in=after, is_latest=True).select_related("project")
    versions = []
    for head in heads:
        row = after[head.project_id]
        # A file without columns for the place leaves the place as it is.
        row = row if row.location is not None else replace(row, location=queries.location_of(head))
        version = version_of(head.project, row, revision, head.position)
        version.previous = head
        versions.append(version)
    heads.update(is_latest=False)
    # The order of `after` is the order in which the caller hands the rows to `store`.
    order = {project_id: index for index, project_id in enumerate(after)}
    return sorted(versions, key=lambda version: order[version.project_id])


def store(versions: Sequence[ProjectVersion], rows: Sequence[ProjectRow]) -> None:
    """Write versions and their yearly money; `rows` stand in the same order."""
    ProjectVersion.objects.bulk_create(versions, batch_size=BATCH)
    amounts = [
        YearAmount(
            version=version,
            fiscal_year=year,
            amount_baht=row.amounts.get(year, 0),
            ordinance_baht=row.ordinance_amounts.get(year, 0),
        )
        for version, row in zip(versions, rows, strict=True)
        for year in sorted({*row.amounts, *row.ordinance_amounts})
    ]
    YearAmount.objects.bulk_create(amounts, batch_size=BATCH)
