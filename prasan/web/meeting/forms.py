"""How the forms of committees, meetings and hearings are read."""

from enum import StrEnum
from typing import TypeVar

from prasan.common.errors import InputRefused
from prasan.web.requests import SignedInRequest, line_in, paragraphs_in, whole_number

E = TypeVar("E", bound=StrEnum)
LONG = 100_000


def lines_in(request: SignedInRequest, name: str, most: int = 5_000) -> list[str]:
    """What was written in a box of several lines, empty lines left out."""
    return [one for one in paragraphs_in(request, name, most).splitlines() if one]


def id_in(request: SignedInRequest, name: str) -> int:
    return whole_number(line_in(request, name)) or 0


def choice_in(request: SignedInRequest, name: str, of: type[E]) -> E:
    try:
        return of(line_in(request, name))
    except ValueError:
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.") from None
