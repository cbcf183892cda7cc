"""What a planner is told to do next, from last year's file to the announcement."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.plans.rules.paths import RevisionState
from prasan.plans.rules.way import PAST, PRESENT, Progress, WayFacts, WayStop, stop_now, way_of

DRAFT = RevisionState.DRAFT
FACTS = st.builds(
    WayFacts,
    projects=st.integers(0, 3),
    waiting=st.integers(0, 3),
    faults=st.integers(0, 3),
    kept=st.integers(0, 2),
    state=st.none() | st.sampled_from([one for one in RevisionState if one is not RevisionState.ANNOUNCED]),
    is_announced=st.booleans(),
    is_past=st.booleans(),
    is_carried=st.booleans(),
)


@pytest.mark.parametrize(
    ("facts", "now"),
    [
        (WayFacts(0), WayStop.PROJECTS),
        (WayFacts(9, is_past=True, state=DRAFT), WayStop.CARRY),
        (WayFacts(9, is_past=True, is_carried=True), None),
        (WayFacts(9, waiting=9, faults=1, state=DRAFT), WayStop.CLASSIFY),
        (WayFacts(9, faults=1, state=DRAFT), WayStop.COMPLETE),
        (WayFacts(9, state=DRAFT), WayStop.CONSIDER),
        (WayFacts(9, state=RevisionState.RETURNED), WayStop.CONSIDER),
        (WayFacts(9, state=RevisionState.COUNCIL), WayStop.CONSIDER),
        (WayFacts(9, state=RevisionState.APPROVED), WayStop.ANNOUNCE),
        (WayFacts(9, is_announced=True), WayStop.PRINT),
        (WayFacts(9, waiting=2, is_announced=True, state=DRAFT), WayStop.CLASSIFY),
    ],
)
def test_one_thing_comes_next(facts: WayFacts, now: WayStop | None) -> None:
    assert stop_now(facts) is now


def test_what_is_left_unclassified_does_not_hide_that_others_consider_it() -> None:
    way = dict(way_of(WayFacts(9, waiting=4, state=RevisionState.SUPPORT)))
    assert way[WayStop.CONSIDER] is Progress.NOW
    assert way[WayStop.CLASSIFY] is Progress.OPTIONAL


def test_nobody_waits_for_meetings_that_are_kept_on_paper() -> None:
    way = dict(way_of(WayFacts(9, state=DRAFT)))
    assert way[WayStop.HEAR] is Progress.OPTIONAL
    assert dict(way_of(WayFacts(9, kept=2, state=DRAFT)))[WayStop.HEAR] is Progress.DONE


@given(FACTS)
def test_at_most_one_thing_is_now_and_nothing_before_it_is_still_to_come(facts: WayFacts) -> None:
    way = way_of(facts)
    assert tuple(stop for stop, _ in way) == (PAST if facts.is_past else PRESENT)
    progress = [one for _, one in way]
    assert progress.count(Progress.NOW) == (0 if stop_now(facts) is None else 1)
    if Progress.NOW in progress:
        assert Progress.NEXT not in progress[: progress.index(Progress.NOW)]


def test_what_was_returned_is_mended_before_anything_else_is_asked() -> None:
    returned = WayFacts(9, waiting=4, state=RevisionState.RETURNED)
    assert stop_now(returned) is WayStop.CONSIDER
    assert stop_now(replace(returned, faults=1)) is WayStop.COMPLETE
