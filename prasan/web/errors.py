"""How errors reach people: refusals as sentences, bugs as a calm page with a reference number."""

import logging
import secrets

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from prasan.common.errors import NotAllowed, NotFound, Refusal

log = logging.getLogger(__name__)


class BadRequest(Refusal):
    """What came is no request that a page of ours makes."""

    http_status = 400


class WrongMethod(Refusal):
    """The address exists, but not for this method."""

    http_status = 405


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal's own sentence with its own status; a fragment when htmx asks."""
    template = "refusal_message.html" if getattr(request, "htmx", False) else "refusal.html"
    return render(request, template, {"refusal": refusal, "back": came_from(request)}, status=refusal.http_status)


def came_from(request: HttpRequest) -> str:
    """The page whose form was refused: there what was typed still stands, once the browser goes back to it."""
    came = request.headers.get("Referer", "")
    if request.method != "POST" or not came:
        return ""
    try:
        here = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
    except DisallowedHost:
        return ""
    return came if here else ""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the address does not exist."""
    refusal = NotFound(
        "no_such_page",
        "ไม่มีหน้านี้ ตรวจที่อยู่อีกครั้ง หรือค้นจากหน้าแรก",
        "No such page; check the address, or search from the front page.",
    )
    return refusal_page(request, refusal)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 from Django itself, such as a form that was open too long."""
    refusal = NotAllowed(
        "not_allowed", "ทำรายการนี้ไม่ได้ เปิดหน้านี้ใหม่แล้วลองอีกครั้ง", "This cannot be done; open the page again and retry."
    )
    return refusal_page(request, refusal)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: what was sent does not carry this visitor's token, because the page is old or another site sent it."""
    refusal = NotAllowed(
        "form_expired",
        "ยังไม่ได้บันทึก หน้านี้เปิดไว้นานหรือคุกกี้ถูกปิด เปิดหน้านี้ใหม่แล้วส่งอีกครั้ง",
        "Nothing was saved: this page is too old, or cookies are off. Open it again and resend.",
    )
    return refusal_page(request, refusal)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: more fields or bytes than any form of ours sends, or a request that is malformed."""
    refusal = BadRequest(
        "not_understood",
        "อ่านคำขอนี้ไม่ได้ ยังไม่มีอะไรเปลี่ยน เปิดหน้าเดิมใหม่แล้วส่งทีละน้อยลง",
        "This request could not be read; nothing changed. Open the page again and send less at a time.",
    )
    return refusal_page(request, refusal)


def wrong_method(request: HttpRequest) -> HttpResponse:
    """405: an address that only takes forms was opened as a page, as after signing in half way through."""
    refusal = WrongMethod(
        "wrong_method",
        "ที่อยู่นี้รับเฉพาะการกดปุ่มในหน้า ยังไม่มีอะไรเปลี่ยน กลับไปหน้าเดิมแล้วกดปุ่มอีกครั้ง",
        "This address only takes what a page's button sends; nothing changed. Go back and press the button again.",
    )
    return refusal_page(request, refusal)


class TooMany(Refusal):
    """More than a person sends."""

    http_status = 429


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: tried too often in a short time."""
    refusal = TooMany(
        "too_many_requests",
        "ลองถี่เกินไป รอสักครู่แล้วลองใหม่",
        "Tried too often in a short time; wait a little and try again.",
    )
    return refusal_page(request, refusal)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault, with a number by which it is found in the log."""
    reference = secrets.token_hex(4)
    log.error("page failed, reference %s, %s", reference, request.path)
    return render(request, "broken.html", {"reference": reference}, status=500)
