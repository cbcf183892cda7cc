"""Thai text on the way in."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.common.text import arabic_digits, matching_key, normalise, one_line, thai_digits

thai = st.text(
    alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" \n\t\u200bเแ่้ำํา1a")
)


@given(thai | st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_it_mends_what_old_documents_do_to_thai() -> None:
    assert normalise("น\u0e4d\u0e49าประปา") == "น้ำประปา"
    assert normalise("เเผนงาน") == "แผนงาน"
    assert normalise("พื้้นที่\u200bตำบล") == "พื้นที่ตำบล"
    assert normalise("  ก  ข \r\n ค ") == "ก ข\nค"


def test_line_breaks_become_spaces_only_where_asked() -> None:
    assert one_line("กองช่าง\nงานโยธา") == "กองช่าง งานโยธา"


def test_the_matching_key_ignores_spaces_marks_of_writing_and_kind_of_digits() -> None:
    assert matching_key("ถนน คสล. หมู่ที่ ๔") == matching_key("ถนนคสล หมู่ที่4")


@given(st.text(alphabet="0123456789กข"))
def test_digits_go_there_and_back(text: str) -> None:
    assert arabic_digits(thai_digits(text)) == text
