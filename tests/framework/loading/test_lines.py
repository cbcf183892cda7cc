"""Lines made ready: wrapped ones joined, glued headings parted, markers told from text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.framework.loading.items import clean_title, leading_clause, list_items, ordinal
from prasan.framework.loading.lines import Line, join_words, prepare


@pytest.mark.parametrize(
    ("text", "bullet", "number", "body"),
    [
        ("๑. ประชาชนอยู่ดี", "", "1", "ประชาชนอยู่ดี"),
        ("๒.นโยบาย", "", "2", "นโยบาย"),
        ("(๓) ระยะเวลา", "", "3", "ระยะเวลา"),
        ("- ๑) ส่งเสริม", "-", "1", "ส่งเสริม"),
        ("- ๑๐.๒ ส่งเสริม", "-", "10.2", "ส่งเสริม"),
        ("• พัฒนา", "•", "", "พัฒนา"),
        ("๖.๑.๑ ประเด็น", "", "6.1.1", "ประเด็น"),
        ("๒๖ อำเภอ", "", "", "๒๖ อำเภอ"),
        ("PM ๒.๕ ลดลง", "", "", "PM ๒.๕ ลดลง"),
    ],
)
def test_a_marker_is_told_from_the_text(text: str, bullet: str, number: str, body: str) -> None:
    line = Line(1, text)
    assert (line.marker.bullet, line.marker.number, line.body) == (bullet, number, body)


def test_a_line_that_a_margin_ended_is_joined_to_the_next() -> None:
    prepared = prepare(["พัฒนาแหล่ง", "น้ำ"], [True, False])
    assert [line.text for line in prepared.lines] == ["พัฒนาแหล่งน้ำ"]


def test_a_marker_opens_a_paragraph_wherever_the_margin_stood() -> None:
    prepared = prepare(["๑. พัฒนา", "๒. ส่งเสริม"], [True, False])
    assert [line.number for line in prepared.lines] == [1, 2]


def test_the_text_under_a_full_heading_is_not_the_heading() -> None:
    heading = "๘. การวิเคราะห์ปัจจัยและสถานการณ์การเปลี่ยนแปลง"
    text = "องค์กรปกครองส่วนท้องถิ่นต้องเตรียมพร้อมรับมือกับความท้าทายที่จะเปลี่ยนแปลงไป"
    assert len(prepare([heading, text], [True, False]).lines) == 2


def test_thai_joins_thai_and_latin_keeps_a_space() -> None:
    assert join_words("ระบบ", "น้ำ") == "ระบบน้ำ"
    assert join_words("Smart", "City") == "Smart City"
    assert join_words("แนวทางที่ ๒.๑", "เสริมสร้าง") == "แนวทางที่ ๒.๑ เสริมสร้าง"


def test_a_text_wrapped_at_one_width_is_read_as_paragraphs() -> None:
    paragraph = ["ก" * 70, "ก" * 68, "ก" * 20]
    prepared = prepare(paragraph * 20)
    assert len(prepared.lines) == 20


def test_a_short_unmarked_line_continues_the_item_and_a_long_one_ends_the_list() -> None:
    lines = [Line(1, "- พัฒนาระบบ"), Line(2, "ของอาเซียน"), Line(3, "ก" * 200), Line(4, "ข" * 30)]
    assert [item.text for item in list_items(lines)] == ["พัฒนาระบบของอาเซียน"]


def test_a_list_without_any_marker_has_one_item_per_line() -> None:
    assert len(list_items([Line(1, "ประชาชนมีความสุข"), Line(2, "บ้านเมืองมั่นคง")])) == 2


def test_a_sentence_is_named_by_the_clauses_before_it_explains() -> None:
    assert leading_clause("นโยบายน้ำประปาสะอาด ดื่มได้ มุ่งส่งเสริมการวางระบบ") == "นโยบายน้ำประปาสะอาด ดื่มได้"


@pytest.mark.parametrize(("word", "number"), [("แรก", 1), ("หนึ่ง", 1), ("สิบสอง", 12), ("๓", 3), ("นี้", None)])
def test_ordinals_are_read_in_words_and_digits(word: str, number: int | None) -> None:
    assert ordinal(word) == number


@given(st.text(max_size=200))
def test_cleaning_a_title_twice_changes_nothing(text: str) -> None:
    assert clean_title(clean_title(text)) == clean_title(text)


@given(st.lists(st.text(max_size=120), max_size=30))
def test_any_lines_at_all_can_be_prepared(raw: list[str]) -> None:
    prepared = prepare(raw)
    assert all(1 <= line.number <= len(raw) and line.text for line in prepared.lines)
