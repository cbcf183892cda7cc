"""Reads for the proposer of links: the elements of editions as it reads them, and the evidence of stored links."""

from collections.abc import Sequence
from functools import lru_cache

from prasan.common.words import words_of
from prasan.framework.models import Element
from prasan.framework.rules import Kind
from prasan.framework.rules.proposing import Told

cached_words = lru_cache(maxsize=8192)(words_of)
"""The words of a sentence, cut once in a process: plans are compared again and again."""


def told_by(edition_id: int) -> Sequence[Told]:
    """Every element of an edition as the proposer reads it, in one query."""
    rows = Element.objects.filter(edition=edition_id).values_list(
        "pk", "kind", "code", "parent__code", "title_th", "short_th"
    )
    return tuple(
        Told(pk, Kind(kind), code, parent or "", title, short) for pk, kind, code, parent, title, short in rows
    )
