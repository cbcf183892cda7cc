"""Deadlines computed from dates and the state of revisions. Pure: the day of today is passed in.

Authority: planning-rules 1.4, 1.5, 1.6, 4.1; the number of days and months are settings (`prasan.plans.rules.settings`).
"""

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prasan.common.years import BUDDHIST_ERA, first_day_of, fiscal_year_of
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.plans.rules.paths import HOLDERS, RevisionKind, RevisionState
from prasan.plans.rules.settings import number_of

DUE_SOON = timedelta(days=30)
# A review that comes so much later is still the one that was missing; our own reading, the regulation has none.
LATE_REVIEW = timedelta(days=180)
# What is older says nothing of today: an organisation that begins with prasan is not told of last year's reports.
LOOK_BACK, LOOK_AHEAD = timedelta(days=270), timedelta(days=400)


class DutyKind(StrEnum):
    """What must be done."""

    MAKE_PLAN = "make_plan"
    REVIEW = "review"
    NOTICE = "notice"
    POSTING = "posting"
    EVALUATION = "evaluation"
    EVALUATION_POST = "evaluation_post"
    OPERATION = "operation"
    OPERATION_POST = "operation_post"
    STEP = "step"


class Standing(StrEnum):
    """How a duty stands on a day."""

    OVERDUE = "overdue"
    DUE = "due"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Law:
    """What a duty is called, who does it, the clause it rests on, where that is told, and how certain it is.

    `is_period`: its day is the last of a time that must run out, so it is done from then on and late only a while after.
    """

    name_th: str
    roles: tuple[Role, ...]
    clause_th: str
    source: str
    grade: str
    by_hand: bool
    is_period: bool = False


_PLANNER = (Role.PLANNER,)
LAWS: Mapping[DutyKind, Law] = {
    DutyKind.MAKE_PLAN: Law("จัดทำแผนพัฒนาท้องถิ่นให้แล้วเสร็จ", _PLANNER, "ระเบียบฯ ข้อ 18", "planning-rules 1.4", "S", False),
    DutyKind.REVIEW: Law("ทบทวนแผนพัฒนาท้องถิ่นประจำปี", _PLANNER, "ระเบียบฯ ข้อ 18", "planning-rules 1.4", "S", True),
    DutyKind.NOTICE: Law(
        "แจ้งสภา อบจ. อำเภอ จังหวัด และประชาชน", _PLANNER, "ระเบียบฯ ข้อ 24–25", "planning-rules 1.4 step 5", "U", True
    ),
    DutyKind.POSTING: Law(
        "ปิดประกาศให้ครบกำหนด", _PLANNER, "ระเบียบฯ ข้อ 24–25", "planning-rules 1.4 step 5, 1.5", "U", True, is_period=True
    ),
    DutyKind.EVALUATION: Law(
        "ประกาศผลการติดตามและประเมินผลแผน",
        (Role.PLANNER, Role.MONITORING_MEMBER),
        "ระเบียบฯ ข้อ 29–30",
        "planning-rules 4.1",
        "S",
        True,
    ),
    DutyKind.OPERATION: Law("จัดทำแผนการดำเนินงาน", _PLANNER, "ระเบียบฯ ข้อ 26–27", "planning-rules 1.6", "U", True),
    DutyKind.EVALUATION_POST: Law(
        "ปิดประกาศผลการติดตามและประเมินผลให้ครบกำหนด",
        _PLANNER,
        "ระเบียบฯ ข้อ 29–30",
        "planning-rules 4.1",
        "S",
        True,
        is_period=True,
    ),
    DutyKind.OPERATION_POST: Law(
        "ปิดประกาศแผนการดำเนินงาน", _PLANNER, "ระเบียบฯ ข้อ 26–27", "planning-rules 1.6", "U", True
    ),
    DutyKind.STEP: Law("พิจารณาแผนที่ค้างอยู่", (), "ไม่มีในระเบียบ ใช้เตือนเท่านั้น", "our own", "U", False),
}


