"""Rubrics and checklists of evaluation, from `data/papers/`. Pure."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from prasan.reports.loading.topics import FOLDER


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a guide: its number, words and full mark; `heading` items are the sum of those under them."""

    number: str
    title: str
    most: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide of 100 points; `wanted` is the mark that should be reached."""

    code: str
    title: str
    wanted: int
    items: tuple[Item, ...]

    @property
    def most(self) -> int:
        """The full mark of the guide."""
        return sum(item.most for item in self.items if not item.heading)


@dataclass(frozen=True, slots=True)
class ChecklistPart:
    """A part of form 1: what is there or not."""

    title: str
    items: tuple[str, ...]


@lru_cache(maxsize=1)
def guides() -> tuple[Guide, ...]:
    """The guides of evaluation. Raises `ValueError` where the marks under a heading do not add up to it."""
    stored = tomllib.loads((FOLDER / "rubrics.toml").read_text(encoding="utf-8"))
    made = tuple(
        Guide(one["code"], one["title"], one["wanted"], tuple(Item(**item) for item in one["items"]))
        for one in stored["guides"]
    )
    for guide in made:
        for heading in (item for item in guide.items if item.heading):
            under = sum(item.most for item in guide.items if item.number.startswith(f"{heading.number}."))
            if under != heading.most:
                raise ValueError(f"{guide.code} {heading.number}: {under} points under a heading of {heading.most}")
    return made


@lru_cache(maxsize=1)
def checklist() -> tuple[ChecklistPart, ...]:
    """The parts of form 1."""
    stored = tomllib.loads((FOLDER / "checklist.toml").read_text(encoding="utf-8"))
    return tuple(ChecklistPart(one["title"], tuple(one["items"])) for one in stored["parts"])


@lru_cache(maxsize=1)
def satisfaction() -> tuple[str, ...]:
    """What people are asked in forms 3/2 and 3/3."""
    stored = tomllib.loads((FOLDER / "satisfaction.toml").read_text(encoding="utf-8"))
    return tuple(stored["items"])
