"""Who decides a link between two editions, with which weight, and what a decision needs. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.framework.rules.editions import EditionDraft, Kind, Level, LinkStatus
from prasan.organisations.rules.people import Person, why_not_decide_for_province

HEAVIEST = 100
MOST_AT_ONCE = 500
# What the trail calls decisions on links and their undoing: of the framework, and of an organisation's own issues.
DECIDED, OWN_DECIDED = "alignments.decided", "own_links.decided"
UNDONE, OWN_UNDONE = "alignments.undone", "own_links.undone"
DECISIONS, UNDOINGS = (DECIDED, OWN_DECIDED), (UNDONE, OWN_UNDONE)
# Which elements of a plan links are proposed to: what the forms and the books name, not what stands below it.
LINKED_KINDS = {
    Level.FRAMEWORK: Kind.GUIDELINE,
    Level.PREVIOUS_FRAMEWORK: Kind.STRATEGY,
    Level.PAO: Kind.ISSUE,
    Level.PAO_POLICY: Kind.POLICY_AREA,
    Level.NATIONAL_STRATEGY: Kind.STRATEGY,
    Level.NATIONAL_PLAN: Kind.MILESTONE,
    Level.NATIONAL_REFORM: Kind.ISSUE,
    Level.SDG: Kind.SDG,
    Level.PROVINCE: Kind.ISSUE,
    Level.CLUSTER: Kind.ISSUE,
    Level.REGION: Kind.DIRECTION,
    Level.CLIMATE: Kind.DIRECTION,
}
"""Level → the kind of its elements that a guideline is linked to."""
HIGHER_LEVELS = tuple(level for level in Level if level not in (Level.FRAMEWORK, Level.OWN))
"""Every plan that a guideline of the framework can be linked to, from the nearest outwards."""


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What a person says of one link; `seen` is the state that they saw."""

    link_id: int
    status: LinkStatus
    weight: int
    reason: str
    seen: LinkStatus


def why_not_decide_own(person: Person, organisation_code: str) -> Refusal | None:
    """An organisation's own issues and their links are its planners' to decide, or the PAO's on its behalf."""
    if person.plans_for(organisation_code) or person.coordinates():
        return None
    return why_not_see_own(person, organisation_code, published=False) or NotAllowed(
        "not_a_planner",
        "บัญชีนี้ดูได้แต่แก้ไม่ได้ ให้ผู้ดูแลของ อปท. เพิ่มบทบาทนักวิเคราะห์นโยบายและแผนก่อน",
        "This account may read but not change this; ask your administrator for the planner role.",
    )


def why_not_see_own(person: Person, organisation_code: str, *, published: bool) -> Refusal | None:
    """Own issues are invisible to every other organisation until the plan is announced (design 3.9)."""
    if published or person.works_for(organisation_code) or person.coordinates() or person.audits():
        return None
    return NotFound(
        "own_issues_not_published",
        "ประเด็นการพัฒนาของ อปท. นี้ยังไม่ประกาศ เมื่อประกาศแผนแล้วทุกคนดูได้",
        "This organisation's issues have not been announced; everyone sees them once the plan is.",
    )


def why_not_decide_link(person: Person, owners: Iterable[str]) -> Refusal | None:
    """`owners`: the organisations whose own issues the link touches; where none, it is the PAO's alone."""
    codes = tuple(owners)
    if not codes:
        return why_not_decide_for_province(person)
    return next((refusal for code in codes if (refusal := why_not_decide_own(person, code))), None)


def why_not_weigh(weight: int) -> Refusal | None:
    """A weight is a whole number from 1 to `HEAVIEST`; only its proportion to the others counts."""
    if 1 <= weight <= HEAVIEST:
        return None
    return InputRefused(
        "weight_out_of_bounds",
        f"น้ำหนักต้องเป็นจำนวนเต็ม 1–{HEAVIEST} ถ้าไม่ใช่เรื่องเดียวกันให้เลือกไม่เชื่อมโยง",
        f"A weight is a whole number from 1 to {HEAVIEST}; refuse the link instead of weighing it nothing.",
    )


def why_not_link(
    one: tuple[Level, Kind], other: tuple[Level, Kind], *, same_edition: bool, is_followed: bool = False
) -> Refusal | None:
    """Elements of two editions are linked: a guideline with a plan above it, an own issue with the framework, or an
    own issue with one of the same organisation's next plan period (`is_followed`)."""
    if same_edition:
        return InputRefused(
            "alignment_within_edition",
            "เชื่อมรายการของฉบับเดียวกันไม่ได้ เลือกรายการของอีกฉบับ",
            "Two elements of one edition can't be linked; choose one of another edition.",
        )
    (level, kind), (above, its_kind) = one, other
    if is_followed and level is above is Level.OWN and kind in OWN_KINDS and its_kind in OWN_KINDS:
        return None
    from_own = level is Level.OWN and kind in OWN_KINDS and above is Level.FRAMEWORK
    if from_own and its_kind in (Kind.ISSUE, Kind.GUIDELINE):
        return None
    if (
        (level, kind) == (Level.FRAMEWORK, Kind.GUIDELINE)
        and LINKED_KINDS.get(above) is its_kind
        and above in HIGHER_LEVELS
    ):
        return None
    return InputRefused(
        "cannot_link",
        "เชื่อมได้เฉพาะแนวทางของกรอบกับแผนระดับที่สูงกว่า หรือประเด็นของ อปท. กับประเด็นหรือแนวทางของกรอบ"
        " หรือกับประเด็นของ อปท. เดียวกันในช่วงแผนถัดไป",
        "Only a guideline with a plan above it, or an own issue with the framework or with the next period's own issue, "
        "can be linked.",
    )


OWN_KINDS = (Kind.ISSUE, Kind.STRATEGY)


def why_not_add_plan(draft: EditionDraft) -> Refusal | None:
    """A plan above that is listed by hand has a name, a source that others can look up, and years in order."""
    if draft.level not in HIGHER_LEVELS:
        return InputRefused("not_a_plan_above", "เลือกว่าเป็นแผนระดับใดก่อน", "Choose the level of the plan first.")
    if not draft.title_th or not draft.source:
        return InputRefused(
            "plan_without_source",
            "พิมพ์ชื่อแผนและที่มา (ประกาศใด เมื่อใด หน้าใด) ให้คนอื่นเปิดตรวจได้",
            "Give the plan's name and its source (which announcement, when, where), so that others can check it.",
        )
    first, last = draft.first_year, draft.last_year
    if (first is None) != (last is None) or (first and last and not 2500 <= first <= last <= 2700):
        return InputRefused(
            "bad_years", "ปีแรกและปีสุดท้ายเป็น พ.ศ. เรียงกัน หรือเว้นว่างทั้งคู่", "Give both B.E. years in order, or neither."
        )
    return None
