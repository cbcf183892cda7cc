"""Every operation of the API, version 1."""

from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError

from prasan.api import bodies
from prasan.api.guards import Bearer, TooLarge
from prasan.classification.workbooks import document_of
from prasan.common.errors import InputRefused, NotFound, Refusal
from prasan.connections import actions, queries
from prasan.connections.models import ApiToken
from prasan.connections.pushing import read_push
from prasan.connections.rules import BadToken, why_not_key
from prasan.plans import queries as plans
from prasan.plans.loading.answer import document_as_json
from prasan.plans.models import Plan
from prasan.plans.rules.rows import FIRST_ISSUE_YEAR


class _Api(NinjaAPI):
    """What is answered to a program is kept by nobody on the way."""

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(request, data, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


api = _Api(
    title="ประสาน (prasan)",
    version="1",
    description="An organisation's own program reads its plan and pushes projects into it.",
    docs_url=None,
    urls_namespace="api-1",
    auth=Bearer(),
)


class ApiRequest(HttpRequest):
    """A request that carries a token which counts."""

    auth: ApiToken


@api.get("/plans", response=list[bodies.PlanLine], summary="The organisation's plans")
def list_plans(request: ApiRequest) -> list[dict[str, object]]:
    """The plans of the token's organisation, the newest first."""
    return [
        {
            "first_year": plan.first_year,
            "last_year": plan.last_year,
            "format": plan.format,
            "projects": plans.working_projects(plan).count(),
        }
        for plan in plans.plans_of(request.auth.organisation_id)
    ]


@api.get("/plans/{first_year}", response={200: dict, 404: bodies.Refused}, summary="One plan with its projects")
def read_plan(request: ApiRequest, first_year: int) -> dict[str, object]:
    """The working plan, in the form of `prasan read-plan --json`, each project with its `key`."""
    return document_as_json(document_of(_plan(request, first_year)))


@api.post(
    "/plans/{first_year}/projects",
    response={200: bodies.PushAnswer, 422: bodies.PushAnswer | bodies.Refused, 409: bodies.Refused},
    by_alias=True,
    summary="Push projects",
    openapi_extra={
        "parameters": [
            {
                "in": "header",
                "name": "Idempotency-Key",
                "required": True,
                "schema": {"type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9._:-]+$"},
                "description": "new for every new push; the same key with the same body gets the same answer",
            }
        ]
    },
)
def push_projects(
    request: ApiRequest, response: HttpResponse, first_year: int, body: bodies.PushBody
) -> Status[dict[str, object]]:
    """Bring projects in, or look what would change; every finding comes back in the words of the import page."""
    key = request.headers.get("Idempotency-Key", "")
    if refusal := why_not_key(key):
        raise refusal
    if first_year % 5 != FIRST_ISSUE_YEAR % 5 or not 2500 < first_year < 2700:
        raise InputRefused(
            "no_such_period", f"ไม่มีแผนห้าปีที่เริ่มปี {first_year}", f"No five-year plan begins in {first_year}."
        )
    organisation = request.auth.organisation
    push = read_push(
        [project.model_dump(exclude_none=True) for project in body.projects],
        organisation_name=organisation.name_th,
        organisation_code=organisation.code,
        first_year=first_year,
        body=request.body,
        apply=body.apply,
        leave_out_errors=body.leave_out_errors,
    )
    given = actions.push_projects(token=request.auth, key=key, push=push)
    return Status(given.status, given.answer)


@api.get(
    "/imports/{import_id}", response={200: bodies.ImportAnswer, 404: bodies.Refused}, summary="What became of an import"
)
def read_import(request: ApiRequest, import_id: int) -> dict[str, object]:
    """One import of the token's organisation."""
    if import_id >= 2**63:
        raise plans.no_such_import()
    kept = queries.import_of(request.auth, import_id)
    return {"id": kept.pk, "state": kept.state, "file_name": kept.file_name, "summary": kept.summary}


def _plan(request: ApiRequest, first_year: int) -> Plan:
    found = plans.plan_for_years(request.auth.organisation_id, first_year) if 2500 < first_year < 2700 else None
    if found is None:
        raise NotFound(
            "no_such_plan", f"อปท. นี้ไม่มีแผนที่เริ่มปี {first_year}", f"This organisation has no plan from {first_year}."
        )
    return found


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    told = {"code": refusal.code, "message_th": refusal.message_th, "message_en": refusal.message_en}
    return api.create_response(request, told, status=refusal.http_status)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Every refusal is an answer with a code and a sentence in both languages."""
    return _refused(request, refusal)


@api.exception_handler(AuthenticationError)
def not_let_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token at all is answered like a wrong one."""
    return _refused(request, BadToken())


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """A body that hides its length is still measured while it is read."""
    from django.conf import settings

    return _refused(request, TooLarge(settings.API_LARGEST_BODY))


@api.exception_handler(HttpError)
def not_json(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON."""
    told = InputRefused("not_json", "ข้อมูลที่ส่งไม่ใช่ JSON ที่อ่านได้ ใช้ UTF-8", "The body is no readable JSON; use UTF-8.")
    return _refused(request, told)


@api.exception_handler(ValidationError)
def bad_body(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names and types that do not fit, each with its place."""
    faults = [(".".join(str(part) for part in one["loc"][1:]), str(one["msg"])) for one in error.errors[:20]]
    places = ", ".join(place for place, _ in faults)
    told: dict[str, object] = {
        "code": "bad_body",
        "message_th": f"รูปของข้อมูลไม่ตรงกับที่กำหนด ยังไม่มีอะไรเปลี่ยน ดูที่ {places}",
        "message_en": f"The body does not have the right form; nothing changed. Look at {places}.",
        "faults": [{"place": place, "message": message} for place, message in faults],
    }
    return api.create_response(request, told, status=422)


def schema() -> dict[str, object]:
    """The OpenAPI description."""
    return cast(dict[str, object], api.get_openapi_schema())
