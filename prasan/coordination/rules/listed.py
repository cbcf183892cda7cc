"""What the finder is given and what it answers, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from prasan.plans.rules.works import Work


class OverlapKind(StrEnum):
    """What two projects are to each other. The words of `prasan find-overlaps --json` (design section 4)."""

    SAME = "same"
    PHASE = "phase"
    JOINT = "joint"


class Where(StrEnum):
    """In which plans the projects stand."""

    ONE_PLAN = "one_plan"
    TWO_PLANS = "two_plans"
    TWO_LEVELS = "two_levels"


class Point(NamedTuple):
    """Degrees north and east."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Listed:
    """One project as the finder takes it.

    `key` is the caller's own number of the project. `organisation` is a code, or "" where the caller knows none (then all
    projects are of one plan). `tambon` and `district` are those of the organisation; `point` its office.
    `amounts`: fiscal year (B.E.) → whole baht; `yearless_baht`: money of which no year is told.
    """

    key: int
    title: str
    work: Work
    organisation: str = ""
    is_pao: bool = False
    tambon: str = ""
    district: str = ""
    point: Point | None = None
    guideline: str = ""
    amounts: Mapping[int, int] = field(default_factory=dict)
    yearless_baht: int = 0

    @property
    def baht(self) -> int:
        """All years together."""
        return sum(self.amounts.values()) + self.yearless_baht


@dataclass(frozen=True, slots=True)
class Reason:
    """One observation on a pair: its code, whether it speaks for the overlap, and a sentence in both languages."""

    code: str
    speaks_for: bool
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two projects that overlap, with how sure the finder is (0 to 1) and why."""

    first: int
    second: int
    kind: OverlapKind
    where: Where
    score: float
    reasons: tuple[Reason, ...]

    @property
    def pair(self) -> tuple[int, int]:
        """The two keys, the smaller first."""
        return (min(self.first, self.second), max(self.first, self.second))
