"""The page that describes the API, made from its own OpenAPI description: no script, nothing from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prasan.api.api import schema


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a body: its name, its type in words, whether it must be there, and what it is."""

    name: str
    type: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[FieldLine, ...]
    body: str
    answers: tuple[tuple[str, str], ...]


@login_not_required
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Operations, and the bodies that they take and give."""
    described: Mapping[str, Any] = schema()
    schemas = described.get("components", {}).get("schemas", {})
    context = {
        "title": described["info"]["title"],
        "operations": [
            _operation(method, path, one)
            for path, methods in described["paths"].items()
            for method, one in methods.items()
        ],
        "schemas": [(name, one.get("description", ""), _fields(one)) for name, one in sorted(schemas.items())],
    }
    return render(request, "api/reference.html", context)


def _operation(method: str, path: str, one: Mapping[str, Any]) -> Operation:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Operation(
        method.upper(),
        path,
        one.get("summary", ""),
        one.get("description", ""),
        tuple(
            FieldLine(p["name"], f"{p['in']}, {_type(p['schema'])}", p.get("required", False), p.get("description", ""))
            for p in one.get("parameters", [])
        ),
        _type(body) if body else "",
        tuple(
            (str(status), _type(answer.get("content", {}).get("application/json", {}).get("schema", {})))
            for status, answer in one.get("responses", {}).items()
        ),
    )


def _fields(one: Mapping[str, Any]) -> tuple[FieldLine, ...]:
    required = set(one.get("required", []))
    return tuple(
        FieldLine(name, _type(field), name in required, field.get("description", ""))
        for name, field in one.get("properties", {}).items()
    )


def _type(field: Mapping[str, Any]) -> str:
    """A JSON schema in a few words."""
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in field:
        return " | ".join(dict.fromkeys(_type(one) for one in field["anyOf"]))
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if field.get("type") == "array":
        return f"[{_type(field.get('items', {}))}]"
    if isinstance(more := field.get("additionalProperties"), Mapping):
        return f"{{year: {_type(more)}}}"
    return str(field.get("type", "any"))
