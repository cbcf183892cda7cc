"""Measuring answers against what people said: shares, reliability, agreement beyond chance."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.classification.rules import Decision, Proposal, Ranked
from prasan.classification.rules.measures import Judged, goals_agree, measure
from prasan.common.agreement import agreement

CODES = ("1.1", "1.2", "2.1", "X")


def judged(accepted: str, *ranked: tuple[str, float], decision: Decision = Decision.LIKELY) -> Judged:
    answers = tuple(Ranked(code, probability) for code, probability in ranked)
    return Judged(frozenset(accepted.split("/")), Proposal(decision, answers))


def test_an_answer_is_right_first_within_three_or_by_its_issue() -> None:
    found = measure(
        [
            judged("1.1/2.1", ("2.1", 0.9), decision=Decision.SURE),
            judged("1.1", ("1.2", 0.6), ("2.1", 0.2), ("1.1", 0.1)),
            judged("1.1", ("2.1", 0.6), ("1.2", 0.2), ("3.1", 0.1), ("1.1", 0.05)),
            judged("X", decision=Decision.NO_PROJECT),
        ]
    )
    assert (found.first, found.within_three, found.issue) == (50.0, 75.0, 75.0)
    assert (found.sure_right, found.sure_share) == (100.0, 25.0)
    assert (found.no_project_found, found.no_project_right) == (100.0, 100.0)
    assert ("1.1", 3, 33.3) in found.per_guideline
    assert [(one.start, one.titles, one.right) for one in found.reliability] == [(0.6, 2, 0.0), (0.9, 1, 100.0)]


def test_a_project_counts_towards_the_goals_of_its_guideline() -> None:
    """A wrong guideline of the same goal does no harm to the goal; no project counts towards none."""
    goals = {"1.1": frozenset({"1/1"}), "1.2": frozenset({"1/1"}), "2.1": frozenset({"2/1", "2/2"})}
    rows = [
        judged("1.1", ("1.2", 0.6)),
        judged("1.1", ("2.1", 0.6)),
        judged("X", decision=Decision.NO_PROJECT),
        judged("X", ("1.1", 0.6)),
    ]
    assert goals_agree(rows, goals) == 50.0
    assert goals_agree([], goals) is None


def test_nothing_measured_says_nothing() -> None:
    found = measure([])
    assert (found.titles, found.first, found.macro_average, found.reliability) == (0, None, None, ())
    assert agreement([]).kappa is None


def test_kappa_is_agreement_beyond_chance() -> None:
    """Worked by hand: 50 questions, 20 both yes, 15 both no: observed 0.7, by chance 0.5, kappa 0.4."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = agreement(pairs)
    assert (found.both, found.alike, found.percent, found.kappa) == (50, 35, 70.0, 0.4)


def test_kappa_says_nothing_where_chance_alone_agrees() -> None:
    assert agreement([("1.1", "1.1")] * 3).kappa is None


@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), min_size=1))
def test_agreement_is_the_same_from_both_sides_and_never_above_one(pairs: list[tuple[str, str]]) -> None:
    found, turned = agreement(pairs), agreement([(two, one) for one, two in pairs])
    assert found == turned
    assert found.kappa is None or found.kappa <= 1
    assert found.kappa != 1 or found.alike == found.both
