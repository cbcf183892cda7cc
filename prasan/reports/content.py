"""What a document says, before anybody draws it: sections of headings, paragraphs, tables and pictures. Pure: no Django.

Every renderer draws the same content. `Document.thai_digits` tells the renderers in which digits all texts are
printed, whatever they were typed in.
Lengths are millimetres, column widths are shares of the width of the page, type sizes are points.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from prasan.common.text import arabic_digits, thai_digits


class Align(StrEnum):
    """Where a text stands in its width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class RowKind(StrEnum):
    """What a row of a table is: renderers set groups and sums apart."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one manner."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–4; `in_contents` puts it into the list of contents."""

    text: str
    level: int = 1
    align: Align = Align.LEFT
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `indent_mm` moves the whole, `first_line_mm` its first line; `keep` holds it with what follows."""

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    indent_mm: float = 0
    first_line_mm: float = 0
    size: float = 0
    space_after: float = 3
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a text, or `amount` in whole numbers (None with an empty text is an empty cell). Spans in columns and rows.

    `align` None takes the column's. `dash` prints nothing as "-", as the forms do.
    """

    text: str = ""
    amount: int | None = None
    columns: int = 1
    rows: int = 1
    bold: bool = False
    align: Align | None = None
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; a cell that spans rows is given once, in the first of them."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width, where its cells stand. `fit` makes it as narrow as its longest line, never broken."""

    share: float
    align: Align = Align.LEFT
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `head` is repeated on each page; no row is split between pages unless it is longer than a page. A page ends
    neither behind the heading of a group nor between the last row and its sum.

    `name` is the sheet's name in a workbook; `lined` draws its lines; a short table kept `together` stands on one page.
    """

    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    name: str = ""
    size: float = 0
    lined: bool = True
    together: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: SVG or PNG as base64. `alternative` says it to those who cannot see it."""

    base64: str
    format: str
    width_mm: float
    alternative: str
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: the lines under it (name in brackets, position, date)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side; never parted from each other by a page."""

    places: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings of the whole document with their pages."""

    title: str = "สารบัญ"
    levels: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | Picture | Signatures | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation. `corner` stands at the top right of each (แบบ ผ.02); a cover has no page number."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    corner: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `foot` runs centred at the foot, the page number at its right.

    `marks` stand at the top of every page: ฉบับร่าง, ข้อมูลสมมติ. `size` is the size of body text in points.
    """

    title: str
    sections: tuple[Section, ...]
    foot: str = ""
    marks: tuple[str, ...] = ()
    thai_digits: bool = False
    size: float = 14
    author: str = ""


def text_of(cell: Cell) -> str:
    """What a cell prints, in Arabic digits: a grouped amount, the text, or the dash for nothing."""
    if cell.amount is not None and (cell.amount or not cell.dash):
        return f"{cell.amount:,}"
    return cell.text or ("-" if cell.dash else "")


def in_digits(text: str, *, thai: bool) -> str:
    """A text in Thai or in Arabic digits, whatever it was typed in; an address stays as it is."""
    change = thai_digits if thai else arabic_digits
    return " ".join(one if "://" in one else change(one) for one in text.split(" ")) if "://" in text else change(text)


def paragraph(text: str, *, bold: bool = False, align: Align = Align.LEFT, **more: float) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold),), align=align, **more)  # type: ignore[arg-type]


def prose(text: str) -> tuple[Paragraph, ...]:
    """Running text: a paragraph for each line that says something, its first line moved in."""
    return tuple(paragraph(line, first_line_mm=15) for line in text.split("\n") if line.strip())


def kept_before_signatures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the text before places to sign held to them: no page holds nothing but a place to sign."""
    signed = [isinstance(one, Signatures) for one in (*blocks[1:], None)]
    return tuple(
        replace(one, keep=True) if before and isinstance(one, Paragraph) else one
        for one, before in zip(blocks, signed, strict=False)
    )


def kept_with_next(rows: tuple[Row, ...]) -> list[bool]:
    """For each row whether no page may end behind it: a heading of a group, and what stands before a sum."""
    is_sum = [row.kind is RowKind.TOTAL for row in rows]
    return [row.kind is RowKind.GROUP or after for row, after in zip(rows, (*is_sum[1:], False), strict=False)]


def columns_of(rows: tuple[Row, ...], width: int) -> list[list[int]]:
    """For each row the column at which each of its cells begins, with room left for cells that come from rows above."""
    taken: dict[int, int] = {}
    found: list[list[int]] = []
    for row in rows:
        begins, column = [], 0
        below: dict[int, int] = {c: left - 1 for c, left in taken.items() if left > 1}
        for cell in row.cells:
            while column in taken:
                column += 1
            if column + cell.columns > width:
                raise ValueError(f"row {len(found) + 1} is wider than its table of {width} columns")
            begins.append(column)
            for c in range(column, column + cell.columns):
                if cell.rows > 1:
                    below[c] = cell.rows - 1
            column += cell.columns
        found.append(begins)
        taken = below
    return found
