"""The way of a plan from last year's file to its announcement, as one list: what is done, and what comes next. Pure.

It tells a planner what to do; it forbids nothing. Only what blocks a submission (`rules.revisions`) does.
"""

from dataclasses import dataclass
from enum import StrEnum

from prasan.plans.rules.paths import EDITABLE, RevisionState


class WayStop(StrEnum):
    """One thing to do, in the order in which it is done."""

    PROJECTS = "projects"
    CARRY = "carry"
    CLASSIFY = "classify"
    COMPLETE = "complete"
    HEAR = "hear"
    CONSIDER = "consider"
    ANNOUNCE = "announce"
    PRINT = "print"


class Progress(StrEnum):
    """How far one thing is. `OPTIONAL`: not done, and nothing waits for it."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class WayFacts:
    """A plan as its way is judged by.

    `waiting`: projects that nobody has put under a guideline; `faults`: what blocks a submission; `kept`: meetings and
    hearings that are recorded; `state` is None without an open revision; `is_past`: the plan is of a period before the
    framework in force; `is_carried`: a plan of a later period has projects already.
    """

    projects: int
    waiting: int = 0
    faults: int = 0
    kept: int = 0
    state: RevisionState | None = None
    is_announced: bool = False
    is_past: bool = False
    is_carried: bool = False


PAST = (WayStop.PROJECTS, WayStop.CARRY)
"""A plan of the period before is where the new one begins; its own announcement is history."""
PRESENT = tuple(stop for stop in WayStop if stop is not WayStop.CARRY)


def way_of(facts: WayFacts) -> tuple[tuple[WayStop, Progress], ...]:
    """Every stop with how far it is; exactly one is `NOW` unless a past plan has been carried on."""
    stops = PAST if facts.is_past else PRESENT
    done = {stop: _is_done(stop, facts) for stop in stops}
    now = next((stop for stop in stops if not done[stop] and _is_waited_for(stop, facts)), None)
    later = False
    way = []
    for stop in stops:
        later = later or stop is now
        if stop is now:
            progress = Progress.NOW
        elif done[stop]:
            progress = Progress.DONE
        else:
            progress = Progress.NEXT if later else Progress.OPTIONAL
        way.append((stop, progress))
    return tuple(way)


def stop_now(facts: WayFacts) -> WayStop | None:
    """What comes next; None where a past plan has been carried on."""
    return next((stop for stop, progress in way_of(facts) if progress is Progress.NOW), None)


def _has_left(facts: WayFacts) -> bool:
    """Whether it is out of its planner's hands: under consideration, or in force."""
    return facts.state not in EDITABLE if facts.state else facts.is_announced


def _is_waited_for(stop: WayStop, facts: WayFacts) -> bool:
    # What was returned has its own list of what to mend; it was submitted without the rest, and can be again.
    is_judged = _has_left(facts) or facts.state is RevisionState.RETURNED
    return stop is not WayStop.HEAR and not (stop is WayStop.CLASSIFY and is_judged)


def _is_done(stop: WayStop, facts: WayFacts) -> bool:
    is_in_force = facts.is_announced and facts.state is None
    match stop:
        case WayStop.PROJECTS:
            return facts.projects > 0
        case WayStop.CARRY:
            return facts.is_carried
        case WayStop.CLASSIFY:
            return facts.projects > 0 and not facts.waiting
        case WayStop.COMPLETE:
            return _has_left(facts) or (facts.projects > 0 and not facts.faults)
        case WayStop.HEAR:
            return facts.kept > 0
        case WayStop.CONSIDER:
            return is_in_force or facts.state is RevisionState.APPROVED
        case WayStop.ANNOUNCE:
            return is_in_force
    # Papers are printed again and again.
    return False
