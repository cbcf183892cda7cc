"""How good answers are, against what people said: shares, per guideline, reliability, goals."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prasan.classification.rules.proposals import Decision, Proposal
from prasan.classification.rules.vocabulary import NO_PROJECT

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer beside every code that people accept for the project (`X`: no development project)."""

    accepted: frozenset[str]
    proposal: Proposal

    @property
    def answer(self) -> str:
        """The one answer: the first guideline, `X` where it is no project, "" where nothing is proposed."""
        if self.proposal.decision is Decision.NO_PROJECT:
            return NO_PROJECT
        return self.proposal.ranked[0].guideline if self.proposal.ranked else ""

    @property
    def is_right(self) -> bool:
        """Whether the first answer is accepted."""
        return self.answer in self.accepted

    @property
    def is_within_three(self) -> bool:
        """Whether one of the first three guidelines (or the first answer) is accepted."""
        return self.is_right or any(one.guideline in self.accepted for one in self.proposal.ranked[:3])

    @property
    def is_right_issue(self) -> bool:
        """Whether the issue of the first answer is that of an accepted one."""
        return _issue(self.answer) in {_issue(code) for code in self.accepted}


def _issue(code: str) -> str:
    return code.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Bin:
    """The first guidelines whose probability lies in one tenth: how many there are, and per cent of them right."""

    start: float
    titles: int
    right: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares in per cent, one decimal; None where nothing was there to measure. `sure_share`: how many are called sure."""

    titles: int
    issue: float | None
    first: float | None
    within_three: float | None
    sure_right: float | None
    sure_share: float | None
    no_project_found: float | None
    no_project_right: float | None
    macro_average: float | None
    per_guideline: tuple[tuple[str, int, float], ...]
    reliability: tuple[Bin, ...]


def measure(rows: Sequence[Judged]) -> Measures:
    """All measures of a set of answers. The macro average is the mean recall of the guidelines that people accepted."""
    sure = [one for one in rows if one.proposal.decision is Decision.SURE]
    by_code: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in rows:
        for code in one.accepted:
            by_code[code].append(one)
    per_guideline = tuple((code, len(of), share(of, _is_right) or 0.0) for code, of in sorted(by_code.items()))
    recalls = [recall for _, _, recall in per_guideline]
    return Measures(
        titles=len(rows),
        issue=share(rows, lambda one: one.is_right_issue),
        first=share(rows, _is_right),
        within_three=share(rows, lambda one: one.is_within_three),
        sure_right=share(sure, _is_right),
        sure_share=share(rows, lambda one: one.proposal.decision is Decision.SURE),
        no_project_found=share(by_code.get(NO_PROJECT, []), _is_right),
        no_project_right=share([one for one in rows if one.answer == NO_PROJECT], _is_right),
        macro_average=round(sum(recalls) / len(recalls), 1) if recalls else None,
        per_guideline=per_guideline,
        reliability=_reliability(rows),
    )


def goals_agree(rows: Sequence[Judged], goals_of: Mapping[str, frozenset[str]]) -> float | None:
    """Per cent of the projects that would count towards the very goals that an accepted guideline leads to.

    `goals_of`: guideline → the goals that it is confirmed for. No project, no proposal and a guideline of no goal lead to none.
    """
    none: frozenset[str] = frozenset()
    return share(
        rows, lambda one: goals_of.get(one.answer, none) in {goals_of.get(code, none) for code in one.accepted}
    )


def share(rows: Sequence[Judged], is_so: Callable[[Judged], bool]) -> float | None:
    """Per cent of the rows, one decimal; None of none."""
    return round(100 * sum(map(is_so, rows)) / len(rows), 1) if rows else None


def _is_right(one: Judged) -> bool:
    return one.is_right


def _reliability(rows: Sequence[Judged]) -> tuple[Bin, ...]:
    bins: defaultdict[int, list[bool]] = defaultdict(list)
    for one in rows:
        if one.proposal.ranked:
            best = one.proposal.ranked[0]
            bins[min(int(best.probability * BINS), BINS - 1)].append(best.guideline in one.accepted)
    return tuple(Bin(at / BINS, len(of), round(100 * sum(of) / len(of), 1)) for at, of in sorted(bins.items()))
