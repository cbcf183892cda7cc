"""The marked words: where they stand, whatever the spaces, and never as markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from prasan.web.planning.highlighting import highlighted, words_in

LETTERS = st.text(st.sampled_from("กขคงา้<>&\"' "), max_size=20)


def test_the_quoted_words_of_the_evidence_are_what_is_marked() -> None:
    assert words_in(["ชื่อ: “ถนน”", "วัตถุประสงค์: “สัญจร” “ถนน”", "ลาดยาง", "x"]) == ("ถนน", "สัญจร", "ลาดยาง")


def test_spaces_within_a_word_do_not_matter() -> None:
    assert highlighted("ผิวทาง ลาด ยาง", ["ลาดยาง"]) == "ผิวทาง <mark>ลาด ยาง</mark>"


def test_overlapping_words_are_marked_once() -> None:
    assert highlighted("ก่อสร้างถนน", ["ก่อสร้าง", "สร้างถนน"]) == "<mark>ก่อสร้างถนน</mark>"


@given(LETTERS, st.lists(LETTERS, max_size=3))
def test_the_text_is_always_escaped_and_complete(text: str, words: list[str]) -> None:
    import html

    marked = highlighted(text, words)
    plain = re.sub(r"</?mark>", "", marked)
    assert not re.search(r"[<>]", plain)
    assert html.unescape(plain) == text
