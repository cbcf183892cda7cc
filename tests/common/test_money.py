"""Amounts as planners write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.money import AmountFault, grouped, in_millions, read_baht
from prasan.common.text import thai_digits


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1,632,820", 1632820), ("1,632,820.-", 1632820), ("1632820", 1632820), ("๕๐,๐๐๐", 50000), ("50,000.00", 50000),
        (50000.0, 50000), (7, 7), ("  50,000  ", 50000), ("฿50,000", 50000), ("50,000 บาท", 50000), ("50,000 -", 50000),
        (" -   ", 0), ("-", 0), ("–", 0), ("0", 0), ("", None), ("   ", None), (None, None), ("1 000", 1000),
    ],
)  # fmt: skip
def test_it_reads_what_planners_write(written: str | float | None, read: int | None) -> None:
    assert read_baht(written) == read


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("240,000.50", AmountFault.SATANG), (0.5, AmountFault.SATANG), ("-500", AmountFault.NEGATIVE),
        ("(500)", AmountFault.NEGATIVE), (-1.0, AmountFault.NEGATIVE), ("ตามจริง", AmountFault.WORDS),
        ("50,00", AmountFault.GROUPING), ("1,2,3", AmountFault.GROUPING), ("12.5.6", AmountFault.WORDS),
        (True, AmountFault.WORDS), (float("nan"), AmountFault.WORDS), (float("inf"), AmountFault.WORDS),
        ("9999999999999999", AmountFault.TOO_LARGE), ("50,000 บาท/ปี", AmountFault.WORDS),
    ],
)  # fmt: skip
def test_it_says_why_something_is_no_amount(written: str | float, fault: AmountFault) -> None:
    assert read_baht(written) is fault


@pytest.mark.parametrize(
    ("written", "unit", "read"),
    [
        ("0.5 ล้านบาท", 1, 500_000), ("๑.๒ ล้าน", 1, 1_200_000), ("3 แสนบาท", 1, 300_000), ("1,250.5 พันบาท", 1, 1_250_500),
        (1.5, 1_000_000, 1_500_000), (0.1 + 0.2, 1_000_000, 300_000), ("2", 1000, 2000), ("2.5", 1000, 2500),
        ("3 ล้าน", 1000, 3_000_000), ("-", 1000, 0), ("", 1000, None), ("0.0005", 1000, AmountFault.SATANG),
        ("0.1234567 ล้าน", 1, AmountFault.SATANG), ("12,34 ล้าน", 1, AmountFault.GROUPING), (-1.0, 1000, AmountFault.NEGATIVE),
        ("ตามจริง", 1000, AmountFault.WORDS), ("2,000,000 ล้าน", 1, AmountFault.TOO_LARGE),
    ],
)  # fmt: skip
def test_thousands_and_millions_are_counted_exactly(
    written: str | float, unit: int, read: int | AmountFault | None
) -> None:
    assert read_baht(written, unit=unit) == read


@given(st.integers(0, 10**12))
def test_every_amount_survives_being_written_in_any_way(baht: int) -> None:
    for written in (
        str(baht),
        grouped(baht),
        f"{baht}.00",
        f"{grouped(baht)}.-",
        thai_digits(grouped(baht)),
        float(baht),
    ):
        assert read_baht(written) == baht


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    found = read_baht(text)
    assert found is None or isinstance(found, AmountFault) or found >= 0


def test_small_sums_in_millions_never_show_as_nothing() -> None:
    assert in_millions(9846_000_000) == "9,846.00"
    assert in_millions(4000) == "0.004"
