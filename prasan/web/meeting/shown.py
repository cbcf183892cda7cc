"""What a page of a committee, of a meeting, or of the projects before a meeting shows, wherever the committee is."""

from dataclasses import dataclass

from django.conf import settings as site
from django.http import HttpRequest
from django.utils import timezone

from prasan.analytics.queries import as_of_now
from prasan.committees import actions, rules
from prasan.committees import queries as committees
from prasan.committees.models import Committee, Meeting, Resolution
from prasan.committees.queries import Place
from prasan.committees.rules import CommitteeKind, Outcome, Post, Seat
from prasan.coordination.ranking import Waiting, waiting_ranked
from prasan.coordination.rules.ranking import Rank
from prasan.organisations.models import Organisation
from prasan.plans import considering, lives, resolutions
from prasan.plans.models import ProjectVersion, ResolvedProject, Revision
from prasan.plans.rules import settings
from prasan.web.public.paging import page_in

RECENT = 15


@dataclass(frozen=True, slots=True)
class Resolved:
    """One resolution with the name of the revision and the projects that it decides."""

    resolution: Resolution
    revision: str
    projects: tuple[ProjectVersion, ...]


@dataclass(frozen=True, slots=True)
class Considered:
    """One project before a meeting, with the newest resolution on it."""

    version: ProjectVersion
    revision: Revision
    word: ResolvedProject | None
    place: Rank | None = None


def committee_shown(found: Committee) -> dict[str, object]:
    """The members with their terms, beside what the rules ask for, and the meetings."""
    kind, today = CommitteeKind(found.kind), timezone.localdate()
    members = list(found.members.all())
    composition = considering.composition_for(found)
    return {
        "committee": found,
        "composition": composition,
        "members": [(one, one.sitting().sits_on(today)) for one in members],
        "findings": rules.composition_findings(kind, [one.sitting() for one in members], today, composition),
        "seats": list(dict.fromkeys([*(rule.seat for rule in composition.seats), *Seat])),
        "posts": list(Post),
        "meetings": found.meetings.all()[:RECENT],
        "today": today,
    }


def meeting_shown(found: Meeting) -> dict[str, object]:
    """Agenda, who came, whether that is a quorum, minutes, and what was decided of what."""
    present = set(found.present.values_list("pk", flat=True))
    members = [one for one in found.committee.members.all() if one.sitting().sits_on(found.on) or one.pk in present]
    percent = quorum_percent(found.committee.place)
    own = found.committee.organisation
    revision = lives.under_consideration(own) if own else None
    return {
        "meeting": found,
        "seen": actions.mark_of(found),
        "members": [(one, one.pk in present) for one in members],
        "present": len(present),
        "needed": rules.quorum_of(len(members), percent),
        "percent": percent,
        "outcomes": list(Outcome),
        "resolutions": _resolved(found),
        "revision": revision,
        "has_projects": bool(
            lives.version_pairs(revision.plan) if revision else not own and considering.projects_before(found.committee)
        ),
    }


def projects_shown(request: HttpRequest, found: Meeting) -> dict[str, object]:
    """The projects before a meeting, one by one, with what was resolved of each."""
    committee = found.committee
    revision = lives.under_consideration(committee.organisation) if committee.organisation else None
    words = resolutions.last_words(revision) if revision else considering.last_words_of(committee)
    before = considering.projects_before(committee)
    ranked = () if committee.organisation_id else ranked_now(committee)
    places = {one.place.project_id: one.place for one in ranked}
    order = [*places, *(key for key in before if key not in places)]
    rows = [Considered(before[key].version, before[key].revision, words.get(key), places.get(key)) for key in order]
    page = page_in(request, len(rows))
    return {
        "meeting": found,
        "revision": revision,
        "rows": page.of(rows),
        "page": page,
        "decided": len(words.keys() & before.keys()),
        "outcomes": rules.OF_A_PROJECT,
        "missing": rules.why_not_resolve(
            Outcome.AGREED,
            members=committees.members_on(committee, found.on),
            present=found.present.count(),
            percent=quorum_percent(committee.place),
        ),
    }


def ranked_now(committee: Committee) -> tuple[Waiting, ...]:
    """What waits for a coordination committee in its proposed order; weighed once per write and day."""
    today = timezone.localdate()
    return as_of_now(f"ranked:{committee.pk}:{today}", lambda: waiting_ranked(committee, today))


def quorum_percent(place: Place) -> int:
    """The share of the members that must be present, as the province rules it."""
    if isinstance(place, Organisation):
        return settings.number_of("quorum_percent", lives.rulings_of(place))
    return settings.number_of("quorum_percent", lives.rulings_of_province(site.PROVINCE))


def _resolved(meeting: Meeting) -> list[Resolved]:
    projects = resolutions.resolved_in(meeting)
    found = meeting.resolutions.select_related("by")
    keys = {one.subject.removeprefix("revision:") for one in found}
    labels = {f"revision:{one.pk}": one.label for one in Revision.objects.filter(pk__in=[k for k in keys if k])}
    return [Resolved(one, labels.get(one.subject, ""), tuple(projects.get(one.pk, ()))) for one in found]
