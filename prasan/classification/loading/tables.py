"""Reading a table of project names, CSV or workbook → rows for the classifier, with findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prasan.classification.rules.texts import ProjectText
from prasan.common.findings import Finding
from prasan.plans.loading.plain_tables import read_projects
from prasan.plans.rules.rows import PlanDocument

MOST_BYTES = 25 * 1024 * 1024
_FIELDS = ("name", "objective", "target", "budget_class")


@dataclass(frozen=True, slots=True)
class NamedProject:
    """One project of a table. `row` is the row as a spreadsheet counts it (the header is row 1); CSV has no sheet."""

    row: int
    text: ProjectText
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class NamedProjects:
    """What a table holds: its projects in their order, and what is doubtful about it."""

    projects: tuple[NamedProject, ...]
    findings: tuple[Finding, ...]


def read_names(file: Path) -> NamedProjects:
    """The projects of a CSV file or a workbook, under the headings `name[,objective,target,budget_class,unit]` or those
    of the plan forms. Raises `FileRefused` for a file that cannot be read at all."""
    found = read_projects(file, most_bytes=MOST_BYTES)
    if isinstance(found, PlanDocument):
        projects = tuple(
            NamedProject(
                one.row, ProjectText(one.name, one.objective, one.target, one.budget_class, one.unit), one.sheet
            )
            for one in found.projects
            if one.name.strip()
        )
    else:
        projects = tuple(NamedProject(one.row, _text_of(one.cells), one.sheet) for one in found.rows)
    return NamedProjects(projects, found.findings)


def _text_of(cells: Mapping[str, str]) -> ProjectText:
    said = {field: cells.get(field, "") for field in _FIELDS}
    return ProjectText(**said, unit=cells.get("unit") or cells.get("office", ""))
