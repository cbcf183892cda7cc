"""What is typed in the field for a day, as the server reads it: said in words beside the field before anything is sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from prasan.common.days import read_day
from prasan.common.errors import InputRefused
from prasan.common.years import thai_date
from prasan.web.requests import printable
from prasan.web.templatetags.ui import day_said, told

LONGEST = 60


@login_not_required
@require_safe
def day_words(request: HttpRequest) -> JsonResponse:
    """The day in words, or what is wrong with it; with `past`, a day that has not come is wrong."""
    try:
        read = read_day(printable(request.GET.get("written", "")[:LONGEST]))
        if "past" in request.GET and read.day > timezone.localdate():
            raise InputRefused(
                "day_in_future",
                f"วันที่ {thai_date(read.day)} ยังมาไม่ถึง ใส่วันที่จริง",
                f"{read.day} has not come yet; give the real day.",
            )
    except InputRefused as refused:
        return JsonResponse({"fault": told(refused)})
    return JsonResponse({"words": day_said(read), "day": read.day.isoformat()})
