"""A whole plan as rows: what its grid, its workbook and its judgement read. No object of the database for each of
thousands of rows: reading a plan of 3,000 projects so costs a third."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from prasan.plans.models import Plan, ProjectVersion, YearAmount
from prasan.plans.rules.rows import ORIGINAL, Location, ProjectKind, ProjectRow

_SAME = (
    "sheet", "number", "name", "objective", "target", "kpi", "expected_result", "unit", "budget_class", "reason", "group",
)  # fmt: skip
_PLACE = ("village_no", "tambon", "district", "lat", "lon", "end_lat", "end_lon")
_OTHER = ("pk", "project_id", "row", "kind", "revision_label", "notes", "project__origin_id")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A project of the plan with the version that says it."""

    project_id: int
    version_id: int
    row: ProjectRow


def sheet_of(plan: Plan | None) -> list[SheetRow]:
    """The plan as its own planners see it, in the plan's order."""
    if plan is None:
        return []
    return rows_of(ProjectVersion.objects.working().filter(project__plan=plan).order_by("position", "id"))


def rows_of(versions: QuerySet[ProjectVersion]) -> list[SheetRow]:
    """Versions as rows, in two queries."""
    planned: defaultdict[int, dict[int, int]] = defaultdict(dict)
    given: defaultdict[int, dict[int, int]] = defaultdict(dict)
    money = YearAmount.objects.filter(version__in=versions.order_by()).order_by("version_id", "fiscal_year")
    for pk, year, amount, ordinance in money.values_list("version_id", "fiscal_year", "amount_baht", "ordinance_baht"):
        if amount:
            planned[pk][year] = amount
        if ordinance:
            given[pk][year] = ordinance
    at_place, at_other, found = len(_SAME), len(_SAME) + len(_PLACE), []
    for values in versions.values_list(*_SAME, *_PLACE, *_OTHER):
        pk, project_id, row, kind, label, notes, origin = values[at_other:]
        said = ProjectRow(
            **dict(zip(_SAME, values[:at_place], strict=True)),
            row=row or 0,
            key=f"P{project_id}",
            amounts=planned.get(pk, {}),
            ordinance_amounts=given.get(pk, {}),
            kind=ProjectKind(kind),
            revision=label or ORIGINAL,
            notes=tuple(notes),
            location=Location(*values[at_place:at_other]),
            origin=f"P{origin}" if origin else "",
        )
        found.append(SheetRow(project_id, pk, said))
    return found
