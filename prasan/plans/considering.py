"""The projects that a committee has before it: its own plan's open revision, or what organisations ask to be coordinated."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from prasan.committees import queries as committees
from prasan.committees.models import Committee
from prasan.committees.rules import CommitteeKind, Composition, Outcome, composition_findings, composition_of
from prasan.common.findings import Finding
from prasan.organisations.models import Province
from prasan.plans import lives
from prasan.plans.models import Project, ProjectVersion, ResolvedProject, Revision
from prasan.plans.rules import settings
from prasan.plans.rules.rows import ProjectKind


@dataclass(frozen=True, slots=True)
class Before:
    """One project before a committee: what is said of it, in which revision."""

    version: ProjectVersion
    revision: Revision


def projects_before(committee: Committee) -> dict[int, Before]:
    """Project → what the committee considers, in the plan's (the organisations') order.

    An organisation's committee: what the open revision adds, changes or takes out. A district's: the announced projects
    beyond the capacity of its organisations (ผ.02/2, planning-rules 3.2). The province's: those that a district's agreed to.
    """
    if committee.organisation:
        revision = lives.under_consideration(committee.organisation)
        versions = lives.versions_before_meetings(revision.plan) if revision else {}
        return {pk: Before(one, revision) for pk, one in versions.items() if revision}
    asked = (
        _asked(committee)
        .select_related("revision__plan__organisation")
        .order_by("project__plan__organisation__code", "position", "pk")
    )
    return {one.project_id: Before(one, one.revision) for one in asked}


def waiting_before(committee: Committee) -> int:
    """How many of them no standing resolution of this committee speaks of."""
    return len(projects_before(committee).keys() - last_words_of(committee).keys())


def waiting_in_districts(province: Province) -> Counter[int]:
    """District → how many projects wait for its committee, for all districts in two queries."""
    asked = ProjectVersion.objects.published().filter(
        kind=ProjectKind.BEYOND_CAPACITY, project__plan__organisation__province=province
    )
    said = ResolvedProject.objects.filter(
        resolution__withdrawn_at=None,
        resolution__meeting__committee__kind=CommitteeKind.DISTRICT,
        resolution__meeting__committee__province=province,
    )
    heard = set(said.values_list("version__project", "resolution__meeting__committee__district"))
    pairs = asked.values_list("project", "project__plan__organisation__district")
    return Counter(district for project, district in pairs if (project, district) not in heard)


def last_words_of(committee: Committee) -> dict[int, ResolvedProject]:
    """Project → the newest resolution on it that stands, of one committee."""
    rows = ResolvedProject.objects.filter(resolution__withdrawn_at=None, resolution__meeting__committee=committee)
    return _newest(rows)


def _newest(rows: QuerySet[ResolvedProject]) -> dict[int, ResolvedProject]:
    chosen = rows.select_related("resolution__meeting__committee", "version").order_by("pk")
    return {one.version.project_id: one for one in chosen}


def _asked(committee: Committee) -> QuerySet[ProjectVersion]:
    asked = ProjectVersion.objects.published().filter(kind=ProjectKind.BEYOND_CAPACITY)
    if committee.district:
        return asked.filter(project__plan__organisation__district=committee.district)
    of_districts = ResolvedProject.objects.filter(
        resolution__withdrawn_at=None,
        resolution__meeting__committee__kind=CommitteeKind.DISTRICT,
        resolution__meeting__committee__province=committee.province,
    )
    words: Mapping[int, ResolvedProject] = _newest(of_districts)
    agreed = [pk for pk, one in words.items() if one.resolution.outcome == Outcome.AGREED]
    return asked.filter(project__in=Project.objects.filter(pk__in=agreed))


def findings_of(committee: Committee) -> list[Finding]:
    """What a committee lacks today."""
    members = [one.sitting() for one in committee.members.all()]
    kind = CommitteeKind(committee.kind)
    return composition_findings(kind, members, timezone.localdate(), composition_for(committee))


def composition_for(committee: Committee) -> Composition:
    """What a committee must be made of, by how many it stands for and what the province ruled."""
    return composition_of(
        CommitteeKind(committee.kind),
        stands_for=committees.stands_for(committee),
        pao_councillors=settings.number_of(
            "district_pao_councillors", lives.rulings_of_province(committee.province.code)
        ),
    )
