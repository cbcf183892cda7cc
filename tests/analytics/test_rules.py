"""The central number, as properties."""

from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from prasan.analytics.rules import Fact, GoalFact, attainment, dip_of, funnel, reach_of, stopped
from prasan.framework.rules import STAGE_ORDER, Measure, Stage, has_reached

ORGANISATIONS = [f"o{i}" for i in range(6)]
GUIDELINES = ["1.1", "1.2", "2.1", ""]
facts = st.lists(
    st.builds(
        Fact,
        organisation=st.sampled_from([*ORGANISATIONS, "stranger"]),
        guideline=st.sampled_from(GUIDELINES),
        fiscal_year=st.sampled_from([2571, 2572]),
        stage=st.sampled_from(list(Stage)),
        projects=st.integers(1, 5),
        baht=st.integers(0, 10**9),
    ),
    max_size=40,
)
goals = st.builds(
    GoalFact,
    code=st.just("1/1"),
    guidelines=st.frozensets(st.sampled_from(GUIDELINES[:3]), max_size=3),
    stage=st.sampled_from(STAGE_ORDER),
    measure=st.just(Measure.ORGANISATIONS_WITH_PROJECT),
    target_share=st.just({2571: Fraction(60)}),
)


@given(goals, facts, st.sets(st.sampled_from(ORGANISATIONS)))
def test_the_three_groups_never_overlap_and_are_all_organisations(
    goal: GoalFact, rows: list[Fact], valid: set[str]
) -> None:
    found = attainment(goal, 2571, valid, reach_of(rows))
    groups = [found.counting, found.one_step_short, found.missing]
    assert frozenset().union(*groups) == valid
    assert sum(map(len, groups)) == len(valid) == found.organisations


@given(goals, facts)
def test_an_organisation_counts_exactly_when_one_of_its_projects_qualifies(goal: GoalFact, rows: list[Fact]) -> None:
    found = attainment(goal, 2571, ORGANISATIONS, reach_of(rows))
    expected = {
        row.organisation
        for row in rows
        if row.fiscal_year == 2571 and row.guideline in goal.guidelines and has_reached(row.stage, goal.stage)
    }
    assert found.counting == expected & set(ORGANISATIONS)


@given(goals, facts)
def test_a_later_stage_never_counts_more_organisations(goal: GoalFact, rows: list[Fact]) -> None:
    reach = reach_of(rows)
    counts = [len(attainment(goal, 2571, ORGANISATIONS, reach, stage=stage).counting) for stage in STAGE_ORDER]
    assert counts == sorted(counts, reverse=True)


@given(goals, facts)
def test_parts_of_the_province_add_up_to_the_whole(goal: GoalFact, rows: list[Fact]) -> None:
    reach = reach_of(rows)
    whole = attainment(goal, 2571, ORGANISATIONS, reach)
    parts = [attainment(goal, 2571, part, reach) for part in (ORGANISATIONS[:2], ORGANISATIONS[2:])]
    assert whole.counting == parts[0].counting | parts[1].counting
    assert whole.missing == parts[0].missing | parts[1].missing


@given(goals, facts, facts)
def test_more_projects_never_take_an_organisation_away(goal: GoalFact, some: list[Fact], more: list[Fact]) -> None:
    before = attainment(goal, 2571, ORGANISATIONS, reach_of(some)).counting
    assert before <= attainment(goal, 2571, ORGANISATIONS, reach_of([*some, *more])).counting


@given(st.integers(1, 500), st.integers(0, 100))
def test_needed_is_the_least_number_that_meets_the_target(total: int, share: int) -> None:
    goal = GoalFact("1/1", frozenset(), Stage.CONTRACTED, Measure.ORGANISATIONS_WITH_PROJECT, {2571: Fraction(share)})
    needed = attainment(goal, 2571, [str(i) for i in range(total)], {}).needed
    assert needed == ceil(Fraction(share * total, 100))


def test_sixty_per_cent_of_225_organisations_are_135() -> None:
    goal = GoalFact(
        "1/1", frozenset({"1.1"}), Stage.CONTRACTED, Measure.ORGANISATIONS_WITH_PROJECT, {2571: Fraction(60)}
    )
    codes = [f"{i:03}" for i in range(225)]
    rows = [Fact(code, "1.1", 2571, Stage.CONTRACTED, 1, 0) for code in codes[:134]]
    almost = attainment(goal, 2571, codes, reach_of(rows))
    assert (len(almost.counting), almost.needed, almost.is_met) == (134, 135, False)
    enough = attainment(goal, 2571, codes, reach_of([*rows, Fact("200", "1.1", 2571, Stage.COMPLETED, 1, 0)]))
    assert enough.is_met


def test_a_suspended_project_makes_nobody_count_and_nobody_one_step_short() -> None:
    goal = GoalFact("1/1", frozenset({"1.1"}), Stage.CONTRACTED, Measure.ORGANISATIONS_WITH_PROJECT)
    found = attainment(goal, 2571, ["a"], reach_of([Fact("a", "1.1", 2571, Stage.SUSPENDED, 1, 5)]))
    assert found.missing == {"a"}


def test_a_plan_alone_is_one_step_short_never_counting() -> None:
    goal = GoalFact("1/1", frozenset({"1.1"}), Stage.CONTRACTED, Measure.ORGANISATIONS_WITH_PROJECT)
    found = attainment(goal, 2571, ["a"], reach_of([Fact("a", "1.1", 2571, Stage.PLANNED, 1, 5)]))
    assert found.one_step_short == {"a"} and not found.is_met


@given(facts)
def test_the_funnel_narrows_and_begins_with_every_project_of_the_year(rows: list[Fact]) -> None:
    steps = funnel(rows, 2571)
    assert steps[0].projects == sum(row.projects for row in rows if row.fiscal_year == 2571)
    counts = [step.projects for step in steps]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] - counts[1] >= sum(stopped(rows, 2571).values())


def test_the_dips_break_at_20_40_60_and_80_per_cent() -> None:
    shares = [0, 19.99, 20, 39.9, 40, 59.9, 60, 79.9, 80, 100]
    assert [dip_of(share) for share in shares] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
