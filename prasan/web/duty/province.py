"""The whole province on one page: where each plan is, who holds it, for how long, what is overdue; a word to one of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prasan.common.errors import Refusal
from prasan.common.text import matching_key
from prasan.duties import actions, queries
from prasan.duties.models import Nudge
from prasan.duties.rules import DutyKind, Standing, duties_of
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import (
    why_not_administer,
    why_not_decide_for_province,
    why_not_oversee,
)
from prasan.plans import actions as plans
from prasan.plans import lives
from prasan.plans.lives import Holding
from prasan.plans.queries import planning_organisation
from prasan.plans.rules.paths import RevisionState
from prasan.plans.rules.settings import SETTINGS, Setting, value_of
from prasan.web.exporting import Cell, list_file
from prasan.web.planning.life import days_since
from prasan.web.public.paging import Page
from prasan.web.requests import (
    SignedInRequest,
    line_in,
    number_in,
    person_of,
    printable,
    reason_in,
    text_in,
    whole_number,
)
from prasan.web.templatetags.life import role_name, state_name
from prasan.web.templatetags.ui import named

NO_PLAN = "no_plan"
NO_PLAN_NAME = gettext_noop("ยังไม่มีแผนในระบบ")
ANY = "1"
ROWS = 50
FILTERS, LONGEST = ("state", "q", "overdue", "order", "page"), 500


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One organisation of the province. `overdue`: what it has not done in time, a kind for each duty."""

    organisation: Organisation
    holding: Holding | None
    days: int
    overdue: tuple[DutyKind, ...]
    due: int
    nudge: Nudge | None

    @property
    def state(self) -> str:
        """The stop of its newest revision, or that there is no plan."""
        return self.holding.state.value if self.holding else NO_PLAN

    @property
    def holders(self) -> tuple[Role, ...]:
        """Whose turn it is; without a plan the planner's."""
        return self.holding.holders if self.holding else (Role.PLANNER,)


@require_safe
def province_state(request: SignedInRequest) -> HttpResponseBase:
    """The list with its filters: by stop, by what is overdue, longest waiting first."""
    person = person_of(request)
    if refusal := why_not_oversee(person):
        raise refusal
    text_in(request, "q")
    rows = _rows()
    chosen = _chosen(rows, request.GET)
    may_nudge = why_not_decide_for_province(person) is None
    if file := list_file(request, "province", gettext("สถานะแผนทั้งจังหวัด"), *_export(chosen, may_nudge)):
        return file
    asked = Page(number_in(request, "page", 1), len(chosen), ROWS)
    page = Page(min(asked.number, asked.last), len(chosen), ROWS)
    states = [row.state for row in rows]
    late = Counter(kind for row in rows for kind in set(row.overdue))
    context = {
        "rows": page.of(chosen),
        "page": page,
        "all": len(rows),
        "late": sum(1 for row in rows if row.overdue),
        "late_of": [(kind, late[kind]) for kind in DutyKind if late[kind]],
        "states": [(one, states.count(one)) for one in (NO_PLAN, *RevisionState) if one in states],
        "state": request.GET.get("state", ""),
        "overdue": request.GET.get("overdue", ""),
        "order": request.GET.get("order", ""),
        "q": request.GET.get("q", ""),
        "no_plan_name": NO_PLAN_NAME,
        "may_nudge": may_nudge,
    }
    return render(request, "duty/province.html", context)


def _export(rows: Iterable[ProvinceRow], may_nudge: bool) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    """The columns of the page: the last word to each only for who may send one."""
    head = ("รหัส อปท.", "อปท.", "อำเภอ", "ขั้นปัจจุบัน", "ฉบับ", "อยู่ที่", "วัน", "เกินกำหนด", "ใกล้กำหนด", "เตือนล่าสุด")
    shown = len(head) if may_nudge else len(head) - 1
    return tuple(map(gettext, head[:shown])), (_line(one)[:shown] for one in rows)


def _line(one: ProvinceRow) -> tuple[Cell, ...]:
    return (
        one.organisation.code,
        named(one.organisation),
        named(one.organisation.district),
        state_name(one.state) if one.holding else gettext(NO_PLAN_NAME),
        one.holding.label if one.holding else "",
        " / ".join(role_name(role) for role in one.holders),
        one.days,
        len(one.overdue),
        one.due,
        timezone.localdate(one.nudge.at).isoformat() if one.nudge else "",
    )


