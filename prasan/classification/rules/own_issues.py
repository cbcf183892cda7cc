"""What of the framework is proposed for an organisation's own issue: by its words, and by what the classifier hears in its
name. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prasan.classification.rules.proposals import Ranked

# How many of the framework's issues and of its guidelines are proposed, from this nearness (0–100) on, and from which on
# an issue is ticked beforehand (guidelines never are). Chosen on every other one of the labelled names, as
# docs/reference/alignment.md says.
OWN_LEAST, OWN_MOST, OWN_NEAR = 12, 2, 25


def chances(ranked: Iterable[Ranked]) -> dict[str, float]:
    """Guideline → its probability, and issue → the sum of its guidelines'."""
    found: defaultdict[str, float] = defaultdict(float)
    for one in ranked:
        found[one.guideline] += one.probability
        found[one.guideline.split(".")[0]] += one.probability
    return dict(found)


def heard_in(code: str, ranked: Iterable[Ranked]) -> tuple[str, ...]:
    """The words by which the classifier hears an issue or a guideline: those of its most probable guideline there."""
    of_code = (one.evidence for one in ranked if one.guideline == code or one.guideline.startswith(f"{code}."))
    return next(of_code, ())


def nearness(words: int, code: str, probable: Mapping[str, float] | None) -> int:
    """0–100: half from the words, half from the classifier; from the words alone where there is no classifier."""
    if probable is None:
        return words
    return round(words / 2 + 50 * probable.get(code, 0.0))


@dataclass(frozen=True, slots=True)
class MeasuredOwn:
    """How proposals for own issues compare with the issues that people accept. Shares are 0–1; `first`: names whose
    nearest issue is accepted, `ticked_right`: of the proposals that are ticked beforehand."""

    names: int
    first: float
    precision: float
    recall: float
    ticked: int
    ticked_right: float


def measure_own(found: Iterable[tuple[frozenset[str], Sequence[tuple[str, int]]]]) -> MeasuredOwn:
    """`found`: for each name the accepted issues, and (issue, nearness) as proposed, the nearest first."""
    rows = list(found)
    proposed = [(code in accepted, score) for accepted, near in rows for code, score in near]
    right = [is_right for is_right, _ in proposed]
    ticked = [is_right for is_right, score in proposed if score >= OWN_NEAR]
    wanted = sum(len(accepted) for accepted, _ in rows)
    return MeasuredOwn(
        names=len(rows),
        first=_share([bool(near) and near[0][0] in accepted for accepted, near in rows], len(rows)),
        precision=_share(right, len(right)),
        recall=_share(right, wanted),
        ticked=len(ticked),
        ticked_right=_share(ticked, len(ticked)),
    )


def _share(right: Sequence[bool], of: int) -> float:
    return sum(right) / of if of else 0.0
