"""What happens around every page: the chosen language, the content policy, refusals shown as pages."""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from prasan.accounts.models import User
from prasan.analytics.queries import one_moment
from prasan.common.errors import Refusal
from prasan.web.errors import came_from, refusal_page, wrong_method
from prasan.web.requests import person_of

Answer = Callable[[HttpRequest], HttpResponse]
# Styles in attributes carry numbers (`--v:187`), never text from outside; scripts come from our own files only.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class ChosenLanguageMiddleware:
    """Thai unless the person chose English with the switch: what the browser happens to ask for does not count."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response


class OneMomentMiddleware:
    """What only reads asks once which version of the data there is, and takes what is remembered from that one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with one_moment():
            return self.get_response(request)


class ProtectionMiddleware:
    """Only our own scripts, styles, fonts and pictures; what a signed-in person saw is not kept by the browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Closed by default: a page is public only where its view says so.

    Whose session ended half way comes back to the page that they were at, where what they typed still stands: the address
    that a form or a part of a page was sent to is no page.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponseRedirect:
        """To the sign-in page; the whole page goes there, not the part of it that htmx asked for."""
        htmx = getattr(request, "htmx", None)
        came = urlsplit((htmx.current_url_abs_path or "") if htmx else came_from(request))
        page = f"{came.path}?{came.query}" if came.query else came.path
        answer = redirect_to_login(page or request.get_full_path())
        if htmx:
            answer.status_code, answer.headers["HX-Redirect"] = 200, answer.url
            del answer.headers["Location"]
        return answer


class SecondFactorMiddleware:
    """An administrator without a second factor gets as far as setting one up (where the settings ask for it)."""

    OPEN = (
        "sign_out", "choose_language", "mfa_index", "account_reauthenticate", "account_change_password",
        "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "session_end", "sessions_end",
    )  # fmt: skip

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponseRedirect | None:
        """To one's own account, which says what is missing."""
        match, user = request.resolver_match, request.user
        if not settings.ADMINISTRATORS_NEED_SECOND_FACTOR or not isinstance(user, User):
            return None
        if match is None or match.url_name in self.OPEN or not person_of(request).administers_anything():
            return None
        factors = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        return None if is_mfa_enabled(user, factors) else HttpResponseRedirect(reverse("mfa_index"))


class RefusalMiddleware:
    """A refusal is an answer: a page, or for htmx a fragment, with its own status. Bugs stay bugs."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            page = wrong_method(request)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show a `Refusal`; leave everything else to Django."""
        return refusal_page(request, error) if isinstance(error, Refusal) else None
