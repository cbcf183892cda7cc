"""The plan book of an organisation: its plan with the place, the issues and their links, delivery by year."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, QuerySet, Sum

from prasan.analytics.queries import with_stage
from prasan.classification.models import Classification
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.rules import Kind, Level, Stage, has_reached
from prasan.plans.models import Plan, ProjectVersion, YearAmount
from prasan.reports.documents.forms import OWN_KINDS
from prasan.reports.facts import Asked, State
from prasan.reports.facts.books import (
    Announced,
    BookFacts,
    BookGuideline,
    BookIssue,
    HigherLink,
    OwnIssue,
    YearDone,
)
from prasan.reports.queries.places import hearings_told, place_of
from prasan.reports.queries.plans import facts_of_plan


def facts_of_book(plan: Plan, asked: Asked) -> BookFacts:
    """Everything of the book; links and delivery are of the organisation's own projects. Raises `NotFound` where nothing
    has been announced."""
    facts = facts_of_plan(plan, Asked(asked.state))
    organisation = plan.organisation
    versions = shown_versions(plan, asked).filter(kind__in=OWN_KINDS)
    province = organisation.province.code
    edition = framework.framework_in_force(province)
    issues, placed = _issues(plan, versions, edition) if edition else ((), 0)
    return BookFacts(
        plan=facts,
        place=place_of(organisation),
        framework_title=edition.title_th if edition else "",
        vision=_vision(edition),
        issues=issues,
        own=_own(plan, asked),
        unplaced=versions.count() - placed,
        years=years_done(plan, versions),
        announced=_announced(plan),
        hearings=hearings_told(plan, asked.state),
    )


def _announced(plan: Plan) -> Announced:
    announced = list(plan.revisions.filter(announced_on__isnull=False).order_by("number"))
    if not announced:
        return Announced()
    made, *changed = announced
    return Announced(made.announced_on, made.signer, tuple(one.label for one in changed))


def shown_versions(plan: Plan, asked: Asked) -> QuerySet[ProjectVersion]:
    """What everyone sees of the plan's projects, or what is worked on."""
    versions = ProjectVersion.objects.filter(project__plan=plan)
    return versions.working() if asked.state is State.WORKING else versions.published()


def _vision(edition: Edition | None) -> str:
    found = Element.objects.filter(edition=edition, kind=Kind.VISION).first() if edition else None
    return found.title_th if found else ""


def _issues(plan: Plan, versions: QuerySet[ProjectVersion], edition: Edition) -> tuple[tuple[BookIssue, ...], int]:
    """The issues that the plan serves by confirmed classifications, and how many of its projects those place."""
    confirmed = Classification.objects.filter(project__plan=plan, edition=edition, ended_at=None)
    guideline_of = dict(confirmed.exclude(guideline=None).values_list("project_id", "guideline_id"))
    sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    placed = 0
    for project, baht in versions.values_list("project_id", "total_baht"):
        if guideline := guideline_of.get(project):
            placed += 1
            sums[guideline][0] += 1
            sums[guideline][1] += baht
    links = framework.higher_links_of(sums)
    under: defaultdict[int, list[BookGuideline]] = defaultdict(list)
    for one in Element.objects.filter(pk__in=sums).order_by("position"):
        higher = tuple(HigherLink(link.level, link.upper_code, link.upper_title_th) for link in links.get(one.pk, ()))
        projects, baht = sums[one.pk]
        under[one.parent_id or 0].append(BookGuideline(one.code, one.title_th, projects, baht, higher))
    issues = Element.objects.filter(edition=edition, kind=Kind.ISSUE).order_by("position")
    return tuple(BookIssue(one.code, one.title_th, tuple(under[one.pk])) for one in issues), placed


def _own(plan: Plan, asked: Asked) -> tuple[OwnIssue, ...]:
    edition = framework.own_edition(plan.organisation_id, plan.first_year, working=asked.state is State.WORKING)
    if edition is None:
        return ()
    served: defaultdict[int, list[str]] = defaultdict(list)
    for link in framework.links_of(edition.pk):
        if link.level is Level.FRAMEWORK:
            served[link.lower_id].append(f"{link.upper_code} {link.upper_title_th}")
    return tuple(OwnIssue(one.code, one.title_th, tuple(served[one.pk])) for one in framework.own_issues(edition.pk))


def years_done(plan: Plan, versions: QuerySet[ProjectVersion]) -> tuple[YearDone, ...]:
    """For each year of the plan: projects with money, begun, completed, planned baht."""
    staged: QuerySet[Any] = with_stage(YearAmount.objects.filter(version__in=versions, amount_baht__gt=0))
    rows = staged.values_list("fiscal_year", "reached").annotate(baht=Sum("amount_baht"))
    counted: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for year, reached, baht, projects in _counted(rows):
        sums = counted[year]
        sums[0] += projects
        sums[1] += projects if has_reached(Stage(reached), Stage.CONTRACTED) else 0
        sums[2] += projects if reached == Stage.COMPLETED else 0
        sums[3] += baht
    return tuple(YearDone(year, *counted[year]) for year in range(plan.first_year, plan.last_year + 1))


def _counted(rows: QuerySet[Any]) -> list[tuple[int, str, int, int]]:
    return list(rows.annotate(projects=Count("version_id", distinct=True)).order_by())