@dataclass(frozen=True, slots=True)
class Announced:
    """One announced revision."""

    revision_id: int
    label: str
    kinds: tuple[RevisionKind, ...]
    first_year: int
    on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open revision: where it is, since when."""

    revision_id: int
    label: str
    state: RevisionState
    since: date


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that an organisation's deadlines follow from. `period`: first and last year that a plan is due for;
    `done`: what was recorded as done, and the day of it."""

    code: str
    kind: OrganisationKind
    period: tuple[int, int]
    announced: tuple[Announced, ...]
    waiting: Waiting | None
    done: Mapping[tuple[DutyKind, str], date]
    rulings: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do by a day. `key` tells two of a kind apart; `about` says of what."""

    kind: DutyKind
    key: str
    about: str
    due: date
    is_done: bool
    roles: tuple[Role, ...]
    since: date | None = None

    def standing(self, today: date) -> Standing:
        """How it stands on a day."""
        if self.is_done:
            return Standing.DONE
        if self.due + (DUE_SOON if self.law.is_period else timedelta()) < today:
            return Standing.OVERDUE
        return Standing.DUE if self.due - today <= DUE_SOON else Standing.LATER

    @property
    def law(self) -> Law:
        """What it rests on."""
        return LAWS[self.kind]


def month_end(year: int, month: int) -> date:
    """The last day of a month of a C.E. year."""
    return date(year, month, calendar.monthrange(year, month)[1])


def plan_due(fiscal_year: int, month: int) -> date:
    """By when the plan for the years from `fiscal_year` is finished or reviewed: the month before the fiscal year before.

    2571 starts on 1 October 2570; its plan was due in October 2569 (planning-rules 1.4, checked against two real cases).
    """
    return month_end(fiscal_year - BUDDHIST_ERA - 2, month)


def duties_of(situation: Situation, today: date) -> tuple[Duty, ...]:
    """Every duty of the last months and the coming year, the earliest first."""
    found = [
        *_plan_duties(situation),
        *_announcement_duties(situation),
        *_yearly_duties(situation, today),
        *_step_duty(situation),
    ]
    near = [one for one in found if today - LOOK_BACK <= one.due <= today + LOOK_AHEAD]
    return tuple(sorted(near, key=lambda one: (one.due, one.kind, one.key)))


def _plan_duties(situation: Situation) -> Iterable[Duty]:
    first, last = situation.period
    key = "plan_month_pao" if situation.kind is OrganisationKind.PAO else "plan_month"
    month = number_of(key, situation.rulings)
    of_period = [one for one in situation.announced if one.first_year == first]
    yield _duty(
        situation, DutyKind.MAKE_PLAN, str(first), f"{first}–{last}", plan_due(first, month), done=bool(of_period)
    )
    if not of_period:
        return
    dues = {year: plan_due(year, month) for year in range(first + 1, last + 1)}
    reviewed = reviewed_years([one.on for one in of_period if RevisionKind.REVIEW in one.kinds], dues)
    for year, due in dues.items():
        yield _duty(situation, DutyKind.REVIEW, str(year), str(year), due, done=year in reviewed)


def reviewed_years(reviews: Iterable[date], dues: Mapping[int, date]) -> frozenset[int]:
    """The years whose review was announced: each review is that of the first year that still lacks one, after the day
    that the year before was due, and not too long after its own. `dues`: year → its day, in order."""
    found: set[int] = set()
    for on in sorted(reviews):
        for year, due in dues.items():
            before = plan_due(year - 1, due.month)
            if year not in found and before < on <= due + LATE_REVIEW:
                found.add(year)
                break
    return frozenset(found)


def _announcement_duties(situation: Situation) -> Iterable[Duty]:
    notice = timedelta(days=number_of("notice_days", situation.rulings))
    posting = timedelta(days=number_of("posting_days", situation.rulings))
    for one in situation.announced:
        key = str(one.revision_id)
        yield _duty(situation, DutyKind.NOTICE, key, one.label, one.on + notice)
        yield _duty(situation, DutyKind.POSTING, key, one.label, one.on + posting)


def _yearly_duties(situation: Situation, today: date) -> Iterable[Duty]:
    month = number_of("evaluation_month", situation.rulings)
    days = timedelta(days=number_of("operation_days", situation.rulings))
    for year in range(fiscal_year_of(today) - 2, fiscal_year_of(today) + 2):
        yield _duty(situation, DutyKind.EVALUATION, str(year), str(year), month_end(year - BUDDHIST_ERA, month))
        yield _duty(situation, DutyKind.OPERATION, str(year), str(year), first_day_of(year) + days)
        yield from _postings(situation, str(year))


def _postings(situation: Situation, year: str) -> Iterable[Duty]:
    """What is posted once it is done: the results for so many days, the operation plan within so many."""
    for done, posting, setting in (
        (DutyKind.EVALUATION, DutyKind.EVALUATION_POST, "evaluation_posting_days"),
        (DutyKind.OPERATION, DutyKind.OPERATION_POST, "operation_posting_days"),
    ):
        if on := situation.done.get((done, year)):
            days = timedelta(days=number_of(setting, situation.rulings))
            yield _duty(situation, posting, year, year, on + days)


def _step_duty(situation: Situation) -> Iterable[Duty]:
    waiting = situation.waiting
    if waiting is None:
        return
    due = waiting.since + timedelta(days=number_of("waiting_days", situation.rulings))
    # A draft waits for nobody: its planner decides when it is ready.
    if waiting.state is not RevisionState.DRAFT:
        yield Duty(
            DutyKind.STEP, str(waiting.revision_id), waiting.label, due, False, HOLDERS[waiting.state], waiting.since
        )


def _duty(situation: Situation, kind: DutyKind, key: str, about: str, due: date, *, done: bool = False) -> Duty:
    is_done = done or (kind, key) in situation.done
    return Duty(kind, key, about, due, is_done, LAWS[kind].roles)


def is_mine(duty: Duty, roles: Collection[Role], roles_there: Collection[Role]) -> bool:
    """Whether somebody with these roles does it; for everyone else in the organisation it waits for another.

    What nobody in the organisation holds is its planner's to record (`rules.revisions.acting_role`).
    """
    if any(role in roles for role in duty.roles):
        return True
    return Role.PLANNER in roles and not any(role in roles_there for role in duty.roles)


def open_duties(duties: Sequence[Duty], today: date) -> tuple[Duty, ...]:
    """What is overdue or due soon."""
    return tuple(one for one in duties if one.standing(today) in (Standing.OVERDUE, Standing.DUE))
