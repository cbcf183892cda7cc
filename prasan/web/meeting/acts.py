"""What is written of committees and their meetings, wherever they are: of an organisation, a district, the province."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.utils.translation import gettext

from prasan.committees import actions
from prasan.committees import queries as committees
from prasan.committees.queries import Place
from prasan.committees.rules import CommitteeKind, Outcome, Post, Seat
from prasan.common.errors import NotFound
from prasan.organisations.models import Organisation
from prasan.plans import actions as plans
from prasan.plans.models import Revision
from prasan.plans.rules.resolving import Word
from prasan.web.meeting.addresses import committee_address, meeting_address, projects_address
from prasan.web.meeting.forms import LONG, choice_in, id_in, lines_in
from prasan.web.meeting.shown import quorum_percent
from prasan.web.requests import SignedInRequest, day_in, day_needed, line_in, paragraphs_in, whole_number


def _appoint(request: SignedInRequest, place: Place) -> str:
    made = actions.appoint_committee(
        place=place,
        kind=choice_in(request, "kind", CommitteeKind),
        order_no=line_in(request, "order_no", 120),
        order_on=day_in(request.POST, "order_on"),
        by=request.user,
    )
    return committee_address(made)


def _seat(request: SignedInRequest, place: Place) -> str:
    committee = committees.committee(place, id_in(request, "committee"))
    actions.seat_member(
        committee=committee,
        name=line_in(request, "name", 200),
        seat=choice_in(request, "seat", Seat),
        post=choice_in(request, "post", Post),
        starts_on=day_needed(request.POST, "starts_on"),
        ends_on=day_in(request.POST, "ends_on"),
        order_no=line_in(request, "order_no", 120),
        by=request.user,
    )
    return committee_address(committee)


def _end(request: SignedInRequest, place: Place) -> str:
    committee = committees.committee(place, id_in(request, "committee"))
    member = committee.members.filter(pk=id_in(request, "member")).first()
    if member is None:
        raise NotFound("no_such_member", "ไม่มีกรรมการคนนี้", "There is no such member.")
    actions.end_member(member=member, on=day_needed(request.POST, "on"), why=line_in(request, "why"), by=request.user)
    return committee_address(committee)


def _call(request: SignedInRequest, place: Place) -> str:
    committee = committees.committee(place, id_in(request, "committee"))
    made = actions.call_meeting(
        committee=committee,
        on=day_needed(request.POST, "on"),
        time=line_in(request, "time", 40),
        place=line_in(request, "place"),
        agenda=lines_in(request, "agenda"),
        by=request.user,
    )
    return meeting_address(made)


def _keep(request: SignedInRequest, place: Place) -> str:
    meeting = committees.meeting(place, id_in(request, "meeting"))
    present = [whole_number(one) for one in request.POST.getlist("present")]
    actions.keep_meeting(
        meeting=meeting,
        time=line_in(request, "time", 40),
        place=line_in(request, "place"),
        agenda=lines_in(request, "agenda"),
        minutes=paragraphs_in(request, "minutes", LONG),
        present=[one for one in present if one is not None],
        by=request.user,
        seen=line_in(request, "seen"),
    )
    return meeting_address(meeting)


def _resolve(request: SignedInRequest, place: Place) -> str:
    meeting = committees.meeting(place, id_in(request, "meeting"))
    actions.resolve(
        meeting=meeting,
        item=line_in(request, "item", 40),
        text=line_in(request, "text", 2000),
        outcome=choice_in(request, "outcome", Outcome),
        subject=_subject(request, place),
        members=committees.members_on(meeting.committee, meeting.on),
        percent=quorum_percent(place),
        by=request.user,
    )
    return meeting_address(meeting)


def _subject(request: SignedInRequest, place: Place) -> str:
    """Only a revision of this organisation's own plan can be what its committee decides."""
    written = line_in(request, "subject")
    key = whole_number(written.removeprefix("revision:")) if written else None
    if key is None or not isinstance(place, Organisation):
        return ""
    if not Revision.objects.filter(pk=key, plan__organisation=place).exists():
        return ""
    return f"revision:{key}"


def _resolve_projects(request: SignedInRequest, place: Place) -> str:
    """What was chosen in the rows of the page of projects; rows without a choice say nothing."""
    meeting = committees.meeting(place, id_in(request, "meeting"))
    made = plans.resolve_projects(
        meeting=meeting,
        item=line_in(request, "item", 40),
        words=_words(request),
        members=committees.members_on(meeting.committee, meeting.on),
        percent=quorum_percent(place),
        by=request.user,
    )
    count = sum(one.projects.count() for one in made)
    messages.success(request, gettext("บันทึกมติ {count} โครงการแล้ว").format(count=count), extra_tags="good")
    return f"{projects_address(meeting)}?page={id_in(request, 'page') or 1}"


def _words(request: SignedInRequest) -> list[Word]:
    found = []
    for name in request.POST:
        key = whole_number(name.removeprefix("outcome-")) if name.startswith("outcome-") else None
        if key and line_in(request, name):
            found.append(Word(key, choice_in(request, name, Outcome), line_in(request, f"note-{key}", 2000)))
    return found


def _withdraw(request: SignedInRequest, place: Place) -> str:
    resolution = committees.resolution(place, id_in(request, "resolution"))
    actions.withdraw_resolution(resolution=resolution, why=line_in(request, "why"), by=request.user)
    return meeting_address(resolution.meeting)


COMMITTEE_ACTS: Mapping[str, Callable[[SignedInRequest, Place], str]] = {
    "appoint": _appoint,
    "seat": _seat,
    "end": _end,
    "call": _call,
    "keep": _keep,
    "resolve": _resolve,
    "resolve_projects": _resolve_projects,
    "withdraw": _withdraw,
}
