"""The figures to take away, each as a CSV that opens in a spreadsheet."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.analytics.rules import funnel, stopped
from prasan.framework import queries as framework
from prasan.web.attaining import Cell as GoalCell
from prasan.web.attaining import Filter, GoalLine, goal_lines, shown_year
from prasan.web.exporting import Cell, csv_file, is_synthetic
from prasan.web.placing import district_lines
from prasan.web.public.filters import part_in, year_in
from prasan.web.requests import stage_in
from prasan.web.templatetags.ui import named, stage_name


@login_not_required
def downloads(request: HttpRequest) -> HttpResponse:
    """What there is to download."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "public/downloads.html", {"years": ()})
    facts = province_facts(settings.PROVINCE)
    context = {
        "year": shown_year(facts),
        "years": tuple(facts.organisations),
        "goals": [line.goal for line in goal_lines(Filter()) if not line.survey],
    }
    return render(request, "public/downloads.html", context)


@login_not_required
def goals_csv(request: HttpRequest) -> HttpResponseBase:
    """Goal × year for the province or the part of it that is asked for."""
    facts = province_facts(settings.PROVINCE)
    head = (
        _("จุดมุ่งหมาย"),
        _("ชื่อ"),
        _("ปีงบประมาณ"),
        _("วัดจาก"),
        _("ขั้นที่นับ"),
        _("อปท. ที่นับ"),
        _("มีโครงการ ยังไม่ถึงขั้น"),
        _("ยังไม่มีโครงการ"),
        _("อปท. ทั้งหมด"),
        _("ร้อยละ"),
        _("เป้าหมายร้อยละ"),
        _("ต้องการ (แห่ง)"),
        _("ถึงเป้า"),
    )
    lines = goal_lines(part_in(request, facts))
    rows = (_goal_row(line, cell) for line in lines for cell in line.cells)
    return csv_file("goals.csv", head, rows, synthetic=is_synthetic())


def _goal_row(line: GoalLine, cell: GoalCell) -> tuple[Cell, ...]:
    start = (line.goal.code, named(line.goal, "title"), cell.fiscal_year)
    result = cell.result
    if result is None:
        return (*start, _("การสำรวจ"), "", None, None, None, None, None, _share(line, cell.fiscal_year), None, "")
    return (
        *start,
        _("โครงการ"),
        stage_name(result.stage),
        len(result.counting),
        len(result.one_step_short),
        len(result.missing),
        result.organisations,
        round(float(result.share), 2),
        _share(line, cell.fiscal_year),
        result.needed,
        _("ถึง") if result.is_met else _("ยังไม่ถึง"),
    )


def _share(line: GoalLine, fiscal_year: int) -> float | None:
    target = line.goal.target_share.get(fiscal_year)
    return None if target is None else float(target)


@login_not_required
def places_csv(request: HttpRequest) -> HttpResponseBase:
    """Every district in a year: organisations, goals that it meets by itself, projects, money."""
    facts = province_facts(settings.PROVINCE)
    year, stage = year_in(request, facts), stage_in(request)
    head = (
        _("รหัสอำเภอ"),
        _("อำเภอ"),
        _("ปีงบประมาณ"),
        _("อปท. ทั้งหมด"),
        _("จุดมุ่งหมายที่ถึงเป้า"),
        _("จุดมุ่งหมายที่นับ"),
        _("โครงการ"),
        _("บาท"),
    )
    rows = (
        (
            one.district.code,
            named(one.district),
            year,
            one.organisations,
            one.met,
            one.goals,
            one.sum.projects,
            one.sum.baht,
        )
        for one in district_lines(year, stage)
    )
    return csv_file(f"places-{year}.csv", head, rows, synthetic=is_synthetic())


@login_not_required
def funnel_csv(request: HttpRequest) -> HttpResponseBase:
    """The stages of the year that is asked for, or of every year."""
    facts = province_facts(settings.PROVINCE)
    years = (year_in(request, facts),) if request.GET.get("year") else tuple(facts.organisations)
    head = (_("ปีงบประมาณ"), _("ขั้น"), _("โครงการ"), _("บาท"), _("ร้อยละของแผน"))
    return csv_file("funnel.csv", head, _funnel_rows(facts, years), synthetic=is_synthetic())


def _funnel_rows(facts: ProvinceFacts, years: tuple[int, ...]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for step in funnel(facts.facts, year):
            yield (year, stage_name(step.stage), step.projects, step.baht, round(step.share, 2))
        for stage, projects in stopped(facts.facts, year).items():
            yield (year, stage_name(stage), projects, None, None)
