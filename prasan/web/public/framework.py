"""The framework and the plans above it: as trees, searched, and each element with its place, its links and its money."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from prasan.analytics.queries import as_published, province_facts
from prasan.analytics.rules import money_by_guideline
from prasan.common.errors import NotFound
from prasan.common.text import one_line
from prasan.framework import queries
from prasan.framework.models import Edition, EditionFinding
from prasan.framework.queries import ElementRow, GoalRow, Node
from prasan.framework.rules import Kind, LinkStatus, Ruling
from prasan.web.exporting import list_file
from prasan.web.public.filters import Choices, choices_of
from prasan.web.requests import text_in

MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Branch:
    """Elements of one kind that stand side by side, in the order of the document."""

    kind: Kind
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class IssueBranch:
    """An issue of the framework: its goals with what they cover, its guidelines, what is expected of its area."""

    issue: Node
    goals: tuple[GoalRow, ...]
    guidelines: tuple[Node, ...]
    others: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one edition."""

    edition: Edition
    elements: tuple[ElementRow, ...]


@dataclass(frozen=True, slots=True)
class YearMoney:
    """Project-years and whole baht of one fiscal year under some guidelines."""

    fiscal_year: int
    projects: int
    baht: int


@login_not_required
def framework(request: HttpRequest) -> HttpResponse:
    """The current framework as a tree, every edition by level, and a search over all of them."""
    editions = queries.editions_of(settings.PROVINCE)
    if not queries.has_framework(settings.PROVINCE):
        return render(request, "public/framework.html", {"edition": None, "editions": editions})
    edition = queries.current_framework(settings.PROVINCE)
    words = one_line(text_in(request, "q"))
    nodes = as_published(f"tree:{edition.pk}", lambda: queries.tree(edition.pk))
    found = queries.search(words, settings.PROVINCE, limit=MOST_FOUND)
    context = {
        "edition": edition,
        "editions": editions,
        "words": words,
        "found": _by_edition(found, editions),
        "found_count": len(found),
        "is_cut": len(found) == MOST_FOUND,
        "issues": _issues(nodes, choices_of(edition.pk)),
        "others": _branches(node for node in nodes if node.kind is not Kind.ISSUE),
    }
    return render(request, "public/framework.html", context)


def _by_edition(found: Iterable[ElementRow], editions: Iterable[Edition]) -> tuple[Found, ...]:
    rows = tuple(found)
    grouped = (Found(one, tuple(row for row in rows if row.edition_id == one.pk)) for one in editions)
    return tuple(one for one in grouped if one.elements)


def _issues(nodes: Iterable[Node], choices: Choices) -> tuple[IssueBranch, ...]:
    return tuple(
        IssueBranch(
            node,
            tuple(goal for goal in choices.goals if goal.issue_code == node.code),
            tuple(child for child in node.children if child.kind is Kind.GUIDELINE),
            _branches(child for child in node.children if child.kind not in (Kind.GUIDELINE, Kind.GOAL)),
        )
        for node in nodes
        if node.kind is Kind.ISSUE
    )


def _branches(nodes: Iterable[Node]) -> tuple[Branch, ...]:
    by_kind: dict[Kind, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    return tuple(Branch(kind, tuple(found)) for kind, found in by_kind.items())


@login_not_required
def edition(request: HttpRequest, code: str) -> HttpResponse:
    """Any edition as a tree."""
    shown = _edition(code)
    nodes = as_published(f"tree:{shown.pk}", lambda: queries.tree(shown.pk))
    findings = queries.findings_of(shown.pk)
    context = {"edition": shown, "branches": _branches(nodes), "findings": len(findings)}
    return render(request, "public/edition.html", context)


@login_not_required
def edition_findings(request: HttpRequest, code: str) -> HttpResponse:
    """What was doubtful in the document of an edition, and what was ruled on it."""
    shown = _edition(code)
    findings = queries.findings_of(shown.pk)
    context = {"edition": shown, "findings": findings, "open": sum(_is_open(one) for one in findings)}
    return render(request, "public/edition_findings.html", context)


def _is_open(finding: EditionFinding) -> bool:
    return finding.ruling == Ruling.OPEN


def _edition(code: str) -> Edition:
    shown = next((one for one in queries.editions_of(settings.PROVINCE) if one.code == code), None)
    if shown is None:
        raise NotFound("no_such_edition", f"ไม่มีฉบับ {code} เลือกจากหน้ากรอบการพัฒนา", f"There is no edition {code}.")
    return shown


@login_not_required
def element(request: HttpRequest, element_id: int) -> HttpResponseBase:
    """One element: its place in the document, what it is linked to, and for the framework its projects and money."""
    page = queries.element_page(element_id)
    edition_of = {one.pk: one for one in queries.editions_of(settings.PROVINCE)}
    shown = edition_of.get(page.element.edition_id)
    if shown is None:
        raise NotFound(
            "no_element", "ไม่พบองค์ประกอบนี้ในฉบับใด ตรวจที่อยู่ของหน้า", "There is no such element; check the address."
        )
    money = _money(shown, page)
    head = tuple(map(_, ("ปีงบประมาณ", "โครงการ", "ในแผน (บาท)")))
    rows = ((one.fiscal_year, one.projects, one.baht) for one in money)
    if file := list_file(request, f"money-{page.element.code.replace('/', '-')}", _("โครงการและเงินตามปี"), head, rows):
        return file
    context = {
        "page": page,
        "element": page.element,
        "edition": shown,
        "covers": [one for one in page.covers if one.status is not LinkStatus.REFUSED],
        "covered_by": [one for one in page.covered_by if one.status is not LinkStatus.REFUSED],
        "aligned": [one for one in page.aligned if one.status is not LinkStatus.REFUSED],
        "refused_covers": [one for one in (*page.covers, *page.covered_by) if one.status is LinkStatus.REFUSED],
        "refused_aligned": [one for one in page.aligned if one.status is LinkStatus.REFUSED],
        "money": money,
        "most": max((one.baht for one in money), default=0),
        "filter": {Kind.ISSUE: "issue", Kind.GUIDELINE: "guideline", Kind.GOAL: "goal"}.get(page.element.kind, ""),
        "slug": page.element.code.replace("/", "-"),
    }
    return render(request, "public/element.html", context)


def _money(shown: Edition, page: queries.ElementPage) -> tuple[YearMoney, ...]:
    """The years of the guidelines that an issue, guideline or goal of the current framework stands for."""
    facts = province_facts(settings.PROVINCE) if queries.has_framework(settings.PROVINCE) else None
    if facts is None or shown.pk != facts.edition.pk:
        return ()
    guidelines = _guidelines_of(page.element, choices_of(shown.pk))
    sums: Mapping[str, Mapping[int, tuple[int, int]]] = as_published(
        f"money:{settings.PROVINCE}", lambda: money_by_guideline(facts.facts)
    )
    if not guidelines:
        return ()
    lines = []
    for year in facts.edition.years:
        of_year = [sums.get(code, {}).get(year, (0, 0)) for code in guidelines]
        lines.append(YearMoney(year, sum(projects for projects, _ in of_year), sum(baht for _, baht in of_year)))
    return tuple(lines)


def _guidelines_of(shown: ElementRow, choices: Choices) -> frozenset[str]:
    if shown.kind is Kind.GUIDELINE:
        return frozenset({shown.code})
    if shown.kind is Kind.ISSUE:
        return frozenset(one.code for one in choices.guidelines if one.issue == shown.code)
    if shown.kind is Kind.GOAL:
        return frozenset(next(goal.guidelines for goal in choices.goals if goal.code == shown.code))
    return frozenset()
