"""Reads for the proposer of links: the elements of editions as it reads them, and the evidence of stored links."""

from functools import lru_cache

from prasan.common.words import words_of
from prasan.framework.models import Element
from prasan.framework.rules import Kind
from prasan.framework.rules.matching import Matcher
from prasan.framework.rules.proposing import Told, matcher_of

cached_words = lru_cache(maxsize=8192)(words_of)
"""The words of a sentence, cut once in a process: plans are compared again and again."""


def told_by(edition_id: int) -> tuple[Told, ...]:
    """Every element of an edition as the proposer reads it, in one query."""
    rows = Element.objects.filter(edition=edition_id).values_list(
        "pk", "kind", "code", "parent__code", "title_th", "short_th"
    )
    return tuple(
        Told(pk, Kind(kind), code, parent or "", title, short) for pk, kind, code, parent, title, short in rows
    )


def matcher_between(lower_id: int, upper_id: int, kinds: tuple[Kind, Kind]) -> Matcher:
    """Two editions beside each other, as their elements are worded now; kept in the process while the words stay."""
    return matcher_of_words(told_by(lower_id), told_by(upper_id), kinds)


@lru_cache(maxsize=24)
def matcher_of_words(lower: tuple[Told, ...], upper: tuple[Told, ...], kinds: tuple[Kind, Kind]) -> Matcher:
    """The same for elements that are read already."""
    return matcher_of(lower, upper, kinds, cached_words)
