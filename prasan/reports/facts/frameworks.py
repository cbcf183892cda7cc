"""The framework of a province with the plans that it cites, and what the period before came to. Pure."""

from dataclasses import dataclass
from datetime import date

from prasan.framework.rules import ElementDraft, GoalTarget, Kind, Level


@dataclass(frozen=True, slots=True)
class Cited:
    """A plan that the framework cites, with its period (None where it gives none)."""

    level: Level
    title: str
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class PastStrategy:
    """What organisations planned and did under one strategy of the period before. Whole baht."""

    code: str
    title: str
    organisations: int
    projects: int
    baht: int
    begun: int
    completed: int


@dataclass(frozen=True, slots=True)
class Past:
    """The period before, counted from announced plans; projects of no known strategy stand in the last row ("")."""

    organisations: int
    projects: int
    baht: int
    begun: int
    completed: int
    strategies: tuple[PastStrategy, ...]


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """A published framework. `elements` and `targets` hold those of every plan that it cites too, in document order."""

    code: str
    title: str
    province_name: str
    pao_name: str
    first_year: int
    last_year: int
    announced_on: date | None
    organisations: int
    cited: tuple[Cited, ...]
    elements: tuple[ElementDraft, ...]
    targets: tuple[GoalTarget, ...]
    surveyed: tuple[str, ...]
    past: Past | None
    synthetic: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years of the framework."""
        return tuple(range(self.first_year, self.last_year + 1))

    def of(self, level: Level, kind: Kind, parent: str | None = None) -> tuple[ElementDraft, ...]:
        """The elements of a level and kind, under one parent where it is given."""
        chosen = (one for one in self.elements if one.level is level and one.kind is kind)
        return tuple(one for one in chosen if parent is None or one.parent == parent)

    def plan(self, level: Level) -> Cited | None:
        """The plan of a level, where the framework cites one."""
        return next((one for one in self.cited if one.level is level), None)

    def share_of(self, goal: str, year: int | None = None) -> float | None:
        """The share wanted of a goal in a year, or over the whole period."""
        return next((one.share for one in self.targets if one.goal == goal and one.fiscal_year == year), None)
