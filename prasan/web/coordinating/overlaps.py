"""The list of overlaps, one of them side by side, and what people decide of it."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prasan.coordination import queries
from prasan.coordination.actions import deciding as actions
from prasan.coordination.jobs import FIND
from prasan.coordination.models import Overlap, OverlapQuerySet
from prasan.coordination.queries import Counted, Wanted
from prasan.coordination.rules import deciding
from prasan.coordination.rules.deciding import Choice
from prasan.coordination.rules.listed import OverlapKind
from prasan.jobs.actions import start
from prasan.organisations.queries import DistrictFact
from prasan.organisations.rules.people import Person
from prasan.web.context import frame_of
from prasan.web.coordinating.carrying import shown_for
from prasan.web.coordinating.lines import line_of
from prasan.web.coordinating.words import (
    CHOICE_HINTS,
    CHOICE_NAMES,
    CONSENT_NAMES,
    KIND_NAMES,
    STATE_NAMES,
    WHERE_NAMES,
)
from prasan.web.exporting import Cell, list_file
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest, number_in, person_of, reason_in, text_in, whole_number
from prasan.web.templatetags.public import called
from prasan.web.templatetags.ui import named

LEAST_BAHT = (0, 500_000, 1_000_000, 5_000_000)
PER_PAGE = 25
CHUNK = 200


@require_safe
def overlaps(request: SignedInRequest) -> HttpResponseBase:
    """The overlaps that a person may see: all of the province for who oversees it, else those of the own plans."""
    person = person_of(request)
    state = text_in(request, "state", most=10)
    wanted = Wanted(
        kind=text_in(request, "kind", most=10),
        district=text_in(request, "district", most=10),
        state=state if state in STATE_NAMES else "waiting",
        where=text_in(request, "where", most=12),
        least_baht=number_in(request, "least", 0, least=0, most=10**12),
        organisation=text_in(request, "organisation", most=20),
    )
    found = queries.overlaps_for(person, settings.PROVINCE, wanted)
    if file := list_file(request, "overlaps", _("ความซ้ำซ้อนระหว่างแผน"), *_export(found)):
        return file
    counts, last_found = queries.counts_for(person, settings.PROVINCE)
    of_kinds, of_districts = queries.divided(person, settings.PROVINCE, wanted)
    count = sum(one.count for one in of_kinds if wanted.kind in ("", one.code))
    page = page_in(request, count, length=PER_PAGE)
    shown = queries.with_everything(queries.in_order(found))[page.start : page.start + page.length]
    lines = [(line_of(one), _may_decide(person, one)) for one in shown]
    districts = frame_of(request).districts
    sees_all = deciding.sees_all(person)
    own = person.organisation_codes()
    return render(
        request,
        "coordinating/overlaps.html",
        {
            "lines": lines,
            "page": page,
            "wanted": wanted,
            "states": _states(counts),
            "kinds_counted": [(one, KIND_NAMES[OverlapKind(one.code)]) for one in of_kinds],
            "districts_counted": _by_district(of_districts, districts) if sees_all else (),
            "kinds": KIND_NAMES.items(),
            "wheres": WHERE_NAMES.items(),
            "leasts": LEAST_BAHT,
            "districts": districts,
            "sees_all": sees_all,
            "own_code": own[0] if sees_all and own else "",
            "may_find": person.coordinates(),
            "may_decide_any": any(may_decide for _, may_decide in lines),
            "last_found": last_found,
            "requests": queries.requests_for(person, settings.PROVINCE)[:10],
            "consents": CONSENT_NAMES,
        },
    )


def _export(found: OverlapQuerySet) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    head = (
        _("ลำดับ"), _("ประเภท"), _("อยู่ที่"), _("เงินที่เกี่ยวข้อง (บาท)"), _("ระบบแน่ใจ (จาก 100)"), _("คำตัดสิน"),
        _("รหัส อปท."), _("อปท."), _("อำเภอ"), _("รหัสโครงการ"), _("โครงการ"), _("ปีที่มีเงิน"), _("รวมทุกปี (บาท)"),
    )  # fmt: skip
    return head, _export_lines(queries.in_order(found))


def _export_lines(found: OverlapQuerySet) -> Iterator[tuple[Cell, ...]]:
    """A line for each project of each overlap, some overlaps at a time; `ลำดับ` says which belong together."""
    ids = list(found.values_list("pk", flat=True))
    for first in range(0, len(ids), CHUNK):
        some = queries.with_everything(queries.in_order(found.filter(pk__in=ids[first : first + CHUNK])))
        for number, line in enumerate(map(line_of, some), start=first + 1):
            told = (_(line.kind_name), _(line.where_name), line.overlap.stake_baht, line.percent)
            for side in line.sides:
                owner = side.organisation
                whose = (owner.code, called(owner), named(owner.district), f"P{side.project_id}")
                decided = _(line.choice_name) if line.choice_name else ""
                yield (number, *told, decided, *whose, side.name, side.years_told, side.baht)


def _states(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(state, name, counts[state]) for state, name in STATE_NAMES.items()]


def _by_district(counted: Iterable[Counted], districts: Iterable[DistrictFact]) -> list[tuple[Counted, DistrictFact]]:
    by_code = {one.code: one for one in districts}
    return [(one, by_code[one.code]) for one in counted if one.code in by_code]


def _may_decide(person: Person, one: Overlap) -> bool:
    return deciding.why_not_decide(person, queries.owners_of(one)) is None


@require_POST
def overlaps_find(request: SignedInRequest) -> HttpResponse:
    """The PAO asks for the whole province to be compared anew: a job in the background."""
    if refusal := deciding.why_not_find(person_of(request)):
        raise refusal
    job = start(
        kind=FIND.code,
        by=request.user,
        arguments={"province": settings.PROVINCE},
        about=_("ทั้งจังหวัด"),
        once=f"find_overlaps:{settings.PROVINCE}",
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


@require_safe
def overlap(request: SignedInRequest, overlap_id: int) -> HttpResponse:
    """One overlap: the projects side by side, what was decided and how far its owners are, and the buttons to decide."""
    person = person_of(request)
    shown = queries.overlap_to_see(overlap_id, person)
    return render(
        request,
        "coordinating/overlap.html",
        {
            "line": line_of(shown),
            "shown": shown_for(shown, person),
            "may_decide": _may_decide(person, shown),
            "may_invite": len(queries.owners_of(shown)) > 1,
            "choices": [(choice, CHOICE_NAMES[choice], hint) for choice, hint in CHOICE_HINTS.items()],
            "history": [(one, CHOICE_NAMES[Choice(one.choice)]) for one in queries.history_of(shown)],
            "related": [line_of(one) for one in queries.with_everything(queries.related_to(shown))[:12]],
            "request_open": next(iter(shown.joint_requests.all()), None),
        },
    )


@require_POST
def overlap_decide(request: SignedInRequest, overlap_id: int) -> HttpResponse:
    """Decide what an overlap is (`merge:12` names the project that stays); or take the decision back (`withdraw`)."""
    choice, _colon, kept = request.POST.get("choice", "").partition(":")
    why = reason_in(request)
    if choice == "withdraw":
        actions.withdraw_decision(overlap_id=overlap_id, by=request.user, why=why)
        told = _("ถอนคำตัดสินแล้ว รายการนี้กลับไปรอตัดสิน")
    else:
        decision = actions.decide_overlap(
            overlap_id=overlap_id, choice=choice, by=request.user, why=why, kept=whole_number(kept)
        )
        name = _(CHOICE_NAMES[Choice(decision.choice)])
        told = _("บันทึกแล้ว: %(name)s เจ้าของทุกฝ่ายเห็นคำตัดสินนี้ ถอนได้") % {"name": name}
    if request.htmx:
        person = person_of(request)
        line = line_of(queries.overlap_to_see(overlap_id, person))
        counts, _last_found = queries.counts_for(person, settings.PROVINCE)
        context = {"line": line, "may_decide": True, "swap": True, "counts": _states(counts)}
        return render(request, "coordinating/card.html", context)
    messages.success(request, told)
    return HttpResponseRedirect(reverse("overlap", args=[overlap_id]))
