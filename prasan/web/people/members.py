"""Who holds which role: of one organisation, and beyond organisations; invitations; roles that end."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prasan.common.errors import InputRefused, NotAllowed
from prasan.organisations import members
from prasan.organisations.actions import invitations
from prasan.organisations.actions.factors import reset_factors
from prasan.organisations.actions.memberships import end_role
from prasan.organisations.models import District, Invitation, Membership, Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.roles import PLACES_OF_ROLE, Place, roles_to_give
from prasan.plans.queries import planning_organisation
from prasan.web.people.resetting import base_url
from prasan.web.requests import SignedInRequest, line_in, person_of, reason_in, text_in

_PAST = 30


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: SignedInRequest, code: str) -> HttpResponse:
    """The people of an organisation, for its administrator and the province's; posting invites somebody."""
    organisation = planning_organisation(code)
    person = person_of(request)
    if not person.administers(organisation.code):
        raise _not_an_administrator()
    if request.method == "POST":
        sent = invitations.invite(**_letter(request), organisation=organisation)
        return _invited(request, sent, reverse("people", args=[organisation.code]))
    context = {
        "organisation": organisation,
        "members": members.members_of(organisation),
        "waiting": members.waiting_invitations(organisation),
        "past": members.past_of(organisation)[:_PAST],
        "roles": roles_to_give(
            person, organisation_code=organisation.code, organisation_kind=OrganisationKind(organisation.kind)
        ),
        "administers_province": person.administers_province(),
    }
    return render(request, "people/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def province_people(request: SignedInRequest) -> HttpResponse:
    """Who serves a district or the whole province; posting invites somebody; the way to every organisation's people."""
    if not person_of(request).administers_province():
        raise _not_an_administrator()
    if chosen := text_in(request, "organisation", most=20):
        return HttpResponseRedirect(reverse("people", args=[planning_organisation(chosen).code]))
    province = Province.objects.get(code=settings.PROVINCE)
    if request.method == "POST":
        district = District.objects.filter(province=province, code=request.POST.get("district", "")).first()
        sent = invitations.invite(**_letter(request), district=district, province=province)
        return _invited(request, sent, reverse("province_people"))
    context = {
        "organisation": None,
        "members": members.members_beyond_organisations(province.code),
        "waiting": members.waiting_invitations_beyond_organisations(province.code),
        "past": members.past_beyond_organisations(province.code)[:_PAST],
        "roles": [role for role in Role if Place.PROVINCE in PLACES_OF_ROLE[role]],
        "district_roles": [role for role in Role if Place.DISTRICT in PLACES_OF_ROLE[role]],
        "districts": District.objects.filter(province=province),
        "organisations": Organisation.objects.filter(province=province, valid_to=None),
        "administers_province": True,
    }
    return render(request, "people/people.html", context)


@require_POST
def role_end(request: SignedInRequest, membership_id: int) -> HttpResponse:
    """Take a role from somebody, with a reason."""
    found = members.membership_to_end(membership_id, request.user)
    why = reason_in(request)
    if not why:
        raise InputRefused("no_reason", "พิมพ์เหตุผลที่ยกเลิกบทบาทนี้", "Say why this role ends.")
    end_role(membership=found, why=why, by=request.user)
    messages.success(request, _("ยกเลิกบทบาทแล้ว"))
    return HttpResponseRedirect(_home_of(found))


@require_POST
def factors_reset(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Take a lost second factor away, with a reason."""
    user = reset_factors(user_id=user_id, why=reason_in(request), by=request.user)
    told = _("ล้างการยืนยันตัวตนขั้นที่สองของ %(name)s แล้ว ให้ตั้งใหม่เมื่อเข้าสู่ระบบ")
    messages.success(request, told % {"name": user})
    return HttpResponseRedirect(reverse("province_people"))


@require_POST
def invitation_withdraw(request: SignedInRequest, invitation_id: int) -> HttpResponse:
    """The letter stops working."""
    row = invitations.withdraw(invitation_id=invitation_id, by=request.user)
    messages.success(request, _("ถอนคำเชิญแล้ว"))
    return HttpResponseRedirect(_home_of(row))


@require_POST
def invitation_again(request: SignedInRequest, invitation_id: int) -> HttpResponse:
    """A new letter; the one before stops working."""
    row = invitations.send_again(invitation_id=invitation_id, by=request.user, base=base_url(request))
    messages.success(request, _("ส่งคำเชิญใหม่แล้ว ลิงก์เดิมใช้ไม่ได้อีก"))
    return HttpResponseRedirect(_home_of(row))


def _letter(request: SignedInRequest) -> invitations.Letter:
    """What the form of an invitation says; every other field that was sent is left unread."""
    return {
        "email": line_in(request, "email", 254),
        "display_name": line_in(request, "display_name", 150),
        "roles": _roles(request.POST.getlist("role")),
        "by": request.user,
        "base": base_url(request),
    }


def _roles(written: Sequence[str]) -> list[Role]:
    known = set(Role)
    if strange := [role for role in written if role not in known]:
        raise InputRefused("unknown_role", f"ไม่มีบทบาท “{strange[0][:40]}”", f"There is no role “{strange[0][:40]}”.")
    return [Role(role) for role in written]


def _invited(request: SignedInRequest, sent: Invitation, back: str) -> HttpResponse:
    told = _("ส่งคำเชิญไปที่ %(email)s แล้ว ใช้ได้ %(days)s วัน")
    messages.success(request, told % {"email": sent.email, "days": settings.INVITATION_DAYS})
    return HttpResponseRedirect(back)


def _home_of(row: Membership | Invitation) -> str:
    return reverse("people", args=[row.organisation.code]) if row.organisation else reverse("province_people")


def _not_an_administrator() -> NotAllowed:
    return NotAllowed(
        "not_an_administrator",
        "หน้านี้สำหรับผู้ดูแลระบบของหน่วยงานหรือของจังหวัด",
        "This page is for the administrator of the organisation or of the province.",
    )
