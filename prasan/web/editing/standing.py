"""How complete the projects of a plan are and what is doubtful in them, for its pages. Composition; rules decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from prasan.analytics.queries import as_last_known, as_published
from prasan.classification import queries as classification
from prasan.common.findings import Finding
from prasan.framework.models import Edition
from prasan.plans import completing
from prasan.plans import queries as plans
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.checks import Peers
from prasan.plans.rules.completeness import Completeness, Lack, lacks, share_of_plan
from prasan.plans.rules.rows import ProjectRow
from prasan.plans.sheets import sheet_of
from prasan.web.planning.subjects import current_edition
from prasan.web.templatetags.ui import named, told


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan: how complete, what its projects lack (what weighs most first), what is doubtful, project by project."""

    share: int
    lacks: tuple[Lack, ...]
    completeness: Mapping[int, Completeness]
    findings: Mapping[int, tuple[Finding, ...]]
    guidelines: Mapping[int, str]
    rows: Mapping[int, ProjectRow]


def standing_of(plan: Plan) -> PlanStanding:
    """Everything at once, for whole pages."""
    return standing_of_rows(plan, {one.project_id: one.row for one in sheet_of(plan)}, peers())


def standing_of_versions(plan: Plan, versions: list[ProjectVersion], known: Peers) -> PlanStanding:
    """The same for some projects of a plan."""
    return standing_of_rows(plan, {version.project_id: plans.row_of(version) for version in versions}, known)


def standing_of_rows(plan: Plan, rows: Mapping[int, ProjectRow], known: Peers) -> PlanStanding:
    """The same for projects whose rows are at hand."""
    edition = current_edition()
    guidelines = classification.guidelines_of_projects(edition.pk, rows) if edition else {}
    found = completing.standing(plan, rows, known, guidelines)
    return PlanStanding(
        share_of_plan(found.completeness.values()),
        lacks(found.completeness, completing.scale()),
        found.completeness,
        found.findings,
        guidelines,
        rows,
    )


def peers() -> Peers:
    """Like projects over the whole province, counted anew after each published write."""
    return as_published(_name(), _peers)


def peers_at_hand() -> Peers:
    """The same as last counted: saving a cell waits for no recount."""
    return as_last_known(_name(), peers)


def _name() -> str:
    return f"peers:{settings.PROVINCE}"


def _peers() -> Peers:
    edition = current_edition()
    if edition is None:
        return Peers({}, {}, {})
    return _peers_of(edition)


def _peers_of(edition: Edition) -> Peers:
    decided = classification.open_classifications(edition.pk).filter(guideline__isnull=False)
    guidelines = dict(decided.values_list("project_id", "guideline__code"))
    by_guideline, by_class = completing.spreads(settings.PROVINCE, guidelines)
    titles = {issue.code: issue.title_th for issue in classification.guideline_choices(edition.pk)}
    return Peers(by_guideline, by_class, titles)


def as_json(standing: PlanStanding, project_id: int) -> dict[str, object]:
    """What the grid shows beside a project."""
    one = standing.completeness[project_id]
    findings = standing.findings[project_id]
    return {
        "share": one.share,
        "missing": [named(item, "label") for item in one.missing],
        "findings": [{"field": _field(finding), "text": told(finding)} for finding in findings],
        "guideline": standing.guidelines.get(project_id, ""),
    }


def _field(finding: Finding) -> str:
    return str(finding.place.as_json().get("field") or "")
