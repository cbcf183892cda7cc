"""The plans above the framework: how far each is linked, what money stands under its elements, as matrix and as flow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from prasan.analytics.aligned import Aligned, aligned, flows
from prasan.analytics.queries import as_published
from prasan.analytics.rules import dip_of
from prasan.analytics.tagging import Cell, ElementSum, Flow, Tagged
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.queries import ElementRow
from prasan.framework.rules import LinkStatus
from prasan.reports.drawings.sankey import Node, sankey_svg
from prasan.web.aligning.subjects import upper_edition, year_of
from prasan.web.exporting import Cell as FileCell
from prasan.web.exporting import csv_file, is_synthetic, list_file
from prasan.web.templatetags.ui import is_thai, millions, named, stage_name


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan above the framework: of how many guidelines a link is confirmed, proposed only, or not there."""

    edition: Edition
    whole: int
    confirmed: int
    proposed: int
    without: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Behind:
    """Guidelines with a confirmed link, with none but proposals, with nothing; elements without a guideline."""

    confirmed: tuple[ElementRow, ...]
    proposed: tuple[ElementRow, ...]
    without: tuple[ElementRow, ...]
    gaps: tuple[ElementRow, ...]


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element of the plan with its sums; `bar`: its money against the largest, 0–100."""

    element: ElementRow
    sums: ElementSum
    bar: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One crossing: the link's money (None: no confirmed link), how deep it is coloured, whether one is proposed."""

    element: ElementRow
    cell: Cell | None
    dip: int
    is_proposed: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One guideline over all elements of the plan."""

    guideline: ElementRow
    cells: tuple[MatrixCell, ...]
    is_unlinked: bool


@login_not_required
def alignment(request: HttpRequest) -> HttpResponse:
    """Every plan above the framework, and how far it is linked."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "aligning/alignment.html", {"edition": None})
    province = settings.PROVINCE
    # Remembered together: each figure that is remembered by itself asks for the newest write.
    lines = as_published(
        f"alignment:{province}", lambda: tuple(plan_line(one) for one in framework.higher_editions(province))
    )
    current = framework.current_framework(settings.PROVINCE)
    levels = [one.edition.level for one in lines]
    context = {
        "edition": current,
        "lines": lines,
        "doubled": {one for one in levels if levels.count(one) > 1},
        # A newer framework that has not taken the place of an older one yet.
        "frameworks": [current] if current.replaces_id is None and framework.replaceable(current) else [],
    }
    return render(request, "aligning/alignment.html", context)


def plan_line(upper: Edition) -> PlanLine:
    """How far one plan is linked."""
    found = aligned(settings.PROVINCE, upper)
    gaps = sum(one.is_gap for one in found.tagged(None).elements.values())
    return PlanLine(upper, *found.progress, gaps)


