"""Projects, totals, headings, amendments, text boxes and further rows: what each row of a table is."""

import pytest

from prasan.common.findings import Severity
from prasan.plans.loading import read_plan
from prasan.plans.rules.rows import ORIGINAL, PlanDocument
from tests.workbooks import (
    FIRST_STRATEGY_ROW,
    Value,
    WrittenSheet,
    simple_row,
    strategy_header,
    strategy_sheet,
    strategy_titles,
    write_workbook,
)

FIRST = FIRST_STRATEGY_ROW


def read(*sheets: WrittenSheet) -> PlanDocument:
    return read_plan(write_workbook(*sheets), file_name="plan.xlsx")


def found(document: PlanDocument) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in document.findings]


def names(document: PlanDocument) -> list[str]:
    return [project.name for project in document.projects]


def test_right_totals_are_kept_and_say_nothing() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก", 100, "-"),
            simple_row(2, "ข", "๑,๐๐๐.-", 50),
            ["รวมงบประมาณ", None, None, None, "1,100.00", 50],
            ["รวมจำนวนโครงการ", None, None, None, 2, 1],
        )
    )
    assert names(document) == ["ก", "ข"]
    assert document.findings == ()
    money, count = document.printed_totals
    assert (money.label, money.amounts, money.counted) == (
        "รวมงบประมาณ",
        {2566: 1100, 2567: 50},
        {2566: 1100, 2567: 50},
    )
    assert (count.amounts, count.counts_projects) == ({2566: 2, 2567: 1}, True)


def test_a_wrong_total_is_a_warning_at_its_cell_with_both_figures() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 100, 50), ["รวม", None, None, None, 100, 51]))
    (finding,) = document.findings
    assert (finding.code, finding.severity, str(finding.place)) == ("total_differs", Severity.WARNING, "ผ.02 F15")
    assert "51" in finding.message_th and "50" in finding.message_th
    assert document.printed_totals[0].counted == {2566: 100, 2567: 50}


def test_each_group_has_its_own_total_and_the_last_one_is_of_all() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก", 100),
            ["รวม", None, None, None, 100],
            ["2. ยุทธศาสตร์ด้านเมือง"],
            simple_row(1, "ข", 30),
            ["รวม", "1 โครงการ", "-", "-", 30],
            ["รวมงบประมาณทั้งสิ้น", None, None, None, 130],
        )
    )
    assert document.findings == ()
    assert [total.amounts[2566] for total in document.printed_totals] == [100, 30, 130]


def test_the_number_of_projects_in_a_foot_line_is_checked() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 100), ["รวม", "3 โครงการ", "-", "-", 100]))
    assert found(document) == [("total_differs", "ผ.02 B15")]


def test_a_sum_carried_to_the_next_page_is_neither_project_nor_total() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก", 100),
            [None, "ยอดยกไป", None, None, 100],
            [None, "ยอดยกมา", None, None, 100],
            simple_row(2, "ข", 5),
        )
    )
    assert names(document) == ["ก", "ข"]
    assert (document.findings, document.printed_totals) == ((), ())


def test_a_project_may_be_called_by_a_word_that_starts_like_a_total() -> None:
    document = read(strategy_sheet(simple_row(1, "รวมพลังต้านยาเสพติด", 100), simple_row(2, "รวมใจภักดิ์", 5)))
    assert names(document) == ["รวมพลังต้านยาเสพติด", "รวมใจภักดิ์"]


