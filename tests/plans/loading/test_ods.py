"""Files of LibreOffice: values, and what stands beside them."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from prasan.common.errors import FileRefused
from prasan.plans.loading import read_plan
from prasan.plans.rules.rows import PlanDocument
from tests.workbooks import FIRST_STRATEGY_ROW, simple_row, strategy_sheet, write_workbook

SHEET = strategy_sheet(simple_row(1, "ก่อสร้างถนน", 500000, None, "๕๐,๐๐๐.-"), simple_row(2, "อบรม\nเยาวชน", 7))
_SPACES = {"office": "office", "table": "table", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def ods(table: str, before: str = "") -> bytes:
    names = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for one, name in _SPACES.items())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        content = f'<office:document-content {names} xmlns:calcext="{_CALC}">{body}</office:document-content>'
        archive.writestr("content.xml", before + content)
    return target.getvalue()


def cell(value: object, drawn: str = "", told: str = "") -> str:
    if value is None or value == "":
        return f"<table:table-cell {told}>{drawn}</table:table-cell>"
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string" {told}>{lines}{drawn}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}" {told}>{drawn}</table:table-cell>'


def row(*cells: str, told: str = "") -> str:
    return f"<table:table-row {told}>{''.join(cells)}</table:table-row>"


def box(text: str) -> str:
    """A text box as LibreOffice writes one, with a line beside it that holds no text and a > in its name."""
    line = '<draw:line draw:name="1 > 0" draw:z-index="1"/>'
    return f"<draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>{line}"


def read(*rows: str, shapes: str = "", columns: str = "") -> PlanDocument:
    above = "".join(row(*map(cell, line)) for line in SHEET.rows[: FIRST_STRATEGY_ROW - 1])
    content = ods(f'<table:table table:name="ผ.02">{shapes}{columns}{above}{"".join(rows)}</table:table>')
    return read_plan(content, file_name="plan.ods")


def test_an_ods_file_gives_the_same_plan() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = [row(*map(cell, line)) for line in SHEET.rows[FIRST_STRATEGY_ROW - 1 :]]
    document = read(*rows, row(blank, told='table:number-rows-repeated="1048000"'))
    assert document == read_plan(write_workbook(SHEET), file_name="plan.xlsx")


def test_a_text_box_is_a_note_of_its_row_and_never_part_of_the_cell_under_it() -> None:
    first = simple_row(1, "ก่อสร้างถนน", "500,000")
    drawn = [cell(first[0]), cell(first[1], box("แก้ไข ครั้งที่ 2 / 2568")), *map(cell, first[2:4])]
    drawn += [cell(first[4], box("ดูหน้า 9")), *map(cell, first[5:])]
    (one, two) = read(row(*drawn), row(*map(cell, simple_row(2, "อบรม", 5)))).projects
    assert (one.name, one.amounts) == ("ก่อสร้างถนน", {2566: 500000})
    assert (one.notes, one.revision) == (("แก้ไข ครั้งที่ 2 / 2568", "ดูหน้า 9"), "แก้ไข 2/2568")
    assert (two.notes, two.revision) == ((), "original")


def test_a_text_box_that_is_tied_to_the_page_is_told() -> None:
    shapes = f"<table:shapes>{box('เปลี่ยนแปลงครั้งที่ 1/2567')}</table:shapes>"
    document = read(row(*map(cell, simple_row(1, "อบรม", 5))), shapes=shapes)
    assert [(one.code, "1/2567" in one.message_th) for one in document.findings] == [("loose_text_box", True)]


def test_merged_cells_hidden_rows_and_columns_and_formulas_are_seen_as_in_xlsx() -> None:
    first, second = simple_row(1, "ก่อสร้างถนน", 5), simple_row(2, "ก่อสร้างราง", 6)
    merged = [
        cell(first[0]),
        cell(first[1]),
        cell(first[2], told='table:number-rows-spanned="2"'),
        *map(cell, first[3:]),
    ]
    merged[5] = cell(7, told='table:formula="of:=3+4"')
    merged[6] = cell(None, told='table:formula="of:=3+4"')
    merged[7] = cell("#REF!", told='calcext:value-type="error" table:formula="of:=[.#REF!]"')
    below = [*map(cell, second[:2]), "<table:covered-table-cell/>", *map(cell, second[3:])]
    columns = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    document = read(row(*merged), row(*below, told='table:visibility="filter"'), columns=columns)
    assert [project.objective for project in document.projects] == ["เพื่อให้เดินทางสะดวก"] * 2
    assert document.projects[0].amounts == {2566: 5, 2567: 7}
    found = {finding.code: finding.place.as_json() for finding in document.findings}
    assert found["hidden_rows"]["row"] == FIRST_STRATEGY_ROW + 1
    assert found["hidden_columns"]["column"] == "E"
    assert [found[code]["column"] for code in ("formula", "formula_without_value", "cell_error")] == ["F", "G", "H"]


def test_an_ods_cell_repeated_a_million_times_is_refused() -> None:
    wide = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    rows = row(wide, told='table:number-rows-repeated="1048576"')
    with pytest.raises(FileRefused) as caught:
        read_plan(ods(f'<table:table table:name="a">{rows}</table:table>'), file_name="plan.ods")
    assert caught.value.code == "zip_bomb"


def test_a_document_type_behind_a_long_comment_is_refused() -> None:
    before = f"<!--{' ' * 300_000}--><!DOCTYPE a [<!ENTITY b 'c'>]>"
    with pytest.raises(FileRefused) as caught:
        read_plan(ods('<table:table table:name="a"/>', before), file_name="plan.ods")
    assert caught.value.code == "unsafe_xml"
