"""Signing in and out, and the choice of language."""

from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST


class SignIn(auth.LoginView):
    """Django's own form in the frame of our pages."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **more: object) -> dict[str, object]:
        """Django calls its host `site`, the name under which every page of ours knows the province."""
        context: dict[str, object] = super().get_context_data(**more)
        del context["site"], context["site_name"]
        return context


sign_in = login_not_required(SignIn.as_view())
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
