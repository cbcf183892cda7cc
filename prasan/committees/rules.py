"""Who must sit on which committee, when a meeting has its quorum, what a hearing is. Pure: no Django, no clock.

Authority: planning-rules 1.3. Each seat carries its grade (S sourced, C corroborated, U unsourced).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from prasan.common.errors import InputRefused, Refusal
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.text import arabic_digits
from prasan.common.years import thai_date

TERM_ENDS_SOON = timedelta(days=90)
QUORUM_PERCENT = 50
"""Half of the members: U, the regulation's own quorum was not found; a setting of the province."""


class CommitteeKind(StrEnum):
    """The bodies of an organisation that a plan goes through, and those that coordinate a district and the province."""

    DEVELOPMENT = "development"
    SUPPORT = "support"
    MONITORING = "monitoring"
    COUNCIL = "council"
    DISTRICT = "district"
    PROVINCE = "province"


OF_AN_ORGANISATION = (
    CommitteeKind.DEVELOPMENT, CommitteeKind.SUPPORT, CommitteeKind.MONITORING, CommitteeKind.COUNCIL,
)  # fmt: skip


class Seat(StrEnum):
    """As what somebody sits there."""

    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    COUNCILLOR = "councillor"
    EXPERT = "expert"
    AGENCY = "agency"
    COMMUNITY = "community"
    CLERK = "clerk"
    DIVISION_HEAD = "division_head"
    PLANNING_HEAD = "planning_head"
    ANALYST = "analyst"
    PAO_HEAD = "pao_head"
    PAO_COUNCILLOR = "pao_councillor"
    DISTRICT_OFFICER = "district_officer"
    LOCAL_OFFICER = "local_officer"
    DISTRICT_CHAIR = "district_chair"
    OTHER = "other"


class Post(StrEnum):
    """What a member does in the committee."""

    CHAIR = "chair"
    MEMBER = "member"
    SECRETARY = "secretary"
    ASSISTANT = "assistant"


class Outcome(StrEnum):
    """What a meeting made of an item."""

    AGREED = "agreed"
    REFUSED = "refused"
    MONEY = "money"
    AMEND = "amend"
    CUT = "cut"
    DEFERRED = "deferred"
    NOTED = "noted"


class Group(StrEnum):
    """Who came to a hearing. The ministry's proportions were not found (planning-rules 9)."""

    PEOPLE = "people"
    VILLAGE_LEADERS = "village_leaders"
    COUNCILLORS = "councillors"
    AGENCIES = "agencies"
    GROUPS = "groups"
    STAFF = "staff"


