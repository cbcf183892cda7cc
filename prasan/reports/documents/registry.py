"""All documents, in the order in which pages list them. A new one is added here and nowhere else. Pure."""

from collections.abc import Iterable
from typing import Never

from prasan.common.errors import NotFound
from prasan.reports.documents import (
    announcement,
    book,
    brief_goal,
    brief_organisation,
    brief_project,
    coordination,
    council,
    evaluation,
    framework,
    meetings,
    operation,
    p01,
    p02,
    p03,
    progress,
)
from prasan.reports.documents.kinds import Kind, ShelfKind

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        # forms of a plan
        p01.KIND,
        *p02.KINDS,
        p03.KIND,
        # the whole plan
        book.KIND,
        announcement.KIND,
        # a year of the plan
        operation.KIND,
        progress.KIND,
        evaluation.KIND,
        # on one page
        brief_organisation.KIND,
        brief_project.KIND,
        # documents of the province
        framework.KIND,
        coordination.KIND,
        council.KIND,
        brief_goal.KIND,
        # papers of a meeting
        *meetings.KINDS,
    )
}


def kinds_of(*shelves: ShelfKind) -> tuple[Kind, ...]:
    """The documents that stand on some shelves."""
    return tuple(kind for kind in KINDS.values() if kind.shelf in shelves)


def meeting_kind(code: str) -> Kind:
    """The paper of a meeting of a code. Raises `NotFound`."""
    papers = {kind.code: kind for kind in kinds_of(ShelfKind.MEETING)}
    return papers.get(code) or _no_such(code, papers)


def kind_named(code: str) -> Kind:
    """The document of a code. Raises `NotFound`, naming those that there are."""
    return KINDS.get(code) or _no_such(code, KINDS)


def _no_such(code: str, known: Iterable[str]) -> Never:
    names = ", ".join(known)
    raise NotFound(
        "no_such_document", f"ไม่มีเอกสาร “{code[:40]}” มี: {names}", f"No document “{code[:40]}”; there are: {names}."
    )
