"""How everything is counted, in plain words."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prasan.analytics.queries import province_facts
from prasan.framework import queries as framework
from prasan.framework.rules import STAGE_ORDER, Measure
from prasan.web.attaining import Filter, goal_lines, needed_in, shown_year
from prasan.web.public.filters import choices_of


@login_not_required
def method(request: HttpRequest) -> HttpResponse:
    """The rule, the stages, the denominator, what a plan is not, and two ways to count projects."""
    context: dict[str, object] = {"stages": STAGE_ORDER}
    if framework.has_framework(settings.PROVINCE):
        facts = province_facts(settings.PROVINCE)
        year = shown_year(facts)
        goals = choices_of(facts.edition.pk).goals
        context |= {
            "year": year,
            "organisations": len(facts.organisations[year]),
            "needed": needed_in(goal_lines(Filter()), year),
            "goals": goals,
            "surveys": [goal for goal in goals if goal.measure is Measure.SURVEY_SHARE],
        }
    return render(request, "public/method.html", context)
