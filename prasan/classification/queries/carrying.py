"""Reads of the other divisions of the same work, the strategies of the period before and an organisation's own issues: the links
that carry a proposal there, and what people have decided.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from prasan.classification.models import Placement, Proposal
from prasan.classification.rules import Ranked
from prasan.classification.rules.carrying import Carried, Link, carried
from prasan.framework import queries as framework
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.rules import Kind, LinkStatus
from prasan.plans.models import Plan
from prasan.plans.rules.rows import PlanFormat

# A link that somebody confirmed says more than one that is only proposed.
_CONFIRMED, _PROPOSED = 3.0, 1.0


@dataclass(frozen=True, slots=True)
class Division:
    """Another division of the same work: its edition, its elements by code, and the links of guidelines to them."""

    edition: Edition
    elements: dict[str, Element]
    links: tuple[Link, ...]


def divisions_of(plan: Plan, edition: Edition) -> tuple[Division, ...]:
    """The divisions that a plan's projects are also put under: the old strategies in the old format, the own issues."""
    old = framework.previous_framework(edition.province_code) if plan.format == PlanFormat.STRATEGY else None
    own = framework.own_edition(plan.organisation_id, plan.first_year, working=True)
    divisions = (_division(edition, other) for other in (old, own) if other)
    return tuple(one for one in divisions if one.elements)


def carried_of(proposal: Proposal | None, division: Division) -> Carried | None:
    """Where a project's proposal leads in another division, with its probability; None where no link leads there."""
    if proposal is None:
        return None
    ranked = [Ranked(one["guideline"], one["probability"]) for one in proposal.ranked]
    return next(iter(carried(ranked, division.links)), None)


def placements_of(project_ids: Iterable[int]) -> dict[tuple[int, int], Placement]:
    """(Project, edition) → the decision in force in that division."""
    rows = Placement.objects.filter(project__in=list(project_ids), ended_at=None).select_related("element", "edition")
    return {(one.project_id, one.edition_id): one for one in rows}


def _division(edition: Edition, other: Edition) -> Division:
    kinds = (Kind.STRATEGY, Kind.ISSUE)
    elements = {one.code: one for one in Element.objects.filter(edition=other, kind__in=kinds)}
    down = Q(from_element__edition=edition, from_element__kind=Kind.GUIDELINE, to_element__edition=other)
    up = Q(to_element__edition=edition, to_element__kind=Kind.GUIDELINE, from_element__edition=other)
    rows = Alignment.objects.exclude(status=LinkStatus.REFUSED).filter(down | up)
    links = []
    for row in rows.select_related("from_element", "to_element"):
        ends = (row.from_element, row.to_element)
        guideline, target = ends if row.from_element.edition_id == edition.pk else ends[::-1]
        if target.code in elements:
            weight = row.weight * (_CONFIRMED if row.status == LinkStatus.CONFIRMED else _PROPOSED)
            links.append(Link(guideline.code, target.code, weight))
    return Division(other, elements, tuple(links))
