"""The strategy map: columns of boxes from the highest plan to the organisation's work, with lines between them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prasan.reports.content import Picture
from prasan.reports.pictures.drawing import ACCENT, LINE, PALE, box, picture, text, wrapped

_WIDTH, _GAP, _SIZE, _HEAD = 1000.0, 60.0, 14.0, 34.0
_LINE_HEIGHT, _PADDING, _BETWEEN = 18.0, 7.0, 8.0
MOST_BOXES = 20
MOST_HEIGHT_MM = 148
"""So that a map stands on one page across, under its heading."""


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A column: its head and the texts of its boxes."""

    title: str
    texts: tuple[str, ...]


def strategy_map(
    columns: Sequence[MapColumn],
    links: Iterable[tuple[int, int, int]],
    *,
    width_mm: float,
    alternative: str,
    thai: bool = False,
) -> Picture:
    """The columns from left to right; a link (column, box, box of the next column) is a line.

    A column of more than MOST_BOXES boxes says how many were left out.
    """
    wide = (_WIDTH - _GAP * (len(columns) - 1)) / max(len(columns), 1)
    blocks = [_texts(column, wide, thai=thai) for column in columns]
    heights = [sum(_high(lines) + _BETWEEN for lines in block) for block in blocks]
    tallest = max(heights, default=0.0)
    drawn = [
        _column(column.title, block, index * (wide + _GAP), wide, spare=(tallest - own) / max(len(block), 1))
        for index, (column, block, own) in enumerate(zip(columns, blocks, heights, strict=True))
    ]
    height = _HEAD + tallest + 6
    lines = []
    for column, first, second in links:
        begins, ends = drawn[column][1], drawn[column + 1][1]
        if first < len(begins) and second < len(ends):
            x, right = column * (wide + _GAP) + wide, (column + 1) * (wide + _GAP)
            middle = (x + right) / 2
            y, end = f"{begins[first]:.1f}", f"{ends[second]:.1f}"
            path = f"M{x:.1f},{y} C{middle:.1f},{y} {middle:.1f},{end} {right:.1f},{end}"
            lines.append(f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.2"/>')
    body = [*lines, *(piece for pieces, _ in drawn for piece in pieces)]
    return picture(body, _WIDTH, height, min(width_mm, MOST_HEIGHT_MM * _WIDTH / height), alternative)


def _texts(column: MapColumn, wide: float, *, thai: bool) -> list[list[str]]:
    """The boxes of a column as lines."""
    shown = column.texts[:MOST_BOXES]
    more = len(column.texts) - len(shown)
    said = (*shown, *((f"และอีก {more} รายการ",) if more else ()))
    return [wrapped(one, wide - 2 * _PADDING, _SIZE, thai=thai) for one in said]


def _high(lines: list[str]) -> float:
    return len(lines) * _LINE_HEIGHT + 2 * _PADDING - 3


def _column(
    title: str, block: list[list[str]], x: float, wide: float, *, spare: float
) -> tuple[list[str], list[float]]:
    """The pieces of a column and the middle of each box; a short column is spread by `spare` over the height of all."""
    pieces = [text(x + wide / 2, 20, title, 15, bold=True, anchor="middle", fill=ACCENT)]
    middles: list[float] = []
    y = _HEAD
    for lines in block:
        high = _high(lines)
        y += spare / 2
        pieces.append(box(x, y, wide, high, fill=PALE))
        pieces += [
            text(x + _PADDING, y + _PADDING + 11 + at * _LINE_HEIGHT, line, _SIZE) for at, line in enumerate(lines)
        ]
        middles.append(y + high / 2)
        y += high + _BETWEEN + spare / 2
    return pieces, middles
