"""A plain table of projects, one row each, as CSV or on sheets: rows by field, with findings."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, LinePlace, Severity
from prasan.common.text import one_line
from prasan.plans.loading.cells import plain_text
from prasan.plans.loading.packages import inspect_file
from prasan.plans.loading.plain_columns import BESIDE_THE_FORMS, Header, guessed_header, header_of
from prasan.plans.loading.reading import read_plan
from prasan.plans.loading.refusals import no_table
from prasan.plans.loading.sheet_xml import column_letters
from prasan.plans.loading.sheets import open_sheets
from prasan.plans.rules.rows import PlanDocument
from prasan.plans.rules.workbook import OWN_SHEETS

_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
_DELIMITERS = ",;\t|"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_END = "-end-"

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row that has a name. `row` is the row as a spreadsheet counts it (the header is row 1); CSV has no sheet.

    `cells`: what the row says under each field that its table has, on one line each.
    """

    row: int
    cells: Mapping[str, str]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """The named rows of a table in their order, and what is doubtful about it."""

    rows: tuple[PlainRow, ...]
    findings: tuple[Finding, ...]


def read_projects(file: Path, *, most_bytes: int) -> PlainTable | PlanDocument:
    """The rows of a CSV file or of plain sheets; a workbook in a layout of plans is read as the plan that it is.

    CSV is UTF-8 with or without byte order mark, UTF-16, or Windows Thai (cp874), parted by commas, semicolons, tabs or
    bars. Where no heading names the projects, the column of the longest Thai texts does.
    Raises `FileRefused` for a file that cannot be read at all or names no projects.
    """
    if not file.is_file():
        raise FileRefused(
            "no_file", f"ไม่พบไฟล์ {file} ตรวจชื่อและที่อยู่ของไฟล์", f"There is no file {file}; check its name and folder."
        )
    if (size := file.stat().st_size) > most_bytes:
        raise FileRefused(
            "file_too_large",
            f"ไฟล์ {file.name} มีขนาด {size / 2**20:,.1f} MB เกินที่รับได้ {most_bytes // 2**20} MB แบ่งเป็นหลายไฟล์แล้วลองใหม่",
            f"{file.name} is {size / 2**20:,.1f} MB; the limit is {most_bytes // 2**20} MB. Split it.",
        )
    if file.suffix.casefold() in _TEXT_SUFFIXES:
        return _read_csv(file.name, file.read_bytes())
    try:
        plan = read_plan(file, file_name=file.name)
    except FileRefused as refusal:
        if refusal.code == no_table().code and (table := _plain_sheets(file, may_guess=True)):
            return table
        raise
    if any(one.kpi or one.expected_result for one in plan.projects):
        return plan
    has_years = not any(finding.code == "no_year_columns" for finding in plan.findings)
    table = _plain_sheets(file, may_guess=False)
    return table if table and not (has_years and _tells_no_more(table)) else plan


def _tells_no_more(table: PlainTable) -> bool:
    """Whether a reader of plans reads all that a plain table tells."""
    return not any(row.cells.keys() & BESIDE_THE_FORMS for row in table.rows)


def _read_csv(name: str, content: bytes) -> PlainTable:
    text = _decoded(name, content)
    if not text.strip():
        raise FileRefused(
            "no_name_column",
            f"ไฟล์ {name} ว่าง ใส่หัวตาราง ชื่อโครงการ และชื่อโครงการแถวละหนึ่งโครงการ",
            f"{name} is empty; give it the heading name and one project a row.",
        )
    found = list(_parted_in_any_way(name, text))
    for find in (header_of, guessed_header):
        for rows in found:
            if header := find(rows):
                return _below(rows, header)
    raise FileRefused(
        "no_name_column",
        f"ไฟล์ {name} ไม่มีคอลัมน์ชื่อโครงการ แถวแรกต้องเป็นหัวตารางที่มี name หรือ ชื่อโครงการ",
        f"{name} has no column of project names; the first row must be a header with name or ชื่อโครงการ.",
    )


def _parted_in_any_way(name: str, text: str) -> Iterator[Rows]:
    """The rows parted by what stands most often in the first line; where that gives no header, by the others as well."""
    first_line = next(line for line in text.splitlines() if line.strip())
    usual, *others = sorted(_DELIMITERS, key=first_line.count, reverse=True)
    rows = _parted(name, text, usual)
    yield rows
    if header_of(rows):
        return
    for delimiter in others:
        if delimiter in first_line:
            with suppress(FileRefused):
                yield _parted(name, text, delimiter)


