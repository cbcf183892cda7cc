"""A plan → the workbook that `read_plan` reads back: exported and imported again it changes nothing.

Pure: no Django, no clock, no files; the same plan gives the same bytes. One sheet for each sheet that the plan came
from, the official columns of แบบ ผ.02 (planning-rules 2.3) with the lasting code of every project beside its number.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prasan.common.years import first_day_of
from prasan.plans.rules.rows import ORIGINAL, PlanDocument, PlanFormat, ProjectKind, ProjectRow

KIND_CODES = {
    ProjectKind.OWN: "ผ.02",
    ProjectKind.COMMUNITY: "ผ.02/1",
    ProjectKind.BEYOND_CAPACITY: "ผ.02/2",
    ProjectKind.SUBSIDY: "อุดหนุน",
    ProjectKind.EQUIPMENT: "ผ.03",
}
# The reader's own limit for a cell; a longer note would come back as an error.
_LONGEST_NOTE = 5_000
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    head: Format
    text: Format
    baht: Format


def plan_workbook(document: PlanDocument) -> bytes:
    """The whole plan as .xlsx. Texts are written as texts, whatever they begin with: nothing becomes a formula."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    first_day = first_day_of(document.first_year)
    book.set_properties({"title": _title(document), "created": first_day})
    styles = _Styles(
        title=book.add_format({"bold": True}),
        head=book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}),
        text=book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        baht=book.add_format({"num_format": "#,##0", "valign": "top", "border": 1}),
    )
    ordinance_years = sorted({year for row in document.projects for year in row.ordinance_amounts})
    for name, rows in _by_sheet(document.projects).items():
        _write_sheet(book.add_worksheet(name), document, rows, ordinance_years, styles)
    book.close()
    return made.getvalue()


def _title(document: PlanDocument) -> str:
    return f"แผนพัฒนาท้องถิ่น (พ.ศ. {document.first_year}–{document.last_year})"


def _by_sheet(rows: Iterable[ProjectRow]) -> dict[str, list[ProjectRow]]:
    """Rows under the names of their sheets, in the order of the plan; names as a workbook allows them."""
    names: dict[str, str] = {}
    sheets: dict[str, list[ProjectRow]] = {}
    for row in rows:
        if row.sheet not in names:
            names[row.sheet] = _sheet_name(row.sheet, set(names.values()))
        sheets.setdefault(names[row.sheet], []).append(row)
    return sheets or {"ผ.02": []}


def _sheet_name(wanted: str, taken: set[str]) -> str:
    # Excel keeps the name History for itself and compares names without regard to case.
    plain = _NOT_IN_SHEET_NAMES.sub(" ", wanted).strip("' ")[:_LONGEST_SHEET_NAME].strip("' ")
    plain = "ผ.02" if not plain or plain.casefold() == "history" else plain
    used = {name.casefold() for name in taken}
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        name = f"{plain[: _LONGEST_SHEET_NAME - len(str(number)) - 1]} {number}"
    return name


def _write_sheet(
    sheet: Worksheet,
    document: PlanDocument,
    rows: Sequence[ProjectRow],
    ordinance_years: Sequence[int],
    styles: _Styles,
) -> None:
    top = _write_title(sheet, document, styles)
    years = range(document.first_year, document.last_year + 1)
    texts_after = _texts_after(document.format)
    _write_head(sheet, top, years, ordinance_years, list(texts_after), styles)
    for offset, row in enumerate(rows):
        at = top + 2 + offset
        sheet.write_number(at, 0, offset + 1, styles.text)
        for column, text in enumerate((row.key, row.name, row.objective, row.target), 1):
            _write_text(sheet, at, column, text, styles)
        column = _write_money(sheet, at, 5, years, row.amounts, styles)
        column = _write_money(sheet, at, column, ordinance_years, row.ordinance_amounts, styles)
        for index, text in enumerate(_texts(row), column):
            _write_text(sheet, at, index, text, styles)
    sheet.freeze_panes(top + 2, 3)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 11)
    sheet.set_column(2, 4, 34)
    sheet.set_column(5, 4 + len(years) + len(ordinance_years), 13)
    sheet.set_column(5 + len(years) + len(ordinance_years), 30, 24)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top, top + 1)


