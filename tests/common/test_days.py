"""Days as officers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.days import ReadDay, in_words, read_day
from prasan.common.errors import InputRefused
from prasan.common.text import thai_digits
from prasan.common.years import BUDDHIST_ERA, THAI_MONTHS, thai_date

DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    "written",
    [
        "29/11/2569", "29-11-2569", "29.11.2569", "29 11 2569", "๒๙/๑๑/๒๕๖๙", "29 พ.ย. 2569", "29 พย 2569", "29 พ.ย.2569",
        "29พ.ย.2569", "29 พฤศจิกายน 2569", "๒๙ พฤศจิกายน พ.ศ. ๒๕๖๙", "วันที่ 29 พฤศจิกายน พ.ศ.2569",
        "วันอาทิตย์ที่ 29 พฤศจิกายน 2569", " 29  /  11 / 2569 ", "2569-11-29", "29 Nov 2569", "29 november 2569 ",
    ],
)  # fmt: skip
def test_the_ways_of_writing_a_day_are_read(written: str) -> None:
    assert read_day(written) == ReadDay(DAY)


@pytest.mark.parametrize("written", ["29/11/2026", "2026-11-29", "29 พ.ย. 2026", "29 พ.ย. ค.ศ. 2026", "29 Nov 2026"])
def test_a_year_of_the_common_era_is_read_and_told(written: str) -> None:
    assert read_day(written) == ReadDay(DAY, common_era=True)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (" ", "ใส่วันที่"),
        ("พรุ่งนี้", "ไม่ใช่วันที่"),
        ("29/11", "ไม่ใช่วันที่"),
        ("29/11/69", "ครบสี่หลัก"),
        ("29/11/25690", "ครบสี่หลัก"),
        ("11/29/2569", "ไม่มีเดือน “29”"),
        ("29 พอย 2569", "ไม่มีเดือน “พอย”"),
        ("30/2/2569", "ไม่มีวันที่ 30 กุมภาพันธ์ 2569"),
        ("0/2/2569", "ไม่มีในปฏิทิน"),
        ("29/2/2569", "ไม่มีในปฏิทิน"),
        ("29/11/3112", "ปี 3112"),
        ("29/11/2300", "ปี 2300"),
        ("29 พ.ย. พ.ศ. 2026", "ปี 2026"),
        ("29 พ.ย. ค.ศ. 2569", "ปี 2569"),
        ("1" * 5000, "ไม่ใช่วันที่"),
    ],
)
def test_what_is_no_day_is_told_with_how_to_write_it(written: str, told: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_day(written)
    assert told in refused.value.message_th
    assert "29/11/2569" in refused.value.message_th
    assert len(refused.value.message_th) < 200


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 12, 31))


@given(DAYS)
def test_what_is_shown_is_read_back_as_the_same_day(day: date) -> None:
    buddhist = day.year + BUDDHIST_ERA
    for shown in (
        f"{day:%d/%m}/{buddhist}",
        thai_date(day),
        thai_date(day, short=True),
        in_words(day),
        f"{day.day} {THAI_MONTHS[day.month - 1]} {buddhist}",
    ):
        assert read_day(shown) == read_day(thai_digits(shown)) == ReadDay(day)
    assert read_day(day.isoformat()) == ReadDay(day, common_era=True)


@given(st.text())
def test_any_text_is_read_or_refused(written: str) -> None:
    try:
        read_day(written)
    except InputRefused as refused:
        assert refused.message_en and refused.message_th
