"""The workbook to fill in: an organisation's own, with what its columns offer."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from prasan.classification.workbooks import template_of
from prasan.common.errors import InputRefused
from prasan.plans.rules.rows import FIRST_ISSUE_YEAR
from prasan.web.planning.subjects import to_read_any_year
from prasan.web.requests import SignedInRequest, number_in

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def plan_template(request: SignedInRequest, code: str) -> HttpResponse:
    """The workbook of a plan period, with the projects that the plan has, or empty with a sheet for each form."""
    organisation = to_read_any_year(request, code)
    first_year = number_in(request, "first_year", FIRST_ISSUE_YEAR, least=2500, most=2700)
    if first_year % 5 != FIRST_ISSUE_YEAR % 5:
        raise InputRefused(
            "no_such_period",
            f"แผนห้าปีเริ่มปี {FIRST_ISSUE_YEAR - 5} หรือ {FIRST_ISSUE_YEAR} ไม่มีแผนที่เริ่มปี {first_year}",
            f"Five-year plans begin in {FIRST_ISSUE_YEAR - 5} or {FIRST_ISSUE_YEAR}; none begins in {first_year}.",
        )
    name = f"แบบกรอกแผน {first_year}-{first_year + 4} {organisation.name_th}.xlsx"
    return workbook_response(template_of(organisation, first_year), name)


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook to download."""
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
