"""Thai text in a drawing: how wide it is about, and its lines, parted between words. Pure."""

import base64
import unicodedata
from collections.abc import Iterable
from html import escape

from prasan.reports.content import Picture
from prasan.reports.rendering.lines import clusters_of, words_of
from prasan.reports.rendering.texts import plain

# Widths in units of the type size, a little wide on purpose: no typeface is measured here.
_THAI, _NARROW, _WIDE, _OTHER = 0.63, 0.36, 0.9, 0.6
_NARROW_LETTERS = frozenset(" .,:;'|!()[]iljเแโใไา")
_WIDE_LETTERS = frozenset("MW@ฌฒณญฐ")


def width_of(text: str, size: float) -> float:
    """About how wide a line is; vowel signs and tone marks above and below take no room."""
    return size * sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Mn":
        return 0.0
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _THAI if "ก" <= letter <= "๛" else _OTHER


def lines_of(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """A text in lines of a width, broken between words, one longer than a line between letters; what does not fit in `most`
    lines ends in an ellipsis."""
    lines, line = [], ""
    words = words_of(plain(text))
    for word in (piece for one in words for piece in ([one] if width_of(one, size) <= width else clusters_of(one))):
        if line and width_of(line + word.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    lines.append(line.rstrip())
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(f"{last}…", size) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last}…")


def text_at(
    x: float, y: float, text: str, *, size: float, kind: str = "ink", anchor: str = "start", bold: bool = False
) -> str:
    """One line of text; `kind` names its class, so that a page colours it, with a colour of its own for print."""
    weight = ' font-weight="700"' if bold else ""
    colour = {"ink": "#10182b", "soft": "#465067", "on": "#ffffff"}[kind]
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" class="{kind}" '
        f'fill="{colour}"{weight}>{escape(plain(text))}</text>'
    )


def drawing(kind: str, width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """The parts as one SVG that says its title to those who cannot see it."""
    return (
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(plain(title))}" font-family="Sarabun, Laksaman, sans-serif">{"".join(parts)}</svg>'
    )


def as_picture(svg: str, width_mm: float, alternative: str) -> Picture:
    """A drawing as it stands in a document."""
    return Picture(base64.b64encode(svg.encode()).decode(), "svg", width_mm, alternative)
