"""The answer to a form of committees, meetings and hearings: back to its page, or both versions to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from prasan.committees.actions import KeptMeanwhile
from prasan.web.errors import came_from
from prasan.web.requests import SignedInRequest
from prasan.web.trail.words import field_name

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Part:
    """One field in which what is kept differs from what was sent. `name`: of the box in which the sent one is changed."""

    label: str
    name: str
    theirs: str
    mine: str


def answered(request: SignedInRequest, act: Callable[[SignedInRequest, P], str], place: P) -> HttpResponse:
    """Do what a form says. Where somebody else saved the same meanwhile, nothing is lost: both are shown (409)."""
    try:
        return HttpResponseRedirect(act(request, place))
    except KeptMeanwhile as refusal:
        parts = [
            Part(field_name([field]), field if field in request.POST else "", _lines(stands), _lines(sent))
            for field in dict.fromkeys([*refusal.stands, *refusal.sent])
            if (stands := refusal.stands.get(field)) != (sent := refusal.sent.get(field))
        ]
        asked = {part.name for part in parts if part.name != "present"} | {"csrfmiddlewaretoken", "seen"}
        kept = [(name, value) for name, values in request.POST.lists() if name not in asked for value in values]
        context = {"refusal": refusal, "parts": parts, "kept": kept, "back": came_from(request)}
        return render(request, "meeting/both.html", context, status=refusal.http_status)


def _lines(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