def _parted(name: str, text: str, delimiter: str) -> Rows:
    rows: list[list[str]] = []
    try:
        # A last line of our own is swallowed by a quotation mark that nothing closes.
        rows.extend(csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused(
            "not_csv",
            f"ไฟล์ {name} อ่านเป็น CSV ไม่ได้หลังแถว {len(rows)} ({error}) เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8",
            f"{name} cannot be read as CSV after row {len(rows)} ({error}); save it again as CSV UTF-8.",
        ) from error
    if rows.pop() != [_END]:
        raise FileRefused(
            "quote_not_closed",
            f'ไฟล์ {name} แถว {len(rows) + 1} เปิดเครื่องหมาย " แล้วไม่ปิด แถวที่เหลือจึงอ่านไม่ได้ ปิดหรือลบเครื่องหมายนั้นแล้วลองใหม่',
            f'{name} opens a " in row {len(rows) + 1} that nothing closes, so the rest cannot be read; close or delete it.',
        )
    return rows


def _decoded(name: str, content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16) else () if b"\0" in content else ("utf-8-sig", "cp874")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(
        "not_text",
        f"ไฟล์ {name} ไม่ใช่ข้อความ CSV ที่อ่านได้ เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8",
        f"{name} is no readable CSV text; open it in Excel and save it as CSV UTF-8.",
    )


def _plain_sheets(file: Path, *, may_guess: bool) -> PlainTable | None:
    """The plain tables of all sheets as one; None where no sheet holds one."""
    package = inspect_file(file.read_bytes(), file_name=file.name)
    sheets = {
        sheet.name: [[plain_text(cell) for cell in row] for row in sheet.rows]
        for sheet in open_sheets(package, file_name=file.name)
        if not sheet.hidden and sheet.name not in OWN_SHEETS
    }
    for find in (header_of, guessed_header) if may_guess else (header_of,):
        tables = [_below(rows, header, name) for name, rows in sheets.items() if (header := find(rows))]
        if tables:
            return PlainTable(
                tuple(row for table in tables for row in table.rows),
                tuple(finding for table in tables for finding in table.findings),
            )
    return None


def _below(rows: Rows, header: Header, sheet: str | None = None) -> PlainTable:
    found, findings = [], list(_doubts_about(header, sheet))
    for number, row in enumerate(rows[header.row + 1 :], start=header.row + 2):
        cells = {field: _said(row, columns) for field, columns in header.columns.items()}
        if cells["name"]:
            found.append(PlainRow(number, cells, sheet))
        elif any(cell.strip() for cell in row):
            findings.append(_name_missing(number, sheet))
    if not found and not findings:
        findings.append(_no_projects(max(header.row + 1, 1), sheet))
    return PlainTable(tuple(found), tuple(findings))


def _said(row: Sequence[str], columns: Sequence[int]) -> str:
    """Of several columns with headings for the same thing the first that is filled holds."""
    return next((text for at in columns if at < len(row) and (text := one_line(row[at]))), "")


def place_of(row: int, sheet: str | None, column: int | None = None) -> CellPlace | LinePlace:
    """Where a row of a plain table stands; CSV has lines, a sheet cells."""
    return CellPlace(sheet, row, None if column is None else column_letters(column + 1)) if sheet else LinePlace(row)


def _doubts_about(header: Header, sheet: str | None) -> Iterator[Finding]:
    row, name = max(header.row + 1, 1), header.columns["name"][0]
    if header.is_guessed:
        yield Finding(
            "name_heading_missing",
            Severity.WARNING,
            place_of(row, sheet, name),
            f"ไม่พบหัวคอลัมน์ชื่อโครงการ จึงถือว่าคอลัมน์ที่ {name + 1} เป็นชื่อโครงการ ถ้าไม่ใช่ ใส่หัว name หรือ ชื่อโครงการ",
            f"No heading names the projects, so column {name + 1} was taken for their names; if wrong, head the right one name.",
        )
    for field in _ONCE & header.columns.keys():
        if len(header.columns[field]) > 1:
            yield Finding(
                "heading_twice",
                Severity.WARNING,
                place_of(row, sheet, header.columns[field][1]),
                f"มีหลายคอลัมน์ที่หัวหมายถึงสิ่งเดียวกัน (คอลัมน์ที่ {_numbered(header.columns[field])}) แต่ละแถวใช้ช่องแรกที่มีข้อความ "
                "ลบหรือเปลี่ยนหัวคอลัมน์ที่ไม่ใช้",
                f"Columns {_numbered(header.columns[field])} have headings of one meaning; of each row the first filled cell "
                "is read. Delete or rename what is not meant.",
            )


_ONCE = frozenset({"name", "amount", "fiscal_year"})


def _numbered(columns: Sequence[int]) -> str:
    return ", ".join(str(one + 1) for one in columns)


def _no_projects(row: int, sheet: str | None) -> Finding:
    return Finding(
        "no_projects",
        Severity.WARNING,
        place_of(row, sheet),
        "มีหัวตารางแต่ไม่มีโครงการใต้หัวตาราง ใส่ชื่อโครงการแถวละหนึ่งโครงการ",
        "There is a header but no project below it; enter one project a row.",
    )


def _name_missing(row: int, sheet: str | None) -> Finding:
    return Finding(
        "name_missing",
        Severity.WARNING,
        place_of(row, sheet),
        f"แถว {row} ไม่มีชื่อโครงการ จึงข้ามไป เติมชื่อโครงการในแถวนี้หรือลบแถวนี้ออก",
        f"Row {row} has no project name and was left out; give it a name or delete the row.",
    )
