"""Bars with their figures written out, and a mark where the target is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from prasan.reports.content import Picture
from prasan.reports.pictures.drawing import ACCENT, INK, LINE, PALE, box, picture, text, wrapped

_WIDTH, _LABEL, _BAR, _SIZE, _FIGURE = 1000.0, 330.0, 22.0, 14.0, 150.0


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
        lines = wrapped(row.label, _LABEL - 16, _SIZE, most=2, thai=thai)
        high = max(_BAR, len(lines) * 18.0)
        pieces += [text(_LABEL - 10, y + 15 + at * 18, line, _SIZE, anchor="end") for at, line in enumerate(lines)]
        long = room * min(max(row.value / scale, 0.0), 1.0) if scale else 0.0
        pieces.append(box(_LABEL, y, room, _BAR, fill=PALE, stroke=PALE))
        if long:
            pieces.append(box(_LABEL, y, long, _BAR, fill=ACCENT, stroke=ACCENT))
        if row.target is not None and scale:
            at = _LABEL + room * min(row.target / scale, 1.0)
            pieces.append(f'<path d="M{at:.1f},{y - 3:.1f} V{y + _BAR + 3:.1f}" stroke="{INK}" stroke-width="2.4"/>')
        pieces.append(text(_LABEL + room + 10, y + 16, _digits(row.said, thai=thai), _SIZE, bold=True))
        y += high + 12
    pieces.append(f'<path d="M{_LABEL:g},2 V{y:.1f}" stroke="{LINE}"/>')
    return picture(pieces, _WIDTH, y + 4, width_mm, alternative)


def _digits(said: str, *, thai: bool) -> str:
    return "\n".join(wrapped(said, _WIDTH, _SIZE, most=1, thai=thai))
