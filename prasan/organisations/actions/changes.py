"""What happens to organisations: renamed, upgraded, merged, dissolved. The history is added to, never rewritten.

Recorded by the administrators of the province; every action raises `NotAllowed` for anyone else.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound, Refusal
from prasan.common.text import one_line
from prasan.organisations.models import Organisation, OrganisationChange
from prasan.organisations.queries import person
from prasan.organisations.rules.kinds import ChangeKind, OrganisationKind, short_name_of
from prasan.organisations.rules.moves import (
    why_not_dissolve,
    why_not_merge,
    why_not_rename,
    why_not_take_back,
    why_not_upgrade,
)
from prasan.organisations.rules.people import why_not_administer
from prasan.organisations.rules.validity import OrganisationState


@transaction.atomic
def rename_organisation(
    *, organisation: Organisation, name_th: str, name_en: str, on: date, why: str, by: User
) -> OrganisationChange:
    """Give an organisation a new name of the same kind from a day on. Raises the refusal of `why_not_rename`."""
    row = _locked(organisation, by)
    name = one_line(name_th)
    _raise(why_not_rename(state_of(row), name_th=name, on=on))
    return _become(row, ChangeKind.RENAMED, name, name_en, OrganisationKind(row.kind), on=on, why=why, by=by)


@transaction.atomic
def upgrade_organisation(
    *, organisation: Organisation, kind: OrganisationKind, name_th: str, name_en: str, on: date, why: str, by: User
) -> OrganisationChange:
    """Make an organisation a higher kind with a name of that kind from a day on; its code stays.

    Raises the refusal of `why_not_upgrade`.
    """
    row = _locked(organisation, by)
    name = one_line(name_th)
    _raise(why_not_upgrade(state_of(row), kind=kind, name_th=name, on=on))
    return _become(row, ChangeKind.UPGRADED, name, name_en, kind, on=on, why=why, by=by)


@transaction.atomic
def merge_organisations(
    *, organisations: Sequence[Organisation], into: Organisation, on: date, why: str, by: User
) -> tuple[OrganisationChange, ...]:
    """Let organisations go into another from a day on: their last day is the day before, their history stays.

    Fiscal years that ended before `on` keep their denominators. Raises the refusal of `why_not_merge`.
    """
    target = _locked(into, by)
    rows = [_locked(organisation, by) for organisation in organisations]
    _raise(why_not_merge([state_of(row) for row in rows], into=state_of(target), on=on))
    return tuple(_end(row, ChangeKind.MERGED, into=target, on=on, why=why, by=by) for row in rows)


@transaction.atomic
def dissolve_organisation(*, organisation: Organisation, on: date, why: str, by: User) -> OrganisationChange:
    """End an organisation without a successor; its last day is the day before. Raises that of `why_not_dissolve`."""
    row = _locked(organisation, by)
    _raise(why_not_dissolve(state_of(row), on=on))
    return _end(row, ChangeKind.DISSOLVED, into=None, on=on, why=why, by=by)


@transaction.atomic
def take_back_change(*, change_id: int, why: str, by: User) -> Organisation:
    """Undo the last change of an organisation that was recorded by mistake; the row stays, marked.

    Raises `NotFound` and the refusals of `why_not_take_back`.
    """
    _raise(why_not_administer(person(by)))
    change = OrganisationChange.objects.standing().filter(pk=change_id).select_related("organisation").first()
    if change is None:
        raise NotFound("no_such_change", "ไม่มีการเปลี่ยนแปลงนี้ หรือดึงกลับไปแล้ว", "There is no such change any more.")
    row = _locked(change.organisation, by)
    last = row.changes.standing().order_by("-on").values_list("pk", flat=True).first()
    _raise(why_not_take_back(is_last=last == change.pk, recorded_at=change.recorded_at, now=timezone.now(), why=why))
    change.withdrawn_at = timezone.now()
    change.save(update_fields=["withdrawn_at"])
    row.name_th, row.short_name, row.kind = change.name_before, short_name_of(change.name_before), change.kind_before
    row.name_en, row.valid_to = change.name_en_before or row.name_en, change.valid_to_before
    row.save(update_fields=["name_th", "short_name", "kind", "name_en", "valid_to"])
    record(
        by=by,
        did="organisation.taken_back",
        target_type="organisation",
        target_id=row.code,
        organisation_code=row.code,
        as_themselves=True,
        target_text=row.name_th,
        why=why,
        before={"name_th": change.name_after, "kind": change.kind_after, "on": change.on.isoformat()},
        after={"name_th": row.name_th, "kind": row.kind},
    )
    return row


def tried(change: Callable[[], object]) -> None:
    """Do a change and leave nothing of it: what would be refused raises its refusal."""
    with transaction.atomic():
        change()
        transaction.set_rollback(True)


def state_of(row: Organisation) -> OrganisationState:
    """The facts that the rules ask for."""
    last = row.changes.standing().order_by("-on").values_list("on", flat=True).first()
    return OrganisationState(
        row.code, row.province.code, OrganisationKind(row.kind), row.name_th, row.valid_from, row.valid_to, last
    )


def _become(
    row: Organisation,
    what: ChangeKind,
    name_th: str,
    name_en: str,
    kind: OrganisationKind,
    *,
    on: date,
    why: str,
    by: User,
) -> OrganisationChange:
    change = OrganisationChange.objects.create(
        organisation=row,
        on=on,
        what=what,
        name_before=row.name_th,
        name_after=name_th,
        kind_before=row.kind,
        kind_after=kind,
        why=why,
        name_en_before=row.name_en,
        valid_to_before=row.valid_to,
    )
    row.name_th, row.name_en, row.short_name, row.kind = name_th, one_line(name_en), short_name_of(name_th), kind
    row.save(update_fields=["name_th", "name_en", "short_name", "kind"])
    _record(change, by)
    return change


def _end(
    row: Organisation, what: ChangeKind, *, into: Organisation | None, on: date, why: str, by: User
) -> OrganisationChange:
    change = OrganisationChange.objects.create(
        organisation=row,
        on=on,
        what=what,
        name_before=row.name_th,
        name_after=row.name_th,
        kind_before=row.kind,
        kind_after=row.kind,
        into=into,
        why=why,
        name_en_before=row.name_en,
        valid_to_before=row.valid_to,
    )
    row.valid_to = on - timedelta(days=1)
    row.save(update_fields=["valid_to"])
    _record(change, by)
    return change


def _record(change: OrganisationChange, by: User) -> None:
    record(
        by=by,
        did=f"organisation.{change.what}",
        target_type="organisation",
        target_id=change.organisation.code,
        organisation_code=change.organisation.code,
        as_themselves=True,
        target_text=change.organisation.name_th,
        why=change.why,
        before={"name_th": change.name_before, "kind": change.kind_before},
        after={
            "name_th": change.name_after,
            "kind": change.kind_after,
            "on": change.on.isoformat(),
            "into": change.into.code if change.into else None,
        },
    )


def _locked(organisation: Organisation, by: User) -> Organisation:
    _raise(why_not_administer(person(by)))
    return Organisation.objects.select_for_update(of=("self",)).select_related("province").get(pk=organisation.pk)


def _raise(refusal: Refusal | None) -> None:
    if refusal:
        raise refusal
