"""How the attainment of the province is shown: rows of the heat map, tiles, bars. Composition only; rules count."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from prasan.analytics.queries import ProvinceFacts, as_last_known, as_published, province_facts
from prasan.analytics.rules import Attainment, GoalFact, attainment, dip_of
from prasan.framework import queries as framework
from prasan.framework.rules import Measure, Stage

DELIVERY = (Stage.BUDGETED, Stage.CONTRACTED, Stage.DISBURSED, Stage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One goal in one year, counted or by survey. `is_plan`: nothing has begun yet, so only plans are shown."""

    fiscal_year: int
    result: Attainment | None
    planned: int
    is_plan: bool

    @property
    def count(self) -> int:
        return len(self.result.counting) if self.result else 0

    @property
    def share(self) -> float:
        return float(self.result.share) if self.result else 0.0

    @property
    def dip(self) -> int:
        return dip_of(self.share)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its cells, one per year of the framework. `survey` goals are not counted from projects."""

    goal: framework.GoalRow
    survey: bool
    cells: tuple[Cell, ...]

    def cell(self, fiscal_year: int) -> Cell | None:
        return next((one for one in self.cells if one.fiscal_year == fiscal_year), None)


@dataclass(frozen=True, slots=True)
class Filter:
    """What part of the province is counted and from which stage; empty means all, and each goal's own stage."""

    stage: Stage | None = None
    district: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        return f"{self.stage or ''}:{self.district}:{self.kind}"


def shown_year(facts: ProvinceFacts) -> int:
    """The newest year in which anything has been delivered or put in a budget; the first year where nothing has."""
    begun = (fact.fiscal_year for fact in facts.facts if fact.stage in DELIVERY)
    return max(begun, default=facts.edition.years[0])


def goal_lines(chosen: Filter) -> tuple[GoalLine, ...]:
    """Every goal of the framework over its years, for the chosen part of the province."""
    return as_published(_lines_name(chosen), lambda: _lines(chosen))


def _lines_name(chosen: Filter) -> str:
    return f"lines:{settings.PROVINCE}:{chosen.key}"


def _lines(chosen: Filter) -> tuple[GoalLine, ...]:
    facts = province_facts(settings.PROVINCE)
    rows = framework.goals_of(facts.edition.pk)
    by_code = {goal.code: goal for goal in facts.goals}
    return tuple(_line(row, by_code[row.code], facts, chosen) for row in rows)


def _line(row: framework.GoalRow, goal: GoalFact, facts: ProvinceFacts, chosen: Filter) -> GoalLine:
    survey = goal.measure is Measure.SURVEY_SHARE
    last_begun = shown_year(facts)
    cells = []
    for year in facts.organisations:
        codes = facts.codes(year, district=chosen.district, kind=chosen.kind)
        result = None if survey else attainment(goal, year, codes, facts.reach, stage=chosen.stage)
        planned = 0 if survey else len(attainment(goal, year, codes, facts.reach, stage=Stage.PLANNED).counting)
        cells.append(Cell(year, result, planned, is_plan=year > last_begun and chosen.stage is not Stage.PLANNED))
    return GoalLine(row, survey, tuple(cells))


def met(lines: Iterable[GoalLine], fiscal_year: int) -> tuple[int, int]:
    """(goals that reach their target in a year, goals that are counted from projects)."""
    cells = [line.cell(fiscal_year) for line in lines if not line.survey]
    return sum(1 for cell in cells if cell and cell.result and cell.result.is_met), len(cells)


@dataclass(frozen=True, slots=True)
class Tile:
    """A district on the map of equal tiles: how many goals enough of its own organisations count for."""

    code: str
    name_th: str
    name_en: str
    row: int
    column: int
    met: int
    goals: int

    @property
    def dip(self) -> int:
        return dip_of(100 * self.met / self.goals if self.goals else 0)


def tiles(fiscal_year: int, stage: Stage | None) -> tuple[Tile, ...]:
    """Every district with the number of goals it meets by itself in a year."""
    return as_published(f"tiles:{settings.PROVINCE}:{fiscal_year}:{stage}", lambda: _tiles(fiscal_year, stage))


def _tiles(fiscal_year: int, stage: Stage | None) -> tuple[Tile, ...]:
    facts = province_facts(settings.PROVINCE)
    counted = [goal for goal in facts.goals if goal.measure is not Measure.SURVEY_SHARE]
    made = []
    for district in facts.districts:
        codes = facts.codes(fiscal_year, district=district.code)
        reached = sum(attainment(goal, fiscal_year, codes, facts.reach, stage=stage).is_met for goal in counted)
        made.append(
            Tile(
                district.code,
                district.name_th,
                district.name_en,
                district.tile_row,
                district.tile_column,
                reached,
                len(counted),
            )
        )
    return tuple(made)


def hem() -> tuple[int, ...]:
    """The dips of all goals in the shown year: the woven hem under the masthead, as it was last counted.

    Decoration: the same numbers are on the front page, counted anew. There must be a framework.
    """
    lines = as_last_known(_lines_name(Filter()), lambda: goal_lines(Filter()))
    year = max((cell.fiscal_year for line in lines for cell in line.cells if not cell.is_plan), default=0)
    cells = (line.cell(year) for line in lines)
    return tuple(cell.dip if cell and cell.result else 1 for cell in cells)


def needed_in(lines: Iterable[GoalLine], fiscal_year: int) -> int:
    """How many organisations a goal of the year needs; the largest where goals differ."""
    cells = (line.cell(fiscal_year) for line in lines)
    return max((cell.result.needed or 0 for cell in cells if cell and cell.result), default=0)
