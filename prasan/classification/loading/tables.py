"""Reading a table of project names, CSV or workbook → rows for the classifier, with findings."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prasan.classification.rules.texts import ProjectText
from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, LinePlace, Severity
from prasan.common.text import matching_key, one_line
from prasan.plans.loading import read_plan
from prasan.plans.loading.packages import inspect_file
from prasan.plans.loading.refusals import no_table
from prasan.plans.loading.sheets import open_sheets

MOST_BYTES = 25 * 1024 * 1024
_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
# A plain table may have a title above its header; further down a cell with such a word is no header.
_HEADER_WITHIN = 20
_DELIMITERS = ",;\t"
_COLUMNS = {
    "name": ("name", "ชื่อโครงการ", "โครงการ", "ชื่อโครงการ/กิจกรรม"),
    "objective": ("objective", "วัตถุประสงค์"),
    "target": ("target", "เป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)"),
    "budget_class": ("budget_class", "แผนงาน"),
    "unit": ("unit", "หน่วยงานรับผิดชอบ", "หน่วยงานรับผิดชอบหลัก", "หน่วยงานที่รับผิดชอบหลัก"),
}
_FIELD_OF = {matching_key(heading): field for field, headings in _COLUMNS.items() for heading in headings}


@dataclass(frozen=True, slots=True)
class NamedProject:
    """One project of a table. `row` is the row as a spreadsheet counts it (the header is row 1); CSV has no sheet."""

    row: int
    text: ProjectText
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class NamedProjects:
    """What a table holds: its projects in their order, and what is doubtful about it."""

    projects: tuple[NamedProject, ...]
    findings: tuple[Finding, ...]


def read_names(file: Path) -> NamedProjects:
    """The projects of a CSV file or a plan workbook.

    CSV: a header `name[,objective,target,budget_class,unit]` (or the Thai headings of the plan forms), in UTF-8 with or
    without byte order mark, or in Windows Thai (cp874). Raises `FileRefused` for a file that cannot be read at all.
    """
    if not file.is_file():
        raise FileRefused(
            "no_file", f"ไม่พบไฟล์ {file} ตรวจชื่อและที่อยู่ของไฟล์", f"There is no file {file}; check its name and folder."
        )
    if (size := file.stat().st_size) > MOST_BYTES:
        raise FileRefused(
            "file_too_large",
            f"ไฟล์ {file.name} มีขนาด {size / 2**20:,.1f} MB เกินที่รับได้ {MOST_BYTES // 2**20} MB แบ่งเป็นหลายไฟล์แล้วลองใหม่",
            f"{file.name} is {size / 2**20:,.1f} MB; the limit is {MOST_BYTES // 2**20} MB. Split it.",
        )
    if file.suffix.casefold() in _TEXT_SUFFIXES:
        return _read_csv(file.name, file.read_bytes())
    return _read_workbook(file)


def _read_csv(name: str, content: bytes) -> NamedProjects:
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
    columns = {} if header is None else _columns_of(rows[header])
    if header is None or "name" not in columns:
        raise FileRefused(
            "no_name_column",
            f"ไฟล์ {name} ไม่มีคอลัมน์ชื่อโครงการ แถวแรกต้องเป็นหัวตารางที่มี name หรือ ชื่อโครงการ",
            f"{name} has no column of project names; the first row must be a header with name or ชื่อโครงการ.",
        )
    return _named(rows, header, columns)


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


def _columns_of(header: Sequence[str]) -> Mapping[str, int]:
    """Field → column number; the first of two columns with the same heading holds."""
    columns: dict[str, int] = {}
    for number, heading in enumerate(header):
        if field := _FIELD_OF.get(matching_key(heading)):
            columns.setdefault(field, number)
    return columns


def _named(
    rows: Sequence[Sequence[str]], header: int, columns: Mapping[str, int], sheet: str | None = None
) -> NamedProjects:
    projects, findings = [], []
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        cells = {field: one_line(row[at]) if at < len(row) else "" for field, at in columns.items()}
        if cells["name"]:
            projects.append(NamedProject(number, ProjectText(**cells), sheet))
        elif any(cell.strip() for cell in row):
            findings.append(_name_missing(number, sheet))
    return NamedProjects(tuple(projects), tuple(findings))


def _name_missing(row: int, sheet: str | None) -> Finding:
    return Finding(
        "name_missing",
        Severity.WARNING,
        CellPlace(sheet, row) if sheet else LinePlace(row),
        f"แถว {row} ไม่มีชื่อโครงการ จึงไม่ได้จัดเข้าแนวทาง เติมชื่อโครงการในแถวนี้หรือลบแถวนี้ออก",
        f"Row {row} has no project name and was left out; give it a name or delete the row.",
    )


def _read_workbook(file: Path) -> NamedProjects:
    """A plan workbook in any of its layouts; failing that, the first sheet whose header names the projects."""
    try:
        plan = read_plan(file, file_name=file.name)
    except FileRefused as refusal:
        if refusal.code != no_table().code:
            raise
        if plain := _plain_table(file):
            return plain
        raise
    projects = (
        NamedProject(row.row, ProjectText(row.name, row.objective, row.target, row.budget_class, row.unit), row.sheet)
        for row in plan.projects
        if row.name.strip()
    )
    return NamedProjects(tuple(projects), plan.findings)


def _plain_table(file: Path) -> NamedProjects | None:
    package = inspect_file(file.read_bytes(), file_name=file.name)
    for sheet in open_sheets(package, file_name=file.name):
        rows = [] if sheet.hidden else [[str(cell) for cell in row] for row in sheet.rows]
        for number, row in enumerate(rows[:_HEADER_WITHIN]):
            if "name" in (columns := _columns_of(row)):
                return _named(rows, number, columns, sheet.name)
    return None
