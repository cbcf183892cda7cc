"""What the pages of alignment are about: a plan above the framework, by the code in the address."""

from django.conf import settings
from django.http import HttpRequest

from prasan.common.errors import NotFound
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.web.requests import number_in


def upper_edition(code: str) -> Edition:
    """A published plan above the framework that no other replaced. Raises `NotFound`."""
    found = next((one for one in framework.higher_editions(settings.PROVINCE) if one.code == code), None)
    if found is None:
        raise NotFound(
            "no_such_edition",
            f"ไม่มีแผน {code[:60]} ในแผนที่เชื่อมโยงได้ เลือกจากหน้าความเชื่อมโยง",
            f"There is no plan {code[:60]} to link with; choose one on the page of alignment.",
        )
    return found


def year_of(request: HttpRequest, years: range) -> int | None:
    """The fiscal year asked for, or None for the whole period."""
    if not request.GET.get("year"):
        return None
    return number_in(request, "year", years[0], least=years[0], most=years[-1])
