"""The check of one working plan: overlaps and far-off prices, for its own people."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prasan.coordination import queries
from prasan.coordination.jobs import CHECK
from prasan.coordination.rules.deciding import Choice
from prasan.coordination.rules.listed import OverlapKind
from prasan.jobs.actions import start
from prasan.web.coordinating.words import KIND_NAMES
from prasan.web.planning.subjects import plan_of, to_edit, to_read
from prasan.web.requests import SignedInRequest
from prasan.web.templatetags.ui import is_thai


@require_safe
def plan_overlaps(request: SignedInRequest, code: str) -> HttpResponse:
    """What the last check of the plan found, without what people have called not the same."""
    subject = to_read(request, code)
    check = queries.check_of(subject.plan) if subject.plan else None
    decided = queries.decisions_on(_pair(hint) for hint in check.overlaps) if check else {}
    settled = {pair for pair, one in decided.items() if one.choice == Choice.NOT_THE_SAME}
    hints = [hint for hint in check.overlaps if _pair(hint) not in settled] if check else []
    thai = is_thai()
    named = queries.published_names([hint["other"] for hint in hints])
    return render(
        request,
        "coordinating/plan_overlaps.html",
        {
            "subject": subject,
            "organisation": subject.organisation,
            "plan": subject.plan,
            "check": check,
            "hints": [
                {
                    **hint,
                    "owner": named[hint["other"]][1] if hint["other"] in named and not hint["other_is_own"] else None,
                    "kind_name": KIND_NAMES[OverlapKind(hint["kind"])],
                    "percent": round(hint["score"] * 100),
                    "told": [one["th"] if thai else one["en"] for one in hint["reasons"]],
                }
                for hint in hints
            ],
            "prices": [{**one, "told": one["th"] if thai else one["en"]} for one in (check.prices if check else [])],
        },
    )


def _pair(hint: Mapping[str, int]) -> tuple[int, int]:
    return min(hint["project"], hint["other"]), max(hint["project"], hint["other"])


@require_POST
def plan_overlaps_check(request: SignedInRequest, code: str) -> HttpResponse:
    """Check the plan anew: a job in the background."""
    subject = to_edit(request, code)
    plan = plan_of(subject)
    job = start(
        kind=CHECK.code,
        by=request.user,
        arguments={"plan": plan.pk, "organisation": subject.organisation.code},
        organisation_code=subject.organisation.code,
        about=str(plan),
        once=f"check_plan:{plan.pk}",
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))
