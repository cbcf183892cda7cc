"""Projects that are alike, so that a planner decides them together: the same proposal, and names that begin alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from prasan.classification.rules.reading import Reader

_WORDS = 3
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Waiting:
    """A project that waits: its number, its name, and what is proposed for it (a guideline or a verdict)."""

    project_id: int
    name: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Projects with one proposal whose names begin with the same words (as they are read: abbreviations written out)."""

    proposed: str
    words: str
    projects: tuple[Waiting, ...]


def batches(waiting: Iterable[Waiting], reader: Reader) -> tuple[Batch, ...]:
    """Groups of two and more, the largest first. Projects without a proposal, or alike to none, are in no group."""
    groups: defaultdict[tuple[str, str], list[Waiting]] = defaultdict(list)
    for one in waiting:
        words = "".join(word for _, word in reader.read(one.name).words[:_WORDS])
        if one.proposed and words:
            groups[one.proposed, words].append(one)
    found = [
        Batch(proposed, words, tuple(projects))
        for (proposed, words), projects in groups.items()
        if len(projects) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda batch: (-len(batch.projects), batch.proposed, batch.words)))
