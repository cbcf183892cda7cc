"""An uploaded workbook: kept, applied, undone."""

import hashlib
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import Refusal
from prasan.organisations.models import Organisation
from prasan.plans import queries
from prasan.plans.actions.plans import check_may_edit, lock_plan, open_plan, state_of
from prasan.plans.actions.versions import BATCH, changed_versions, open_revision, store, version_of
from prasan.plans.models import Import, Plan, Project, ProjectVersion, Revision
from prasan.plans.rules import importing
from prasan.plans.rules.comparing import Comparison
from prasan.plans.rules.importing import RowPlace
from prasan.plans.rules.rows import PlanDocument


@transaction.atomic
def keep_upload(
    *, organisation: Organisation, document: PlanDocument, file_name: str, content: bytes, by: User
) -> Import:
    """Keep an uploaded workbook for preview. Nothing of the plan changes.

    Raises `FileRefused` where the workbook carries another organisation's code.
    """
    check_may_edit(by, organisation)
    if refusal := importing.why_not_accept(document, organisation_code=organisation.code):
        raise refusal
    plan = queries.plan_for_years(organisation.pk, document.first_year)
    if plan:
        _check_fits(document, plan)
    kept = Import.objects.create(
        organisation=organisation,
        plan=plan,
        file_name=file_name[:255],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
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


def _check_fits(document: PlanDocument, plan: Plan) -> None:
    if refusal := importing.why_not_fit(document, first_year=plan.first_year, last_year=plan.last_year):
        raise refusal


@transaction.atomic
def apply_import(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace] = (),
    take_out_gone: bool = False,
    by: User,
) -> Import:
    """Write what the preview showed, all or nothing.

    `seen` is the `state_of` the plan when the preview was shown; a plan that changed since is refused, so that nobody
    applies what they have not seen. `left_out` names faulty rows that are left out on purpose. Projects that the file
    does not hold stay unless `take_out_gone`.
    """
    kept = Import.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=import_id)
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
    number = _write(plan, difference, kept, take_out_gone=take_out_gone)
    kept.plan, kept.state, kept.applied_at = plan, Import.State.APPLIED, timezone.now()
    kept.summary = _summary(difference, left_out=len(left_out), taken_out=take_out_gone, revision=number)
    kept.save(update_fields=["plan", "state", "applied_at", "summary"])
    record(
        by=by,
        did="import.applied",
        target_type="import",
        target_id=kept.pk,
        organisation_code=kept.organisation.code,
        target_text=f"{kept.organisation.name_th}: {kept.file_name}",
        after=kept.summary,
    )
    return kept


@transaction.atomic
def undo_import(*, import_id: int, why: str, by: User) -> Import:
    """Put the plan back as it was before the import. The import's versions stay, marked as no longer in the plan."""
    kept = Import.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=import_id)
    check_may_edit(by, kept.organisation)
    if kept.plan_id:
        # What is asked of the plan below must still be so when it is written: nobody announces in between.
        lock_plan(kept.plan_id)
    versions = ProjectVersion.objects.filter(source_import=kept)
    refusal = importing.why_not_undo(
        state=kept.state,
        later_versions=versions.filter(Q(is_latest=False) | Q(project__removed_at__isnull=False)).count(),
        is_announced=Revision.objects.filter(
            plan=kept.plan, number=kept.summary.get("revision"), announced_on__isnull=False
        ).exists(),
    )
    if refusal:
        raise refusal
    versions.update(is_latest=False)
    ProjectVersion.objects.filter(following__source_import=kept).update(is_latest=True)
    Project.objects.filter(removed_by_import=kept).update(removed_at=None, removed_by_import=None)
    added = Project.objects.filter(versions__source_import=kept, versions__previous=None)
    added.update(removed_at=timezone.now(), removed_by_import=kept)
    kept.state = Import.State.UNDONE
    kept.save(update_fields=["state"])
    record(
        by=by,
        did="import.undone",
        target_type="import",
        target_id=kept.pk,
        organisation_code=kept.organisation.code,
        target_text=f"{kept.organisation.name_th}: {kept.file_name}",
        why=why,
        before=kept.summary,
    )
    return kept


def _write(plan: Plan, difference: Comparison, kept: Import, *, take_out_gone: bool) -> int | None:
    """The number of the revision that took the changes, None where there was nothing to write."""
    if not (difference.added or difference.changed or (take_out_gone and difference.gone)):
        return None
    revision = open_revision(plan)
    added = Project.objects.bulk_create([Project(plan=plan) for _ in difference.added], batch_size=BATCH)
    start = queries.working_projects(plan).count()
    pairs = zip(added, difference.added, strict=True)
    versions = [version_of(one, row, revision, start + i) for i, (one, row) in enumerate(pairs)]
    versions += changed_versions(difference.changed, revision)
    for version in versions:
        version.source_import = kept
    store(versions, [*difference.added, *(change.after for change in difference.changed)])
    if take_out_gone:
        ids = queries.project_ids_by_key(one.key for one in difference.gone).values()
        Project.objects.filter(pk__in=ids).update(removed_at=timezone.now(), removed_by_import=kept)
    return revision.number


def _summary(difference: Comparison, *, left_out: int, taken_out: bool, revision: int | None) -> dict[str, int | None]:
    return {
        "added": len(difference.added),
        "changed": len(difference.changed),
        "same": len(difference.same),
        "gone": len(difference.gone) if taken_out else 0,
        "left_out": left_out,
        "revision": revision,
    }
