"""Joint requests: opened from an overlap, answered by each owner."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prasan.coordination import queries
from prasan.coordination.actions import joint as actions
from prasan.coordination.rules import deciding
from prasan.coordination.rules.deciding import Consent
from prasan.web.coordinating.carrying import shown_for
from prasan.web.coordinating.words import CONSENT_NAMES
from prasan.web.requests import SignedInRequest, line_in, person_of, reason_in


@require_POST
def joint_open(request: SignedInRequest, overlap_id: int) -> HttpResponse:
    """Invite all owners of an overlap to do its projects as one."""
    title = line_in(request, "title")
    opened = actions.open_request(overlap_id=overlap_id, title=title, by=request.user, why=reason_in(request))
    messages.success(request, _("เปิดข้อเสนอโครงการร่วมแล้ว เชิญเจ้าของทุกฝ่ายแล้ว รอคำตอบของแต่ละแห่ง"))
    return HttpResponseRedirect(reverse("joint_request", args=[opened.pk]))


@require_safe
def joint_request(request: SignedInRequest, request_id: int) -> HttpResponse:
    """One joint request: who is invited, where each stands, and the own answer."""
    person = person_of(request)
    shown = queries.request_to_see(request_id, person)
    owners = queries.owners_of_request(shown)
    lines = [
        {
            "owner": owner,
            "name": next((version.name for version in owner.project.versions.all()), "") if owner.project else "",
            "consent_name": CONSENT_NAMES[Consent(owner.consent)],
            "may_answer": not shown.withdrawn_at
            and deciding.why_not_consent(person, owner.organisation.code, owners) is None,
        }
        for owner in shown.owners.all()
    ]
    consented = sum(owner.consent == Consent.CONSENTED for owner in shown.owners.all())
    all_consent = consented == len(lines) and not shown.withdrawn_at
    overlap = queries.overlap_to_see(shown.overlap_id, person) if all_consent and shown.overlap_id else None
    return render(
        request,
        "coordinating/joint_request.html",
        {
            "joint": shown,
            "lines": lines,
            "consented": consented,
            "all_consent": all_consent,
            "shown": shown_for(overlap, person) if overlap else None,
            "may_withdraw": not shown.withdrawn_at and (shown.opened_by_id == request.user.pk or person.coordinates()),
        },
    )


@require_POST
def joint_answer(request: SignedInRequest, request_id: int, code: str) -> HttpResponse:
    """An owner consents, declines, or takes its answer back."""
    answer, why = request.POST.get("answer", ""), reason_in(request)
    if answer == "back":
        actions.take_answer_back(request_id=request_id, organisation_code=code, by=request.user, why=why)
        messages.success(request, _("ถอนคำตอบแล้ว"))
    else:
        actions.answer_request(
            request_id=request_id, organisation_code=code, consents=answer == "consent", by=request.user, why=why
        )
        messages.success(request, _("บันทึกคำตอบแล้ว ถอนได้จนกว่าข้อเสนอจะถูกยกเลิก"))
    return HttpResponseRedirect(reverse("joint_request", args=[request_id]))


@require_POST
def joint_withdraw(request: SignedInRequest, request_id: int) -> HttpResponse:
    """Call a joint request off."""
    actions.withdraw_request(request_id=request_id, by=request.user, why=reason_in(request))
    messages.success(request, _("ยกเลิกข้อเสนอโครงการร่วมแล้ว"))
    return HttpResponseRedirect(reverse("joint_request", args=[request_id]))