KIND_NAMES_TH: Mapping[CommitteeKind, str] = {
    CommitteeKind.DEVELOPMENT: "คณะกรรมการพัฒนาท้องถิ่น",
    CommitteeKind.SUPPORT: "คณะกรรมการสนับสนุนการจัดทำแผนพัฒนาท้องถิ่น",
    CommitteeKind.MONITORING: "คณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่น",
    CommitteeKind.COUNCIL: "สภาท้องถิ่น",
    CommitteeKind.DISTRICT: "คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ",
    CommitteeKind.PROVINCE: "คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับจังหวัด",
}
SEAT_NAMES_TH: Mapping[Seat, str] = {
    Seat.HEAD: "ผู้บริหารท้องถิ่น",
    Seat.DEPUTY_HEAD: "รองผู้บริหารท้องถิ่น",
    Seat.COUNCILLOR: "สมาชิกสภาท้องถิ่น",
    Seat.EXPERT: "ผู้ทรงคุณวุฒิ",
    Seat.AGENCY: "ผู้แทนส่วนราชการหรือรัฐวิสาหกิจ",
    Seat.COMMUNITY: "ผู้แทนประชาคม",
    Seat.CLERK: "ปลัด",
    Seat.DIVISION_HEAD: "หัวหน้าส่วนการบริหาร",
    Seat.PLANNING_HEAD: "หัวหน้าส่วนที่รับผิดชอบแผน",
    Seat.ANALYST: "นักวิเคราะห์นโยบายและแผน",
    Seat.PAO_HEAD: "นายกองค์การบริหารส่วนจังหวัด",
    Seat.PAO_COUNCILLOR: "สมาชิกสภา อบจ. ในเขตอำเภอ",
    Seat.DISTRICT_OFFICER: "ปลัดอำเภอ",
    Seat.LOCAL_OFFICER: "ท้องถิ่นอำเภอ",
    Seat.DISTRICT_CHAIR: "ผู้แทนคณะกรรมการประสานแผนระดับอำเภอ",
    Seat.OTHER: "อื่น ๆ",
}
POST_NAMES_TH: Mapping[Post, str] = {
    Post.CHAIR: "ประธาน",
    Post.MEMBER: "กรรมการ",
    Post.SECRETARY: "เลขานุการ",
    Post.ASSISTANT: "ผู้ช่วยเลขานุการ",
}
OUTCOME_NAMES_TH: Mapping[Outcome, str] = {
    Outcome.AGREED: "เห็นชอบ",
    Outcome.REFUSED: "ไม่เห็นชอบ",
    Outcome.MONEY: "ให้แก้ไขงบประมาณ",
    Outcome.AMEND: "ให้แก้ไขรายละเอียด",
    Outcome.CUT: "ให้ตัดออก",
    Outcome.DEFERRED: "ให้นำกลับมาพิจารณาใหม่",
    Outcome.NOTED: "รับทราบ",
}
# What a meeting may make of a single project; the words are those of minutes.
OF_A_PROJECT = (Outcome.AGREED, Outcome.MONEY, Outcome.AMEND, Outcome.CUT, Outcome.DEFERRED)
GROUP_NAMES_TH: Mapping[Group, str] = {
    Group.PEOPLE: "ประชาชนทั่วไป",
    Group.VILLAGE_LEADERS: "กำนัน ผู้ใหญ่บ้าน ผู้นำชุมชน",
    Group.COUNCILLORS: "สมาชิกสภาท้องถิ่น",
    Group.AGENCIES: "ส่วนราชการ รัฐวิสาหกิจ",
    Group.GROUPS: "กลุ่มองค์กรในชุมชน",
    Group.STAFF: "เจ้าหน้าที่ของ อปท.",
}


@dataclass(frozen=True, slots=True)
class SeatRule:
    """How many must sit there as what; `most` None: as many as there are. `chosen_by` in words.

    `each`: the numbers are for every organisation (or district) that the committee stands for.
    """

    seat: Seat
    least: int
    most: int | None
    chosen_by: str
    grade: str
    each: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """What a committee must be made of, and for how long its members sit."""

    clause: str
    grade: str
    seats: tuple[SeatRule, ...]
    term_years: int | None = None


