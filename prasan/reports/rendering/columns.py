"""How wide the columns of tables are: amounts take what they need and are never broken, texts share the rest."""

from collections.abc import Iterable

from prasan.reports import content
from prasan.reports.rendering.lines import Ruler

# Left, right and a hair; the share of a page that amounts may take before the type is made smaller.
_INSET = 9.0
_MOST_FITTED, _SMALLEST, _STEP = 0.82, 6.0, 0.95


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
    needed = _needed([table for table in tables if table.columns == columns], columns, ruler, thai=thai)
    while sum(needed.values()) * size + _INSET * len(needed) > width * _MOST_FITTED and size > _SMALLEST and needed:
        size *= _STEP
    fixed = {index: room * size + _INSET for index, room in needed.items()}
    rest = max(width - sum(fixed.values()), 0)
    shares = sum(column.share for index, column in enumerate(columns) if index not in fixed) or 1
    return [fixed.get(index, rest * column.share / shares) for index, column in enumerate(columns)], size


def _needed(
    tables: list[content.Table], columns: tuple[content.Column, ...], ruler: Ruler, *, thai: bool
) -> dict[int, float]:
    """Column → the width at size 1 of the longest line that stands in it alone."""
    needed = {index: 0.0 for index, column in enumerate(columns) if column.fit}
    for table in tables:
        rows = (*table.head, *table.body) if needed else ()
        placed = [*content.columns_of(table.head, len(columns)), *content.columns_of(table.body, len(columns))]
        for row, at in zip(rows, placed, strict=bool(needed)):
            for cell, index in zip(row.cells, at, strict=True):
                if index in needed and cell.columns == 1:
                    text = content.text_of(cell)
                    shown = content.in_digits(text, thai=thai)
                    wide = max(ruler.width(line, 1, bold=True) for line in shown.split("\n"))
                    needed[index] = max(needed[index], wide)
    return needed
