"""Content → PDF/A: Python fills the lines with Thai words, typst sets the pages (docs/adr: which printer and why).

The texts go to typst as JSON, so that nothing in them can become markup. The same content gives the same bytes.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace

import pikepdf
import pypdfium2

from prasan.common.errors import Refusal
from prasan.reports import content
from prasan.reports.rendering.columns import fitted, tables_named
from prasan.reports.rendering.lines import Ruler
from prasan.reports.rendering.pictures import as_dots
from prasan.reports.rendering.printing import NotPrinted, printed
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import FAMILY, Typeface

MARGIN_MM = 18
LONG_MM, SHORT_MM = 297, 210
POINTS_PER_MM = 72 / 25.4
_INSET = 6.5
_LINE = 1.45
HEADING_SIZES = (1.35, 1.2, 1.1, 1.0)
TABLE_SIZE = 0.72
# A part of so many rows takes about 200 MB; its last page may be left part empty. What else there is weighs as so many rows.
PART_ROWS = 1000
_TABLE, _OTHER = 4, 0.25
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
    """Long documents are set in parts, so that memory stays small; parts begin on pages of their own.

    The pages of leading unnumbered sections (cover, announcement) are counted before the first number is printed.
    """
    setter = _Setter(document, Ruler(typeface), typeface)
    parts = parts_of(document)
    files: list[bytes] = []
    pages, found = 0, list[int]()
    begins = []
    for part in parts:
        if not setter.front_is_known and any(section.numbered for section in part):
            setter.unnumbered, setter.front_is_known = pages, True
        made = _compiled(setter.given(part, before=pages, pages=()), document, typeface)
        book = pypdfium2.PdfDocument(made)
        found += [pages + (one.get_dest().get_index() or 0) for one in book.get_toc()]
        begins.append(pages)
        pages += len(book)
        told(len(begins), len(parts))
        files.append(made)
    headings = tuple(page + 1 - setter.unnumbered for page in found)
    for index, part in enumerate(parts):
        if any(isinstance(block, content.Contents) for section in part for block in section.blocks):
            given = setter.given(part, before=begins[index], pages=headings)
            files[index] = _compiled(given, document, typeface)
    marks = [Mark(setter.shown(one.text), one.level, at) for one, at in zip(setter.headings(), found, strict=True)]
    return Typeset(_joined(files, marks), headings)


def _joined(files: list[bytes], marks: list[Mark]) -> bytes:
    """The pages of all parts in the first one, which keeps what makes it PDF/A, with the bookmarks of all."""
    if len(files) == 1:
        return files[0]
    with pikepdf.Pdf.open(io.BytesIO(files[0])) as whole:
        for file in files[1:]:
            with pikepdf.Pdf.open(io.BytesIO(file)) as part:
                whole.pages.extend(part.pages)
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


def parts_of(document: content.Document) -> list[tuple[content.Section, ...]]:
    """The sections of a document, cut behind those that lead without numbers, and before groups of blocks where a part
    would hold more than PART_ROWS rows."""
    parts: list[tuple[content.Section, ...]] = []
    part: list[content.Section] = []
    held = 0.0
    leading = True
    for section in document.sections:
        if leading and section.numbered:
            leading = False
            if part:
                parts.append(tuple(part))
                part, held = [], 0.0
        blocks: list[content.Block] = []
        for group in _kept_together(section.blocks):
            size = sum(_TABLE + len(one.body) if isinstance(one, content.Table) else _OTHER for one in group)
            if held and held + size > PART_ROWS:
                parts.append((*part, replace(section, blocks=tuple(blocks))) if blocks else tuple(part))
                part, blocks, held = [], [], 0.0
            blocks += group
            held += size
        if blocks:
            part.append(replace(section, blocks=tuple(blocks)))
    return [*parts, tuple(part)] if part or not parts else parts


def _kept_together(blocks: tuple[content.Block, ...]) -> Iterator[list[content.Block]]:
    """Each block with those before it that hold on to it; tables longer than a part in pieces."""
    held: list[content.Block] = []
    for block in blocks:
        pieces = [block]
        if isinstance(block, content.Table) and len(block.body) > PART_ROWS:
            cuts = range(0, len(block.body), PART_ROWS)
            pieces = [replace(block, body=block.body[at : at + PART_ROWS]) for at in cuts]
        for piece in pieces:
            held.append(piece)
            if not (isinstance(piece, content.Heading) or (isinstance(piece, content.Paragraph) and piece.keep)):
                yield held
                held = []
    if held:
        yield held


def _compiled(given: dict[str, object], document: content.Document, typeface: Typeface) -> bytes:
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

    def given(self, sections: tuple[content.Section, ...], *, before: int, pages: tuple[int, ...]) -> dict[str, object]:
        """Some sections as typst draws them, `before` pages after the start; `pages` are those of all headings."""
        document = self.document
        return {
            "title": document.title,
            "author": document.author,
            "family": FAMILY,
            "size": document.size,
            "thai": document.thai_digits,
            "margin": MARGIN_MM,
            "marks": [self.shown(mark) for mark in document.marks],
            "unnumbered": self.unnumbered,
            "before": before,
            "entries": self._entries(pages),
            "sections": [self._section(one) for one in sections],
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
        digits = content.digits_of(text) if self.document.thai_digits else text
        return "".join(
            c if c == "\n" or self.ruler.has(c) else "□" if self.ruler.has("□") else "?" for c in plain(digits)
        )

    def _lines(self, text: str, width: float, size: float, *, bold: bool = False, first: float = 0) -> list[str]:
        return self.ruler.filled(self.shown(text), width, size, bold=bold, first=first)

    def _section(self, section: content.Section) -> dict[str, object]:
        width = ((LONG_MM if section.landscape else SHORT_MM) - 2 * MARGIN_MM) * POINTS_PER_MM
        foot_size = self.document.size * 0.8
        return {
            "landscape": section.landscape,
            "corner": self.shown(section.corner),
            "numbered": section.numbered,
            "foot": self._lines(self.document.foot, width - 2 * _BESIDE_FOOT_MM * POINTS_PER_MM, foot_size),
            "blocks": [self._block(one, width, section.landscape) for one in section.blocks],
        }

    def _block(self, one: content.Block, width: float, landscape: bool) -> dict[str, object]:
        is_a: dict[str, object] = {"is": type(one).__name__}
        match one:
            case content.Heading():
                size = self.document.size * HEADING_SIZES[one.level - 1]
                lines = self._lines(one.text, width, size, bold=True)
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
            lines = self._lines(run.text, room, size, bold=run.bold, first=min(used, room * 0.9))
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
        for row, at, keep in zip(rows, placed, kept, strict=True):
            cells = []
            longest = 0
            for cell, column in zip(row.cells, at, strict=True):
                bold = cell.bold or head or row.kind in (content.RowKind.GROUP, content.RowKind.TOTAL)
                room = sum(widths[column : column + cell.columns]) - _INSET
                lines = self._lines(content.text_of(cell), room, size, bold=bold)
                longest = max(longest, len(lines))
                align = cell.align or (content.Align.CENTRE if head else table.columns[column].align)
                cells.append({"lines": lines, "bold": bold, "align": align, "columns": cell.columns, "rows": cell.rows})
            long = longest * size * _LINE > page
            known = 0 if long or spans else longest
            manner = {"kind": row.kind, "head": head, "long": long, "lines": known, "keep": keep and not long}
            drawn.append({"cells": cells, **manner})
        return drawn
