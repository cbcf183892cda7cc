"""What the filters in an address ask for; what no filter knows is refused with a sentence (422)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest

from prasan.analytics.aligned import aligned
from prasan.analytics.listing import Sort, Wanted
from prasan.analytics.queries import ProvinceFacts, as_published
from prasan.common.errors import InputRefused
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.rules import OWN_KINDS, EditionStatus, Kind, Level, LinkStatus
from prasan.organisations.queries import OrganisationFact, organisation
from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.rows import ProjectKind
from prasan.web.attaining import Filter, shown_year
from prasan.web.placing import kinds_in
from prasan.web.requests import number_in, stage_in, text_in

T = TypeVar("T", bound=str)
# Instead of a guideline: those that stand under none.
UNPLACED = "none"


@dataclass(frozen=True, slots=True)
class GuidelineRow:
    """A guideline of the framework with its issue, to choose from."""

    element_id: int
    code: str
    title_th: str
    title_en: str
    issue: str
    issue_title_th: str
    issue_title_en: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What of the framework a page lets one choose from: its guidelines and goals, in its order."""

    guidelines: tuple[GuidelineRow, ...]
    goals: tuple[framework.GoalRow, ...]

    @property
    def issues(self) -> tuple[GuidelineRow, ...]:
        """The first guideline of each issue, for the issue's own code and title."""
        return tuple({one.issue: one for one in reversed(self.guidelines)}.values())[::-1]


def choices_of(edition_id: int) -> Choices:
    """The guidelines and goals of an edition."""

    def read() -> Choices:
        rows = Element.objects.filter(edition=edition_id, kind=Kind.GUIDELINE).order_by("position")
        fields = ("pk", "code", "title_th", "title_en", "parent__code", "parent__title_th", "parent__title_en")
        guidelines = tuple(GuidelineRow(*row) for row in rows.values_list(*fields))
        return Choices(guidelines, framework.goals_of(edition_id))

    return as_published(f"choices:{edition_id}", read)


def choice_in(request: HttpRequest, name: str, choices: Collection[T]) -> T | None:
    """One of some known values, or None where nothing was chosen."""
    written = request.GET.get(name, "")
    if not written:
        return None
    found = next((one for one in choices if one == written), None)
    if found is None:
        told = written[:40]
        raise InputRefused(
            "unknown_choice",
            f"ไม่มี “{told}” ให้เลือกใน “{name}” เลือกจากรายการ หรือเอาตัวกรองนี้ออก",
            f"“{told}” is not a choice of “{name}”; choose from the list or take the filter away.",
        )
    return found


def district_in(request: HttpRequest, facts: ProvinceFacts) -> str:
    """The code of a district of the province, or empty."""
    return choice_in(request, "district", [one.code for one in facts.districts]) or ""


def year_in(request: HttpRequest, facts: ProvinceFacts) -> int:
    """The year asked for, of the framework; the year that pages show where none was."""
    edition = facts.edition
    return number_in(request, "year", shown_year(facts), least=edition.first_year or 0, most=edition.last_year or 0)


