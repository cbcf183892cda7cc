"""What the pages of alignment need beyond every page's set."""

from collections.abc import Mapping
from fractions import Fraction

from django import template
from django.utils.translation import pgettext

from prasan.analytics.tagging import Cell

register = template.Library()


@register.filter
def cell_at(cells: Mapping[tuple[str, str], Cell], guideline: str) -> dict[object, object]:
    """The cells of one guideline, by the element's code."""
    return {element: cell for (code, element), cell in cells.items() if code == guideline}


@register.filter
def in_place(place: str) -> str:
    """Where a sentence stands: `รายการย่อย 6.1.2`, the kind of element in the language of the page."""
    kind, _space, code = place.partition(" ")
    return f"{pgettext('element', kind)} {code}".strip()


@register.filter
def share_percent(share: Fraction) -> str:
    """A part of the whole in per cent: 1/3 → `33.3`."""
    return f"{float(100 * share):.1f}".removesuffix(".0")
