"""Tables on the pages of a PDF: printed lines → cells → rows, with tabs between the cells as in every other form.

Pure. A PDF knows no tables, only text at places, written cell by cell: lines below one another are a cell, a cell that
begins beside the one before is in its row. A row that a page break cuts comes as two rows; `goals` puts them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prasan.common.text import arabic_digits
from prasan.framework.loading.headings import heading_kind
from prasan.framework.loading.lines import join_words

LEAST_CELLS = 4


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a paragraph, a cell or (with tabs) a whole row, as it stands on a page.

    `y` is its foot, `size` that of its letters as the file states it, `pitch` the usual distance to the next, in points.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float = 11.0
    pitch: float = 18.0
    in_table: bool = False


@dataclass(slots=True)
class _Cell:
    lines: list[PrintedLine]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def foot(self) -> float:
        return self.lines[-1].y

    @property
    def text(self) -> str:
        text = ""
        for line in self.lines:
            text = join_words(text, line.text)
        return text.strip()


def with_tables(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines in their order, tables as one line per row."""
    rows = list(_rows(_cells(lines)))
    out: list[PrintedLine] = []
    columns: list[tuple[float, float]] = []
    for index, row in enumerate(rows):
        if len(row) >= LEAST_CELLS:
            columns = _columns(rows, index)
        elif not (columns and _belongs(row, rows, index, columns)):
            columns = []
            out += _plain(row)
            continue
        cells = [""] * len(columns)
        for cell in row:
            place = _column_of(cell, columns)
            cells[place] = join_words(cells[place], cell.text)
        first = row[0].lines[0]
        out.append(replace(first, text="\t".join(cells), in_table=True))
    return out


def _plain(row: Sequence[_Cell]) -> list[PrintedLine]:
    """The lines of what is no table; words that a wide gap parts on one line come together again."""
    lines = [line for cell in row for line in cell.lines]
    if len(row) == 1 or any(abs(line.y - lines[0].y) > 1 for line in lines):
        return lines
    text = " ".join(line.text.strip() for line in lines)
    return [replace(lines[0], text=text, right=max(line.right for line in lines))]


def _cells(lines: Sequence[PrintedLine]) -> Iterator[_Cell]:
    cell: _Cell | None = None
    for line in lines:
        if cell and _under(cell, line):
            cell.lines.append(line)
            continue
        if cell:
            yield cell
        cell = _Cell([line])
    if cell:
        yield cell


def _under(cell: _Cell, line: PrintedLine) -> bool:
    gap = cell.foot - line.y
    shared = min(cell.right, line.right) - max(cell.left, line.left)
    narrow = min(cell.right - cell.left, line.right - line.left)
    bullet = line.text[:1] in ("-", "–", "•")
    return (
        not bullet
        and cell.lines[-1].page == line.page
        and 0.3 * line.pitch < gap < 1.6 * line.pitch
        and shared > 0.3 * narrow
    )


def _rows(cells: Iterator[_Cell]) -> Iterator[list[_Cell]]:
    row: list[_Cell] = []
    for cell in cells:
        if row and not _beside(row[-1], cell):
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _beside(before: _Cell, cell: _Cell) -> bool:
    same_page = before.lines[0].page == cell.lines[0].page
    overlap = min(before.top, cell.top) - max(before.foot, cell.foot) > -0.5 * cell.lines[0].pitch
    return same_page and cell.left > before.right - 2 and overlap


def _columns(rows: Sequence[list[_Cell]], index: int) -> list[tuple[float, float]]:
    """The columns of the table that a row is in: the places of the cells of the widest row near it."""
    near = [place for place in range(max(0, index - 3), min(len(rows), index + 6)) if len(rows[place]) >= LEAST_CELLS]
    widest = max(near, key=lambda place: (len(rows[place]), -abs(place - index)))
    return [(cell.left, cell.right) for cell in rows[widest]]


def _column_of(cell: _Cell, columns: Sequence[tuple[float, float]]) -> int:
    middle = (cell.left + cell.right) / 2
    shared = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
    best = max(range(len(columns)), key=lambda place: shared[place])
    if shared[best] > 0:
        return best
    return min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - middle))


def _belongs(
    row: Sequence[_Cell], rows: Sequence[list[_Cell]], index: int, columns: Sequence[tuple[float, float]]
) -> bool:
    """Whether a row of few cells is the rest of a cut row at the head of a page: each cell stands in one column."""
    page = row[0].lines[0].page
    if not index or any(cell.lines[-1].page >= page for cell in rows[index - 1]):
        return False
    return all(_fits(cell, columns) and not heading_kind(arabic_digits(cell.text)) for cell in row)


def _fits(cell: _Cell, columns: Sequence[tuple[float, float]]) -> bool:
    place = _column_of(cell, columns)
    before = columns[place - 1][1] if place else cell.left
    after = columns[place + 1][0] if place + 1 < len(columns) else cell.right
    return before - 2 <= cell.left and cell.right <= after + 2
