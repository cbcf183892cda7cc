"""What all owners agreed on, carried out by each owner in its own plan: what it has to do, how far it is, in which words.

Pure. Nobody carries anything out for another organisation: taking a project out of a plan is that plan's amendment.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prasan.common.errors import NotAllowed, Refusal
from prasan.coordination.rules.deciding import Choice, is_own_planner, why_not_see
from prasan.organisations.rules.people import Person

_LONGEST_NAME = 160


class Agreed(StrEnum):
    """What there is to carry out. The first three are choices of a decision, the last a joint request that all accept."""

    MERGE = "merge"
    SEQUENCE = "sequence"
    SPLIT = "split"
    JOINT = "joint"


AGREED_NAMES = {
    Agreed.MERGE: "รวมเป็นโครงการเดียว",
    Agreed.SEQUENCE: "ทำต่อเนื่องเป็นระยะ",
    Agreed.SPLIT: "แบ่งส่วนกันทำ",
    Agreed.JOINT: "ทำเป็นโครงการร่วม",
}


class Deed(StrEnum):
    """What an owner does with its project: leaves it, takes it out of its plan, or says in it what was agreed."""

    KEEP = "keep"
    TAKE_OUT = "take_out"
    NOTE = "note"


class Standing(StrEnum):
    """How far an owner is. `DRAFT` is shown to those alone who may see its unannounced plan; others see `WAITING`."""

    NOTHING_TO_DO = "nothing_to_do"
    WAITING = "waiting"
    DRAFT = "draft"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Part:
    """One project of what was agreed: whose it is, how it is called, the years in which it has money."""

    project_id: int
    name: str
    organisation: str
    years: tuple[int, ...] = ()


def agreed_on(choice: str, *, owners_agree: bool, joint_accepted: bool) -> Agreed | None:
    """What all owners agreed on: the decision in force (`choice`, "" without one) goes before a joint request."""
    if choice in set(Agreed):
        return Agreed(choice) if owners_agree else None
    return Agreed.JOINT if joint_accepted and choice != Choice.NOT_THE_SAME else None


def deed_of(agreed: Agreed, project_id: int, kept: int | None) -> Deed:
    """What is to be done with a project. Of a merge that names no project to stay, nothing can be done."""
    if agreed is not Agreed.MERGE:
        return Deed.NOTE
    return Deed.KEEP if kept in (None, project_id) else Deed.TAKE_OUT


def reason_of(
    agreed: Agreed, part: Part, parts: Sequence[Part], *, number: int, kept: int | None = None, said: str = ""
) -> str:
    """Why the project is taken out or changed, for the column เหตุผลความจำเป็น of the amended edition.

    `number`: that of the overlap, where people find the decision; `said`: what the decision or the request says for itself.
    """
    others = [one for one in parts if one.project_id != part.project_id]
    told = " และ ".join(_called(one) for one in others)
    match agreed:
        case Agreed.MERGE:
            stays = next((one for one in others if one.project_id == kept), others[0])
            text = f"รวมเป็นโครงการเดียวกับ {_called(stays)}"
        case Agreed.SEQUENCE:
            order = in_sequence(parts)
            at = order.index(part) + 1
            years = f" ปี {years_in_words(part.years)}" if part.years else ""
            text = f"ทำต่อเนื่องกับ {told} เป็นลำดับที่ {at} จาก {len(order)}{years}"
        case Agreed.SPLIT:
            text = f"แบ่งส่วนกันทำกับ {told}"
        case Agreed.JOINT:
            # A joint project often bears the title of one of them: it is not told twice.
            told = " และ ".join(one.organisation if one.name == said else _called(one) for one in others)
            text = f"ทำเป็นโครงการร่วม “{said[:_LONGEST_NAME]}” กับ {told}"
    more = f": {said}" if said and agreed is not Agreed.JOINT else ""
    return f"{text} ตามข้อตกลงของเจ้าของโครงการ (ความซ้ำซ้อนที่ {number}){more}"


def in_sequence(parts: Sequence[Part]) -> list[Part]:
    """The projects in the order of their first year; those without money last."""
    return sorted(parts, key=lambda one: (one.years[0] if one.years else 9999, one.project_id))


def years_in_words(years: Sequence[int]) -> str:
    """Years in order, those in a row as one stretch: `2571–2573`, `2571, 2574`."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def _called(part: Part) -> str:
    name = part.name if len(part.name) <= _LONGEST_NAME else f"{part.name[: _LONGEST_NAME - 1]}…"
    return f"“{name}” ของ {part.organisation}"


def joined_reasons(known: str, added: str) -> str:
    """What a project of the open revision already gives as its reason, with what was agreed behind it."""
    return added if not known or known == added else f"{known} / {added}"


def why_not_agree(person: Person, owner: str, owners: Collection[str], *, decided: bool) -> Refusal | None:
    """An owner's head or planner agrees for it, nobody on its behalf, and only to what was decided."""
    if refusal := why_not_see(person, owners):
        return refusal
    if owner not in owners or not (is_own_planner(person, owner) or person.approves_for(owner)):
        return NotAllowed(
            "not_this_owner",
            "ความเห็นด้วยต้องให้โดยผู้บริหารหรือนักวิเคราะห์แผนของ อปท. นั้นเอง",
            "Agreement is given by the head or a planner of that organisation itself.",
        )
    if not decided:
        return Refusal(
            "nothing_to_agree_to",
            "ยังไม่มีคำตัดสินที่ต้องเห็นชอบ ตัดสินก่อน",
            "There is no decision to agree to; decide first.",
        )
    return None


def why_not_carry_out(
    person: Person, owner: str, owners: Collection[str], *, agreed: Agreed | None, deed: Deed | None, standing: Standing
) -> Refusal | None:
    """A planner of the owner itself, once all owners agreed, and once only."""
    if refusal := why_not_see(person, owners):
        return refusal
    if not is_own_planner(person, owner):
        return NotAllowed(
            "not_the_own_plan",
            "ดำเนินการในแผนได้เฉพาะนักวิเคราะห์แผนของ อปท. เจ้าของโครงการนั้นเอง",
            "Only a planner of the organisation whose project it is carries it out in its plan.",
        )
    if agreed is None:
        return Refusal(
            "not_agreed",
            "เจ้าของยังไม่เห็นด้วยครบทุกแห่ง รอให้ครบก่อนจึงแก้แผน",
            "Not all owners have agreed yet; wait for them before changing the plan.",
        )
    if deed in (None, Deed.KEEP):
        return Refusal(
            "nothing_to_carry_out",
            "โครงการนี้คงไว้ในแผน ไม่มีอะไรต้องแก้ ถ้ายังไม่ได้เลือกว่าคงโครงการใด ให้ตัดสินใหม่",
            "This project stays in its plan; where nobody chose which one stays, decide anew.",
        )
    if standing is not Standing.WAITING:
        return Refusal(
            "carried_out_already",
            "ดำเนินการในแผนแล้ว ดูในหน้าเทียบฉบับเดิมกับฉบับใหม่",
            "This has been carried out already; see the comparison of the old and the new edition.",
        )
    return None
