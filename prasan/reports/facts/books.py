"""What the plan book of an organisation tells beside its projects: the place, the issues and their links, delivery. Pure."""

from dataclasses import dataclass
from datetime import date

from prasan.framework.rules import Level
from prasan.reports.facts.plans import PlanFacts


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The nearest organisation on one side, as the crow flies from point to point."""

    side: str
    name: str
    kilometres: float


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """Where and what the organisation is. `point` tells what lies at `lat`, `lon` (its office, the middle of its tambon)."""

    kind: str
    population: int | None
    lat: float
    lon: float
    point: str = ""
    population_of_district: int | None = None
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """A hearing: when, where, what about, and how many came of each group."""

    on: date
    place: str
    topic: str
    heads: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """How the plan was announced when it was made, and how its announced changes are called."""

    on: date | None = None
    signer: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HigherLink:
    """A confirmed link to an element of a higher plan."""

    level: Level
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class BookGuideline:
    """A guideline of the province's framework that the plan has projects under. Whole baht over the plan's years."""

    code: str
    title: str
    projects: int
    baht: int
    links: tuple[HigherLink, ...]


@dataclass(frozen=True, slots=True)
class BookIssue:
    """An issue of the province's framework with the guidelines that the plan serves."""

    code: str
    title: str
    guidelines: tuple[BookGuideline, ...]


@dataclass(frozen=True, slots=True)
class OwnIssue:
    """One of the organisation's own issues, and what of the framework it is confirmed to serve."""

    code: str
    title: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearDone:
    """One fiscal year: projects with money, how many were begun, how many are completed; planned baht."""

    fiscal_year: int
    projects: int
    begun: int
    completed: int
    baht: int


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Everything that the plan book is made from. `issues`, `unplaced` and `years` count the organisation's own projects."""

    plan: PlanFacts
    place: PlaceFacts
    framework_title: str
    vision: str
    issues: tuple[BookIssue, ...]
    own: tuple[OwnIssue, ...]
    unplaced: int
    years: tuple[YearDone, ...]
    announced: Announced = Announced()
    hearings: tuple[HearingFacts, ...] = ()
