"""Announcing a plan: from then on everyone sees it."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused
from prasan.plans.actions import announce_plan
from prasan.web.planning.subjects import plan_of, to_edit
from prasan.web.requests import SignedInRequest


@require_POST
def plan_announce(request: SignedInRequest, code: str) -> HttpResponse:
    """Announce the open revision, when the person has said that it is signed."""
    plan = plan_of(to_edit(request, code))
    if request.POST.get("confirmed") != "yes":
        raise InputRefused(
            "not_confirmed",
            "ยังไม่ได้ประกาศ ทำเครื่องหมายยืนยันว่าผู้บริหารลงนามแล้วก่อน",
            "Not announced: tick that the head of the organisation has signed.",
        )
    announce_plan(plan_id=plan.pk, announced_on=_day_in(request), by=request.user)
    messages.success(request, gettext("ประกาศแล้ว ทุกคนเห็นแผนนี้"), extra_tags="good")
    return HttpResponseRedirect(f"{reverse('plan', args=[code])}?first_year={plan.first_year}")


def _day_in(request: SignedInRequest) -> date:
    written = request.POST.get("announced_on", "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        told = written[:20]
        raise InputRefused("bad_day", f"“{told}” ไม่ใช่วันที่ เลือกจากปฏิทิน", f"“{told}” is not a date; choose one.") from None
