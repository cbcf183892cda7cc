"""Invitations: sent, sent again, withdrawn, accepted by a newcomer or by somebody who has an account."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import TypedDict

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import create_user, record
from prasan.accounts.models import User
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations import mail
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.members import invitation_named
from prasan.organisations.models import District, Invitation, Organisation, Province
from prasan.organisations.queries import person
from prasan.organisations.rules.invitations import no_such_invitation, why_not_accept_as, why_not_invite
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.roles import Place, why_not_give


class Letter(TypedDict):
    """What whoever invites says, whatever the place: address, name, roles; who they are; the site's own address."""

    email: str
    display_name: str
    roles: Sequence[Role]
    by: User
    base: str


@transaction.atomic
def invite(
    *,
    email: str,
    display_name: str,
    roles: Sequence[Role],
    by: User,
    base: str,
    organisation: Organisation | None = None,
    district: District | None = None,
    province: Province | None = None,
) -> Invitation:
    """Send somebody a letter that lets them hold roles in one place. `base` is the site's own address.

    The inviter learns nothing of whether the address has an account already. Raises `InputRefused` for what is no
    address or name, and the refusals of `why_not_invite`.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InputRefused(
            "bad_address", f"ที่อยู่อีเมล “{email[:80]}” ไม่ถูกต้อง", f"“{email[:80]}” is no e-mail address."
        ) from None
    if not display_name.strip():
        raise InputRefused("no_name", "พิมพ์ชื่อของผู้ที่เชิญ", "Type the name of the person.")
    place = Place.ORGANISATION if organisation else Place.DISTRICT if district else Place.PROVINCE
    where = organisation.province if organisation else district.province if district else province
    if where is None:
        raise InputRefused("no_place", "เลือกหน่วยงาน อำเภอ หรือจังหวัด", "Choose an office, a district or the province.")
    refusal = why_not_invite(
        person(by),
        roles,
        place=place,
        organisation_code=organisation.code if organisation else "",
        organisation_kind=OrganisationKind(organisation.kind) if organisation else None,
        waiting=Invitation.objects.waiting(timezone.now()).filter(invited_by=by).count(),
    )
    if refusal:
        raise refusal
    made = Invitation.objects.create(
        email=address,
        display_name=display_name.strip()[:150],
        province=where,
        organisation=organisation,
        district=district,
        roles=sorted({role.value for role in roles}),
        nonce=secrets.token_urlsafe(24),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
    )
    _record(made, did="invitation.sent", by=by)
    mail.post(made, base=base)
    return made


@transaction.atomic
def send_again(*, invitation_id: int, by: User, base: str) -> Invitation:
    """A new letter with a new time; the letter before stops working."""
    row = _own_waiting(invitation_id, by)
    row.nonce = secrets.token_urlsafe(24)
    row.expires_at = timezone.now() + timedelta(days=settings.INVITATION_DAYS)
    row.save(update_fields=["nonce", "expires_at"])
    _record(row, did="invitation.sent_again", by=by)
    mail.post(row, base=base)
    return row


@transaction.atomic
def withdraw(*, invitation_id: int, by: User) -> Invitation:
    """The letter stops working."""
    row = _own_waiting(invitation_id, by)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _record(row, did="invitation.withdrawn", by=by)
    return row


@transaction.atomic
def accept_as_newcomer(*, token: str, username: str, display_name: str, password: str) -> User:
    """Open an account with the invited address and hold the roles. Raises `NotFound` for a letter that opens nothing.

    The caller has checked the name and the password by the rules of signing in.
    """
    row = invitation_named(token, lock=True)
    if User.objects.filter(email=row.email).exists():
        raise NotFound(
            "has_an_account",
            "ที่อยู่นี้มีบัญชีแล้ว เข้าสู่ระบบก่อน แล้วเปิดลิงก์ในจดหมายอีกครั้ง",
            "This address has an account; sign in first, then open the letter's link again.",
        )
    if User.objects.filter(username__iexact=username).exists():
        raise InputRefused("username_taken", "ชื่อผู้ใช้นี้มีคนใช้แล้ว เลือกชื่ออื่น", "This user name is taken; choose another.")
    user = create_user(username=username, password=password, display_name=display_name, by=None, email=row.email)
    _accept(row, user)
    return user


@transaction.atomic
def accept(*, token: str, by: User) -> Invitation:
    """Hold the roles with the account of the invited address. Raises the refusals of `why_not_accept_as`."""
    row = invitation_named(token, lock=True)
    if refusal := why_not_accept_as(invited=row.email, own=by.email):
        raise refusal
    _accept(row, by)
    return row


def _accept(row: Invitation, user: User) -> None:
    """Give the roles in the inviter's name: whoever may no longer give them has invited in vain."""
    row.accepted_at, row.accepted_by = timezone.now(), user
    row.save(update_fields=["accepted_at", "accepted_by"])
    for role in row.roles:
        give_role(
            user=user,
            organisation=row.organisation,
            district=row.district,
            province=row.province,
            role=Role(role),
            by=row.invited_by,
        )
    _record(row, did="invitation.accepted", by=user)


def _own_waiting(invitation_id: int, by: User) -> Invitation:
    """An invitation that the person may look after; any other does not exist."""
    row = Invitation.objects.select_for_update(of=("self",)).filter(pk=invitation_id).first()
    code = row.organisation.code if row and row.organisation else ""
    if row is None or any(why_not_give(person(by), Role(role), organisation_code=code) for role in row.roles):
        raise no_such_invitation()
    if row.accepted_at or row.withdrawn_at:
        raise no_such_invitation()
    return row


def _record(row: Invitation, *, did: str, by: User) -> None:
    record(
        by=by,
        did=did,
        target_type="invitation",
        target_id=row.pk,
        organisation_code=row.organisation.code if row.organisation else "",
        target_text=f"{row.display_name} <{row.email}>",
        after={"role": row.roles, "where": row.place.code},
        as_themselves=True,
    )
