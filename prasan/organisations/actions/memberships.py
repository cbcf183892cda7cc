"""Who works where. A membership ends; it is never deleted."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.organisations.models import Membership, Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.moves import why_not_give_role


@transaction.atomic
def give_role(
    *, user: User, organisation: Organisation | None, role: Role, by: User | None, province: Province | None = None
) -> Membership:
    """Let a person do something in an organisation, or (without one) for a whole `province`.

    Giving a role that the person already has changes nothing. `by` is None for the installation itself.
    Raises the refusal of `why_not_give_role`.
    """
    kind = OrganisationKind(organisation.kind) if organisation else None
    if refusal := why_not_give_role(role, organisation_kind=kind, has_province=province is not None):
        raise refusal
    where = organisation.province if organisation else province
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, province=where, role=role, ended_at=None
    )
    if is_new:
        _record(membership, by=by, did="role.given", why="")
    return membership


@transaction.atomic
def end_role(*, membership: Membership, why: str, by: User) -> None:
    """Take a role from a person from now on; ending it twice changes nothing."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        _record(row, by=by, did="role.ended", why=why)


def _record(membership: Membership, *, by: User | None, did: str, why: str) -> None:
    place = membership.organisation or membership.province
    record(
        by=by,
        did=did,
        target_type="user",
        target_id=membership.user.pk,
        target_text=str(membership.user),
        why=why,
        after={"role": membership.role, "where": place.code},
    )
