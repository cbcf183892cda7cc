"""Drawings as dots: Word of older years and slides draw no SVG, and Thai marks in the SVG of a PDF break PDF/A."""

import base64
from functools import lru_cache
from typing import Any

import typst

from prasan.reports.content import Picture
from prasan.reports.rendering.typefaces import Typeface

DOTS_PER_INCH = 260


def as_dots(one: Picture, typeface: Typeface) -> bytes:
    """The picture as PNG."""
    image = base64.b64decode(one.base64)
    return _drawn(image, one.width_mm, typeface) if one.format == "svg" else image


@lru_cache(maxsize=8)
def _drawn(svg: bytes, width_mm: float, typeface: Typeface) -> bytes:
    """Kept for a moment: the pages of a document may be set twice."""
    page = f"#set page(width: {width_mm}mm, height: auto, margin: 0pt)"
    source = f'{page}\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    # The types that come with typst want the source and the folders to be of one kind.
    fonts: Any = [typeface.folder]
    made: bytes = typst.compile(
        source.encode(),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"svg": svg.decode()},
        format="png",
        ppi=DOTS_PER_INCH,
    )
    return made
