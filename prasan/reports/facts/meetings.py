"""One meeting of a committee, as its papers tell it. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sitter:
    """A member of the committee on the day of the meeting, and whether they came."""

    name: str
    seat: str
    post: str
    present: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the meeting decided on an item; `projects`: the single projects that it names, as they are listed."""

    item: str
    text: str
    outcome: str
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A project that a coordination committee has before it: whose it is, how it is listed, its baht in all years."""

    organisation: str
    name: str
    target: str
    baht: int


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting with its committee. `whose` is the organisation, the district or the province; `quorum` is how many must
    be present (a setting of the province); `projects` wait for the word of a coordination
    committee; `address` is where an organisation lies."""

    whose: str
    committee: str
    label: str
    on: date
    time: str
    place: str
    agenda: tuple[str, ...]
    minutes: str
    sitters: tuple[Sitter, ...]
    resolutions: tuple[Resolved, ...]
    quorum: int
    synthetic: bool
    projects: tuple[Considered, ...] = ()
    address: str = ""

    def who_is(self, post: str) -> str:
        """Who holds a post, or nothing."""
        return next((one.name for one in self.sitters if one.post == post), "")

    @property
    def at(self) -> str:
        """The time in words: เวลา 09.30 น."""
        return f"เวลา {self.time}" if self.time and not self.time.startswith("เวลา") else self.time

    @property
    def present(self) -> int:
        """How many came."""
        return sum(1 for one in self.sitters if one.present)
