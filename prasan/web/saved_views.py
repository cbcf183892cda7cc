"""Saved views: the filter of a list under a person's own name, above that list and together on one page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST, require_safe

from prasan.accounts import actions
from prasan.accounts.models import SavedView
from prasan.accounts.queries import views_of
from prasan.accounts.rules.saved_views import LONGEST_NAME, LONGEST_QUERY
from prasan.common.errors import InputRefused
from prasan.framework.models import Edition
from prasan.organisations.models import Organisation
from prasan.web.requests import SignedInRequest, printable

YEAR_OF_PLAN = "first_year"
LONGEST_OF = 100


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list that can be kept: its title, the filters that its address knows, the part that says whose list it is."""

    title: str
    filters: tuple[str, ...]
    of: str = ""


PROJECT_FILTERS = (
    "q", "district", "organisation", "year", "stage", "issue", "guideline", "goal", "kind", "budget_class",
    "above", "linked", "unlinked", "own_issue", "period", "sort",
)  # fmt: skip
# Only these addresses and filters are kept, so that a view leads to nowhere else.
LISTS: Mapping[str, ListPage] = {
    "projects": ListPage(gettext_noop("โครงการในแผนที่ประกาศแล้ว"), PROJECT_FILTERS),
    "goals": ListPage(gettext_noop("จุดมุ่งหมาย"), ("year", "stage", "district", "kind")),
    "goal": ListPage(gettext_noop("จุดมุ่งหมาย"), ("year", "stage", "district", "kind", "group"), "slug"),
    "desk": ListPage(gettext_noop("งานของฉัน"), ("step", "q")),
    "province_state": ListPage(gettext_noop("สถานะทั้งจังหวัด"), ("state", "q", "overdue", "order")),
    "inbox_progress": ListPage(gettext_noop("ความคืบหน้าการจัดเข้าประเด็น"), ("q",)),
    "overlaps": ListPage(
        gettext_noop("ความซ้ำซ้อนระหว่างแผน"), ("state", "kind", "where", "district", "least", "organisation")
    ),
    "trail": ListPage(gettext_noop("ร่องรอยการแก้ไข"), ("q", "subject", "since", "until", "organisation")),
    "organisation_trail": ListPage(gettext_noop("ร่องรอยการแก้ไข"), ("q", "subject", "since", "until"), "code"),
    "plan": ListPage(gettext_noop("ภาพรวมแผน"), (YEAR_OF_PLAN, "q", "sheet", "budget_class", "group", "own"), "code"),
    "inbox": ListPage(
        gettext_noop("จัดโครงการเข้าประเด็น"), (YEAR_OF_PLAN, "tab", "decision", "issue", "order", "q"), "code"
    ),
    "alignment_desk": ListPage(gettext_noop("ตัดสินความเชื่อมโยง"), ("state", "issue"), "code"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What stands above a list: the person's views of it, and what the form keeps (`query` is empty where nothing is)."""

    views: tuple[SavedView, ...]
    page: str
    of: str
    query: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A list with the person's views of it; `of` names whose list it is."""

    title: str
    of: str
    views: tuple[SavedView, ...]


def filter_of(page: str, given: QueryDict) -> str:
    """The filters of an address that its list knows, in their one order; empty where nothing is filtered."""
    found = {name: value for name in LISTS[page].filters if (value := printable(given.get(name, "")))}
    return "" if set(found) <= {YEAR_OF_PLAN} else urlencode(found)


def address_of(view: SavedView) -> str:
    """Where a view leads."""
    page = LISTS[view.page]
    return f"{reverse(view.page, kwargs={page.of: view.of} if page.of else None)}?{view.query}"


def row_above(request: HttpRequest) -> Row | None:
    """The views above the list that is shown, for whoever has signed in."""
    match = request.resolver_match
    page = (match and match.url_name) or ""
    if match is None or page not in LISTS or not request.user.is_authenticated:
        return None
    of = match.kwargs.get(LISTS[page].of, "")
    views = tuple(views_of(request.user).filter(page=page, of=of))
    query = filter_of(page, request.GET)
    return Row(views, page, of, query, is_kept=any(one.query == query for one in views))


@require_safe
def saved_views(request: SignedInRequest) -> HttpResponse:
    """All of one's views, list by list, to open, rename and delete."""
    views = [one for one in views_of(request.user) if one.page in LISTS]
    names = _names({one.of for one in views})
    return render(request, "saved_views.html", {"lists": tuple(_lists(views, names)), "longest": LONGEST_NAME})


def _lists(views: Iterable[SavedView], names: Mapping[str, Organisation | Edition]) -> Iterator[Kept]:
    for (page, of), some in groupby(views, key=lambda one: (one.page, one.of)):
        found = names.get(of)
        told = (
            of.replace("-", "/")
            if found is None
            else found.label
            if isinstance(found, Organisation)
            else found.title_th
        )
        yield Kept(LISTS[page].title, told, tuple(some))


def _names(of: set[str]) -> dict[str, Organisation | Edition]:
    """Whose lists they are, by their code in the address."""
    found: dict[str, Organisation | Edition] = {one.code: one for one in Edition.objects.filter(code__in=of)}
    return found | {one.code: one for one in Organisation.objects.filter(code__in=of)}


@require_POST
def saved_view_save(request: SignedInRequest) -> HttpResponse:
    """Keep the filter of the list that the form stood above."""
    page, of = request.POST.get("page", ""), request.POST.get("of", "")
    query = request.POST.get("query", "")
    if page not in LISTS or len(query) > LONGEST_QUERY or len(of) > LONGEST_OF:
        raise _no_such_list()
    try:
        reverse(page, kwargs={LISTS[page].of: of} if LISTS[page].of else None)
    except NoReverseMatch:
        raise _no_such_list() from None
    view = actions.save_view(
        page=page,
        of=of if LISTS[page].of else "",
        query=filter_of(page, QueryDict(query)),
        name=request.POST.get("name", ""),
        by=request.user,
    )
    _tell(request, gettext("บันทึกมุมมอง “%(name)s” แล้ว เปิดได้จากเหนือรายการนี้ทุกครั้ง"), view)
    return HttpResponseRedirect(address_of(view))


def _no_such_list() -> InputRefused:
    return InputRefused(
        "no_such_list",
        "บันทึกมุมมองได้เฉพาะของรายการที่กรองได้ เปิดรายการ เลือกตัวกรอง แล้วกดบันทึกจากหน้านั้น",
        "Only lists with filters can be kept; open the list, choose a filter, and save from there.",
    )


@require_POST
def saved_view_rename(request: SignedInRequest, view_id: int) -> HttpResponse:
    """Another name for an own view."""
    view = actions.rename_view(view_id=view_id, name=request.POST.get("name", ""), by=request.user)
    _tell(request, gettext("เปลี่ยนชื่อเป็น “%(name)s” แล้ว"), view)
    return HttpResponseRedirect(reverse("saved_views"))


@require_POST
def saved_view_delete(request: SignedInRequest, view_id: int) -> HttpResponse:
    """Keep an own view no longer."""
    view = actions.delete_view(view_id=view_id, by=request.user)
    _tell(request, gettext("ลบมุมมอง “%(name)s” แล้ว"), view)
    return HttpResponseRedirect(reverse("saved_views"))


def _tell(request: SignedInRequest, told: str, view: SavedView) -> None:
    messages.success(request, told % {"name": view.name}, extra_tags="good")
