"""A hearing as everyone reads it, and the signed announcement of a revision: both only once that revision is announced."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prasan.committees.rules import Group
from prasan.plans import hearings, lives
from prasan.plans.models import Paper
from prasan.web.exporting import paper_file
from prasan.web.requests import HtmxRequest


@login_not_required
@require_safe
def public_hearing(request: HtmxRequest, code: str, hearing_id: int) -> HttpResponse:
    """Where, when, how many of whom, what was asked, and the announced projects that answer it."""
    found = hearings.public_hearing(code, hearing_id)
    context = {
        "hearing": found,
        "organisation": found.organisation,
        "revision": hearings.revision_of(found),
        "groups": [(group, found.heads[group.value]) for group in Group if found.heads.get(group.value)],
        "asked": hearings.asked_at(found, for_everyone=True),
    }
    return render(request, "public/hearing.html", context)


@login_not_required
@require_safe
def revision_paper(request: HtmxRequest, code: str, first_year: int, number: int) -> HttpResponse:
    """The scanned announcement, under a name of our own: what its sender called the file is nobody's business."""
    found: Paper = lives.announcement_paper(code, first_year, number)
    ending = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}[found.media_type]
    return paper_file(found, f"announcement-{code}-{first_year}-{number}.{ending}")
