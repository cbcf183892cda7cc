"""The strategy map (ยท.02, planning-rules 2.8, grade U) as SVG for a page, for print and for the plan book. Pure.

Bands from the top: vision, then for each issue its box with what stands under it, and between bands the plans above
that it serves. A4 landscape; nothing in it needs colour to be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from prasan.reports.content import Picture, in_digits
from prasan.reports.drawings.lettering import as_picture, drawing, lines_of, text_at

WIDTH = 1123
"""A4 landscape at 96 dots per inch."""
_EDGE, _GAP, _SMALL, _NORMAL, _LARGE = 24, 10, 11.0, 13.0, 17.0
_LINE = 1.45
MOST_PER_BAND = 4
# In a document: narrower, so that the letters come out larger; the room that a page has under a heading.
_PAGE_WIDTH, _ACROSS_MM, _HIGH_MM = 860, 258.0, 146.0


@dataclass(frozen=True, slots=True)
class MapBox:
    """One issue: its code and name, what stands under it (guidelines, goals), the plans above it ("SDG 6, 9")."""

    code: str
    title: str
    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    money: str = ""


@dataclass(frozen=True, slots=True)
class StrategyMap:
    """What a strategy map says: whose it is, the vision where there is one, the issues."""

    title: str
    vision: str
    boxes: tuple[MapBox, ...]
    foot: str = ""


def strategy_map_svg(drawn: StrategyMap) -> str:
    """The map as one SVG; as wide as A4 landscape, as high as it needs."""
    parts, height = _parts(drawn, WIDTH)
    return drawing("strategy-map", WIDTH, height, drawn.title, parts)


def strategy_map_picture(drawn: StrategyMap, *, alternative: str, thai: bool = False) -> Picture:
    """The map on a page of a document that lies across, in letters that can be read there."""
    shown = _in_digits(drawn, thai=thai)
    parts, height = _parts(shown, _PAGE_WIDTH)
    width_mm = min(_ACROSS_MM, _HIGH_MM * _PAGE_WIDTH / height)
    return as_picture(drawing("strategy-map", _PAGE_WIDTH, height, shown.title, parts), width_mm, alternative)


def _in_digits(drawn: StrategyMap, *, thai: bool) -> StrategyMap:
    def shown(text: str) -> str:
        return in_digits(text, thai=thai)

    boxes = tuple(
        MapBox(
            shown(one.code),
            shown(one.title),
            tuple(map(shown, one.below)),
            tuple(map(shown, one.above)),
            shown(one.money),
        )
        for one in drawn.boxes
    )
    return StrategyMap(shown(drawn.title), shown(drawn.vision), boxes, shown(drawn.foot))


def _parts(drawn: StrategyMap, width: float) -> tuple[list[str], float]:
    """The pieces of the map and its height."""
    parts: list[str] = [
        text_at(width / 2, 40, line, size=_LARGE, anchor="middle", bold=True)
        for line in lines_of(drawn.title, _LARGE, width - 2 * _EDGE, 1)
    ]
    y = 58.0
    if drawn.vision:
        y = _vision(parts, drawn.vision, y, width)
    per_band = min(MOST_PER_BAND, max(1, len(drawn.boxes)))
    for start in range(0, len(drawn.boxes), per_band):
        y = _band(parts, drawn.boxes[start : start + per_band], per_band, y, width)
    if drawn.foot:
        for line in lines_of(drawn.foot, _SMALL, width - 2 * _EDGE, 2):
            y += _SMALL * _LINE
            parts.append(text_at(_EDGE, y, line, size=_SMALL, kind="soft"))
        y += _GAP
    return parts, y + _EDGE


def _vision(parts: list[str], vision: str, y: float, width: float) -> float:
    lines = lines_of(vision, _NORMAL, width - 2 * _EDGE - 40, 3)
    high = 16 + len(lines) * _NORMAL * _LINE
    parts.append(_box(_EDGE, y, width - 2 * _EDGE, high, "head", "#23408e"))
    for place, line in enumerate(lines):
        base = y + 8 + (place + 0.78) * _NORMAL * _LINE
        parts.append(text_at(width / 2, base, line, size=_NORMAL, kind="on", anchor="middle", bold=True))
    return y + high + _GAP


def _band(parts: list[str], boxes: Sequence[MapBox], per_band: int, y: float, width: float) -> float:
    """A row of boxes of one height: the plans above, the issue, what stands under it."""
    wide = (width - 2 * _EDGE - (per_band - 1) * _GAP) / per_band
    drawn = [_written(box, wide) for box in boxes]
    high = max(sum(len(lines) * size * _LINE for lines, size, _, _ in rows) for rows in drawn) + 34
    for place, rows in enumerate(drawn):
        x = _EDGE + place * (wide + _GAP)
        parts.append(f'<path class="link" d="M{x + wide / 2:.1f},{y - _GAP:.1f}v{_GAP}" stroke="#465067" fill="none"/>')
        parts.append(_box(x, y, wide, high, "box", "#ffffff"))
        base = y + 8
        for lines, size, kind, bold in rows:
            for line in lines:
                parts.append(text_at(x + 10, base + 0.78 * size * _LINE, line, size=size, kind=kind, bold=bold))
                base += size * _LINE
            base += 6
    return y + high + _GAP


Rows = list[tuple[tuple[str, ...], float, str, bool]]


def _written(box: MapBox, wide: float) -> Rows:
    inside = wide - 20
    rows: Rows = []
    if box.above:
        rows.append((lines_of(" · ".join(box.above), _SMALL, inside, 4), _SMALL, "soft", False))
    rows.append((lines_of(f"{box.code} {box.title}", _NORMAL, inside, 3), _NORMAL, "ink", True))
    below: tuple[str, ...] = ()
    for one in box.below:
        below += lines_of(one, _SMALL, inside, 3)
    rows.append((below, _SMALL, "ink", False))
    if box.money:
        rows.append(((box.money,), _SMALL, "soft", True))
    return rows


def _box(x: float, y: float, wide: float, high: float, kind: str, colour: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="3" '
        f'fill="{colour}" stroke="#10182b"/>'
    )
