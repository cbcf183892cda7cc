"""The proposed order of projects beyond capacity: by what speaks for each, told; a proposal that loses nobody."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.coordination.rules.ranking import MOST, AskedFor, Criterion, Reason, points_of, ranked

ASKED = st.builds(
    AskedFor,
    project_id=st.integers(1, 10**6),
    organisation=st.sampled_from("ABC"),
    guideline=st.sampled_from(("", "1.1", "2.2")),
    goals=st.sampled_from(((), ("1/1",), ("1/1", "2/1"))),
    needs=st.integers(0, 3),
    joint=st.booleans(),
    first_year=st.none() | st.integers(2571, 2575),
    has_point=st.booleans(),
)
LISTS = st.lists(ASKED, max_size=12, unique_by=lambda one: one.project_id)


def test_what_more_speaks_for_comes_first_with_its_reasons() -> None:
    plain = AskedFor(1, "A", first_year=2574)
    heard = AskedFor(2, "B", guideline="1.1", goals=("1/1",), needs=2, first_year=2571, has_point=True)
    shared = AskedFor(3, "C", guideline="1.1", goals=("1/1",), first_year=2572)
    order = ranked([plain, heard, shared], soon=2571)
    assert [one.project_id for one in order] == [2, 3, 1]
    assert order[0].reasons == (
        Reason(Criterion.SHARED, 1, ("1.1",)),
        Reason(Criterion.GOAL, 1, ("1/1",)),
        Reason(Criterion.HEARD, 2),
        Reason(Criterion.SOON, 2571),
        Reason(Criterion.PLACED),
    )
    assert (order[2].points, order[2].reasons) == (0, ())
    assert order[2].lacks == (Criterion.GOAL, Criterion.HEARD, Criterion.PLACED)


def test_two_projects_of_one_organisation_are_not_asked_for_together() -> None:
    twice = [AskedFor(1, "A", guideline="1.1"), AskedFor(2, "A", guideline="1.1")]
    assert all(not one.reasons for one in ranked(twice, soon=2571))


def test_of_equals_the_earlier_money_comes_first_then_as_they_came() -> None:
    asked = [AskedFor(1, "A"), AskedFor(2, "A", first_year=2574), AskedFor(3, "A", first_year=2573), AskedFor(4, "A")]
    assert [one.project_id for one in ranked(asked, soon=2571)] == [3, 2, 1, 4]


@given(LISTS)
def test_everyone_has_one_place_and_its_points_are_those_of_its_reasons(asked: list[AskedFor]) -> None:
    order = ranked(asked, soon=2572)
    assert sorted(one.project_id for one in order) == sorted(one.project_id for one in asked)
    assert [one.number for one in order] == list(range(1, len(asked) + 1))
    points = [one.points for one in order]
    assert points == sorted(points, reverse=True)
    assert all(one.points == points_of(one.reasons) <= MOST for one in order)
    assert all(not {reason.criterion for reason in one.reasons} & set(one.lacks) for one in order)


@given(LISTS)
def test_the_order_does_not_hang_on_how_the_rest_were_listed(asked: list[AskedFor]) -> None:
    points = {one.project_id: one.points for one in ranked(asked, soon=2572)}
    again = ranked(list(reversed(asked)), soon=2572)
    assert {one.project_id: one.points for one in again} == points
