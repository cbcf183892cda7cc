"""What a person may be in the province, as a fact that every rule can ask. Pure: no Django, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from prasan.common.errors import NotAllowed, Refusal
from prasan.organisations.rules.kinds import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Someone and the roles they hold: per organisation code, and for the whole province. Nobody holds none."""

    user_id: int | None = None
    organisation_roles: frozenset[tuple[str, Role]] = field(default_factory=frozenset)
    province_roles: frozenset[Role] = field(default_factory=frozenset)

    def works_for(self, organisation_code: str) -> bool:
        """Holds any role in the organisation."""
        return any(code == organisation_code for code, _ in self.organisation_roles)

    def plans_for(self, organisation_code: str) -> bool:
        """Is a planner of the organisation: may write its plan."""
        return (organisation_code, Role.PLANNER) in self.organisation_roles

    def coordinates(self) -> bool:
        """Is a planner of the PAO or the province's administrator: may enter on behalf of any organisation."""
        of_the_pao = any(role is Role.PAO_PLANNER for _, role in self.organisation_roles)
        return of_the_pao or Role.ADMINISTRATOR in self.province_roles

    def audits(self) -> bool:
        """Reads everything, writes nothing."""
        return Role.AUDITOR in self.province_roles

    def organisation_codes(self) -> tuple[str, ...]:
        """The organisations that the person works for, in order of their codes."""
        return tuple(sorted({code for code, _ in self.organisation_roles}))


def why_not_decide_for_province(person: Person) -> Refusal | None:
    """What the province's framework says (rulings, coverage, alignments) is decided by the PAO alone."""
    if person.coordinates():
        return None
    return NotAllowed(
        "not_the_pao",
        "เรื่องนี้ อบจ. เป็นผู้ตัดสิน เข้าสู่ระบบด้วยบัญชีนักวิเคราะห์แผนของ อบจ.",
        "This is for the PAO to decide; sign in as a planner of the PAO.",
    )


def person_with(user_id: int | None, memberships: Iterable[tuple[str | None, Role]]) -> Person:
    """A person from their open memberships: (organisation code, or None for the whole province; role)."""
    held = list(memberships)
    return Person(
        user_id=user_id,
        organisation_roles=frozenset((code, role) for code, role in held if code is not None),
        province_roles=frozenset(role for code, role in held if code is None),
    )
