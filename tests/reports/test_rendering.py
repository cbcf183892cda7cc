"""The same content as PDF, DOCX, XLSX and HTML: what stands in it, and that nothing bad breaks it."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import openpyxl
import pypdfium2
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from prasan.common.errors import Refusal
from prasan.reports.content import Cell, Column, Contents, Document, Heading, Row, Section, Table, columns_of, paragraph
from prasan.reports.documents import p01, p02
from prasan.reports.documents.kinds import Form
from prasan.reports.rendering.columns import fitted
from prasan.reports.rendering.files import file_of, house_typeface
from prasan.reports.rendering.html import html
from prasan.reports.rendering.lines import Ruler, clusters_of, words_of
from prasan.reports.rendering.typefaces import typeface
from prasan.reports.template import Template
from tests.reports.reading import docx_tables, pdf_text, xlsx_rows
from tests.reports.sample import facts, project

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
HOSTILE = [
    project("โครงการ" + "ยาว" * 30, objective="เพื่อพัฒนาคุณภาพชีวิต " * 230),
    project("ก" * 300),
    project("x" * 300),
    project("มีอีโมจิ 😀 และ \x00\x0b ตัวควบคุม", target='=HYPERLINK("http://x")'),
    project("<b>#let [markup] $x$ \\ *ดอกจัน*", amounts={2571: 999_999_999_999}),
]


def test_pdf_says_every_text_of_the_form_exactly_and_is_made_again_byte_for_byte() -> None:
    made = file_of(p02.build(facts(), Template()), Form.PDF)
    assert made == file_of(p02.build(facts(), Template()), Form.PDF)
    text = pdf_text(made)
    for said in ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ผลผลิตของโครงการ", "1,632,820", "แบบผ.02", "ข้อมูลสมมติ"):
        assert said in text
    assert b"pdfaid" in made or b"Sarabun" in made


def test_every_thai_syllable_copies_out_of_the_pdf_as_it_went_in() -> None:
    syllables = [f"{b}{v}{t}" for b in "กปฎ" for v in ("", *"ัิีึืุู็") for t in ("", *"่้๊๋์")] + ["น้ำ", "ค่ำ", "ปู่", "ทั่ว"]
    document = Document("ทดสอบ", (Section(tuple(paragraph(one) for one in syllables), numbered=False),))
    assert pdf_text(file_of(document, Form.PDF)) == "".join(syllables)


def test_pdf_pages_lie_across_for_forms() -> None:
    book = pypdfium2.PdfDocument(file_of(p01.build(facts(), Template()), Form.PDF))
    assert {tuple(round(side) for side in page.get_size()) for page in book} == {(842, 595)}


def test_docx_repeats_heads_keeps_rows_whole_and_sets_the_thai_font_and_size() -> None:
    made = file_of(p02.build(facts(), Template()), Form.DOCX)
    tables = docx_tables(made)
    assert tables[0][2][1] == "ก่อสร้างถนนคอนกรีตเสริมเหล็ก"
    assert tables[0][2][4] == "1,632,820"
    parts = zipfile.ZipFile(io.BytesIO(made))
    body = parts.read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == 2 * 2
    assert body.count("<w:cantSplit/>") == body.count("<w:tr>")
    assert 'w:cs="Sarabun"' in parts.read("word/styles.xml").decode()
    assert "<w:szCs " in body
    assert 'w:orient="landscape"' in body
    assert any(name.endswith(".odttf") for name in parts.namelist())
    feet = [parts.read(name).decode() for name in parts.namelist() if "footer" in name]
    assert any(" PAGE " in foot for foot in feet)


def test_a_long_mark_at_the_head_of_a_page_leaves_the_corner_at_its_right() -> None:
    document = replace(
        p02.build(facts(), Template()), marks=("เอกสารเลขที่ 12 ออกเมื่อ 30 พ.ย. 2569 รหัสตรวจสอบ 0123456789ab",)
    )
    with zipfile.ZipFile(io.BytesIO(file_of(document, Form.DOCX))) as package:
        heads = [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]
    assert heads
    assert all(one.count("<w:tab/>") == 1 and 'w:val="center"' not in one for one in heads)


def test_docx_is_made_again_byte_for_byte_in_what_it_says() -> None:
    first, second = (file_of(p02.build(facts(), Template()), Form.DOCX) for _ in range(2))
    read = [zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml") for made in (first, second)]
    assert read[0] == read[1]


def test_xlsx_keeps_amounts_as_numbers_and_texts_as_texts() -> None:
    rows = xlsx_rows(file_of(p02.build(facts(HOSTILE), Template()), Form.XLSX), "ผ.02")
    assert any(999_999_999_999 in row for row in rows)
    assert any('=HYPERLINK("http://x")' in row for row in rows)


def test_a_row_of_a_workbook_is_as_high_as_its_longest_text() -> None:
    long = project("ก่อสร้างถนนคอนกรีตเสริมเหล็ก " * 4)
    made = file_of(p02.build(facts([long, project("ถนน", objective="", target="")]), Template()), Form.XLSX)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    high = {str(row[1].value)[:5]: sheet.row_dimensions[at].height for at, row in enumerate(sheet.iter_rows(), 1)}
    assert high["ก่อสร"] >= 2.5 * high["ถนน"] > 15


def test_thai_digits_are_a_choice_of_the_template() -> None:
    document = p02.build(facts(), Template(thai_digits=True))
    assert "๑,๖๓๒,๘๒๐" in pdf_text(file_of(document, Form.PDF))
    assert docx_tables(file_of(document, Form.DOCX))[0][2][4] == "๑,๖๓๒,๘๒๐"
    assert "๑,๖๓๒,๘๒๐" in html(document)


@pytest.mark.parametrize("kind", [p01, p02])
def test_amounts_of_twelve_digits_stay_on_one_line(kind: ModuleType) -> None:
    made = file_of(
        kind.build(facts([project("ก", amounts=dict.fromkeys(range(2571, 2576), 199_999_999_999))]), Template()),
        Form.PDF,
    )
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    assert text.count("199,999,999,999") >= 5


@pytest.mark.parametrize("form", list(Form))
def test_bad_input_still_comes_out_right(form: Form) -> None:
    made = file_of(p02.build(facts(HOSTILE), Template()), form)
    if form is Form.PDF:
        text = pdf_text(made)
        assert "999,999,999,999" in text
        assert text.count("ชีวิต") == 230
        assert "ก" * 5 in text
        assert "[markup]$x$\\*ดอกจัน*" in text


def test_amounts_of_twelve_digits_leave_room_for_texts() -> None:
    document = p02.build(
        facts((project("ถนน", amounts=dict.fromkeys(range(2571, 2576), 999_999_999_999)),) * 3), Template()
    )
    (table,) = (one for one in document.sections[0].blocks if isinstance(one, Table))
    widths, size = fitted([table], table.columns, 740, 10, Ruler(house_typeface()), thai=False)
    assert all(width > 5 * size for width, column in zip(widths, table.columns, strict=True) if not column.fit)


def test_a_column_of_a_workbook_is_as_wide_as_its_longest_sum() -> None:
    document = p02.build(facts((project("ถนน", amounts={2571: 999_999_999_999}),) * 3), Template())
    sheet = openpyxl.load_workbook(io.BytesIO(file_of(document, Form.XLSX))).active
    assert sheet is not None
    assert sheet.column_dimensions["E"].width >= len("2,999,999,999,997")


def test_texts_of_a_slide_stand_above_its_foot_however_long() -> None:
    section = Section((Heading("ขอให้พิจารณา"), *(paragraph("ถนน" * 100, size=20) for _ in range(4))), landscape=True)
    (slide,) = Presentation(io.BytesIO(file_of(Document("สไลด์", (section,)), Form.PPTX))).slides
    *texts, foot, _ = (shape for shape in slide.shapes if shape.has_text_frame)
    assert all(shape.top + shape.height <= foot.top for shape in texts)


def test_the_list_of_contents_of_a_page_leads_to_its_headings() -> None:
    headings = (Heading("หนึ่ง"), Heading("ไม่อยู่ในสารบัญ", in_contents=False), Heading("สอง"))
    page = html(Document("เล่ม", (Section((Contents(),)), Section(headings))))
    assert re.findall(r'href="#(.*?)">(.*?)</a>', page) == [("heading-1", "หนึ่ง"), ("heading-2", "สอง")]
    assert re.findall(r'id="(.*?)" .*?>(.*?)</h2>', page) == [("heading-1", "หนึ่ง"), ("heading-2", "สอง")]


def test_html_escapes_every_text() -> None:
    drawn = html(p02.build(facts(HOSTILE), Template()))
    assert "<b>#let" not in drawn
    assert "&lt;b&gt;#let" in drawn


def test_a_missing_typeface_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Sarabun"):
        typeface(tmp_path / "nothing", tmp_path)


def test_lines_never_break_inside_a_word() -> None:
    text = "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กในเขตจังหวัดขอนแก่นและจังหวัดมหาสารคาม อบต.ทดสอบ"
    words = words_of(text)
    assert "".join(words) == text
    for width in range(70, 300, 10):
        broken = "\n".join(Ruler(house_typeface()).filled(text, width, 10, even=width % 20 == 0))
        for whole in ("ขอนแก่น", "มหาสารคาม", "จังหวัด", "ก่อสร้าง", "อบต."):
            assert whole in broken


def test_a_word_longer_than_the_line_is_cut_between_letters_not_before_marks() -> None:
    lines = Ruler(house_typeface()).filled("ก้ำ" * 50, 60, 10)
    assert "".join(lines) == "ก้ำ" * 50
    assert all(line.startswith("ก") for line in lines)


def test_a_compound_longer_than_the_line_is_parted_between_its_words() -> None:
    filled = Ruler(house_typeface()).filled
    assert filled("โครงสร้างพื้นฐาน ดี", 58, 10) == ["โครงสร้าง", "พื้นฐาน ดี"]
    assert filled("เส้นผ่านศูนย์กลาง 0.60 เมตร", 50, 10) == ["เส้นผ่าน", "ศูนย์กลาง", "0.60 เมตร"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("แผนปีงบประมาณ พ.ศ. 2571", "พ.ศ. 2571"),
        ("ท่อลอดเหลี่ยม คสล. 2 แห่ง", "คสล. "),
        ("สำนักการศึกษา", "สำนัก"),
        ("เทศบาลตำบลบ้านโต้น", "เทศบาลตำบลบ้านโต้น"),
        ("ถนนสายชุมชนโสกงาม หมู่ที่ 3", "ชุมชนโสกงาม "),
        ("เมื่อวันที่ 30 พฤศจิกายน 2569 จึงแจ้ง", "30 พฤศจิกายน 2569 "),
        ("รายงานการติดตาม", "รายงาน"),
        ("ผิวทางแอสฟัลท์", "แอสฟัลท์"),
        ("โคมไฟพลังงานแสงอาทิตย์ 45 ชุด", "45 ชุด"),
    ],
)
def test_what_belongs_together_stays_together(text: str, whole: str) -> None:
    words = words_of(text)
    assert whole in words
    assert "".join(words) == text


def test_a_stretch_that_does_not_fit_is_parted_between_its_words_before_its_letters() -> None:
    filled = Ruler(house_typeface()).filled
    assert filled("ชุมชนหนองตะไก้", 50, 10) == ["ชุมชนหนอง", "ตะไก้"]
    assert filled("นายกองค์การบริหารส่วนจังหวัด", 80, 10) == ["นายกองค์การ", "บริหารส่วนจังหวัด"]


def test_centred_lines_are_about_equally_long_and_no_more_than_needed() -> None:
    ruler, text = Ruler(house_typeface()), "แนวทางการพิจารณาติดตามและประเมินผลยุทธศาสตร์เพื่อความสอดคล้อง"
    uneven, even = (ruler.filled(text, 330, 14, even=wanted) for wanted in (False, True))
    assert len(even) == len(uneven)
    assert "".join(even) == "".join(uneven)
    assert max(ruler.width(line, 14) for line in even) < max(ruler.width(line, 14) for line in uneven)


@given(st.text(alphabet="กขคงจเแโใไะาำิี่้๊์ๆฯ abc123.,()😀\n", max_size=200), st.integers(20, 300))
def test_filling_loses_nothing_but_spaces_at_the_ends_of_lines(text: str, width: int) -> None:
    lines = Ruler(house_typeface()).filled(text, width, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="กขเแาำิี่้", max_size=40))
def test_clusters_join_to_the_word(word: str) -> None:
    assert "".join(clusters_of(word)) == word


def test_cells_find_their_columns_beside_cells_that_span_rows() -> None:
    head = (Row((Cell("ก", rows=2), Cell("ข", columns=2))), Row((Cell("ค"), Cell("ง"))))
    assert columns_of(head, 3) == [[0, 1], [1, 2]]


def test_a_row_that_is_wider_than_its_table_is_a_fault_of_the_document() -> None:
    with pytest.raises(ValueError, match="wider"):
        columns_of((Row((Cell("ก", columns=3),)),), 2)
    assert Table((Column(1),), ()).body == ()
