"""One project of an organisation's plan, for its brief."""

from dataclasses import replace

from prasan.analytics.queries import with_stage
from prasan.classification.models import Classification
from prasan.common.errors import NotFound
from prasan.framework.models import Coverage
from prasan.framework.rules import LinkStatus, Stage
from prasan.plans.models import Plan, ProjectVersion, YearAmount
from prasan.plans.queries import row_of, with_amounts
from prasan.reports.facts import Asked
from prasan.reports.facts.projects import ProjectFacts, YearState
from prasan.reports.queries.books import shown_versions
from prasan.reports.queries.plans import NOWHERE, head_of_plan, placed_of
from prasan.reports.queries.provinces import STAGE_NAMES

_STOPPED = {Stage.SUSPENDED: "ระงับ", Stage.CANCELLED: "ยกเลิก"}


def facts_of_project(plan: Plan, asked: Asked) -> ProjectFacts:
    """The project of the number that was asked for, else the plan's first. Raises `NotFound`."""
    versions = with_amounts(shown_versions(plan, asked)).order_by("position", "id")
    if asked.item:
        versions = versions.filter(project_id=int(asked.item) if asked.item.isdigit() else 0)
    version = versions.first()
    if version is None:
        raise NotFound(
            "no_such_project", "ไม่มีโครงการเลขนี้ในแผนที่เลือก ดูเลขโครงการในหน้าโครงการ", "The plan has no such project."
        )
    placed = placed_of(plan, asked.state, version.project_id)
    issue, links, own = placed.get(version.project_id, NOWHERE)
    decided = Classification.objects.filter(project=version.project_id, ended_at=None).exclude(guideline=None)
    found = decided.select_related("guideline").order_by("-pk").first()
    guideline = found.guideline if found else None
    covers = Coverage.objects.filter(guideline=guideline, status=LinkStatus.CONFIRMED) if guideline else ()
    return ProjectFacts(
        plan=replace(head_of_plan(plan, asked), projects=()),
        project_id=version.project_id,
        row=row_of(version),
        issue=issue,
        own_issue=" ".join(own).strip(),
        guideline=f"{guideline.code} {guideline.title_th}" if guideline else "",
        goals=tuple(f"{one.goal.code} {one.goal.short_th or one.goal.title_th}" for one in covers),
        links=links,
        years=_years(plan, version),
    )


def _years(plan: Plan, version: ProjectVersion) -> tuple[YearState, ...]:
    rows = with_stage(YearAmount.objects.filter(version=version))
    known = {one.fiscal_year: one for one in rows}
    states = []
    for year in plan.years:
        if one := known.get(year):
            stage = Stage(one.reached)  # type: ignore[attr-defined]  # annotated by with_stage
            name = _STOPPED.get(stage) or STAGE_NAMES[stage]
            states.append(YearState(year, one.amount_baht, one.ordinance_baht, name))
    return tuple(states)
