"""Where: the districts of the province, and each one with its organisations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import province_facts
from prasan.analytics.sums import sum_over
from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.rules import STAGE_ORDER
from prasan.web.attaining import Filter, goal_lines, needed_in, tiles
from prasan.web.exporting import Cell, list_file
from prasan.web.placing import OrganisationLine, district_lines, organisation_lines, year_sums
from prasan.web.public.filters import year_in
from prasan.web.requests import stage_in
from prasan.web.templatetags.public import full_name, organisation_kind


@dataclass(frozen=True, slots=True)
class Foot:
    """The sums under a table of places."""

    organisations: int
    projects: int
    baht: int


@login_not_required
def places(request: HttpRequest) -> HttpResponse:
    """The tile map and the same as a table."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "public/places.html", {"lines": ()})
    facts = province_facts(settings.PROVINCE)
    year, stage = year_in(request, facts), stage_in(request)
    lines = district_lines(year, stage)
    context = {
        "lines": lines,
        "tiles": tiles(year, stage),
        "year": year,
        "years": tuple(facts.organisations),
        "stage": stage,
        "stages": STAGE_ORDER,
        "counted": lines[0].goals if lines else 0,
        "foot": Foot(
            sum(one.organisations for one in lines),
            sum(one.sum.projects for one in lines),
            sum(one.sum.baht for one in lines),
        ),
    }
    return render(request, "public/places.html", context)


@login_not_required
def district(request: HttpRequest, code: str) -> HttpResponseBase:
    """One district: its goals over the years, and its organisations."""
    facts = province_facts(settings.PROVINCE)
    found = next((one for one in facts.districts if one.code == code), None)
    if found is None:
        raise NotFound(
            "no_such_district", f"ไม่มีอำเภอรหัส {code} เลือกจากหน้าพื้นที่", f"No district {code}; choose one from Places."
        )
    year, stage = year_in(request, facts), stage_in(request)
    rows = organisation_lines(facts, year, code, stage)
    if file := list_file(request, f"district-{code}-{year}", _("อปท."), *_export(rows, year)):
        return file
    codes = facts.codes(year, district=code)
    lines = goal_lines(Filter(stage, code))
    context = {
        "district": found,
        "year": year,
        "years": tuple(facts.organisations),
        "stage": stage,
        "stages": STAGE_ORDER,
        "lines": lines,
        "organisations": len(codes),
        "needed": needed_in(lines, year),
        "part": f"&district={code}",
        "tile": next(one for one in tiles(year, stage) if one.code == code),
        "rows": rows,
        "sum": sum_over(year_sums(year), codes),
    }
    return render(request, "public/district.html", context)


def _export(rows: Iterable[OrganisationLine], year: int) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    head = (
        "รหัส อปท.",
        "อปท.",
        "ประเภท",
        "ปีงบประมาณ",
        "นับในจุดมุ่งหมาย",
        "มีโครงการ ยังไม่ถึงขั้น",
        "จุดมุ่งหมายที่นับ",
        "โครงการ",
        "บาท",
    )
    lines = (
        (
            one.organisation.code,
            full_name(one.organisation),
            organisation_kind(one.organisation.kind),
            year,
            one.counting,
            one.one_step_short,
            one.goals,
            one.sum.projects,
            one.sum.baht,
        )
        for one in rows
    )
    return tuple(map(_, head)), lines