def test_an_amendment_line_names_the_rows_below_it_until_the_next_heading() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก", 1),
            ["เพิ่มเติมครั้งที่ 5 / 2567"],
            simple_row(1, "ข", 1),
            simple_row(2, "ค", 1),
            [None, "เปลี่ยนแปลง ครั้งที่ ๓/๒๕๖๘"],
            simple_row(1, "ง", 1),
            ["(2) แผนงานการศึกษา"],
            simple_row(1, "จ", 1),
        )
    )
    assert [project.revision for project in document.projects] == [
        ORIGINAL, "เพิ่มเติม 5/2567", "เพิ่มเติม 5/2567", "เปลี่ยนแปลง 3/2568", ORIGINAL,
    ]  # fmt: skip
    assert document.projects[-1].budget_class == "แผนงานการศึกษา"
    assert document.findings == ()


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("แก้ไข ครั้งที่ 2 / 2568", "แก้ไข 2/2568"),
        ("เปลี่ยน ครั้งที่ 1 / 2568 ย้ายไปแผนงานอุตสาหกรรม", "เปลี่ยนแปลง 1/2568"),
        ("แก้ไข ครั้งที่ 1 / 2566 แก้ไข ครั้งที่ 9 / 2567 แก้ไข ครั้งที่ 2 / 2568", "แก้ไข 2/2568"),
        ("เพิ่มเติม (ฉบับที่ ๔) พ.ศ. ๒๕๖๗", "เพิ่มเติม 4/2567"),
        ("เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 2/2568", "เพิ่มเติม เปลี่ยนแปลง 2/2568"),
        ("แก้ไข 3/68", "แก้ไข 3/2568"),
        ("พอช., ท้องถิ่น, ประชาชนสมทบ", ORIGINAL),
        ("แก้ไขปัญหา 3 แห่ง", ORIGINAL),
    ],
)
def test_a_text_box_over_a_row_names_its_amendment(written: str, label: str) -> None:
    sheet = strategy_sheet(["เพิ่มเติมครั้งที่ 1/2566"], simple_row(1, "ก", 1), ["(1) แผนงานการเกษตร"], simple_row(1, "ข", 1))
    document = read(WrittenSheet(sheet.name, sheet.rows, boxes={FIRST + 3: [written]}))
    assert document.projects[1].notes == (written,)
    assert [project.revision for project in document.projects] == ["เพิ่มเติม 1/2566", label]


def test_the_latest_of_several_boxes_counts_and_all_are_kept_once() -> None:
    boxes = ["เปลี่ยนแปลง ครั้งที่ 4 / 2567", "เปลี่ยนแปลง ครั้งที่ 3 / 2567", "เปลี่ยนแปลง ครั้งที่ 4 / 2567"]
    sheet = strategy_sheet(simple_row(1, "ก", 1))
    (project,) = read(WrittenSheet(sheet.name, sheet.rows, boxes={FIRST: boxes})).projects
    assert (project.notes, project.revision) == (tuple(boxes[:2]), "เปลี่ยนแปลง 4/2567")


def test_a_text_box_over_no_project_is_not_lost() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 1))
    document = read(WrittenSheet(sheet.name, sheet.rows, boxes={3: ["ร่าง"]}))
    assert found(document) == [("loose_text_box", "ผ.02 3")]
    assert "ร่าง" in document.findings[0].message_th


def test_an_amendment_above_the_table_is_a_note_not_a_revision() -> None:
    document = read(
        WrittenSheet("แผน", [*strategy_titles("เพิ่มเติมครั้งที่ 5 / 2567"), *strategy_header(), simple_row(1, "ก", 1)])
    )
    assert document.projects[0].revision == ORIGINAL
    assert found(document) == [("revision_in_title", "แผน A9")]


def test_a_class_line_left_open_is_reported_with_what_the_sheet_is_called() -> None:
    titles = strategy_titles("1. ยุทธศาสตร์ด้านเมือง", "    (1) ")
    document = read(WrittenSheet("ยุทธ6.3ผง.การพานิชย์", [*titles, *strategy_header(), simple_row(1, "ก", 1)]))
    assert document.projects[0].budget_class == ""
    assert found(document) == [("no_budget_class", "ยุทธ6.3ผง.การพานิชย์ A10")]
    assert "แผนงานการพาณิชย์" in document.findings[0].message_th


def test_an_unknown_class_is_a_warning_with_the_nearest_name() -> None:
    titles = strategy_titles("(1) แผนงานการศึกษาและกีฬาเยาวชน")
    document = read(WrittenSheet("แผน", [*titles, *strategy_header(), simple_row(1, "ก", 1)]))
    assert found(document) == [("unknown_budget_class", "แผน A9")]
    assert "แผนงานการศึกษา" in document.findings[0].message_th


def test_numbers_may_start_again_in_every_group() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), ["2. ยุทธศาสตร์ด้านเมือง"], simple_row(1, "ข", 1)))
    assert [(project.number, project.group) for project in document.projects] == [
        ("1", "1. ยุทธศาสตร์ด้านสังคม"),
        ("1", "2. ยุทธศาสตร์ด้านเมือง"),
    ]


