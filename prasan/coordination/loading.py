"""A table of projects, CSV or plan workbook → what the finder takes, with findings. Pure: no Django, no clock."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, LinePlace, Severity
from prasan.common.money import read_baht
from prasan.common.text import arabic_digits, matching_key, one_line
from prasan.coordination.rules.listed import Listed
from prasan.plans.loading import read_plan
from prasan.plans.loading.packages import inspect_file
from prasan.plans.loading.refusals import no_table
from prasan.plans.loading.sheets import open_sheets
from prasan.plans.rules.works import read_work

MOST_BYTES = 100 * 1024 * 1024
_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
_DELIMITERS = ",;\t"
_HEADER_WITHIN = 20
_COLUMNS = {
    "name": ("name", "title", "project", "project_name", "ชื่อโครงการ", "โครงการ", "ชื่อโครงการ/กิจกรรม"),
    "target": ("target", "เป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)"),
    "organisation": (
        "organisation",
        "organization",
        "lao",
        "lao_code",
        "lao_name",
        "org",
        "organisation_id",
        "organisation_name",
        "organisation_code",
        "owner",
        "อปท.",
        "อปท",
        "หน่วยงาน",
        "ชื่อ อปท.",
    ),
    "tambon": ("tambon", "subdistrict", "ตำบล"),
    "district": ("district", "amphoe", "อำเภอ"),
    "guideline": ("guideline", "แนวทาง"),
    "fiscal_year": ("fiscal_year", "year", "ปี", "ปีงบประมาณ"),
    "amount": ("amount", "amount_baht", "budget", "baht", "งบประมาณ", "งบประมาณ (บาท)"),
}
_FIELD_OF = {matching_key(heading): field for field, headings in _COLUMNS.items() for heading in headings}
_PAO_WORDS = ("องค์การบริหารส่วนจังหวัด", "อบจ")


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A project of a table with the place where it stands: `row` as a spreadsheet counts, the header being row 1."""

    row: int
    listed: Listed
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ListedRows:
    """What a table holds, in its order (the finder's keys are the places in it), and what is doubtful about it."""

    rows: tuple[ListedRow, ...]
    findings: tuple[Finding, ...]

    @property
    def listed(self) -> list[Listed]:
        """For the finder."""
        return [row.listed for row in self.rows]


def read_listed(file: Path) -> ListedRows:
    """The projects of a CSV file or a plan workbook.

    CSV: a header with `name` and, where known, `target, organisation, tambon, district, guideline, fiscal_year, amount`
    or one column per year (2571, 2572, …). Without `organisation` all rows are one plan. Raises `FileRefused`.
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


def _read_csv(name: str, content: bytes) -> ListedRows:
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
    return _of_table(rows, header, columns)


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


def _columns_of(header: Sequence[str]) -> dict[str, int]:
    """Field (or fiscal year) → column number; the first of two columns with the same heading holds."""
    columns: dict[str, int] = {}
    for number, heading in enumerate(header):
        year = arabic_digits(heading).strip().removeprefix("budget_").removeprefix("amount_")
        if field := _FIELD_OF.get(matching_key(heading)):
            columns.setdefault(field, number)
        elif year.isdigit() and 2540 <= int(year) <= 2620:
            columns.setdefault(year, number)
    return columns


def _of_table(
    rows: Sequence[Sequence[str]], header: int, columns: Mapping[str, int], sheet: str | None = None
) -> ListedRows:
    found: list[ListedRow] = []
    findings: list[Finding] = []
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        cells = {field: one_line(row[at]) if at < len(row) else "" for field, at in columns.items()}
        if cells["name"]:
            found.append(ListedRow(number, _listed(len(found), cells), sheet))
        elif any(cell.strip() for cell in row):
            findings.append(_name_missing(number, sheet))
    return ListedRows(tuple(found), tuple(findings))


def _listed(key: int, cells: Mapping[str, str]) -> Listed:
    organisation = cells.get("organisation", "")
    return Listed(
        key=key,
        title=cells["name"],
        work=read_work(cells["name"], cells.get("target", "")),
        organisation=organisation,
        is_pao=any(word in organisation for word in _PAO_WORDS) or organisation.casefold() == "pao",
        tambon=cells.get("tambon", "").removeprefix("ตำบล"),
        district=cells.get("district", "").removeprefix("อำเภอ"),
        guideline=cells.get("guideline", ""),
        amounts=dict(_amounts(cells)),
    )


def _amounts(cells: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for field, written in cells.items():
        if field.isdigit() and isinstance(baht := read_baht(written), int) and baht:
            yield int(field), baht
    year, baht = arabic_digits(cells.get("fiscal_year", "")), read_baht(cells.get("amount"))
    if year.isdigit():
        yield int(year), baht if isinstance(baht, int) else 0


def _name_missing(row: int, sheet: str | None) -> Finding:
    return Finding(
        "name_missing",
        Severity.WARNING,
        CellPlace(sheet, row) if sheet else LinePlace(row),
        f"แถว {row} ไม่มีชื่อโครงการ จึงไม่ได้เปรียบเทียบ เติมชื่อโครงการในแถวนี้หรือลบแถวนี้ออก",
        f"Row {row} has no project name and was left out; give it a name or delete the row.",
    )


def _read_workbook(file: Path) -> ListedRows:
    """A plan workbook in any of its layouts; failing that, the first sheet whose header names the projects."""
    try:
        plan = read_plan(file, file_name=file.name)
    except FileRefused as refusal:
        if refusal.code != no_table().code:
            raise
        if plain := _plain_table(file):
            return plain
        raise
    rows = [row for row in plan.projects if row.name.strip()]
    return ListedRows(
        tuple(
            ListedRow(
                row.row,
                Listed(
                    key, one_line(row.name), read_work(one_line(row.name), one_line(row.target)), amounts=row.amounts
                ),
                row.sheet,
            )
            for key, row in enumerate(rows)
        ),
        plan.findings,
    )


def _plain_table(file: Path) -> ListedRows | None:
    package = inspect_file(file.read_bytes(), file_name=file.name)
    for sheet in open_sheets(package, file_name=file.name):
        rows = [] if sheet.hidden else [[str(cell) for cell in row] for row in sheet.rows]
        for number, row in enumerate(rows[:_HEADER_WITHIN]):
            if "name" in (columns := _columns_of(row)):
                return _of_table(rows, number, columns, sheet.name)
    return None
