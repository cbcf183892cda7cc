"""Where a person goes when a job is done: each area adds the kinds of job that it starts."""

from collections.abc import Callable
from dataclasses import dataclass

from prasan.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Next:
    """A page to go on with, and what its link says (Thai, with its English in the catalogue)."""

    address: str
    words: str


NEXTS: dict[str, Callable[[Job], Next | None]] = {}


def next_of(job: Job) -> Next | None:
    """The page to go on with, None where the answer itself is all."""
    return NEXTS[job.kind](job) if job.state == "done" and job.kind in NEXTS else None
