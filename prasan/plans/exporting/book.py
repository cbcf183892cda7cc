"""The workbook itself: one sheet for each sheet that the plan came from, titles, two rows of heads, one row a project."""

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prasan.common.printing import repeat_on_each_page
from prasan.common.years import first_day_of
from prasan.plans.exporting.offers import ListRanges, offer, write_guide, write_lists
from prasan.plans.rules.rows import ORIGINAL, Location, PlanDocument, ProjectRow
from prasan.plans.rules.workbook import (
    BEFORE_MONEY,
    DEGREES,
    FORM_SHEETS,
    KIND_CODES,
    OWN_SHEETS,
    Choices,
    SheetColumn,
    columns_after_money,
)

# A line of text in points, and how many letters a unit of a column's width holds: Thai typefaces differ, so with some room.
_LINE, _LETTERS = 17, 0.95
_TALLEST = 400
# Thai vowels and tones that take no room of their own.
_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
# The reader's own limit for a cell; a longer note would come back as an error.
_LONGEST_NOTE = 5_000
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DEGREE_COLUMNS = frozenset(column.code for column in DEGREES)


class _Growing(Worksheet):  # type: ignore[misc]  # xlsxwriter tells no types
    """A sheet whose rows say how tall they are and still grow with what is typed: their heights are not fixed by hand.

    LibreOffice does not measure wrapped texts when it opens a workbook and would show their first lines only.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, object]] | None = None) -> None:
        kept = attributes if tag != "row" else [one for one in attributes or () if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept or [])


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of a workbook."""

    title: Format
    head: Format
    text: Format
    key: Format
    baht: Format
    degrees: Format


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands in which column of every sheet of one workbook."""

    years: Sequence[int]
    ordinance_years: Sequence[int]
    after: Sequence[SheetColumn]

    @property
    def first_after(self) -> int:
        return len(BEFORE_MONEY) + len(self.years) + len(self.ordinance_years)

    def columns(self) -> Iterable[tuple[int, SheetColumn]]:
        """Every column but the yearly amounts, with its index from 0."""
        yield from enumerate(BEFORE_MONEY)
        yield from enumerate(self.after, self.first_after)


def plan_workbook(document: PlanDocument, choices: Choices | None = None) -> bytes:
    """The whole plan as .xlsx. Texts are written as texts, whatever they begin with: nothing becomes a formula.

    `choices` is what the organisation's columns offer to choose from. A plan without projects becomes an empty
    template with a sheet for each form.
    """
    offered = choices or Choices()
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": _title(document), "created": dated(document.first_year)})
    styles = styles_of(book)
    rows = document.projects
    layout = Layout(
        range(document.first_year, document.last_year + 1),
        sorted({year for row in rows for year in row.ordinance_amounts}),
        columns_after_money(document.format, with_origin=any(row.origin for row in rows)),
    )
    sheets = _by_sheet(rows)
    pages = [(book.add_worksheet(name, worksheet_class=_Growing), some) for name, some in sheets.items()]
    lists = write_lists(book, offered)
    for page, some in pages:
        top = _write_sheet(page, document, some, layout, styles, offered, lists)
        # The columns are too many for one page: number, code and name stand on each, and so does the head.
        repeat_on_each_page(book, page, rows=(top, top + 1), columns=3)
    write_guide(book, [column for _, column in layout.columns()])
    book.close()
    return made.getvalue()


def dated(first_year: int) -> datetime:
    """The day that a workbook says it was made on: of the plan, not of the clock, so that the same plan gives the same bytes."""
    return datetime.combine(first_day_of(first_year), time())


def styles_of(book: xlsxwriter.Workbook) -> Styles:
    """How the cells of a workbook look."""
    cell = {"valign": "top", "border": 1}
    return Styles(
        title=book.add_format({"bold": True}),
        head=book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1}),
        text=book.add_format({"text_wrap": True, **cell}),
        key=book.add_format({"font_color": "#5B6770", "bg_color": "#F1F3F4", **cell}),
        baht=book.add_format({"num_format": "#,##0", **cell}),
        degrees=book.add_format({"num_format": "0.000000", **cell}),
    )


def _title(document: PlanDocument) -> str:
    return f"แผนพัฒนาท้องถิ่น (พ.ศ. {document.first_year}–{document.last_year})"


def _by_sheet(rows: Iterable[ProjectRow]) -> dict[str, list[ProjectRow]]:
    """Rows under the names of their sheets, in the order of the plan; names as a workbook allows them."""
    names: dict[str, str] = {}
    sheets: dict[str, list[ProjectRow]] = {}
    for row in rows:
        if row.sheet not in names:
            names[row.sheet] = _sheet_name(row.sheet, {*names.values(), *OWN_SHEETS})
        sheets.setdefault(names[row.sheet], []).append(row)
    return sheets or {name: [] for name in FORM_SHEETS}


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
    layout: Layout,
    styles: Styles,
    choices: Choices,
    lists: ListRanges,
) -> int:
    """One sheet of projects; the row, from 0, where its head begins."""
    top = write_title(sheet, document, styles)
    write_head(sheet, top, layout, styles)
    for offset, row in enumerate(rows):
        _write_row(sheet, top + 2 + offset, offset + 1, row, layout, styles, choices)
    for index, column in layout.columns():
        sheet.set_column(index, index, column.width)
    sheet.set_column(len(BEFORE_MONEY), layout.first_after - 1, 13)
    offer(sheet, top + 2, len(rows), layout.columns(), (len(BEFORE_MONEY), layout.first_after - 1), lists)
    sheet.freeze_panes(top + 2, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_print_scale(55)
    return top


def _write_row(
    sheet: Worksheet, at: int, number: int, row: ProjectRow, layout: Layout, styles: Styles, choices: Choices
) -> None:
    sheet.write_number(at, 0, number, styles.text)
    _write_text(sheet, at, 1, row.key, styles.key)
    for index, text in enumerate((row.name, row.objective, row.target), 2):
        _write_text(sheet, at, index, text, styles.text)
    after = _write_money(sheet, at, len(BEFORE_MONEY), layout.years, row.amounts, styles)
    _write_money(sheet, at, after, layout.ordinance_years, row.ordinance_amounts, styles)
    values = _values(row, choices)
    sheet.set_row(at, _height(row, values, layout))
    for index, column in enumerate(layout.after, layout.first_after):
        value = values[column.code]
        if column.code in _DEGREE_COLUMNS and isinstance(value, float):
            sheet.write_number(at, index, value, styles.degrees)
        else:
            _write_text(sheet, at, index, str(value or ""), styles.text)


def _height(row: ProjectRow, values: Mapping[str, str | float | None], layout: Layout) -> int:
    """How tall the row must be to show its longest text, in points."""
    said = {**values, "name": row.name, "objective": row.objective, "target": row.target}
    texts = ((said.get(column.code), column.width) for _, column in layout.columns())
    lines = max((_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)
    return min(lines * _LINE, _TALLEST)


def _lines(text: str, width: int) -> int:
    parts = _ABOVE_BELOW.sub("", text).split("\n")
    return sum(max(1, math.ceil(len(line) / (width * _LETTERS))) for line in parts)


def write_title(sheet: Worksheet, document: PlanDocument, styles: Styles) -> int:
    """The lines above the table, by which the reader knows the period, the organisation and made-up data."""
    lines = [_title(document), f"{document.organisation_name} · รหัส อปท. {document.organisation_code}"]
    if document.synthetic:
        lines.append("ข้อมูลสมมติ โครงการและตัวเลขแต่งขึ้นเพื่อสาธิต")
    for at, line in enumerate(lines):
        sheet.write_string(at, 0, line, styles.title)
    return len(lines) + 1


def write_head(sheet: Worksheet, top: int, layout: Layout, styles: Styles) -> None:
    """The two rows of heads."""
    for index, column in layout.columns():
        sheet.merge_range(top, index, top + 1, index, column.head, styles.head)
    at = _write_years(sheet, top, len(BEFORE_MONEY), "งบประมาณ", layout.years, styles)
    _write_years(sheet, top, at, "ข้อบัญญัติ", layout.ordinance_years, styles)


def _write_years(sheet: Worksheet, top: int, column: int, head: str, years: Sequence[int], styles: Styles) -> int:
    if len(years) > 1:
        sheet.merge_range(top, column, top, column + len(years) - 1, head, styles.head)
    elif years:
        sheet.write_string(top, column, head, styles.head)
    for index, year in enumerate(years, column):
        sheet.write_string(top + 1, index, f"พ.ศ. {year} (บาท)", styles.head)
    return column + len(years)


def _values(row: ProjectRow, choices: Choices) -> Mapping[str, str | float | None]:
    """What a row says in each column behind its money, by the column's code."""
    place = row.location or Location()
    return {
        "kpi": row.kpi,
        "expected_result": row.expected_result,
        "unit": row.unit,
        "budget_class": row.budget_class,
        "kind": KIND_CODES[row.kind],
        "revision": _revision(row.revision),
        "group": row.group,
        "reason": row.reason,
        "note": _notes(row.notes),
        "guideline": choices.guideline_text(row.guideline),
        "village_no": place.village_no,
        "tambon": place.tambon,
        "district": place.district,
        "lat": place.lat,
        "lon": place.lon,
        "end_lat": place.end_lat,
        "end_lon": place.end_lon,
        "origin": row.origin,
    }


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


def _write_text(sheet: Worksheet, at: int, column: int, text: str, style: Format) -> None:
    # A text that does not fit a cell would be dropped in silence; the reader lets none in.
    if sheet.write_string(at, column, text, style) != 0:
        raise ValueError(f"text of {len(text)} characters does not fit a cell")


def _write_money(
    sheet: Worksheet, at: int, column: int, years: Sequence[int], amounts: Mapping[int, int], styles: Styles
) -> int:
    for index, year in enumerate(years, column):
        if baht := amounts.get(year):
            sheet.write_number(at, index, baht, styles.baht)
        else:
            sheet.write_blank(at, index, None, styles.baht)
    return column + len(years)
