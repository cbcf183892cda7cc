"""A proposed order of the projects beyond capacity before a coordination committee, each place with its reasons. Pure.

No scoring table was found (planning-rules 3.1): what counts rests on the criteria of a PAO's published list (S) and on what a
request should carry (U, C); the weights are our default (U). The committee decides, this only proposes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Criterion(StrEnum):
    """What speaks for a project."""

    JOINT = "joint"
    SHARED = "shared"
    GOAL = "goal"
    HEARD = "heard"
    SOON = "soon"
    PLACED = "placed"


WEIGHTS: Mapping[Criterion, int] = {
    Criterion.JOINT: 3,
    Criterion.SHARED: 2,
    Criterion.GOAL: 2,
    Criterion.HEARD: 2,
    Criterion.SOON: 1,
    Criterion.PLACED: 1,
}
MOST = sum(WEIGHTS.values())


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the data says of one project. `guideline`: the confirmed one; `goals`: those that cover it; `needs`: how many
    wishes of hearings it answers; `joint`: every owner of a joint request consented to it; `first_year`: of its money."""

    project_id: int
    organisation: str
    guideline: str = ""
    goals: tuple[str, ...] = ()
    needs: int = 0
    joint: bool = False
    first_year: int | None = None
    has_point: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a project: how many (organisations, needs, the year), or which (goals)."""

    criterion: Criterion
    number: int = 0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a project stands in the proposed order, and why; `lacks`: what would have spoken for it."""

    number: int
    project_id: int
    points: int
    reasons: tuple[Reason, ...]
    lacks: tuple[Criterion, ...]


def ranked(asked: Iterable[AskedFor], *, soon: int) -> tuple[Rank, ...]:
    """The order: what more speaks for comes first; of equals the earlier money, then as they came.

    `soon`: money up to this fiscal year is asked for soon.
    """
    listed = list(asked)
    askers: defaultdict[str, set[str]] = defaultdict(set)
    for one in listed:
        askers[one.guideline].add(one.organisation)
    weighed = [(one, _reasons(one, len(askers[one.guideline]) - 1, soon)) for one in listed]
    weighed.sort(key=lambda pair: (-points_of(pair[1]), pair[0].first_year or 9999))
    return tuple(
        Rank(at, one.project_id, points_of(reasons), reasons, _lacks(reasons))
        for at, (one, reasons) in enumerate(weighed, 1)
    )


def points_of(reasons: Iterable[Reason]) -> int:
    """The sum of the weights."""
    return sum(WEIGHTS[one.criterion] for one in reasons)


def _reasons(one: AskedFor, others: int, soon: int) -> tuple[Reason, ...]:
    found = []
    if one.joint:
        found.append(Reason(Criterion.JOINT))
    if one.guideline and others:
        found.append(Reason(Criterion.SHARED, others, (one.guideline,)))
    if one.goals:
        found.append(Reason(Criterion.GOAL, len(one.goals), one.goals))
    if one.needs:
        found.append(Reason(Criterion.HEARD, one.needs))
    if one.first_year and one.first_year <= soon:
        found.append(Reason(Criterion.SOON, one.first_year))
    if one.has_point:
        found.append(Reason(Criterion.PLACED))
    return tuple(found)


def _lacks(reasons: tuple[Reason, ...]) -> tuple[Criterion, ...]:
    """Only what the asking organisation can mend itself."""
    had = Counter(one.criterion for one in reasons)
    return tuple(one for one in (Criterion.GOAL, Criterion.HEARD, Criterion.PLACED) if not had[one])
