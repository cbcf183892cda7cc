"""Slips of the pen that are put into titles to measure what they cost."""

import random

import pytest

from prasan.ops.slips import SLIPS, with_letters_changed, without_a_letter, without_a_tone_mark


def test_each_slip_changes_a_title_by_one_letter_and_the_same_chance_gives_the_same() -> None:
    title = "ก่อสร้างรางระบายน้ำ หมู่ที่ 4 บ้านดินดำ"
    for slip in SLIPS.values():
        slipped = slip(title, random.Random(1))
        assert slipped != title
        assert slipped == slip(title, random.Random(1))
        assert abs(len(slipped) - len(title)) <= 1


@pytest.mark.parametrize("slip", SLIPS.values())
def test_a_title_in_which_nothing_can_slip_stays(slip: object) -> None:
    assert callable(slip)
    assert slip("CCTV 4", random.Random(1)) == "CCTV 4"


def test_what_slips_is_what_the_name_says() -> None:
    assert without_a_tone_mark("น้ำ", random.Random(1)) == "นำ"
    assert without_a_letter("น", random.Random(1)) == ""
    assert sorted(with_letters_changed("นม", random.Random(3))) == sorted("นม")
