"""Who else has a plan's grid open now. Only a hint for people: forgotten after a minute, decides nothing."""

from django.core.cache import cache
from django.utils import timezone

from prasan.accounts.models import User

SECONDS = 45
"""The grid tells that it is open every twelve seconds; a page in the background is throttled to about a minute."""


def look_in(plan_id: int, by: User) -> list[str]:
    """Note that somebody has the plan open; the names of the others who have, in the order in which they came."""
    key, now = f"grid:{plan_id}", timezone.now().timestamp()
    held: dict[int, tuple[str, float]] = cache.get(key) or {}
    here = {pk: one for pk, one in held.items() if now - one[1] < SECONDS}
    here[by.pk] = (str(by), now)
    # Two who come at the same moment may overwrite each other; both are there again twelve seconds later.
    cache.set(key, here, SECONDS)
    return [name for pk, (name, _) in here.items() if pk != by.pk]