def _write_title(sheet: Worksheet, document: PlanDocument, styles: _Styles) -> int:
    """The lines above the table, by which the reader knows the period, the organisation and made-up data."""
    lines = [_title(document), f"{document.organisation_name} · รหัส อปท. {document.organisation_code}"]
    if document.synthetic:
        lines.append("ข้อมูลสมมติ โครงการและตัวเลขแต่งขึ้นเพื่อสาธิต")
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line, styles.title)
    return len(lines) + 1


def _write_head(
    sheet: Worksheet,
    top: int,
    years: Sequence[int],
    ordinance_years: Sequence[int],
    after: Sequence[str],
    styles: _Styles,
) -> None:
    before = ("ที่", "รหัสโครงการ", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิตของโครงการ)")
    for column, head in enumerate(before):
        sheet.merge_range(top, column, top + 1, column, head, styles.head)
    column = _write_years(sheet, top, len(before), "งบประมาณ", years, styles)
    column = _write_years(sheet, top, column, "ข้อบัญญัติ", ordinance_years, styles)
    for index, head in enumerate(after, column):
        sheet.merge_range(top, index, top + 1, index, head, styles.head)


def _write_years(sheet: Worksheet, top: int, column: int, head: str, years: Sequence[int], styles: _Styles) -> int:
    if len(years) > 1:
        sheet.merge_range(top, column, top, column + len(years) - 1, head, styles.head)
    elif years:
        sheet.write_string(top, column, head, styles.head)
    for index, year in enumerate(years, column):
        sheet.write_string(top + 1, index, f"พ.ศ. {year} (บาท)", styles.head)
    return column + len(years)


def _texts_after(plan_format: PlanFormat) -> tuple[str, ...]:
    group = "ยุทธศาสตร์" if plan_format is PlanFormat.STRATEGY else "ประเด็นการพัฒนา"
    return (
        "ตัวชี้วัด (KPI)",
        "ผลที่คาดว่าจะได้รับ",
        "หน่วยงานรับผิดชอบหลัก",
        "แผนงาน",
        "ประเภทโครงการ",
        "ฉบับ",
        group,
        "เหตุผลความจำเป็น",
        "หมายเหตุ",
    )


def _texts(row: ProjectRow) -> tuple[str, ...]:
    return (
        row.kpi,
        row.expected_result,
        row.unit,
        row.budget_class,
        KIND_CODES[row.kind],
        _revision(row.revision),
        row.group,
        row.reason,
        _notes(row.notes),
    )


def _revision(label: str) -> str:
    """เพิ่มเติม 1/2566 → เพิ่มเติม ครั้งที่ 1/2566, as it is printed; nothing for the original plan."""
    if label == ORIGINAL:
        return ""
    words, _, number = label.rpartition(" ")
    if not number[:1].isdigit():
        return label
    return f"{words} ครั้งที่ {number}".strip()


def _notes(notes: Iterable[str]) -> str:
    kept = ""
    for note in notes:
        longer = f"{kept}\n{note}".strip()
        if len(longer) <= _LONGEST_NOTE:
            kept = longer
    return kept


def _write_text(sheet: Worksheet, at: int, column: int, text: str, styles: _Styles) -> None:
    # A text that does not fit a cell would be dropped in silence; the reader lets none in.
    if sheet.write_string(at, column, text, styles.text) != 0:
        raise ValueError(f"text of {len(text)} characters does not fit a cell")


def _write_money(
    sheet: Worksheet, at: int, column: int, years: Sequence[int], amounts: Mapping[int, int], styles: _Styles
) -> int:
    for index, year in enumerate(years, column):
        if baht := amounts.get(year):
            sheet.write_number(at, index, baht, styles.baht)
        else:
            sheet.write_blank(at, index, None, styles.baht)
    return column + len(years)
