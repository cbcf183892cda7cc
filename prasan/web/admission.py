"""Whom each audience of the access matrix lets in, told by their roles: what docs/reference/access.md is made from."""

from collections.abc import Callable

from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import Person, person_with
from prasan.organisations.rules.roles import PLACES_OF_ROLE, Place
from prasan.web.access import Audience

Admits = Callable[[Person, str, str], bool]


def _is_signed_in(person: Person) -> bool:
    return person.user_id is not None


def _plans(person: Person, code: str) -> bool:
    return person.plans_for(code) or person.coordinates()


# Each is asked about a person, the organisation whose thing it is (one of its owners, where it has several), and the district.
_ADMITS: dict[Audience, Admits] = {
    Audience.EVERYONE: lambda person, code, district: True,
    Audience.SIGNED_IN: lambda person, code, district: _is_signed_in(person),
    Audience.READERS: lambda person, code, district: person.works_for(code) or person.coordinates() or person.audits(),
    Audience.PLANNERS: lambda person, code, district: _plans(person, code),
    Audience.MEMBERS: lambda person, code, district: person.works_for(code) or person.coordinates(),
    Audience.KEEPERS: lambda person, code, district: (
        _plans(person, code) or person.clerks_for(code) or person.keeps_council_for(code)
    ),
    Audience.APPROVERS: lambda person, code, district: person.approves_for(code),
    Audience.CLERKS: lambda person, code, district: person.clerks_for(code),
    Audience.COUNCIL: lambda person, code, district: person.keeps_council_for(code),
    Audience.MONITORS: lambda person, code, district: person.monitors_for(code),
    Audience.ADMINISTRATORS: lambda person, code, district: person.administers(code),
    Audience.DISTRICT: lambda person, code, district: person.keeps_district(district),
    Audience.DISTRICT_READERS: lambda person, code, district: (
        person.keeps_district(district)
        or person.works_for(code)
        or person.decides_coordination()
        or person.coordinates()
        or person.audits()
    ),
    Audience.DISTRICT_KEEPERS: lambda person, code, district: person.keeps_district(district) or person.coordinates(),
    Audience.PROVINCE_READERS: lambda person, code, district: (
        person.decides_coordination() or bool(person.district_codes()) or person.coordinates() or person.audits()
    ),
    Audience.PROVINCE_KEEPERS: lambda person, code, district: person.decides_coordination() or person.coordinates(),
    Audience.OVERSEERS: lambda person, code, district: (
        person.works_for(code) or person.coordinates() or person.audits() or person.decides_coordination()
    ),
    Audience.DECIDERS: lambda person, code, district: _plans(person, code) or person.decides_coordination(),
    Audience.CONSENTERS: lambda person, code, district: person.plans_for(code) or person.approves_for(code),
    Audience.OWN_PLANNERS: lambda person, code, district: person.plans_for(code),
    Audience.PROVINCE_OVERSEERS: lambda person, code, district: person.coordinates() or person.audits(),
    Audience.COORDINATORS: lambda person, code, district: person.coordinates(),
    Audience.COORDINATION_COMMITTEE: lambda person, code, district: person.decides_coordination(),
    Audience.PROVINCE_ADMINISTRATORS: lambda person, code, district: person.administers_province(),
    Audience.AUDITORS: lambda person, code, district: person.audits() or person.administers_province(),
}
# These ask whose the thing is, not for a role.
PERSONAL = {Audience.OWNER: "own", Audience.STARTER: "own"}


def lets_in(audience: Audience, person: Person, *, organisation_code: str, district_code: str) -> bool:
    """Whether a person gets an answer about a thing of that organisation and district. Not for personal audiences."""
    return _ADMITS[audience](person, organisation_code, district_code)


def columns() -> tuple[tuple[str, Person], ...]:
    """A visitor, and for each role in each of its places somebody who holds nothing else: of organisation and district 1."""
    people: list[tuple[str, Person]] = [("visitor", Person())]
    for role in Role:
        for place in PLACES_OF_ROLE[role]:
            organisation = "1" if place is Place.ORGANISATION else ""
            district = "1" if place is Place.DISTRICT else ""
            several = len(PLACES_OF_ROLE[role]) > 1
            name = f"{role} ({place})" if several else str(role)
            people.append((name, person_with(1, [(organisation, district, role)])))
    return tuple(people)


def mark(audience: Audience, person: Person) -> str:
    """How the page tells it: ● everywhere, ○ only where the person belongs, · the person's own things, empty: refused."""
    if audience in PERSONAL:
        coordinates = audience is Audience.STARTER and person.coordinates()
        return "●" if coordinates else "·" if _is_signed_in(person) else ""
    own, other = (lets_in(audience, person, organisation_code=code, district_code=code) for code in ("1", "2"))
    return "●" if other else "○" if own else ""
