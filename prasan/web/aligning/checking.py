"""The second person's check of links with one plan above: drawn by chance, answered without seeing the first decision."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.models import Edition, LinkSampleItem
from prasan.framework.queries import ElementRow
from prasan.framework.rules import LINKED_KINDS, Kind, Level
from prasan.framework.rules.matching import Matcher
from prasan.web.aligning.deciding import Shown, coordinating, shown
from prasan.web.aligning.subjects import upper_edition
from prasan.web.requests import SignedInRequest
from prasan.web.second_person import SHOWN, answers_in, new_seed


@dataclass(frozen=True, slots=True)
class Question:
    """A link to answer: both ends and the sentences of both that speak of the same, whatever was decided of it."""

    item_id: int
    lower: ElementRow
    upper: ElementRow
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A link that both people decided."""

    lower: ElementRow
    upper: ElementRow
    first: str
    first_by: str
    second: str
    second_by: str

    @property
    def alike(self) -> bool:
        """Whether they agree."""
        return self.first == self.second


@require_http_methods(["GET", "HEAD", "POST"])
def alignment_check(request: SignedInRequest, code: str) -> HttpResponse:
    """The next links without their first decision, and how far the two people agree; a post answers some."""
    coordinating(request)
    upper = upper_edition(code)
    current = framework.current_framework(settings.PROVINCE)
    if request.method == "POST":
        count = actions.answer_links(framework=current, upper=upper, answers=answers_in(request), by=request.user)
        messages.success(request, _("บันทึกคำตอบแล้ว {count} รายการ").format(count=count))
        return _back(upper)
    waiting = framework.links_to_check(current, upper, request.user)
    matcher = framework.matcher_between(current.pk, upper.pk, (Kind.GUIDELINE, LINKED_KINDS[Level(upper.level)]))
    context = {
        "upper": upper,
        "left": waiting.count(),
        "questions": [_question(one, matcher) for one in waiting[:SHOWN]],
        "answered": [_answered(one) for one in framework.checked_links(current, upper)[:200]],
        "agreement": framework.link_agreement(current, upper),
        "undrawn": len(framework.decided_links(current, upper)),
    }
    return render(request, "aligning/check.html", context)


@require_POST
def alignment_check_draw(request: SignedInRequest, code: str) -> HttpResponse:
    """Draw a new sample of the decided links with one plan."""
    coordinating(request)
    upper = upper_edition(code)
    current = framework.current_framework(settings.PROVINCE)
    sample = actions.draw_links(framework=current, upper=upper, by=request.user, seed=new_seed())
    count = sample.items.count()
    messages.success(request, _("สุ่มแล้ว {count} ความเชื่อมโยง ให้คนที่ไม่ได้ตัดสินเป็นผู้ตอบ").format(count=count))
    return _back(upper)


def _question(item: LinkSampleItem, matcher: Matcher) -> Question:
    match = matcher.between(item.link.from_element_id, item.link.to_element_id)
    evidence = tuple(shown(one) for one in match.evidence) if match else ()
    return Question(item.pk, *_ends(item), evidence)


def _answered(item: LinkSampleItem) -> Answered:
    return Answered(*_ends(item), item.first, str(item.first_by or ""), item.second, str(item.second_by))


def _ends(item: LinkSampleItem) -> tuple[ElementRow, ElementRow]:
    return framework.element_row(item.link.from_element), framework.element_row(item.link.to_element)


def _back(upper: Edition) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("alignment_check", args=[upper.code]))
