"""Whose documents a page shows, for the person who asks: what is announced for everyone, what is worked on for its readers."""

from dataclasses import dataclass

from django.http import HttpRequest

from prasan.common.errors import NotFound
from prasan.organisations import queries as organisations
from prasan.organisations.models import Organisation
from prasan.plans import queries as plans
from prasan.plans.models import Plan
from prasan.plans.rules.permissions import why_not_edit, why_not_see_working
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Kind
from prasan.reports.facts import State
from prasan.reports.queries import FACTS, template_for
from prasan.web.requests import SignedInRequest, number_in

FIRST_YEAR, LAST_YEAR = 2500, 2700


@dataclass(frozen=True, slots=True)
class Shelf:
    """An organisation's documents of one plan in one state."""

    organisation: Organisation
    plan: Plan | None
    plans: tuple[Plan, ...]
    state: State
    revision: int
    may_edit: bool
    may_see_working: bool

    @property
    def is_working(self) -> bool:
        """Whether drafts are shown."""
        return self.state is State.WORKING

    @property
    def query(self) -> str:
        """What keeps the plan and the edition in an address."""
        parts = [f"first_year={self.plan.first_year}"] if self.plan else []
        return "&".join([*parts, *([f"revision={self.revision}"] if self.revision else [])])


def shelf(request: HttpRequest, code: str, state: State) -> Shelf:
    """The documents that were asked for. Raises `NotFound` for drafts that this person may not know of."""
    organisation = plans.planning_organisation(code)
    person = organisations.person(request.user)
    refused = why_not_see_working(person, organisation.code)
    if refused and state is State.WORKING:
        raise refused
    of_it = plans.plans_of(organisation.pk)
    if state is State.ANNOUNCED:
        of_it = of_it.filter(revisions__announced_on__isnull=False).distinct()
    all_plans = tuple(of_it.select_related("organisation__district", "organisation__province"))
    first_year = number_in(request, "first_year", 0, least=FIRST_YEAR, most=LAST_YEAR)
    chosen = next((plan for plan in all_plans if not first_year or plan.first_year == first_year), None)
    return Shelf(
        organisation,
        chosen,
        all_plans,
        state,
        number_in(request, "revision", 0, least=0, most=10_000),
        why_not_edit(person, organisation.code) is None,
        refused is None,
    )


def document_of(shelf: Shelf, kind: Kind) -> Document:
    """The document, made now from the facts of now. Raises `NotFound` where there is no such plan."""
    if shelf.plan is None:
        raise no_plan()
    return kind.build(FACTS[kind.subject](shelf.plan, shelf.state, shelf.revision), template_for(shelf.organisation))


def to_edit(request: SignedInRequest, code: str) -> Organisation:
    """The organisation, for those who write in its plan. Raises `NotFound` for strangers, `NotAllowed` for readers."""
    organisation = plans.planning_organisation(code)
    if refusal := why_not_edit(organisations.person(request.user), organisation.code):
        raise refusal
    return organisation


def no_plan() -> NotFound:
    """The one answer for a plan that is not there and for one that has not been announced."""
    return NotFound(
        "no_plan_to_print",
        "ยังไม่มีแผนที่ประกาศของช่วงนี้ จึงยังไม่มีเอกสารให้ดู",
        "No plan of this period has been announced, so there are no documents to see.",
    )