def _rows() -> list[ProvinceRow]:
    chosen = list(
        Organisation.objects.filter(province__code=settings.PROVINCE, valid_to=None).select_related("district")
    )
    holdings, nudges, today = lives.holdings(chosen), queries.last_nudges(chosen), timezone.localdate()
    situations = queries.situations(chosen, settings.PROVINCE)
    rows = []
    for one in chosen:
        duties = duties_of(situations[one.code], today) if situations else ()
        standings = [(duty.kind, duty.standing(today)) for duty in duties]
        holding = holdings.get(one.code)
        rows.append(
            ProvinceRow(
                organisation=one,
                holding=holding,
                days=days_since(holding.since) if holding and holding.state is not RevisionState.ANNOUNCED else 0,
                overdue=tuple(kind for kind, standing in standings if standing is Standing.OVERDUE),
                due=sum(standing is Standing.DUE for _, standing in standings),
                nudge=nudges.get(one.code),
            )
        )
    return rows


def _chosen(rows: Sequence[ProvinceRow], sent: QueryDict) -> list[ProvinceRow]:
    """The rows that the filters of an address choose, in the order that it asks for."""
    text, state, late, order = (printable(sent.get(name, "")[:LONGEST]) for name in ("q", "state", "overdue", "order"))
    chosen = [row for row in rows if (not state or row.state == state) and _matches(row, text)]
    if late:
        chosen = [row for row in chosen if (row.overdue if late == ANY else late in row.overdue)]
    if order == "days":
        chosen.sort(key=lambda row: -row.days)
    elif order == "overdue":
        chosen.sort(key=lambda row: -len(row.overdue))
    return chosen


def _matches(row: ProvinceRow, text: str) -> bool:
    one, wanted = row.organisation, matching_key(text)
    names = (one.name_th, one.name_en, one.district.name_th, one.district.name_en, one.code)
    return not text or any(wanted in matching_key(told) for told in names)


@require_POST
def nudge(request: SignedInRequest, code: str) -> HttpResponse:
    """A word to one organisation."""
    organisation = planning_organisation(code)
    actions.nudge(organisations=[organisation], text=_word_in(request), by=request.user)
    told = gettext("ส่งข้อความถึง {name} แล้ว").format(name=organisation.name_th)
    return _back_to_list(request, told)


@require_POST
def nudge_all(request: SignedInRequest) -> HttpResponse:
    """The same word to every organisation that the filters of the list choose, as many as the page said."""
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal
    chosen = [row.organisation for row in _chosen(_rows(), QueryDict(request.POST.get("back", "")[:LONGEST]))]
    if whole_number(request.POST.get("count", "")) != len(chosen):
        raise Refusal(
            "list_changed",
            f"ยังไม่ได้ส่ง รายการเปลี่ยนไปเป็น {len(chosen)} แห่งหลังจากเปิดหน้า เปิดหน้าใหม่แล้วดูอีกครั้ง",
            f"Nothing was sent: the list has become {len(chosen)} since the page was opened; open it again and look.",
        )
    actions.nudge(organisations=chosen, text=_word_in(request), by=request.user)
    return _back_to_list(request, gettext("ส่งข้อความถึง {count} แห่งแล้ว").format(count=len(chosen)))


def _word_in(request: SignedInRequest) -> str:
    return line_in(request, "text", 500)


def _back_to_list(request: SignedInRequest, told: str) -> HttpResponse:
    """With the filters that it was seen with, and nothing else."""
    messages.success(request, told, extra_tags="good")
    given = QueryDict(request.POST.get("back", "")[:LONGEST])
    kept = urlencode({name: given[name] for name in FILTERS if name in given})
    return HttpResponseRedirect(f"{reverse('province_state')}?{kept}")


@require_http_methods(["GET", "HEAD", "POST"])
def open_points(request: SignedInRequest) -> HttpResponse:
    """What the sources leave open, each with its grade, its default and what the province ruled."""
    if refusal := why_not_administer(person_of(request)):
        raise refusal
    province = Province.objects.get(code=settings.PROVINCE)
    if request.method == "POST":
        why = reason_in(request)
        key, written = request.POST.get("key", "")[:60], request.POST.get("value", "")[:20]
        plans.rule(province=province, key=key, written=written, why=why, by=request.user)
        messages.success(request, gettext("บันทึกแล้ว"), extra_tags="good")
        return HttpResponseRedirect(reverse("open_points"))
    rulings = lives.rulings_of_province(settings.PROVINCE)
    rows: list[tuple[Setting, str | int, bool]] = [
        (one, value_of(one.key, rulings), one.key in rulings) for one in SETTINGS.values()
    ]
    return render(request, "duty/open_points.html", {"rows": rows})
