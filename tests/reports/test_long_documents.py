"""Long documents are set in parts: page numbers run on, the list of contents names the printed pages, rows stay in order."""

import io
import zipfile

import pypdfium2
import pytest
from django.conf import settings

from prasan.reports.content import Cell, Column, Contents, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents.kinds import Form
from prasan.reports.rendering.files import file_of, house_typeface
from prasan.reports.rendering.parts import PART_ROWS, parts_of
from prasan.reports.rendering.pdf import pages_of_headings
from tests.reports.reading import docx_tables

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")


def table(rows: int, begin: int = 0) -> Table:
    body = tuple(Row((Cell(f"แถวที่ {begin + n} จบ"),)) for n in range(rows))
    return Table((Column(1),), body, head=(Row((Cell("หัวตาราง"),)),))


def book(*sizes: int) -> Document:
    chapters = tuple(
        block
        for number, size in enumerate(sizes, 1)
        for block in (Heading(f"บทที่ {number}"), table(size, number * 10_000))
    )
    return Document("เล่ม", (Section((paragraph("ปก"),), numbered=False), Section((Contents(),)), Section(chapters)))


def texts(made: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]


def test_a_heading_stays_with_its_table_where_a_document_is_cut() -> None:
    parts = parts_of(book(PART_ROWS - 1, 50, 50))
    ends = [part.sections[-1].blocks[-1] for part in parts]
    assert len(parts) > 1
    assert not any(isinstance(block, Heading) for block in ends)


def test_no_row_is_lost_or_doubled_by_cutting() -> None:
    rows = [
        row.cells[0].text
        for part in parts_of(book(PART_ROWS * 2 + 7, 3))
        for section in part.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.body
    ]
    assert len(rows) == len(set(rows)) == PART_ROWS * 2 + 10


def test_page_numbers_run_on_and_contents_name_the_printed_pages() -> None:
    document = book(PART_ROWS, PART_ROWS, 5)
    pages = texts(file_of(document, Form.PDF))
    found = pages_of_headings(document, house_typeface())
    for number, page in enumerate(found, 1):
        printed = pages[page]  # the cover has no number, so page 1 is the second
        assert f"บทที่ {number}" in printed
        assert printed.split()[-1] == str(page)
    listed = [line.split()[-1].strip(".") for line in pages[1].splitlines() if line.startswith("บทที่")]
    assert listed == [str(page) for page in found]


def test_every_heading_has_its_bookmark_whatever_part_it_stands_in() -> None:
    chapters = (
        Heading("บทที่ 1"),
        table(PART_ROWS),
        Heading("บทรอง", level=2),
        table(PART_ROWS),
        Heading("บทที่ 2"),
        table(5),
    )
    made = pypdfium2.PdfDocument(file_of(Document("เล่ม", (Section(chapters),)), Form.PDF))
    marks = [(one.level, one.get_title(), one.get_dest().get_index()) for one in made.get_toc()]
    assert [(level, title) for level, title, _page in marks] == [(0, "บทที่ 1"), (1, "บทรอง"), (0, "บทที่ 2")]
    pages = [page.get_textpage().get_text_range() for page in made]
    assert [title for _level, title, page in marks if title not in pages[page]] == []


def test_numbers_begin_behind_all_pages_that_lead_without_them() -> None:
    headings = tuple(Heading(f"หัวข้อที่ {number}") for number in range(60))
    chapter = Section((Heading("บทแรก", in_contents=True), paragraph("เนื้อความ")))
    front = (Section((paragraph("ปก"),), numbered=False), Section((Contents(),), numbered=False))
    document = Document("เล่ม", (*front, chapter, Section(headings)))
    pages = texts(file_of(document, Form.PDF))
    opening = next(index for index, page in enumerate(pages) if "เนื้อความ" in page)
    assert opening > 2  # the list of contents takes more than one page
    assert pages[opening].split()[-1] == "1"
    assert pages_of_headings(document, house_typeface())[0] == 1


def test_every_page_of_a_table_repeats_its_head() -> None:
    pages = texts(file_of(Document("ตาราง", (Section((table(PART_ROWS + 30),)),)), Form.PDF))
    assert len(pages) > 3
    assert all("หัวตาราง" in page for page in pages)


def test_word_gets_a_list_of_contents_that_is_already_filled() -> None:
    made = file_of(book(5, 5), Form.DOCX)
    assert docx_tables(made)[0][1][0] == "แถวที่ 10000 จบ"
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert 'TOC \\o "1-2"' in body
    assert body.count("PAGEREF _Toc") == 2


def test_no_page_is_left_partly_empty_where_a_document_is_cut() -> None:
    chapters = (
        table(PART_ROWS * 2 + 500),
        Heading("บทรอง", level=2),
        table(PART_ROWS - 300, 90_000),
        table(400, 95_000),
    )
    pages = texts(file_of(Document("ตาราง", (Section(chapters),)), Form.PDF))
    rows = [row for page in pages for row in page.splitlines() if row.startswith("แถวที่")]
    assert rows == [
        f"แถวที่ {n} จบ" for n in (*range(PART_ROWS * 2 + 500), *range(90_000, 90_700), *range(95_000, 95_400))
    ]
    full = max(page.count("แถวที่") for page in pages)
    assert [page.count("แถวที่") for page in pages[:-1] if page.count("แถวที่") < full - 6] == []


def test_a_row_that_goes_on_over_a_page_is_not_cut_off_from_its_end() -> None:
    long = Row((Cell("\n".join(f"บรรทัด {n}" for n in range(90))),))
    short = table(PART_ROWS - 1)
    document = Document(
        "ตาราง", (Section((Table(short.columns, (*short.body, long, *table(30, 5000).body), short.head),)),)
    )
    said = "\n".join(texts(file_of(document, Form.PDF)))
    assert [n for n in range(90) if said.count(f"บรรทัด {n}\n") + said.count(f"บรรทัด {n}\r") != 1] == []
    assert said.count("แถวที่ 998 จบ") == said.count("แถวที่ 5000 จบ") == said.count("แถวที่ 5029 จบ") == 1
