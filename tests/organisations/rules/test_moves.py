"""What may happen to an organisation."""

from dataclasses import replace
from datetime import date

import pytest

from prasan.common.errors import Refusal
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.organisations.rules.moves import (
    why_not_dissolve,
    why_not_merge,
    why_not_name,
    why_not_rename,
    why_not_upgrade,
)
from prasan.organisations.rules.validity import OrganisationState

BEGUN, ON = date(2017, 3, 1), date(2026, 10, 1)
BIG = OrganisationState("3", "lakeland", OrganisationKind.SAO, "องค์การบริหารส่วนตำบลบึงใหญ่", BEGUN)
SMALL = replace(BIG, code="4", name_th="องค์การบริหารส่วนตำบลบึงน้อย")
PAO = OrganisationState("1", "lakeland", OrganisationKind.PAO, "องค์การบริหารส่วนจังหวัดทะเลสาบ", BEGUN)
MUNICIPALITY = OrganisationKind.SUBDISTRICT_MUNICIPALITY


def code_of(refusal: Refusal | None) -> str:
    return refusal.code if refusal else ""


def test_a_rename_keeps_the_kind() -> None:
    assert why_not_rename(BIG, name_th="องค์การบริหารส่วนตำบลบึงกว้าง", on=ON) is None
    assert code_of(why_not_rename(BIG, name_th="เทศบาลตำบลบึงกว้าง", on=ON)) == "name_without_kind"
    assert code_of(why_not_rename(BIG, name_th=BIG.name_th, on=ON)) == "same_name"


@pytest.mark.parametrize("name", ["องค์การบริหารส่วนตำบล", "บึงกว้าง", ""])
def test_a_name_is_the_word_of_the_kind_and_more(name: str) -> None:
    assert code_of(why_not_name(name, OrganisationKind.SAO)) == "name_without_kind"


@pytest.mark.parametrize("name", ["องค์การบริหารส่วนตำบลบึง\nกว้าง", "องค์การบริหารส่วนตำบล" + "ก" * 200])
def test_a_name_is_one_line_of_bearable_length(name: str) -> None:
    assert code_of(why_not_name(name, OrganisationKind.SAO)) == "name_not_one_line"


def test_an_upgrade_goes_up_with_a_name_of_the_new_kind() -> None:
    assert why_not_upgrade(BIG, kind=MUNICIPALITY, name_th="เทศบาลตำบลบึงใหญ่", on=ON) is None
    assert why_not_upgrade(BIG, kind=OrganisationKind.TOWN, name_th="เทศบาลเมืองบึงใหญ่", on=ON) is None
    assert code_of(why_not_upgrade(BIG, kind=MUNICIPALITY, name_th=BIG.name_th, on=ON)) == "name_without_kind"


@pytest.mark.parametrize("kind", [OrganisationKind.SAO, OrganisationKind.PAO])
def test_nothing_upgrades_to_its_own_kind_or_to_a_pao(kind: OrganisationKind) -> None:
    assert code_of(why_not_upgrade(BIG, kind=kind, name_th=BIG.name_th, on=ON)) == "not_an_upgrade"


def test_a_pao_is_never_upgraded_merged_or_dissolved() -> None:
    upgraded = why_not_upgrade(PAO, kind=OrganisationKind.CITY, name_th="เทศบาลนครทะเลสาบ", on=ON)
    assert code_of(upgraded) == "not_an_upgrade"
    assert code_of(why_not_merge([BIG], into=PAO, on=ON)) == "pao_cannot_merge"
    assert code_of(why_not_merge([PAO], into=BIG, on=ON)) == "pao_cannot_merge"
    assert code_of(why_not_dissolve(PAO, on=ON)) == "pao_cannot_dissolve"


def test_a_merge_takes_in_other_organisations_each_once() -> None:
    assert why_not_merge([SMALL], into=BIG, on=ON) is None
    for chosen in ([], [BIG], [SMALL, SMALL]):
        assert code_of(why_not_merge(chosen, into=BIG, on=ON)) == "merge_names_one_twice"


def test_a_merge_stays_within_a_province() -> None:
    stranger = replace(SMALL, province_code="hills")
    assert code_of(why_not_merge([stranger], into=BIG, on=ON)) == "merge_across_provinces"


@pytest.mark.parametrize(
    ("state", "on", "code"),
    [
        (SMALL, BEGUN, "not_valid_then"),
        (SMALL, date(2016, 1, 1), "not_valid_then"),
        (replace(SMALL, valid_to=date(2026, 9, 30)), ON, "not_valid_then"),
        (replace(SMALL, last_change=ON), ON, "before_last_change"),
        (replace(SMALL, last_change=date(2026, 9, 30)), ON, ""),
    ],
)
def test_a_change_takes_force_within_the_life_and_after_the_last_change(
    state: OrganisationState, on: date, code: str
) -> None:
    assert code_of(why_not_dissolve(state, on=on)) == code
    assert code_of(why_not_merge([state], into=BIG, on=on)) == code
    assert code_of(why_not_rename(state, name_th="องค์การบริหารส่วนตำบลใหม่", on=on)) == code


def test_a_refusal_names_the_organisation_in_thai_and_speaks_english_beside() -> None:
    refusal = why_not_merge([PAO], into=BIG, on=ON)
    assert refusal is not None
    assert "อบจ.ทะเลสาบ" in refusal.message_th
    assert refusal.message_en
