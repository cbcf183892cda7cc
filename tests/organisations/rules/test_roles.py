"""Where roles are held, who may give them, and what each lets a person be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import NotAllowed, Refusal
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.people import Person, person_with
from prasan.organisations.rules.roles import (
    PLACES_OF_ROLE,
    Place,
    roles_to_give,
    why_not_give,
    why_not_hold,
)

roles = st.sampled_from(Role)
codes = st.sampled_from(("5002", "5003"))
people = st.builds(
    person_with,
    st.integers(1, 9),
    st.lists(
        st.one_of(
            st.tuples(codes, st.just(""), roles),
            st.tuples(st.just(""), st.just("5101"), roles),
            st.tuples(st.just(""), st.just(""), roles),
        ),
        max_size=4,
    ),
)


def code_of(refusal: Refusal | None) -> str:
    return refusal.code if refusal else ""


@pytest.mark.parametrize(
    ("role", "kind", "has_province", "code"),
    [
        (Role.PLANNER, OrganisationKind.SAO, False, ""),
        (Role.PLANNER, OrganisationKind.PAO, False, ""),
        (Role.PLANNER, None, True, "role_needs_organisation"),
        (Role.APPROVER, None, True, "role_needs_organisation"),
        (Role.PAO_PLANNER, OrganisationKind.PAO, False, ""),
        (Role.PAO_PLANNER, OrganisationKind.CITY, False, "role_needs_pao"),
        (Role.ADMINISTRATOR, None, True, ""),
        (Role.AUDITOR, None, True, ""),
        (Role.AUDITOR, OrganisationKind.SAO, False, ""),
        (Role.ADMINISTRATOR, None, False, "role_needs_organisation"),
        (Role.COORDINATION_MEMBER, None, True, ""),
        (Role.COORDINATION_MEMBER, OrganisationKind.SAO, True, "role_needs_province"),
        (Role.DISTRICT_SECRETARY, None, True, "role_needs_district"),
        (Role.DISTRICT_SECRETARY, OrganisationKind.SAO, True, "role_needs_district"),
        (Role.COUNCIL_SECRETARY, OrganisationKind.SAO, False, ""),
        (Role.MONITORING_MEMBER, None, True, "role_needs_organisation"),
    ],
)
def test_a_role_belongs_where_it_makes_sense(
    role: Role, kind: OrganisationKind | None, has_province: bool, code: str
) -> None:
    place = Place.ORGANISATION if kind else Place.PROVINCE
    assert code_of(why_not_hold(role, place, organisation_kind=kind, has_province=has_province)) == code


def test_only_the_secretary_of_its_committee_serves_a_district() -> None:
    in_district = [role for role in Role if why_not_hold(role, Place.DISTRICT) is None]
    assert in_district == [Role.DISTRICT_SECRETARY]
    assert code_of(why_not_hold(Role.AUDITOR, Place.DISTRICT)) == "role_needs_organisation"
    assert code_of(why_not_hold(Role.COORDINATION_MEMBER, Place.DISTRICT)) == "role_needs_province"


def test_every_role_has_its_place() -> None:
    assert set(PLACES_OF_ROLE) == set(Role)


def test_an_organisation_s_administrator_gives_its_own_roles_and_no_others() -> None:
    lek = Person(1, frozenset({("5002", Role.ADMINISTRATOR)}))
    assert roles_to_give(lek, organisation_code="5002", organisation_kind=OrganisationKind.SAO) == (
        Role.PLANNER,
        Role.APPROVER,
        Role.CLERK,
        Role.COUNCIL_SECRETARY,
        Role.MONITORING_MEMBER,
        Role.ADMINISTRATOR,
        Role.AUDITOR,
    )
    assert roles_to_give(lek, organisation_code="5003", organisation_kind=OrganisationKind.SAO) == ()
    assert isinstance(why_not_give(lek, Role.COORDINATION_MEMBER, organisation_code=""), NotAllowed)


def test_what_reaches_beyond_an_organisation_is_given_by_the_province_alone() -> None:
    of_the_pao = Person(1, frozenset({("5001", Role.ADMINISTRATOR)}))
    of_the_province = Person(2, province_roles=frozenset({Role.ADMINISTRATOR}))
    assert code_of(why_not_give(of_the_pao, Role.PAO_PLANNER, organisation_code="5001")) == "may_not_give_role"
    assert why_not_give(of_the_province, Role.PAO_PLANNER, organisation_code="5001") is None
    assert why_not_give(of_the_province, Role.ADMINISTRATOR, organisation_code="") is None


@given(people, roles, codes)
def test_nobody_but_administrators_gives_anything(person: Person, role: Role, code: str) -> None:
    if why_not_give(person, role, organisation_code=code) is None:
        assert person.administers(code)


@given(people, codes)
def test_an_organisation_s_roles_say_nothing_about_another(person: Person, code: str) -> None:
    mine = Person(
        person.user_id,
        frozenset(one for one in person.organisation_roles if one[0] == code),
        person.province_roles,
        person.district_roles,
    )
    for asks in (
        "works_for",
        "plans_for",
        "approves_for",
        "clerks_for",
        "keeps_council_for",
        "monitors_for",
        "administers",
    ):
        assert getattr(person, asks)(code) == getattr(mine, asks)(code)


@given(people)
def test_a_role_in_a_district_or_the_province_is_none_in_an_organisation(person: Person) -> None:
    assert person.works_for("5002") == any(code == "5002" for code, _ in person.organisation_roles)
    assert person.district_codes() == (("5101",) if person.district_roles else ())
    assert person.audits() == (Role.AUDITOR in person.province_roles)
    assert person.decides_coordination() == (Role.COORDINATION_MEMBER in person.province_roles)
