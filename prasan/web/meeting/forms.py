"""How the forms of committees, meetings and hearings are read."""

from enum import StrEnum
from typing import TypeVar

from prasan.common.errors import InputRefused
from prasan.web.requests import SignedInRequest, printable, whole_number

E = TypeVar("E", bound=StrEnum)
SHORT, LONG = 300, 20_000


def line_in(request: SignedInRequest, name: str, most: int = SHORT) -> str:
    return printable(" ".join(request.POST.get(name, "").split()))[:most]


def lines_in(request: SignedInRequest, name: str, most: int = 5_000) -> list[str]:
    """What was written in a box of several lines, empty lines left out."""
    written = request.POST.get(name, "")[:most].splitlines()
    return [line for one in written if (line := printable(one))]


def id_in(request: SignedInRequest, name: str) -> int:
    return whole_number(line_in(request, name)) or 0


def choice_in(request: SignedInRequest, name: str, of: type[E]) -> E:
    try:
        return of(line_in(request, name))
    except ValueError:
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.") from None
