"""Who sees a job, when it may start, stop, or run again."""

import pytest

from prasan.common.errors import NotFound, Refusal
from prasan.jobs import rules
from prasan.jobs.rules import State
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import Person

PAO = Person(7, frozenset({("5001", Role.PAO_PLANNER)}))


def test_a_job_is_seen_by_who_started_it_and_by_the_pao_and_does_not_exist_for_others() -> None:
    assert rules.why_not_see(Person(1), started_by=1) is None
    assert rules.why_not_see(PAO, started_by=1) is None
    assert isinstance(rules.why_not_see(Person(2), started_by=1), NotFound)
    assert isinstance(rules.why_not_see(Person(), started_by=None), NotFound)


def test_one_person_does_not_fill_the_queue() -> None:
    assert rules.why_not_start(rules.MOST_OPEN - 1) is None
    assert isinstance(rules.why_not_start(rules.MOST_OPEN), Refusal)


@pytest.mark.parametrize("state", list(State))
def test_only_what_has_not_ended_can_be_stopped(state: State) -> None:
    assert (rules.why_not_cancel(state) is None) == (state in (State.WAITING, State.RUNNING))


def test_a_lost_job_is_begun_again_a_few_times_and_only_where_that_does_no_harm() -> None:
    assert rules.may_run_again(1, repeatable=True)
    assert not rules.may_run_again(rules.MOST_ATTEMPTS, repeatable=True)
    assert not rules.may_run_again(1, repeatable=False)


def test_nobody_knows_how_far_a_job_is_before_it_says_how_much_there_is() -> None:
    assert rules.percent_of(0, 0) is None
    assert rules.percent_of(1, 3) == 33
    assert rules.percent_of(9, 3) == 100