def test_a_text_that_goes_on_in_the_next_rows_belongs_to_the_project_above() -> None:
    document = read(
        strategy_sheet(
            simple_row(1, "ก่อสร้าง", 1),
            [None, "ถนนสายหลัก", "เพื่อความปลอดภัย"],
            [None, None, None, "ถนน 2 สาย", None, None, None, None, None, None, None, "กองคลัง"],
            simple_row(2, "ข", 1),
        )
    )
    first, second = document.projects
    assert first.name == "ก่อสร้าง\nถนนสายหลัก"
    assert first.objective == "เพื่อให้เดินทางสะดวก\nเพื่อความปลอดภัย"
    assert (first.target, first.unit) == ("ถนน 1 สาย\nถนน 2 สาย", "กองช่าง\nกองคลัง")
    assert second.row == FIRST + 3
    assert document.findings == ()


def test_a_line_before_numbers_that_start_again_is_a_heading_not_the_rest_of_a_name() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), [None, "ชุมชนหน้าวัด"], simple_row(1, "ข", 1)))
    assert names(document) == ["ก", "ข"]
    assert found(document) == [("line_not_read", "ผ.02 B15")]


def test_a_line_merged_across_the_table_is_never_the_rest_of_a_name() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 1), [None, "ชุมชนหน้าวัด"], simple_row(2, "ข", 1))
    document = read(WrittenSheet(sheet.name, sheet.rows, merges=[(FIRST, 1, FIRST, 8)]))
    assert names(document) == ["ก", "ข"]
    assert found(document) == [("line_not_read", "ผ.02 B15")]


def test_money_in_a_further_row_is_added_and_reported() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 100), [None, None, None, "สายที่ 2", 40, 7]))
    assert document.projects[0].amounts == {2566: 140, 2567: 7}
    assert found(document) == [("amount_in_continuation", "ผ.02 E15"), ("amount_in_continuation", "ผ.02 F15")]


def test_a_text_box_on_a_further_row_belongs_to_its_project() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 1), [None, None, None, "ต่อ"], simple_row(2, "ข", 1))
    document = read(WrittenSheet(sheet.name, sheet.rows, boxes={FIRST + 1: ["แก้ไข 1/2567"]}))
    assert [project.revision for project in document.projects] == ["แก้ไข 1/2567", ORIGINAL]


def test_a_unit_merged_over_several_projects_counts_for_each() -> None:
    rows = [simple_row(1, "ก", 1), simple_row(2, "ข", 2, unit=""), simple_row(3, "ค", 3, unit="")]
    sheet = strategy_sheet(*rows)
    document = read(WrittenSheet(sheet.name, sheet.rows, merges=[(FIRST - 1, 11, FIRST + 1, 11)]))
    assert [project.unit for project in document.projects] == ["กองช่าง"] * 3


def test_a_name_merged_over_rows_of_money_is_one_project() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 1), [None, None, None, None, 20], simple_row(2, "ข", 5))
    document = read(WrittenSheet(sheet.name, sheet.rows, merges=[(FIRST - 1, 1, FIRST, 1)]))
    assert [(project.name, project.amounts) for project in document.projects] == [("ก", {2566: 21}), ("ข", {2566: 5})]


def test_a_row_of_numbers_is_no_project_and_is_not_lost() -> None:
    document = read(
        strategy_sheet(simple_row(1, "ก", 1), [None], [None, None, None, None, 5, 6], [2, 300, None, None, 5])
    )
    assert names(document) == ["ก"]
    assert found(document) == [("row_not_read", "ผ.02 16"), ("row_not_read", "ผ.02 17")]
    assert all(finding.severity is Severity.ERROR for finding in document.findings)


def test_a_heading_with_a_number_in_front_is_no_project() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), [2, "แผนงานการเกษตร"], simple_row(1, "ข", 1)))
    assert [(project.name, project.budget_class) for project in document.projects] == [
        ("ก", "แผนงานสาธารณสุข"), ("ข", "แผนงานการเกษตร"),
    ]  # fmt: skip


def test_a_numbered_row_with_only_a_name_is_a_project_to_look_at() -> None:
    document = read(strategy_sheet([1, "ประชุมประชาคม"]))
    assert names(document) == ["ประชุมประชาคม"]
    assert found(document) == [("only_a_name", "ผ.02 B14")]


