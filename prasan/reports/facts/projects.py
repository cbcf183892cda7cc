"""One project on one page. Pure."""

from dataclasses import dataclass

from prasan.plans.rules.rows import ProjectRow
from prasan.reports.facts.plans import PlanFacts


@dataclass(frozen=True, slots=True)
class YearState:
    """One fiscal year of a project: planned and budgeted whole baht, and how far it is, in words."""

    fiscal_year: int
    planned: int
    budgeted: int
    stage: str


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project with where it belongs and how far it is. `plan` has no projects of its own here."""

    plan: PlanFacts
    project_id: int
    row: ProjectRow
    issue: str
    own_issue: str
    guideline: str
    goals: tuple[str, ...]
    links: tuple[str, ...]
    years: tuple[YearState, ...]
