"""Who may see and change an organisation's plan before it is announced. Pure."""

from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.organisations.rules.people import Person, why_not_administer
from prasan.plans.rules.settings import SETTINGS


def why_not_see_working(person: Person, organisation_code: str) -> Refusal | None:
    """Unpublished plans are invisible to every other organisation (design 3.9); the PAO and auditors see all."""
    if person.works_for(organisation_code) or person.coordinates() or person.audits():
        return None
    return NotFound(
        "plan_not_published",
        "ส่วนที่ยังไม่ประกาศของแผนนี้ดูได้เฉพาะเจ้าหน้าที่ของ อปท. นั้น ถ้าเป็นเจ้าหน้าที่อยู่ ให้ผู้ดูแลของ อปท. ตรวจบทบาทของบัญชีนี้",
        "What this plan has not announced yet is seen only by its own organisation's people. "
        "If you are one of them, ask your administrator to check the roles of this account.",
    )


def why_not_edit(person: Person, organisation_code: str) -> Refusal | None:
    """The organisation's planners write; the PAO may enter on their behalf (and the trail says so); auditors never."""
    if refusal := why_not_see_working(person, organisation_code):
        return refusal
    if person.plans_for(organisation_code) or person.coordinates():
        return None
    return NotAllowed(
        "not_a_planner",
        "บัญชีนี้ดูแผนได้แต่แก้ไม่ได้ ให้ผู้ดูแลของ อปท. เพิ่มบทบาทนักวิเคราะห์นโยบายและแผนก่อน",
        "This account may read the plan but not change it; ask your administrator for the planner role.",
    )


def why_not_take_part(person: Person, organisation_code: str) -> Refusal | None:
    """Who works for the organisation moves its revisions, each role where it holds them; the PAO on their behalf."""
    if refusal := why_not_see_working(person, organisation_code):
        return refusal
    if person.works_for(organisation_code) or person.coordinates():
        return None
    return NotAllowed("reads_only", "บัญชีนี้ดูได้อย่างเดียว", "This account may only read.")


def why_not_rule(person: Person, key: str, *, organisation_code: str) -> Refusal | None:
    """Open points are the province administrator's; an organisation's own where it may choose are its planners' too."""
    refusal = why_not_administer(person)
    if refusal is None:
        return None
    if organisation_code and SETTINGS[key].of_organisation and why_not_edit(person, organisation_code) is None:
        return None
    return refusal
