"""Shared words are marked without cutting a letter from its marks."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from prasan.web.coordinating.marking import pieces_of

THAI = st.text(alphabet="กขคนสวางโ่้ิีุู์ 123", max_size=60)


def test_what_both_have_is_marked() -> None:
    pieces = pieces_of("ก่อสร้างถนน คสล. หมู่ที่ 4", "ปรับปรุงถนน คสล. หมู่ที่ 4")
    assert [(piece.text, piece.shared) for piece in pieces] == [("ก่อสร้า", False), ("งถนน คสล. หมู่ที่ 4", True)]


@given(THAI, THAI)
@example(" ิ", " ")
def test_the_pieces_are_the_title_and_none_begins_with_a_lone_mark(one: str, other: str) -> None:
    pieces = pieces_of(one, other)
    assert "".join(piece.text for piece in pieces) == one
    assert not any(unicodedata.category(piece.text[0]) == "Mn" for piece in pieces[1:])
