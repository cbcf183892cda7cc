"""Content → PDF/A: Python fills the lines with Thai words, typst sets the pages (docs/adr: which printer and why).

The texts go to typst as JSON, so that nothing in them can become markup. The same content gives the same bytes.
"""

import io
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import pikepdf
import pypdfium2

from prasan.common.errors import Refusal
from prasan.reports import content
from prasan.reports.rendering.columns import fitted, tables_named
from prasan.reports.rendering.lines import Ruler
from prasan.reports.rendering.parts import Part, parts_of
from prasan.reports.rendering.pictures import as_dots
from prasan.reports.rendering.printing import NotPrinted, Printed, printed
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import FAMILY, Typeface

MARGIN_MM = 18
LONG_MM, SHORT_MM = 297, 210
POINTS_PER_MM = 72 / 25.4
_INSET = 6.5
_LINE = 1.45
HEADING_SIZES = (1.35, 1.2, 1.1, 1.0)
TABLE_SIZE = 0.72
# What stands at each side of the foot, for the page number.
_BESIDE_FOOT_MM = 14
# What the page number of a line of the list of contents takes, with some dots before it.
_PAGE_OF_ENTRY_MM = 18


Told = Callable[[int, int], None]
"""Hears how many parts of how many are set."""


def nothing_told(done: int, total: int) -> None:
    """For who does not listen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its words, how deep it stands (1 highest), the page that it leads to (from 0)."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Typeset:
    """The file, and the printed page of each heading of the list of contents."""

    file: bytes
    headings: tuple[int, ...]


def pdf(document: content.Document, typeface: Typeface, told: Told = nothing_told) -> bytes:
    """The document as PDF/A-2u with the typeface embedded."""
    return typeset(document, typeface, told).file


def pages_of_headings(document: content.Document, typeface: Typeface, told: Told = nothing_told) -> tuple[int, ...]:
    """The printed page of each heading that stands in the list of contents, in their order."""
    return typeset(document, typeface, told).headings


def typeset(document: content.Document, typeface: Typeface, told: Told = nothing_told) -> Typeset:
    """Long documents are set in parts, so that memory stays small (`parts`).

    The pages of leading unnumbered sections (cover, announcement) are counted before the first number is printed.
    """
    setter = _Setter(document, Ruler(typeface), typeface)
    parts = parts_of(document)
    over: tuple[content.Block, ...] = ()
    pages, found, made = 0, list[int](), list[_SetPart]()
    for planned in parts:
        part = planned.behind(over) if over else planned
        if not setter.front_is_known and any(section.numbered for section in part.sections):
            setter.unnumbered, setter.front_is_known = pages, True
        one = _compiled(setter.given(part, before=pages, pages=()), document, typeface)
        book = pypdfium2.PdfDocument(one.file)
        over = part.over(one.marks, len(book))
        kept = len(book) - bool(over)
        led_to = (mark.get_dest().get_index() or 0 for mark in book.get_toc())
        found += [pages + page for page in led_to if page < kept]
        made.append(_SetPart(part, one.file, pages, kept))
        pages += kept
        told(len(made), len(parts))
    headings = tuple(page + 1 - setter.unnumbered for page in found)
    for one_part in made:
        if any(isinstance(block, content.Contents) for section in one_part.part.sections for block in section.blocks):
            given = setter.given(one_part.part, before=one_part.before, pages=headings)
            one_part.file = _compiled(given, document, typeface).file
    marks = [Mark(setter.shown(one.text), one.level, at) for one, at in zip(setter.headings(), found, strict=True)]
    return Typeset(_joined(made, marks), headings)


@dataclass(slots=True)
class _SetPart:
    """A part with its file, the pages before it, and how many of its own pages are kept."""

    part: Part
    file: bytes
    before: int
    kept: int


def _joined(parts: list[_SetPart], marks: list[Mark]) -> bytes:
    """The pages of all parts in the first one, which keeps what makes it PDF/A, with the bookmarks of all."""
    first, *others = parts
    if not others:
        return first.file
    with pikepdf.Pdf.open(io.BytesIO(first.file)) as whole:
        del whole.pages[first.kept :]
        for one in others:
            with pikepdf.Pdf.open(io.BytesIO(one.file)) as part:
                whole.pages.extend(part.pages[: one.kept])
        with whole.open_outline() as outline:
            outline.root.clear()
            above: list[list[pikepdf.OutlineItem]] = [outline.root]
            for mark in marks:
                item = pikepdf.OutlineItem(mark.title, mark.page)
                del above[mark.level :]
                above[-1].append(item)
                above.append(item.children)
        # What the first part says of itself must stay true of all; who made it stays as it is.
        with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said["{http://ns.adobe.com/xap/1.0/t/pg/}NPages"] = str(len(whole.pages))
        held = io.BytesIO()
        whole.save(held, deterministic_id=True)
        return held.getvalue()


def _compiled(given: dict[str, object], document: content.Document, typeface: Typeface) -> Printed:
    try:
        return printed("document.typ", given, typeface, "pdf")
    except NotPrinted as failed:
        raise Refusal(
            "document_not_drawn",
            f"พิมพ์เอกสาร “{document.title}” เป็น PDF ไม่ได้: {failed}",
            f"“{document.title}” could not be drawn as PDF: {failed}",
        ) from failed


class _Setter:
    """Measures the content of one document and breaks its lines."""

    def __init__(self, document: content.Document, ruler: Ruler, typeface: Typeface) -> None:
        self.document, self.ruler, self.typeface = document, ruler, typeface

        self.columns: dict[tuple[str, tuple[content.Column, ...], float], tuple[list[float], float]] = {}
        self.unnumbered, self.front_is_known = 0, False

    def given(self, part: Part, *, before: int, pages: tuple[int, ...]) -> dict[str, object]:
        """A part as typst draws it, `before` pages after the start; `pages` are those of all headings.

        Typst tells the pages of the part's last places.
        """
        document = self.document
        sections = [self._section(one) for one in part.sections]
        for block, row in part.last_places():
            sections[-1]["blocks"][block].setdefault("marks", []).append(row)
        return {
            "title": document.title,
            "author": document.author,
            "family": FAMILY,
            "size": document.size,
            "thai": document.thai_digits,
            "margin": MARGIN_MM,
            "unnumbered": self.unnumbered,
            "before": before,
            "entries": self._entries(pages),
            "sections": sections,
        }

    def headings(self) -> list[content.Heading]:
        """Those that stand in the list of contents and among the bookmarks."""
        blocks = (block for section in self.document.sections for block in section.blocks)
        return [one for one in blocks if isinstance(one, content.Heading) and one.in_contents]

    def _entries(self, pages: tuple[int, ...]) -> list[dict[str, object]]:
        headings = self.headings()
        known = pages or (0,) * len(headings)
        return [
            {"lines": self._entry(one), "level": one.level, "page": page}
            for one, page in zip(headings, known, strict=True)
        ]

    def _entry(self, one: content.Heading) -> list[str]:
        """The lines of an entry: as many whatever its page is, so that the list never changes its length."""
        size = self.document.size
        room = (SHORT_MM - 2 * MARGIN_MM - _PAGE_OF_ENTRY_MM) * POINTS_PER_MM - (one.level - 1) * 1.2 * size
        return self._lines(one.text, room, size, bold=one.level == 1)

    def shown(self, text: str) -> str:
        """A text as it is printed: digits as the document wants them, nothing that the typeface lacks."""
        digits = content.in_digits(text, thai=self.document.thai_digits)
        return "".join(
            c if c == "\n" or self.ruler.has(c) else "□" if self.ruler.has("□") else "?" for c in plain(digits)
        )

    def _lines(
        self, text: str, width: float, size: float, *, bold: bool = False, first: float = 0, even: bool = False
    ) -> list[str]:
        return self.ruler.filled(self.shown(text), width, size, bold=bold, first=first, even=even)

    def _section(self, section: content.Section) -> dict[str, Any]:
        width = ((LONG_MM if section.landscape else SHORT_MM) - 2 * MARGIN_MM) * POINTS_PER_MM
        foot_size = self.document.size * 0.8
        corner = self.ruler.width(self.shown(section.corner), foot_size, bold=True)
        return {
            "landscape": section.landscape,
            "marks": self._lines(" · ".join(self.document.marks), width - corner - foot_size, foot_size),
            "corner": self.shown(section.corner),
            "numbered": section.numbered,
            "foot": self._lines(self.document.foot, width - 2 * _BESIDE_FOOT_MM * POINTS_PER_MM, foot_size),
            "blocks": [
                self._block(one, width, section.landscape) for one in content.kept_before_signatures(section.blocks)
            ],
        }

    def _block(self, one: content.Block, width: float, landscape: bool) -> dict[str, object]:
        is_a: dict[str, object] = {"is": type(one).__name__}
        match one:
            case content.Heading():
                size = self.document.size * HEADING_SIZES[one.level - 1]
                lines = self._lines(one.text, width, size, bold=True, even=one.align is content.Align.CENTRE)
                return {**is_a, **asdict(one), "lines": lines, "size": size}
            case content.Paragraph():
                return {**is_a, **self._paragraph(one, width)}
            case content.Table():
                return {**is_a, **self._table(one, width, landscape)}
            case content.Picture():
                dots = list(as_dots(one, self.typeface))
                return {**is_a, **asdict(one), "bytes": dots, "base64": "", "format": "png"}
            case content.Signatures():
                places = [{"lines": [self.shown(line) for line in place.lines]} for place in one.places]
                return {**is_a, "places": places}
            case content.Contents():
                return {**is_a, **asdict(one)}
            case content.PageBreak():
                return is_a

    def _paragraph(self, one: content.Paragraph, width: float) -> dict[str, object]:
        size = one.size or self.document.size
        room = width - one.indent_mm * POINTS_PER_MM
        runs, used = [], one.first_line_mm * POINTS_PER_MM
        for run in one.runs:
            even = one.align is content.Align.CENTRE and len(one.runs) == 1
            lines = self._lines(run.text, room, size, bold=run.bold, first=min(used, room * 0.9), even=even)
            runs.append({"bold": run.bold, "lines": lines})
            last = self.ruler.width(lines[-1], size, bold=run.bold)
            used = last if len(lines) > 1 else used + last
        return {**asdict(one), "size": size, "runs": runs}

    def _table(self, one: content.Table, width: float, landscape: bool) -> dict[str, object]:
        widths, size = self._columns(one, width)
        # A row may only be split where it is longer than a page could hold under the head.
        page = ((SHORT_MM if landscape else LONG_MM) - 2 * MARGIN_MM) * POINTS_PER_MM * 0.6
        drawn = [
            self._rows(rows, one, widths, size, page, head=head) for rows, head in ((one.head, True), (one.body, False))
        ]
        return {
            "size": size,
            "lined": one.lined,
            "together": one.together,
            "widths": [w / POINTS_PER_MM for w in widths],
            "head": drawn[0],
            "body": drawn[1],
        }

    def _columns(self, one: content.Table, width: float) -> tuple[list[float], float]:
        key = (one.name, one.columns, width)
        if key not in self.columns:
            size = one.size or self.document.size * TABLE_SIZE
            alike = tables_named(self.document, one.name)
            thai = self.document.thai_digits
            self.columns[key] = fitted(alike, one.columns, width, size, self.ruler, thai=thai)
        return self.columns[key]

    def _rows(
        self,
        rows: tuple[content.Row, ...],
        table: content.Table,
        widths: list[float],
        size: float,
        page: float,
        *,
        head: bool,
    ) -> list[dict[str, object]]:
        """Rows with filled lines. `lines` is how many the longest cell has: 0 where the row's height must be found out."""
        drawn = []
        spans = any(cell.rows > 1 for row in rows for cell in row.cells)
        placed, kept = content.columns_of(rows, len(widths)), content.kept_with_next(rows)
        for number, (row, at, keep) in enumerate(zip(rows, placed, kept, strict=True)):
            cells = []
            longest = 0
            for cell, column in zip(row.cells, at, strict=True):
                bold = cell.bold or head or row.kind in (content.RowKind.GROUP, content.RowKind.TOTAL)
                room = sum(widths[column : column + cell.columns]) - _INSET
                lines = self._lines(content.text_of(cell), room, size, bold=bold, even=head)
                longest = max(longest, len(lines))
                align = cell.align or (content.Align.CENTRE if head else table.columns[column].align)
                cells.append({"lines": lines, "bold": bold, "align": align, "columns": cell.columns, "rows": cell.rows})
            long = longest * size * _LINE > page
            known = 0 if long or spans else longest
            manner = {"kind": row.kind, "head": head, "long": long, "lines": known, "keep": keep and not long}
            drawn.append({"cells": cells, "at": -1 if head else number, **manner})
        return drawn
