"""The province in one fiscal year, from the same measures as its dashboards; what organisations ask of others."""

from collections import defaultdict

from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.analytics.rules import Attainment, attainment, funnel
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.models import Element
from prasan.framework.queries import GoalRow
from prasan.framework.rules import Kind, Measure, Stage, has_reached
from prasan.organisations.models import District, Province
from prasan.organisations.rules.kinds import OrganisationKind, label_of
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.queries import row_of, with_amounts
from prasan.plans.rules.rows import ProjectKind
from prasan.reports.facts import Asked
from prasan.reports.facts.provinces import (
    AskedProject,
    CoordinationFacts,
    DistrictSum,
    GoalResult,
    IssueSum,
    ProvinceYearFacts,
    StageSum,
)
from prasan.reports.queries.issuers import pao_name

STAGE_NAMES = {
    Stage.PLANNED: "อยู่ในแผน",
    Stage.BUDGETED: "ตั้งงบประมาณแล้ว",
    Stage.CONTRACTED: "ลงนามสัญญาแล้ว",
    Stage.DISBURSED: "เบิกจ่ายแล้ว",
    Stage.COMPLETED: "แล้วเสร็จ",
}


def facts_of_coordination(province: Province, asked: Asked) -> CoordinationFacts:
    """Beyond-capacity projects of announced plans, of one district where its code is asked for. Raises `NotFound`."""
    edition = framework.current_framework(province.code)
    district = District.objects.filter(province=province, code=asked.item).first() if asked.item else None
    if asked.item and district is None:
        raise NotFound("no_such_district", "ไม่มีอำเภอรหัสนี้ในจังหวัด", "This province has no such district.")
    versions = ProjectVersion.objects.published().filter(
        kind=ProjectKind.BEYOND_CAPACITY,
        project__plan__organisation__province=province,
        project__plan__first_year=edition.first_year or 0,
    )
    if district:
        versions = versions.filter(project__plan__organisation__district=district)
    chosen = with_amounts(versions).select_related("project__plan__organisation__district")
    ordered = chosen.order_by(
        "project__plan__organisation__district__code", "project__plan__organisation__code", "position"
    )
    projects = []
    synthetic = False
    for version in ordered:
        plan = version.project.plan
        synthetic = synthetic or plan.is_synthetic
        organisation = plan.organisation
        projects.append(AskedProject(organisation.district.name_th, organisation.label, row_of(version)))
    return CoordinationFacts(
        province_name=province.name_th,
        pao_name=pao_name(province),
        district=district.name_th if district else "",
        first_year=edition.first_year or 0,
        last_year=edition.last_year or 0,
        projects=tuple(projects),
        synthetic=synthetic,
    )


def facts_of_province_year(province: Province, asked: Asked) -> ProvinceYearFacts:
    """The whole province in a year of its framework (the first where none is asked for)."""
    return _facts(province, asked, None)


def facts_of_goal(province: Province, asked: Asked) -> ProvinceYearFacts:
    """The province seen from one goal (the first where none is asked for). Raises `NotFound`."""
    goals = framework.goals_of(framework.current_framework(province.code).pk)
    wanted = asked.item.replace("-", "/")
    goal = next((one for one in goals if one.code == wanted), None) if wanted else next(iter(goals), None)
    if goal is None:
        raise NotFound("no_such_goal", "ไม่มีจุดมุ่งหมายรหัสนี้", "There is no such goal.")
    return _facts(province, asked, goal)


def _facts(province: Province, asked: Asked, goal: GoalRow | None) -> ProvinceYearFacts:
    facts = province_facts(province.code)
    edition = facts.edition
    year = asked.fiscal_year if asked.fiscal_year in edition.years else (edition.first_year or 0)
    rows = (goal,) if goal else framework.goals_of(edition.pk)
    results = tuple(_result(facts, one, year) for one in rows)
    counted = _attained(facts, goal, year) if goal else None
    everyone = facts.codes(year)
    names = {one.code: label_of(OrganisationKind(one.kind), one.name_th) for one in facts.organisations[year]}
    planned = Plan.objects.filter(organisation__province=province, revisions__announced_on__isnull=False)
    planned = planned.filter(first_year__lte=year, last_year__gte=year)
    return ProvinceYearFacts(
        province_name=province.name_th,
        pao_name=pao_name(province),
        framework_title=edition.title_th,
        fiscal_year=year,
        organisations=len(everyone),
        with_plan=planned.values("organisation").distinct().count(),
        goals=results,
        stages=tuple(StageSum(STAGE_NAMES[s.stage], s.projects, s.baht) for s in funnel(facts.facts, year)),
        issues=_issues(facts, year),
        districts=_districts(facts, year, counted),
        history=tuple((y, _share(facts, goal, y)) for y in edition.years) if goal else (),
        names=tuple(names[code] for code in sorted(counted.counting)) if counted else (),
        missing=tuple(names[code] for code in sorted(everyone - counted.counting)) if counted else (),
        synthetic=planned.filter(is_synthetic=True).exists(),
    )


def _attained(facts: ProvinceFacts, goal: GoalRow, year: int) -> Attainment | None:
    """None for a goal that a survey measures."""
    if goal.measure is Measure.SURVEY_SHARE:
        return None
    fact = next(one for one in facts.goals if one.code == goal.code)
    return attainment(fact, year, facts.codes(year), facts.reach)


def _share(facts: ProvinceFacts, goal: GoalRow, year: int) -> float:
    found = _attained(facts, goal, year)
    return float(found.share) if found else 0.0


def _result(facts: ProvinceFacts, goal: GoalRow, year: int) -> GoalResult:
    found = _attained(facts, goal, year)
    target = goal.target_share.get(year)
    return GoalResult(
        code=goal.code,
        title=goal.title_th,
        short=goal.short_th,
        issue=f"{goal.issue_code} {goal.issue_title_th}",
        counting=len(found.counting) if found else 0,
        short_of=len(found.one_step_short) if found else 0,
        missing=len(found.missing) if found else 0,
        needed=found.needed if found else None,
        share=float(found.share) if found else None,
        target=float(target) if target is not None else None,
    )


def _issues(facts: ProvinceFacts, year: int) -> tuple[IssueSum, ...]:
    issues = list(Element.objects.filter(edition=facts.edition, kind=Kind.ISSUE).order_by("position"))
    of_guideline = dict(
        Element.objects.filter(edition=facts.edition, kind=Kind.GUIDELINE).values_list("code", "parent__code")
    )
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for fact in facts.facts:
        if fact.fiscal_year == year:
            held = sums[of_guideline.get(fact.guideline) or ""]
            held[0] += fact.projects
            held[1] += fact.baht
    listed = [IssueSum(one.code, one.title_th, *_two(sums[one.code])) for one in issues]
    if sums[""][0]:
        listed.append(IssueSum("", "ยังไม่ยืนยันแนวทาง", *_two(sums[""])))
    return tuple(listed)


def _two(sums: list[int]) -> tuple[int, int]:
    return sums[0], sums[1]


def _districts(facts: ProvinceFacts, year: int, counted: Attainment | None) -> tuple[DistrictSum, ...]:
    """By district: who counts towards the goal, or (of no goal) who has begun any project."""
    begun = (
        counted.counting
        if counted
        else {
            fact.organisation
            for fact in facts.facts
            if fact.fiscal_year == year and has_reached(fact.stage, Stage.CONTRACTED)
        }
    )
    listed = []
    for district in facts.districts:
        codes = facts.codes(year, district=district.code)
        listed.append(DistrictSum(district.name_th, len(codes), len(codes & begun)))
    return tuple(listed)
