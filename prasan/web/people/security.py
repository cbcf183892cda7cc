"""One's own account: how one signs in, where one is signed in, which roles one holds."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ConfirmByCodeView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import flows as webauthn
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prasan.accounts import actions
from prasan.common.errors import NotFound
from prasan.organisations import queries as organisations
from prasan.web.people.adapters import provider_name
from prasan.web.people.signing import InOurFrame
from prasan.web.requests import SignedInRequest, person_of


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    """Everything about one's own account on one page."""
    held = Authenticator.objects.filter(user=request.user)
    codes = held.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    held_open = Session.objects.filter(session_key=OuterRef("session_key"))
    person = person_of(request)
    context = {
        "roles": organisations.memberships_of(request.user),
        "totp": held.filter(type=Authenticator.Type.TOTP).first(),
        "passkeys": [one.wrap() for one in held.filter(type=Authenticator.Type.WEBAUTHN)],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "sessions": UserSession.objects.filter(Exists(held_open), user=request.user).order_by("-created_at"),
        "session_key": request.session.session_key,
        "outside": SocialAccount.objects.filter(user=request.user),
        "provider_name": provider_name(),
        "must_have_second_factor": settings.ADMINISTRATORS_NEED_SECOND_FACTOR and person.administers_anything(),
    }
    return render(request, "accounts/account.html", context)


class Confirm(InOurFrame, ReauthenticateView):  # type: ignore[misc]
    """The password once more before something that matters."""

    template_name = "accounts/confirm.html"


class ConfirmByCode(InOurFrame, ConfirmByCodeView):  # type: ignore[misc]
    """A code once more."""

    template_name = "accounts/confirm_code.html"


class ConfirmByPasskey(InOurFrame, ReauthenticateWebAuthnView):  # type: ignore[misc]
    """The passkey once more."""

    template_name = "accounts/confirm_passkey.html"


class ChangePassword(InOurFrame, PasswordChangeView):  # type: ignore[misc]
    """A new password with the present one."""

    template_name = "accounts/password.html"


class AddAuthenticator(InOurFrame, ActivateTOTPView):  # type: ignore[misc]
    """The picture for the app on the phone, and its first code."""

    template_name = "accounts/authenticator.html"


class AddPasskey(InOurFrame, AddWebAuthnView):  # type: ignore[misc]
    """A passkey of this device, or a security key."""

    template_name = "accounts/passkey.html"


class NewCodes(InOurFrame, GenerateRecoveryCodesView):  # type: ignore[misc]
    """A new list of recovery codes; the old one stops working."""

    template_name = "accounts/new_codes.html"


class Codes(InOurFrame, ViewRecoveryCodesView):  # type: ignore[misc]
    """The list of recovery codes, shown once."""

    template_name = "accounts/codes.html"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).exists():
            return HttpResponseRedirect(reverse("mfa_index"))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


@require_POST
def authenticator_off(request: SignedInRequest) -> HttpResponse:
    """Stop using the authenticator app."""
    found = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).first()
    if found:
        raise_if_reauthentication_required(request, app="allauth.mfa")
        totp.deactivate_totp(request, found)
        messages.success(request, _("เลิกใช้แอปยืนยันตัวตนแล้ว"))
    return HttpResponseRedirect(reverse("mfa_index"))


@require_POST
def passkey_remove(request: SignedInRequest, passkey_id: int) -> HttpResponse:
    """Stop using a passkey of one's own; another person's does not exist."""
    found = Authenticator.objects.filter(pk=passkey_id, user=request.user, type=Authenticator.Type.WEBAUTHN).first()
    if found is None:
        raise NotFound("no_such_passkey", "ไม่มีกุญแจผ่านนี้แล้ว", "There is no such passkey any more.")
    raise_if_reauthentication_required(request, app="allauth.mfa")
    webauthn.remove_authenticator(request, found)
    messages.success(request, _("ลบกุญแจผ่านแล้ว"))
    return HttpResponseRedirect(reverse("mfa_index"))


@require_POST
def session_end(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Sign out one of one's own browsers."""
    actions.end_session(session_id=session_id, by=request.user)
    messages.success(request, _("ออกจากระบบในเครื่องนั้นแล้ว"))
    return HttpResponseRedirect(reverse("mfa_index"))


@require_POST
def sessions_end(request: SignedInRequest) -> HttpResponse:
    """Sign out every browser but this one."""
    actions.end_other_sessions(but=request.session.session_key or "", by=request.user)
    messages.success(request, _("ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว"))
    return HttpResponseRedirect(reverse("mfa_index"))


confirm = Confirm.as_view()
confirm_by_code = ConfirmByCode.as_view()
confirm_by_passkey = ConfirmByPasskey.as_view()
change_password = ChangePassword.as_view()
add_authenticator = AddAuthenticator.as_view()
add_passkey = AddPasskey.as_view()
new_codes = NewCodes.as_view()
codes = Codes.as_view()
