"""Pieces of SVG in the house typeface. Pure."""

import base64
import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape

from prasan.reports.content import Picture, digits_of
from prasan.reports.rendering.lines import words_of
from prasan.reports.rendering.texts import plain

INK, LINE, PAPER, ACCENT, PALE = "#1c1f2a", "#8a90a2", "#ffffff", "#3f3f9f", "#e9e9f6"
# The mean advance of a Thai letter in shares of the type size; marks stand over letters and take no room.
_LETTER = 0.56


def picture(body: Iterable[str], width: float, height: float, width_mm: float, alternative: str) -> Picture:
    """The pieces as one picture."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
    svg = f'{head}<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>{"".join(body)}</svg>'
    return Picture(base64.b64encode(svg.encode()).decode(), "svg", width_mm, alternative)


def text(
    x: float, y: float, said: str, size: float, *, bold: bool = False, anchor: str = "start", fill: str = INK
) -> str:
    """One line of text; `y` is its baseline."""
    weight = ' font-weight="700"' if bold else ""
    said = plain(said).replace("\n", " ")
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Sarabun, sans-serif" font-size="{size:g}"{weight} '
        f'text-anchor="{anchor}" fill="{fill}">{escape(said)}</text>'
    )


def box(x: float, y: float, width: float, height: float, *, fill: str = PAPER, stroke: str = LINE) -> str:
    """A rectangle with soft corners."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {place} rx="4" fill="{fill}" stroke="{stroke}"/>'


def wrapped(said: str, width: float, size: float, *, most: int = 4, thai: bool = False) -> list[str]:
    """The text as lines that fit a width; what is longer than `most` lines ends in …"""
    room = width / (size * _LETTER)
    lines, line = [], ""
    for word in words_of(digits_of(said) if thai else said):
        if line and _length(line + word.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += word
    lines.append(line.rstrip())
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}…"]


def _length(said: str) -> int:
    return sum(1 for c in said if unicodedata.category(c) != "Mn")
