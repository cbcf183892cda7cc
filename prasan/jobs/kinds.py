"""The kinds of work there are. A higher app registers its own from its `apps.py`; the worker finds them by their code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from prasan.accounts.models import User


class Progress(Protocol):
    """How work says how far it is. Call it between transactions: what is said inside one is seen only after it.

    Raises `Cancelled` where somebody asked to stop the job; work lets it pass.
    """

    def __call__(self, done: int, total: int, message_th: str = "", message_en: str = "") -> None: ...


class Cancelled(Exception):
    """Somebody asked to stop the job."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that a job made."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of the work: facts (JSON values), a sentence for people, perhaps a file."""

    result: Mapping[str, object] = field(default_factory=dict)
    message_th: str = ""
    message_en: str = ""
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What the work is given: who asked, for which organisation, with what, and where to say how far it is."""

    by: User
    organisation_code: str
    arguments: Mapping[str, object]
    progress: Progress

    def number(self, name: str) -> int:
        """One whole number of the arguments."""
        value = self.arguments[name]
        assert isinstance(value, int)  # noqa: S101 - our own code wrote it
        return value

    def text(self, name: str) -> str:
        """One text of the arguments, empty where it is not given."""
        return str(self.arguments.get(name, ""))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of job. `repeatable`: beginning again after a killed worker can do no harm."""

    code: str
    title_th: str
    title_en: str
    work: Callable[[Work], Answer]
    repeatable: bool = True


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of work known; once for each code."""
    if _kinds.setdefault(kind.code, kind).work is not kind.work:
        raise ValueError(f"two kinds of job are called {kind.code}")


def kind_of(code: str) -> Kind | None:
    """The kind of a stored job, None where this version of prasan no longer has it."""
    return _kinds.get(code)
