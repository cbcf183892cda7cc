"""What every page knows: the province, the state of its goals for the hem, and who is here."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from prasan.analytics.queries import as_of_now
from prasan.organisations import queries as organisations
from prasan.organisations.rules.people import Person
from prasan.plans import queries as plans
from prasan.web.attaining import hem


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of a page. `has_synthetic` puts the warning on top of every page while any shown plan is synthetic."""

    province: organisations.ProvinceFact | None
    has_synthetic: bool
    has_typeface: bool
    hem: tuple[int, ...]
    person: Person


def site(request: HttpRequest) -> dict[str, object]:
    """Context processor: `site`, counted once per write."""
    province = as_of_now("province", lambda: organisations.province(settings.PROVINCE))
    return {
        "site": Site(
            province=province,
            has_synthetic=as_of_now("has_synthetic", lambda: int(plans.has_synthetic_plans())) == 1,
            has_typeface=settings.HAS_TYPEFACE,
            hem=hem() if province else (),
            person=organisations.person(request.user),
        )
    }
