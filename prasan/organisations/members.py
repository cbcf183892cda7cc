"""Reads about the people of an organisation, a district or the province, and about invitations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import timezone

from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.organisations import mail
from prasan.organisations.models import Invitation, Membership, Organisation
from prasan.organisations.queries import person
from prasan.organisations.rules.invitations import no_such_invitation, why_not_accept
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.roles import why_not_give


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody and what they hold in one place, oldest role first."""

    user: User
    memberships: tuple[Membership, ...]
    has_second_factor: bool

    @property
    def since(self) -> datetime:
        return self.memberships[0].given_at


def members_of(organisation: Organisation) -> tuple[Member, ...]:
    """Who holds a role in an organisation now, by name."""
    return _members(Membership.objects.in_force().filter(organisation=organisation))


def members_beyond_organisations(province_code: str) -> tuple[Member, ...]:
    """Who holds a role over the province or in one of its districts now, by name."""
    return _members(Membership.objects.in_force().filter(province__code=province_code, organisation=None))


def past_of(organisation: Organisation) -> QuerySet[Membership]:
    """The roles that have ended in an organisation, latest first."""
    ended = Membership.objects.filter(organisation=organisation, ended_at__isnull=False)
    return ended.select_related("user").order_by("-ended_at")


def past_beyond_organisations(province_code: str) -> QuerySet[Membership]:
    """The roles over the province and in its districts that have ended, latest first."""
    ended = Membership.objects.filter(province__code=province_code, organisation=None, ended_at__isnull=False)
    return ended.select_related("user", "district", "province").order_by("-ended_at")


def waiting_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations to an organisation that nobody has accepted yet, newest first."""
    return Invitation.objects.waiting(timezone.now()).filter(organisation=organisation).select_related("invited_by")


def waiting_invitations_beyond_organisations(province_code: str) -> QuerySet[Invitation]:
    """The invitations to roles over the province or in its districts that nobody has accepted yet."""
    waiting = Invitation.objects.waiting(timezone.now()).filter(province__code=province_code, organisation=None)
    return waiting.select_related("invited_by", "district", "province")


def invitation_named(token: str, *, lock: bool = False) -> Invitation:
    """The invitation that a letter opens. Raises `NotFound`, always the same, for any other."""
    named = mail.named_by(token)
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects.all()
    found = rows.filter(pk=named[0], nonce=named[1]).first() if named else None
    if found is None:
        raise no_such_invitation()
    refusal = why_not_accept(
        accepted=found.accepted_at is not None,
        withdrawn=found.withdrawn_at is not None,
        expires_at=found.expires_at,
        now=timezone.now(),
    )
    if refusal:
        raise refusal
    return found


def membership_to_end(membership_id: int, by: User) -> Membership:
    """A role that the person may end; any other does not exist."""
    found = Membership.objects.in_force().select_related("organisation").filter(pk=membership_id).first()
    code = found.organisation.code if found and found.organisation else ""
    if found is None or why_not_give(person(by), Role(found.role), organisation_code=code):
        raise NotFound("no_such_role", "ไม่มีบทบาทนี้แล้ว", "There is no such role any more.")
    return found


def _members(memberships: QuerySet[Membership]) -> tuple[Member, ...]:
    rows = list(memberships.select_related("user", "organisation", "district", "province").order_by("given_at", "pk"))
    factors = _with_second_factor(row.user_id for row in rows)
    of_user: dict[int, list[Membership]] = {}
    for row in rows:
        of_user.setdefault(row.user_id, []).append(row)
    members = [Member(held[0].user, tuple(held), user_id in factors) for user_id, held in of_user.items()]
    return tuple(sorted(members, key=lambda one: str(one.user)))


def _with_second_factor(user_ids: Iterable[int]) -> set[int]:
    factors = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return set(
        Authenticator.objects.filter(user_id__in=set(user_ids), type__in=factors).values_list("user_id", flat=True)
    )
