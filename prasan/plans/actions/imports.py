"""An uploaded workbook: kept, read, applied, undone, discarded."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import FileRefused, Refusal
from prasan.organisations.models import Organisation
from prasan.plans import queries
from prasan.plans.actions.ordering import places_in_file
from prasan.plans.actions.plans import check_may_edit, lock_plan, open_plan, state_of
from prasan.plans.actions.versions import (
    BATCH,
    changed_versions,
    open_revision,
    store,
    version_of,
)
from prasan.plans.models import Import, Plan, Project, ProjectVersion, Revision
from prasan.plans.rules import importing
from prasan.plans.rules.comparing import Comparison
from prasan.plans.rules.importing import RowPlace
from prasan.plans.rules.rows import PlanDocument


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying did. `projects`: for every row of the file that is in the plan now, (sheet, row) → project id."""

    kept: Import
    projects: Mapping[RowPlace, int]


@transaction.atomic
def keep_upload(
    *,
    organisation: Organisation,
    document: PlanDocument,
    file_name: str,
    content: bytes,
    by: User,
    told: Mapping[str, object] | None = None,
) -> Import:
    """Keep an uploaded workbook for preview. Nothing of the plan changes. `told`: what is known of where it came from.

    Raises `FileRefused` where the workbook carries another organisation's code.
    """
    kept = receive_upload(organisation=organisation, file_name=file_name, content=content, by=by, told=told)
    return accept_upload(import_id=kept.pk, document=document, by=by)


@transaction.atomic
def receive_upload(
    *,
    organisation: Organisation,
    file_name: str,
    content: bytes,
    by: User,
    told: Mapping[str, object] | None = None,
) -> Import:
    """Keep a file that will be read in the background."""
    check_may_edit(by, organisation)
    kept = Import.objects.create(
        organisation=organisation,
        file_name=file_name[:255],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        state=Import.State.RECEIVED,
        uploaded_by=by,
        told=dict(told or {}),
    )
    record(
        by=by,
        did="import.uploaded",
        target_type="import",
        target_id=kept.pk,
        organisation_code=organisation.code,
        target_text=file_name,
    )
    return kept


@transaction.atomic
def accept_upload(*, import_id: int, document: PlanDocument, by: User) -> Import:
    """The file has been read: from now on its preview can be looked at. Raises `FileRefused` for what cannot be used."""
    kept = _locked(import_id)
    check_may_edit(by, kept.organisation)
    if kept.state != Import.State.RECEIVED:
        return kept
    if refusal := importing.why_not_accept(document, organisation_code=kept.organisation.code):
        raise refusal
    plan = queries.plan_for_years(kept.organisation_id, document.first_year)
    if plan:
        _check_fits(document, plan)
    kept.plan, kept.state = plan, Import.State.PREVIEWED
    kept.save(update_fields=["plan", "state"])
    return kept


@transaction.atomic
def refuse_upload(*, import_id: int, refusal: FileRefused, by: User) -> Import:
    """The file cannot be used: what was told of it is kept, so that whoever comes back later reads why."""
    kept = _locked(import_id)
    check_may_edit(by, kept.organisation)
    if kept.state == Import.State.RECEIVED:
        kept.state = Import.State.REFUSED
        kept.told = {
            **kept.told,
            "code": refusal.code,
            "message_th": refusal.message_th,
            "message_en": refusal.message_en,
        }
        kept.save(update_fields=["state", "told"])
        _record(kept, did="import.refused", by=by, after=refusal.code)
    return kept


@transaction.atomic
def discard_import(*, import_id: int, why: str, by: User) -> Import:
    """Put aside a preview that nobody will apply. The file stays, as everything that was sent does."""
    kept = _locked(import_id)
    check_may_edit(by, kept.organisation)
    if refusal := importing.why_not_discard(kept.state):
        raise refusal
    kept.state, kept.told = Import.State.DISCARDED, {**kept.told, "why": why}
    kept.save(update_fields=["state", "told"])
    _record(kept, did="import.discarded", by=by, why=why)
    return kept


def _locked(import_id: int) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=import_id)


def _record(kept: Import, *, did: str, by: User, why: str = "", before: object = None, after: object = None) -> None:
    text = f"{kept.organisation.name_th}: {kept.file_name}"
    record(
        by=by,
        did=did,
        target_type="import",
        target_id=kept.pk,
        organisation_code=kept.organisation.code,
        target_text=text,
        why=why,
        before=before,
        after=after,
    )


def _check_fits(document: PlanDocument, plan: Plan) -> None:
    if refusal := importing.why_not_fit(document, first_year=plan.first_year, last_year=plan.last_year):
        raise refusal


def apply_import(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace] = (),
    take_out_gone: bool = False,
    by: User,
) -> Import:
    """`apply_upload`, for who only wants the import back."""
    return apply_upload(
        import_id=import_id, document=document, seen=seen, left_out=left_out, take_out_gone=take_out_gone, by=by
    ).kept


