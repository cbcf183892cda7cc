"""Which column of a plain table holds what: by its heading as people write it, or, without headings, by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prasan.common.text import arabic_digits, matching_key

# A plain table may have a title above its header; further down a cell with such a word is no header.
HEADER_WITHIN = 20
# Names of projects are Thai and long; the column of the longest is taken where no heading tells.
_THAI_LETTERS = re.compile("[ก-ฮ]")
_NAME_LETTERS, _FILLED = 8, 0.5

_HEADINGS = {
    "id": ("id", "project_id", "code", "project_code", "รหัส", "รหัสโครงการ", "เลขที่โครงการ"),
    "name": (
        "name", "title", "project", "project_name", "project_title", "ชื่อโครงการ", "ชื่อ", "โครงการ", "ชื่อโครงการ/กิจกรรม",
        "โครงการ/กิจกรรม", "แผนงาน/โครงการ", "ชื่อแผนงาน/โครงการ", "ชื่องาน", "ชื่องาน/โครงการ", "ชื่อกิจกรรม", "ชื่อรายการ",
        "รายการ", "โครงการ/รายการ",
    ),
    "objective": ("objective", "objectives", "วัตถุประสงค์"),
    "target": ("target", "targets", "output", "เป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)"),
    "budget_class": ("budget_class", "แผนงาน"),
    "unit": (
        "unit", "responsible_unit", "หน่วยงานรับผิดชอบ", "หน่วยงานรับผิดชอบหลัก", "หน่วยงานที่รับผิดชอบ", "หน่วยงานที่รับผิดชอบหลัก",
        "ผู้รับผิดชอบ",
    ),
    "office": ("หน่วยงาน",),
    "organisation": (
        "organisation", "organization", "lao", "lao_code", "org", "org_code", "organisation_id", "organization_id",
        "organisation_code", "organization_code", "owner", "อปท.", "รหัส อปท.",
    ),
    "organisation_name": (
        "organisation_name", "organization_name", "org_name", "lao_name", "local_government", "ชื่อ อปท.", "หน่วยงาน อปท.",
        "องค์กรปกครองส่วนท้องถิ่น", "ชื่อองค์กรปกครองส่วนท้องถิ่น", "ท้องถิ่น", "เจ้าของโครงการ",
    ),
    "level": ("level", "lao_type", "organisation_type", "organization_type", "ประเภท อปท.", "ระดับ"),
    "tambon": ("tambon", "subdistrict", "ตำบล"),
    "district": ("district", "amphoe", "อำเภอ"),
    "village": ("village", "village_name", "หมู่บ้าน", "ชื่อหมู่บ้าน", "บ้าน", "ชุมชน", "หมู่บ้าน/ชุมชน"),
    "village_number": ("moo", "village_no", "village_number", "หมู่", "หมู่ที่"),
    "guideline": ("guideline", "แนวทาง"),
    "fiscal_year": ("fiscal_year", "year", "fy", "ปี", "ปีงบประมาณ", "ปี พ.ศ."),
    "amount": (
        "amount", "amount_baht", "budget", "budget_baht", "baht", "งบประมาณ", "งบ", "วงเงิน", "วงเงินงบประมาณ", "จำนวนเงิน",
    ),
}  # fmt: skip
_FIELDS = {matching_key(heading): field for field, written in _HEADINGS.items() for heading in written}
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_MONEY_OF_YEAR = re.compile(
    r"(?:budget|amount|baht|year|fiscal|fy|งบประมาณ|งบ|วงเงิน|จำนวนเงิน|ปี|พ\.?\s?ศ\.?|[\s_:-])*(25[4-9]\d|26[01]\d)\s*(?:\(?(?:บาท|baht)\)?)?"
)
BESIDE_THE_FORMS = frozenset({"id", "organisation", "organisation_name", "tambon", "district", "village", "level"})
"""What tables of many organisations tell and the forms of a plan do not."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table's header stands (its row from 0; -1 without one) and the columns of each field, from the left."""

    row: int
    columns: Mapping[str, Sequence[int]]
    is_guessed: bool = False


def field_of(heading: str) -> str | None:
    """A field, or a fiscal year whose money the column holds: 2571, budget_2571, งบประมาณปี พ.ศ. 2571 (บาท)."""
    if field := _FIELDS.get(matching_key(heading)) or _FIELDS.get(matching_key(_IN_BRACKETS.sub("", heading))):
        return field
    said = _MONEY_OF_YEAR.fullmatch(arabic_digits(heading).strip().casefold())
    return said[1] if said else None


def columns_of(header: Sequence[str]) -> dict[str, list[int]]:
    """Field → the numbers of its columns."""
    columns: dict[str, list[int]] = {}
    for number, heading in enumerate(header):
        if field := field_of(heading):
            columns.setdefault(field, []).append(number)
    return columns


def header_of(rows: Sequence[Sequence[str]]) -> Header | None:
    """Of the first rows with a heading for names of projects the one with most headings: a title may have such a word."""
    found = [(number, columns_of(row)) for number, row in enumerate(rows[:HEADER_WITHIN])]
    named = [Header(number, columns) for number, columns in found if "name" in columns]
    return max(named, key=lambda header: len(header.columns), default=None)


def guessed_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """Where no heading says so: the column of the longest Thai texts holds the names.

    The first row is a header nevertheless where it has words above a column of figures.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    letters: dict[int, int] = {}
    for row in filled:
        for number, cell in enumerate(row):
            letters[number] = letters.get(number, 0) + len(_THAI_LETTERS.findall(cell))
    if not letters:
        return None
    name = max(letters, key=lambda number: letters[number])
    written = sum(1 for row in filled if name < len(row) and row[name].strip())
    if letters[name] < _NAME_LETTERS * max(written, 1) or written < _FILLED * len(filled):
        return None
    is_header = len(filled) > 1 and any(
        cell.strip() and not _is_figure(cell) and _mostly_figures(filled[1:], number)
        for number, cell in enumerate(filled[0])
    )
    columns = {**(columns_of(filled[0]) if is_header else {}), "name": [name]}
    return Header(next(at for at, row in enumerate(rows) if row is filled[0]) if is_header else -1, columns, True)


def _mostly_figures(rows: Sequence[Sequence[str]], number: int) -> bool:
    return sum(1 for row in rows if number < len(row) and _is_figure(row[number])) > _FILLED * len(rows)


def _is_figure(cell: str) -> bool:
    return any(c.isdigit() for c in cell) and not _THAI_LETTERS.search(cell)
