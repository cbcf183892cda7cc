"""The facts are what the tables say: published, confirmed, in the years of the framework."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from prasan.analytics.queries import _remember, forget, province_facts
from prasan.analytics.rules import attainment
from prasan.framework.rules import Stage
from prasan.ops.checking import check_data
from prasan.plans.actions import keep_upload
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, announce, row


def test_everybody_who_asks_after_a_write_waits_for_one_count() -> None:
    counted: list[int] = []

    def count() -> int:
        counted.append(1)
        sleep(0.2)  # long enough for all to ask meanwhile
        return 7

    forget()
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(_remember, "test", "digest", count) for _ in range(8)]
    assert [one.result() for one in asked] == [7] * 8
    assert len(counted) == 1


def counting(world: World, goal: str, year: int, stage: Stage | None = None) -> set[str]:
    facts = province_facts(world.province.code)
    fact = next(one for one in facts.goals if one.code == goal)
    return set(attainment(fact, year, facts.codes(year), facts.reach, stage=stage).counting)


def test_only_organisations_whose_project_reached_the_stage_count(world: World) -> None:
    rows = [row("ถนนสายหนึ่ง"), row("ประปา")]
    announce(
        world.ban_a, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.2"}, stages={(0, 2571): Stage.COMPLETED}
    )
    announce(world.ban_b, rows, edition=world.edition, guidelines={0: "1.1"}, stages={(0, 2571): Stage.BUDGETED})
    assert counting(world, "1/1", 2571) == {"5002"}
    assert counting(world, "1/1", 2571, Stage.BUDGETED) == {"5002", "5003"}
    assert counting(world, "1/1", 2572, Stage.PLANNED) == set()


def test_an_unconfirmed_project_counts_for_nothing(world: World) -> None:
    announce(world.ban_a, [row("ถนน")], stages={(0, 2571): Stage.COMPLETED})
    assert counting(world, "1/1", 2571) == set()


def test_an_ordinance_amount_means_budgeted(world: World) -> None:
    announce(world.ban_a, [row("ถนน", ordinance_amounts={2571: 90_000})], edition=world.edition, guidelines={0: "1.1"})
    assert counting(world, "1/1", 2571, Stage.BUDGETED) == {"5002"}


def test_work_in_a_year_without_money_counts(world: World) -> None:
    announce(
        world.ban_a,
        [row("ถนน")],
        edition=world.edition,
        guidelines={0: "1.1"},
        stages={(0, 2572): Stage.DISBURSED},
    )
    assert counting(world, "1/1", 2572) == {"5002"}


def test_what_is_cached_is_never_older_than_the_last_write(world: World) -> None:
    assert counting(world, "1/1", 2571, Stage.PLANNED) == set()
    announce(world.ban_a, [row("ถนน")], edition=world.edition, guidelines={0: "1.1"})
    assert counting(world, "1/1", 2571, Stage.PLANNED) == {"5002"}


def test_what_stays_inside_an_organisation_does_not_make_the_province_be_counted_again(world: World) -> None:
    announce(world.ban_a, [row("ถนน")], edition=world.edition, guidelines={0: "1.1"})
    before = province_facts(world.province.code)
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ประปา"),))
    keep_upload(organisation=world.ban_b, document=document, file_name="a.xlsx", content=b"x", by=world.cast.boonmee)
    assert province_facts(world.province.code) is before
    announce(world.ban_c, [row("ถนน")], edition=world.edition, guidelines={0: "1.1"})
    assert province_facts(world.province.code) is not before


def test_the_second_way_of_counting_agrees(world: World) -> None:
    rows = [row("ถนน", amounts={2571: 5, 2573: 7}), row("ประปา"), row("ผู้สูงอายุ")]
    stages = {(0, 2571): Stage.COMPLETED, (1, 2571): Stage.CANCELLED, (0, 2572): Stage.CONTRACTED}
    announce(world.ban_a, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.2", 2: "2.1"}, stages=stages)
    announce(world.ban_c, rows, edition=world.edition, guidelines={0: "1.2", 2: "2.1"})
    checks = check_data()
    assert len(checks) >= 4
    assert [difference for check in checks for difference in check.differences] == []
