"""The PAO puts a newer edition of a plan in the place of an older one: what that proposes is shown before it is done."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused, NotFound
from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.queries import ElementRow
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.web.requests import SignedInRequest, person_of, text_in
from prasan.web.templatetags.ui import named


@dataclass(frozen=True, slots=True)
class Following:
    """One old element with links: what follows it in the new edition, and how near the words are."""

    old: ElementRow
    new: tuple[tuple[ElementRow, int], ...]
    links: int


def alignment_replace(request: SignedInRequest, code: str) -> HttpResponse:
    """Choose the older edition, and see what replacing it would propose."""
    _coordinating(request)
    new = _edition(code)
    olds = framework.replaceable(new) if new.replaces_id is None else ()
    wanted = text_in(request, "old", most=80)
    old = next((one for one in olds if one.code == wanted), olds[0] if len(olds) == 1 else None)
    plan = framework.replacement(old, new) if old else None
    context = {
        "new": new,
        "olds": olds,
        "old": old,
        "plan": plan,
        "following": _following(plan) if plan else (),
        "fresh": [plan.elements[one] for one in plan.found.fresh] if plan else (),
    }
    return render(request, "aligning/replace.html", context)


def _following(plan: framework.Replacement) -> tuple[Following, ...]:
    counts: dict[int, int] = {}
    for one in framework.linked_elements(plan.old.pk):
        counts[one] = counts.get(one, 0) + 1
    return tuple(
        Following(
            plan.elements[old],
            tuple((plan.elements[one], nearness) for one, nearness in plan.found.successors.get(old, ())),
            links,
        )
        for old, links in counts.items()
    )


@require_POST
def alignment_replaced(request: SignedInRequest, code: str) -> HttpResponse:
    """Do it: the links are proposed, for the desk to decide. Or take it back."""
    _coordinating(request)
    new = _edition(code)
    if request.POST.get("do") == "keep":
        kept = actions.keep_edition(new_id=new.pk, by=request.user)
        messages.success(request, _("%(title)s กลับมาใช้แล้ว") % {"title": named(kept, "title")})
        return HttpResponseRedirect(reverse("alignment"))
    old = next((one for one in framework.replaceable(new) if one.code == request.POST.get("old", "")), None)
    if old is None:
        raise InputRefused(
            "no_choice",
            "ยังไม่ได้เลือกฉบับที่จะใช้แทน เลือกแล้วลองใหม่",
            "No edition to replace was chosen; choose one and try again.",
        )
    made = actions.replace_edition(old_id=old.pk, new_id=new.pk, by=request.user)
    messages.success(request, _("ใช้แทนแล้ว เสนอความเชื่อมโยงใหม่ %(count)s รายการ โครงการไม่เปลี่ยน") % {"count": made})
    return HttpResponseRedirect(reverse("alignment"))


def _edition(code: str) -> Edition:
    found = next((one for one in framework.editions_of(settings.PROVINCE) if one.code == code), None)
    if found is None:
        raise NotFound("no_such_edition", "ไม่มีฉบับนี้ เลือกจากหน้าความเชื่อมโยง", "There is no such edition.")
    return found


def _coordinating(request: SignedInRequest) -> None:
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal
