"""Who works where. A membership ends; it is never deleted."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.organisations.models import District, Membership, Organisation, Province
from prasan.organisations.queries import person
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.roles import Place, why_not_end, why_not_give, why_not_hold


@transaction.atomic
def give_role(
    *,
    user: User,
    organisation: Organisation | None,
    role: Role,
    by: User | None,
    province: Province | None = None,
    district: District | None = None,
) -> Membership:
    """Let a person do something in an organisation, for a `district`, or (without either) for a whole `province`.

    Giving a role that the person already has changes nothing. `by` is None for the installation itself.
    Raises the refusals of `why_not_hold` and `why_not_give`.
    """
    place = Place.ORGANISATION if organisation else Place.DISTRICT if district else Place.PROVINCE
    kind = OrganisationKind(organisation.kind) if organisation else None
    if refusal := why_not_hold(role, place, organisation_kind=kind, has_province=province is not None):
        raise refusal
    _allow(by, role, organisation)
    where = organisation.province if organisation else district.province if district else province
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, district=district, province=where, role=role, ended_at=None
    )
    if is_new:
        _record(membership, by=by, did="role.given", why="")
    return membership


@transaction.atomic
def end_role(*, membership: Membership, why: str, by: User | None) -> None:
    """Take a role from a person from now on; ending it twice changes nothing. Raises the refusal of `why_not_give`."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    role = Role(row.role)
    _allow(by, role, row.organisation)
    if row.ended_at is None:
        same = Membership.objects.in_force().filter(role=role, organisation=row.organisation, district=row.district)
        others = same.filter(province=row.province).exclude(pk=row.pk).count()
        of_the_province = row.organisation is None and row.district is None
        if refusal := why_not_end(role, of_the_province=of_the_province, others=others):
            raise refusal
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        _record(row, by=by, did="role.ended", why=why)


def _allow(by: User | None, role: Role, organisation: Organisation | None) -> None:
    code = organisation.code if organisation else ""
    if by is not None and (refusal := why_not_give(person(by), role, organisation_code=code)):
        raise refusal


def _record(membership: Membership, *, by: User | None, did: str, why: str) -> None:
    record(
        by=by,
        did=did,
        target_type="user",
        target_id=membership.user.pk,
        organisation_code=membership.organisation.code if membership.organisation else "",
        target_text=str(membership.user),
        why=why,
        after={"role": membership.role, "where": membership.place.code},
        as_themselves=True,
    )
