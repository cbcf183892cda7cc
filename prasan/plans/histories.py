"""What became of one project: the versions that were announced, each with what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from prasan.plans.models import Project, ProjectVersion, Revision
from prasan.plans.queries import row_of, with_amounts
from prasan.plans.rules.comparing import differing_fields
from prasan.plans.rules.rows import ProjectRow


@dataclass(frozen=True, slots=True)
class VersionStep:
    """One version of a project: its revision, what it says, what the version before said, and which fields differ."""

    revision: Revision
    row: ProjectRow
    before: ProjectRow | None
    fields: tuple[str, ...]


def versions_of(project: Project) -> dict[int, ProjectVersion]:
    """Every version of a project by its id, with amounts and revisions, in three queries."""
    versions = with_amounts(ProjectVersion.objects.filter(project=project)).select_related("project", "revision")
    return {one.pk: one for one in versions}


def history_of(versions: dict[int, ProjectVersion], shown: ProjectVersion) -> tuple[VersionStep, ...]:
    """How a version came to be, the newest first: the last word of each revision before it.

    It follows what each version replaced, so a version that an undone import brought is no part of it.
    """
    chain = [shown]
    at = shown
    while at.previous_id is not None:
        at = versions[at.previous_id]
        if at.revision_id != chain[-1].revision_id:
            chain.append(at)
    return tuple(_step(version, before) for version, before in zip(chain, [*chain[1:], None], strict=True))


def _step(version: ProjectVersion, before: ProjectVersion | None) -> VersionStep:
    row = row_of(version)
    earlier = row_of(before) if before else None
    fields: Sequence[str] = differing_fields(earlier, row) if earlier else ()
    return VersionStep(version.revision, row, earlier, tuple(fields))
