"""The PAO adds a plan above the framework from a list: a file or typed, looked at, mended in place, then published."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prasan.common.errors import InputRefused, Refusal
from prasan.framework import actions
from prasan.framework.loading.listed import ListedPlan, list_of_file, read_listed
from prasan.framework.rules import HIGHER_LEVELS, EditionDraft, Level
from prasan.web.aligning.deciding import coordinating
from prasan.web.requests import SignedInRequest, number_typed, printable

LONGEST_LIST = 500_000
_FIELDS = ("level", "title_th", "title_en", "first_year", "last_year", "source")


@require_http_methods(["GET", "HEAD", "POST"])
def alignment_add_plan(request: SignedInRequest) -> HttpResponse:
    """The form; what a list holds, before anything is stored; and its publication."""
    coordinating(request)
    sent = {name: printable(request.POST.get(name, "")).strip() for name in _FIELDS}
    text, refusal, listed = request.POST.get("list", ""), None, None
    if request.method == "POST":
        try:
            text = _text(request, text)
            listed = read_listed(text, _level(sent["level"]))
            if request.POST.get("do") == "publish":
                return _published(request, sent, text, listed)
        except Refusal as refused:
            refusal = refused
    context = {
        "levels": HIGHER_LEVELS,
        "sent": sent,
        "list": text,
        "listed": listed,
        "refusal": refusal,
    }
    return render(request, "aligning/add_plan.html", context, status=refusal.http_status if refusal else 200)


def _text(request: SignedInRequest, typed: str) -> str:
    """The list: of the file where one was sent, else as typed."""
    file = request.FILES.get("file")
    text = list_of_file(file.read(), file.name or "") if file else typed.replace("\r\n", "\n")
    if len(text) > LONGEST_LIST:
        raise InputRefused("text_too_long", "รายการยาวเกินไป ให้เหลือเฉพาะรายการของแผน", "The list is too long.")
    return text.replace("\x00", "")


def _level(written: str) -> Level:
    if written not in HIGHER_LEVELS:
        raise InputRefused("not_a_plan_above", "เลือกว่าเป็นแผนระดับใดก่อน", "Choose the level of the plan first.")
    return Level(written)


def _published(request: SignedInRequest, sent: dict[str, str], text: str, listed: ListedPlan) -> HttpResponse:
    if not listed.is_whole:
        raise InputRefused(
            "list_has_errors",
            "รายการว่างหรือยังมีข้อผิดพลาด แก้ในช่องรายการแล้วดูตัวอย่างใหม่",
            "The list is empty or has errors; mend it in the box and look again.",
        )
    level, years = _level(sent["level"]), (number_typed(sent["first_year"]), number_typed(sent["last_year"]))
    code = "-".join((settings.PROVINCE, level.replace("_", "-"), *(str(year) for year in years if year)))
    draft = EditionDraft(
        code=code,
        level=level,
        province=settings.PROVINCE,
        title_th=sent["title_th"],
        title_en=sent["title_en"],
        first_year=years[0],
        last_year=years[1],
        announced_on=None,
        source=sent["source"],
        source_checksum=hashlib.sha256(text.encode()).hexdigest(),
        elements=listed.elements,
    )
    edition = actions.add_upper_plan(draft=draft, by=request.user)
    messages.success(
        request, _("เพิ่มแผนแล้ว %(count)s รายการ เสนอความเชื่อมโยง หรือใช้แทนฉบับเดิมได้") % {"count": len(listed.elements)}
    )
    return HttpResponseRedirect(reverse("alignment_desk", args=[edition.code]))
