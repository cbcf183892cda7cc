"""Who sees a job, when one may be started, stopped or run again. Pure: no Django, no clock."""

from enum import StrEnum

from prasan.common.errors import NotFound, Refusal
from prasan.organisations.rules.people import Person

MOST_OPEN = 20
"""So many jobs of one person may wait or run at a time."""
MOST_ATTEMPTS = 3
"""A job whose worker died is begun again until this many attempts were made."""


class State(StrEnum):
    """Where a job stands. `refused` has an answer why not; `failed` is our fault and has a reference."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.RUNNING)


def why_not_see(person: Person, *, started_by: int | None) -> Refusal | None:
    """A job is seen by who started it and by the PAO; to everyone else it does not exist."""
    if person.coordinates() or (person.user_id is not None and person.user_id == started_by):
        return None
    return NotFound(
        "no_such_job", "ไม่มีงานนี้ ดูรายการในหน้างานเบื้องหลัง", "There is no such job; see the list of your background jobs."
    )


def why_not_start(open_jobs: int) -> Refusal | None:
    """One person does not fill the queue for everybody."""
    if open_jobs < MOST_OPEN:
        return None
    return Refusal(
        "too_many_jobs",
        f"มีงานเบื้องหลังค้างอยู่ {open_jobs} งาน รอให้เสร็จหรือหยุดบางงานก่อน แล้วสั่งใหม่",
        f"You have {open_jobs} jobs waiting or running; wait for them, or stop some, then start this one again.",
    )


def why_not_cancel(state: State) -> Refusal | None:
    """What has ended cannot be stopped."""
    if state in OPEN:
        return None
    return Refusal("job_ended", "งานนี้จบไปแล้ว หยุดไม่ได้", "This job has already ended and cannot be stopped.")


def may_run_again(attempts: int, *, repeatable: bool) -> bool:
    """Whether a job that lost its worker is begun again: its work says that it may, and it was not tried too often."""
    return repeatable and attempts < MOST_ATTEMPTS


def percent_of(done: int, total: int) -> int | None:
    """How far a job is, 0–100; None while nobody knows how much there is."""
    return min(100, 100 * done // total) if total else None
