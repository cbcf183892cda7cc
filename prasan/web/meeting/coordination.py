"""The coordination committees: of a district, kept by its secretary, and of the province, kept by its members and the PAO."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prasan.committees import queries as committees
from prasan.committees.keeping import why_not_keep, why_not_see
from prasan.committees.models import Committee
from prasan.committees.rules import CommitteeKind, Sat, unfinished
from prasan.common.findings import Finding
from prasan.organisations import queries as organisations
from prasan.organisations.models import District, Province
from prasan.organisations.rules.people import Person
from prasan.plans.considering import waiting_before
from prasan.web.meeting.acts import COMMITTEE_ACTS
from prasan.web.meeting.doing import no_such_form
from prasan.web.meeting.forms import line_in
from prasan.web.meeting.shown import committee_shown, findings_of, meeting_shown, projects_shown
from prasan.web.reporting.subjects import the_province
from prasan.web.requests import SignedInRequest

Coordinated = District | Province


@dataclass(frozen=True, slots=True)
class Board:
    """What one coordination committee is, and what waits for who keeps it."""

    place: Coordinated
    kind: CommitteeKind
    committee: Committee | None
    sitting: int = 0
    findings: tuple[Finding, ...] = ()
    coming: Sat | None = None
    last: Sat | None = None
    unfinished: tuple[tuple[Sat, tuple[str, ...]], ...] = ()
    waiting: int = 0


def board_of(place: Coordinated) -> Board:
    """The committee of a district or of the province with its open work."""
    kind = CommitteeKind.DISTRICT if isinstance(place, District) else CommitteeKind.PROVINCE
    found = committees.committee_at(place)
    if found is None:
        return Board(place, kind, None)
    today, sat = timezone.localdate(), committees.sat(found)
    coming = [one for one in sat if one.on >= today]
    return Board(
        place,
        kind,
        found,
        sitting=committees.members_on(found, today),
        findings=tuple(findings_of(found)),
        coming=coming[-1] if coming else None,
        last=next((one for one in sat if one.on < today), None),
        unfinished=tuple(unfinished(sat, today)),
        waiting=waiting_before(found),
    )


def boards_of(person: Person) -> tuple[Board, ...]:
    """The committees that a person keeps by their role: of their districts, and of the province."""
    places: list[Coordinated] = [committees.district(code, settings.PROVINCE) for code in person.district_codes()]
    if person.decides_coordination():
        places.append(the_province())
    return tuple(board_of(one) for one in places)


@require_safe
def district_committee(request: SignedInRequest, code: str) -> HttpResponse:
    """The committee of a district: members, meetings, what waits; a form to appoint it where it is not there yet."""
    return _committee(request, committees.district(code, settings.PROVINCE))


@require_safe
def province_committee(request: SignedInRequest) -> HttpResponse:
    """The committee of the province, and for the PAO how those of the districts stand."""
    return _committee(request, the_province())


@require_safe
def district_meeting(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """A meeting of a district's committee."""
    return _meeting(request, committees.district(code, settings.PROVINCE), meeting_id)


@require_safe
def province_meeting(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """A meeting of the province's committee."""
    return _meeting(request, the_province(), meeting_id)


@require_safe
def district_meeting_projects(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """What the district's organisations ask to be coordinated, one by one."""
    return _projects(request, committees.district(code, settings.PROVINCE), meeting_id)


@require_safe
def province_meeting_projects(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """What the districts' committees agreed to, one by one."""
    return _projects(request, the_province(), meeting_id)


@require_POST
def district_committee_do(request: SignedInRequest, code: str) -> HttpResponse:
    """One write of a district's committee; then back to the page that it belongs to."""
    return _do(request, committees.district(code, settings.PROVINCE))


@require_POST
def province_committee_do(request: SignedInRequest) -> HttpResponse:
    """One write of the province's committee; then back to the page that it belongs to."""
    return _do(request, the_province())


def _committee(request: SignedInRequest, place: Coordinated) -> HttpResponse:
    frame = _frame(request, place)
    board = board_of(place)
    shown = committee_shown(board.committee) if board.committee else {"today": timezone.localdate()}
    context = frame | shown | {"board": board, "districts": _districts(request, place)}
    return render(request, "meeting/coordination.html", context)


def _districts(request: SignedInRequest, place: Coordinated) -> list[Board]:
    """How the districts' committees stand, for who coordinates or audits the province."""
    person = organisations.person(request.user)
    if isinstance(place, District) or not (person.coordinates() or person.audits() or person.decides_coordination()):
        return []
    return [board_of(one) for one in place.districts.select_related("province").order_by("code")]


def _meeting(request: SignedInRequest, place: Coordinated, meeting_id: int) -> HttpResponse:
    frame = _frame(request, place)
    found = committees.meeting(place, meeting_id)
    return render(request, "meeting/meeting.html", frame | meeting_shown(found))


def _projects(request: SignedInRequest, place: Coordinated, meeting_id: int) -> HttpResponse:
    frame = _frame(request, place)
    found = committees.meeting(place, meeting_id)
    return render(request, "meeting/projects.html", frame | projects_shown(request, found))


def _do(request: SignedInRequest, place: Coordinated) -> HttpResponse:
    if refusal := why_not_keep(organisations.person(request.user), committees.home_of_place(place)):
        raise refusal
    act = COMMITTEE_ACTS.get(line_in(request, "what"))
    if act is None:
        raise no_such_form()
    return HttpResponseRedirect(act(request, place))


def _frame(request: SignedInRequest, place: Coordinated) -> dict[str, object]:
    person, home = organisations.person(request.user), committees.home_of_place(place)
    if refusal := why_not_see(person, home):
        raise refusal
    return {
        "organisation": None,
        "place": place,
        "is_district": isinstance(place, District),
        "may_keep": why_not_keep(person, home) is None,
    }
