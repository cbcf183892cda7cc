"""Beginning a new five-year plan from the one before: which projects, which money where, which strategy becomes what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from prasan.classification.rolling import SHIFTED, Carriable, Crosswalk, OldPlan, old_plan, roll_forward
from prasan.common.errors import InputRefused, Refusal
from prasan.framework.rules import Stage, has_reached
from prasan.monitoring.queries import furthest_stages
from prasan.plans.models import Plan
from prasan.web.planning.subjects import Subject, plan_of, to_edit
from prasan.web.requests import SignedInRequest, number_in, text_in, whole_number
from prasan.web.templatetags.ui import named

MOST_TARGETS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One project of the old plan as listed: its money by year, how far it came, and whether it is ticked."""

    one: Carriable
    years: tuple[tuple[int, int | None], ...]
    stage: Stage | None
    is_ticked: bool
    into: int | None


@require_http_methods(["GET", "HEAD", "POST"])
def roll(request: SignedInRequest, code: str) -> HttpResponse:
    """The page; and what was chosen becomes a workbook that waits for its preview."""
    subject = to_edit(request, code)
    old = old_plan(_old(request, subject))
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            kept = roll_forward(
                plan=old.plan,
                years=_years(request),
                crosswalk=_crosswalk(request, old),
                by=request.user,
            )
            return HttpResponseRedirect(reverse("import_preview", args=[kept.pk]))
        except InputRefused as refused:
            refusal = refused
    return _page(request, subject, old, refusal)


def _old(request: SignedInRequest, subject: Subject) -> Plan:
    """The plan that was asked for; where none was, the one before the newest, if there is one."""
    plan = plan_of(subject)
    was_asked_for = "first_year" in request.GET or "first_year" in request.POST
    return plan if was_asked_for or len(subject.plans) == 1 else subject.plans[1]


def _years(request: SignedInRequest) -> Mapping[int, int]:
    """Project → the year that takes its money, of the projects that are ticked."""
    years = {}
    for value in request.POST.getlist("project"):
        project_id = whole_number(value)
        if project_id is not None:
            years[project_id] = whole_number(request.POST.get(f"into-{project_id}", "")) or SHIFTED
    return years


def _crosswalk(request: SignedInRequest, old: OldPlan) -> Crosswalk:
    """What the form says of headings and of own issues, which it numbers as the page lists them."""
    headings = [one.text for one in old.headings]
    return Crosswalk(
        framework=_chosen(request, "targets", headings),
        own=_chosen(request, "own", headings),
        serves=_chosen(request, "serves", [one.target.code for one in old.own]),
    )


def _chosen(request: SignedInRequest, name: str, keys: Sequence[str]) -> Mapping[str, list[str]]:
    return {key: request.POST.getlist(f"{name}-{number}")[:MOST_TARGETS] for number, key in enumerate(keys, 1)}


def _page(request: SignedInRequest, subject: Subject, old: OldPlan, refusal: Refusal | None) -> HttpResponse:
    show = text_in(request, "show", 20) or "undelivered"
    year = number_in(request, "year", 0, least=old.plan.first_year, most=old.plan.last_year)
    stages = furthest_stages(old.plan.pk)
    chosen = {whole_number(value) for value in request.POST.getlist("project")}
    lines = tuple(
        Line(
            one,
            tuple((when, one.row.amounts.get(when)) for when in old.plan.years),
            stages.get(one.project_id),
            one.project_id in chosen if request.method == "POST" else not one.is_carried,
            whole_number(request.POST.get(f"into-{one.project_id}", "")),
        )
        for one in old.projects
        if (show == "all" or not _is_delivered(stages.get(one.project_id))) and (not year or one.row.amounts.get(year))
    )
    sent, was_sent = _crosswalk(request, old), request.method == "POST"
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "old": old,
        "plan": old.plan,
        "new_years": range(old.first_year, old.last_year + 1),
        "lines": lines,
        "headings": [
            (line, sent.framework[line.text], sent.own[line.text]) if was_sent else (line, line.targets, line.own)
            for line in old.headings
        ],
        "own": [(line, sent.serves[line.target.code] if was_sent else line.proposed) for line in old.own],
        "titles": {issue.code: named(issue, "title") for issue in old.issues}
        | {one.code: named(one, "title") for issue in old.issues for one in issue.guidelines},
        "own_titles": {one.target.code: one.target.title for one in old.own},
        "show": show,
        "year": year,
        "delivered": sum(_is_delivered(stages.get(one.project_id)) for one in old.projects),
        "refusal": refusal,
    }
    return render(request, "inout/roll.html", context, status=refusal.http_status if refusal else 200)


def _is_delivered(stage: Stage | None) -> bool:
    """Completed in some year: it need not be carried on."""
    return stage is not None and has_reached(stage, Stage.COMPLETED)
