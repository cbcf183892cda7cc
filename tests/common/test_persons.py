"""Names of persons and long numbers are left out of what leaves the house; offices and places stay."""

import pytest

from prasan.common.persons import MASK, NUMBER_MASK, without_persons


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ซ่อมบ้านนางสมศรี ใจดี หมู่ 4", f"ซ่อมบ้าน{MASK} หมู่ 4"),
        ("นายดำ แดงดี ขอถังน้ำ", f"{MASK} ขอถังน้ำ"),
        ("โทร 081-234-5678", f"โทร {NUMBER_MASK}"),
        ("นายกเทศมนตรีเสนอ", "นายกเทศมนตรีเสนอ"),
        ("ถนน 1,200 เมตร ปี 2571", "ถนน 1,200 เมตร ปี 2571"),
    ],
)
def test_persons_and_long_numbers_are_masked(written: str, told: str) -> None:
    assert without_persons(written) == told
