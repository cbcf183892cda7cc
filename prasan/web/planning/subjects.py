"""What a planning page is about, loaded for the person who asks: strangers are told that there is nothing to see."""

from dataclasses import dataclass

from django.conf import settings

from prasan.analytics.queries import as_of_now
from prasan.common.errors import InputRefused, NotFound, Refusal
from prasan.common.findings import Finding
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.organisations.models import Organisation
from prasan.organisations.rules.people import Person
from prasan.plans import lives
from prasan.plans import queries as plans
from prasan.plans.models import Import, Plan
from prasan.plans.rules.permissions import why_not_edit, why_not_see_working, why_not_take_part
from prasan.web.requests import SignedInRequest, number_in, person_of, whole_number

FIRST_YEAR, LAST_YEAR = 2500, 2700


@dataclass(frozen=True, slots=True)
class Subject:
    """An organisation, the plan that is looked at (None before the first import), and what the person may do."""

    organisation: Organisation
    plan: Plan | None
    plans: tuple[Plan, ...]
    person: Person
    may_edit: bool


def to_read(request: SignedInRequest, code: str, *, may_be_unplanned: bool = False) -> Subject:
    """For those who may see the working plan. Raises `NotFound` for everyone else.

    `may_be_unplanned`: a period asked for without a plan gives a subject without one, instead of `NotFound`.
    """
    organisation = plans.planning_organisation(code)
    person = person_of(request)
    if refusal := why_not_see_working(person, organisation.code):
        raise refusal
    return subject_for(organisation, person, year_asked_for(request), may_be_unplanned=may_be_unplanned)


def to_read_any_year(request: SignedInRequest, code: str) -> Organisation:
    """The organisation, for those who may see its working plans; whether it has one of a period is not asked."""
    organisation = plans.planning_organisation(code)
    if refusal := why_not_see_working(person_of(request), organisation.code):
        raise refusal
    return organisation


def to_edit(request: SignedInRequest, code: str, *, may_be_unplanned: bool = False) -> Subject:
    """For those who may write in the plan. Raises `NotFound` for strangers and `NotAllowed` for readers."""
    organisation = plans.planning_organisation(code)
    person = person_of(request)
    if refusal := why_not_edit(person, organisation.code):
        raise refusal
    return subject_for(organisation, person, year_asked_for(request), may_be_unplanned=may_be_unplanned)


def to_take_part(request: SignedInRequest, code: str) -> Subject:
    """For those who may move a revision on, each role at its stop. Raises `NotFound` for strangers, else `NotAllowed`."""
    organisation = plans.planning_organisation(code)
    person = person_of(request)
    if refusal := why_not_take_part(person, organisation.code):
        raise refusal
    return subject_for(organisation, person, year_asked_for(request))


def import_to_edit(request: SignedInRequest, import_id: int) -> Import:
    """An upload, for those who may write in its plan; to strangers it does not exist."""
    kept = plans.import_with_file(import_id)
    refusal = why_not_edit(person_of(request), kept.organisation.code)
    if isinstance(refusal, NotFound):
        raise plans.no_such_import()
    if refusal:
        raise refusal
    return kept


def plan_of(subject: Subject) -> Plan:
    """The plan, where a page makes no sense without one. Raises `Refusal`."""
    if subject.plan is None:
        raise Refusal(
            "no_plan", "ยังไม่มีแผนของ อปท. นี้ นำเข้า Excel ก่อน", "This organisation has no plan yet; import one first."
        )
    return subject.plan


def blockers_of(plan: Plan) -> tuple[Finding, ...]:
    """What blocks the submission of the open revision or should be looked at before; weighed once for each write."""
    return as_of_now(f"blockers:{plan.pk}", lambda: lives.blockers_of_plan(plan))


def current_edition() -> Edition | None:
    """The framework that projects are put under, or None before reference data is loaded."""
    return framework.framework_in_force(settings.PROVINCE)


def edition_in_force() -> Edition:
    """The framework that projects are put under. Raises `NotFound` where there is none."""
    return framework.current_framework(settings.PROVINCE)


def year_asked_for(request: SignedInRequest) -> int:
    """The plan's first year, from the form where one was sent, else from the address; 0 where none is asked for."""
    sent = request.POST.get("first_year", "")
    if not sent:
        return number_in(request, "first_year", 0, least=FIRST_YEAR, most=LAST_YEAR)
    year = whole_number(sent)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputRefused(
            "bad_year", f"ปีแรกของแผนต้องเป็น พ.ศ. {FIRST_YEAR}–{LAST_YEAR}", "The plan's first year must be a B.E. year."
        )
    return year


def subject_for(
    organisation: Organisation, person: Person, first_year: int = 0, *, may_be_unplanned: bool = False
) -> Subject:
    """What somebody who may see the working plans looks at: the plan asked for, else the newest."""
    all_plans = tuple(plans.plans_of(organisation.pk))
    chosen = next((plan for plan in all_plans if plan.first_year == first_year), None)
    if first_year and chosen is None and not may_be_unplanned:
        raise NotFound("no_such_plan", f"ไม่มีแผนที่เริ่มปี {first_year} ของ อปท. นี้", f"No plan here starts in {first_year}.")
    plan = chosen if first_year or not all_plans else all_plans[0]
    may_edit = why_not_edit(person, organisation.code) is None
    return Subject(organisation, plan, all_plans, person, may_edit)
