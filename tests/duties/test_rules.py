"""Deadlines follow from dates and revisions, and from nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.duties.rules import (
    LAWS,
    Announced,
    Duty,
    DutyKind,
    Situation,
    Standing,
    Waiting,
    duties_of,
    is_mine,
    open_duties,
    plan_due,
    reviewed_years,
)
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.plans.rules.paths import RevisionKind, RevisionState

TODAY = date(2026, 11, 25)
NOTHING = Situation("5002", OrganisationKind.SAO, (2571, 2575), (), None, {}, {})
MADE = Announced(7, "จัดทำ", (RevisionKind.MAKE,), 2571, date(2026, 10, 30))


def named(situation: Situation, kind: DutyKind, today: date = TODAY) -> list[Duty]:
    return [one for one in duties_of(situation, today) if one.kind is kind]


def test_a_plan_is_due_eleven_months_before_its_first_year() -> None:
    assert plan_due(2571, 10) == date(2026, 10, 31)
    (sao,) = named(NOTHING, DutyKind.MAKE_PLAN)
    assert (sao.due, sao.standing(TODAY)) == (date(2026, 10, 31), Standing.OVERDUE)
    (pao,) = named(replace(NOTHING, kind=OrganisationKind.PAO), DutyKind.MAKE_PLAN)
    assert (pao.due, pao.standing(TODAY)) == (date(2026, 11, 30), Standing.DUE)


def test_an_announced_plan_is_made_and_then_reviewed_every_year() -> None:
    made = replace(NOTHING, announced=(MADE,))
    assert named(made, DutyKind.MAKE_PLAN)[0].is_done
    assert [one.due for one in named(made, DutyKind.REVIEW)] == [date(2027, 10, 31)]
    reviewed = Announced(8, "ทบทวน", (RevisionKind.REVIEW,), 2571, date(2027, 9, 1))
    later = replace(made, announced=(MADE, reviewed))
    assert [one.is_done for one in named(later, DutyKind.REVIEW, date(2027, 10, 1))] == [True, False]


def reviews_of_2572_to_2575(*reviews: date) -> list[int]:
    return sorted(reviewed_years(reviews, {year: plan_due(year, 10) for year in range(2572, 2576)}))


def test_a_review_that_came_late_is_the_one_that_was_missing_and_not_the_next() -> None:
    assert reviews_of_2572_to_2575(date(2027, 11, 5)) == [2572]
    assert reviews_of_2572_to_2575(date(2027, 9, 1), date(2027, 11, 5)) == [2572, 2573]
    assert reviews_of_2572_to_2575(date(2027, 11, 5), date(2028, 10, 1)) == [2572, 2573]
    assert reviews_of_2572_to_2575(date(2028, 8, 1)) == [2573]  # that of the year before never came


@given(st.dates(date(2026, 11, 1), date(2030, 10, 31)))
def test_whatever_day_a_review_is_announced_it_is_that_of_one_year(on: date) -> None:
    assert len(reviews_of_2572_to_2575(on)) == 1  # also on 1 November before the 29th of a February


def test_a_posting_is_not_late_on_the_day_after_it_has_run_out() -> None:
    (posting,) = named(replace(NOTHING, announced=(MADE,)), DutyKind.POSTING)
    assert posting.standing(posting.due + timedelta(days=1)) is Standing.DUE
    assert posting.standing(posting.due + timedelta(days=31)) is Standing.OVERDUE


def test_an_announcement_is_told_within_15_days_and_posted_for_30_or_as_the_province_rules() -> None:
    made = replace(NOTHING, announced=(MADE,))
    assert [one.due for one in named(made, DutyKind.NOTICE)] == [date(2026, 11, 14)]
    assert [one.due for one in named(made, DutyKind.POSTING)] == [date(2026, 11, 29)]
    ruled = replace(made, rulings={"notice_days": 20})
    assert [one.due for one in named(ruled, DutyKind.NOTICE)] == [date(2026, 11, 19)]
    told = replace(made, done={(DutyKind.NOTICE, "7"): TODAY})
    assert named(told, DutyKind.NOTICE)[0].standing(TODAY) is Standing.DONE


def test_the_evaluation_is_announced_by_december_and_the_operation_plan_in_october() -> None:
    assert date(2026, 12, 31) in [one.due for one in named(NOTHING, DutyKind.EVALUATION)]
    assert date(2026, 10, 31) in [one.due for one in named(NOTHING, DutyKind.OPERATION)]


@pytest.mark.parametrize(
    ("state", "roles"),
    [
        (RevisionState.COUNCIL, (Role.COUNCIL_SECRETARY,)),
        (RevisionState.RETURNED, (Role.PLANNER,)),
        (RevisionState.DRAFT, None),
    ],
)
def test_a_revision_waits_for_its_holder_and_a_draft_for_nobody(
    state: RevisionState, roles: tuple[Role, ...] | None
) -> None:
    waiting = Waiting(9, "เพิ่มเติม ครั้งที่ 1/2570", state, TODAY - timedelta(days=20))
    found = named(replace(NOTHING, waiting=waiting), DutyKind.STEP)
    assert [one.roles for one in found] == ([roles] if roles else [])
    assert all(one.standing(TODAY) is Standing.OVERDUE for one in found)


def test_what_is_somebody_elses_waits_unless_nobody_there_holds_it() -> None:
    step = Duty(DutyKind.STEP, "9", "", TODAY, False, (Role.COUNCIL_SECRETARY,))
    assert is_mine(step, {Role.COUNCIL_SECRETARY}, {Role.COUNCIL_SECRETARY})
    assert not is_mine(step, {Role.PLANNER}, {Role.COUNCIL_SECRETARY, Role.PLANNER})
    assert is_mine(step, {Role.PLANNER}, {Role.PLANNER})
    assert not is_mine(step, {Role.CLERK}, {Role.CLERK})


def test_every_duty_has_its_law_and_grade() -> None:
    assert set(LAWS) == set(DutyKind)
    assert all(law.grade in "SCU" and law.source for law in LAWS.values())


@given(st.dates(date(2026, 1, 1), date(2032, 1, 1)), st.dates(date(2026, 1, 1), date(2031, 1, 1)))
def test_deadlines_stand_in_order_are_near_and_what_is_done_is_never_open(today: date, on: date) -> None:
    situation = replace(NOTHING, announced=(replace(MADE, on=on),), done={(DutyKind.NOTICE, "7"): TODAY})
    found = duties_of(situation, today)
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert all(abs((one.due - today).days) <= 400 for one in found)
    assert not any(one.is_done for one in open_duties(found, today))
    assert len({(one.kind, one.key) for one in found}) == len(found)


@pytest.mark.parametrize(
    ("done", "posting", "days", "setting"),
    [
        (DutyKind.EVALUATION, DutyKind.EVALUATION_POST, 30, "evaluation_posting_days"),
        (DutyKind.OPERATION, DutyKind.OPERATION_POST, 15, "operation_posting_days"),
    ],
)
def test_what_is_made_every_year_is_posted_once_it_is_done(
    done: DutyKind, posting: DutyKind, days: int, setting: str
) -> None:
    assert named(NOTHING, posting) == []
    on = date(2026, 11, 20)
    made = replace(NOTHING, done={(done, "2569"): on})
    assert [(one.key, one.due) for one in named(made, posting)] == [("2569", on + timedelta(days=days))]
    ruled = replace(made, rulings={setting: 7})
    assert named(ruled, posting)[0].due == on + timedelta(days=7)
    posted = replace(made, done={(done, "2569"): on, (posting, "2569"): on})
    assert named(posted, posting)[0].is_done
