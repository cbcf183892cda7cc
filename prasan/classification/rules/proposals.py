"""What the classifier answers, and when an answer may be called sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """How far an answer can be trusted: `sure` is meant to be right 95 times in 100."""

    SURE = "sure"
    LIKELY = "likely"
    CANNOT_TELL = "cannot_tell"
    NO_PROJECT = "no_project"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One guideline with its probability (0–1, four decimals) and the words that speak for it, in Thai."""

    guideline: str
    probability: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer for one project: the best guidelines, most probable first. Machines propose, people decide."""

    decision: Decision
    ranked: tuple[Ranked, ...]


# Chosen so that what is called sure is right at least 95 times in 100 on the labelled titles. The reliability of both
# halves of them was seen while choosing; docs/reference/classification.md says what that means for the figures.
SURE_FROM = 0.75
LIKELY_FROM = 0.3


def decision_of(probabilities: Sequence[float], no_project: float, *, has_evidence: bool) -> Decision:
    """The decision for guideline probabilities (highest first) and the probability of being no development project."""
    if not has_evidence:
        return Decision.CANNOT_TELL
    best = max(probabilities, default=0.0)
    if no_project > best:
        return Decision.NO_PROJECT
    if best >= SURE_FROM:
        return Decision.SURE
    return Decision.LIKELY if best >= LIKELY_FROM else Decision.CANNOT_TELL
