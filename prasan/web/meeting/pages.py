"""What an organisation's committees, meetings and hearings look like. Reading only; `doing` sends what the forms say."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prasan.committees import queries as committees
from prasan.committees import rules
from prasan.committees.models import Committee, Meeting, Resolution
from prasan.committees.rules import COMPOSITIONS, CommitteeKind, Group, Outcome, Post, Seat
from prasan.common.findings import Finding
from prasan.organisations.models import Organisation
from prasan.plans import hearings, lives, resolutions
from prasan.plans.models import ProjectVersion, ResolvedProject, Revision
from prasan.plans.rules import settings
from prasan.web.planning.subjects import Subject, to_read
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest

RECENT = 15


@dataclass(frozen=True, slots=True)
class Body:
    """One kind of committee of the organisation: as it is, or that it is not appointed yet."""

    kind: CommitteeKind
    committee: Committee | None
    sitting: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """One resolution with the name of the revision and the projects that it decides."""

    resolution: Resolution
    revision: str
    projects: tuple[ProjectVersion, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """One project of the open revision, with the newest resolution on it."""

    version: ProjectVersion
    word: ResolvedProject | None


@require_safe
def committees_page(request: SignedInRequest, code: str) -> HttpResponse:
    """Every committee with what it lacks, the meetings, the hearings."""
    subject = to_read(request, code)
    here = {one.kind: one for one in committees.committees_of(subject.organisation)}
    context = _frame(subject) | {
        "bodies": [_body(kind, here.get(kind)) for kind in CommitteeKind],
        "meetings": committees.meetings_of(subject.organisation)[:RECENT],
        "hearings": committees.hearings_of(subject.organisation)[:RECENT],
    }
    return render(request, "meeting/committees.html", context)


@require_safe
def committee_page(request: SignedInRequest, code: str, committee_id: int) -> HttpResponse:
    """The members of a committee with their terms, beside what the regulation asks for."""
    subject = to_read(request, code)
    found = committees.committee(subject.organisation, committee_id)
    kind, today = CommitteeKind(found.kind), timezone.localdate()
    members = list(found.members.all())
    context = _frame(subject) | {
        "committee": found,
        "composition": COMPOSITIONS[kind],
        "members": [(one, one.sitting().sits_on(today)) for one in members],
        "findings": rules.composition_findings(kind, [one.sitting() for one in members], today),
        "seats": list(Seat),
        "posts": list(Post),
        "meetings": committees.meetings_of(subject.organisation, kind)[:RECENT],
    }
    return render(request, "meeting/committee.html", context)


@require_safe
def meeting_page(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """A meeting: agenda, who came, whether that is a quorum, minutes, and what was decided of what."""
    subject = to_read(request, code)
    found = committees.meeting(subject.organisation, meeting_id)
    present = set(found.present.values_list("pk", flat=True))
    members = [one for one in found.committee.members.all() if one.sitting().sits_on(found.on) or one.pk in present]
    percent = quorum_percent(subject.organisation)
    context = _frame(subject) | {
        "meeting": found,
        "members": [(one, one.pk in present) for one in members],
        "present": len(present),
        "needed": rules.quorum_of(len(members), percent),
        "percent": percent,
        "outcomes": list(Outcome),
        "resolutions": _resolved(found),
        "revision": lives.under_consideration(subject.organisation),
    }
    return render(request, "meeting/meeting.html", context)


@require_safe
def meeting_projects(request: SignedInRequest, code: str, meeting_id: int) -> HttpResponse:
    """The projects that the open revision adds, changes or takes out, one by one, with what was resolved of each."""
    subject = to_read(request, code)
    found = committees.meeting(subject.organisation, meeting_id)
    plan = lives.plan_under_consideration(subject.organisation)
    revision = lives.under_consideration(subject.organisation)
    words = resolutions.last_words(revision) if revision else {}
    rows = [Considered(one, words.get(key)) for key, one in lives.versions_before_meetings(plan).items()]
    page = page_in(request, len(rows))
    context = _frame(subject) | {
        "meeting": found,
        "plan": plan,
        "revision": revision,
        "rows": page.of(rows),
        "page": page,
        "decided": len(words),
        "outcomes": rules.OF_A_PROJECT,
        "missing": rules.why_not_resolve(
            Outcome.AGREED,
            members=committees.members_on(found.committee, found.on),
            present=found.present.count(),
            percent=quorum_percent(subject.organisation),
        ),
    }
    return render(request, "meeting/projects.html", context)


@require_safe
def hearing_page(request: SignedInRequest, code: str, hearing_id: int) -> HttpResponse:
    """A hearing: where, how many of whom, what was asked, and which projects answer it."""
    subject = to_read(request, code)
    found = committees.hearing(subject.organisation, hearing_id)
    asked = hearings.asked_at(found, for_everyone=False)
    held_for = hearings.revision_of(found)
    context = _frame(subject) | {
        "hearing": found,
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


def quorum_percent(organisation: Organisation) -> int:
    """The share of the members that must be present, as the province rules it."""
    return settings.number_of("quorum_percent", lives.rulings_of(organisation))


def _frame(subject: Subject) -> dict[str, object]:
    return {
        "subject": subject,
        "organisation": subject.organisation,
        "may_keep": rules.why_not_keep(subject.person, subject.organisation.code) is None,
        "today": timezone.localdate(),
    }


def _body(kind: CommitteeKind, committee: Committee | None) -> Body:
    if committee is None:
        return Body(kind, None, 0, ())
    today = timezone.localdate()
    members = [one.sitting() for one in committee.members.all()]
    found = rules.composition_findings(kind, members, today)
    return Body(kind, committee, sum(one.sits_on(today) for one in members), tuple(found))


def _resolved(meeting: Meeting) -> list[Resolved]:
    projects = resolutions.resolved_in(meeting)
    found = meeting.resolutions.select_related("by")
    keys = {one.subject.removeprefix("revision:") for one in found}
    labels = {f"revision:{one.pk}": one.label for one in Revision.objects.filter(pk__in=[k for k in keys if k])}
    return [Resolved(one, labels.get(one.subject, ""), tuple(projects.get(one.pk, ()))) for one in found]
