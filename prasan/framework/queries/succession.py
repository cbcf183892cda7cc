"""Reads for replacing an edition: which can be replaced, and what that would propose."""

from dataclasses import dataclass

from django.db.models import Q

from prasan.framework.models import Alignment, Edition
from prasan.framework.queries.editions import ElementRow, element_rows
from prasan.framework.queries.proposing import cached_words, told_by
from prasan.framework.rules import Kind, LinkStatus
from prasan.framework.rules.superseding import Carried, OldLink, Succession, succession


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replacing `old` by `new` proposes. `elements`: every element of both by its id; `kinds`: those with links."""

    old: Edition
    new: Edition
    found: Succession
    elements: dict[int, ElementRow]
    kinds: tuple[Kind, ...]


def replaceable(new: Edition) -> tuple[Edition, ...]:
    """Older editions of the same plan of the same province that nothing has replaced yet."""
    found = Edition.objects.published().in_force().filter(province_code=new.province_code, level=new.level)
    return tuple(
        one
        for one in found.exclude(pk=new.pk).order_by("-first_year")
        if (one.first_year or 0) <= (new.first_year or 9999)
    )


def replacement(old: Edition, new: Edition) -> Replacement:
    """What would be proposed; nothing is written. Refused links are not carried: somebody said no."""
    links = Alignment.objects.filter(Q(from_element__edition=old) | Q(to_element__edition=old)).exclude(
        status=LinkStatus.REFUSED
    )
    stored = links.select_related("from_element", "to_element").order_by("pk")
    old_links, kinds = [], set()
    for link in stored:
        here, there = link.from_element, link.to_element
        if here.edition_id != old.pk:
            here, there = there, here
        kinds.add(Kind(here.kind))
        old_links.append(OldLink(link.pk, here.pk, there.pk, link.weight))
    ordered = tuple(kind for kind in Kind if kind in kinds)
    found = succession(told_by(old.pk), told_by(new.pk), old_links, ordered, cached_words)
    elements = {row.element_id: row for edition in (old, new) for row in element_rows(edition.pk)}
    return Replacement(old, new, found, elements, ordered)


def turned(one: Carried, link: Alignment) -> tuple[int, int]:
    """(from, to) of the link to propose: the new element stands where the old one stood."""
    return (one.here, one.there) if link.to_element_id == one.there else (one.there, one.here)


def linked_elements(edition_id: int) -> tuple[int, ...]:
    """The elements of an edition that stand at an end of a link nobody refused, in its order; once for each link."""
    links = Alignment.objects.exclude(status=LinkStatus.REFUSED)
    lower = links.filter(from_element__edition=edition_id).values_list("from_element_id", "from_element__position")
    upper = links.filter(to_element__edition=edition_id).values_list("to_element_id", "to_element__position")
    return tuple(pk for pk, _ in sorted((*lower, *upper), key=lambda one: (one[1], one[0])))
