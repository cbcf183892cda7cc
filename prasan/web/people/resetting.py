"""A forgotten password: asked for, and set anew. The answer is the same whether the address is known or not."""

from typing import cast

from allauth.account.views import PasswordResetFromKeyDoneView, PasswordResetFromKeyView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from prasan.accounts import mail
from prasan.common.errors import InputRefused
from prasan.web.people.signing import InOurFrame
from prasan.web.requests import printable


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a letter with the way to a new password."""
    context: dict[str, object] = {"minutes": settings.PASSWORD_RESET_TIMEOUT // 60}
    if request.method == "POST":
        written = printable(request.POST.get("email", ""))[:254]
        try:
            validate_email(written)
        except ValidationError:
            raise InputRefused(
                "bad_address",
                "ที่อยู่อีเมลนี้ไม่ถูกต้อง ตรวจตัวสะกดแล้วส่งใหม่",
                "This is no e-mail address; check it and send again.",
            ) from None
        if refused := ratelimit.consume_or_429(request, action="reset_password", key=written.lower()):
            return cast(HttpResponse, refused)
        mail.ask_for_reset(written=written, base=base_url(request))
        context["asked"] = written
    return render(request, "accounts/forgotten.html", context)


class NewPassword(InOurFrame, PasswordResetFromKeyView):  # type: ignore[misc]
    """The letter's address: a new password, once."""

    template_name = "accounts/new_password.html"


class Renewed(InOurFrame, PasswordResetFromKeyDoneView):  # type: ignore[misc]
    """The password has been set."""

    template_name = "accounts/renewed.html"


new_password = NewPassword.as_view()
renewed = Renewed.as_view()


def base_url(request: HttpRequest) -> str:
    """The site's own address for letters: the one of the settings, else the one asked (a host that settings allow)."""
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
