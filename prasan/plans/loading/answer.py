"""The answer of `prasan read-plan --json`: the data contract in docs/reference/read-plan.md."""

from collections.abc import Mapping
from dataclasses import asdict

from prasan.plans.rules.rows import Location, PlanDocument, PrintedTotal, ProjectRow


def document_as_json(document: PlanDocument) -> dict[str, object]:
    """A plan as plain values: amounts are integers, years are B.E. and text where they are keys."""
    return {
        "plan": {
            "format": str(document.format),
            "first_year": document.first_year,
            "last_year": document.last_year,
            "organisation_name": document.organisation_name,
            "organisation_code": document.organisation_code,
            "synthetic": document.synthetic,
        },
        "projects": [project_as_json(project) for project in document.projects],
        "printed_totals": [_total_as_json(total) for total in document.printed_totals],
        "findings": [finding.as_json() for finding in document.findings],
    }


def project_as_json(project: ProjectRow) -> dict[str, object]:
    """One project; a year without money is absent from its amounts."""
    return {
        "sheet": project.sheet,
        "row": project.row,
        "number": project.number,
        "key": project.key,
        "name": project.name,
        "objective": project.objective,
        "target": project.target,
        "amounts": _by_year(project.amounts),
        "ordinance_amounts": _by_year(project.ordinance_amounts),
        "kpi": project.kpi,
        "expected_result": project.expected_result,
        "unit": project.unit,
        "budget_class": project.budget_class,
        "kind": str(project.kind),
        "revision": project.revision,
        "reason": project.reason,
        "group": project.group,
        "notes": list(project.notes),
        "guideline": project.guideline,
        "origin": project.origin,
        "location": _place_as_json(project.location),
    }


def _place_as_json(location: Location | None) -> dict[str, object] | None:
    return None if location is None else asdict(location)


def _total_as_json(total: PrintedTotal) -> dict[str, object]:
    return {
        "sheet": total.sheet,
        "row": total.row,
        "label": total.label,
        "amounts": _by_year(total.amounts),
        "counted": _by_year(total.counted),
        "counts_projects": total.counts_projects,
    }


def _by_year(amounts: Mapping[int, int]) -> dict[str, int]:
    return {str(year): amount for year, amount in sorted(amounts.items())}
