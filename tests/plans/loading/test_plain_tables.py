"""Plain tables of projects as people hand them in: what is there is read, what is doubtful is told."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from prasan.common.errors import FileRefused
from prasan.plans.loading.plain_columns import field_of
from prasan.plans.loading.plain_tables import PlainTable, read_projects
from prasan.plans.rules.rows import PlanDocument

ROAD, CAMP = "ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4", "อบรมการคัดแยกขยะในครัวเรือน"
HEAD = ("ลำดับที่", "ชื่อโครงการ", "อปท.", "ตำบล", "งบประมาณ (บาท)")
ROWS = (("1", ROAD, "อบต.บ้านเป็ด", "บ้านเป็ด", "๑๐๐,๐๐๐"), ("2", CAMP, "อบต.บ้านเป็ด", "บ้านเป็ด", "5"))


def as_csv(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    told = io.StringIO()
    csv.writer(told, delimiter=delimiter).writerows(rows)
    return told.getvalue()


def read(folder: Path, content: str | bytes, name: str = "list.csv") -> PlainTable:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_projects(file, most_bytes=10**6)
    assert isinstance(found, PlainTable)
    return found


def read_book(folder: Path, sheets: dict[str, list[tuple[object, ...]]]) -> PlainTable | PlanDocument:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "list.xlsx")
    return read_projects(folder / "list.xlsx", most_bytes=10**6)


def names(table: PlainTable | PlanDocument) -> list[tuple[int, str]]:
    assert isinstance(table, PlainTable)
    return [(row.row, row.cells["name"]) for row in table.rows]


def doubts(table: PlainTable | PlanDocument) -> list[tuple[str, object]]:
    return [(one.code, one.place.as_json()) for one in table.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_make_no_difference(tmp_path: Path, encoding: str, delimiter: str) -> None:
    found = read(tmp_path, as_csv(HEAD, *ROWS, delimiter=delimiter).encode(encoding))
    assert dict(found.rows[0].cells) == {
        "name": ROAD,
        "organisation": "อบต.บ้านเป็ด",
        "tambon": "บ้านเป็ด",
        "amount": "๑๐๐,๐๐๐",
    }
    assert not found.findings


def test_the_delimiter_is_the_one_that_gives_a_heading_for_names(tmp_path: Path) -> None:
    assert names(read(tmp_path, f"name;note, more, words\n{ROAD};a\n")) == [(2, ROAD)]


def test_line_breaks_and_quotes_within_cells_belong_to_the_cell(tmp_path: Path) -> None:
    found = read(tmp_path, as_csv(("ชื่อ\nโครงการ", "x"), (ROAD.replace(" ", "\n", 1), 'a "b"'), (CAMP, "")))
    assert names(found) == [(2, ROAD), (3, CAMP)]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    found = read(tmp_path, f"บัญชีโครงการ,\n\nที่,ชื่อโครงการ\n1,{ROAD}\n,\n3,\n\n4,{CAMP}\n")
    assert names(found) == [(4, ROAD), (8, CAMP)]
    assert doubts(found) == [("name_missing", {"line": 6})]


def test_a_list_of_names_without_a_heading_is_read_and_told(tmp_path: Path) -> None:
    assert names(read(tmp_path, f"{ROAD}\n{CAMP}\n", "list.txt")) == [(1, ROAD), (2, CAMP)]
    found = read(tmp_path, as_csv(*ROWS))
    assert names(found) == [(1, ROAD), (2, CAMP)]
    assert doubts(found) == [("name_heading_missing", {"line": 1})]
    book = read_book(tmp_path, {"ก": [(1, ROAD), (2, CAMP)]})
    assert doubts(book) == [("name_heading_missing", {"sheet": "ก", "row": 1, "column": "B"})]


def test_a_heading_that_nobody_knows_is_no_project(tmp_path: Path) -> None:
    found = read(tmp_path, f"เรื่องที่จะทำ,ตำบล,เงิน\n{ROAD},บ้านเป็ด,500\n{CAMP},บ้านเป็ด,700\n")
    assert names(found) == [(2, ROAD), (3, CAMP)]
    assert found.rows[0].cells["tambon"] == "บ้านเป็ด"


def test_of_two_columns_of_names_the_filled_cell_counts(tmp_path: Path) -> None:
    found = read(tmp_path, f"name,name\n,{ROAD}\n{CAMP},\n")
    assert names(found) == [(2, ROAD), (3, CAMP)]
    assert doubts(found) == [("heading_twice", {"line": 1})]


def test_a_header_without_projects_is_told(tmp_path: Path) -> None:
    assert doubts(read(tmp_path, "ชื่อโครงการ,อปท.\n")) == [("no_projects", {"line": 1})]


def test_a_quotation_mark_that_nothing_closes_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="แถว 3") as refused:
        read(tmp_path, f'name,amount\n{CAMP},1\n"{ROAD},1\n{CAMP},2\n')
    assert refused.value.code == "quote_not_closed"


def test_a_workbook_of_many_organisations_keeps_whose_each_is(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("ชื่อโครงการ", "อปท.", "ปี 2571"), (ROAD, "อบต.ก", 1000.0), (CAMP, "อบต.ข", 5)]
    found = read_book(tmp_path, {"ข้อมูล": rows, "คำอธิบาย": [("อ่านก่อน",)], "เพิ่ม": rows[:2]})
    assert isinstance(found, PlainTable)
    assert [(row.sheet, row.row, row.cells["organisation"], row.cells["2571"]) for row in found.rows] == [
        ("ข้อมูล", 2, "อบต.ก", "1000"),
        ("ข้อมูล", 3, "อบต.ข", "5"),
        ("เพิ่ม", 2, "อบต.ก", "1000"),
    ]
    assert not found.findings


def test_one_column_of_money_is_a_plain_table_too(tmp_path: Path) -> None:
    found = read_book(tmp_path, {"ก": [("ที่", "ชื่อโครงการ", "งบประมาณ (บาท)"), (1, ROAD, "1,000")]})
    assert isinstance(found, PlainTable)
    assert found.rows[0].cells["amount"] == "1,000"


def test_a_workbook_as_the_forms_have_it_stays_a_plan(tmp_path: Path) -> None:
    head = ("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", 2571, 2572, "ตัวชี้วัด (KPI)", "ผลที่คาดว่าจะได้รับ", "อำเภอ")
    book = read_book(tmp_path, {"ผ.02": [head, (1, ROAD, "เพื่อสัญจร", "1 สาย", 1000, "", "ร้อยละ 80", "สะดวก", "เมือง")]})
    assert isinstance(book, PlanDocument)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Project title", "name"),
        ("Sub-district", "tambon"),
        ("Amount (baht)", "amount"),
        ("งบประมาณ [บาท]", "amount"),
        ("ชื่อ อปท.", "organisation_name"),
        ("งบประมาณปี พ.ศ. ๒๕๗๑ (บาท)", "2571"),
        ("FY 2571", "2571"),
        ("หมายเหตุ", None),
    ],
)
def test_headings_are_known_as_people_write_them(heading: str, field: str | None) -> None:
    assert field_of(heading) == field
