"""Content → XLSX: tables with the same name share a sheet, amounts stay numbers, texts never become formulas."""

import io
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prasan.common.errors import Refusal
from prasan.common.printing import repeat_on_each_page
from prasan.reports import content
from prasan.reports.rendering.columns import tables_named
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import FAMILY

_LONGEST_CELL = 32_767
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_CHARACTERS_PER_SHARE = 9
# How wide a sheet of nothing but texts is.
_PROSE = 90.0
# How many characters wide a digit of a sum is, in bold.
_WIDE_DIGIT = 1.2
_LINE_POINTS = 18
_HIGHEST_POINTS = 409
# A file that is made again is the same file.
_NO_DAY = datetime(2000, 1, 1)

_Line = content.Paragraph | content.Heading


def xlsx(document: content.Document) -> bytes:
    """The tables of a document with the lines above them."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": document.title, "author": document.author, "created": _NO_DAY})
    _Writer(book, document).write()
    book.close()
    return made.getvalue()


def _lines_of(cell: content.Cell, column: int, table: content.Table) -> int:
    """About how many lines a cell's text takes: not every program finds out by itself how high a row must be."""
    if cell.rows > 1:
        return 1
    room = sum(one.share for one in table.columns[column : column + cell.columns]) * _CHARACTERS_PER_SHARE
    return _wrapped(content.text_of(cell), room)


def _wrapped(text: str, room: float) -> int:
    wide = (sum(unicodedata.category(c) != "Mn" for c in line) for line in text.split("\n"))
    return sum(max(1, math.ceil(one / room)) for one in wide)


