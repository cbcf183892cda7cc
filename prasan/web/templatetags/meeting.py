"""Words of committees, meetings and hearings."""

from collections.abc import Iterable

from django import template
from django.utils.translation import pgettext

from prasan.committees.rules import (
    GROUP_NAMES_TH,
    KIND_NAMES_TH,
    OUTCOME_NAMES_TH,
    POST_NAMES_TH,
    SEAT_NAMES_TH,
    CommitteeKind,
    Group,
    Outcome,
    Post,
    Seat,
)
from prasan.plans.models import ProjectVersion
from prasan.plans.rules.resolving import listed_as
from prasan.plans.rules.rows import ProjectKind

register = template.Library()


@register.filter
def committee_kind(kind: str) -> str:
    """The name of a body: คณะกรรมการพัฒนาท้องถิ่น."""
    return pgettext("committee", KIND_NAMES_TH[CommitteeKind(kind)])


@register.filter
def seat_name(seat: str) -> str:
    """As what somebody sits: ผู้ทรงคุณวุฒิ."""
    return pgettext("committee", SEAT_NAMES_TH[Seat(seat)])


@register.filter
def post_name(post: str) -> str:
    """What they do there: ประธาน."""
    return pgettext("committee", POST_NAMES_TH[Post(post)])


@register.filter
def outcome_name(outcome: str) -> str:
    """What became of an item: เห็นชอบ."""
    return pgettext("committee", OUTCOME_NAMES_TH[Outcome(outcome)])


@register.filter
def group_name(group: str) -> str:
    """Who came to a hearing: ประชาชนทั่วไป."""
    return pgettext("committee", GROUP_NAMES_TH[Group(group)])


@register.filter
def as_lines(texts: Iterable[str]) -> str:
    """Texts as the lines of a box."""
    return "\n".join(texts)


@register.filter
def as_listed(version: ProjectVersion) -> str:
    """Where a project stands in the plan's forms: `ผ.02 ที่ 12`."""
    return listed_as(ProjectKind(version.kind), version.number)


@register.filter
def chosen_by(words: str) -> str:
    """Who chooses somebody for a seat: สภาท้องถิ่นคัดเลือก."""
    return pgettext("committee", words)
