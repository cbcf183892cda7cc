"""The list of published projects under filters, its exports, and the page of one project."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.listing import Sort, Wanted, every_line, page_of, total, years_with_money
from prasan.analytics.queries import ProvinceFacts, province_facts
from prasan.framework import queries as framework
from prasan.framework.rules import Stage
from prasan.organisations.queries import OrganisationFact
from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.rows import ProjectKind
from prasan.web.attaining import shown_year
from prasan.web.exporting import Cell, csv_file, is_synthetic, xlsx_file
from prasan.web.public.filters import ListQuery, list_query
from prasan.web.public.one_project import project_page
from prasan.web.public.paging import page_in
from prasan.web.templatetags.public import full_name, project_kind
from prasan.web.templatetags.ui import named, stage_name


@login_not_required
def projects(request: HttpRequest) -> HttpResponse:
    """The projects that the filters leave, fifty to a page, and what they add up to."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "public/projects.html", {"facts": None})
    facts = province_facts(settings.PROVINCE)
    query = list_query(request, facts)
    edition = facts.edition.pk
    found = total(settings.PROVINCE, edition, query.wanted)
    page = page_in(request, found.projects)
    choices = query.choices
    context = {
        "facts": facts,
        "query": query,
        "wanted": query.wanted,
        "found": found,
        "all": total(settings.PROVINCE, edition, Wanted()).projects,
        "page": page,
        "lines": page_of(settings.PROVINCE, edition, query.wanted, query.sort, start=page.start, length=page.length),
        "owners": _owners(facts, query),
        "issues": choices.issues,
        "guidelines": [one for one in choices.guidelines if query.issue in ("", one.issue)],
        "goals": [one for one in choices.goals if one.guidelines],
        "years": tuple(facts.organisations),
        "stages": tuple(Stage),
        "kinds": tuple(ProjectKind),
        "classes": BUDGET_CLASSES,
        "sorts": tuple(Sort),
    }
    return render(request, "public/projects.html", context)


def _owners(facts: ProvinceFacts, query: ListQuery) -> list[OrganisationFact]:
    """The organisations to choose from: of the chosen district, or the one chosen; too many to list otherwise."""
    if query.wanted.district:
        organisations = facts.organisations[shown_year(facts)]
        return [one for one in organisations if one.district_code == query.wanted.district]
    return [query.owner] if query.owner else []


@login_not_required
def projects_csv(request: HttpRequest) -> HttpResponseBase:
    """The list as filtered, all of it, as CSV."""
    head, rows = _export(request)
    return csv_file("projects.csv", head, rows, synthetic=is_synthetic())


@login_not_required
def projects_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The list as filtered, all of it, as an Excel workbook."""
    head, rows = _export(request)
    return xlsx_file("projects.xlsx", _("โครงการ"), head, rows, synthetic=is_synthetic())


def _export(request: HttpRequest) -> tuple[list[str], Iterator[tuple[Cell, ...]]]:
    facts = province_facts(settings.PROVINCE)
    query = list_query(request, facts)
    years = years_with_money(settings.PROVINCE)
    year = query.wanted.year
    head = [
        _("รหัสโครงการ"),
        _("โครงการ"),
        _("รหัส อปท."),
        _("อปท."),
        _("อำเภอ"),
        _("ประเภท"),
        _("แผนงาน"),
        _("รหัสแนวทาง"),
        _("แนวทาง"),
        *([_("ขั้นปี %(year)s") % {"year": year}] if year else []),
        *(_("ปี %(year)s (บาท)") % {"year": one} for one in years),
        _("รวมทุกปี (บาท)"),
    ]
    return head, _rows(facts, query, years)


def _rows(facts: ProvinceFacts, query: ListQuery, years: tuple[int, ...]) -> Iterator[tuple[Cell, ...]]:
    for one in every_line(settings.PROVINCE, facts.edition.pk, query.wanted, query.sort):
        yield (
            one.key,
            one.name,
            one.owner.code,
            full_name(one.owner),
            named(one, "district"),
            project_kind(one.kind),
            one.budget_class,
            one.guideline,
            named(one, "guideline"),
            *([stage_name(one.stage)] if one.stage else []),
            *(one.amounts.get(year) for year in years),
            one.total_baht,
        )


project = login_not_required(project_page)
