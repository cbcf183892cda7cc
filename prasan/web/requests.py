"""The requests that views are typed with, and how they read what the address says."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from prasan.accounts.models import User
from prasan.common.errors import InputRefused
from prasan.framework.rules import Stage


class HtmxRequest(HttpRequest):
    """Any request; `htmx` is falsy for a whole page."""

    htmx: HtmxDetails


class SignedInRequest(HtmxRequest):
    """A request behind the sign-in: closed by default."""

    user: User


def number_in(request: HttpRequest, name: str, default: int, *, least: int = 1, most: int = 10**6) -> int:
    """A whole number of the query; what is not one, or lies outside, is refused with a sentence (422)."""
    written = request.GET.get(name, "")
    if not written:
        return default
    if not written.isascii() or not written.isdigit() or not least <= int(written[:9]) <= most:
        raise InputRefused(
            "bad_number", f"“{name}” ต้องเป็นตัวเลข {least}–{most}", f"“{name}” must be a number {least}–{most}."
        )
    return int(written)


def text_in(request: HttpRequest, name: str, most: int = 200) -> str:
    """A text of the query, without control characters, no longer than `most`."""
    written = "".join(c for c in request.GET.get(name, "") if c.isprintable()).strip()
    if len(written) > most:
        raise InputRefused(
            "text_too_long", f"“{name}” ยาวเกิน {most} ตัวอักษร", f"“{name}” is longer than {most} characters."
        )
    return written


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
