"""The goals: all of them as a heat map, and each one down to the organisations and the projects behind its number."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import ProvinceFacts, as_published, province_facts
from prasan.analytics.rows import ProjectBehind, projects_behind
from prasan.analytics.rules import Attainment, GoalFact, attainment
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.rules import STAGE_ORDER, Measure, Stage, stage_rank
from prasan.organisations.queries import DistrictFact, OrganisationFact
from prasan.web.attaining import Filter, goal_lines, needed_in, shown_year
from prasan.web.exporting import Cell, csv_file, is_synthetic
from prasan.web.placing import kinds_in
from prasan.web.public.dots import Dot, DotMap, dot_map
from prasan.web.public.filters import Choices, choice_in, choices_of, part_in, year_in
from prasan.web.public.paging import page_in
from prasan.web.templatetags.public import full_name
from prasan.web.templatetags.ui import named, stage_name


class Group(StrEnum):
    """The three kinds of organisation for a goal."""

    COUNTING = "counting"
    ONE_STEP_SHORT = "one_step_short"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class GoalQuery:
    """One goal in one year for a part of the province, counted."""

    facts: ProvinceFacts
    choices: Choices
    row: framework.GoalRow
    goal: GoalFact
    year: int
    chosen: Filter
    result: Attainment

    def codes(self, group: Group) -> frozenset[str]:
        """The organisations of one group."""
        of_group = {
            Group.COUNTING: self.result.counting,
            Group.ONE_STEP_SHORT: self.result.one_step_short,
            Group.MISSING: self.result.missing,
        }
        return of_group[group]

    @property
    def everyone(self) -> frozenset[str]:
        """The organisations of all groups."""
        return self.result.counting | self.result.one_step_short | self.result.missing


@dataclass(frozen=True, slots=True)
class OrganisationBehind:
    """An organisation of a group with the project that brought it furthest, and how many more it has."""

    organisation: OrganisationFact
    district: DistrictFact
    project: ProjectBehind | None
    more: int


@dataclass(frozen=True, slots=True)
class GroupDots:
    """The dots of one group, which share a mark."""

    group: Group
    dots: tuple[Dot, ...]


@login_not_required
def goals(request: HttpRequest) -> HttpResponse:
    """All goals over all years, for the whole province or a part of it."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "public/goals.html", {"lines": ()})
    facts = province_facts(settings.PROVINCE)
    chosen, year = part_in(request, facts), year_in(request, facts)
    lines = goal_lines(chosen)
    part = {name: value for name, value in (("district", chosen.district), ("kind", chosen.kind)) if value}
    context = {
        "lines": lines,
        "years": tuple(facts.organisations),
        "year": year,
        "stage": chosen.stage,
        "stages": STAGE_ORDER,
        "organisations": len(facts.codes(year, district=chosen.district, kind=chosen.kind)),
        "needed": needed_in(lines, year),
        "chosen": chosen,
        "districts": facts.districts,
        "kinds": kinds_in(facts, year),
        "part": f"&{urlencode(part)}" if part else "",
    }
    return render(request, "public/goals.html", context)


@login_not_required
def goal(request: HttpRequest, slug: str) -> HttpResponse:
    """Who counts for a goal and through which project, who is short of the stage, and who is missing."""
    asked = _goal_query(request, slug)
    facts, row, year, chosen = asked.facts, asked.row, asked.year, asked.chosen
    covered = [one for one in asked.choices.guidelines if one.code in row.guidelines]
    context: dict[str, object] = {
        "goal": row,
        "year": year,
        "years": tuple(facts.organisations),
        "covered": covered,
        "target": row.target_share.get(year),
    }
    if asked.goal.measure is Measure.SURVEY_SHARE:
        return render(request, "public/goal_survey.html", {**context, "covered": ()})
    group = choice_in(request, "group", list(Group)) or Group.COUNTING
    page = page_in(request, len(asked.codes(group)))
    result = asked.result
    context |= {
        "stage": chosen.stage,
        "stages": STAGE_ORDER,
        "chosen": chosen,
        "districts": facts.districts,
        "kinds": kinds_in(facts, year),
        "result": result,
        "short_by": max(0, (result.needed or 0) - len(result.counting)),
        "target_at": 100 * (result.needed or 0) / result.organisations if result.organisations else 0,
        "only_plans": year > shown_year(facts) and result.stage is not Stage.PLANNED,
        "side_by_side": [(stage, len(_attained(asked, stage).counting)) for stage in STAGE_ORDER],
        "map": _province_dots(facts, year),
        "groups": _dots_by_group(asked),
        "group": group,
        "page": page,
        "rows": page.of(_organisations(asked, group)),
    }
    return render(request, "public/goal.html", context)


