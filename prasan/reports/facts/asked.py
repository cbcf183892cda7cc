"""What of its subject a document is asked for. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Which state of a plan a document prints: what its planners work on, or what everyone sees."""

    WORKING = "working"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the subject: its state, one revision (0: the whole plan), one fiscal year, quarter, one item of it.

    `item` is the code of an edition, a goal or a district, or the number of a project. A kind tells which of these it reads.
    """

    state: State = State.ANNOUNCED
    revision: int = 0
    fiscal_year: int = 0
    quarter: int = 0
    item: str = ""
