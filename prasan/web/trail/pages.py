"""The pages of the trail and their files."""

import json
from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prasan.accounts import queries as accounts
from prasan.accounts.models import TrailEntry
from prasan.accounts.queries import TrailWanted
from prasan.accounts.rules.changes import ChangedLine
from prasan.common.errors import NotAllowed, NotFound
from prasan.organisations.models import Organisation
from prasan.plans import queries as plans
from prasan.plans.models import Revision
from prasan.plans.rules.permissions import why_not_see_working
from prasan.web.exporting import Cell, csv_file, is_synthetic
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest, person_of
from prasan.web.trail.reading import Shown, shown, wanted_in
from prasan.web.trail.words import SUBJECT_NAMES

CHUNK = 500


@require_safe
def organisation_trail(request: SignedInRequest, code: str) -> HttpResponse:
    """Everything that was written in an organisation, for those who may see its working plan."""
    organisation = _own(request, code)
    return _page(request, wanted_in(request, organisation.code), {"organisation": organisation})


@require_safe
def organisation_trail_csv(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The same as a file."""
    organisation = _own(request, code)
    return _file(f"trail-{organisation.code}.csv", accounts.trail(wanted_in(request, organisation.code)))


@require_safe
def trail(request: SignedInRequest) -> HttpResponse:
    """Every write of the installation, for auditors and the province's administrators; on demand the chain is checked."""
    _check_oversees(request)
    more: dict[str, object] = {"organisation": None}
    if "verify" in request.GET:
        more |= {"verified": True, "broken": accounts.broken_trail_entry()}
    return _page(request, wanted_in(request), more)


@require_safe
def trail_csv(request: SignedInRequest) -> HttpResponseBase:
    """Every write as a file."""
    _check_oversees(request)
    return _file("trail.csv", accounts.trail(wanted_in(request)))


@login_not_required
@require_safe
def public_trail(request: HttpRequest, code: str) -> HttpResponse:
    """The way of an organisation's announced revisions and documents: what and when, without persons' names."""
    organisation = Organisation.objects.filter(code=code, province__code=settings.PROVINCE).first()
    if organisation is None:
        raise NotFound(
            "organisation_not_found",
            f"ไม่มี อปท. รหัส {code} ค้นจากชื่อหรือดูรหัสในรายชื่อ อปท.",
            f"There is no organisation {code}; look the code up by name.",
        )
    announced = Revision.objects.filter(plan__organisation=organisation, announced_on__isnull=False)
    entries = accounts.published_trail(organisation.code, announced.values_list("pk", flat=True))
    page = page_in(request, entries.count())
    rows = shown(entries[page.start : page.start + page.length])
    return render(request, "trail/public.html", {"organisation": organisation, "rows": rows, "page": page})


def _own(request: SignedInRequest, code: str) -> Organisation:
    organisation = plans.planning_organisation(code)
    if refusal := why_not_see_working(person_of(request), organisation.code):
        raise refusal
    return organisation


def _check_oversees(request: SignedInRequest) -> None:
    person = person_of(request)
    if not (person.audits() or person.administers_province()):
        raise NotAllowed(
            "not_an_auditor",
            "ร่องรอยของทั้งจังหวัดดูได้เฉพาะผู้ตรวจสอบและผู้ดูแลระบบของจังหวัด ร่องรอยของหน่วยงานตนเองอยู่ในหน้าแผน",
            "Only auditors and the province's administrators see the whole trail; your organisation's own is on its plan page.",
        )


def _page(request: SignedInRequest, wanted: TrailWanted, more: dict[str, object]) -> HttpResponse:
    entries = accounts.trail(wanted)
    page = page_in(request, entries.count())
    rows = shown(entries[page.start : page.start + page.length])
    number, digest = accounts.trail_head()
    context = {
        **more,
        "rows": rows,
        "page": page,
        "wanted": wanted,
        "is_filtered": any(request.GET.get(name) for name in ("since", "until", "subject", "q", "organisation")),
        "subjects": SUBJECT_NAMES.items(),
        "altered": [one.entry.number for one in rows if not one.as_written],
        "head_number": number,
        "head_digest": digest,
    }
    return render(request, "trail/trail.html", context)


def _file(name: str, entries: QuerySet[TrailEntry]) -> HttpResponseBase:
    head = (
        _("ลำดับ"), _("เมื่อ"), _("โดย"), _("ของ อปท."), _("ชื่อ อปท."), _("ในนามของ อปท."), _("ในนามของ (ชื่อ)"),
        _("ทำอะไร"), "did", _("สิ่งที่ถูกทำ"), _("เหตุผล"), _("สิ่งที่เปลี่ยน"), _("ก่อน"), _("หลัง"), _("ลายนิ้วมือ"),
    )  # fmt: skip
    return csv_file(name, head, _lines(entries), synthetic=is_synthetic())


def _lines(entries: QuerySet[TrailEntry]) -> Iterator[tuple[Cell, ...]]:
    """A line for each entry: the identifiers as they are written, and the names beside them as the page has them."""
    waiting = entries.iterator(chunk_size=CHUNK)
    while some := list(islice(waiting, CHUNK)):
        yield from (_line(row) for row in shown(some))


def _line(row: Shown) -> tuple[Cell, ...]:
    one = row.entry
    return (
        one.number,
        timezone.localtime(one.at).isoformat(timespec="seconds"),
        str(one.by or ""),
        one.organisation_code,
        row.own,
        one.on_behalf_of,
        row.on_behalf,
        row.did,
        one.did,
        one.target_text,
        one.why,
        "; ".join(f"{line.name}: {_change(line)}" for line in row.lines),
        _json(one.before),
        _json(one.after),
        one.digest,
    )


def _change(line: ChangedLine) -> str:
    """`ก → ข`; one side alone where there is no other."""
    return " → ".join(side for side in (line.before, line.after) if side is not None)


def _json(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)
