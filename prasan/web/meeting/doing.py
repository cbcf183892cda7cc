"""What the forms of committees, meetings and hearings send: one address, the form says which action."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from prasan.committees import actions, rules
from prasan.committees import queries as committees
from prasan.committees.rules import CommitteeKind, Outcome, Post, Seat
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations import queries as organisations
from prasan.organisations.models import Organisation
from prasan.plans import actions as plans
from prasan.plans import lives
from prasan.plans.models import Revision
from prasan.plans.queries import planning_organisation
from prasan.plans.rules.resolving import Word
from prasan.web.meeting.pages import quorum_percent
from prasan.web.planning.life import day_in
from prasan.web.requests import SignedInRequest, printable, whole_number

E = TypeVar("E", bound=StrEnum)
SHORT, LONG = 300, 20_000


@require_POST
def committees_do(request: SignedInRequest, code: str) -> HttpResponse:
    """One write; then back to the page that it belongs to."""
    organisation = planning_organisation(code)
    if refusal := rules.why_not_keep(organisations.person(request.user), organisation.code):
        raise refusal
    act = ACTS.get(_text(request, "what"))
    if act is None:
        raise InputRefused("no_such_form", "ไม่รู้จักแบบฟอร์มนี้ เปิดหน้าใหม่", "This form is unknown; open the page again.")
    return HttpResponseRedirect(act(request, organisation))


def _appoint(request: SignedInRequest, organisation: Organisation) -> str:
    made = actions.appoint_committee(
        organisation=organisation,
        kind=_choice(request, "kind", CommitteeKind),
        order_no=_text(request, "order_no", 120),
        order_on=_day(request, "order_on"),
        by=request.user,
    )
    return reverse("committee", args=[organisation.code, made.pk])


def _seat(request: SignedInRequest, organisation: Organisation) -> str:
    committee = committees.committee(organisation, _id(request, "committee"))
    actions.seat_member(
        committee=committee,
        name=_text(request, "name", 200),
        seat=_choice(request, "seat", Seat),
        post=_choice(request, "post", Post),
        starts_on=day_in(_text(request, "starts_on")),
        ends_on=_day(request, "ends_on"),
        order_no=_text(request, "order_no", 120),
        by=request.user,
    )
    return reverse("committee", args=[organisation.code, committee.pk])


def _end(request: SignedInRequest, organisation: Organisation) -> str:
    committee = committees.committee(organisation, _id(request, "committee"))
    member = committee.members.filter(pk=_id(request, "member")).first()
    if member is None:
        raise NotFound("no_such_member", "ไม่มีกรรมการคนนี้", "There is no such member.")
    actions.end_member(member=member, on=day_in(_text(request, "on")), why=_text(request, "why"), by=request.user)
    return reverse("committee", args=[organisation.code, committee.pk])


def _call(request: SignedInRequest, organisation: Organisation) -> str:
    committee = committees.committee(organisation, _id(request, "committee"))
    made = actions.call_meeting(
        committee=committee,
        on=day_in(_text(request, "on")),
        time=_text(request, "time", 40),
        place=_text(request, "place"),
        agenda=_lines(request, "agenda"),
        by=request.user,
    )
    return reverse("meeting", args=[organisation.code, made.pk])


def _keep(request: SignedInRequest, organisation: Organisation) -> str:
    meeting = committees.meeting(organisation, _id(request, "meeting"))
    present = [whole_number(one) for one in request.POST.getlist("present")]
    actions.keep_meeting(
        meeting=meeting,
        time=_text(request, "time", 40),
        place=_text(request, "place"),
        agenda=_lines(request, "agenda"),
        minutes="\n".join(_lines(request, "minutes", LONG)),
        present=[one for one in present if one is not None],
        by=request.user,
    )
    return reverse("meeting", args=[organisation.code, meeting.pk])


def _resolve(request: SignedInRequest, organisation: Organisation) -> str:
    meeting = committees.meeting(organisation, _id(request, "meeting"))
    actions.resolve(
        meeting=meeting,
        item=_text(request, "item", 40),
        text=_text(request, "text", 2000),
        outcome=_choice(request, "outcome", Outcome),
        subject=_subject(request, organisation),
        members=committees.members_on(meeting.committee, meeting.on),
        percent=quorum_percent(organisation),
        by=request.user,
    )
    return reverse("meeting", args=[organisation.code, meeting.pk])


def _subject(request: SignedInRequest, organisation: Organisation) -> str:
    """Only a revision of this organisation's own plan can be what its committee decides."""
    written = _text(request, "subject")
    key = whole_number(written.removeprefix("revision:")) if written else None
    if key is None or not Revision.objects.filter(pk=key, plan__organisation=organisation).exists():
        return ""
    return f"revision:{key}"


