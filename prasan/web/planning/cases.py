"""The projects of the inbox as the page shows them: the proposal, its words, and the choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from prasan.classification.models import Classification, Proposal
from prasan.classification.queries import GuidelineChoice, IssueChoices, proposal_of
from prasan.classification.rules import Decision
from prasan.plans.models import ProjectVersion
from prasan.web.planning.highlighting import highlighted, words_in
from prasan.web.planning.words import DECISION_NAMES

CHOICES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposed guideline. `percent` is its probability (never 100: nobody has confirmed it), `words` what speaks for it."""

    guideline: GuidelineChoice
    percent: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A project that waits for a decision."""

    version: ProjectVersion
    name: SafeString
    objective: SafeString
    target: SafeString
    decision: str
    decision_name: str
    choices: tuple[Choice, ...]
    years: tuple[tuple[int, int], ...]

    @property
    def project_id(self) -> int:
        return self.version.project_id

    @property
    def is_sure(self) -> bool:
        """Whether it may be confirmed together with all that the classifier is sure of."""
        return self.decision == Decision.SURE and bool(self.choices)

    @property
    def best(self) -> GuidelineChoice | None:
        """What the classifier proposes first."""
        return self.choices[0].guideline if self.choices else None


@dataclass(frozen=True, slots=True)
class Decided:
    """A project with the decision in force."""

    version: ProjectVersion
    decision: Classification


def by_code(issues: tuple[IssueChoices, ...]) -> dict[str, GuidelineChoice]:
    """Every guideline of the framework by its code."""
    return {one.code: one for issue in issues for one in issue.guidelines}


def case_of(version: ProjectVersion, guidelines: Mapping[str, GuidelineChoice]) -> Case:
    """One waiting project (its proposal and amounts at hand) → what its card shows."""
    proposal = proposal_of(version)
    choices = _choices(proposal, guidelines) if proposal else ()
    words = choices[0].words if choices else ()
    decision = proposal.decision if proposal else ""
    return Case(
        version,
        highlighted(version.name, words),
        highlighted(version.objective, words),
        highlighted(version.target, words),
        decision,
        DECISION_NAMES[decision],
        choices,
        tuple((one.fiscal_year, one.amount_baht) for one in version.year_amounts.all() if one.amount_baht),
    )


def _choices(proposal: Proposal, guidelines: Mapping[str, GuidelineChoice]) -> tuple[Choice, ...]:
    return tuple(
        Choice(guidelines[one["guideline"]], min(99, round(100 * one["probability"])), words_in(one["evidence"]))
        for one in proposal.ranked[:CHOICES]
        if one["guideline"] in guidelines
    )
