"""Years in the head of a table as offices shorten them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.findings import Severity
from prasan.plans.loading import read_plan
from prasan.plans.loading.year_heads import spell_out
from prasan.plans.rules.importing import why_not_accept
from prasan.plans.rules.rows import PlanDocument
from tests.workbooks import Row, Value, WrittenSheet, simple_row, strategy_titles, write_workbook

TITLES: list[Row] = [["รายละเอียดโครงการพัฒนา"], ["เทศบาลตำบลตัวอย่าง"]]
HEAD: Row = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", *[None] * 4, "ตัวชี้วัด", "ผลที่คาดว่าจะได้รับ", "หน่วยงาน"]
MONEY = {2566: 100, 2567: 200, 2568: 300, 2569: 400, 2570: 500}


def read(years: list[Value], titles: list[Row] = TITLES, file_name: str = "plan.xlsx") -> PlanDocument:
    rows = [*titles, HEAD, [None] * 4 + years, simple_row(1, "ก่อสร้างถนน", *MONEY.values())]
    return read_plan(write_workbook(WrittenSheet("ผ.02", rows)), file_name=file_name)


@pytest.mark.parametrize(
    "first",
    ["66", "๖๖", "'66", "66 (บาท)", "งบปี 66", "ปีงบ ๖๖", "2023", "ค.ศ. 2023", "ปี ค.ศ. 2023 (บาท)"],
)
@pytest.mark.parametrize("titles", [TITLES, strategy_titles()], ids=["untitled", "titled"])
def test_short_years_and_years_of_the_common_era_are_read_and_told(first: str, titles: list[Row]) -> None:
    years: list[Value] = [first]
    for number in range(1, 5):
        for one, other in (("66", str(66 + number)), ("๖๖", f"๖{6 + number}"), ("2023", str(2023 + number))):
            if one in first:
                years.append(first.replace(one, other if number < 4 or one != "๖๖" else "๗๐"))
    document = read(years, titles)
    assert document.projects[0].amounts == MONEY
    assert (document.first_year, document.last_year) == (2566, 2570)
    (told,) = document.findings
    assert (told.code, told.severity) == ("year_heads_read", Severity.WARNING)
    assert "2566–2570" in told.message_th


@pytest.mark.parametrize("years", [[66, 67, 68, 69, 70], [2023, 2024, 2025, 2026, 2027]])
def test_years_that_are_numbers_are_read_alike(years: list[Value]) -> None:
    assert read(years).projects[0].amounts == MONEY


@pytest.mark.parametrize("words", ["ปีที่ {}", "ปีงบประมาณที่ {}", "งบประมาณ ปีที่ {} (บาท)"])
def test_years_that_are_only_counted_are_told_by_the_title(words: str) -> None:
    document = read([words.format(number) for number in range(1, 6)], strategy_titles())
    assert document.projects[0].amounts == MONEY
    assert [one.code for one in document.findings] == ["year_heads_read"]


def test_years_that_are_only_counted_may_be_told_by_the_name_of_the_file() -> None:
    counted: list[Value] = [f"ปีที่ {number}" for number in range(1, 6)]
    assert read(counted, file_name="แผน 2566-2570.xlsx").projects[0].amounts == MONEY


def test_a_plan_that_tells_no_years_is_refused_before_it_is_kept() -> None:
    document = read([f"ปีที่ {number}" for number in range(1, 6)])
    assert "no_year_columns" in [one.code for one in document.findings]
    refusal = why_not_accept(document, organisation_code="1")
    assert refusal is not None
    assert refusal.code == "no_years"


@pytest.mark.parametrize(
    "words",
    ["ปีที่ {0} (256{1})", "ปีงบฯ 256{1}", "256{1} (202{2})"],
)
def test_a_year_in_full_with_other_words_needs_no_telling(words: str) -> None:
    years: list[Value] = [words.format(number, 5 + number, 2 + number) for number in range(1, 5)]
    document = read([*years, words.format(5, "X", 7).replace("256X", "2570")])
    assert document.projects[0].amounts == MONEY
    assert document.findings == ()


@pytest.mark.parametrize(
    "years",
    [[23, 24, 25, 26, 27], [1, 2, 3, 4, 5], ["2565/66", "2566/67", "2567/68", "2568/69", "2569/70"]],
    ids=["23", "1", "2565/66"],
)
def test_what_may_be_two_years_is_none(years: list[Value]) -> None:
    document = read(years, strategy_titles())
    assert document.projects[0].amounts == {}
    assert "no_year_columns" in [one.code for one in document.findings]


def test_heads_of_only_some_years_are_those_of_a_five_year_plan() -> None:
    document = read(["2567", "2568", "2569"])
    assert (document.first_year, document.last_year) == (2566, 2570)


@given(st.lists(st.one_of(st.integers(0, 99_999), st.text(max_size=12), st.just("")), max_size=12))
def test_a_row_is_spelt_out_cell_by_cell_or_left_as_it_is(cells: list[Value]) -> None:
    row = [float(one) if isinstance(one, int) else one or "" for one in cells]
    spelt, heads = spell_out(row, lambda: 2571)
    assert len(spelt) == len(row)
    changed = {index for index, (before, after) in enumerate(zip(row, spelt, strict=True)) if before != after}
    assert changed == {head.index for head in heads}
    assert len(heads) == 0 or len(heads) >= 3
