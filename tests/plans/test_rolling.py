"""What becomes of a project that is carried into the next plan."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prasan.plans.loading import read_plan
from prasan.plans.rules.rolling import (
    SHIFTED,
    OwnTarget,
    Target,
    Vote,
    carried_over,
    moved,
    own_target_of,
    proposed_issues,
    target_of,
    votes_on_own,
    why_not_roll,
)
from prasan.plans.rules.rows import ORIGINAL, ProjectRow

OLD = dict.fromkeys(range(2566, 2571))
MONEY = st.dictionaries(st.sampled_from(list(OLD)), st.integers(1, 10**9))
INTO = st.sampled_from([SHIFTED, *range(2571, 2576)])
UNHURRIED = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
NEW = {"first_year": 2571, "last_year": 2575, "shift": 5}


@UNHURRIED
@given(MONEY, INTO)
def test_no_baht_is_lost_and_none_lies_outside_the_new_plan(amounts: dict[int, int], into: int) -> None:
    after = moved(amounts, into=into, **NEW)
    assert sum(after.values()) == sum(amounts.values())
    assert all(2571 <= year <= 2575 and baht > 0 for year, baht in after.items())
    if into == SHIFTED:
        assert {year - 5: baht for year, baht in after.items()} == amounts


@UNHURRIED
@given(MONEY, INTO, st.text(max_size=20), st.text(max_size=20))
def test_the_content_stays_and_the_old_papers_stay_behind(
    amounts: dict[int, int], into: int, name: str, kpi: str
) -> None:
    row = ProjectRow(
        "ผ.02", 9, "7", name, amounts=amounts, ordinance_amounts={2567: 5}, kpi=kpi, revision="แก้ไข 1/2567",
        reason="เร่งด่วน", notes=("บันทึก",), key="P9", group="1. ยุทธศาสตร์ด้านสังคม", unit="กองช่าง",
    )  # fmt: skip
    after = carried_over(row, into=into, target=Target("1", "1.2"), group="1. โครงสร้างพื้นฐาน", **NEW)
    assert (after.name, after.kpi, after.unit, after.kind, after.sheet) == (name, kpi, "กองช่าง", row.kind, "ผ.02")
    assert (after.origin, after.key, after.number, after.revision) == ("P9", "", "", ORIGINAL)
    assert (after.reason, after.notes, dict(after.ordinance_amounts)) == ("", (), {})
    assert (after.group, after.guideline) == ("1. โครงสร้างพื้นฐาน", "1.2")


def test_a_heading_is_proposed_the_issues_that_take_a_real_share() -> None:
    votes = [Vote("1", 3), Vote("1", 3), Vote("2", 2), Vote("7", 0.3)]
    assert proposed_issues(votes) == ("1", "2")
    assert proposed_issues([]) == ()


@pytest.mark.parametrize(
    ("targets", "confirmed", "likely", "expected"),
    [
        ((), None, (), None),
        ((Target("1"),), None, (Target("2", "2.1"),), Target("1")),
        ((Target("1"), Target("2")), None, (Target("2", "2.1"),), Target("2")),
        ((Target("1"), Target("2")), None, (), Target("1")),
        ((Target("1"), Target("2", "2.1")), None, (Target("2", "2.2"), Target("2", "2.1")), Target("2", "2.1")),
        ((Target("1"),), Target("3", "3.3"), (), Target("3", "3.3")),
    ],
)
def test_where_a_project_goes(
    targets: tuple[Target, ...], confirmed: Target | None, likely: tuple[Target, ...], expected: Target | None
) -> None:
    assert target_of(targets, confirmed=confirmed, likely=likely) == expected


ROADS, WATER, LIFE = OwnTarget("1", "ถนน", ("1", "1.1")), OwnTarget("2", "น้ำ", ("1.2",)), OwnTarget("3", "ชีวิต", ("2",))


@pytest.mark.parametrize(
    ("targets", "confirmed", "likely", "expected"),
    [
        ((), None, (), None),
        ((LIFE,), Target("1", "1.1"), (), LIFE),
        ((LIFE, ROADS), None, (), LIFE),
        ((ROADS, WATER, LIFE), Target("1", "1.2"), (Target("2", "2.1"),), WATER),
        ((WATER, LIFE), None, (Target("3", "3.1"), Target("2", "2.1")), LIFE),
        ((LIFE, WATER), None, (Target("1", "1.3"),), WATER),
    ],
)
def test_which_own_issue_a_project_goes_to(
    targets: tuple[OwnTarget, ...], confirmed: Target | None, likely: tuple[Target, ...], expected: OwnTarget | None
) -> None:
    assert own_target_of(targets, confirmed=confirmed, likely=likely) == expected


@given(st.lists(st.builds(Vote, st.sampled_from("1234"), st.floats(0.1, 5)), max_size=20))
def test_votes_for_the_framework_are_handed_on_whole_to_the_own_issues_that_serve_it(votes: list[Vote]) -> None:
    handed = votes_on_own(votes, [ROADS, WATER, LIFE])
    served = sum(vote.weight for vote in votes if vote.issue in "12")
    assert sum(vote.weight for vote in handed if vote.issue) == pytest.approx(served)
    assert sum(vote.weight for vote in handed) == pytest.approx(sum(vote.weight for vote in votes))
    assert "" not in proposed_issues(handed)


def test_nothing_chosen_and_years_outside_are_refused() -> None:
    years = {"first_year": 2571, "last_year": 2575}
    assert (refusal := why_not_roll(0, [], **years)) and refusal.code == "nothing_chosen"
    assert (refusal := why_not_roll(1, [2570], **years)) and refusal.code == "year_outside_new_plan"
    assert why_not_roll(2, [SHIFTED, 2575], **years) is None


@pytest.mark.shared_files
def test_the_real_plan_of_2566_can_be_carried_over_whole(shared: Path) -> None:
    path = shared / "data" / "plan_nakhonsawan_2566_2570.xlsx"
    rows = read_plan(path, file_name=path.name).projects
    after = [carried_over(row, into=SHIFTED, target=None, group="", **NEW) for row in rows]
    assert len(after) == 262
    assert sum(row.total_baht() for row in after) == sum(row.total_baht() for row in rows)
    assert all(row.group for row in rows), "every project stands under a strategy, so that the crosswalk covers it"
