"""One revision of a plan as its announcement and notices tell it. Pure."""

from dataclasses import dataclass
from datetime import date

from prasan.plans.rules.paths import RevisionKind
from prasan.reports.facts.plans import PlanFacts


@dataclass(frozen=True, slots=True)
class RevisionFacts:
    """A revision with what it lists. `label` is how it is called; `council`: an SAO's council had to agree first
    (planning-rules 1.5)."""

    plan: PlanFacts
    kinds: tuple[RevisionKind, ...]
    label: str
    clause: str
    reason: str
    announcement_no: str
    announced_on: date | None
    effective_on: date | None
    signer: str
    added: int
    changed: int
    out: int
    council: bool
