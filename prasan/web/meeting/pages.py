"""What an organisation's committees, meetings and hearings look like. Reading only; `doing` sends what the forms say."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prasan.committees import actions
from prasan.committees import queries as committees
from prasan.committees.keeping import Home, why_not_keep
from prasan.committees.models import Committee
from prasan.committees.rules import OF_AN_ORGANISATION, CommitteeKind, Group
from prasan.common.findings import Finding
from prasan.plans import hearings, lives
from prasan.plans.considering import findings_of
from prasan.plans.models import Revision
from prasan.web.meeting.shown import RECENT, committee_shown, meeting_shown, projects_shown
from prasan.web.planning.subjects import Subject, to_read
from prasan.web.requests import SignedInRequest


@dataclass(frozen=True, slots=True)
class Body:
    """One kind of committee of the organisation: as it is, or that it is not appointed yet."""

    kind: CommitteeKind
    committee: Committee | None
    sitting: int
    findings: tuple[Finding, ...]


@require_safe
def committees_page(request: SignedInRequest, code: str) -> HttpResponse:
    """Every committee with what it lacks, the meetings, the hearings."""
    subject = to_read(request, code)
    here = {one.kind: one for one in committees.committees_of(subject.organisation)}
    context = _frame(subject) | {
        "bodies": [_body(kind, here.get(kind)) for kind in OF_AN_ORGANISATION],
        "meetings": committees.meetings_of(subject.organisation)[:RECENT],
        "hearings": committees.hearings_of(subject.organisation)[:RECENT],
    }
    return render(request, "meeting/committees.html", context)


@require_safe
def committee_page(request: SignedInRequest, code: str, committee_id: int) -> HttpResponse:
    """The members of a committee with their terms, beside what the regulation asks for."""
    subject = to_read(request, code)
    found = committees.committee(subject.organisation, committee_id)
    return render(request, "meeting/committee.html", _frame(subject) | committee_shown(found))


@require_safe
def meeting_page(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """A meeting: agenda, who came, whether that is a quorum, minutes, and what was decided of what."""
    subject = to_read(request, code)
    found = committees.meeting(subject.organisation, meeting_id)
    return render(request, "meeting/meeting.html", _frame(subject) | meeting_shown(found))


@require_safe
def meeting_projects(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """The projects that the open revision adds, changes or takes out, one by one, with what was resolved of each."""
    subject = to_read(request, code)
    found = committees.meeting(subject.organisation, meeting_id)
    return render(request, "meeting/projects.html", _frame(subject) | projects_shown(request, found))


@require_safe
def hearing_page(request: SignedInRequest, code: str, hearing_id: int) -> HttpResponse:
    """A hearing: where, how many of whom, what was asked, and which projects answer it."""
    subject = to_read(request, code)
    found = committees.hearing(subject.organisation, hearing_id)
    asked = hearings.asked_at(found, for_everyone=False)
    held_for = hearings.revision_of(found)
    context = _frame(subject) | {
        "hearing": found,
        "seen": actions.mark_of(found),
        "groups": [(group, found.heads.get(group.value)) for group in Group],
        "asked": asked,
        "unanswered": sum(not (one.projects or one.need.answer) for one in asked),
        "choices": lives.choices_of(subject.plan) if subject.plan else (),
        "held_for": held_for,
        "revisions": Revision.objects.filter(plan__organisation=subject.organisation).order_by(
            "-plan__first_year", "-number"
        ),
    }
    return render(request, "meeting/hearing.html", context)


def _frame(subject: Subject) -> dict[str, object]:
    return {
        "subject": subject,
        "organisation": subject.organisation,
        "may_keep": why_not_keep(subject.person, Home(subject.organisation.code)) is None,
        "today": timezone.localdate(),
    }


def _body(kind: CommitteeKind, committee: Committee | None) -> Body:
    if committee is None:
        return Body(kind, None, 0, ())
    sitting = committees.members_on(committee, timezone.localdate())
    return Body(kind, committee, sitting, tuple(findings_of(committee)))
