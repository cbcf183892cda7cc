"""What a project lacks and what is doubtful in it, from the repository's own scale. Without the database."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.plans.completing import scale
from prasan.plans.loading.scale import read_scale
from prasan.plans.rules.checks import Peers, check, duplicates, spread_of
from prasan.plans.rules.completeness import blockers_of, completeness, lacks, share_of_plan
from prasan.plans.rules.rows import Location, PlanFormat, ProjectKind, ProjectRow

SCALE = scale()
NOBODY = Peers({}, {}, {})
FULL = ProjectRow(
    "ผ.02",
    10,
    "1",
    "โครงการก่อสร้างถนน คสล.",
    objective="เพื่อให้สัญจรสะดวก",
    target="1 สาย",
    amounts={2571: 500_000},
    kpi="ร้อยละ 80 ของครัวเรือน",
    expected_result="เดินทางสะดวก",
    unit="กองช่าง",
    budget_class="แผนงานอุตสาหกรรมและการโยธา",
    location=Location("4", "บ้านเอ"),
)


def lacking(row: ProjectRow, plan_format: PlanFormat = PlanFormat.ISSUE, classified: bool | None = True) -> list[str]:
    return [item.code for item in completeness(row, SCALE, plan_format, classified=classified).missing]


def found(row: ProjectRow, peers: Peers = NOBODY, guideline: str = "") -> list[str]:
    return [one.code for one in check(row, SCALE, peers, guideline=guideline)]


def test_a_full_project_lacks_nothing() -> None:
    assert completeness(FULL, SCALE, PlanFormat.STRATEGY, classified=True).share == 100
    assert found(FULL) == []


def test_what_is_missing_is_listed_in_the_order_of_the_scale() -> None:
    assert lacking(ProjectRow("ผ.02", 1, "", "จัดงาน"), classified=False) == [
        "amounts", "target", "unit", "objective", "expected_result", "budget_class", "guideline",
    ]  # fmt: skip


def test_a_kpi_is_asked_for_in_the_strategy_format_only() -> None:
    assert "kpi" in lacking(replace(FULL, kpi=""), PlanFormat.STRATEGY)
    assert "kpi" not in lacking(replace(FULL, kpi=""), PlanFormat.ISSUE)


def test_only_building_works_are_asked_where_they_are() -> None:
    assert lacking(replace(FULL, location=None)) == ["place"]
    assert lacking(replace(FULL, location=Location(lat=16.4, lon=102.8))) == []
    assert lacking(replace(FULL, name="จัดงานวันผู้สูงอายุ", location=None)) == []
    assert lacking(replace(FULL, name="ก่อสร้างจำลอง", kind=ProjectKind.EQUIPMENT, location=None)) == []


def test_equipment_needs_no_objective() -> None:
    assert lacking(replace(FULL, kind=ProjectKind.EQUIPMENT, objective="", expected_result="")) == []


def test_what_blocks_is_named_with_its_projects_and_an_empty_plan_blocks_itself() -> None:
    projects = {
        1: completeness(FULL, SCALE, PlanFormat.ISSUE, classified=None),
        2: completeness(replace(FULL, amounts={}, objective=""), SCALE, PlanFormat.ISSUE, classified=None),
    }
    assert [(one.code, one.project_ids) for one in blockers_of(projects, SCALE)] == [("missing_amounts", (2,))]
    assert [one.item.code for one in lacks(projects, SCALE)] == ["amounts", "objective"]
    assert share_of_plan(projects.values()) == (100 + projects[2].share) // 2
    assert [one.code for one in blockers_of({}, SCALE)] == ["empty_plan"]


@given(st.sampled_from(["objective", "target", "unit", "expected_result", "budget_class"]))
def test_filling_a_field_never_makes_a_project_less_complete(field: str) -> None:
    empty = replace(FULL, **{field: ""})  # type: ignore[arg-type]
    assert (
        completeness(empty, SCALE, PlanFormat.ISSUE, classified=True).share
        < completeness(FULL, SCALE, PlanFormat.ISSUE, classified=True).share
    )


def test_a_kpi_that_repeats_the_objective_is_told() -> None:
    assert found(replace(FULL, kpi="เพื่อให้สัญจร สะดวก.")) == ["kpi_repeats_objective"]


def test_money_without_a_year_and_an_ordinance_without_a_plan_are_told() -> None:
    assert found(replace(FULL, amounts={})) == ["budget_without_year"]
    assert found(replace(FULL, ordinance_amounts={2572: 5})) == ["ordinance_without_plan"]


def test_an_amount_far_from_like_projects_is_told_and_outliers_do_not_move_the_middle() -> None:
    spread = spread_of([400_000, 450_000, 500_000, 520_000, 600_000, 700_000] * 3 + [10**11])
    assert spread is not None
    peers = Peers({"1.1": spread}, {}, {})
    assert found(FULL, peers, "1.1") == []
    assert found(replace(FULL, amounts={2571: 500_000_000}), peers, "1.1") == ["amount_far_from_like"]
    assert found(replace(FULL, amounts={2571: 500_000_000}), peers, "2.1") == []


def test_a_heading_of_another_issue_is_told() -> None:
    peers = Peers({}, {}, {"1": "โครงสร้างพื้นฐาน", "2": "สุขภาวะ"})
    row = replace(FULL, group="ประเด็นที่ 2 สุขภาวะ")
    assert found(row, peers, "1.1") == ["heading_of_other_issue"]
    assert found(row, peers, "2.1") == found(row, peers) == []


def test_the_same_name_in_the_same_place_is_a_duplicate() -> None:
    named = {
        1: ("โครงการก่อสร้างถนน คสล. หมู่ 4", "4", "บ้านเอ"),
        2: ("โครงการ ก่อสร้างถนน คสล หมู่ ๔", "4", "บ้านเอ"),
        3: ("โครงการก่อสร้างถนน คสล. หมู่ 4", "5", "บ้านเอ"),
    }
    assert sorted(duplicates(named)) == [1, 2]


def test_a_scale_that_asks_for_something_unknown_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "completeness.toml"
    path.write_text(
        '[checks]\nalike=90\npeers=12\nspreads=3.5\nconstruction=[]\n[[item]]\ncode="mood"\nweight=1\nth="ก"\nen="a"\n'
    )
    with pytest.raises(FileRefused):
        read_scale(path)