@transaction.atomic
def apply_upload(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace] = (),
    take_out_gone: bool = False,
    by: User,
) -> Applied:
    """Write what the preview showed, all or nothing.

    `seen` is the `state_of` the plan when the preview was shown; a plan that changed since is refused, so that nobody
    applies what they have not seen. `left_out` names faulty rows that are left out on purpose. Projects that the file
    does not hold stay unless `take_out_gone`.
    """
    kept = _locked(import_id)
    check_may_edit(by, kept.organisation)
    if kept.state != Import.State.PREVIEWED:
        raise Refusal("import_closed", "การนำเข้านี้ทำไปแล้ว", "This import has already been applied or undone.")
    if refusal := importing.why_not_apply(document, left_out=left_out):
        raise refusal
    plan = open_plan(
        organisation=kept.organisation,
        first_year=document.first_year,
        last_year=document.last_year,
        plan_format=document.format,
        by=by,
        synthetic=document.synthetic,
    )
    _check_fits(document, plan)
    # Two people applying at the same moment: the second waits here, then sees that the plan has changed.
    lock_plan(plan.pk)
    if state_of(plan) != seen:
        raise Refusal(
            "plan_changed",
            "แผนเปลี่ยนไปหลังจากที่แสดงตัวอย่างนี้ ยังไม่มีอะไรนำเข้า ดูตัวอย่างใหม่แล้วค่อยยืนยัน",
            "The plan has changed since this preview was shown. Nothing was imported; look at the new preview first.",
        )
    difference = importing.difference(document, queries.stored_rows(plan), left_out=left_out)
    written = _write(plan, difference, kept, take_out_gone=take_out_gone)
    kept.plan, kept.state, kept.applied_at = plan, Import.State.APPLIED, timezone.now()
    revision = written.revision.number if written.revision else None
    kept.summary = _summary(difference, left_out=len(left_out), taken_out=take_out_gone, revision=revision)
    kept.save(update_fields=["plan", "state", "applied_at", "summary"])
    _record(kept, did="import.applied", by=by, after=kept.summary)
    new = iter(written.added)
    projects = {}
    for row, key in zip(document.projects, difference.order, strict=True):
        if key is not None:
            projects[row.sheet, row.row] = int(key.removeprefix("P")) if key else next(new).pk
    return Applied(kept, projects)


@transaction.atomic
def undo_import(*, import_id: int, why: str, by: User) -> Import:
    """Put the plan back as it was before the import. The import's versions stay, marked as no longer in the plan."""
    kept = _locked(import_id)
    check_may_edit(by, kept.organisation)
    if kept.plan_id:
        # What is asked of the plan below must still be so when it is written: nobody announces in between.
        lock_plan(kept.plan_id)
    if refusal := queries.why_not_undo(kept):
        raise refusal
    ProjectVersion.objects.filter(source_import=kept).update(is_latest=False)
    ProjectVersion.objects.filter(following__source_import=kept).update(is_latest=True)
    Project.objects.filter(removed_by_import=kept).update(removed_at=None, removed_by_import=None)
    added = Project.objects.filter(versions__source_import=kept, versions__previous=None)
    added.update(removed_at=timezone.now(), removed_by_import=kept)
    kept.state = Import.State.UNDONE
    kept.save(update_fields=["state"])
    _record(kept, did="import.undone", by=by, why=why, before=kept.summary)
    return kept


@dataclass(frozen=True, slots=True)
class _Written:
    """The projects that were added, in the order of the file, and the revision that took the changes, if any."""

    added: list[Project]
    revision: Revision | None


def _write(plan: Plan, difference: Comparison, kept: Import, *, take_out_gone: bool) -> _Written:
    if not (difference.added or difference.changed or (take_out_gone and difference.gone)):
        return _Written([], None)
    revision = open_revision(plan)
    origins = queries.origins_in(plan, (row.origin for row in difference.added))
    added = Project.objects.bulk_create(
        [Project(plan=plan, origin_id=origins.get(row.origin)) for row in difference.added], batch_size=BATCH
    )
    places = places_in_file(plan, difference.order)
    versions = [
        version_of(one, row, revision, place) for one, row, place in zip(added, difference.added, places, strict=True)
    ]
    versions += changed_versions(difference.changed, revision)
    for version in versions:
        version.source_import = kept
    store(versions, [*difference.added, *(change.after for change in difference.changed)])
    if take_out_gone:
        ids = queries.project_ids_by_key(one.key for one in difference.gone).values()
        Project.objects.filter(pk__in=ids).update(removed_at=timezone.now(), removed_by_import=kept)
    return _Written(added, revision)


def _summary(difference: Comparison, *, left_out: int, taken_out: bool, revision: int | None) -> dict[str, int | None]:
    return {
        "added": len(difference.added),
        "changed": len(difference.changed),
        "same": len(difference.same),
        "gone": len(difference.gone) if taken_out else 0,
        "left_out": left_out,
        "revision": revision,
    }
