"""The requests that views are typed with, and how they read what the address says."""

import re
from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django_htmx.middleware import HtmxDetails

from prasan.accounts.models import User
from prasan.common.days import read_day
from prasan.common.errors import InputRefused
from prasan.common.text import arabic_digits
from prasan.framework.rules import Stage
from prasan.organisations.queries import person
from prasan.organisations.rules.people import Person

_LONGEST_DAY = 60
# A longer number fits no column of the database, and from 4,300 digits on Python refuses to read it.
_LONGEST_NUMBER = 18
_BLANK_LINES = re.compile(r"\n{3,}")


class HtmxRequest(HttpRequest):
    """Any request; `htmx` is falsy for a whole page."""

    htmx: HtmxDetails


class SignedInRequest(HtmxRequest):
    """A request behind the sign-in: closed by default."""

    user: User


def person_of(request: HttpRequest) -> Person:
    """What whoever asks may be, looked up once per request. Not for what comes after a change of roles."""
    if not hasattr(request, "person"):
        # A request that is refused before anybody looked who sent it, such as one for another host name, has no user.
        request.person = person(getattr(request, "user", AnonymousUser()))  # type: ignore[attr-defined]
    return cast(Person, request.person)  # type: ignore[attr-defined]


def number_in(request: HttpRequest, name: str, default: int, *, least: int = 1, most: int = 10**6) -> int:
    """A whole number of the query; what is not one, or lies outside, is refused with a sentence (422)."""
    written = request.GET.get(name, "")
    if not written:
        return default
    number = whole_number(written)
    if number is None or not least <= number <= most:
        raise InputRefused(
            "bad_number", f"“{name}” ต้องเป็นตัวเลข {least}–{most}", f"“{name}” must be a number {least}–{most}."
        )
    return number


def whole_number(written: str) -> int | None:
    """Up to eighteen Arabic digits (what a row's id can be) as a number; None for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= _LONGEST_NUMBER else None


def number_typed(written: str) -> int | None:
    """A whole number that a person typed into a form, in Thai digits or Arabic ones."""
    return whole_number(arabic_digits(written))


def text_in(request: HttpRequest, name: str, most: int = 200) -> str:
    """A text of the query, without control characters, no longer than `most`."""
    written = printable(request.GET.get(name, ""))
    if len(written) > most:
        raise InputRefused(
            "text_too_long", f"“{name}” ยาวเกิน {most} ตัวอักษร", f"“{name}” is longer than {most} characters."
        )
    return written


def day_in(sent: QueryDict, name: str) -> date | None:
    """The day that a field of a form or an address names, None where it is empty; what is no day is refused (422)."""
    return day_needed(sent, name) if sent.get(name, "").strip() else None


def day_needed(sent: QueryDict, name: str) -> date:
    """As `day_in`, where there must be a day."""
    return read_day(printable(sent.get(name, "")[:_LONGEST_DAY])).day


def line_in(request: HttpRequest, name: str, most: int = 300) -> str:
    """What was typed into a field of a form, in one line."""
    return _not_longer(printable(" ".join(request.POST.get(name, "").split())), most)


def paragraphs_in(request: HttpRequest, name: str, most: int) -> str:
    """What was typed into a box of a form, lines and paragraphs kept."""
    lines = "\n".join(printable(one) for one in request.POST.get(name, "").splitlines())
    return _not_longer(_BLANK_LINES.sub("\n\n", lines).strip("\n"), most)


def reason_in(request: HttpRequest, most: int = 500) -> str:
    """The reason that a form gives, in one line."""
    return line_in(request, "why", most)


def _not_longer(text: str, most: int) -> str:
    """The text, unless it is too long: that is refused, nothing is cut off unsaid."""
    if len(text) > most:
        raise InputRefused(
            "text_too_long",
            f"ยังไม่ได้บันทึก ข้อความยาว {len(text):,} ตัวอักษร เกิน {most:,} ย่อแล้วบันทึกใหม่",
            f"Nothing was saved: the text has {len(text):,} characters, more than {most:,}. Shorten it and save again.",
        )
    return text


def printable(written: str) -> str:
    """A text without line breaks and control characters: PostgreSQL keeps no NUL, and nobody can see the others."""
    return "".join(c for c in written if c.isprintable()).strip()


def stage_in(request: HttpRequest) -> Stage | None:
    """The stage asked for, or None for each goal's own."""
    written = request.GET.get("stage", "")
    if not written:
        return None
    try:
        return Stage(written)
    except ValueError:
        names = ", ".join(Stage)
        raise InputRefused(
            "unknown_stage", f"ไม่มีขั้น “{written[:40]}” ใช้ได้: {names}", f"No stage “{written[:40]}”; use one of {names}."
        ) from None
