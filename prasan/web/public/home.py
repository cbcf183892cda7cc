"""The front page: the state of the province in one sentence, then the charts, each with its rows."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import funnel, stopped
from prasan.framework import queries as framework
from prasan.framework.rules import STAGE_ORDER
from prasan.plans import queries as plans
from prasan.web.attaining import Filter, goal_lines, met, needed_in, tiles
from prasan.web.public.filters import year_in
from prasan.web.requests import stage_in


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Goals met, heat map, tile map, funnel, news."""
    if not framework.has_framework(settings.PROVINCE):
        return render(request, "public/home.html", {"lines": ()})
    facts = province_facts(settings.PROVINCE)
    stage = stage_in(request)
    year = year_in(request, facts)
    lines = goal_lines(Filter(stage))
    reached, counted = met(lines, year)
    context = {
        "year": year,
        "years": tuple(facts.organisations),
        "stage": stage,
        "stages": STAGE_ORDER,
        "lines": lines,
        "met": reached,
        "counted": counted,
        "needed": needed_in(lines, year),
        "organisations": len(facts.organisations[year]),
        "tiles": tiles(year, stage),
        "funnel": funnel(facts.facts, year),
        "stopped": {str(name): count for name, count in stopped(facts.facts, year).items()},
        "news": plans.newest_announcements(settings.PROVINCE),
    }
    return render(request, "public/home.html", context)
