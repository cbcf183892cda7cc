"""Reads of second opinions: how the province has set them up, and what they cost."""

from datetime import datetime

from django.db.models import Sum
from django.utils import timezone

from prasan.classification.models import OpinionCall, OpinionSettings


def opinion_settings(province_code: str) -> OpinionSettings | None:
    """What the province's administrator has set; None while nobody has set anything."""
    return OpinionSettings.objects.select_related("changed_by").filter(province_code=province_code).first()


def spent_this_month(province_code: str, now: datetime) -> float:
    """Baht spent on questions since the first of the month (local time)."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    calls = OpinionCall.objects.filter(province_code=province_code, asked_at__gte=first)
    return float(calls.aggregate(sum=Sum("baht"))["sum"] or 0.0)


def last_calls(province_code: str, most: int = 20) -> list[OpinionCall]:
    """The newest questions with what they cost."""
    calls = OpinionCall.objects.filter(province_code=province_code).select_related("asked_by", "plan__organisation")
    return list(calls.order_by("-asked_at", "-pk")[:most])
