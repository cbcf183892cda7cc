"""Tokens for an organisation's own programs: made, shown once, revoked."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from prasan.common.errors import Refusal
from prasan.connections import actions, queries
from prasan.connections.rules import DAYS_CHOICES
from prasan.web.planning.subjects import to_edit
from prasan.web.requests import SignedInRequest, printable, whole_number


@require_http_methods(["GET", "HEAD", "POST"])
def connections(request: SignedInRequest, code: str) -> HttpResponse:
    """The list and the form; a new token's secret stands on the answer to the form and nowhere else."""
    subject = to_edit(request, code)
    secret, refusal = "", None
    if request.method == "POST":
        name, days = printable(request.POST.get("name", "")), whole_number(request.POST.get("days", "")) or 0
        try:
            _, secret = actions.make_token(organisation=subject.organisation, name=name, days=days, by=request.user)
        except Refusal as refused:
            refusal = refused
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "tokens": queries.tokens_of(subject.organisation.pk),
        "days_choices": DAYS_CHOICES,
        "secret": secret,
        "refusal": refusal,
        "now": timezone.now(),
    }
    return render(request, "inout/connections.html", context, status=refusal.http_status if refusal else 200)


@require_POST
def token_revoke(request: SignedInRequest, code: str, token_id: int) -> HttpResponse:
    """From now on the token opens nothing."""
    subject = to_edit(request, code)
    actions.revoke_token(organisation=subject.organisation, token_id=token_id, by=request.user)
    return HttpResponseRedirect(reverse("connections", args=[subject.organisation.code]))
