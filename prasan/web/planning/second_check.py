"""The second person's check of decided projects: drawn by chance, answered without seeing the first decision."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from prasan.classification import actions, queries
from prasan.web.planning.cases import checked_of, item_of
from prasan.web.planning.inbox import choices_of_framework, options_of
from prasan.web.planning.subjects import edition_in_force, plan_of, to_edit
from prasan.web.planning.words import VERDICT_NAMES
from prasan.web.requests import SignedInRequest
from prasan.web.second_person import SHOWN, answers_in, new_seed


@require_http_methods(["GET", "HEAD", "POST"])
def second_check(request: SignedInRequest, code: str) -> HttpResponse:
    """The next items without their first decision, and how far the two people agree; a post answers items."""
    subject = to_edit(request, code)
    if request.method == "POST":
        return _answer(request, code)
    context: dict[str, object] = {"subject": subject, "organisation": subject.organisation, "plan": subject.plan}
    if subject.plan:
        choices = choices_of_framework()
        edition = choices.edition
        waiting = queries.items_to_check(subject.plan, edition.pk, request.user)
        context |= {
            "left": waiting.count(),
            "items": [item_of(one) for one in waiting[:SHOWN]],
            "checked": [checked_of(one) for one in queries.checked_items(subject.plan, edition.pk)[:200]],
            "agreement": queries.agreement_of(subject.plan, edition.pk),
            "decided": queries.inbox_counts(subject.plan, edition.pk)["confirmed"],
            "options": options_of(choices.issues),
            "verdicts": VERDICT_NAMES,
        }
    return render(request, "planning/second_check.html", context)


def _answer(request: SignedInRequest, code: str) -> HttpResponse:
    plan = plan_of(to_edit(request, code))
    count = actions.answer_check(plan=plan, edition=edition_in_force(), answers=answers_in(request), by=request.user)
    messages.success(request, gettext("บันทึกคำตอบแล้ว {count} รายการ").format(count=count), extra_tags="good")
    return HttpResponseRedirect(reverse("second_check", args=[code]) + f"?first_year={plan.first_year}")


@require_POST
def second_check_draw(request: SignedInRequest, code: str) -> HttpResponse:
    """Draw a new sample."""
    plan = plan_of(to_edit(request, code))
    sample = actions.draw_sample(plan=plan, edition=edition_in_force(), by=request.user, seed=new_seed())
    count = sample.items.count()
    messages.success(
        request, gettext("สุ่มแล้ว {count} โครงการ ให้คนที่ไม่ได้ยืนยันเป็นผู้ตอบ").format(count=count), extra_tags="good"
    )
    return HttpResponseRedirect(reverse("second_check", args=[code]) + f"?first_year={plan.first_year}")
