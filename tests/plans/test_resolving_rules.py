"""What meetings make of single projects, without the database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.committees.rules import OF_A_PROJECT, Outcome
from prasan.common.errors import InputRefused
from prasan.plans.rules.resolving import Word, grouped, is_followed, listed_as, text_of
from prasan.plans.rules.rows import ProjectKind
from tests.build import row

ROAD = row("ถนน")


@given(st.lists(st.builds(Word, st.integers(1, 50), st.sampled_from(OF_A_PROJECT), st.sampled_from(("", "ก", "ข")))))
def test_what_is_said_alike_becomes_one_resolution_and_nothing_is_lost(words: list[Word]) -> None:
    found = grouped(words)
    assert sorted((pk, *key) for key, ids in found.items() for pk in ids) == sorted(
        (one.project_id, one.outcome, one.note) for one in words
    )


def test_a_project_is_not_merely_noted() -> None:
    with pytest.raises(InputRefused):
        grouped([Word(1, Outcome.NOTED)])


def test_a_resolution_without_words_says_the_usual_ones() -> None:
    assert text_of(Outcome.CUT, "", 3) == "ให้ตัดออก 3 โครงการ"
    assert text_of(Outcome.MONEY, "ลดเหลือ 300,000 บาท", 1) == "ลดเหลือ 300,000 บาท"
    assert listed_as(ProjectKind.OWN, "12") == "ผ.02 ที่ 12"
    assert listed_as(ProjectKind.EQUIPMENT, "") == "ผ.03"


@pytest.mark.parametrize(
    ("outcome", "now", "followed"),
    [
        (Outcome.CUT, ROAD, False),
        (Outcome.CUT, None, True),
        (Outcome.MONEY, row("ถนนใหม่"), False),
        (Outcome.MONEY, row("ถนน", amounts={2571: 5}), True),
        (Outcome.MONEY, None, True),
        (Outcome.AMEND, ROAD, False),
        (Outcome.AMEND, row("ถนนใหม่"), True),
        (Outcome.AGREED, ROAD, True),
        (Outcome.DEFERRED, ROAD, True),
    ],
)
def test_a_plan_follows_a_resolution_when_it_says_what_was_wanted(
    outcome: Outcome, now: object, followed: bool
) -> None:
    assert is_followed(outcome, ROAD, now) is followed  # type: ignore[arg-type]
