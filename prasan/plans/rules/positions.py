"""Where the rows that a file adds, or a person moves, stand in the plan: between the projects that stand there. Pure.

A position is a number between those of its neighbours, so that adding and moving changes nothing else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

FIRST = ""
"""Behind nothing: before all."""
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


@dataclass(frozen=True, slots=True)
class Placing:
    """One project, new or moved, put right behind another (`after`, or `FIRST`)."""

    key: str
    after: str


def arranged(order: Sequence[str], placings: Iterable[Placing]) -> list[str]:
    """The plan's order after some projects were put somewhere, one after another. Behind one that is not there: the end."""
    # A ring: what follows FIRST is the first, what stands before it is the last.
    following = dict(zip([FIRST, *order], [*order, FIRST], strict=True))
    before = {after: one for one, after in following.items()}
    for one in placings:
        if one.key == one.after:
            continue
        if one.key in following:
            left, right = before[one.key], following[one.key]
            following[left], before[right] = right, left
        left = one.after if one.after in following else before[FIRST]
        right = following[left]
        following[left], before[one.key] = one.key, left
        following[one.key], before[right] = right, one.key
    found: list[str] = []
    while after := following[found[-1] if found else FIRST]:
        found.append(after)
    return found


def anew(positions: Iterable[tuple[float, int]]) -> dict[tuple[float, int], float]:
    """Whole positions for (position, project) in the same order: old and new versions of a project keep their places."""
    return {one: float(rank) for rank, one in enumerate(sorted(set(positions)))}


def too_close(new: Sequence[float], positions: Mapping[str, float]) -> bool:
    """Whether the new positions leave no room beside each other or beside what stands there."""
    every = sorted([*new, *positions.values()])
    return bool(new) and any(second - first < CLOSEST for first, second in pairwise(every))