COMPOSITIONS: Mapping[CommitteeKind, Composition] = {
    CommitteeKind.DEVELOPMENT: Composition(
        "ข้อ 8",
        "S",
        (
            SeatRule(Seat.HEAD, 1, 1, "โดยตำแหน่ง", "S"),
            SeatRule(Seat.DEPUTY_HEAD, 0, None, "โดยตำแหน่ง ทุกคน", "S"),
            SeatRule(Seat.COUNCILLOR, 3, 3, "สภาท้องถิ่นคัดเลือก", "S"),
            SeatRule(Seat.EXPERT, 3, 3, "ผู้บริหารท้องถิ่นคัดเลือก", "S"),
            SeatRule(Seat.AGENCY, 3, None, "ผู้บริหารท้องถิ่นคัดเลือก", "S"),
            SeatRule(Seat.COMMUNITY, 3, 6, "ประชาคมท้องถิ่นคัดเลือก", "S"),
            SeatRule(Seat.CLERK, 1, 1, "โดยตำแหน่ง", "S"),
        ),
        4,
    ),
    CommitteeKind.SUPPORT: Composition(
        "ข้อ 9",
        "U",
        (
            SeatRule(Seat.CLERK, 1, 1, "โดยตำแหน่ง", "U"),
            SeatRule(Seat.DIVISION_HEAD, 1, None, "โดยตำแหน่ง ทุกส่วน", "U"),
            SeatRule(Seat.COMMUNITY, 3, 3, "ประชาคมท้องถิ่นคัดเลือก", "U"),
            SeatRule(Seat.PLANNING_HEAD, 1, 1, "โดยตำแหน่ง", "U"),
            SeatRule(Seat.ANALYST, 1, None, "โดยตำแหน่ง", "U"),
        ),
        4,
    ),
    CommitteeKind.MONITORING: Composition(
        "ข้อ 28",
        "U",
        (
            SeatRule(Seat.COUNCILLOR, 3, 3, "สภาท้องถิ่นคัดเลือก", "U"),
            SeatRule(Seat.COMMUNITY, 2, 2, "ประชาคมท้องถิ่นคัดเลือก", "U"),
            SeatRule(Seat.AGENCY, 2, 2, "ผู้บริหารท้องถิ่นคัดเลือก", "U"),
            SeatRule(Seat.DIVISION_HEAD, 2, 2, "หัวหน้าส่วนการบริหารคัดเลือกกันเอง", "U"),
            SeatRule(Seat.EXPERT, 2, 2, "ผู้บริหารท้องถิ่นคัดเลือก", "U"),
        ),
        4,
    ),
    CommitteeKind.COUNCIL: Composition("กฎหมายจัดตั้ง อปท.", "U", (SeatRule(Seat.COUNCILLOR, 1, None, "เลือกตั้ง", "U"),)),
    # Those of two real districts [nontan], [kumpang]; by which clause, and for how long they sit, was not found.
    CommitteeKind.DISTRICT: Composition(
        "หนังสือสั่งการ มท.",
        "S",
        (
            SeatRule(Seat.HEAD, 1, 1, "โดยตำแหน่ง ทุก อปท. ในอำเภอ", "S", each=True),
            SeatRule(Seat.CLERK, 1, 1, "โดยตำแหน่ง ทุก อปท. ในอำเภอ", "S", each=True),
            SeatRule(Seat.PAO_COUNCILLOR, 1, None, "สมาชิกสภา อบจ. ในเขตอำเภอ", "S"),
            SeatRule(Seat.DISTRICT_OFFICER, 1, None, "โดยตำแหน่ง", "S"),
            SeatRule(Seat.LOCAL_OFFICER, 1, 1, "โดยตำแหน่ง", "S"),
        ),
    ),
    # The PAO's head chairs (S); who else sits was not found.
    CommitteeKind.PROVINCE: Composition(
        "หนังสือสั่งการ มท.",
        "U",
        (
            SeatRule(Seat.PAO_HEAD, 1, 1, "โดยตำแหน่ง เป็นประธาน", "S"),
            SeatRule(Seat.DISTRICT_CHAIR, 1, 1, "อำเภอละหนึ่งคน", "U", each=True),
            SeatRule(Seat.LOCAL_OFFICER, 0, None, "โดยตำแหน่ง", "U"),
            SeatRule(Seat.EXPERT, 0, None, "ประธานแต่งตั้ง", "U"),
        ),
    ),
}


def composition_of(kind: CommitteeKind, *, stands_for: int = 1, pao_councillors: int | None = None) -> Composition:
    """What a committee must be made of, with its numbers.

    `stands_for`: how many organisations a district's committee has, or districts the province's; `pao_councillors`: how
    many councillors of the PAO the district has, where the province ruled it.
    """
    found = COMPOSITIONS[kind]
    seats = []
    for rule in found.seats:
        times = stands_for if rule.each else 1
        most = None if rule.most is None else rule.most * times
        least = rule.least * times
        if rule.seat is Seat.PAO_COUNCILLOR and pao_councillors is not None:
            least, most = pao_councillors, None
        seats.append(replace(rule, least=least, most=most))
    return replace(found, seats=tuple(seats))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One member as the rules see them: from `starts_on` until `ends_on` (None: no end is known)."""

    name: str
    seat: Seat
    post: Post
    starts_on: date
    ends_on: date | None

    def sits_on(self, day: date) -> bool:
        """Whether they are a member on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def composition_findings(
    kind: CommitteeKind, members: Sequence[Sitting], day: date, composition: Composition | None = None
) -> list[Finding]:
    """What a committee lacks on a day: seats too few or too many, no chair or secretary, terms over or ending soon."""
    sitting = [one for one in members if one.sits_on(day)]
    counted = Counter(one.seat for one in sitting)
    found: list[Finding] = []
    for rule in (composition or COMPOSITIONS[kind]).seats:
        count, name = counted[rule.seat], SEAT_NAMES_TH[rule.seat]
        most = "" if rule.most is None else f"–{rule.most}" if rule.most != rule.least else ""
        if count < rule.least or (rule.most is not None and count > rule.most):
            found.append(
                _finding(
                    "seats",
                    f"{name} มี {count} คน ต้องมี {rule.least}{most} คน ({rule.chosen_by})",
                    f"{rule.seat.value}: {count}, should be {rule.least}{most}",
                )
            )
    if kind is not CommitteeKind.COUNCIL:
        found += [
            _finding("post", f"ต้องมี{POST_NAMES_TH[post]} 1 คน", f"There should be one {post.value}")
            for post in (Post.CHAIR, Post.SECRETARY)
            if sum(one.post is post for one in sitting) != 1
        ]
    ending = [one for one in sitting if one.ends_on and one.ends_on - day <= TERM_ENDS_SOON]
    over = [one for one in members if one.ends_on and one.ends_on < day]
    if over and not sitting:
        found.append(_finding("term_over", "กรรมการทุกคนหมดวาระแล้ว แต่งตั้งชุดใหม่", "Every term is over; appoint anew"))
    if ending:
        last = min(one.ends_on for one in ending if one.ends_on)
        found.append(
            _finding(
                "term_ends",
                f"กรรมการ {len(ending)} คนจะหมดวาระ คนแรกวันที่ {thai_date(last)}",
                f"{len(ending)} terms end soon, the first on {last}",
            )
        )
    return found


