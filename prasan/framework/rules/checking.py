"""Which decided links a second person is asked about. Pure."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from prasan.common.agreement import MOST_CHECKED
from prasan.framework.rules.editions import LinkStatus

ANSWERS = (LinkStatus.CONFIRMED, LinkStatus.REFUSED)


@dataclass(frozen=True, slots=True)
class Decided:
    """A link that a person decided; `by`: their id, None where nobody known did."""

    link_id: int
    status: LinkStatus
    by: int | None


def drawn(decided: Iterable[Decided], *, seed: int, size: int) -> tuple[Decided, ...]:
    """Links drawn by chance, in an order that tells nothing: of the confirmed and of the refused half each, as far as
    there are so many. Of one answer alone, agreement beyond chance can't be told. The same seed draws the same."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    ordered = sorted(decided, key=lambda one: one.link_id)
    of = {status: [one for one in ordered if one.status is status] for status in ANSWERS}
    wanted = min(size, MOST_CHECKED)
    few = min(ANSWERS, key=lambda status: len(of[status]))
    other = next(status for status in ANSWERS if status is not few)
    of_few = min(len(of[few]), wanted // 2)
    chosen = chance.sample(of[few], of_few) + chance.sample(of[other], min(len(of[other]), wanted - of_few))
    chance.shuffle(chosen)
    return tuple(chosen)
