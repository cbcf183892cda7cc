"""One fiscal year of an organisation's plan: what is carried out, how far it is. Pure."""

from dataclasses import dataclass
from datetime import date

from prasan.framework.rules import Stage
from prasan.plans.rules.rows import ProjectRow
from prasan.reports.facts.plans import PlanFacts


@dataclass(frozen=True, slots=True)
class YearProject:
    """A project in one fiscal year: planned and budgeted whole baht, and the stage it reached.

    `heading` is the line of the plan under which it stands, with its number; `months` are those in which it is carried
    out, 1 (October) to 12 (September), empty where nobody has said.
    """

    row: ProjectRow
    heading: str
    planned: int
    budgeted: int
    stage: Stage
    months: tuple[int, ...] = ()

    @property
    def baht(self) -> int:
        """What the year's budget gives, else what the plan wants."""
        return self.budgeted or self.planned


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One year of a plan. `as_of` is the day of the last progress that is counted, None where there is none."""

    plan: PlanFacts
    fiscal_year: int
    quarter: int
    projects: tuple[YearProject, ...]
    as_of: date | None
