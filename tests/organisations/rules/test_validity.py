"""When organisations exist: the denominators of every year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prasan.common.years import first_day_of, fiscal_year_of, last_day_of
from prasan.organisations.rules.kinds import ChangeKind, OrganisationKind
from prasan.organisations.rules.moves import why_not_merge
from prasan.organisations.rules.validity import Change, OrganisationState, is_valid_in, is_valid_on, name_and_kind_on

DAYS = st.dates(date(2017, 3, 2), date(2040, 12, 31))
SAO, TOWN = OrganisationKind.SAO, OrganisationKind.TOWN


def test_both_first_and_last_day_are_included() -> None:
    first, last = date(2020, 1, 1), date(2020, 1, 31)
    assert [is_valid_on(first, last, day) for day in (date(2019, 12, 31), first, last, date(2020, 2, 1))] == [
        False,
        True,
        True,
        False,
    ]


def test_an_organisation_that_ends_on_30_september_still_counts_in_that_year() -> None:
    assert is_valid_in(date(2017, 3, 1), date(2028, 9, 30), 2571)
    assert not is_valid_in(date(2017, 3, 1), date(2028, 9, 29), 2571)
    assert is_valid_in(date(2028, 9, 30), None, 2571)
    assert not is_valid_in(date(2028, 10, 1), None, 2571)


@given(on=DAYS, year=st.integers(2561, 2585))
def test_a_merge_never_changes_an_earlier_years_denominator(on: date, year: int) -> None:
    begun = date(2017, 3, 1)
    merged, into = (OrganisationState(code, "p", SAO, f"องค์การบริหารส่วนตำบล{code}", begun) for code in "กข")
    assert why_not_merge([merged], into=into, on=on) is None

    last_day = on - timedelta(days=1)
    assert is_valid_in(begun, last_day, year) == (is_valid_in(begun, None, year) and year < fiscal_year_of(on))


@given(days=st.lists(DAYS, unique=True, max_size=6).map(sorted), day=DAYS)
def test_replaying_changes_tells_the_name_of_the_day(days: list[date], day: date) -> None:
    changes = [
        Change(on, ChangeKind.RENAMED, f"ชื่อที่ {number}", f"ชื่อที่ {number + 1}", SAO, SAO) for number, on in enumerate(days)
    ]
    happened = sum(on <= day for on in days)

    assert name_and_kind_on(f"ชื่อที่ {len(days)}", SAO, changes, day) == (f"ชื่อที่ {happened}", SAO)


def test_the_kind_of_an_earlier_year_is_the_kind_it_had_then() -> None:
    upgrade = Change(first_day_of(2573), ChangeKind.UPGRADED, "เทศบาลตำบลก", "เทศบาลเมืองก", SAO, TOWN)

    assert name_and_kind_on("เทศบาลเมืองก", TOWN, [upgrade], last_day_of(2572)) == ("เทศบาลตำบลก", SAO)
    assert name_and_kind_on("เทศบาลเมืองก", TOWN, [upgrade], last_day_of(2573)) == ("เทศบาลเมืองก", TOWN)
