"""What a person may be in the province, as a fact that every rule can ask. Pure: no Django, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from prasan.common.errors import NotAllowed, Refusal
from prasan.organisations.rules.kinds import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Someone and the roles they hold: per organisation code, for the whole province, per district code.

    Nobody holds none; one person may hold several.
    """

    user_id: int | None = None
    organisation_roles: frozenset[tuple[str, Role]] = field(default_factory=frozenset)
    province_roles: frozenset[Role] = field(default_factory=frozenset)
    district_roles: frozenset[tuple[str, Role]] = field(default_factory=frozenset)

    def works_for(self, organisation_code: str) -> bool:
        """Holds any role in the organisation."""
        return any(code == organisation_code for code, _ in self.organisation_roles)

    def plans_for(self, organisation_code: str) -> bool:
        """Is a planner of the organisation: may write its plan."""
        return (organisation_code, Role.PLANNER) in self.organisation_roles

    def approves_for(self, organisation_code: str) -> bool:
        """Is the head of the organisation (ผู้บริหารท้องถิ่น): approves and announces its plan."""
        return (organisation_code, Role.APPROVER) in self.organisation_roles

    def clerks_for(self, organisation_code: str) -> bool:
        """Is the clerk of the organisation (ปลัด): chairs the committee that drafts (ข้อ 9)."""
        return (organisation_code, Role.CLERK) in self.organisation_roles

    def keeps_council_for(self, organisation_code: str) -> bool:
        """Is the secretary of the organisation's council: records what the council decided."""
        return (organisation_code, Role.COUNCIL_SECRETARY) in self.organisation_roles

    def monitors_for(self, organisation_code: str) -> bool:
        """Sits on the organisation's committee of monitoring and evaluation (ข้อ 28)."""
        return (organisation_code, Role.MONITORING_MEMBER) in self.organisation_roles

    def keeps_district(self, district_code: str) -> bool:
        """Is the secretary of the district's coordination committee: ranks and sends up its requests."""
        return (district_code, Role.DISTRICT_SECRETARY) in self.district_roles

    def coordinates(self) -> bool:
        """Is a planner of the PAO or the province's administrator: may enter on behalf of any organisation."""
        of_the_pao = any(role is Role.PAO_PLANNER for _, role in self.organisation_roles)
        return of_the_pao or self.administers_province()

    def decides_coordination(self) -> bool:
        """Sits on the province's coordination committee: decides on what the province coordinates."""
        return Role.COORDINATION_MEMBER in self.province_roles

    def administers_province(self) -> bool:
        """Looks after the whole installation: people everywhere, settings of the province."""
        return Role.ADMINISTRATOR in self.province_roles

    def administers(self, organisation_code: str) -> bool:
        """Looks after the people of the organisation: its own administrator, or the province's."""
        return (organisation_code, Role.ADMINISTRATOR) in self.organisation_roles or self.administers_province()

    def administers_anything(self) -> bool:
        """Is an administrator somewhere: signs in with a second factor."""
        return self.administers_province() or any(role is Role.ADMINISTRATOR for _, role in self.organisation_roles)

    def administered_codes(self) -> tuple[str, ...]:
        """The organisations whose own administrator the person is, in order of their codes."""
        return tuple(sorted(code for code, role in self.organisation_roles if role is Role.ADMINISTRATOR))

    def audits(self) -> bool:
        """Reads everything, writes nothing."""
        return Role.AUDITOR in self.province_roles

    def organisation_codes(self) -> tuple[str, ...]:
        """The organisations that the person works for, in order of their codes."""
        return tuple(sorted({code for code, _ in self.organisation_roles}))

    def district_codes(self) -> tuple[str, ...]:
        """The districts whose committee the person serves, in order of their codes."""
        return tuple(sorted({code for code, _ in self.district_roles}))


def why_not_decide_for_province(person: Person) -> Refusal | None:
    """What the province's framework says (rulings, coverage, alignments) is decided by the PAO alone."""
    if person.coordinates():
        return None
    return NotAllowed(
        "not_the_pao",
        "เรื่องนี้ อบจ. เป็นผู้ตัดสิน เข้าสู่ระบบด้วยบัญชีนักวิเคราะห์แผนของ อบจ.",
        "This is for the PAO to decide; sign in as a planner of the PAO.",
    )


def why_not_oversee(person: Person) -> Refusal | None:
    """How far all organisations are is looked over by the PAO, and read by auditors."""
    if person.coordinates() or person.audits():
        return None
    return NotAllowed(
        "not_of_the_pao",
        "หน้านี้สำหรับ อบจ. และผู้ตรวจสอบของจังหวัด",
        "This page is for the PAO and the province's auditors.",
    )


def person_with(user_id: int | None, memberships: Iterable[tuple[str, str, Role]]) -> Person:
    """A person from their open memberships: (organisation code, district code, role), both empty for the province."""
    held = list(memberships)
    return Person(
        user_id=user_id,
        organisation_roles=frozenset((organisation, role) for organisation, _, role in held if organisation),
        province_roles=frozenset(role for organisation, district, role in held if not organisation and not district),
        district_roles=frozenset((district, role) for _, district, role in held if district),
    )


def why_not_administer(person: Person) -> Refusal | None:
    """What concerns the whole province (open points of the law, organisations themselves) is its administrator's."""
    if person.administers_province():
        return None
    return NotAllowed(
        "not_the_administrator",
        "เรื่องนี้เป็นของผู้ดูแลระบบของจังหวัด",
        "This belongs to the province's administrator.",
    )
