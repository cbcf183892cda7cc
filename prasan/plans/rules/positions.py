"""Where the rows that a file adds stand in the plan: as in the file, between the projects that stand there. Pure.

A position is a number between those of its neighbours, so that adding moves nothing else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

CLOSEST = 1e-6
"""Nearer than this two positions are not put; the plan is numbered anew first."""


def placed(order: Sequence[str | None], positions: Mapping[str, float]) -> tuple[float, ...]:
    """The positions of the new rows of a file, in its order.

    `order` says which stored project each row of the file is ("" where it is new, None where it is left out);
    `positions` says where the stored projects stand. New rows come right after the stored row above them in the file;
    above the first one, right before it; in a file without a stored row, at the end.
    """
    taken = sorted(positions.values())
    found: list[float] = []
    above: str | None = None
    waiting = 0
    for key in (*order, None):
        if key == "":
            waiting += 1
        elif key is not None:
            found += _between(taken, positions, above, key, waiting)
            above, waiting = key, 0
    return (*found, *_between(taken, positions, above, None, waiting))


def _between(
    taken: Sequence[float], positions: Mapping[str, float], above: str | None, below: str | None, count: int
) -> list[float]:
    if not count:
        return []
    if above is None and below is None:
        last = taken[-1] + 1 if taken else 0.0
        return [last + step for step in range(count)]
    if above is not None:
        before = positions[above]
        at = bisect_right(taken, before)
        if at == len(taken):
            return [before + 1 + step for step in range(count)]
        after = taken[at]
    else:
        after = positions[below or ""]
        at = bisect_left(taken, after)
        before = taken[at - 1] if at else after - count - 1
    step_size = (after - before) / (count + 1)
    return [before + step_size * (step + 1) for step in range(count)]


def too_close(new: Sequence[float], positions: Mapping[str, float]) -> bool:
    """Whether the new positions leave no room beside each other or beside what stands there."""
    every = sorted([*new, *positions.values()])
    return bool(new) and any(second - first < CLOSEST for first, second in pairwise(every))
