"""Reads of what meetings decided on single projects."""

from collections import defaultdict

from django.db.models import QuerySet

from prasan.committees.models import Meeting
from prasan.committees.rules import Outcome
from prasan.plans import queries
from prasan.plans.models import Project, ProjectVersion, ResolvedProject, Revision
from prasan.plans.rules.resolving import is_followed


def resolved_of(project: Project, *, announced_only: bool) -> QuerySet[ResolvedProject]:
    """What meetings decided on a project, the newest first; for everyone only within announced revisions."""
    chosen = _standing().filter(version__project=project)
    if announced_only:
        chosen = chosen.filter(revision__announced_on__isnull=False)
    return chosen.order_by("-resolution__meeting__on", "-pk")


def resolved_in(meeting: Meeting) -> dict[int, list[ProjectVersion]]:
    """Resolution → the projects that it names, as they read then."""
    found: defaultdict[int, list[ProjectVersion]] = defaultdict(list)
    chosen = ResolvedProject.objects.filter(resolution__meeting=meeting)
    rows = chosen.select_related("version__revision__plan__organisation").order_by("pk")
    for row in rows:
        found[row.resolution_id].append(row.version)
    return dict(found)


def last_words(revision: Revision) -> dict[int, ResolvedProject]:
    """Project → the newest resolution on it that stands, within a revision."""
    rows = _standing().filter(revision=revision).order_by("pk")
    return {row.version.project_id: row for row in rows}


def unheeded(revision: Revision) -> tuple[str, ...]:
    """The projects of an open revision of which a meeting wanted something that the plan does not say yet, by name."""
    words = last_words(revision)
    if not words:
        return ()
    considered = {one.version_id for one in words.values()}
    seen = ProjectVersion.objects.filter(pk__in=considered)
    working = ProjectVersion.objects.working().filter(project__in=words)
    versions = list(queries.with_amounts(seen | working).order_by("position", "pk").select_related("project"))
    now = {one.project_id: queries.row_of(one) for one in versions if one.is_latest and one.project.removed_at is None}
    return tuple(
        version.name
        for version in versions
        if version.pk in considered
        and not is_followed(
            Outcome(words[version.project_id].resolution.outcome), queries.row_of(version), now.get(version.project_id)
        )
    )


def _standing() -> QuerySet[ResolvedProject]:
    rows = ResolvedProject.objects.filter(resolution__withdrawn_at=None)
    return rows.select_related("resolution__meeting__committee", "revision", "version")
