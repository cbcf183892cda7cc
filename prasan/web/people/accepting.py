"""Accepting an invitation: a newcomer opens an account, somebody with one takes the roles on."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prasan.accounts.models import User
from prasan.common.errors import NotFound, Refusal
from prasan.organisations import members
from prasan.organisations.actions import invitations
from prasan.organisations.models import Invitation
from prasan.organisations.rules.kinds import Role
from prasan.web.errors import too_many
from prasan.web.requests import printable

_LONGEST_NAME, _LONGEST_PASSWORD = 150, 200


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What a letter's link opens. Every letter that opens nothing answers alike."""
    if ratelimit.consume_or_429(request, action="reset_password_from_key"):
        return too_many(request)
    found = members.invitation_named(token)
    user = request.user
    return _with_account(request, user, found, token) if isinstance(user, User) else _newcomer(request, found, token)


def _with_account(request: HttpRequest, user: User, found: Invitation, token: str) -> HttpResponse:
    if request.method == "POST":
        invitations.accept(token=token, by=user)
        messages.success(request, _("รับบทบาทแล้ว"))
        return HttpResponseRedirect(reverse("desk"))
    is_own = bool(user.email) and user.email == found.email
    return render(request, "people/invitation.html", {**_told(found), "signed_in": True, "is_own": is_own})


def _newcomer(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    username = printable(request.POST.get("username", found.email.partition("@")[0]))[:_LONGEST_NAME]
    display_name = printable(request.POST.get("display_name", found.display_name))[:_LONGEST_NAME]
    faults: list[str] = []
    if request.method == "POST":
        password = request.POST.get("password1", "")[:_LONGEST_PASSWORD]
        faults = _faults(username, display_name, password, request.POST.get("password2", ""), found.email)
        if not faults:
            try:
                invitations.accept_as_newcomer(
                    token=token, username=username, display_name=display_name, password=password
                )
            except NotFound:
                raise
            except Refusal as refusal:
                faults = [refusal.message_th]
            else:
                messages.success(request, _("เปิดบัญชีแล้ว เข้าสู่ระบบด้วยชื่อผู้ใช้และรหัสผ่านที่ตั้งไว้"))
                return HttpResponseRedirect(reverse("sign_in"))
    context = {**_told(found), "faults": faults, "username": username, "display_name": display_name}
    return render(request, "people/invitation.html", context, status=422 if faults else 200)


def _told(found: Invitation) -> dict[str, object]:
    return {"invitation": found, "roles": [Role(role) for role in found.roles]}


def _faults(username: str, display_name: str, password: str, again: str, email: str) -> list[str]:
    """What is wrong with a newcomer's name and password, in words."""
    found = []
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError as error:
        found += error.messages
    if not display_name:
        found.append(_("พิมพ์ชื่อที่ให้ผู้อื่นเห็น"))
    if password != again:
        found.append(_("รหัสผ่านสองช่องไม่เหมือนกัน"))
    try:
        validate_password(password, User(username=username, email=email, display_name=display_name))
    except ValidationError as error:
        found += error.messages
    return found