def _goal_query(request: HttpRequest, slug: str) -> GoalQuery:
    facts = province_facts(settings.PROVINCE)
    choices = choices_of(facts.edition.pk)
    row = next((one for one in choices.goals if one.slug == slug), None)
    if row is None:
        raise NotFound(
            "no_such_goal", f"ไม่มีจุดมุ่งหมาย {slug} ในกรอบนี้ เลือกจากหน้าจุดมุ่งหมาย", f"No goal {slug} in this framework."
        )
    fact = next(one for one in facts.goals if one.code == row.code)
    chosen, year = part_in(request, facts), year_in(request, facts)
    codes = facts.codes(year, district=chosen.district, kind=chosen.kind)
    return GoalQuery(
        facts, choices, row, fact, year, chosen, attainment(fact, year, codes, facts.reach, stage=chosen.stage)
    )


def _attained(asked: GoalQuery, stage: Stage) -> Attainment:
    codes = asked.facts.codes(asked.year, district=asked.chosen.district, kind=asked.chosen.kind)
    return attainment(asked.goal, asked.year, codes, asked.facts.reach, stage=stage)


def _behind(asked: GoalQuery, codes: Iterable[str]) -> dict[str, tuple[ProjectBehind, ...]]:
    return projects_behind(asked.facts.edition.pk, asked.goal, asked.year, sorted(codes), stage=asked.chosen.stage)


def _organisations(asked: GoalQuery, group: Group) -> list[OrganisationBehind]:
    """The organisations of a group; those short of the stage with the nearest first."""
    codes = asked.codes(group)
    behind = {} if group is Group.MISSING else _behind(asked, codes)
    districts = {one.code: one for one in asked.facts.districts}
    found = []
    for one in asked.facts.organisations[asked.year]:
        if one.code in codes:
            projects = behind.get(one.code, ())
            more = sum(project.counts for project in projects) - 1 if group is Group.COUNTING else len(projects) - 1
            first = projects[0] if projects else None
            found.append(OrganisationBehind(one, districts[one.district_code], first, max(0, more)))
    if group is Group.ONE_STEP_SHORT:
        found.sort(key=lambda line: -stage_rank(line.project.stage) if line.project else 0)
    return found


def _province_dots(facts: ProvinceFacts, year: int) -> DotMap:
    return as_published(f"dots:{settings.PROVINCE}:{year}", lambda: dot_map(facts.organisations[year], facts.districts))


def _dots_by_group(asked: GoalQuery) -> tuple[GroupDots, ...]:
    dots = _province_dots(asked.facts, asked.year).dots
    return tuple(
        GroupDots(group, tuple(dot for dot in dots if dot.organisation.code in asked.codes(group)))
        for group in reversed(Group)
    )


@login_not_required
def goal_rows_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every organisation of the year (of one group, where it is asked for) with the projects behind it; one without any
    has a line without a project."""
    asked = _goal_query(request, slug)
    group = choice_in(request, "group", list(Group))
    if asked.goal.measure is Measure.SURVEY_SHARE:
        raise NotFound(
            "goal_by_survey",
            f"จุดมุ่งหมาย {asked.row.code} วัดจากการสำรวจประชาชน จึงไม่มีรายการโครงการให้ดาวน์โหลด",
            f"Goal {asked.row.code} is measured by a survey, so there are no projects to download.",
        )
    head = (
        _("รหัส อปท."),
        _("อปท."),
        _("อำเภอ"),
        _("กลุ่ม"),
        _("รหัสโครงการ"),
        _("โครงการ"),
        _("แนวทาง"),
        _("ขั้น"),
        _("บาท"),
    )
    rows = _rows(asked, asked.codes(group) if group else asked.everyone)
    return csv_file(f"goal-{slug}-{asked.year}.csv", head, rows, synthetic=is_synthetic())


def _rows(asked: GoalQuery, wanted: Set[str]) -> Iterator[tuple[Cell, ...]]:
    districts = {one.code: named(one) for one in asked.facts.districts}
    behind = _behind(asked, wanted)
    group_of = {code: group for group in Group for code in asked.codes(group)}
    for one in asked.facts.organisations[asked.year]:
        if one.code not in wanted:
            continue
        start = (one.code, full_name(one), districts[one.district_code], group_of[one.code].value)
        for project in behind.get(one.code, ()):
            yield (*start, project.key, project.name, project.guideline, stage_name(project.stage), project.baht)
        if one.code not in behind:
            yield (*start, "", "", "", "", None)
