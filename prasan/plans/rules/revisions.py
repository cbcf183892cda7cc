"""What may be done with a revision: edited, named, moved, taken back; and what stands in the way. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from prasan.committees.rules import CommitteeKind
from prasan.common.errors import InputRefused, NotAllowed, Refusal
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.common.years import BUDDHIST_ERA, thai_date
from prasan.organisations.rules.kinds import ROLE_LABEL_TH, Role
from prasan.organisations.rules.people import Person
from prasan.plans.rules.completeness import Blocker
from prasan.plans.rules.paths import (
    CLAUSES,
    COMMITTEES,
    EDITABLE,
    HOLDERS,
    KIND_NAMES_TH,
    STATE_NAMES_TH,
    Ask,
    Move,
    MoveKind,
    RevisionKind,
    RevisionState,
)
from prasan.plans.rules.settings import Numbering

_NOT_THE_HOLDER = {
    Role.PLANNER: "planner", Role.CLERK: "clerk", Role.COUNCIL_SECRETARY: "council secretary", Role.APPROVER: "head",
}  # fmt: skip


def why_not_change_projects(state: RevisionState | None) -> Refusal | None:
    """Projects change only while the open revision is with its planner; None: no revision is open, a new one may be."""
    if state is None or state in EDITABLE:
        return None
    where = STATE_NAMES_TH[state]
    return Refusal(
        "revision_under_consideration",
        f"แก้โครงการไม่ได้ขณะนี้ ฉบับนี้อยู่ขั้น “{where}” ให้ผู้พิจารณาส่งกลับ หรือถอนการเสนอก่อน",
        f"Projects cannot be changed now: the revision is under consideration ({state.value}). "
        "Have it returned, or take the submission back, first.",
    )


def label_of(kinds: Sequence[RevisionKind], number: int | None, year: int | None, numbering: Numbering) -> str:
    """`เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 2/2568`, `เพิ่มเติม (ฉบับที่ 1)`; a plan as first made (`จัดทำแผน`) has no number."""
    if tuple(kinds) == (RevisionKind.MAKE,):
        return f"{KIND_NAMES_TH[RevisionKind.MAKE]}แผน"
    names = " ".join(KIND_NAMES_TH[kind] for kind in RevisionKind if kind in kinds)
    if number is None:
        return names
    if numbering is Numbering.EDITION:
        return f"{names} (ฉบับที่ {number})".strip()
    return f"{names} ครั้งที่ {number}/{year}".strip() if year else f"{names} ครั้งที่ {number}".strip()


def kinds_from_changes(*, first: bool, added: int, changed: int, gone: int) -> tuple[RevisionKind, ...]:
    """The kinds that a revision's changes look like; a person decides (a change may be แก้ไข or เปลี่ยนแปลง)."""
    if first:
        return (RevisionKind.MAKE,)
    found = ((RevisionKind.ADD, added), (RevisionKind.CHANGE, changed + gone))
    return tuple(kind for kind, count in found if count)


def why_not_these_kinds(kinds: Collection[RevisionKind], *, first: bool) -> Refusal | None:
    """A plan is made once; afterwards it is reviewed, added to, changed or corrected."""
    if not kinds:
        return InputRefused(
            "no_kinds", "เลือกประเภทของการแก้ไขแผนอย่างน้อยหนึ่งประเภท", "Choose at least one kind of revision."
        )
    if first and set(kinds) != {RevisionKind.MAKE}:
        return InputRefused(
            "first_is_made", "แผนนี้ยังไม่เคยประกาศ ประเภทคือ “จัดทำ” เท่านั้น", "A plan never announced can only be made."
        )
    if not first and RevisionKind.MAKE in kinds:
        return InputRefused(
            "made_already",
            "แผนนี้ประกาศใช้แล้ว เลือกทบทวน เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข",
            "This plan is in force already: review it, add to it, change or correct it.",
        )
    return None


Numbered = tuple[Collection[RevisionKind], int | None, int | None]
"""(kinds, number, year) of an announced revision."""


def next_number(
    kinds: Collection[RevisionKind], earlier: Iterable[Numbered], *, year: int, numbering: Numbering
) -> int:
    """The number that comes next: among the same year's rounds of the same kinds, or among all editions."""
    return max(_used(kinds, earlier, year, numbering), default=0) + 1


