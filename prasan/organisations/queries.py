"""Reads of organisations: frozen facts for rules and pages, always as they were in the year that is asked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.common.text import one_line
from prasan.common.years import last_day_of
from prasan.organisations.models import (
    District,
    Membership,
    Organisation,
    OrganisationChange,
    OrganisationQuerySet,
    Province,
)
from prasan.organisations.rules.kinds import ChangeKind, OrganisationKind, Role, label_of, short_name_of
from prasan.organisations.rules.people import Person, person_with
from prasan.organisations.rules.validity import Change, name_and_kind_on


@dataclass(frozen=True, slots=True)
class ProvinceFact:
    """A province and the code of the framework edition that its organisations follow now."""

    code: str
    name_th: str
    name_en: str
    framework_code: str


@dataclass(frozen=True, slots=True)
class DistrictFact:
    """An อำเภอ with its tile (row from the north, column from the west, from 1) and middle point in degrees."""

    code: str
    name_th: str
    name_en: str
    tile_row: int
    tile_column: int
    lat: float
    lon: float
    population: int | None


@dataclass(frozen=True, slots=True)
class OrganisationFact:
    """A local government: its point in degrees, its name and kind as they were at the time asked for."""

    code: str
    name_th: str
    name_en: str
    short_name: str
    kind: OrganisationKind
    district_code: str
    lat: float
    lon: float

    @property
    def label(self) -> str:
        """The name as people say it: อบต.ขามป้อม."""
        return label_of(self.kind, self.name_th)


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """One event of an organisation's life, with the code of the one that it went into (empty unless merged)."""

    change: Change
    into_code: str
    why: str


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """What a person does. Both codes are empty for a role over the whole province; at most one of them is filled."""

    role: Role
    province_code: str
    organisation_code: str
    organisation: Organisation | None
    district_code: str
    district: District | None


def province(province_code: str) -> ProvinceFact | None:
    """One province, None where it was never loaded."""
    found = Province.objects.filter(code=province_code).first()
    return ProvinceFact(found.code, found.name_th, found.name_en, found.framework_code) if found else None


def districts(province_code: str) -> tuple[DistrictFact, ...]:
    """The districts of a province, by code."""
    return tuple(
        DistrictFact(*row)
        for row in District.objects.filter(province__code=province_code).values_list(
            "code", "name_th", "name_en", "tile_row", "tile_column", "lat", "lon", "population"
        )
    )


def organisations_valid_in(province_code: str, fiscal_year: int) -> tuple[OrganisationFact, ...]:
    """The denominator: the organisations that exist on the last day of a fiscal year (B.E.), by code.

    Names and kinds are those of that day, whatever happened since. Two queries.
    """
    valid = Organisation.objects.filter(province__code=province_code).valid_in(fiscal_year)
    return _facts(valid, on=last_day_of(fiscal_year))


def organisation(code: str) -> OrganisationFact:
    """One organisation as it is after its last change. Raises `NotFound`."""
    found = _facts(Organisation.objects.filter(code=code))
    if not found:
        raise NotFound(
            "organisation_not_found",
            f"ไม่มี อปท. รหัส {code} ค้นจากชื่อหรือดูรหัสในรายชื่อ อปท.",
            f"There is no organisation {code}; look the code up by name",
        )
    return found[0]


def organisation_named(province_code: str, text: str) -> tuple[OrganisationFact, ...]:
    """Those that bear a name now, in full or shortened. Names are no key: the caller decides between several."""
    return _facts(Organisation.objects.filter(province__code=province_code).named(text))


def search(province_code: str, text: str, *, limit: int = 20) -> tuple[OrganisationFact, ...]:
    """Organisations whose name, code or district contains a text; nothing for an empty text."""
    wanted = one_line(text)
    if not wanted:
        return ()
    return _facts(Organisation.objects.filter(province__code=province_code).matching(wanted)[:limit])


def history_of(code: str) -> tuple[ChangeFact, ...]:
    """What happened to an organisation, oldest first."""
    changes = OrganisationChange.objects.standing().filter(organisation__code=code).select_related("into")
    return tuple(ChangeFact(_change(row), row.into.code if row.into else "", row.why) for row in changes)


def memberships_of(user: User) -> tuple[MembershipFact, ...]:
    """What a person does now, oldest first."""
    rows = Membership.objects.in_force().filter(user=user).select_related("organisation", "district", "province")
    return tuple(
        MembershipFact(
            Role(row.role),
            row.province.code,
            row.organisation.code if row.organisation else "",
            row.organisation,
            row.district.code if row.district else "",
            row.district,
        )
        for row in rows
    )


def _facts(organisations: OrganisationQuerySet, *, on: date | None = None) -> tuple[OrganisationFact, ...]:
    """Facts after the last change, or (with `on`) as they were on a day."""
    rows = organisations.values_list("pk", "code", "name_th", "name_en", "kind", "district__code", "lat", "lon")
    later = _changes_after(on) if on else {}
    facts = []
    for key, code, name_th, name_en, kind, district_code, lat, lon in rows:
        name, kind_then = name_th, OrganisationKind(kind)
        if on and key in later:
            name, kind_then = name_and_kind_on(name, kind_then, later[key], on)
        facts.append(OrganisationFact(code, name, name_en, short_name_of(name), kind_then, district_code, lat, lon))
    return tuple(facts)


def _changes_after(day: date) -> dict[int, list[Change]]:
    """The changes later than a day, by organisation: few, whatever the province."""
    found: defaultdict[int, list[Change]] = defaultdict(list)
    for row in OrganisationChange.objects.standing().filter(on__gt=day):
        found[row.organisation_id].append(_change(row))
    return found


def _change(row: OrganisationChange) -> Change:
    return Change(
        row.on,
        ChangeKind(row.what),
        row.name_before,
        row.name_after,
        OrganisationKind(row.kind_before),
        OrganisationKind(row.kind_after),
    )


def person(user: User | AnonymousUser) -> Person:
    """The roles that somebody holds now, for rules to ask; a visitor holds none."""
    if not isinstance(user, User):
        return Person()
    held = [(one.organisation_code, one.district_code, one.role) for one in memberships_of(user)]
    return person_with(user.pk, held)


def belongs(user: User, organisation_code: str) -> bool:
    """Whether somebody holds a role in an organisation now."""
    return Membership.objects.in_force().filter(user=user, organisation__code=organisation_code).exists()
