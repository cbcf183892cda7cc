"""Files to take away are safe to open."""

import csv
from io import StringIO

import pytest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from hypothesis import given
from hypothesis import strategies as st

from prasan.web.exporting import csv_file, safe


@pytest.mark.parametrize("text", ["=1+1", "+66", "-5", "@cmd", "  =x", "\t=x", "\rx", "＝1+1"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_numbers_and_plain_texts_stay(text: str = "ถนน 1-2") -> None:
    assert safe(text) == text
    assert safe(-5) == -5
    assert safe(None) is None


@given(st.text())
def test_no_text_ever_begins_like_a_formula(text: str) -> None:
    told = str(safe(text))
    assert not told.lstrip().startswith(("=", "+", "-", "@"))


def test_real_data_has_no_line_above_its_head() -> None:
    response = csv_file("x.csv", ["ก"], [["1,2"], [None]], synthetic=False)
    text = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]
    assert list(csv.reader(StringIO(text.removeprefix("\ufeff")))) == [["ก"], ["1,2"], [""]]


def test_a_file_is_in_the_language_of_who_asked_although_it_is_made_while_it_is_sent() -> None:
    with override("en"):
        response = csv_file("x.csv", ["ก"], ([_("ข้อมูลสมมติ")] for __ in range(2)), synthetic=True)
    told = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]
    assert "ข้อมูลสมมติ" not in told
    assert told.count("Synthetic data") >= 2
    assert get_language() == "th"
