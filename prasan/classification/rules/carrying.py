"""From guidelines of the framework to another division of the same work: the eight strategies of the period before, or an
organisation's own issues. What is proposed for a guideline is carried over the links between the two. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prasan.classification.rules.proposals import Ranked

LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Link:
    """A guideline and what it stands for elsewhere; of several links of a guideline each gets its share by weight."""

    guideline: str
    target: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Carried:
    """One element of the other division with its probability (0–1), and the guidelines that led there."""

    target: str
    probability: float
    through: tuple[str, ...]


def carried(ranked: Sequence[Ranked], links: Iterable[Link]) -> tuple[Carried, ...]:
    """The other division's elements, most probable first. A guideline without links says nothing about it."""
    of_guideline: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.weight > 0:
            of_guideline[link.guideline].append(link)
    chances: defaultdict[str, float] = defaultdict(float)
    through: defaultdict[str, list[str]] = defaultdict(list)
    for one in ranked:
        mine = of_guideline.get(one.guideline, [])
        total = sum(link.weight for link in mine)
        for link in mine:
            chances[link.target] += one.probability * link.weight / total
            through[link.target].append(one.guideline)
    found = [
        Carried(target, round(chance, 4), tuple(dict.fromkeys(through[target])))
        for target, chance in chances.items()
        if chance >= LEAST
    ]
    return tuple(sorted(found, key=lambda one: (-one.probability, one.target)))
