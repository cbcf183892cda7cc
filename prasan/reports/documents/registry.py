"""All documents, in the order in which pages list them. A new module is added here and nowhere else. Pure."""

from prasan.common.errors import NotFound
from prasan.reports.documents import book, framework, p01, p02, p02_1, p02_2, p03
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
        # documents of the province
        framework,
    )
}


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