def _finding(code: str, th: str, en: str) -> Finding:
    return Finding(code, Severity.WARNING, CellPlace(""), th, en)


def quorum_of(members: int, percent: int = QUORUM_PERCENT) -> int:
    """How many must be present: at least that share of the members, rounded up."""
    return -(-members * percent // 100)


def term_end(starts_on: date, years: int | None) -> date | None:
    """The last day of a term of whole years."""
    if years is None:
        return None
    try:
        same_day = starts_on.replace(year=starts_on.year + years)
    except ValueError:  # 29 February
        same_day = starts_on.replace(year=starts_on.year + years, day=28)
    return same_day - timedelta(days=1)


def why_not_resolve(outcome: Outcome, *, members: int, present: int, percent: int = QUORUM_PERCENT) -> Refusal | None:
    """A meeting without its quorum decides nothing; it may still note."""
    if outcome is Outcome.NOTED or (members and present >= quorum_of(members, percent)):
        return None
    needed = quorum_of(members, percent) or 1
    return Refusal(
        "no_quorum",
        f"บันทึกมติไม่ได้ ผู้มาประชุม {present} คน องค์ประชุมต้องมีอย่างน้อย {needed} จาก {members} คน บันทึกผู้มาประชุมก่อน",
        f"No resolution: {present} present, the quorum is {needed} of {members}. Record who was present first.",
    )


def heads_of(written: Mapping[str, str]) -> dict[str, int]:
    """How many came, by group, from a form. Raises `InputRefused`; groups without anybody are left out."""
    heads: dict[str, int] = {}
    for group in Group:
        text = arabic_digits(written.get(group.value, "").strip())
        if not text:
            continue
        if not (text.isascii() and text.isdigit() and len(text) <= 6):
            raise InputRefused(
                "bad_headcount",
                f"{GROUP_NAMES_TH[group]}: ใส่จำนวนคนเป็นตัวเลข",
                f"{group.value}: give a number of people.",
            )
        if int(text):
            heads[group.value] = int(text)
    return heads


@dataclass(frozen=True, slots=True)
class Sat:
    """One meeting as it is kept: when, how many came, whether there are minutes, how many resolutions stand."""

    meeting_id: int
    label: str
    on: date
    present: int
    has_minutes: bool
    resolutions: int


LACKING_NAMES_TH = {"present": "ผู้มาประชุม", "minutes": "รายงานการประชุม", "resolutions": "มติ"}


def unfinished(meetings: Sequence[Sat], today: date) -> list[tuple[Sat, tuple[str, ...]]]:
    """The meetings that are over and not written down, with what each lacks: `present`, `minutes`, `resolutions`."""
    found = []
    for one in meetings:
        had = (("present", one.present > 0), ("minutes", one.has_minutes), ("resolutions", one.resolutions > 0))
        lacking = tuple(name for name, has in had if not has)
        if one.on < today and lacking:
            found.append((one, lacking))
    return found
