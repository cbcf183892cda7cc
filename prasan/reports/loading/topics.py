"""The topics of general conditions in the plan book, from `data/papers/plan-book.toml`. Pure."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from prasan.reports.rules import TOPIC

FOLDER = Path(__file__).resolve().parents[3] / "data" / "papers"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what to fill in (`guide`), and the words that are filled from data where there are any.

    `budget_class`: the แผนงาน of the projects that are about it.
    """

    code: str
    title_th: str
    title_en: str
    guide: str
    text: str = ""
    budget_class: str = ""

    @property
    def key(self) -> str:
        """The key under which officers keep its paragraphs."""
        return f"{TOPIC}{self.code}"


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Topics under one heading."""

    title_th: str
    title_en: str
    topics: tuple[Topic, ...]


@lru_cache(maxsize=2)
def topic_groups(file: Path = FOLDER / "plan-book.toml") -> tuple[TopicGroup, ...]:
    """The groups in the order of the book."""
    stored = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        TopicGroup(group["title_th"], group["title_en"], tuple(Topic(**topic) for topic in group["topics"]))
        for group in stored["groups"]
    )
