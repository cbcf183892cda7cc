"""Cells at fault: an error at the very cell, and everything else still read."""

import pytest

from prasan.common.findings import CellPlace, Severity
from prasan.plans.loading import read_plan
from prasan.plans.rules.importing import why_not_apply
from prasan.plans.rules.rows import PlanDocument
from tests.workbooks import (
    Formula,
    Value,
    WrittenSheet,
    simple_row,
    strategy_header,
    strategy_sheet,
    strategy_titles,
    write_workbook,
)


def read(*sheets: WrittenSheet) -> PlanDocument:
    return read_plan(write_workbook(*sheets), file_name="plan.xlsx")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (240000.5, "amount_satang"),
        ("240,000.50", "amount_satang"),
        (-5, "amount_negative"),
        ("(5,000)", "amount_negative"),
        ("ตามข้อบัญญัติ", "amount_words"),
        (True, "amount_words"),
        ("24,00", "amount_grouping"),
        (10**13, "amount_too_large"),
    ],
)
def test_an_amount_at_fault_is_an_error_at_its_cell_and_the_row_keeps_the_rest(written: Value, code: str) -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 100, written, 300), simple_row(2, "ข", 7)))
    (finding,) = document.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert finding.place == CellPlace("ผ.02", 14, "F")
    assert finding.message_th.startswith("F14 ")
    assert document.projects[0].amounts == {2566: 100, 2568: 300}
    assert document.projects[1].amounts == {2566: 7}


@pytest.mark.parametrize("written", ["-", " -   ", "", 0, "0", "0.00", "  "])
def test_no_money_is_absent_however_it_is_written(written: Value) -> None:
    document = read(strategy_sheet(simple_row(1, "ก", written, 5)))
    assert document.projects[0].amounts == {2567: 5}
    assert document.findings == ()


@pytest.mark.parametrize(
    "written", ["1,632,820", "1,632,820.-", "๑,๖๓๒,๘๒๐.-", " 1,632,820.00 ", "1632820 บาท", 1632820]
)
def test_an_amount_is_the_same_however_it_is_written(written: Value) -> None:
    document = read(strategy_sheet(simple_row(1, "ก", written)))
    assert document.projects[0].amounts == {2566: 1632820}
    assert document.findings == ()


def test_a_fault_is_reported_once_though_its_row_is_looked_at_twice() -> None:
    document = read(strategy_sheet([1, "ก", None, None, "ไม่ทราบ"]))
    assert [finding.code for finding in document.findings] == ["amount_words", "only_a_name"]


def test_a_year_outside_the_plan_is_an_error_at_the_header_and_at_its_money() -> None:
    header = strategy_header()
    years = [value if value != 2570 else 2571 for value in header[1]]
    rows = [*strategy_titles(), header[0], years, header[2], simple_row(1, "ก", 1, None, None, None, 500)]
    document = read(WrittenSheet("แผน", rows))
    assert [(finding.code, str(finding.place)) for finding in document.findings] == [
        ("year_outside_plan", "แผน I12"),
        ("year_outside_plan", "แผน I14"),
    ]
    assert document.projects[0].amounts == {2566: 1}
    assert (document.first_year, document.last_year) == (2566, 2570)


def test_a_year_printed_twice_is_an_error_and_the_first_counts() -> None:
    header = strategy_header()
    years = [value if value != 2570 else 2569 for value in header[1]]
    rows = [*strategy_titles(), header[0], years, header[2], simple_row(1, "ก", 1, 2, 3, 4, 5)]
    document = read(WrittenSheet("แผน", rows))
    assert [(finding.code, str(finding.place)) for finding in document.findings] == [("doubled_year", "แผน I12")]
    assert document.projects[0].amounts == {2566: 1, 2567: 2, 2568: 3, 2569: 4}


def test_a_text_over_the_limit_is_an_error_and_its_beginning_is_kept() -> None:
    document = read(strategy_sheet(simple_row(1, "ก" * 5001, 1)))
    (finding,) = document.findings
    assert (finding.code, str(finding.place)) == ("text_too_long", "ผ.02 B14")
    assert document.projects[0].name == "ก" * 5000


def test_control_characters_are_an_error_and_the_text_is_kept_without_them() -> None:
    document = read(strategy_sheet(simple_row(1, "ถนน\x01สาย\x0b1", 1)))
    (finding,) = document.findings
    assert (finding.code, str(finding.place)) == ("control_characters", "ผ.02 B14")
    assert document.projects[0].name == "ถนนสาย1"


def test_a_formula_is_read_by_its_saved_value_and_noted() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 5), [2, "ข", "ค", "ง", Formula("=E14*2", 10)]))
    assert document.projects[1].amounts == {2566: 10}
    assert [(finding.code, str(finding.place), finding.severity) for finding in document.findings] == [
        ("formula", "ผ.02 E15", Severity.NOTE)
    ]


def test_a_formula_without_a_saved_value_is_an_error() -> None:
    document = read(strategy_sheet([1, "ก", "ข", "ค", Formula("=A1")]))
    assert [(finding.code, str(finding.place), finding.severity) for finding in document.findings] == [
        ("formula_without_value", "ผ.02 E14", Severity.ERROR)
    ]
    assert document.projects[0].amounts == {}


def test_formulas_of_a_sheet_are_noted_once() -> None:
    rows: list[list[Value | Formula]] = [
        [number, f"ถนน {number}", "ค", "ง", Formula("=1+1", 2)] for number in range(1, 6)
    ]
    (finding,) = read(strategy_sheet(*rows)).findings
    assert (finding.code, str(finding.place)) == ("formula", "ผ.02 E14")
    assert "รวม 5 ช่อง" in finding.message_th


def test_a_total_or_a_sum_that_was_never_calculated_keeps_no_project_back() -> None:
    total = ["รวม 1 โครงการ", None, None, None, Formula("=SUM(E14:E14)")]
    beside = [*simple_row(1, "ก", 5), None, None, None, None, None, Formula("=SUM(E14:I14)")]
    document = read(strategy_sheet(beside, total))
    assert {(finding.code, finding.severity) for finding in document.findings} == {
        ("formula_without_value", Severity.WARNING),
        ("total_differs", Severity.WARNING),
    }
    assert why_not_apply(document, left_out=()) is None


def test_the_error_of_a_formula_is_an_error_of_the_cell() -> None:
    document = read(strategy_sheet([1, "ก", "ข", "ค", Formula("=1/0", "#DIV/0!")]))
    (finding,) = document.findings
    assert (finding.code, str(finding.place)) == ("cell_error", "ผ.02 E14")
    assert "#DIV/0!" in finding.message_th


def test_control_characters_in_the_column_of_numbers_are_an_error_of_the_cell() -> None:
    document = read(strategy_sheet(simple_row("1\x01", "ก่อสร้างถนน", 100)))
    assert [(one.code, str(one.place)) for one in document.findings] == [("control_characters", "ผ.02 A14")]
    assert document.projects[0].number == "1"


def test_every_message_is_complete_in_both_languages_and_never_begs() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก" * 5001, 1.5, -1, "x", "1,0", 10**13),
            simple_row(2, None, 1),
            [None, None, None, None, 5],
            ["รวม", None, None, None, 5],
        )
    )
    assert len(document.findings) >= 8
    for finding in document.findings:
        assert finding.message_th and finding.message_en
        assert not any(word in finding.message_th for word in ("กรุณา", "ขออภัย", "!"))