def test_numbered_rows_without_content_are_passed_over_with_one_note() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), [2], [3], [4]))
    assert names(document) == ["ก"]
    assert found(document) == [("blank_numbered_row", "ผ.02 15")]


def test_a_missing_name_is_an_error_and_the_rest_of_the_row_is_kept() -> None:
    document = read(strategy_sheet(simple_row(1, None, 900)))
    assert found(document) == [("missing_name", "ผ.02 B14")]
    assert (document.projects[0].name, document.projects[0].amounts) == ("", {2566: 900})


def test_a_remark_under_the_table_is_no_project() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), [None], ["(นายตัวอย่าง ใจดี)"], [None, "นายกเทศมนตรี"]))
    assert names(document) == ["ก"]
    assert found(document) == [("line_not_read", "ผ.02 A16"), ("line_not_read", "ผ.02 B17")]


def test_a_project_called_like_a_header_is_still_a_project() -> None:
    document = read(strategy_sheet(simple_row("๑", "โครงการพัฒนา", 90000), simple_row(None, "ครุภัณฑ์", 50000)))
    assert names(document) == ["โครงการพัฒนา", "ครุภัณฑ์"]


def test_an_unnumbered_project_with_money_is_a_project() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), simple_row(None, "ข", 2)))
    assert [(project.number, project.name) for project in document.projects] == [("1", "ก"), ("", "ข")]


def test_line_breaks_and_spacing_of_a_unit_stay_as_printed() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1, unit=" กองยุทธศาสตร์ \r\nกลุ่มงานเทคโนโลยี ")))
    assert document.projects[0].unit == "กองยุทธศาสตร์ \nกลุ่มงานเทคโนโลยี"


@pytest.mark.parametrize("column", [0, 1, 3])
@pytest.mark.parametrize(
    "label",
    ["รวมยกไป", "ยอดรวมยกไป", "ยกยอดมา", "ยกไป", "จำนวน 2 โครงการ", "สรุปรวม", "รวมหน้านี้", "รวมด้านที่ 1", "ผลรวม"],
)
def test_the_many_words_for_a_total_are_no_project(label: str, column: int) -> None:
    total: list[Value] = [None, None, None, None, 3, 5]
    total[column] = label
    rows = [simple_row(1, "ก", 1, 2), simple_row(2, "ข", 2, 3), total, simple_row(3, "ค", 7)]
    document = read(strategy_sheet(*rows))
    assert [(project.name, project.amounts) for project in document.projects] == [
        ("ก", {2566: 1, 2567: 2}),
        ("ข", {2566: 2, 2567: 3}),
        ("ค", {2566: 7}),
    ]
    assert document.findings == ()


def test_a_project_may_begin_with_the_words_of_a_total() -> None:
    document = read(strategy_sheet(simple_row(1, "รวมพลังคนสร้างสุข", 1), simple_row(2, "ยกระดับผลิตภัณฑ์ชุมชน", 2)))
    assert [project.name for project in document.projects] == ["รวมพลังคนสร้างสุข", "ยกระดับผลิตภัณฑ์ชุมชน"]


def test_money_beside_a_bare_name_without_a_number_is_doubtful() -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 1), [None, "เงินที่เหลือ", None, None, 9]))
    assert document.projects[1].amounts == {2566: 9}
    assert [finding.code for finding in document.findings] == ["only_money"]


@pytest.mark.parametrize("mark", ["- 12 -", "–๑๒–", "หน้า 12", "หน้าที่ ๓ / ๔๐"])
@pytest.mark.parametrize("column", [0, 3, 6])
def test_the_number_of_a_printed_page_is_nothing_of_the_project_above(mark: str, column: int) -> None:
    document = read(strategy_sheet(simple_row(1, "ก", 5), [*[None] * column, mark], simple_row(2, "ข", 6)))
    assert [project.amounts for project in document.projects] == [{2566: 5}, {2566: 6}]
    assert document.projects[0].target == "ถนน 1 สาย"
    assert document.findings == ()


@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_a_total_may_stand_in_any_column_before_the_money(column: int) -> None:
    total = [*[None] * column, "รวมทั้งสิ้น", *[None] * (3 - column), 5]
    document = read(strategy_sheet(simple_row(1, "ก", 5), total))
    assert [project.name for project in document.projects] == ["ก"]
    assert [one.amounts for one in document.printed_totals] == [{2566: 5}]
    assert document.findings == ()
