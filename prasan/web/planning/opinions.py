"""For the province's administrator: which language model gives second opinions, what it may cost, and one trial of it."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from prasan.classification import queries
from prasan.classification.actions.opinion_settings import TRIED_TITLE, set_opinions, try_opinions
from prasan.classification.endpoints import endpoint_of, may_be_inside
from prasan.classification.rules.opinion_settings import LONGEST_KEY, LONGEST_MODEL, LONGEST_URL, Wanted
from prasan.common.errors import InputRefused
from prasan.common.text import arabic_digits
from prasan.organisations.rules.people import why_not_administer
from prasan.web.planning.subjects import edition_in_force
from prasan.web.requests import SignedInRequest, number_typed, person_of, printable


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_settings(request: SignedInRequest) -> HttpResponse:
    """How second opinions are set up, what they cost so far; saved by POST. The key is written, never shown."""
    if refusal := why_not_administer(person_of(request)):
        raise refusal
    if request.method == "POST":
        set_opinions(
            province_code=settings.PROVINCE,
            wanted=_wanted(request),
            key=_key(request),
            seen=_moment(request.POST.get("seen", "")),
            by=request.user,
        )
        messages.success(request, gettext("บันทึกแล้ว"), extra_tags="good")
        return HttpResponseRedirect(reverse("opinion_settings"))
    one = queries.opinion_settings(settings.PROVINCE)
    context = {
        "one": one,
        "seen": one.changed_at.isoformat() if one else "",
        "is_ready": bool(one and endpoint_of(one)),
        "key_is_lost": bool(one and one.sealed_key and one.url and one.model and endpoint_of(one) is None),
        "may_be_inside": may_be_inside(),
        "spent": queries.spent_this_month(settings.PROVINCE, timezone.now()),
        "calls": queries.last_calls(settings.PROVINCE),
        "tried_title": TRIED_TITLE,
    }
    return render(request, "planning/opinion_settings.html", context)


@require_POST
def opinion_try(request: SignedInRequest) -> HttpResponse:
    """Ask about one made-up title and say what came of it."""
    found = try_opinions(province_code=settings.PROVINCE, edition=edition_in_force(), by=request.user)
    told = {"milliseconds": f"{found.reply.milliseconds:,}", "baht": f"{found.reply.baht:.4f}"}
    if found.opinion:
        answer = gettext("ตอบแล้วใน {milliseconds} ms ประมาณ {baht} บาท: {code} {why}")
        text = answer.format(code=found.opinion.guideline, why=found.opinion.why, **told)
        messages.success(request, text, extra_tags="good")
    else:
        answer = gettext("มีคำตอบใน {milliseconds} ms ประมาณ {baht} บาท แต่ไม่ตรงรูปแบบที่ขอ จึงใช้ไม่ได้ ลองแบบจำลองอื่น")
        messages.warning(request, answer.format(**told))
    return HttpResponseRedirect(reverse("opinion_settings"))


def _wanted(request: SignedInRequest) -> Wanted:
    cap = _plain(request, "monthly_cap", 12)
    whole = number_typed(cap) if cap else None
    if cap and whole is None:
        raise InputRefused(
            "bad_cap", f"เพดาน “{cap}” ต้องเป็นจำนวนเต็มบาท หรือเว้นว่าง", f"The cap “{cap}” must be whole baht, or empty."
        )
    return Wanted(
        is_on=request.POST.get("is_on") == "1",
        url=_plain(request, "url", LONGEST_URL + 1),
        model=_plain(request, "model", LONGEST_MODEL + 1),
        price_in=_price(request, "price_in"),
        price_out=_price(request, "price_out"),
        monthly_cap=whole,
    )


def _plain(request: SignedInRequest, name: str, most: int) -> str:
    return printable(request.POST.get(name, ""))[:most]


def _price(request: SignedInRequest, name: str) -> Decimal:
    written = arabic_digits(_plain(request, name, 20)).replace(",", "") or "0"
    try:
        price = Decimal(written)
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite():
        raise InputRefused(
            "bad_price", f"ราคา “{written}” ไม่ใช่ตัวเลข เช่น 0.05", f"The price “{written}” is no number such as 0.05."
        )
    return price.quantize(Decimal("0.0001"))


def _key(request: SignedInRequest) -> str | None:
    """What was typed as a key; "" where it shall be taken away, None where it stays."""
    if request.POST.get("no_key") == "1":
        return ""
    return printable(request.POST.get("key", ""))[: LONGEST_KEY + 1] or None


def _moment(written: str) -> datetime | None:
    try:
        return parse_datetime(written[:40])
    except ValueError:
        return None
