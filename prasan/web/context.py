"""What every page knows: the province, the state of its goals for the hem, and who is here."""

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from prasan.analytics.queries import as_published
from prasan.framework import queries as framework
from prasan.organisations import queries as organisations
from prasan.organisations.rules.people import Person
from prasan.plans import queries as plans
from prasan.web.attaining import hem
from prasan.web.requests import person_of


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame shows to everyone until something is published, and the districts to choose from."""

    province: organisations.ProvinceFact | None
    districts: tuple[organisations.DistrictFact, ...]
    has_synthetic: bool
    has_framework: bool


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of a page. `has_synthetic` puts the warning on top of every page while any shown plan is synthetic."""

    province: organisations.ProvinceFact | None
    has_synthetic: bool
    has_typeface: bool
    hem: tuple[int, ...]
    person: Person


def site(request: HttpRequest) -> dict[str, object]:
    """Context processor: `site`. What is the same for everyone is counted once per write."""
    frame = frame_of(request)
    return {
        "site": Site(
            province=frame.province,
            has_synthetic=frame.has_synthetic,
            has_typeface=settings.HAS_TYPEFACE,
            hem=hem() if frame.has_framework else (),
            person=person_of(request),
        )
    }


def frame_of(request: HttpRequest) -> Frame:
    """The frame, looked up once per request."""
    if not hasattr(request, "frame"):
        request.frame = as_published(f"frame:{settings.PROVINCE}", _frame)  # type: ignore[attr-defined]
    return cast(Frame, request.frame)  # type: ignore[attr-defined]


def _frame() -> Frame:
    return Frame(
        organisations.province(settings.PROVINCE),
        organisations.districts(settings.PROVINCE),
        plans.has_synthetic_plans(),
        framework.has_framework(settings.PROVINCE),
    )