def why_not_this_number(
    kinds: Collection[RevisionKind], earlier: Iterable[Numbered], number: int, *, year: int, numbering: Numbering
) -> Refusal | None:
    """Two announced revisions never carry one number."""
    if number not in _used(kinds, earlier, year, numbering):
        return None
    named = label_of(tuple(kinds), number, year, numbering)
    return InputRefused(
        "number_taken",
        f"“{named}” ประกาศใช้ไปแล้ว ใส่เลขถัดไป หรือเว้นว่างให้ระบบใส่ให้",
        f"“{named}” has been announced already; give the next number, or none.",
    )


def _used(
    kinds: Collection[RevisionKind], earlier: Iterable[Numbered], year: int, numbering: Numbering
) -> frozenset[int]:
    return frozenset(
        number
        for of_kinds, number, of_year in earlier
        if number and (numbering is Numbering.EDITION or (of_year == year and set(of_kinds) & set(kinds)))
    )


def year_of(day: date) -> int:
    """The year that a round is numbered by: the calendar year, B.E. (a round of October 2568 is n/2568 [phatthalung])."""
    return day.year + BUDDHIST_ERA


def clause_of(kinds: Collection[RevisionKind]) -> str:
    """The clauses that the kinds rest on: `ข้อ 22, ข้อ 22/1`."""
    return ", ".join(CLAUSES[kind][0] for kind in RevisionKind if kind in kinds)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves a revision of an organisation, and which roles anybody there holds."""

    person: Person
    organisation_code: str
    roles_there: frozenset[Role]


def acting_role(mover: Mover, state: RevisionState) -> tuple[Role | None, bool]:
    """(the role in which this person may move it on, whether that is on somebody's behalf); (None, False): not at all.

    The holder's own role moves. Where nobody in the organisation holds it, its planner records what was decided on paper;
    the PAO may enter on behalf of any organisation. Both are said in the history.
    """
    holders = HOLDERS[state]
    held = [role for role in holders if (mover.organisation_code, role) in mover.person.organisation_roles]
    if held:
        return held[0], False
    if not holders:
        return None, False
    nobody = not any(role in mover.roles_there for role in holders)
    if mover.person.coordinates() or (nobody and mover.person.plans_for(mover.organisation_code)):
        return holders[0], True
    return None, False


def why_not_act(mover: Mover, state: RevisionState) -> Refusal | None:
    """Only the holder's role moves a revision."""
    if acting_role(mover, state)[0] is not None:
        return None
    holders = HOLDERS[state]
    if not holders:
        return Refusal("already_announced", "ฉบับนี้ประกาศใช้แล้ว", "This revision has been announced.")
    who_th = " หรือ ".join(ROLE_LABEL_TH[role] for role in holders)
    who_en = " or ".join(_NOT_THE_HOLDER[role] for role in holders)
    return NotAllowed(
        "not_the_holder",
        f"ขั้น “{STATE_NAMES_TH[state]}” ทำได้เฉพาะ{who_th}ของ อปท. นี้",
        f"Only the {who_en} of this organisation can move it on from here.",
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a move says. `texts`: document number, signer, clause, meeting; `has_paper`: a scanned paper came along."""

    on: date
    reason: str = ""
    texts: Mapping[Ask, str] = field(default_factory=dict)
    has_paper: bool = False
    effective_on: date | None = None


_MISSING = {
    Ask.MEETING: ("ใส่การประชุมที่พิจารณา (ครั้งที่และวันที่)", "Give the meeting that considered it."),
    Ask.SIGNER: ("ใส่ชื่อผู้ลงนาม", "Give who signed."),
    Ask.DOCUMENT_NO: ("ใส่เลขที่หนังสือหรือประกาศ", "Give the document's number."),
}  # fmt: skip


def why_not_move(
    move: Move, said: Said, *, today: date, not_before: date | None, on_behalf: bool, blockers: Sequence[Finding] = ()
) -> Refusal | None:
    """Why this move is not possible with what was said. `not_before`: the day of the last move.

    A move entered on somebody's behalf names the document that shows the decision.
    """
    if said.on > today:
        return InputRefused(
            "day_in_future",
            f"วันที่ {thai_date(said.on)} ยังมาไม่ถึง ใส่วันที่จริง",
            f"{said.on} has not come yet; give the real day.",
        )
    if not_before and said.on < not_before:
        return InputRefused(
            "day_before_last_move",
            f"วันที่ต้องไม่ก่อน {thai_date(not_before)} ซึ่งเป็นวันที่ของขั้นก่อน",
            f"The day must not be before {not_before}, the day of the step before.",
        )
    if move.kind is MoveKind.RETURN:
        if not said.reason:
            return InputRefused(
                "no_reason", "ยังไม่ได้ส่งกลับ เขียนเหตุผลให้ผู้จัดทำแผนรู้ว่าต้องแก้อะไร", "Nothing was returned; say what to mend."
            )
        return None
    needs = [*move.needs]
    if on_behalf and Ask.DOCUMENT_NO in move.asks and move.kind is not MoveKind.SUBMIT:
        needs.append(Ask.DOCUMENT_NO)
    for ask in needs:
        if not said.texts.get(ask):
            return InputRefused(f"no_{ask}", *_MISSING[ask])
    if said.effective_on and said.effective_on < said.on:
        return InputRefused(
            "effective_before_signing",
            "วันที่มีผลใช้บังคับต้องไม่ก่อนวันที่ประกาศ",
            "It cannot take effect before the day of the announcement.",
        )
    if move.kind is MoveKind.SUBMIT and (errors := [one for one in blockers if one.severity is Severity.ERROR]):
        return Refusal(
            "not_ready",
            f"ยังเสนอไม่ได้ มี {len(errors)} เรื่องที่ต้องแก้ก่อน: {errors[0].message_th}",
            f"Not ready: {len(errors)} things must be mended first: {errors[0].message_en}",
        )
    return None


def why_not_held(state: RevisionState, kind: CommitteeKind | None, held_on: date, on: date) -> Refusal | None:
    """The meeting that a step names is one of the committee that has the revision before it, and has been held by then.

    `kind` is None for a committee of another place.
    """
    if kind is None or COMMITTEES.get(state) is not kind:
        return InputRefused(
            "meeting_of_another",
            f"การประชุมที่เลือกไม่ใช่ของผู้พิจารณาขั้น “{STATE_NAMES_TH[state]}” เลือกการประชุมในรายการ",
            "The chosen meeting is not one of who considers the revision now; choose one of the list.",
        )
    if held_on > on:
        return InputRefused(
            "meeting_after_step",
            f"การประชุมที่เลือกเป็นวันที่ {thai_date(held_on)} หลังวันที่ของขั้นนี้ แก้วันที่ให้ตรงกับการประชุม",
            f"The chosen meeting is on {held_on}, after the day of this step; mend the day.",
        )
    return None


def why_not_take_back(
    *, state: RevisionState, moved_at: datetime, now: datetime, is_last: bool, is_mover: bool
) -> Refusal | None:
    """A mistaken move is taken back by who made it (or the PAO) within 30 days, while nothing stands on it."""
    if state is RevisionState.ANNOUNCED:
        return Refusal(
            "announced_stays",
            "ประกาศแล้วถอนไม่ได้ แก้ได้โดยทำฉบับใหม่ (แก้ไข เพิ่มเติม หรือเปลี่ยนแปลง)",
            "What has been announced stays; make a new revision instead.",
        )
    if not is_last:
        return Refusal("not_the_last_move", "ถอนได้เฉพาะขั้นล่าสุด", "Only the last step can be taken back.")
    if not is_mover:
        return Refusal(
            "not_the_mover", "ผู้ที่บันทึกขั้นนี้หรือ อบจ. เท่านั้นที่ถอนได้", "Only who recorded this step, or the PAO, can."
        )
    if now - moved_at > timedelta(days=TAKE_BACK_DAYS):
        return Refusal(
            "too_late",
            f"บันทึกขั้นล่าสุดเกิน {TAKE_BACK_DAYS} วันแล้ว ถอนไม่ได้ ให้ผู้พิจารณาส่งกลับแทน",
            f"The last step was recorded more than {TAKE_BACK_DAYS} days ago and cannot be taken back; have it returned instead.",
        )
    return None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What submission is judged by. `unreasoned`: names of added or changed projects that give no reason; `incomplete`:
    what projects lack that the scale of completeness asks for before a submission; `unheeded`: names of projects of which
    a meeting of this revision wanted something that the plan does not say yet; `added`: names of new projects; `altered`:
    names of those that it takes out, or changes in their aim or essence."""

    projects: int
    changes: int
    kinds: tuple[RevisionKind, ...]
    is_first: bool
    reason: str
    without_money: tuple[str, ...] = ()
    unreasoned: tuple[str, ...] = ()
    incomplete: tuple[Blocker, ...] = ()
    unheeded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()


def blockers(facts: Readiness) -> list[Finding]:
    """What blocks a submission (errors) or should be looked at before (warnings), listed beforehand."""
    found: list[Finding] = []
    if not facts.projects:
        found.append(_finding("empty_plan", Severity.ERROR, "แผนยังไม่มีโครงการ", "The plan has no projects yet"))
    elif not facts.changes:
        found.append(
            _finding(
                "nothing_changed", Severity.ERROR, "ไม่มีอะไรเปลี่ยนจากฉบับที่ประกาศ", "Nothing differs from what is announced"
            )
        )
    if refusal := why_not_these_kinds(facts.kinds, first=facts.is_first):
        found.append(_finding(refusal.code, Severity.ERROR, refusal.message_th, refusal.message_en))
    if RevisionKind.ADD in facts.kinds and not facts.reason:
        found.append(
            _finding(
                "no_reason",
                Severity.ERROR,
                "เพิ่มเติมแผนต้องมีเหตุผลและความจำเป็น (ข้อ 22) เขียนในข้อมูลของรอบนี้",
                "An addition must carry its reason and necessity (ข้อ 22); write it in the round's data",
            )
        )
    found += [
        _finding(one.code, Severity.ERROR, one.message_th, one.message_en)
        for one in facts.incomplete
        if one.project_ids
    ]
    # What must be there is told once: as what blocks.
    is_asked_for = any(one.code == "missing_amounts" for one in facts.incomplete)
    for code, names, th, en in (
        ("no_money", () if is_asked_for else facts.without_money, "ไม่มีงบประมาณในปีใดเลย", "have no money in any year"),
        (
            "project_reason",
            facts.unreasoned,
            "เพิ่มหรือเปลี่ยนโดยไม่ระบุเหตุผลรายโครงการ",
            "were added or changed without a reason of their own",
        ),
        (
            "added_as_else",
            _uncovered(facts, RevisionKind.ADD, facts.added),
            "เป็นโครงการใหม่ แต่ไม่ได้เลือกประเภท “เพิ่มเติม”",
            "are new, but “addition” is not among the kinds",
        ),
        (
            "altered_as_else",
            _uncovered(facts, RevisionKind.CHANGE, facts.altered),
            "เปลี่ยนวัตถุประสงค์ เป้าหมาย งบประมาณ หรือนำออกจากแผน แต่ไม่ได้เลือกประเภท “เปลี่ยนแปลง”",
            "change in objective, target or money or are taken out, but “change” is not among the kinds",
        ),
        (
            "unheeded",
            facts.unheeded,
            "ยังไม่ได้แก้ตามมติที่ประชุมของฉบับนี้",
            "do not say yet what a meeting on this revision resolved",
        ),
    ):
        if names:
            few = ", ".join(names[:3])
            found.append(
                _finding(
                    code, Severity.WARNING, f"{len(names)} โครงการ{th} เช่น {few}", f"{len(names)} projects {en}: {few}"
                )
            )
    return found


def _uncovered(facts: Readiness, kind: RevisionKind, names: tuple[str, ...]) -> tuple[str, ...]:
    """Projects that ask for a kind of revision, where none is chosen that covers them."""
    covering = {kind, RevisionKind.MAKE, RevisionKind.REVIEW, RevisionKind.SPECIAL}
    return names if facts.kinds and covering.isdisjoint(facts.kinds) else ()


def _finding(code: str, severity: Severity, th: str, en: str) -> Finding:
    return Finding(code, severity, CellPlace(""), th, en)
