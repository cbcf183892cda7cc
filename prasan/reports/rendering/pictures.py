"""Drawings as dots: Word of older years and slides draw no SVG, and Thai marks in the SVG of a PDF break PDF/A."""

import base64
from functools import lru_cache

from prasan.reports.content import Picture
from prasan.reports.rendering.printing import printed
from prasan.reports.rendering.typefaces import Typeface


def as_dots(one: Picture, typeface: Typeface) -> bytes:
    """The picture as PNG."""
    image = base64.b64decode(one.base64)
    return _drawn(image, one.width_mm, typeface) if one.format == "svg" else image


@lru_cache(maxsize=8)
def _drawn(svg: bytes, width_mm: float, typeface: Typeface) -> bytes:
    """Kept for a moment: the pages of a document may be set twice."""
    return printed("picture.typ", {"svg": svg.decode(), "width": width_mm}, typeface, "png").file
