"""Signing in through an identity provider outside (OpenID Connect), where the settings switch one on."""

from collections.abc import Callable

import requests
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prasan.accounts import actions
from prasan.common.errors import NotFound, Refusal
from prasan.web.people.adapters import provider_name
from prasan.web.requests import SignedInRequest


class Unreachable(Refusal):
    """The provider does not answer."""

    http_status = 503


@login_not_required
@require_POST
def sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider: to sign in, or (`process=connect`, signed in) to connect one's account with it."""
    return _with_provider(request, provider_id, views.login)


@login_not_required
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider with its answer."""
    return _with_provider(request, provider_id, views.callback)


@login_not_required
@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    """The person said no at the provider."""
    raise Refusal(
        "outside_cancelled",
        "ยกเลิกการเข้าสู่ระบบผ่านผู้ให้บริการภายนอกแล้ว กลับไปหน้าเข้าสู่ระบบเพื่อลองใหม่",
        "Signing in through the identity provider was cancelled; go back to the sign-in page to try again.",
    )


@require_POST
def disconnect(request: SignedInRequest, connection_id: int) -> HttpResponse:
    """Take a connection of one's own away; another person's does not exist."""
    if not SocialAccount.objects.filter(pk=connection_id, user=request.user).exists():
        raise NotFound("no_such_connection", "ไม่มีการผูกนี้แล้ว", "There is no such connection any more.")
    actions.disconnect_outside(connection_id=connection_id, by=request.user)
    messages.success(request, _("เลิกผูกกับผู้ให้บริการภายนอกแล้ว"))
    return HttpResponseRedirect(reverse("mfa_index"))


def _with_provider(
    request: HttpRequest, provider_id: str, view: Callable[[HttpRequest, str], HttpResponse]
) -> HttpResponse:
    if not provider_name():
        raise NotFound(
            "no_outside_provider",
            "ระบบนี้ไม่ได้เปิดให้เข้าสู่ระบบผ่านผู้ให้บริการภายนอก ใช้ชื่อผู้ใช้และรหัสผ่าน",
            "No identity provider outside is switched on; use a user name and a password.",
        )
    try:
        answer: HttpResponse = view(request, provider_id)
    except requests.RequestException:
        raise Unreachable(
            "outside_unreachable",
            "ติดต่อผู้ให้บริการภายนอกไม่ได้ในขณะนี้ เข้าสู่ระบบด้วยรหัสผ่านไปก่อน",
            "The identity provider does not answer now; sign in with a password meanwhile.",
        ) from None
    return answer