@login_not_required
def alignment_plan(request: HttpRequest, code: str) -> HttpResponse:
    """One plan above: its tagged budget, and the matrix of guidelines by its elements."""
    upper = upper_edition(code)
    found = aligned(settings.PROVINCE, upper)
    year = year_of(request, found.framework.years)
    sums = found.tagged(year)
    most = max((one.baht for one in sums.elements.values()), default=0)
    by_code = {one.code: one for one in found.guidelines}
    years = found.framework.years
    context = {
        "upper": upper,
        "line": plan_line(upper),
        "behind": behind_of(found, sums),
        "years": years,
        "year": year,
        "asked": asked_for(found, year),
        "sums": sums,
        "elements": [
            ElementLine(one, sums.elements[one.code], 100 * sums.elements[one.code].baht // most if most else 0)
            for one in found.elements
        ],
        "rows": matrix_rows(found, sums),
        "columns": found.elements,
        "by_code": by_code,
        "cells": sums.cells,
    }
    return render(request, "aligning/plan.html", context)


def behind_of(found: Aligned, sums: Tagged) -> Behind:
    """The elements that each figure of the plan's strip counts."""
    by_state = {
        state: {one.lower_code for one in found.links.get(state, ())}
        for state in (LinkStatus.CONFIRMED, LinkStatus.PROPOSED)
    }
    confirmed, proposed = by_state[LinkStatus.CONFIRMED], by_state[LinkStatus.PROPOSED]
    return Behind(
        confirmed=tuple(one for one in found.guidelines if one.code in confirmed),
        proposed=tuple(one for one in found.guidelines if one.code in proposed - confirmed),
        without=tuple(one for one in found.guidelines if one.code not in proposed | confirmed),
        gaps=tuple(one for one in found.elements if sums.elements[one.code].is_gap),
    )


def matrix_rows(found: Aligned, sums: Tagged) -> tuple[MatrixRow, ...]:
    """The matrix in the order of both documents; depth is the part of the largest cell."""
    most = max((one.baht for one in sums.cells.values()), default=0)
    proposed = {(one.lower_code, one.upper_code) for one in found.links.get(LinkStatus.PROPOSED, ())}
    unlinked = set(sums.unlinked)
    rows = []
    for guideline in found.guidelines:
        cells = []
        for element in found.elements:
            cell = sums.cells.get((guideline.code, element.code))
            dip = dip_of(100 * cell.baht / most) if cell and most else 0
            cells.append(MatrixCell(element, cell, dip, (guideline.code, element.code) in proposed))
        rows.append(MatrixRow(guideline, tuple(cells), guideline.code in unlinked))
    return tuple(rows)


@login_not_required
def alignment_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """Every confirmed link with its weight and money, and what is under no link, as CSV that adds up to the total."""
    upper = upper_edition(code)
    found = aligned(settings.PROVINCE, upper)
    year = year_of(request, found.framework.years)
    head = (
        _("แผน"),
        _("รหัส"),
        _("ชื่อ"),
        _("แนวทาง"),
        _("ชื่อแนวทาง"),
        _("ปีงบประมาณ"),
        _("น้ำหนัก"),
        _("ส่วน (ร้อยละ)"),
        _("โครงการ"),
        _("โครงการ-ปี"),
        _("บาทตามน้ำหนัก"),
        _("บาทเต็มของแนวทาง"),
    )
    return csv_file(f"alignment-{upper.code}.csv", head, _rows(found, year), synthetic=is_synthetic())


def _rows(found: Aligned, year: int | None) -> Iterator[tuple[FileCell, ...]]:
    sums = found.tagged(year)
    told_year = str(year or f"{found.framework.first_year}–{found.framework.last_year}")
    elements = {one.code: one for one in found.elements}
    guidelines = {one.code: one for one in found.guidelines}
    plan = named(found.upper, "title")
    for (guideline, element), cell in sums.cells.items():
        yield (
            plan,
            element,
            named(elements[element], "title"),
            guideline,
            named(guidelines[guideline], "title"),
            told_year,
            cell.weight,
            round(float(100 * cell.share), 2),
            cell.projects,
            cell.project_years,
            cell.baht,
            cell.whole_baht,
        )
    for told, rest in (
        (_("แนวทางที่ยังไม่เชื่อมโยง"), sums.unlinked_sum),
        (_("ยังไม่จัดเข้าแนวทาง"), sums.unplaced_sum),
    ):
        yield plan, "", told, "", "", told_year, None, None, rest.projects, rest.project_years, rest.baht, rest.baht


@login_not_required
def alignment_flow(request: HttpRequest, code: str) -> HttpResponseBase:
    """Money from the plan above through issues and guidelines to the stage it reached: a drawing and its table."""
    upper = upper_edition(code)
    found = aligned(settings.PROVINCE, upper)
    year = year_of(request, found.framework.years)
    shown = flows(settings.PROVINCE, upper, year)
    names = _names(found)
    order = {key: place for place, key in enumerate(names)}
    chart = sorted(shown.flows, key=lambda one: (order[one.source], order[one.target]))
    lines = ((names[one.source][1], names[one.target][1], one.baht) for one in chart)
    if file := list_file(request, f"flow-{code}", _("ทางไหลของเงิน"), (_("จาก"), _("ไปยัง"), _("บาท")), lines):
        return file
    drawing = sankey_svg(
        [
            Node(key, f"{short} {millions(baht)}")
            for key, (short, _full) in names.items()
            if (baht := _through(chart, key))
        ],
        [(one.source, one.target, one.baht) for one in chart],
        title=_("เงินจากแผนระดับที่สูงกว่า ผ่านประเด็นและแนวทาง ถึงขั้นที่ทำได้"),
    )
    context = {
        "upper": upper,
        "years": found.framework.years,
        "year": year,
        "drawing": drawing,
        "flows": [
            (names[one.source][1], names[one.target][1], one.baht, _behind(one, upper.code, found, year))
            for one in chart
        ],
        "shown": shown,
    }
    return render(request, "aligning/flow.html", context)


def _names(found: Aligned) -> dict[tuple[int, str], tuple[str, str]]:
    """Node → (what stands on the drawing, what stands in the table), in the order in which they are drawn."""
    names: dict[tuple[int, str], tuple[str, str]] = {}
    for column, ones in enumerate((found.elements, found.issues, found.guidelines)):
        for one in ones:
            names[column, one.code] = (one.code, f"{one.code} {named(one, 'title')}")
    for one in found.elements:
        names[0, one.code] = (f"{one.code} {_cut(named(one, 'short'))}", names[0, one.code][1])
    for one in found.issues:
        names[1, one.code] = (f"{one.code} {_cut(named(one, 'short'))}", names[1, one.code][1])
    for stage in ("planned", "budgeted", "contracted", "disbursed", "completed", "suspended", "cancelled"):
        names[3, stage] = (stage_name(stage), stage_name(stage))
    return names


def _behind(flow: Flow, plan: str, found: Aligned, year: int | None) -> str:
    """Where the rows of one flow stand: the guidelines of an element, the projects of a guideline, those of a stage.

    A list of one stage is of one year, and means at least that far; so what stays at a stage opens to its guideline.
    """
    if flow.source[0] == 0:
        asked = f"?year={year}" if year else ""
        return f"{reverse('alignment_plan', args=[plan])}{asked}#above-{flow.source[1]}"
    guideline = flow.target[1] if flow.source[0] == 1 else flow.source[1]
    return f"{reverse('projects')}?guideline={guideline}&{asked_for(found, year)}"


def asked_for(found: Aligned, year: int | None) -> str:
    """One year or the whole period, as the list of projects asks for it."""
    return f"year={year}" if year else f"period={found.framework.first_year}-{found.framework.last_year}"


def _cut(text: str) -> str:
    most = 22 if is_thai() else 26
    return text if len(text) <= most else f"{text[:most]}…"


def _through(chart: Sequence[Flow], key: tuple[int, str]) -> int:
    """What passes through a node: what leaves it, or in the last column what comes in."""
    leaving = sum(one.baht for one in chart if one.source == key)
    return leaving or sum(one.baht for one in chart if one.target == key)
