"""A plain table of projects, one row each under a header, as CSV or on a sheet: rows by field, with findings."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, LinePlace, Severity
from prasan.common.text import matching_key, one_line
from prasan.plans.loading.packages import inspect_file
from prasan.plans.loading.reading import read_plan
from prasan.plans.loading.refusals import no_table
from prasan.plans.loading.sheets import open_sheets
from prasan.plans.rules.rows import PlanDocument

FieldOf = Callable[[str], str | None]
"""What a heading names: a field (`name` must be one of them), or None where the column is not read."""

_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
# A plain table may have a title above its header; further down a cell with such a word is no header.
_HEADER_WITHIN = 20
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row that has a name. `row` is the row as a spreadsheet counts it (the header is row 1); CSV has no sheet."""

    row: int
    cells: Mapping[str, str]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """The named rows of a table in their order, and what is doubtful about it."""

    rows: tuple[PlainRow, ...]
    findings: tuple[Finding, ...]


def by_headings(headings: Mapping[str, Sequence[str]]) -> FieldOf:
    """Headings as people write them, by field."""
    fields = {matching_key(heading): field for field, written in headings.items() for heading in written}
    return lambda heading: fields.get(matching_key(heading))


def read_projects(file: Path, *, field_of: FieldOf, most_bytes: int) -> PlainTable | PlanDocument:
    """The rows of a CSV file or of a plain sheet; a workbook in a layout of plans is read as the plan that it is.

    CSV is UTF-8 with or without byte order mark, or Windows Thai (cp874), parted by commas, semicolons or tabs.
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
        return _read_csv(file.name, file.read_bytes(), field_of)
    try:
        return read_plan(file, file_name=file.name)
    except FileRefused as refusal:
        if refusal.code == no_table().code and (plain := _first_sheet(file, field_of)):
            return plain
        raise


def _read_csv(name: str, content: bytes, field_of: FieldOf) -> PlainTable:
    text = _decoded(name, content)
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused(
            "not_csv",
            f"ไฟล์ {name} อ่านเป็น CSV ไม่ได้ ({error}) เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8",
            f"{name} cannot be read as CSV ({error}); save it again as CSV UTF-8.",
        ) from error
    header = next((number for number, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    columns = {} if header is None else _columns_of(rows[header], field_of)
    if header is None or "name" not in columns:
        raise FileRefused(
            "no_name_column",
            f"ไฟล์ {name} ไม่มีคอลัมน์ชื่อโครงการ แถวแรกต้องเป็นหัวตารางที่มี name หรือ ชื่อโครงการ",
            f"{name} has no column of project names; the first row must be a header with name or ชื่อโครงการ.",
        )
    return _below(rows, header, columns)


def _decoded(name: str, content: bytes) -> str:
    if b"\0" not in content:
        for encoding in ("utf-8-sig", "cp874"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise FileRefused(
        "not_text",
        f"ไฟล์ {name} ไม่ใช่ข้อความ CSV ที่อ่านได้ เปิดใน Excel แล้วบันทึกเป็น CSV UTF-8",
        f"{name} is no readable CSV text; open it in Excel and save it as CSV UTF-8.",
    )


def _first_sheet(file: Path, field_of: FieldOf) -> PlainTable | None:
    package = inspect_file(file.read_bytes(), file_name=file.name)
    for sheet in open_sheets(package, file_name=file.name):
        rows = [] if sheet.hidden else [[str(cell) for cell in row] for row in sheet.rows]
        for number, row in enumerate(rows[:_HEADER_WITHIN]):
            if "name" in (columns := _columns_of(row, field_of)):
                return _below(rows, number, columns, sheet.name)
    return None


def _columns_of(header: Sequence[str], field_of: FieldOf) -> Mapping[str, int]:
    """Field → column number; the first of two columns with the same heading holds."""
    columns: dict[str, int] = {}
    for number, heading in enumerate(header):
        if field := field_of(heading):
            columns.setdefault(field, number)
    return columns


def _below(
    rows: Sequence[Sequence[str]], header: int, columns: Mapping[str, int], sheet: str | None = None
) -> PlainTable:
    found, findings = [], []
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        cells = {field: one_line(row[at]) if at < len(row) else "" for field, at in columns.items()}
        if cells["name"]:
            found.append(PlainRow(number, cells, sheet))
        elif any(cell.strip() for cell in row):
            findings.append(_name_missing(number, sheet))
    return PlainTable(tuple(found), tuple(findings))


def _name_missing(row: int, sheet: str | None) -> Finding:
    return Finding(
        "name_missing",
        Severity.WARNING,
        CellPlace(sheet, row) if sheet else LinePlace(row),
        f"แถว {row} ไม่มีชื่อโครงการ จึงข้ามไป เติมชื่อโครงการในแถวนี้หรือลบแถวนี้ออก",
        f"Row {row} has no project name and was left out; give it a name or delete the row.",
    )
