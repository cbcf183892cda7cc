"""How wide the columns of tables are: amounts take what they need and are never broken, texts share the rest."""

from collections.abc import Iterable, Iterator

from prasan.reports import content
from prasan.reports.rendering.lines import Ruler

# Left, right and a hair. The type is made smaller where amounts would leave texts less than this share of the width, or
# a column of texts less than so many letters of it.
_INSET = 9.0
_LEAST_SHARE, _LEAST_LETTERS = 0.18, 7
_SMALLEST, _STEP = 6.0, 0.95
# How far a column of texts may be from its share, as its texts are longer or shorter than that.
_NARROWER, _WIDER = 0.9, 1.5


def tables_named(document: content.Document, name: str) -> list[content.Table]:
    """The tables that must stand in line with each other: those of one name and one number of columns."""
    return [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, content.Table) and block.name == name
    ]


def fitted(
    tables: Iterable[content.Table],
    columns: tuple[content.Column, ...],
    width: float,
    size: float,
    ruler: Ruler,
    *,
    thai: bool,
) -> tuple[list[float], float]:
    """(width of each column in points, size of type) for tables that share their columns."""
    alike = [table for table in tables if table.columns == columns]
    needed = _needed(alike, columns, ruler, thai=thai)
    texts = len(columns) - len(needed)

    def left() -> float:
        return width - sum(needed.values()) * size - _INSET * len(needed)

    while needed and size > _SMALLEST and left() < max(_LEAST_SHARE * width, _LEAST_LETTERS * size * texts):
        size *= _STEP
    fixed = {index: room * size + _INSET for index, room in needed.items()}
    rest = max(width - sum(fixed.values()), 0)
    shares = _shares(alike, columns)
    whole = sum(shares.values()) or 1
    return [fixed[at] if at in fixed else rest * shares[at] / whole for at in range(len(columns))], size


def _needed(
    tables: list[content.Table], columns: tuple[content.Column, ...], ruler: Ruler, *, thai: bool
) -> dict[int, float]:
    """Column → the width at size 1 of the longest line that stands in it alone."""
    needed = {index: 0.0 for index, column in enumerate(columns) if column.fit}
    for table in tables if needed else ():
        for rows in (table.head, table.body):
            for cell, index in _alone(rows, len(columns)):
                if index in needed:
                    shown = content.in_digits(content.text_of(cell), thai=thai)
                    wide = max(ruler.width(line, 1, bold=True) for line in shown.split("\n"))
                    needed[index] = max(needed[index], wide)
    return needed


def _shares(tables: list[content.Table], columns: tuple[content.Column, ...]) -> dict[int, float]:
    """Column of texts → its share of the width. In a table with amounts, whose texts differ from plan to plan, a column
    whose texts are long for its share gets more of it: rows become lower and pages fewer."""
    shares = {index: column.share for index, column in enumerate(columns) if not column.fit}
    letters = dict.fromkeys(shares, 0)
    for table in tables if len(shares) < len(columns) else ():
        for cell, index in _alone(table.body, len(columns)):
            if index in letters:
                letters[index] += len(cell.text)
    if not (every := sum(letters.values())):
        return shares
    whole = sum(shares.values())
    asked = {index: (letters[index] / every) / (share / whole) for index, share in shares.items()}
    return {index: share * min(max(asked[index] ** 0.5, _NARROWER), _WIDER) for index, share in shares.items()}


def _alone(rows: tuple[content.Row, ...], width: int) -> Iterator[tuple[content.Cell, int]]:
    """Each cell that stands in one column, with the column."""
    for row, at in zip(rows, content.columns_of(rows, width), strict=True):
        for cell, index in zip(row.cells, at, strict=True):
            if cell.columns == 1:
                yield cell, index