class _Writer:
    """Writes the sections of one document into sheets."""

    def __init__(self, book: Workbook, document: content.Document) -> None:
        self.book, self.document = book, document
        self.formats: dict[tuple[object, ...], Format] = {}
        self.sheets: dict[str, tuple[Worksheet, int]] = {}
        self.widths: dict[tuple[str, tuple[content.Column, ...]], list[float]] = {}

    def write(self) -> None:
        for section in self.document.sections:
            waiting: list[_Line] = []
            sheet, widths = "", [_PROSE]
            for block in section.blocks:
                if isinstance(block, content.Paragraph | content.Heading):
                    waiting.append(block)
                elif isinstance(block, content.Table):
                    sheet = block.name or section.corner or "1"
                    self._table(sheet, section, waiting, block)
                    waiting, widths = [], self._widths(block)
            if waiting:
                self._lines(sheet or section.corner or "1", section, waiting, widths)

    def _sheet(self, name: str, section: content.Section) -> tuple[Worksheet, int]:
        if name not in self.sheets:
            sheet = self.book.add_worksheet(_NOT_IN_SHEET_NAMES.sub("-", name)[:31])
            sheet.set_paper(9)
            sheet.set_landscape() if section.landscape else sheet.set_portrait()
            sheet.fit_to_pages(1, 0)
            foot = self._shown(self.document.foot).replace("&", "&&")[:200]
            sheet.set_footer(f"&C{foot}&R&P")
            sheet.set_header(f"&L{' · '.join(self.document.marks)}&R{self._shown(section.corner)}")
            for at, mark in enumerate(self.document.marks):
                sheet.write_string(at, 0, self._shown(mark), self._format(bold=True))
            self.sheets[name] = (sheet, len(self.document.marks))
        return self.sheets[name]

    def _lines(self, name: str, section: content.Section, lines: Iterable[_Line], widths: Sequence[float]) -> None:
        """Lines of text, each across the columns of `widths` (in characters)."""
        sheet, at = self._sheet(name, section)
        if len(widths) == 1:
            sheet.set_column(0, 0, widths[0])
        for line in lines:
            text = line.text if isinstance(line, content.Heading) else "".join(run.text for run in line.runs)
            if text:
                bold = isinstance(line, content.Heading) or any(run.bold for run in line.runs)
                style = self._format(bold=bold, align=line.align)
                if len(widths) > 1:
                    sheet.merge_range(at, 0, at, len(widths) - 1, None, style)
                self._text(sheet, at, 0, text, style)
                self._high(sheet, at, _wrapped(text, sum(widths)))
                at += 1
        self.sheets[name] = (sheet, at)

    def _table(self, name: str, section: content.Section, above: list[_Line], table: content.Table) -> None:
        is_first = name not in self.sheets
        widths = self._widths(table)
        self._lines(name, section, above, widths)
        sheet, at = self._sheet(name, section)
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        if is_first and table.head:
            repeat_on_each_page(self.book, sheet, rows=(at, at + len(table.head) - 1))
        for rows, is_head in ((table.head, True), (table.body, False)):
            for row, columns in zip(rows, content.columns_of(rows, len(table.columns)), strict=True):
                for cell, column in zip(row.cells, columns, strict=True):
                    self._cell(sheet, at, column, cell, row, table, is_head=is_head)
                self._high(
                    sheet, at, max(_lines_of(cell, at, table) for cell, at in zip(row.cells, columns, strict=True))
                )
                at += 1
        self.sheets[name] = (sheet, at + 1)

    def _widths(self, table: content.Table) -> list[float]:
        """The widths of the columns in characters: where numbers stand, as wide as the longest of all tables in line with it."""
        key = (table.name, table.columns)
        if key not in self.widths:
            widths = [one.share * _CHARACTERS_PER_SHARE for one in table.columns]
            for alike in tables_named(self.document, table.name):
                for row, columns in zip(alike.body, content.columns_of(alike.body, len(alike.columns)), strict=True):
                    for cell, column in zip(row.cells, columns, strict=True):
                        if cell.amount and cell.columns == 1 and alike.columns == table.columns:
                            widths[column] = max(widths[column], len(content.text_of(cell)) * _WIDE_DIGIT)
            self.widths[key] = widths
        return self.widths[key]

    def _high(self, sheet: Worksheet, at: int, lines: int) -> None:
        sheet.set_row(at, min(lines * _LINE_POINTS + 2, _HIGHEST_POINTS))

    def _cell(
        self,
        sheet: Worksheet,
        at: int,
        column: int,
        cell: content.Cell,
        row: content.Row,
        table: content.Table,
        *,
        is_head: bool,
    ) -> None:
        apart = row.kind in (content.RowKind.GROUP, content.RowKind.TOTAL)
        align = cell.align or (content.Align.CENTRE if is_head else table.columns[column].align)
        style = self._format(
            bold=cell.bold or is_head or apart, align=align, shaded=is_head or apart, lined=table.lined
        )
        if cell.columns > 1 or cell.rows > 1:
            sheet.merge_range(at, column, at + cell.rows - 1, column + cell.columns - 1, None, style)
        if cell.amount is not None and (cell.amount or not cell.dash):
            sheet.write_number(at, column, cell.amount, style)
        else:
            self._text(sheet, at, column, content.text_of(cell), style)

    def _text(self, sheet: Worksheet, at: int, column: int, text: str, style: Format) -> None:
        shown = self._shown(text)
        if len(shown) > _LONGEST_CELL:
            raise Refusal(
                "text_too_long_for_a_cell",
                f"ข้อความ “{shown[:60]}…” ยาว {len(shown):,} ตัวอักษร Excel รับได้ {_LONGEST_CELL:,} ตัดให้สั้นลง หรือเลือก Word หรือ PDF",
                f"The text “{shown[:60]}…” has {len(shown):,} characters; a cell of Excel holds {_LONGEST_CELL:,}.",
            )
        if shown:
            sheet.write_string(at, column, shown, style)
        else:
            sheet.write_blank(at, column, None, style)

    def _shown(self, text: str) -> str:
        return plain(content.in_digits(text, thai=self.document.thai_digits))

    def _format(
        self, *, bold: bool = False, align: str | None = None, shaded: bool = False, lined: bool = False
    ) -> Format:
        key = (bold, align, shaded, lined)
        if key not in self.formats:
            values: dict[str, object] = {"font_name": FAMILY, "font_size": 11, "bold": bold}
            if align:
                wrapped = {"text_wrap": True, "valign": "top", "num_format": "#,##0"}
                values |= {"align": "center" if align == "centre" else align, **wrapped}
            if lined:
                values["border"] = 1
            if shaded:
                values["bg_color"] = "#EDEDED"
            self.formats[key] = self.book.add_format(values)
        return self.formats[key]
