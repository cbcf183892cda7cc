"""The central number (design 3.3): for a goal and a year, the organisations that count ÷ all organisations valid that year.

Pure: no Django, no clock. An organisation counts when at least one of its projects, classified (confirmed) under a
guideline that the goal covers, reached the goal's stage in that year.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from prasan.framework.rules import STAGE_ORDER, Measure, Stage, has_reached, stage_rank


@dataclass(frozen=True, slots=True)
class Fact:
    """Projects of one organisation under one guideline ("" where unclassified) in one fiscal year at one stage."""

    organisation: str
    guideline: str
    fiscal_year: int
    stage: Stage
    projects: int
    baht: int


@dataclass(frozen=True, slots=True)
class GoalFact:
    """What counting needs to know of a goal: its code, what it covers, how and from which stage it counts, its targets."""

    code: str
    guidelines: frozenset[str]
    stage: Stage
    measure: Measure
    target_share: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attainment:
    """One goal in one year. `share` and `target_share` are per cent; `needed` is how many organisations reach the target."""

    goal: str
    fiscal_year: int
    stage: Stage
    counting: frozenset[str]
    one_step_short: frozenset[str]
    missing: frozenset[str]
    target_share: Fraction | None

    @property
    def organisations(self) -> int:
        """All organisations valid that year: the denominator."""
        return len(self.counting) + len(self.one_step_short) + len(self.missing)

    @property
    def share(self) -> Fraction:
        """Per cent of organisations that count; 0 where there is no organisation."""
        return Fraction(100 * len(self.counting), self.organisations) if self.organisations else Fraction(0)

    @property
    def needed(self) -> int | None:
        """The least number of organisations that meets the target: 60 % of 225 → 135."""
        return None if self.target_share is None else ceil(self.target_share * self.organisations / 100)

    @property
    def is_met(self) -> bool:
        """True where enough organisations count; a goal without a target, or without organisations, is never met."""
        return self.needed is not None and self.organisations > 0 and len(self.counting) >= self.needed


Reach = Mapping[tuple[int, str], Mapping[str, Stage]]
"""(fiscal year, guideline) → organisation → the furthest stage that any of its projects there reached."""


def reach_of(facts: Iterable[Fact]) -> Reach:
    """The furthest stage by year, guideline and organisation; suspended and cancelled projects reach nothing."""
    furthest: defaultdict[tuple[int, str], dict[str, Stage]] = defaultdict(dict)
    for fact in facts:
        if not fact.guideline or stage_rank(fact.stage) < 0:
            continue
        at = furthest[fact.fiscal_year, fact.guideline]
        known = at.get(fact.organisation)
        if known is None or has_reached(fact.stage, known):
            at[fact.organisation] = fact.stage
    return furthest


def attainment(
    goal: GoalFact, fiscal_year: int, organisations: Collection[str], reach: Reach, *, stage: Stage | None = None
) -> Attainment:
    """Who counts, who has a project at a lower stage (one step short), and who is missing, among `organisations`.

    `organisations` are the codes valid in the year, or a part of them (one district, one kind). `stage` overrides the
    goal's own stage, to show the stages side by side. The three sets never overlap and together are `organisations`.
    """
    wanted = goal.stage if stage is None else stage
    everyone = frozenset(organisations)
    counting: set[str] = set()
    started: set[str] = set()
    for guideline in goal.guidelines:
        for organisation, reached in reach.get((fiscal_year, guideline), {}).items():
            (counting if has_reached(reached, wanted) else started).add(organisation)
    counts = frozenset(counting & everyone)
    short = frozenset((started & everyone) - counts)
    return Attainment(
        goal=goal.code,
        fiscal_year=fiscal_year,
        stage=wanted,
        counting=counts,
        one_step_short=short,
        missing=everyone - counts - short,
        target_share=goal.target_share.get(fiscal_year),
    )


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many projects of a year reached at least a stage, and their planned money in whole baht."""

    stage: Stage
    projects: int
    baht: int
    share: float


def funnel(facts: Iterable[Fact], fiscal_year: int) -> tuple[FunnelStep, ...]:
    """The stages of a year from planned to completed. A project is planned whatever became of it; suspended and
    cancelled ones are in the first step only. Shares are per cent of the first step."""
    projects: defaultdict[Stage, int] = defaultdict(int)
    baht: defaultdict[Stage, int] = defaultdict(int)
    for fact in facts:
        if fact.fiscal_year != fiscal_year:
            continue
        for step in STAGE_ORDER:
            if step is Stage.PLANNED or has_reached(fact.stage, step):
                projects[step] += fact.projects
                baht[step] += fact.baht
    whole = projects[Stage.PLANNED]
    return tuple(
        FunnelStep(step, projects[step], baht[step], 100 * projects[step] / whole if whole else 0.0)
        for step in STAGE_ORDER
    )


def stopped(facts: Iterable[Fact], fiscal_year: int) -> dict[Stage, int]:
    """How many projects of a year are suspended, and how many cancelled."""
    counts = {Stage.SUSPENDED: 0, Stage.CANCELLED: 0}
    for fact in facts:
        if fact.fiscal_year == fiscal_year and fact.stage in counts:
            counts[fact.stage] += fact.projects
    return counts


def money_by_guideline(facts: Iterable[Fact]) -> dict[str, dict[int, tuple[int, int]]]:
    """Guideline → fiscal year → (project-years, planned whole baht)."""
    sums: defaultdict[str, defaultdict[int, tuple[int, int]]] = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    for fact in facts:
        projects, baht = sums[fact.guideline][fact.fiscal_year]
        sums[fact.guideline][fact.fiscal_year] = (projects + fact.projects, baht + fact.baht)
    return {guideline: dict(years) for guideline, years in sums.items()}


def dip_of(share: Fraction | float) -> int:
    """Which of the five depths of indigo a share is shown in: the breaks are at 20, 40, 60 and 80 per cent."""
    return 1 + sum(share >= edge for edge in (20, 40, 60, 80))
