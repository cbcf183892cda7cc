"""Words of the life of a plan."""

from collections.abc import Collection

from django import template
from django.utils.translation import pgettext

from prasan.organisations.rules.kinds import ROLE_LABEL_TH, Role
from prasan.plans.rules.paths import (
    CLAUSES,
    KIND_MEANINGS_TH,
    KIND_NAMES_TH,
    MOVE_NAMES_TH,
    STATE_NAMES_TH,
    MoveKind,
    RevisionKind,
    RevisionState,
)
from prasan.plans.rules.revisions import clause_of as clauses

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """The word for a role: ปลัด."""
    return pgettext("life", ROLE_LABEL_TH[Role(role)]) if role else ""


@register.filter
def state_name(state: str) -> str:
    """The word for a stop of the path: สภาท้องถิ่นพิจารณา."""
    return pgettext("life", STATE_NAMES_TH[RevisionState(state)])


@register.filter
def move_name(move: str) -> str:
    """The word for a step: เสนอพิจารณา."""
    return pgettext("life", MOVE_NAMES_TH[MoveKind(move)])


@register.filter
def revision_kind(kind: str) -> str:
    """The word for what a revision does: เพิ่มเติม."""
    return pgettext("life", KIND_NAMES_TH[RevisionKind(kind)])


@register.filter
def kind_meaning(kind: str) -> str:
    """When a revision is of that kind."""
    return pgettext("life", KIND_MEANINGS_TH[RevisionKind(kind)])


@register.filter
def clause(kinds: Collection[RevisionKind]) -> str:
    """The clauses that a bundle of kinds rests on, as the announcement cites them: in Thai on every page."""
    return clauses(kinds)


@register.filter
def clause_of(kind: str) -> str:
    """The clause that one kind rests on: ข้อ 22."""
    return clause_said(CLAUSES[RevisionKind(kind)][0])


@register.filter
def clause_said(clauses: str) -> str:
    """Clauses as they were cited, in the language of the page."""
    return clauses.replace("ข้อ", pgettext("life", "ข้อ"))
