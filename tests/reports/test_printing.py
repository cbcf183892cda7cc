"""typst prints in a process of its own: what it refuses comes back as a sentence, and the libraries beside it stay themselves."""

import pytest
from django.conf import settings

from prasan.common.errors import Refusal
from prasan.reports.content import Cell, Column, Document, Row, Section, Table
from prasan.reports.documents.kinds import Form
from prasan.reports.rendering import pdf
from prasan.reports.rendering.files import file_of, house_typeface
from prasan.reports.rendering.printing import NotPrinted, printed
from tests.reports.reading import pdf_text

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")


def test_what_typst_refuses_is_told_in_its_words() -> None:
    with pytest.raises(NotPrinted, match="width"):
        printed("picture.typ", {"svg": "<svg/>"}, house_typeface(), "png")


def test_a_document_that_is_not_printed_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise NotPrinted("no more room")

    monkeypatch.setattr(pdf, "printed", broken)
    with pytest.raises(Refusal, match="เล่มแผน"):
        file_of(Document("เล่มแผน", (Section(()),)), Form.PDF)


def test_rows_that_span_and_rows_of_many_lines_stand_in_one_table() -> None:
    rows = (
        Row((Cell("สูง\nสาม\nบรรทัด", rows=2), Cell("ข้าง"))),
        Row((Cell("ใต้"),)),
        Row((Cell(""), Cell("หลายบรรทัด\nสอง"))),
    )
    made = file_of(Document("ตาราง", (Section((Table((Column(1), Column(1)), rows),)),)), Form.PDF)
    assert sorted(pdf_text(made)) == sorted("สูงสามบรรทัดข้างใต้หลายบรรทัดสอง1")
