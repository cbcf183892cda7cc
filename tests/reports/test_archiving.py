"""What PDF/A-2u asks of a file, as far as it can be read without a validator: one part, several parts, and pictures."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.conf import settings

from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form, Kind
from prasan.reports.documents.registry import KINDS
from prasan.reports.rendering.files import file_of
from tests.build import World
from tests.reports.test_kinds import filled, made

__all__ = ["filled"]
pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
# The forms are one part; the book and the slides are joined of several and hold pictures.
CHOSEN = [KINDS[code] for code in ("p01", "p02", "announcement", "book", "council", "framework")]
FORBIDDEN = (b"/Encrypt", b"/JavaScript", b"/JS ", b"/Launch", b"/AA", b"/EmbeddedFiles", b"/Producer(PDFium)")


@pytest.fixture(params=CHOSEN, ids=lambda kind: kind.code)
def printed(request: pytest.FixtureRequest, filled: World) -> bytes:
    kind: Kind = request.param
    document: Document = made(filled, kind)
    return file_of(document, Form.PDF)


def fonts_of(book: pypdfium2.PdfDocument) -> Iterator[tuple[str, bool]]:
    """(name, embedded) of the font of each text on each page."""
    for page in book:
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(one.raw)
            held = ctypes.create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, held, 200)
            yield held.value.decode(), bool(pdfium.FPDFFont_GetIsEmbedded(font))


def test_it_says_what_it_is_and_how_its_colours_are_meant(printed: bytes) -> None:
    for said in (b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>U</pdfaid:conformance>"):
        assert printed.count(said) == 1
    assert printed.count(b"/GTS_PDFA1") == 1
    assert printed.count(b"/DestOutputProfile") == 1
    assert re.search(rb"/ID *\[", printed)


def test_it_holds_nothing_that_runs_hides_or_lies_outside(printed: bytes) -> None:
    assert [name for name in FORBIDDEN if name in printed] == []


def test_every_letter_has_its_font_in_the_file_and_is_text(printed: bytes) -> None:
    book = pypdfium2.PdfDocument(printed)
    found = set(fonts_of(book))
    assert found
    assert [name for name, embedded in found if not embedded] == []
    texts = "".join(page.get_textpage().get_text_range() for page in book)
    assert "\ufffd" not in texts
    assert "พ.ศ. 2571" in texts.replace("\r\n", " ")


def test_it_says_how_many_pages_it_has(printed: bytes) -> None:
    said = re.findall(rb"<xmpTPg:NPages>(\d+)<", printed)
    assert [int(one) for one in said] == [len(pypdfium2.PdfDocument(printed))]
