"""All documents, in the order in which pages list them. A new module is added here and nowhere else. Pure."""

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
    p02_1,
    p02_2,
    p03,
    progress,
)
from prasan.reports.documents.kinds import Kind

KINDS: dict[str, Kind] = {
    module.KIND.code: module.KIND
    for module in (
        # forms of a plan
        p01,
        p02,
        p02_1,
        p02_2,
        p03,
        # the whole plan
        book,
        announcement,
        # a year of the plan
        operation,
        progress,
        evaluation,
        # on one page
        brief_organisation,
        brief_project,
        # documents of the province
        framework,
        coordination,
        council,
        brief_goal,
    )
}
KINDS |= {kind.code: kind for kind in (meetings.AGENDA, meetings.MINUTES, meetings.ATTENDANCE)}


def kinds_of(*, province: bool) -> tuple[Kind, ...]:
    """The documents of an organisation's plan, or those of the whole province."""
    return tuple(kind for kind in KINDS.values() if kind.subject.of_province is province)


def kind_named(code: str) -> Kind:
    """The document of a code. Raises `NotFound`."""
    found = KINDS.get(code)
    if found is None:
        names = ", ".join(KINDS)
        raise NotFound(
            "no_such_document", f"ไม่มีเอกสาร “{code[:40]}” มี: {names}", f"No document “{code[:40]}”; there are: {names}."
        )
    return found
