"""The way of a revision from draft to announcement, as data: who looks at it, in which order. Pure.

Authority: planning-rules 1.4 and 1.5; each step carries its grade (S sourced, C corroborated, U unsourced). What is U and
may be otherwise in a province is a setting (`rules.settings`). The diagram in docs/reference/plan-paths.md is made from
this table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prasan.committees.rules import CommitteeKind
from prasan.organisations.rules.kinds import OrganisationKind, Role


class RevisionKind(StrEnum):
    """What a revision does to the plan (planning-rules 1.5; ข้อ 21, 22, 22/1, 22/2). One round may bundle several."""

    MAKE = "make"
    REVIEW = "review"
    ADD = "add"
    CHANGE = "change"
    CORRECT = "correct"
    SPECIAL = "special"


class RevisionState(StrEnum):
    """Who has the revision before them now."""

    DRAFT = "draft"
    RETURNED = "returned"
    SUPPORT = "support"
    COMMITTEE = "committee"
    FORUM = "forum"
    COUNCIL = "council"
    HEAD = "head"
    APPROVED = "approved"
    ANNOUNCED = "announced"


class Ask(StrEnum):
    """What a move is asked to say. The day and (for a return) the reason are always asked."""

    MEETING = "meeting"
    DOCUMENT_NO = "document_no"
    SIGNER = "signer"
    CLAUSE = "clause"
    PAPER = "paper"
    EFFECTIVE_ON = "effective_on"


class MoveKind(StrEnum):
    """What a move does."""

    SUBMIT = "submit"
    FORWARD = "forward"
    APPROVE = "approve"
    ANNOUNCE = "announce"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of the path: the state, the law it rests on, and how certain that is."""

    state: RevisionState
    grade: str
    source: str
    only_with_council: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One way on: allowed to the holders of `start`; `needs` must be given, `asks` may be."""

    kind: MoveKind
    start: RevisionState
    end: RevisionState
    asks: tuple[Ask, ...] = ()
    needs: tuple[Ask, ...] = ()

    @property
    def code(self) -> str:
        """`forward:council`: what a form sends back."""
        return f"{self.kind}:{self.end}"


# The words of the field. Thai first; the web door translates.
KIND_NAMES_TH: Mapping[RevisionKind, str] = {
    RevisionKind.MAKE: "จัดทำ",
    RevisionKind.REVIEW: "ทบทวน",
    RevisionKind.ADD: "เพิ่มเติม",
    RevisionKind.CHANGE: "เปลี่ยนแปลง",
    RevisionKind.CORRECT: "แก้ไข",
    RevisionKind.SPECIAL: "ตามข้อ 22/2",
}
# What each kind is for (planning-rules 1.5; the meaning of แก้ไข is U, that of ข้อ 22/2 S [buriram]).
KIND_MEANINGS_TH: Mapping[RevisionKind, str] = {
    RevisionKind.MAKE: "แผนใหม่ทั้งฉบับ",
    RevisionKind.REVIEW: "ทบทวนทั้งแผนตามรอบปี",
    RevisionKind.ADD: "โครงการที่ยังไม่มีในแผน",
    RevisionKind.CHANGE: "เปลี่ยนวัตถุประสงค์หรือสาระสำคัญของโครงการในแผน",
    RevisionKind.CORRECT: "แก้ที่ผิดพลาด โดยไม่กระทบวัตถุประสงค์และสาระสำคัญ",
    RevisionKind.SPECIAL: "โครงการพระราชดำริ งานพระราชพิธี รัฐพิธี นโยบายรัฐบาล",
}
STATE_NAMES_TH: Mapping[RevisionState, str] = {
    RevisionState.DRAFT: "ร่าง",
    RevisionState.RETURNED: "ส่งกลับให้แก้",
    RevisionState.SUPPORT: "คณะกรรมการสนับสนุนพิจารณา",
    RevisionState.COMMITTEE: "คณะกรรมการพัฒนาท้องถิ่นพิจารณา",
    RevisionState.FORUM: "คณะกรรมการพัฒนาท้องถิ่นร่วมกับประชาคมพิจารณา",
    RevisionState.COUNCIL: "สภาท้องถิ่นพิจารณา",
    RevisionState.HEAD: "ผู้บริหารท้องถิ่นพิจารณา",
    RevisionState.APPROVED: "อนุมัติแล้ว รอประกาศ",
    RevisionState.ANNOUNCED: "ประกาศใช้แล้ว",
}
MOVE_NAMES_TH: Mapping[MoveKind, str] = {
    MoveKind.SUBMIT: "เสนอพิจารณา",
    MoveKind.FORWARD: "ที่ประชุมเห็นชอบ ส่งต่อ",
    MoveKind.APPROVE: "อนุมัติ",
    MoveKind.ANNOUNCE: "ประกาศใช้",
    MoveKind.RETURN: "ส่งกลับให้แก้",
}
# ปลัด chairs the support committee and keeps the development committee's papers (planning-rules 1.3, both U).
HOLDERS: Mapping[RevisionState, tuple[Role, ...]] = {
    RevisionState.DRAFT: (Role.PLANNER,),
    RevisionState.RETURNED: (Role.PLANNER,),
    RevisionState.SUPPORT: (Role.CLERK,),
    RevisionState.COMMITTEE: (Role.CLERK,),
    RevisionState.FORUM: (Role.CLERK,),
    RevisionState.COUNCIL: (Role.COUNCIL_SECRETARY,),
    RevisionState.HEAD: (Role.APPROVER,),
    RevisionState.APPROVED: (Role.APPROVER, Role.PLANNER),
    RevisionState.ANNOUNCED: (),
}
COMMITTEES: Mapping[RevisionState, CommitteeKind] = {
    RevisionState.SUPPORT: CommitteeKind.SUPPORT,
    RevisionState.COMMITTEE: CommitteeKind.DEVELOPMENT,
    RevisionState.FORUM: CommitteeKind.DEVELOPMENT,
    RevisionState.COUNCIL: CommitteeKind.COUNCIL,
}
CLAUSES: Mapping[RevisionKind, tuple[str, str]] = {
    RevisionKind.MAKE: ("ข้อ 17", "S"),
    RevisionKind.REVIEW: ("ข้อ 18", "U"),
    RevisionKind.ADD: ("ข้อ 22", "S"),
    RevisionKind.CHANGE: ("ข้อ 22/1", "U"),
    RevisionKind.CORRECT: ("ข้อ 21", "S"),
    RevisionKind.SPECIAL: ("ข้อ 22/2", "S"),
}
_MAKING = (
    Step(RevisionState.SUPPORT, "U", "planning-rules 1.4 step 2: คณะกรรมการสนับสนุน writes the draft"),
    Step(RevisionState.COMMITTEE, "S", "planning-rules 1.4 step 3"),
    Step(RevisionState.COUNCIL, "U", "planning-rules 1.4 step 4: an SAO's head first gets the council's consent", True),
    Step(RevisionState.HEAD, "S", "planning-rules 1.4 step 4, ข้อ 17 (4)"),
)
PATHS: Mapping[RevisionKind, tuple[Step, ...]] = {
    RevisionKind.MAKE: _MAKING,
    RevisionKind.REVIEW: _MAKING,
    RevisionKind.ADD: (
        Step(RevisionState.SUPPORT, "S", "planning-rules 1.5 เพิ่มเติม: drafts with reason and necessity"),
        Step(RevisionState.FORUM, "S", "planning-rules 1.5 เพิ่มเติม: committee and ประชาคม consider"),
        Step(RevisionState.COUNCIL, "S", "planning-rules 1.5 เพิ่มเติม: SAO council (มาตรา 46)", True),
        Step(RevisionState.HEAD, "S", "planning-rules 1.5 เพิ่มเติม: head announces"),
    ),
    RevisionKind.CHANGE: (
        Step(RevisionState.COMMITTEE, "S", "planning-rules 1.5 เปลี่ยนแปลง"),
        Step(RevisionState.COUNCIL, "U", "planning-rules 1.5 เปลี่ยนแปลง: SAO council", True),
        Step(RevisionState.HEAD, "U", "planning-rules 1.5 เปลี่ยนแปลง: head announces"),
    ),
    RevisionKind.CORRECT: (Step(RevisionState.HEAD, "S", "planning-rules 1.5 แก้ไข: the head alone, ข้อ 21"),),
    RevisionKind.SPECIAL: (Step(RevisionState.HEAD, "S", "planning-rules 1.5: the head alone, ข้อ 22/2"),),
}
_ORDER = (
    RevisionState.SUPPORT,
    RevisionState.COMMITTEE,
    RevisionState.FORUM,
    RevisionState.COUNCIL,
    RevisionState.HEAD,
)
_END = (RevisionState.APPROVED, RevisionState.ANNOUNCED)
EDITABLE = (RevisionState.DRAFT, RevisionState.RETURNED)
_WITH_COUNCIL_STEP = frozenset({OrganisationKind.SAO})
# The kinds whose council step is U: what a province may switch off (`rules.settings`). For เพิ่มเติม it is sourced.
COUNCIL_IS_A_SETTING = (RevisionKind.MAKE, RevisionKind.REVIEW, RevisionKind.CHANGE)
ALL_COUNCIL_STEPS = frozenset(COUNCIL_IS_A_SETTING) | {RevisionKind.ADD}


def path_of(
    kinds: Collection[RevisionKind],
    organisation_kind: OrganisationKind,
    council_for: Collection[RevisionKind] = ALL_COUNCIL_STEPS,
) -> tuple[RevisionState, ...]:
    """The stops after the draft. A bundle makes every stop that any of its kinds makes, each once.

    `council_for`: the kinds for which an SAO goes through its council. Where committee and ประชาคม sit together, the
    committee does not sit once more alone.
    """
    stops: set[RevisionState] = set()
    for kind in kinds:
        with_council = organisation_kind in _WITH_COUNCIL_STEP and kind in council_for
        stops |= {step.state for step in PATHS[kind] if with_council or not step.only_with_council}
    if RevisionState.FORUM in stops:
        stops.discard(RevisionState.COMMITTEE)
    # Whatever is announced was before the head.
    stops.add(RevisionState.HEAD)
    return (*(state for state in _ORDER if state in stops), *_END)


def moves_from(state: RevisionState, path: tuple[RevisionState, ...]) -> tuple[Move, ...]:
    """The ways on from a state: the next stop, and back to the planner from every stop before the announcement."""
    if state is RevisionState.ANNOUNCED:
        return ()
    if state in EDITABLE:
        return (Move(MoveKind.SUBMIT, state, path[0], asks=(Ask.DOCUMENT_NO,)),)
    back = Move(MoveKind.RETURN, state, RevisionState.RETURNED, asks=(Ask.MEETING, Ask.DOCUMENT_NO))
    return (_onward(state, _after(state, path)), back)


def _after(state: RevisionState, path: tuple[RevisionState, ...]) -> RevisionState:
    """The stop after this one. A setting may have taken this stop out of the path meanwhile: then the next in order."""
    if state in path:
        return path[path.index(state) + 1]
    whole = (*_ORDER, *_END)
    return next(one for one in path if whole.index(one) > whole.index(state))


def _onward(state: RevisionState, end: RevisionState) -> Move:
    if end is RevisionState.ANNOUNCED:
        return Move(
            MoveKind.ANNOUNCE,
            state,
            end,
            asks=(Ask.DOCUMENT_NO, Ask.SIGNER, Ask.CLAUSE, Ask.EFFECTIVE_ON, Ask.PAPER),
            needs=(Ask.SIGNER,),
        )
    if end is RevisionState.APPROVED:
        return Move(MoveKind.APPROVE, state, end, asks=(Ask.DOCUMENT_NO, Ask.SIGNER, Ask.CLAUSE, Ask.PAPER))
    return Move(MoveKind.FORWARD, state, end, asks=(Ask.MEETING, Ask.DOCUMENT_NO, Ask.PAPER), needs=(Ask.MEETING,))
