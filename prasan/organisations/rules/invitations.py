"""Who may be invited to what, and when an invitation can no longer be accepted. Pure."""

from collections.abc import Sequence
from datetime import datetime

from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.people import Person
from prasan.organisations.rules.roles import Place, why_not_give, why_not_hold

MOST_WAITING = 200
"""So many letters of one inviter may be under way: enough for any office, too few to annoy strangers with."""


def why_not_invite(
    person: Person,
    roles: Sequence[Role],
    *,
    place: Place,
    organisation_code: str,
    organisation_kind: OrganisationKind | None,
    waiting: int,
) -> Refusal | None:
    """At least one role, each held in that place and given by that person."""
    if not roles:
        return InputRefused("no_role", "เลือกบทบาทอย่างน้อยหนึ่งบทบาท", "Choose at least one role.")
    for role in roles:
        refusal = why_not_hold(role, place, organisation_kind=organisation_kind) or why_not_give(
            person, role, organisation_code=organisation_code
        )
        if refusal:
            return refusal
    if waiting >= MOST_WAITING:
        return Refusal(
            "too_many_invitations",
            f"มีคำเชิญที่ยังไม่ตอบรับ {waiting} ฉบับแล้ว ถอนคำเชิญเก่าก่อน",
            f"{waiting} invitations are still waiting; withdraw old ones first.",
        )
    return None


def why_not_accept(*, accepted: bool, withdrawn: bool, expires_at: datetime, now: datetime) -> Refusal | None:
    """Once, not after it was withdrawn, not after its day. All three answer alike: who holds an old letter learns nothing."""
    if accepted or withdrawn or expires_at <= now:
        return no_such_invitation()
    return None


def why_not_accept_as(*, invited: str, own: str) -> Refusal | None:
    """An invitation is bound to its address: nobody accepts with another account than the one of that address."""
    if own and own.lower() == invited.lower():
        return None
    return NotAllowed(
        "invitation_of_another",
        "คำเชิญนี้เป็นของที่อยู่อีเมลอื่น ออกจากระบบแล้วเปิดลิงก์อีกครั้ง หรือให้ผู้ดูแลระบบเชิญที่อยู่ของบัญชีนี้",
        "This invitation is for another address; sign out and open it again, or have the address of this account invited.",
    )


def no_such_invitation() -> NotFound:
    """The answer for every letter that opens nothing."""
    return NotFound(
        "no_such_invitation",
        "คำเชิญนี้ใช้ไม่ได้ อาจใช้ไปแล้ว ถูกถอน หรือหมดอายุ ถ้าเปิดบัญชีแล้วให้เข้าสู่ระบบ ถ้ายัง ให้ผู้ดูแลระบบของหน่วยงานเชิญใหม่",
        "This invitation opens nothing: used, withdrawn or expired. "
        "If you have your account, sign in; if not, ask the administrator for a new one.",
    )
