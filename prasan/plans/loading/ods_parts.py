"""How far an .ods sheet really spreads: its XML may say "repeat this cell a million times" in one line."""

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError  # the types only; defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from prasan.plans.loading import refusals
from prasan.plans.loading.sheet_xml import MAX_RECTANGLE_CELLS

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_rectangles(content: bytes) -> None:
    """Refuse an .ods file of which a sheet with values spreads over too many cells."""
    rows = columns = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            for _, element in iterparse(part, forbid_dtd=True):
                if element.tag == f"{_TABLE}table":
                    rows = columns = 0
                elif element.tag == f"{_TABLE}table-row":
                    width = _width_with_values(element)
                    rows += _times(element, "rows") if width or _times(element, "rows") < _TRAILING else 0
                    columns = max(columns, width)
                    element.clear()
                if rows * columns > MAX_RECTANGLE_CELLS:
                    raise refusals.zip_bomb()
    except DefusedXmlException as fault:
        raise refusals.unsafe_xml() from fault
    except (ParseError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise refusals.broken_file() from fault


# LibreOffice closes every sheet with one blank row repeated to the end of the sheet.
_TRAILING = 10_000


def _times(element: Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _width_with_values(row: Element) -> int:
    width = last = 0
    for cell in row:
        width += _times(cell, "columns")
        if len(cell) or any(name.endswith("value") for name in cell.keys()):  # noqa: SIM118 (an element is no dict)
            last = width
    return last
