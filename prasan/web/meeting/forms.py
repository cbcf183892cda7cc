"""How the forms of committees, meetings and hearings are read."""

import re
from enum import StrEnum
from typing import TypeVar

from prasan.common.errors import InputRefused
from prasan.web.requests import SignedInRequest, printable, whole_number

E = TypeVar("E", bound=StrEnum)
SHORT, LONG = 300, 100_000
_BLANK_LINES = re.compile(r"\n{3,}")


def line_in(request: SignedInRequest, name: str, most: int = SHORT) -> str:
    return printable(" ".join(request.POST.get(name, "").split()))[:most]


def lines_in(request: SignedInRequest, name: str, most: int = 5_000) -> list[str]:
    """What was written in a box of several lines, empty lines left out."""
    written = request.POST.get(name, "")[:most].splitlines()
    return [line for one in written if (line := printable(one))]


def paragraphs_in(request: SignedInRequest, name: str, most: int) -> str:
    """A text as it was written, lines and paragraphs kept. One that is too long is refused: nothing is cut off unsaid."""
    lines = "\n".join(printable(one) for one in request.POST.get(name, "").splitlines())
    text = _BLANK_LINES.sub("\n\n", lines).strip("\n")
    if len(text) > most:
        raise InputRefused(
            "text_too_long",
            f"ยังไม่ได้บันทึก ข้อความยาว {len(text):,} ตัวอักษร เกิน {most:,} ย่อลง หรือแนบเป็นเอกสาร",
            f"Nothing was saved: the text has {len(text):,} characters, more than {most:,}. Shorten it.",
        )
    return text


def id_in(request: SignedInRequest, name: str) -> int:
    return whole_number(line_in(request, name)) or 0


def choice_in(request: SignedInRequest, name: str, of: type[E]) -> E:
    try:
        return of(line_in(request, name))
    except ValueError:
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.") from None
