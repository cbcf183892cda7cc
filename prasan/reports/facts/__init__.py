"""What documents are made from: frozen rows, gathered once by `queries`, kept with what is issued. Pure."""

from prasan.reports.facts.asked import Asked, State
from prasan.reports.facts.plans import ListedProject, PlanFacts

__all__ = ["Asked", "ListedProject", "PlanFacts", "State"]
