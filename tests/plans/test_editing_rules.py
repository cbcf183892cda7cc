"""Cells: what may be typed, how two people's changes are joined, what can be taken back. Without the database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.plans.rules import editing
from prasan.plans.rules.editing import cells_of, join, read_cells, with_cells
from prasan.plans.rules.rows import Location, ProjectKind, ProjectRow

YEARS = range(2571, 2576)
ROAD = ProjectRow(
    "ผ.02",
    10,
    "1",
    "ก่อสร้างถนน",
    amounts={2571: 100_000},
    location=Location("4", "บ้านเอ", "", 16.4321, 102.8236, 16.44, 102.83),
)
NOW = datetime(2027, 1, 31, tzinfo=UTC)


def test_a_project_as_cells_and_back_is_the_same_project() -> None:
    assert with_cells(replace(ROAD, name="", amounts={}, location=None), cells_of(ROAD, YEARS)) == ROAD


def test_thai_digits_commas_and_a_dash_are_amounts() -> None:
    values, faults = read_cells(
        {"amount_2571": "๑,๕๐๐,๐๐๐", "amount_2572": "-", "amount_2573": "", "ordinance_2571": "500.00 บาท"}, YEARS
    )
    assert faults == ()
    assert values == {"amount_2571": 1_500_000, "amount_2572": None, "amount_2573": None, "ordinance_2571": 500}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("amount_2571", "ห้าแสน", "amount_words"),
        ("amount_2571", "100.50", "amount_satang"),
        ("amount_2571", "1,00", "amount_grouping"),
        ("amount_2571", "-5", "amount_negative"),
        ("amount_2580", "5", "unknown_cell"),
        ("name", " ", "name_missing"),
        ("objective", "ก" * 5_001, "text_too_long"),
        ("budget_class", "แผนงานเหาะเหิน", "unknown_class"),
        ("kind", "อื่น", "unknown_kind"),
        ("point", "102.82, 16.43", "point_outside_thailand"),
        ("point", "ข้างวัด", "not_a_point"),
    ],
)
def test_what_does_not_fit_is_told_at_its_cell(field: str, text: str, code: str) -> None:
    values, faults = read_cells({field: text}, YEARS)
    assert values == {}
    assert [(fault.field, fault.code) for fault in faults] == [(field, code)]


@pytest.mark.parametrize(
    "text",
    ["16.4321, 102.8236", "16.4321N 102.8236E", "๑๖.๔๓๒๑ ๑๐๒.๘๒๓๖", "16.4321° N, 102.8236° E", "16.4321,102.8236"],
)
def test_a_point_is_read_as_people_write_it(text: str) -> None:
    assert read_cells({"point": text}, YEARS) == ({"point": "16.432100, 102.823600"}, ())


def test_an_end_needs_a_beginning() -> None:
    assert [one.code for one in editing.place_faults({"end_point": "16.0, 102.0"})] == ["end_without_start"]


def test_different_cells_are_joined_and_the_same_cell_is_for_a_person_to_choose() -> None:
    base = {"name": "ก", "kpi": "1", "unit": "กอง"}
    joined = join(base, {**base, "kpi": "2"}, {"name": "ข", "kpi": "3"})
    assert joined.changes == {"name": "ข"}
    assert [(one.field, one.base, one.theirs, one.mine) for one in joined.conflicts] == [("kpi", "1", "2", "3")]


def test_two_people_who_write_the_same_do_not_disturb_each_other() -> None:
    joined = join({"kpi": "1"}, {"kpi": "2"}, {"kpi": "2"})
    assert (joined.changes, joined.conflicts) == ({}, ())


VALUES = st.sampled_from(["", "ก", "ข"])
CELLS = st.fixed_dictionaries({"name": VALUES, "kpi": VALUES, "unit": VALUES})


@given(CELLS, CELLS, st.dictionaries(st.sampled_from(["name", "kpi", "unit"]), VALUES))
def test_nothing_that_others_wrote_is_lost_without_being_asked(
    base: dict[str, str], theirs: dict[str, str], mine: dict[str, str]
) -> None:
    joined = join(base, theirs, mine)
    for field in joined.changes:
        assert theirs[field] == base[field]
    asked = {one.field for one in joined.conflicts}
    after = {**theirs, **joined.changes}
    assert all(after[f] == (theirs[f] if mine[f] == base[f] else mine[f]) or f in asked for f in mine)


@given(st.text(max_size=60))
def test_any_text_is_read_or_told_never_a_fault_of_the_program(text: str) -> None:
    for field in ("amount_2571", "point", "budget_class", "kind", "name", "village_no"):
        values, faults = read_cells({field: text}, YEARS)
        assert bool(values) != bool(faults)


def why_not(**but: object) -> str:
    given = {"at": NOW, "now": NOW, "is_taken_back": False, "is_announced": False, "changed_since": []}
    refusal = editing.why_not_take_back(**{**given, **but})  # type: ignore[arg-type]
    return refusal.code if refusal else ""


def test_an_edit_is_taken_back_for_thirty_days_once_and_before_it_is_announced() -> None:
    assert why_not() == ""
    assert why_not(at=NOW - timedelta(days=30)) == ""
    assert why_not(at=NOW - timedelta(days=30, seconds=1)) == "too_late"
    assert why_not(is_taken_back=True) == "already_taken_back"
    assert why_not(is_announced=True) == "already_announced"
    assert why_not(changed_since=["ถนน"]) == "changed_since"


def test_the_kind_is_a_cell_like_others() -> None:
    assert with_cells(ROAD, {"kind": "equipment"}).kind is ProjectKind.EQUIPMENT
