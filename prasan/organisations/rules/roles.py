"""Where each role is held, and who may give and end it. Pure.

Each function answers with the refusal that the action raises and the page shows, or None where it may be done.
"""

from enum import StrEnum

from prasan.common.errors import InputRefused, NotAllowed, Refusal
from prasan.organisations.rules.kinds import ROLE_LABEL_TH, OrganisationKind, Role
from prasan.organisations.rules.people import Person


class Place(StrEnum):
    """What a role is held in."""

    ORGANISATION = "organisation"
    DISTRICT = "district"
    PROVINCE = "province"


# A role in its places: an auditor or administrator may serve one organisation or the whole province.
PLACES_OF_ROLE = {
    Role.PLANNER: (Place.ORGANISATION,),
    Role.APPROVER: (Place.ORGANISATION,),
    Role.CLERK: (Place.ORGANISATION,),
    Role.COUNCIL_SECRETARY: (Place.ORGANISATION,),
    Role.MONITORING_MEMBER: (Place.ORGANISATION,),
    Role.PAO_PLANNER: (Place.ORGANISATION,),
    Role.DISTRICT_SECRETARY: (Place.DISTRICT,),
    Role.COORDINATION_MEMBER: (Place.PROVINCE,),
    Role.ADMINISTRATOR: (Place.ORGANISATION, Place.PROVINCE),
    Role.AUDITOR: (Place.ORGANISATION, Place.PROVINCE),
}
# What reaches beyond the organisation in which it is held; only the province's administrator gives it.
_BEYOND_THE_ORGANISATION = (Role.PAO_PLANNER,)


def why_not_hold(
    role: Role, place: Place, *, organisation_kind: OrganisationKind | None = None, has_province: bool = True
) -> Refusal | None:
    """A role is held where `PLACES_OF_ROLE` says; a PAO planner's organisation is the PAO.

    `organisation_kind` is that of the organisation, `has_province` tells whether the province of a role that is held
    in none is known.
    """
    places = PLACES_OF_ROLE[role]
    name = ROLE_LABEL_TH[role]
    if place not in places and Place.DISTRICT in places:
        return InputRefused(
            "role_needs_district",
            f"บทบาท “{name}” ต้องระบุอำเภอ เลือกอำเภอก่อน",
            f"The role {role} belongs to one district; choose it first",
        )
    if (place is Place.PROVINCE and not has_province) or (place not in places and Place.ORGANISATION in places):
        return InputRefused(
            "role_needs_organisation",
            f"บทบาท “{name}” ต้องระบุ อปท. เลือกหน่วยงานของผู้ใช้ก่อน",
            f"The role {role} belongs to one organisation; choose it first",
        )
    if place not in places:
        return InputRefused(
            "role_needs_province",
            f"บทบาท “{name}” เป็นบทบาทระดับจังหวัด ให้ใน อปท. หรืออำเภอใดไม่ได้",
            f"The role {role} serves the whole province, not one organisation or district",
        )
    if role is Role.PAO_PLANNER and organisation_kind is not OrganisationKind.PAO:
        return InputRefused(
            "role_needs_pao",
            f"บทบาท “{name}” ให้ได้เฉพาะในองค์การบริหารส่วนจังหวัด เลือก อบจ. หรือเปลี่ยนบทบาท",
            "Only the provincial administrative organisation has PAO planners",
        )
    return None


def why_not_give(person: Person, role: Role, *, organisation_code: str) -> Refusal | None:
    """An organisation's administrator gives and ends the roles of its own people; the province's gives and ends all.

    `organisation_code` is empty for a role in a district or over the province. What reaches beyond one organisation is
    the province's administrator's alone, so that nobody widens their own reach.
    """
    if person.administers_province():
        return None
    of_own_organisation = bool(organisation_code) and person.administers(organisation_code)
    if of_own_organisation and role not in _BEYOND_THE_ORGANISATION:
        return None
    return NotAllowed(
        "may_not_give_role",
        f"บัญชีนี้ให้หรือยกเลิกบทบาท “{ROLE_LABEL_TH[role]}” ไม่ได้ แจ้งผู้ดูแลระบบของหน่วยงานหรือของจังหวัด",
        f"This account may not give or end the role {role}; ask the administrator of the organisation or the province.",
    )


def why_not_end(role: Role, *, of_the_province: bool, others: int) -> Refusal | None:
    """A province keeps at least one administrator: nobody else could name the next one.

    `others` is how many more people hold the same role in the same place.
    """
    if role is Role.ADMINISTRATOR and of_the_province and others == 0:
        return Refusal(
            "last_administrator",
            "เป็นผู้ดูแลระบบของจังหวัดคนสุดท้าย ให้บทบาทนี้แก่คนอื่นก่อน",
            "This is the province's last administrator; give the role to somebody else first.",
        )
    return None


def roles_to_give(person: Person, *, organisation_code: str, organisation_kind: OrganisationKind) -> tuple[Role, ...]:
    """The roles that a person may give in an organisation, in order of their declaration."""
    return tuple(
        role
        for role in Role
        if why_not_hold(role, Place.ORGANISATION, organisation_kind=organisation_kind) is None
        and why_not_give(person, role, organisation_code=organisation_code) is None
    )
