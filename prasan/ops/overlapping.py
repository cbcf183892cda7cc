"""Comparing the announced plans from the command line, and what is kept of it as the command's answer."""

from collections.abc import Callable
from itertools import combinations

from django.conf import settings

from prasan.coordination.actions.finding import FoundCounts, refresh_overlaps
from prasan.coordination.models import Overlap


def refresh_announced(said: Callable[[int, int], None]) -> FoundCounts:
    """Compare all announced projects of the province this installation serves, and keep what is found."""
    return refresh_overlaps(province_code=settings.PROVINCE, by=None, said=said)


def kept_pairs() -> list[dict[str, object]]:
    """Every overlap that is still found, as pairs of project ids; a group gives each of its pairs."""
    found = Overlap.objects.filter(province__code=settings.PROVINCE, gone_at=None)
    return [
        {
            "first": first,
            "second": second,
            "score": overlap.score,
            "kind": overlap.kind,
            "reasons": [reason["th"] for reason in overlap.reasons],
        }
        for overlap in found.prefetch_related("members").order_by("-score", "pk")
        for first, second in combinations(sorted(member.project_id for member in overlap.members.all()), 2)
    ]
