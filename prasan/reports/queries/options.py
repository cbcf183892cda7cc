"""What may be chosen of a document: the years, quarters, editions, goals, districts that there are."""

from dataclasses import dataclass

from prasan.framework.models import Edition
from prasan.framework.rules import Level
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.models import Plan
from prasan.reports.documents.kinds import Ask
from prasan.reports.facts import Asked, State


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its value in an address, and its name."""

    value: str
    title_th: str
    title_en: str


Options = tuple[Option, ...]


def options_of(ask: Ask, of: Plan | Province, asked: Asked) -> Options:
    """What may be chosen; the first stands where nothing is."""
    if isinstance(of, Province):
        return _of_province(ask, of)
    return _of_plan(ask, of, asked)


def _of_plan(ask: Ask, plan: Plan, asked: Asked) -> Options:
    if ask is Ask.REVISION:
        revisions = plan.revisions.order_by("number")
        if asked.state is State.ANNOUNCED:
            revisions = revisions.filter(announced_on__isnull=False)
        amended = [one.number for one in revisions if one.number > 1]
        whole = Option("", "ทั้งแผน", "The whole plan")
        return (whole, *(Option(str(n), f"เฉพาะฉบับที่ {n}", f"Only edition {n}") for n in amended))
    return ()


def _of_province(ask: Ask, province: Province) -> Options:
    if ask is Ask.EDITION:
        editions = Edition.objects.published().of_level(Level.FRAMEWORK).filter(province_code=province.code)
        return tuple(Option(one.code, one.title_th, one.title_en) for one in editions.order_by("-first_year"))
    return ()


def issuer_of(province: Province) -> Organisation | None:
    """The PAO, which issues the documents of its province."""
    return Organisation.objects.filter(province=province, kind=OrganisationKind.PAO, valid_to=None).first()
