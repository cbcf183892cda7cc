"""One organisation: what it is, its plans, the goals it counts for and through which project."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.analytics.rows import ProjectBehind, best_for
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.rules import STAGE_ORDER, Measure, Stage
from prasan.organisations import queries as organisations
from prasan.organisations.models import Organisation
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.queries import year_sums
from prasan.web.exporting import Cell, list_file
from prasan.web.public.filters import choices_of, year_in
from prasan.web.requests import stage_in
from prasan.web.templatetags.ui import named, stage_name


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """How an organisation stands for a goal: its furthest project, and whether it makes the organisation count."""

    goal: framework.GoalRow
    project: ProjectBehind | None

    @property
    def counts(self) -> bool:
        return self.project is not None and self.project.counts


@login_not_required
def organisation(request: HttpRequest, code: str) -> HttpResponseBase:
    """The page of one organisation of the province."""
    found = Organisation.objects.filter(code=code, province__code=settings.PROVINCE).select_related("district").first()
    if found is None:
        raise NotFound(
            "organisation_not_found",
            f"ไม่มี อปท. รหัส {code} ค้นจากชื่อหรือดูรหัสในรายชื่อ อปท.",
            f"There is no organisation {code}; look the code up by name.",
        )
    facts = province_facts(settings.PROVINCE)
    year, stage = year_in(request, facts), stage_in(request)
    standings = _standings(facts, code, year, stage)
    if file := list_file(request, f"goals-{code}-{year}", _("จุดมุ่งหมาย"), *_export(standings, year)):
        return file
    context = {
        "organisation": found,
        "history": organisations.history_of(code),
        "plans": Plan.objects.filter(organisation=found, revisions__announced_on__isnull=False)
        .distinct()
        .prefetch_related("revisions")
        .order_by("-first_year"),
        "sums": year_sums(ProjectVersion.objects.published().filter(project__plan__organisation=found)),
        "year": year,
        "years": tuple(facts.organisations),
        "stage": stage,
        "stages": STAGE_ORDER,
        "is_counted": code in facts.codes(year),
        "standings": standings,
        "counting": sum(one.counts for one in standings),
        "one_step_short": sum(one.project is not None and not one.counts for one in standings),
    }
    return render(request, "public/organisation.html", context)


def _standings(facts: ProvinceFacts, code: str, year: int, stage: Stage | None) -> tuple[GoalStanding, ...]:
    """Every goal that is counted from projects; those that count first, then those with a project."""
    fact_of = {goal.code: goal for goal in facts.goals}
    counted = [
        (row, fact_of[row.code])
        for row in choices_of(facts.edition.pk).goals
        if fact_of[row.code].measure is not Measure.SURVEY_SHARE
    ]
    best = best_for(facts.edition.pk, [fact for _, fact in counted], year, code, stage=stage)
    return tuple(GoalStanding(row, best.get(row.code)) for row, _ in counted)


def _export(standings: Iterable[GoalStanding], year: int) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    head = ("จุดมุ่งหมาย", "ชื่อ", "ปีงบประมาณ", "ผล", "รหัสโครงการ", "โครงการ", "ขั้น", "บาท")
    return tuple(map(_, head)), (_line(one, year) for one in standings)


def _line(one: GoalStanding, year: int) -> tuple[Cell, ...]:
    project = one.project
    result = _("นับแล้ว") if one.counts else _("ยังไม่ถึงขั้น") if project else _("ยังไม่มีโครงการ")
    behind = (project.key, project.name, stage_name(project.stage), project.baht) if project else ("", "", "", None)
    return (one.goal.code, named(one.goal, "short"), year, result, *behind)
