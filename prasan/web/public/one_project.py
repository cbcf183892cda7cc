"""One project: what the plan says, its money and stage by year, where it belongs, for what it counts, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.analytics.rows import stages_of
from prasan.classification.models import Classification
from prasan.classification.queries import open_classifications
from prasan.common.errors import NotFound
from prasan.common.money import grouped
from prasan.framework import queries as framework
from prasan.framework.rules import Measure, Stage, has_reached, stage_rank
from prasan.plans.histories import VersionStep, history_of, versions_of
from prasan.plans.models import Project, ProjectVersion
from prasan.plans.resolutions import resolved_of
from prasan.plans.rules.permissions import why_not_see_working
from prasan.plans.rules.rows import ORIGINAL, ProjectRow
from prasan.web.exporting import list_file
from prasan.web.public.filters import choices_of
from prasan.web.requests import person_of
from prasan.web.templatetags.public import project_kind
from prasan.web.templatetags.ui import stage_name

FIELD_NAMES = {
    "name": gettext_noop("ชื่อโครงการ"),
    "objective": gettext_noop("วัตถุประสงค์"),
    "target": gettext_noop("เป้าหมาย"),
    "amounts": gettext_noop("งบประมาณ"),
    "ordinance_amounts": gettext_noop("งบในข้อบัญญัติ"),
    "kpi": gettext_noop("ตัวชี้วัด"),
    "expected_result": gettext_noop("ผลที่คาดว่าจะได้รับ"),
    "unit": gettext_noop("หน่วยงานรับผิดชอบ"),
    "budget_class": gettext_noop("แผนงาน"),
    "kind": gettext_noop("ประเภท"),
    "revision": gettext_noop("ฉบับที่พิมพ์ไว้"),
    "reason": gettext_noop("เหตุผลและความจำเป็น"),
    "group": gettext_noop("หัวข้อในแผน"),
    "location": gettext_noop("ที่ตั้ง"),
}


@dataclass(frozen=True, slots=True)
class YearLine:
    """One fiscal year of a project: planned and budgeted whole baht (None: no money that year) and its stage.

    `height` is the planned money as per cent of the year with the most; `is_begun`: work has begun.
    """

    fiscal_year: int
    planned: int | None
    budgeted: int | None
    stage: Stage | None
    height: float

    @property
    def is_begun(self) -> bool:
        return self.stage is not None and has_reached(self.stage, Stage.CONTRACTED)

    @property
    def is_stopped(self) -> bool:
        return self.stage is not None and stage_rank(self.stage) < 0


@dataclass(frozen=True, slots=True)
class GoalOfProject:
    """A goal that the project's guideline serves: the years in which it counts, and in which it does not yet."""

    goal: framework.GoalRow
    counting: tuple[int, ...]
    waiting: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One cell that a version changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A version with the cells it changed; the first one changed nothing."""

    step: VersionStep
    cells: tuple[ChangedCell, ...]


def project_page(request: HttpRequest, project_id: int) -> HttpResponseBase:
    """One project; before it is announced only its own readers find it."""
    project = (
        Project.objects.filter(pk=project_id, plan__organisation__province__code=settings.PROVINCE)
        .select_related("plan__organisation__district")
        .first()
    )
    versions = versions_of(project) if project else {}
    shown = _shown(request, project, versions)
    if project is None or shown is None:
        raise NotFound(
            "no_such_project",
            f"ไม่มีโครงการ P{project_id} ให้ดูที่นี่ แผนอาจยังไม่ประกาศ หรือเลขโครงการไม่ตรง ค้นจากชื่อในหน้าโครงการ",
            f"There is no project P{project_id} to see here: its plan may not be announced, or the number is wrong.",
        )
    history = history_of(versions, shown)
    facts = province_facts(settings.PROVINCE)
    decided = (
        open_classifications(facts.edition.pk)
        .filter(project=project)
        .select_related("guideline__parent", "confirmed_by")
        .first()
    )
    years = _years(project, shown, history[0].row)
    head = tuple(map(_, ("ปีงบประมาณ", "ในแผน (บาท)", "ในข้อบัญญัติ (บาท)", "ขั้น")))
    rows = ((one.fiscal_year, one.planned, one.budgeted, stage_name(one.stage) if one.stage else "") for one in years)
    if file := list_file(request, project.key, _("เงินแต่ละปี"), head, rows):
        return file
    is_public = _is_public(request, project)
    context = {
        "project": project,
        "version": shown,
        "row": history[0].row,
        "years": years,
        "planned_baht": sum(line.planned or 0 for line in years),
        "budgeted_baht": sum(line.budgeted or 0 for line in years),
        "decided": decided,
        "goals": _goals(facts, decided, years, project.plan.organisation.code),
        "higher": framework.higher_links_of([decided.guideline_id]).get(decided.guideline_id, ()) if decided else (),
        "history": [HistoryLine(step, _cells(step)) for step in history],
        "reads_working": not is_public,
        "resolved": resolved_of(project, announced_only=is_public),
    }
    return render(request, "public/project.html", context)


def _shown(
    request: HttpRequest, project: Project | None, versions: Mapping[int, ProjectVersion]
) -> ProjectVersion | None:
    """The newest word for the organisation's own readers, the announced one for everyone else."""
    if project is None:
        return None
    published = next((one for one in versions.values() if one.is_published), None)
    if _is_public(request, project):
        return published
    return next((one for one in versions.values() if one.is_latest), published)


