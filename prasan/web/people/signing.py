"""Signing in and out, the second step, and the choice of language."""

from typing import Any

from allauth.account.views import AccountInactiveView, LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from prasan.web.people.adapters import provider_name
from prasan.web.people.forms import SignInForm


class InOurFrame:
    """django-allauth calls its host `site`, the name under which every page of ours knows the province."""

    def get_context_data(self, **more: object) -> dict[str, object]:
        context: dict[str, object] = super().get_context_data(**more)  # type: ignore[misc]
        context.pop("site", None)
        return context


class SignIn(InOurFrame, LoginView):  # type: ignore[misc]
    """A name and a password, a passkey, or an identity provider outside."""

    template_name = "accounts/sign_in.html"

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def get_context_data(self, **more: object) -> dict[str, object]:
        context = super().get_context_data(**more)
        form = context["form"]
        return {
            **context,
            "outside": provider_name(),
            "is_locked": isinstance(form, SignInForm) and form.has_error("__all__", "too_many_login_attempts"),
            "lock_minutes": settings.LOGIN_LOCK_MINUTES,
            "next": self.request.POST.get("next", self.request.GET.get("next", "")),
        }


class SecondStep(InOurFrame, AuthenticateView):  # type: ignore[misc]
    """A code of the authenticator or of the recovery list, or a passkey, after the password."""

    template_name = "accounts/second_step.html"


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]
    """What the browser asks before it shows its passkeys, and the answer of the passkey."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse({"request_options": passkeys.begin_authentication(user=None)})


class Closed(InOurFrame, AccountInactiveView):  # type: ignore[misc]
    """The account has been closed."""

    template_name = "accounts/closed.html"


sign_in = SignIn.as_view()
second_step = SecondStep.as_view()
passkey_sign_in = login_not_required(PasskeySignIn.as_view())
closed = Closed.as_view()
sign_out = auth.LogoutView.as_view()


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language for a year and go back to the page, which must be of this site."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.HTTPS
        )
    return response
