"""The projects of the inbox as the page shows them: the proposal, its words, and the choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from prasan.classification.models import Classification, Placement, Proposal, SampleItem, SecondOpinion, SetAside
from prasan.classification.queries import Division, GuidelineChoice, IssueChoices, carried_of, proposal_of, version_of
from prasan.classification.rules import Decision, Verdict
from prasan.classification.rules.carrying import Carried
from prasan.framework.models import Edition, Element
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
class Beside:
    """Another division of the same work: its elements to choose from, what is proposed there ("" for nothing; `percent` is its
    probability), and what a person has decided ("" for nothing yet).
    """

    edition: Edition
    elements: tuple[Element, ...]
    proposed: str
    percent: int
    decided: str

    @property
    def chosen(self) -> str:
        """What stands in the list at first."""
        return self.decided or self.proposed


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
    opinion: SecondOpinion | None = None
    approach: Element | None = None
    nearest: tuple[Mapping[str, object], ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def project_id(self) -> int:
        return self.version.project_id

    @property
    def is_sure(self) -> bool:
        """Whether it may be confirmed together with all that the classifier is sure of."""
        return self.decision == Decision.SURE and bool(self.choices)

    @property
    def is_no_project(self) -> bool:
        """Whether the classifier says that this is no development project; a person still decides."""
        return self.decision == Decision.NO_PROJECT

    @property
    def first_code(self) -> str:
        """What a tick on the card confirms: the first guideline, or that it is no development project."""
        if self.is_no_project:
            return Verdict.NO_PROJECT.value
        return self.best.code if self.best else ""

    @property
    def best(self) -> GuidelineChoice | None:
        """What the classifier proposes first."""
        return self.choices[0].guideline if self.choices else None


@dataclass(frozen=True, slots=True)
class Decided:
    """A project with the decision in force: its guideline, or a verdict and no guideline.

    `otherwise`, `second`: what a sure classifier and a second person see instead, "" where they don't.
    """

    version: ProjectVersion
    guideline: Element | None
    verdict: str
    proposed: bool
    by: str
    at: datetime
    why: str
    otherwise: str = ""
    beside: tuple[Beside, ...] = ()
    second: str = ""


def decided_of(made: Classification | SetAside, beside: tuple[Beside, ...] = ()) -> Decided:
    """A row of the decisions in force as its table shows it."""
    return Decided(
        version_of(made),
        made.guideline if isinstance(made, Classification) else None,
        "" if isinstance(made, Classification) else made.verdict,
        made.proposed,
        str(made.confirmed_by or ""),
        made.confirmed_at,
        made.why,
        _otherwise(made),
        beside,
        getattr(made, "second", None) or "",
    )


def _otherwise(made: Classification | SetAside) -> str:
    """The guideline that a sure classifier sees instead; "" where it agrees or is not sure."""
    proposal = getattr(made.project, "proposal", None) if isinstance(made, Classification) else None
    if proposal is None or proposal.decision != Decision.SURE or proposal.guideline is None:
        return ""
    return "" if proposal.guideline_id == made.guideline_id else proposal.guideline.code  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One item of a sample as the second person sees it: what the plan says, and nothing of the first decision."""

    pk: int
    version: ProjectVersion


@dataclass(frozen=True, slots=True)
class Checked:
    """One answered item: what the first and the second person said."""

    version: ProjectVersion
    first: str
    first_by: str
    second: str
    second_by: str

    @property
    def alike(self) -> bool:
        """Whether the two agree."""
        return self.first == self.second


def item_of(item: SampleItem) -> ToCheck:
    """A row of `items_to_check` as its card shows it."""
    return ToCheck(item.pk, version_of(item))


def checked_of(item: SampleItem) -> Checked:
    """A row of `checked_items` as its table shows it."""
    return Checked(version_of(item), item.first, str(item.first_by or ""), item.second, str(item.second_by or ""))


def first_of(version: ProjectVersion, guidelines: Mapping[str, GuidelineChoice]) -> str:
    """What is proposed first for a waiting project: a guideline, a verdict, or "" for nothing."""
    proposal = proposal_of(version)
    if proposal is None:
        return ""
    if proposal.decision == Decision.NO_PROJECT:
        return Verdict.NO_PROJECT.value
    code = proposal.guideline.code if proposal.guideline else ""
    return code if code in guidelines and proposal.decision != Decision.CANNOT_TELL else ""


def by_code(issues: tuple[IssueChoices, ...]) -> dict[str, GuidelineChoice]:
    """Every guideline of the framework by its code."""
    return {one.code: one for issue in issues for one in issue.guidelines}


def case_of(
    version: ProjectVersion,
    guidelines: Mapping[str, GuidelineChoice],
    opinion: SecondOpinion | None = None,
    beside: tuple[Beside, ...] = (),
) -> Case:
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
        opinion,
        proposal.approach if proposal else None,
        tuple(proposal.nearest) if proposal else (),
        beside,
    )


def beside_of(
    project_id: int,
    proposal: Proposal | None,
    divisions: Iterable[Division],
    placed: Mapping[tuple[int, int], Placement],
) -> tuple[Beside, ...]:
    """The other divisions of a project with what is proposed and decided there."""
    return tuple(_beside(carried_of(proposal, one), one, placed.get((project_id, one.edition.pk))) for one in divisions)


def _beside(found: Carried | None, division: Division, placed: Placement | None) -> Beside:
    return Beside(
        division.edition,
        tuple(division.elements.values()),
        found.target if found else "",
        min(99, round(100 * found.probability)) if found else 0,
        placed.element.code if placed else "",
    )


def _choices(proposal: Proposal, guidelines: Mapping[str, GuidelineChoice]) -> tuple[Choice, ...]:
    """The first, and what is at all likely beside it: a choice of 0 % only takes room."""
    choices = [
        Choice(guidelines[one["guideline"]], min(99, round(100 * one["probability"])), words_in(one["evidence"]))
        for one in proposal.ranked[:CHOICES]
        if one["guideline"] in guidelines
    ]
    return tuple(one for at, one in enumerate(choices) if at == 0 or one.percent)
