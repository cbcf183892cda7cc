"""Who sees an overlap, who decides, what can be decided, and the consent of owners. Pure."""

from collections.abc import Collection
from enum import StrEnum

from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import Person


class Choice(StrEnum):
    """What people decide of an overlap (design section 2)."""

    MERGE = "merge"
    SEQUENCE = "sequence"
    SPLIT = "split"
    NOT_THE_SAME = "not_the_same"


CHOICE_NAMES = {
    Choice.MERGE: "รวมเป็นโครงการเดียว",
    Choice.SEQUENCE: "ทำต่อเนื่องเป็นระยะ",
    Choice.SPLIT: "แบ่งส่วนกันทำ",
    Choice.NOT_THE_SAME: "ไม่ใช่งานเดียวกัน",
}


class Consent(StrEnum):
    """Where an owner of a joint request stands."""

    INVITED = "invited"
    CONSENTED = "consented"
    DECLINED = "declined"


CONSENT_NAMES = {
    Consent.INVITED: "รอคำตอบ",
    Consent.CONSENTED: "ยินยอมร่วม",
    Consent.DECLINED: "ไม่ร่วม",
}


def sees_all(person: Person) -> bool:
    """The PAO, the coordination committee and auditors see the province's overlaps."""
    return person.coordinates() or person.decides_coordination() or person.audits()


def is_own_planner(person: Person, owner: str) -> bool:
    """Plans for the owner itself: its planner; of the PAO's own projects the PAO's planner."""
    return person.plans_for(owner) or (owner, Role.PAO_PLANNER) in person.organisation_roles


def why_not_see(person: Person, owners: Collection[str]) -> Refusal | None:
    """An overlap is shown to the owners of its projects and to those who oversee the province; others learn nothing."""
    if sees_all(person) or any(person.works_for(code) for code in owners):
        return None
    return no_such_overlap()


def why_not_decide(person: Person, owners: Collection[str]) -> Refusal | None:
    """A planner of one of the owners decides, the PAO, or the coordination committee; every owner sees it."""
    if refusal := why_not_see(person, owners):
        return refusal
    if person.coordinates() or person.decides_coordination() or any(person.plans_for(code) for code in owners):
        return None
    return NotAllowed(
        "not_an_owner",
        "บัญชีนี้ดูได้แต่ตัดสินไม่ได้ ผู้ตัดสินคือนักวิเคราะห์แผนของ อปท. เจ้าของโครงการ อบจ. หรือกรรมการประสานแผน",
        "This account may look but not decide; the owners' planners, the PAO and the coordination committee decide.",
    )


def why_not_consent(person: Person, owner: str, owners: Collection[str]) -> Refusal | None:
    """Consent is the owner's own: its head or planner gives it, nobody on its behalf."""
    if refusal := why_not_see(person, owners):
        return refusal
    if owner in owners and (is_own_planner(person, owner) or person.approves_for(owner)):
        return None
    return NotAllowed(
        "not_this_owner",
        "ความยินยอมต้องให้โดยผู้บริหารหรือนักวิเคราะห์แผนของ อปท. นั้นเอง",
        "Consent is given by the head or a planner of that organisation itself.",
    )


def why_not_find(person: Person) -> Refusal | None:
    """Comparing the whole province is asked for by the PAO."""
    if person.coordinates():
        return None
    return NotAllowed(
        "not_the_pao",
        "การหาความซ้ำซ้อนทั้งจังหวัดสั่งได้โดย อบจ. ส่วนแผนของ อปท. ตรวจได้ในหน้าแผน",
        "The PAO asks for the whole province; an organisation checks its own plan on the plan's page.",
    )


def no_such_overlap() -> NotFound:
    """The one answer for what is not there and for what is others'."""
    return NotFound(
        "no_such_overlap",
        "ไม่มีรายการความซ้ำซ้อนนี้ ดูรายการในหน้าความซ้ำซ้อน",
        "There is no such overlap; see the list of overlaps.",
    )


def no_such_request() -> NotFound:
    """The one answer for a joint request that is not there and for one of others."""
    return NotFound(
        "no_such_joint_request",
        "ไม่มีข้อเสนอโครงการร่วมนี้ ดูรายการในหน้าความซ้ำซ้อน",
        "There is no such joint request; see the list of overlaps.",
    )


def not_the_opener() -> NotAllowed:
    """Only who opened a joint request, or the PAO, calls it off."""
    return NotAllowed(
        "not_the_opener",
        "ผู้ยกเลิกได้คือผู้ที่เปิดข้อเสนอนี้ หรือ อบจ. เจ้าของอื่นใช้ปุ่มไม่ร่วม",
        "Only who opened this request, or the PAO, calls it off; other owners decline.",
    )
