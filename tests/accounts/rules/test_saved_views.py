"""What a filter that a person keeps may be called, and how many they keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.rules.saved_views import LONGEST_NAME, LONGEST_QUERY, MOST_OF_A_LIST, read_name, why_not_keep
from prasan.common.errors import InputRefused


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" ถนนที่ยังไม่ทำสัญญา  ปี 2571 ", "ถนนที่ยังไม่ทำสัญญา ปี 2571"),
        ("ถ\u200bนน", "ถนน"),
        ("<b>ถนน</b>", "<b>ถนน</b>"),
        ("ก" * LONGEST_NAME, "ก" * LONGEST_NAME),
    ],
)
def test_a_name_is_kept_in_one_line(written: str, kept: str) -> None:
    assert read_name(written) == kept


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "view_without_name"),
        (" \u200b ", "view_without_name"),
        ("ถนน\x00", "view_name_unseen"),
        ("ถนน\nน้ำ", "view_name_unseen"),
        ("ถนน\u202eน้ำ", "view_name_unseen"),
        ("ก" * (LONGEST_NAME + 1), "view_name_long"),
    ],
)
def test_a_name_that_nobody_could_read_is_refused(written: str, code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_name(written)
    assert refused.value.code == code


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_readable_or_refused(written: str) -> None:
    try:
        name = read_name(written)
    except InputRefused:
        return
    assert name
    assert name.isprintable()
    assert len(name) <= LONGEST_NAME
    assert read_name(name) == name


@pytest.mark.parametrize(
    ("name", "query", "others", "code"),
    [
        ("ก", "", {}, "view_without_filter"),
        ("ก", "q=" + "a" * LONGEST_QUERY, {}, "view_filter_long"),
        ("Roads", "q=a", {"roads": "q=b"}, "view_name_taken"),
        ("ก", "q=a", {"ข": "q=a"}, "view_kept_already"),
        ("ก", "q=a", {str(one): f"q={one}" for one in range(MOST_OF_A_LIST)}, "too_many_views"),
    ],
)
def test_a_view_that_helps_nobody_is_refused(name: str, query: str, others: dict[str, str], code: str) -> None:
    refusal = why_not_keep(name, query, others)
    assert refusal is not None
    assert refusal.code == code


def test_a_view_stands_beside_others() -> None:
    assert why_not_keep("ก", "q=a", {"ข": "q=b"}) is None
