"""Fiscal years."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prasan.common.years import first_day_of, fiscal_year_of, last_day_of, thai_date


def test_2571_runs_from_october_2027_to_september_2028() -> None:
    assert (first_day_of(2571), last_day_of(2571)) == (date(2027, 10, 1), date(2028, 9, 30))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_every_day_lies_in_its_fiscal_year(day: date) -> None:
    year = fiscal_year_of(day)
    assert first_day_of(year) <= day <= last_day_of(year)


def test_dates_are_written_in_thai_with_the_buddhist_year() -> None:
    assert thai_date(date(2026, 7, 1)) == "1 กรกฎาคม 2569"
    assert thai_date(date(2026, 7, 1), short=True) == "1 ก.ค. 2569"
