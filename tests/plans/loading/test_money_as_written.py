"""Money under heads of thousands and millions, in merged cells, hidden columns and second tables."""

from prasan.plans.loading import read_plan
from prasan.plans.loading.merges import MergedCells
from prasan.plans.rules.rows import PlanDocument
from tests.workbooks import (
    FIRST_STRATEGY_ROW,
    STRATEGY_YEARS,
    Row,
    Value,
    WrittenSheet,
    simple_row,
    strategy_header,
    strategy_sheet,
    strategy_titles,
    write_workbook,
)

TOP = FIRST_STRATEGY_ROW - 1


def read(*sheets: WrittenSheet) -> PlanDocument:
    return read_plan(write_workbook(*sheets), file_name="plan.xlsx")


def codes(document: PlanDocument) -> list[str]:
    return [finding.code for finding in document.findings]


def under(head: str, marks: str | None, *titles: Row, money: tuple[Value, ...]) -> PlanDocument:
    rows: list[Row] = [
        *strategy_titles(),
        *titles,
        ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", head, None, None, None, None, "หน่วยงาน"],
        [None, None, None, None, *STRATEGY_YEARS, None],
        *([[None, None, None, None, *[marks] * 5, None]] if marks else []),
        [1, "ก่อสร้างถนน", "เดินทาง", "1 สาย", *money, *[None] * (5 - len(money)), "กองช่าง"],
    ]
    return read(WrittenSheet("ผ.02", rows))


def test_a_head_of_millions_is_counted_in_millions_and_told() -> None:
    document = under("งบประมาณ (ล้านบาท)", None, money=(1.5, "2", "๐.๐๕", 0.1 + 0.2))
    assert document.projects[0].amounts == {2566: 1_500_000, 2567: 2_000_000, 2568: 50_000, 2569: 300_000}
    assert codes(document) == ["amounts_in_units"]


def test_marks_under_the_years_or_a_line_above_the_table_say_the_unit_too() -> None:
    assert under("งบประมาณ", "(พันบาท)", money=(1500,)).projects[0].amounts == {2566: 1_500_000}
    assert under("งบประมาณ", None, ["(หน่วย : พันบาท)"], money=(2.5,)).projects[0].amounts == {2566: 2_500}
    assert under("งบประมาณ", "(บาท)", ["หน่วย : พันบาท"], money=(25,)).projects[0].amounts == {2566: 25}
    assert under("งบประมาณ", None, ["งบรวม 15 ล้านบาท"], money=(25,)).projects[0].amounts == {2566: 25}


def test_an_amount_may_say_its_unit_itself_and_is_told() -> None:
    document = read(strategy_sheet(simple_row(1, "ถนน", "0.5 ล้านบาท", "1.2 ล้าน", "๓ แสนบาท", "0.1234567 ล้าน")))
    assert document.projects[0].amounts == {2566: 500_000, 2567: 1_200_000, 2568: 300_000}
    assert codes(document) == ["amount_in_words"] * 3 + ["amount_satang"]


def test_money_merged_over_years_or_projects_is_told() -> None:
    rows = [
        *strategy_titles(),
        *strategy_header(),
        simple_row(1, "ถนน", 9),
        simple_row(2, "ราง", 8),
        simple_row(3, "สระ"),
    ]
    merges = [(TOP, 4, TOP, 8), (TOP + 1, 4, TOP + 2, 4), (TOP + 1, 2, TOP + 2, 2)]
    document = read(WrittenSheet("ผ.02", rows, merges=merges))
    assert [project.amounts for project in document.projects] == [{2566: 9}, {2566: 8}, {}]
    told = [finding.message_th for finding in document.findings if finding.code == "merged_amount"]
    assert len(told) == 2
    assert told[0].startswith(f"E{TOP + 1} ถึง I{TOP + 1}")
    assert "อีก 1 โครงการ" in told[1]


def test_a_hidden_column_of_money_is_read_and_told_a_hidden_column_of_nothing_is_not() -> None:
    rows = [*strategy_titles(), *strategy_header(), simple_row(1, "ถนน", 9)]
    document = read(WrittenSheet("ผ.02", rows, hidden_columns=[4, 30]))
    assert document.projects[0].amounts == {2566: 9}
    assert [(one.code, one.message_th.split()[1]) for one in document.findings] == [("hidden_columns", "E")]


def test_a_table_beside_another_is_an_error_told_once() -> None:
    head = [[*line, *[None] * (13 - len(line)), *line] for line in strategy_header()]
    rows = [*strategy_titles(), *head, [*simple_row(1, "ซ้าย", 5), None, *simple_row(2, "ขวา", 6)]]
    document = read(WrittenSheet("ผ.02", rows))
    assert [project.name for project in document.projects] == ["ซ้าย"]
    assert codes(document) == ["table_beside"]


def test_sheets_of_several_organisations_are_told() -> None:
    def sheet(name: str, organisation: str) -> WrittenSheet:
        titles = strategy_titles(organisation=organisation)
        return WrittenSheet(name, [*titles, *strategy_header(), simple_row(1, f"ถนน {name}", 9)])

    document = read(sheet("ก", "องค์การบริหารส่วนตำบลหนึ่ง"), sheet("ข", "อบต.หนึ่ง"), sheet("ค", "อบต.สอง"))
    assert [(one.code, one.place.as_json()["sheet"]) for one in document.findings] == [
        ("other_organisation_in_sheet", "ค")
    ]


def test_cells_merged_to_the_end_of_the_sheet_fill_no_memory() -> None:
    merged = MergedCells([((0, column), (1_048_575, column)) for column in range(100)])
    assert len(merged.rows) < 10_000