def _is_public(request: HttpRequest, project: Project) -> bool:
    return why_not_see_working(person_of(request), project.plan.organisation.code) is not None


def _years(project: Project, version: ProjectVersion, row: ProjectRow) -> tuple[YearLine, ...]:
    money = [(one.fiscal_year, one.ordinance_baht) for one in version.year_amounts.all()]
    stages = stages_of(project.pk, money)
    most = max(row.amounts.values(), default=0)
    return tuple(
        YearLine(
            year,
            row.amounts.get(year),
            row.ordinance_amounts.get(year),
            stages.get(year),
            80 * row.amounts.get(year, 0) / most if most else 0,
        )
        for year in sorted({*project.plan.years, *stages})
    )


def _goals(
    facts: ProvinceFacts, decided: Classification | None, years: tuple[YearLine, ...], organisation: str
) -> tuple[GoalOfProject, ...]:
    """The goals counted from projects that cover the guideline, in the years in which the organisation is valid."""
    if decided is None:
        return ()
    valid = [line for line in years if line.fiscal_year in facts.organisations and line.stage and not line.is_stopped]
    lines = [line for line in valid if organisation in facts.codes(line.fiscal_year)]
    found = []
    for goal in choices_of(facts.edition.pk).goals:
        if goal.measure is not Measure.SURVEY_SHARE and decided.guideline.code in goal.guidelines:
            counting = tuple(one.fiscal_year for one in lines if one.stage and has_reached(one.stage, goal.stage))
            waiting = tuple(one.fiscal_year for one in lines if one.fiscal_year not in counting)
            found.append(GoalOfProject(goal, counting, waiting))
    return tuple(found)


def _cells(step: VersionStep) -> tuple[ChangedCell, ...]:
    if step.before is None:
        return ()
    cells: list[ChangedCell] = []
    for field in step.fields:
        label = _(FIELD_NAMES[field])
        before, after = getattr(step.before, field), getattr(step.row, field)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            changed = sorted(year for year in {*before, *after} if before.get(year) != after.get(year))
            cells += [ChangedCell(f"{label} {year}", _baht(before, year), _baht(after, year)) for year in changed]
        else:
            cells.append(ChangedCell(label, _told(field, before), _told(field, after)))
    return tuple(cells)


def _baht(amounts: Mapping[int, int], year: int) -> str:
    return grouped(amounts[year]) if year in amounts else "–"


def _told(field: str, value: object) -> str:
    if field == "kind":
        return project_kind(str(value))
    return "" if value == ORIGINAL else str(value)
