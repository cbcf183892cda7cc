"""The coordination committees: of a district, kept by its secretary, and of the province, kept by its members and the PAO."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from prasan.analytics.queries import as_of_now
from prasan.committees import queries as committees
from prasan.committees.keeping import why_not_keep, why_not_see
from prasan.coordination.rules.ranking import MOST
from prasan.duties.boards import Coordinated, DistrictRow, board_of, district_rows
from prasan.organisations.models import District
from prasan.web.meeting.acts import COMMITTEE_ACTS
from prasan.web.meeting.both import answered
from prasan.web.meeting.doing import no_such_form
from prasan.web.meeting.shown import committee_shown, meeting_shown, projects_shown, ranked_now
from prasan.web.public.paging import page_in
from prasan.web.reporting.subjects import the_province
from prasan.web.requests import SignedInRequest, line_in, person_of


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
    today = timezone.localdate()
    board = as_of_now(f"committee:{place._meta.model_name}:{place.pk}:{today}", lambda: board_of(place))
    shown: dict[str, object] = {"today": today}
    if board.committee:
        waiting = ranked_now(board.committee)
        page = page_in(request, len(waiting))
        shown = committee_shown(board.committee) | {"ranked": page.of(waiting), "page": page, "most": MOST}
    context = frame | shown | {"board": board, "districts": _districts(request, place)}
    return render(request, "meeting/coordination.html", context)


def _districts(request: SignedInRequest, place: Coordinated) -> Sequence[DistrictRow]:
    """How the districts' committees stand, for who coordinates or audits the province."""
    person = person_of(request)
    if isinstance(place, District) or not (person.coordinates() or person.audits() or person.decides_coordination()):
        return ()
    return as_of_now(f"districts:{place.code}:{timezone.localdate()}", lambda: district_rows(place))


def _meeting(request: SignedInRequest, place: Coordinated, meeting_id: int) -> HttpResponse:
    frame = _frame(request, place)
    found = committees.meeting(place, meeting_id)
    return render(request, "meeting/meeting.html", frame | meeting_shown(found))


def _projects(request: SignedInRequest, place: Coordinated, meeting_id: int) -> HttpResponse:
    frame = _frame(request, place)
    found = committees.meeting(place, meeting_id)
    return render(request, "meeting/projects.html", frame | projects_shown(request, found))


def _do(request: SignedInRequest, place: Coordinated) -> HttpResponse:
    if refusal := why_not_keep(person_of(request), committees.home_of_place(place)):
        raise refusal
    act = COMMITTEE_ACTS.get(line_in(request, "what"))
    if act is None:
        raise no_such_form()
    return answered(request, act, place)


def _frame(request: SignedInRequest, place: Coordinated) -> dict[str, object]:
    person, home = person_of(request), committees.home_of_place(place)
    if refusal := why_not_see(person, home):
        raise refusal
    return {
        "organisation": None,
        "place": place,
        "is_district": isinstance(place, District),
        "may_keep": why_not_keep(person, home) is None,
    }
