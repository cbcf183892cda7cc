"""The rows behind a number are exactly those that make it; the list adds up to the funnel."""

import random

import pytest

from prasan.analytics.listing import Sort, Wanted, every_line, page_of, total
from prasan.analytics.queries import ProvinceFacts, forget, province_facts
from prasan.analytics.rows import best_for, projects_behind
from prasan.analytics.rules import attainment, funnel
from prasan.analytics.sums import YearSum, sum_over, sums_by_organisation
from prasan.framework.rules import STAGE_ORDER, Stage
from tests.build import World, announce, row

GUIDELINES = ("1.1", "1.2", "2.1")


@pytest.fixture
def crowd(world: World) -> ProvinceFacts:
    """Four plans of many projects at every stage, with progress in years without money, and some unclassified."""
    forget()
    dice = random.Random(7)
    for organisation in (world.ban_a, world.ban_b, world.ban_c, world.ban_d):
        rows = [
            row(
                f"โครงการ {number}",
                amounts=dict.fromkeys(dice.sample(range(2571, 2576), dice.randint(1, 3)), 1000 * number + 1),
                ordinance_amounts={2571: 5} if dice.random() < 0.3 else {},
            )
            for number in range(8)
        ]
        announce(
            organisation,
            rows,
            edition=world.edition,
            guidelines={i: dice.choice(GUIDELINES) for i in range(8) if dice.random() < 0.6},
            stages={(i, dice.choice((2571, 2572))): dice.choice(list(Stage)) for i in range(8) if dice.random() < 0.6},
        )
    return province_facts(world.province.code)


@pytest.mark.parametrize("stage", [None, *STAGE_ORDER])
@pytest.mark.parametrize("year", [2571, 2572, 2573])
def test_the_projects_behind_a_goal_give_the_same_sets_as_the_rule(
    crowd: ProvinceFacts, stage: Stage | None, year: int
) -> None:
    for goal in crowd.goals:
        codes = crowd.codes(year)
        counted = attainment(goal, year, codes, crowd.reach, stage=stage)
        behind = projects_behind(crowd.edition.pk, goal, year, codes, stage=stage)
        assert {code for code, found in behind.items() if any(one.counts for one in found)} == counted.counting
        assert {
            code for code, found in behind.items() if not any(one.counts for one in found)
        } == counted.one_step_short
        assert all(found[0].counts == any(one.counts for one in found) for found in behind.values())


def test_the_furthest_project_of_an_organisation_is_the_first_behind_each_goal(crowd: ProvinceFacts) -> None:
    for code in sorted(crowd.codes(2571)):
        best = best_for(crowd.edition.pk, crowd.goals, 2571, code)
        for goal in crowd.goals:
            behind = projects_behind(crowd.edition.pk, goal, 2571, [code]).get(code)
            assert best.get(goal.code) == (behind[0] if behind else None)


@pytest.mark.parametrize("year", [2571, 2572, 2575])
def test_every_step_of_the_funnel_is_a_list(crowd: ProvinceFacts, world: World, year: int) -> None:
    for step in funnel(crowd.facts, year):
        wanted = Wanted(year=year, stage=step.stage)
        listed = total(world.province.code, crowd.edition.pk, wanted)
        assert (listed.projects, listed.baht) == (step.projects, step.baht)
        lines = list(every_line(world.province.code, crowd.edition.pk, wanted, Sort.NAME))
        assert len(lines) == step.projects
        assert sum(line.amounts.get(year, 0) for line in lines) == step.baht


def test_a_page_is_a_piece_of_the_whole_in_every_order(crowd: ProvinceFacts, world: World) -> None:
    for sort in Sort:
        whole = tuple(every_line(world.province.code, crowd.edition.pk, Wanted(), sort))
        pages = [
            page_of(world.province.code, crowd.edition.pk, Wanted(), sort, start=start, length=10)
            for start in range(0, len(whole), 10)
        ]
        assert tuple(line for page in pages for line in page) == whole


def test_the_sums_of_organisations_add_up_to_the_first_step(crowd: ProvinceFacts) -> None:
    sums = sums_by_organisation(crowd.facts, 2571)
    planned = funnel(crowd.facts, 2571)[0]
    assert sum_over(sums, crowd.codes(2571)) == YearSum(planned.projects, planned.baht)
    assert sum_over(sums, ["5001"]) == YearSum()
