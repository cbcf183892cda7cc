"""What stands under each of an organisation's own issues: projects that a person put there, beside their guideline."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from prasan.classification.models import Placement
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.plans.models import Plan, ProjectVersion


@dataclass(frozen=True, slots=True)
class OwnSum:
    """One own issue (None: under none) with how many projects stand under it and their baht of all years."""

    issue: Element | None
    projects: int
    baht: int


def own_sums(edition: Edition, versions: QuerySet[ProjectVersion]) -> tuple[OwnSum, ...]:
    """The issues of an own edition in order, and what of the versions is under none of them. Two queries."""
    under = Placement.objects.filter(edition=edition, ended_at=None, project__versions__in=versions.order_by())
    counted = {
        one["element"]: (one["projects"], one["baht"] or 0)
        for one in under.values("element").annotate(projects=Count("pk"), baht=Sum("project__versions__total_baht"))
    }
    left = under_no_issue(edition, versions).order_by().aggregate(projects=Count("pk"), baht=Sum("total_baht"))
    issues = (OwnSum(one, *counted.get(one.pk, (0, 0))) for one in framework.own_issues(edition.pk))
    return (*issues, OwnSum(None, left["projects"], left["baht"] or 0))


def under_own_issue(edition: Edition | int, code: str, versions: QuerySet[ProjectVersion]) -> QuerySet[ProjectVersion]:
    """Those of the versions that stand under one issue of an own edition."""
    placed = Placement.objects.filter(project=OuterRef("project"), edition=edition, element__code=code, ended_at=None)
    return versions.filter(Exists(placed))


def under_no_issue(edition: Edition, versions: QuerySet[ProjectVersion]) -> QuerySet[ProjectVersion]:
    """Those of the versions that stand under no issue of an own edition."""
    placed = Placement.objects.filter(project=OuterRef("project"), edition=edition, ended_at=None)
    return versions.filter(~Exists(placed))


def places_of(plan: Plan, edition: Edition) -> dict[int, Element]:
    """Project of a plan → the element of another division (own issues, old strategies) that a person put it under."""
    placed = Placement.objects.filter(project__plan=plan, edition=edition, ended_at=None).select_related("element")
    return {one.project_id: one.element for one in placed}
