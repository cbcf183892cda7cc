"""The made-up province: the same for a seed, and plausible."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import InputRefused
from prasan.framework.rules import Stage, has_reached
from prasan.ops.demo.facts import DemoOrganisation, DemoPlan, DemoProject
from prasan.ops.demo.progress import Progress
from prasan.ops.demo.province import make_province
from prasan.ops.demo.rows import round_as_planners_do
from prasan.ops.demo.titles import GuidelineTitles
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.rows import ProjectKind

Organisations = tuple[DemoOrganisation, ...]
Titles = tuple[GuidelineTitles, ...]
Plans = tuple[DemoPlan, ...]
FIRST, CURRENT = 2571, 2572


def made(organisations: Sequence[DemoOrganisation], titles: Titles, seed: int, per_lao: int) -> Plans:
    codes = [one.guideline for one in titles]
    return tuple(make_province(organisations, titles=titles, guidelines=codes, seed=seed, projects_per_lao=per_lao))


def projects_of(plans: Plans) -> list[DemoProject]:
    return [project for plan in plans for project in plan.projects]


def begun_in(project: DemoProject, year: int) -> bool:
    return year in project.stages and has_reached(project.stages[year], Stage.CONTRACTED)


def test_the_same_seed_makes_the_same_province_and_another_seed_another(
    organisations: Organisations, titles: Titles
) -> None:
    assert made(organisations[:20], titles, 7, 20) == made(organisations[:20], titles, 7, 20)
    assert made(organisations[:20], titles, 7, 20) != made(organisations[:20], titles, 8, 20)


@pytest.mark.parametrize("per_lao", [1, 2, 7, 60])
def test_the_sum_of_projects_is_exact_and_everyone_has_some(
    organisations: Organisations, titles: Titles, per_lao: int
) -> None:
    counts = [len(plan.projects) for plan in made(organisations[:40], titles, 3, per_lao)]

    assert sum(counts) == 40 * per_lao
    assert min(counts) >= 1


def test_every_organisation_has_its_plan_and_bigger_ones_plan_more(organisations: Organisations, plans: Plans) -> None:
    assert [plan.organisation_code for plan in plans] == [one.code for one in organisations]
    count = {plan.organisation_code: len(plan.projects) for plan in plans}
    saos = [count[one.code] for one in organisations if one.kind is OrganisationKind.SAO]
    cities = [count[one.code] for one in organisations if one.kind in (OrganisationKind.CITY, OrganisationKind.PAO)]
    assert max(saos) < min(cities)


def test_amounts_are_whole_positive_and_inside_the_plans_years(plans: Plans) -> None:
    for project in projects_of(plans):
        amounts = project.row.amounts
        assert 1 <= len(amounts) <= 5
        assert all(isinstance(baht, int) and baht >= 1_000 and baht % 1_000 == 0 for baht in amounts.values())
        assert set(amounts) <= set(range(FIRST, FIRST + 5))
        assert max(amounts.values()) < 100_000_000


def test_every_guideline_appears_and_some_rows_wait_for_confirmation(plans: Plans, titles: Titles) -> None:
    count = Counter(project.guideline for project in projects_of(plans))

    assert count.keys() == {one.guideline for one in titles} | {""}
    assert 0.03 < count[""] / count.total() < 0.15


def test_every_project_has_a_stage_in_each_year_with_money_and_only_there(plans: Plans) -> None:
    assert all(project.stages.keys() == project.row.amounts.keys() for project in projects_of(plans))


def test_the_past_is_mostly_finished_the_present_under_way_and_the_future_only_planned(plans: Plans) -> None:
    projects = projects_of(plans)
    stages = {
        year: Counter(one.stages[year] for one in projects if year in one.stages) for year in range(FIRST, FIRST + 5)
    }

    for year in range(CURRENT + 1, FIRST + 5):
        assert set(stages[year]) <= {Stage.PLANNED, Stage.CANCELLED}
    share = {year: {stage: count / stages[year].total() for stage, count in stages[year].items()} for year in stages}
    assert 0.25 < share[FIRST][Stage.COMPLETED] < 0.6
    assert share[CURRENT][Stage.COMPLETED] < 0.2
    assert share[CURRENT][Stage.CONTRACTED] > share[FIRST][Stage.CONTRACTED]
    for year in (FIRST, CURRENT):
        assert 0 < share[year][Stage.SUSPENDED] + share[year][Stage.CANCELLED] < 0.1


def test_ordinance_money_stands_exactly_where_a_project_was_budgeted(plans: Plans) -> None:
    for project in projects_of(plans):
        budgeted = {year for year, stage in project.stages.items() if has_reached(stage, Stage.BUDGETED)}
        assert project.row.ordinance_amounts == {year: project.row.amounts[year] for year in budgeted}


def test_goals_differ_some_reach_sixty_per_cent_and_some_do_not(plans: Plans) -> None:
    """By guideline, how many of the 225 began anything in the first year: the heat map shows highs and lows."""
    begun = Counter(
        guideline for plan in plans for guideline in {one.guideline for one in plan.projects if begun_in(one, FIRST)}
    )
    del begun[""]

    assert max(begun.values()) >= 135
    assert min(begun.values()) < 45


def test_organisations_and_districts_differ_in_zeal(organisations: Organisations, plans: Plans) -> None:
    shares = []
    for plan in plans:
        in_year = [one for one in plan.projects if FIRST in one.stages]
        shares.append(sum(begun_in(one, FIRST) for one in in_year) / len(in_year))

    assert min(shares) < 0.35
    assert max(shares) > 0.65


def test_no_name_stands_twice_in_a_plan_and_no_brace_is_left(plans: Plans) -> None:
    for plan in plans:
        names = [one.row.name for one in plan.projects]
        assert len(names) == len(set(names))
        assert not any("{" in one.row.name + one.row.target for one in plan.projects)


def test_rows_and_numbers_run_as_in_a_workbook(plans: Plans) -> None:
    for plan in plans[:30]:
        rows = [(one.row.sheet, one.row.row) for one in plan.projects]
        assert len(rows) == len(set(rows))
        for sheet in {sheet for sheet, _ in rows}:
            groups = [one.row.group for one in plan.projects if one.row.sheet == sheet]
            assert groups == sorted(groups)
            numbers = [int(one.row.number) for one in plan.projects if one.row.sheet == sheet]
            expected = [number for count in Counter(groups).values() for number in range(1, count + 1)]
            assert numbers == expected


def test_all_kinds_of_project_occur_most_are_own(organisations: Organisations, plans: Plans) -> None:
    count = Counter(one.row.kind for one in projects_of(plans))

    assert set(count) == set(ProjectKind)
    assert count[ProjectKind.OWN] / count.total() > 0.8


def test_what_is_beyond_capacity_asks_the_pao_which_itself_asks_nobody(
    organisations: Organisations, plans: Plans
) -> None:
    pao = next(one for one in organisations if one.kind is OrganisationKind.PAO)
    asked = {
        (one.row.unit, plan.organisation_code == pao.code)
        for plan in plans
        for one in plan.projects
        if one.row.kind is ProjectKind.BEYOND_CAPACITY
    }
    assert asked == {(pao.label, False)}


def test_places_lie_near_their_organisation(organisations: Organisations, plans: Plans) -> None:
    located = [one for one in projects_of(plans) if one.lat is not None]
    assert 0.2 < len(located) / len(projects_of(plans)) < 0.7

    spots = {one.code: one.spots for one in organisations}
    for plan in plans:
        for one in plan.projects:
            if one.lat is not None and one.lon is not None:
                near = min(abs(one.lat - spot.lat) + abs(one.lon - spot.lon) for spot in spots[plan.organisation_code])
                assert near < 0.25


def test_only_wanted_guidelines_are_used(organisations: Organisations, titles: Titles) -> None:
    plans = make_province(organisations[:5], titles=titles, guidelines=["1.1", "9.9"], seed=1, projects_per_lao=5)

    assert {one.guideline for one in projects_of(tuple(plans))} <= {"1.1", ""}


@pytest.mark.parametrize(("guidelines", "per_lao"), [(["9.9"], 5), ([], 5), (["1.1"], 0)])
def test_what_cannot_be_made_is_refused_at_once(
    organisations: Organisations, titles: Titles, guidelines: list[str], per_lao: int
) -> None:
    with pytest.raises(InputRefused):
        make_province(organisations, titles=titles, guidelines=guidelines, seed=1, projects_per_lao=per_lao)


@given(baht=st.integers(1, 20_000_000), seed=st.integers(0, 50))
def test_planners_round_to_thousands_and_stay_near(baht: int, seed: int) -> None:
    rounded = round_as_planners_do(baht, Random(seed))

    assert rounded >= 1_000
    assert rounded % 1_000 == 0
    assert abs(rounded - baht) <= max(3_000, 0.12 * baht)


@given(seed=st.integers(0, 10_000))
def test_a_likelihood_of_nothing_begins_nothing(seed: int) -> None:
    amounts = dict.fromkeys(range(FIRST, FIRST + 5), 1_000)
    stages = Progress(0.0, CURRENT, Random(seed)).stages_of(amounts, is_beyond=False, is_yearly=True, is_confirmed=True)

    assert not any(has_reached(stage, Stage.CONTRACTED) for stage in stages.values())


def test_whoever_carries_anything_out_begins_the_first_project_of_the_year() -> None:
    """The highest likelihood is 98 in a hundred; the first project with money that year shows it."""
    begun = 0
    for seed in range(1_000):
        progress = Progress(1.0, CURRENT, Random(seed))
        stages = progress.stages_of({FIRST: 1_000}, is_beyond=False, is_yearly=True, is_confirmed=True)
        begun += has_reached(stages[FIRST], Stage.CONTRACTED)
    assert begun >= 960


@given(seed=st.integers(0, 10_000))
def test_cancelled_work_stays_cancelled_unless_it_is_yearly(seed: int) -> None:
    amounts = dict.fromkeys(range(FIRST, FIRST + 5), 1_000)
    stages = Progress(0.5, CURRENT, Random(seed)).stages_of(amounts, is_beyond=True, is_yearly=False, is_confirmed=True)
    known = list(stages.values())

    assert list(stages) == sorted(amounts)
    if Stage.CANCELLED in known:
        assert set(known[known.index(Stage.CANCELLED) :]) == {Stage.CANCELLED}
