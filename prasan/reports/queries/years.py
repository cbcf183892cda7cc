"""One fiscal year of an organisation's plan, for operation plans and reports of monitoring."""

from typing import Any

from django.db.models import Max, QuerySet

from prasan.analytics.queries import with_stage
from prasan.framework.rules import Stage
from prasan.monitoring.models import Progress
from prasan.plans.models import Plan, YearAmount
from prasan.plans.queries import row_of, with_amounts
from prasan.reports.documents.forms import grouped, heading_of
from prasan.reports.facts import Asked, ListedProject
from prasan.reports.facts.years import YearFacts, YearProject
from prasan.reports.queries.books import shown_versions
from prasan.reports.queries.plans import NOWHERE, facts_of_plan, placed_of


def facts_of_year(plan: Plan, asked: Asked) -> YearFacts:
    """The projects that have money in the year (the plan's first, where none is asked for), with their stage."""
    year = asked.fiscal_year if asked.fiscal_year in plan.years else plan.first_year
    versions = shown_versions(plan, asked)
    staged: QuerySet[Any] = with_stage(YearAmount.objects.filter(version__in=versions, fiscal_year=year))
    of_year = {
        version: (planned, budgeted, Stage(reached))
        for version, planned, budgeted, reached in staged.values_list(
            "version_id", "amount_baht", "ordinance_baht", "reached"
        )
    }
    placed = placed_of(plan, asked.state)
    facts = facts_of_plan(plan, Asked(asked.state))
    # The headings of the whole plan, with its numbers and in its order, whatever this year holds of it.
    under = {heading_of(one): group.titled() for group in grouped(facts.projects) for one in group.projects}
    projects = []
    for version in with_amounts(versions.filter(pk__in=of_year)).order_by("position", "id"):
        row = row_of(version)
        heading = under[heading_of(ListedProject(row, *placed.get(version.project_id, NOWHERE)))]
        projects.append(YearProject(row, heading, *of_year[version.pk]))
    order = list(dict.fromkeys(under.values()))
    projects.sort(key=lambda one: order.index(one.heading))
    seen = Progress.objects.filter(project__plan=plan, fiscal_year=year).aggregate(last=Max("recorded_at"))["last"]
    return YearFacts(
        plan=facts,
        fiscal_year=year,
        quarter=asked.quarter,
        projects=tuple(projects),
        as_of=seen.date() if seen else None,
    )
