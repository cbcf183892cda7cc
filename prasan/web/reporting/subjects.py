"""Whose documents a page shows, for the person who asks: what is announced for everyone, what is worked on for its readers."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from prasan.common.errors import NotFound
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.plans import queries as plans
from prasan.plans.models import Plan
from prasan.plans.rules.permissions import why_not_edit, why_not_see_working
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Kind, ShelfKind
from prasan.reports.facts import Asked, State
from prasan.reports.queries import FACTS, template_for, template_of_province
from prasan.web.requests import SignedInRequest, number_in, person_of, text_in

FIRST_YEAR, LAST_YEAR = 2500, 2700


@dataclass(frozen=True, slots=True)
class Shelf:
    """An organisation's documents of one plan in one state, or (without an organisation) those of the province."""

    province: Province
    organisation: Organisation | None
    plan: Plan | None
    plans: tuple[Plan, ...]
    asked: Asked
    may_edit: bool
    may_see_working: bool
    projects: int = 0

    @property
    def is_working(self) -> bool:
        """Whether drafts are shown."""
        return self.asked.state is State.WORKING

    @property
    def query(self) -> str:
        """What keeps the plan, the edition and what was chosen in an address."""
        chosen = {
            "first_year": self.plan.first_year if self.plan else 0,
            "revision": self.asked.revision,
            "fiscal_year": self.asked.fiscal_year,
            "quarter": self.asked.quarter,
            "item": self.asked.item,
        }
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def kind(self) -> ShelfKind:
        """Which documents stand here."""
        return ShelfKind.PLAN if self.organisation else ShelfKind.PROVINCE

    def address(self, name: str, *rest: str) -> str:
        """The address of this shelf's list, page, file or issuing, with what was chosen."""
        if self.organisation is None:
            made = reverse(f"province_{name}", args=rest)
        else:
            draft = "working_" if self.is_working and name != "document_issue" else ""
            made = reverse(f"{draft}{name}", args=(self.organisation.code, *rest))
        return f"{made}?{self.query}" if self.query else made


def shelf(request: HttpRequest, code: str, state: State) -> Shelf:
    """The documents that were asked for. Raises `NotFound` for drafts that this person may not know of."""
    organisation = plans.planning_organisation(code)
    person = person_of(request)
    refused = why_not_see_working(person, organisation.code)
    if refused and state is State.WORKING:
        raise refused
    of_it = plans.plans_of(organisation.pk)
    if state is State.ANNOUNCED:
        of_it = of_it.filter(revisions__announced_on__isnull=False).distinct()
    all_plans = tuple(of_it.select_related("organisation__district", "organisation__province"))
    first_year = number_in(request, "first_year", 0, least=FIRST_YEAR, most=LAST_YEAR)
    plan = next((plan for plan in all_plans if not first_year or plan.first_year == first_year), None)
    return Shelf(
        organisation.province,
        organisation,
        plan,
        all_plans,
        asked_in(request, state),
        why_not_edit(person, organisation.code) is None,
        refused is None,
        plan.projects.count() if plan else 0,
    )


def province_shelf(request: HttpRequest) -> Shelf:
    """The documents of the province, for everyone; the PAO issues them."""
    may = why_not_decide_for_province(person_of(request)) is None
    return Shelf(the_province(), None, None, (), asked_in(request, State.ANNOUNCED), may, False)


def the_province() -> Province:
    """The province of this installation. Raises `NotFound` where none was loaded."""
    found = Province.objects.filter(code=settings.PROVINCE).first()
    if found is None:
        raise NotFound("no_province", "ยังไม่มีข้อมูลจังหวัดในระบบ", "There is no province here yet.")
    return found


def asked_in(request: HttpRequest, state: State) -> Asked:
    """What an address asks of a document."""
    return Asked(
        state,
        number_in(request, "revision", 0, least=0, most=10_000),
        number_in(request, "fiscal_year", 0, least=0, most=LAST_YEAR),
        number_in(request, "quarter", 0, least=0, most=4),
        text_in(request, "item")[:80],
    )


def document_of(shelf: Shelf, kind: Kind) -> Document:
    """The document, made now from the facts of now. Raises `NotFound` where there is no such plan."""
    if shelf.organisation is None:
        return kind.build(FACTS[kind.subject](shelf.province, shelf.asked), template_of_province(shelf.province))
    if shelf.plan is None:
        raise no_plan()
    return kind.build(FACTS[kind.subject](shelf.plan, shelf.asked), template_for(shelf.organisation))


def to_edit(request: SignedInRequest, code: str) -> Organisation:
    """The organisation, for those who write in its plan. Raises `NotFound` for strangers, `NotAllowed` for readers."""
    organisation = plans.planning_organisation(code)
    if refusal := why_not_edit(person_of(request), organisation.code):
        raise refusal
    return organisation


def no_plan() -> NotFound:
    """The one answer for a plan that is not there and for one that has not been announced."""
    return NotFound(
        "no_plan_to_print",
        "ยังไม่มีแผนที่ประกาศของช่วงนี้ จึงยังไม่มีเอกสารให้ดู",
        "No plan of this period has been announced, so there are no documents to see.",
    )
