"""Bars with their figures written out, and a mark where the target is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from prasan.reports.content import Picture, in_digits
from prasan.reports.drawings.lettering import as_picture, drawing, lines_of, text_at

_WIDTH, _LABEL, _BAR, _SIZE, _LINE_STEP, _FIGURE = 1000.0, 380.0, 26.0, 18.0, 23.0, 165.0
_INK, _LINE, _ACCENT, _PALE = "#10182b", "#8a90a2", "#23408e", "#e6eaf4"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is against the longest scale, what is written behind it, where its target stands."""

    label: str
    value: float
    said: str
    target: float | None = None


def bars(rows: Sequence[Bar], *, scale: float, width_mm: float, alternative: str, thai: bool = False) -> Picture:
    """Bars under one another; `scale` is the value of a whole width."""
    room = _WIDTH - _LABEL - _FIGURE
    pieces: list[str] = []
    y = 6.0
    for row in rows:
        label, said = (in_digits(one, thai=thai) for one in (row.label, row.said))
        lines = lines_of(label, _SIZE, _LABEL - 16, 2)
        high = max(_BAR, len(lines) * _LINE_STEP)
        pieces += [
            text_at(_LABEL - 10, y + 19 + at * _LINE_STEP, line, size=_SIZE, anchor="end")
            for at, line in enumerate(lines)
        ]
        long = room * min(max(row.value / scale, 0.0), 1.0) if scale else 0.0
        pieces.append(_bar(y, room, _PALE))
        if long:
            pieces.append(_bar(y, long, _ACCENT))
        if row.target is not None and scale:
            at = _LABEL + room * min(row.target / scale, 1.0)
            pieces.append(f'<path d="M{at:.1f},{y - 3:.1f} V{y + _BAR + 3:.1f}" stroke="{_INK}" stroke-width="2.4"/>')
        pieces.append(text_at(_LABEL + room + 10, y + 19, said, size=_SIZE, bold=True))
        y += high + 12
    pieces.append(f'<path d="M{_LABEL:g},2 V{y:.1f}" stroke="{_LINE}"/>')
    return as_picture(drawing("bars", _WIDTH, y + 4, alternative, pieces), width_mm, alternative)


def _bar(y: float, long: float, colour: str) -> str:
    return f'<rect x="{_LABEL:.1f}" y="{y:.1f}" width="{long:.1f}" height="{_BAR:.1f}" rx="4" fill="{colour}"/>'
