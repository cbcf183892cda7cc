"""How errors reach people: refusals as sentences, bugs as a calm page with a reference number."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prasan.common.errors import NotAllowed, NotFound, Refusal

log = logging.getLogger(__name__)


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal's own sentence with its own status; a fragment when htmx asks."""
    template = "refusal_message.html" if getattr(request, "htmx", False) else "refusal.html"
    return render(request, template, {"refusal": refusal}, status=refusal.http_status)


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


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault, with a number by which it is found in the log."""
    reference = secrets.token_hex(4)
    log.error("page failed, reference %s, %s", reference, request.path)
    return render(request, "broken.html", {"reference": reference}, status=500)
