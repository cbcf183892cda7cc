"""What the pages of a second person's blind check share, whatever is checked."""

import secrets

from prasan.common.errors import InputRefused
from prasan.web.requests import SignedInRequest, whole_number

SHOWN = 10
"""How many questions a page asks at a time."""
_SEEDS, _FIELD = 10**6, "item-"


def new_seed() -> int:
    """A seed for a draw."""
    return secrets.randbelow(_SEEDS)


def answers_in(request: SignedInRequest) -> dict[int, str]:
    """Question → answer, of those that were answered. Raises `InputRefused` where none was."""
    answers = {}
    for name, choice in request.POST.items():
        item = whole_number(name.removeprefix(_FIELD)) if name.startswith(_FIELD) else None
        if item is not None and choice:
            answers[item] = str(choice)
    if not answers:
        raise InputRefused(
            "nothing_chosen",
            "ยังไม่ได้ตอบรายการใด ตอบอย่างน้อยหนึ่งรายการ",
            "Nothing was answered; answer at least one.",
        )
    return answers
