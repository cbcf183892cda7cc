"""What the PAO decides on the framework: rulings on findings, what goals cover, alignments. Each needs its reason."""

from typing import TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused
from prasan.framework import actions
from prasan.framework.rules import LinkStatus, Ruling
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.web.requests import SignedInRequest, paragraphs_in, person_of

T = TypeVar("T", Ruling, LinkStatus)
LONGEST_REASON = 2000


@require_POST
def finding_rule(request: SignedInRequest, finding_id: int) -> HttpResponse:
    """Keep as printed, or read as something else."""
    _coordinating(request)
    finding = actions.rule_on_finding(
        finding_id=finding_id,
        ruling=_one_of(request, "ruling", Ruling),
        read_as=paragraphs_in(request, "read_as", LONGEST_REASON),
        why=paragraphs_in(request, "why", LONGEST_REASON),
        seen=_one_of(request, "seen", Ruling),
        ruled_on=timezone.localdate(),
        by=request.user,
    )
    return HttpResponseRedirect(f"{reverse('edition_findings', args=[finding.edition.code])}#f{finding.pk}")


@require_POST
def coverage_decide(request: SignedInRequest, coverage_id: int) -> HttpResponse:
    """Confirm or refuse that a goal covers a guideline."""
    _coordinating(request)
    coverage = actions.decide_coverage(
        coverage_id=coverage_id,
        status=_one_of(request, "status", LinkStatus),
        reason=paragraphs_in(request, "reason", LONGEST_REASON),
        seen=_one_of(request, "seen", LinkStatus),
        by=request.user,
    )
    return HttpResponseRedirect(reverse("element", args=[coverage.goal_id]))


@require_POST
def alignment_decide(request: SignedInRequest, alignment_id: int) -> HttpResponse:
    """Confirm or refuse a link between two editions."""
    _coordinating(request)
    alignment = actions.decide_alignment(
        alignment_id=alignment_id,
        status=_one_of(request, "status", LinkStatus),
        reason=paragraphs_in(request, "reason", LONGEST_REASON),
        seen=_one_of(request, "seen", LinkStatus),
        by=request.user,
    )
    return HttpResponseRedirect(reverse("element", args=[alignment.from_element_id]))


def _coordinating(request: SignedInRequest) -> None:
    """Who may not decide is told so before what they sent is looked at."""
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal


def _one_of(request: SignedInRequest, name: str, kinds: type[T]) -> T:
    written = request.POST.get(name, "")
    if written not in list(kinds):
        raise InputRefused(
            "no_choice", "ยังไม่ได้เลือกคำตัดสิน เลือกแล้วบันทึกใหม่", "No decision was chosen; choose one and save again."
        )
    return kinds(written)