def part_in(request: HttpRequest, facts: ProvinceFacts) -> Filter:
    """The part of the province asked for, and the stage to count from."""
    kinds = [kind.value for kind in kinds_in(facts, shown_year(facts))]
    return Filter(stage_in(request), district_in(request, facts), choice_in(request, "kind", kinds) or "")


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The filters of the project list as chosen, and the question that they make."""

    choices: Choices
    wanted: Wanted
    sort: Sort
    issue: str
    guideline: str
    goal: str
    owner: OrganisationFact | None
    above: framework.ElementRow | None = None
    linked: Edition | None = None
    unlinked: Edition | None = None
    own_issue: Element | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self.wanted != Wanted()


def list_query(request: HttpRequest, facts: ProvinceFacts) -> ListQuery:
    """Read the whole address of the project list. A stage without a year means the year that pages show."""
    choices = choices_of(facts.edition.pk)
    guidelines, goals = choices.guidelines, choices.goals
    issue = choice_in(request, "issue", {one.issue for one in guidelines}) or ""
    guideline = choice_in(request, "guideline", [UNPLACED, *(one.code for one in guidelines)]) or ""
    goal = choice_in(request, "goal", [one.slug for one in goals]) or ""
    stage = stage_in(request)
    asks_year = stage is not None or bool(request.GET.get("year"))
    code = text_in(request, "organisation", most=20)
    owner = organisation(code) if code else None
    edition = facts.edition
    period = choice_in(request, "period", [f"{edition.first_year}-{edition.last_year}"])
    above, linked, unlinked = above_in(request), _plan_in(request, "linked"), _plan_in(request, "unlinked")
    own_issue = own_issue_in(request)
    wanted = Wanted(
        text=text_in(request, "q"),
        district=district_in(request, facts),
        organisation=owner.code if owner else "",
        unplaced=guideline == UNPLACED,
        within=(edition.years[0], edition.years[-1]) if period else None,
        year=year_in(request, facts) if asks_year else None,
        stage=stage,
        kind=choice_in(request, "kind", list(ProjectKind)),
        budget_class=choice_in(request, "budget_class", BUDGET_CLASSES) or "",
        own_issue=(own_issue.edition_id, own_issue.code) if own_issue else None,
    )
    under: list[set[str]] = []
    if issue:
        under.append({one.code for one in guidelines if one.issue == issue})
    if guideline and guideline != UNPLACED:
        under.append({guideline})
    if goal:
        under.append(set(next(one.guidelines for one in goals if one.slug == goal)))
    if above:
        under.append(linked_with(above))
    if linked:
        under.append({one.lower_code for one in aligned(settings.PROVINCE, linked).links.get(LinkStatus.CONFIRMED, ())})
    if unlinked:
        under.append(set(aligned(settings.PROVINCE, unlinked).tagged(None).unlinked))
    if under:
        wanted = replace(wanted, guidelines=frozenset(set.intersection(*under)))
    sort = choice_in(request, "sort", list(Sort)) or Sort.TOTAL
    return ListQuery(choices, wanted, sort, issue, guideline, goal, owner, above, linked, unlinked, own_issue)


def above_in(request: HttpRequest) -> framework.ElementRow | None:
    """The element of a plan above whose guidelines are asked for, by its id."""
    number = number_in(request, "above", 0)
    if not number:
        return None
    editions = {one.pk for one in framework.higher_editions(settings.PROVINCE)}
    found = Element.objects.select_related("edition").filter(pk=number, edition__in=editions).first()
    if found is None:
        raise InputRefused(
            "unknown_choice",
            "ไม่มีรายการนี้ในแผนที่ใช้อยู่ เปิดจากหน้าความเชื่อมโยงของแผน",
            "No plan in force has that element; open the list from the page of alignment.",
        )
    return framework.element_row(found)


def own_issue_in(request: HttpRequest) -> Element | None:
    """The announced issue of an organisation whose projects are asked for, by its id."""
    number = number_in(request, "own_issue", 0)
    if not number:
        return None
    announced = {"edition__level": Level.OWN, "edition__status": EditionStatus.PUBLISHED, "kind__in": OWN_KINDS}
    found = Element.objects.select_related("edition__organisation").filter(pk=number, **announced).first()
    if found is None:
        raise InputRefused(
            "unknown_choice",
            "ไม่มีประเด็นของ อปท. นี้ที่ประกาศแล้ว เปิดจากหน้าประเด็นของ อปท.",
            "No announced issue of an organisation has this number; open the list from the page of its issues.",
        )
    return found


def linked_with(above: framework.ElementRow) -> set[str]:
    """The guidelines that are linked with an element of a plan above, confirmed."""
    upper = next(one for one in framework.higher_editions(settings.PROVINCE) if one.pk == above.edition_id)
    links = aligned(settings.PROVINCE, upper).links.get(LinkStatus.CONFIRMED, ())
    return {one.lower_code for one in links if one.upper_id == above.element_id}


def _plan_in(request: HttpRequest, name: str) -> Edition | None:
    """The plan above with which the guidelines asked for have a confirmed link, or have none."""
    if not request.GET.get(name):
        return None
    editions = {one.code: one for one in framework.higher_editions(settings.PROVINCE)}
    code = choice_in(request, name, list(editions))
    return editions[code] if code else None