def _resolve_projects(request: SignedInRequest, organisation: Organisation) -> str:
    """What was chosen in the rows of the page of projects; rows without a choice say nothing."""
    meeting = committees.meeting(organisation, _id(request, "meeting"))
    plan = lives.plan_under_consideration(organisation)
    made = plans.resolve_projects(
        meeting=meeting,
        plan_id=plan.pk,
        item=_text(request, "item", 40),
        words=_words(request),
        members=committees.members_on(meeting.committee, meeting.on),
        percent=quorum_percent(organisation),
        by=request.user,
    )
    count = sum(one.projects.count() for one in made)
    messages.success(request, gettext("บันทึกมติ {count} โครงการแล้ว").format(count=count), extra_tags="good")
    page = reverse("meeting_projects", args=[organisation.code, meeting.pk])
    return f"{page}?page={_id(request, 'page') or 1}"


def _words(request: SignedInRequest) -> list[Word]:
    found = []
    for name in request.POST:
        key = whole_number(name.removeprefix("outcome-")) if name.startswith("outcome-") else None
        if key and _text(request, name):
            found.append(Word(key, _choice(request, name, Outcome), _text(request, f"note-{key}", 2000)))
    return found


def _withdraw(request: SignedInRequest, organisation: Organisation) -> str:
    resolution = committees.resolution(organisation, _id(request, "resolution"))
    actions.withdraw_resolution(resolution=resolution, why=_text(request, "why"), by=request.user)
    return reverse("meeting", args=[organisation.code, resolution.meeting_id])


def _hold(request: SignedInRequest, organisation: Organisation) -> str:
    made = actions.hold_hearing(
        organisation=organisation,
        on=day_in(_text(request, "on")),
        place=_text(request, "place"),
        topic=_text(request, "topic"),
        by=request.user,
    )
    plans.hold_for(hearing=made, revision=lives.under_consideration(organisation), by=request.user)
    return reverse("hearing", args=[organisation.code, made.pk])


def _keep_hearing(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, _id(request, "hearing"))
    heads = {group.value: _text(request, group.value) for group in rules.Group}
    minutes = "\n".join(_lines(request, "minutes", LONG))
    actions.keep_hearing(hearing=hearing, heads=heads, minutes=minutes, by=request.user)
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _hold_for(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, _id(request, "hearing"))
    key = _id(request, "revision")
    revision = Revision.objects.select_related("plan").filter(pk=key, plan__organisation=organisation).first()
    if key and revision is None:
        raise NotFound("no_such_revision", "ไม่มีฉบับนี้ใน อปท. นี้", "There is no such revision here.")
    plans.hold_for(hearing=hearing, revision=revision, by=request.user)
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _hear(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, _id(request, "hearing"))
    actions.hear_need(
        hearing=hearing, text=_text(request, "text", 2000), place=_text(request, "place"), by=request.user
    )
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _answer(request: SignedInRequest, organisation: Organisation) -> str:
    need = committees.need(organisation, _id(request, "need"))
    key = _text(request, "project").removeprefix("P")
    if key:
        plans.answer_need(need=need, project_id=whole_number(key.split()[0]) or 0, by=request.user)
    else:
        actions.answer_in_words(need=need, answer=_text(request, "answer", 2000), by=request.user)
    return reverse("hearing", args=[organisation.code, need.hearing_id])


def _unlink(request: SignedInRequest, organisation: Organisation) -> str:
    need = committees.need(organisation, _id(request, "need"))
    plans.end_answer(need=need, project_id=_id(request, "project"), by=request.user)
    return reverse("hearing", args=[organisation.code, need.hearing_id])


ACTS: Mapping[str, Callable[[SignedInRequest, Organisation], str]] = {
    "appoint": _appoint,
    "seat": _seat,
    "end": _end,
    "call": _call,
    "keep": _keep,
    "resolve": _resolve,
    "resolve_projects": _resolve_projects,
    "withdraw": _withdraw,
    "hold": _hold,
    "keep_hearing": _keep_hearing,
    "hold_for": _hold_for,
    "hear": _hear,
    "answer": _answer,
    "unlink": _unlink,
}


def _text(request: SignedInRequest, name: str, most: int = SHORT) -> str:
    return printable(" ".join(request.POST.get(name, "").split()))[:most]


def _lines(request: SignedInRequest, name: str, most: int = 5_000) -> list[str]:
    """What was written in a box of several lines, empty lines left out."""
    written = request.POST.get(name, "")[:most].splitlines()
    return [line for one in written if (line := printable(one))]


def _day(request: SignedInRequest, name: str) -> date | None:
    written = _text(request, name)
    return day_in(written) if written else None


def _id(request: SignedInRequest, name: str) -> int:
    return whole_number(_text(request, name)) or 0


def _choice(request: SignedInRequest, name: str, of: type[E]) -> E:
    try:
        return of(_text(request, name))
    except ValueError:
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.") from None
