"""The only writes of plans: keyword-only, atomic, with who and why in the trail."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound, Refusal
from prasan.organisations.models import Organisation
from prasan.organisations.queries import person
from prasan.plans import queries
from prasan.plans.models import Import, Plan, Project, ProjectVersion, Revision, YearAmount
from prasan.plans.rules import importing, permissions
from prasan.plans.rules.comparing import Change, Comparison
from prasan.plans.rules.importing import RowPlace
from prasan.plans.rules.rows import ORIGINAL, PlanDocument, PlanFormat, ProjectRow

BATCH = 2000


def check_may_edit(user: User, organisation: Organisation) -> None:
    """Raise the refusal that keeps this person from writing in this organisation's plan."""
    if refusal := permissions.why_not_edit(person(user), organisation.code):
        raise refusal


def lock_plan(plan_id: int) -> Plan:
    """The plan with its organisation, held until the transaction ends: whoever else writes in it waits here."""
    return Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan_id)


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
    record(by=by, did="import.uploaded", target_type="import", target_id=kept.pk, target_text=file_name)
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
        target_text=f"{kept.organisation.name_th}: {kept.file_name}",
        after=kept.summary,
    )
    return kept


def state_of(plan: Plan | None) -> str:
    """A short token for the working state of a plan; it changes with every write to the plan's projects."""
    if plan is None:
        return "new"
    ids = queries.working_projects(plan).order_by("id").values_list("id", flat=True)
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:16] if ids else "new"


@transaction.atomic
def open_plan(
    *,
    organisation: Organisation,
    first_year: int,
    last_year: int,
    plan_format: PlanFormat,
    by: User | None,
    synthetic: bool = False,
) -> Plan:
    """The organisation's plan of that period; made, and recorded, where it does not exist yet."""
    plan, made = Plan.objects.get_or_create(
        organisation=organisation,
        first_year=first_year,
        defaults={"last_year": last_year, "format": plan_format, "is_synthetic": synthetic},
    )
    if made:
        record(by=by, did="plan.opened", target_type="plan", target_id=plan.pk, target_text=str(plan))
    return plan


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
        target_text=f"{kept.organisation.name_th}: {kept.file_name}",
        why=why,
        before=kept.summary,
    )
    return kept


@transaction.atomic
def announce_plan(*, plan_id: int, announced_on: date, by: User) -> Revision:
    """Publish the working state: from now on everyone sees it, and it can never change."""
    plan = lock_plan(plan_id)
    check_may_edit(by, plan.organisation)
    revision = plan.revisions.filter(announced_on=None).first()
    refusal = importing.why_not_announce(
        projects=queries.working_projects(plan).count(),
        has_open_revision=revision is not None and queries.differs_from_published(plan),
        announced_on=announced_on,
        last_announced=plan.revisions.aggregate(last=Max("announced_on"))["last"],
        today=timezone.localdate(),
    )
    if refusal or revision is None:
        raise refusal or NotFound("no_open_revision", "ไม่มีฉบับที่เปิดอยู่", "No revision is open.")
    revision.announced_on = announced_on
    revision.save(update_fields=["announced_on"])
    ProjectVersion.objects.filter(project__plan=plan, is_published=True).update(is_published=False)
    ProjectVersion.objects.working().filter(project__plan=plan).update(is_published=True)
    record(by=by, did="plan.announced", target_type="plan", target_id=plan.pk, target_text=str(revision))
    return revision


@transaction.atomic
def load_announced_plan(
    *, organisation: Organisation, rows: Sequence[ProjectRow], first_year: int, announced_on: date, by: User | None
) -> list[int]:
    """A whole synthetic plan at once, announced (demonstration and benchmarks). The ids of its projects, in order."""
    plan = open_plan(
        organisation=organisation,
        first_year=first_year,
        last_year=first_year + 4,
        plan_format=PlanFormat.ISSUE,
        by=by,
        synthetic=True,
    )
    revision = plan.revisions.create(number=1, announced_on=announced_on)
    projects = Project.objects.bulk_create([Project(plan=plan) for _ in rows], batch_size=BATCH)
    pairs = zip(projects, rows, strict=True)
    versions = [_version(one, row, revision, position) for position, (one, row) in enumerate(pairs)]
    for version in versions:
        version.is_published = True
    _store(versions, rows)
    record(by=by, did="plan.loaded", target_type="plan", target_id=plan.pk, target_text=str(plan), after=len(rows))
    return [one.pk for one in projects]


def _write(plan: Plan, difference: Comparison, kept: Import, *, take_out_gone: bool) -> int | None:
    """The number of the revision that took the changes, None where there was nothing to write."""
    if not (difference.added or difference.changed or (take_out_gone and difference.gone)):
        return None
    revision = _open_revision(plan)
    added = Project.objects.bulk_create([Project(plan=plan) for _ in difference.added], batch_size=BATCH)
    start = queries.working_projects(plan).count()
    pairs = zip(added, difference.added, strict=True)
    versions = [_version(one, row, revision, start + i) for i, (one, row) in enumerate(pairs)]
    versions += _changed_versions(difference.changed, revision)
    for version in versions:
        version.source_import = kept
    _store(versions, [*difference.added, *(change.after for change in difference.changed)])
    if take_out_gone:
        ids = queries.project_ids_by_key(one.key for one in difference.gone).values()
        Project.objects.filter(pk__in=ids).update(removed_at=timezone.now(), removed_by_import=kept)
    return revision.number


def _changed_versions(changes: Iterable[Change], revision: Revision) -> list[ProjectVersion]:
    """The new versions of changed projects; the versions they follow stop being the latest."""
    after = {int(change.key.removeprefix("P")): change.after for change in changes}
    heads = ProjectVersion.objects.filter(project_id__in=after, is_latest=True).select_related("project")
    versions = []
    for head in heads:
        version = _version(head.project, after[head.project_id], revision, head.position)
        version.previous = head
        versions.append(version)
    heads.update(is_latest=False)
    # The order of `after` is the order in which the caller hands the rows to `_store`.
    order = {project_id: index for index, project_id in enumerate(after)}
    return sorted(versions, key=lambda version: order[version.project_id])


def _open_revision(plan: Plan) -> Revision:
    current = plan.revisions.filter(announced_on=None).first()
    return current or plan.revisions.create(number=plan.revisions.count() + 1)


def _version(project: Project, row: ProjectRow, revision: Revision, position: int) -> ProjectVersion:
    return ProjectVersion(
        project=project,
        revision=revision,
        position=position,
        sheet=row.sheet,
        row=row.row or None,
        number=row.number,
        name=row.name,
        objective=row.objective,
        target=row.target,
        kpi=row.kpi,
        expected_result=row.expected_result,
        unit=row.unit,
        budget_class=row.budget_class,
        kind=row.kind,
        revision_label="" if row.revision == ORIGINAL else row.revision,
        reason=row.reason,
        group=row.group,
        notes=list(row.notes),
        total_baht=row.total_baht(),
    )


def _store(versions: Sequence[ProjectVersion], rows: Sequence[ProjectRow]) -> None:
    """Write versions and their yearly money; `rows` stand in the same order."""
    ProjectVersion.objects.bulk_create(versions, batch_size=BATCH)
    amounts = [
        YearAmount(
            version=version,
            fiscal_year=year,
            amount_baht=row.amounts.get(year, 0),
            ordinance_baht=row.ordinance_amounts.get(year, 0),
        )
        for version, row in zip(versions, rows, strict=True)
        for year in sorted({*row.amounts, *row.ordinance_amounts})
    ]
    YearAmount.objects.bulk_create(amounts, batch_size=BATCH)


def _summary(difference: Comparison, *, left_out: int, taken_out: bool, revision: int | None) -> dict[str, int | None]:
    return {
        "added": len(difference.added),
        "changed": len(difference.changed),
        "same": len(difference.same),
        "gone": len(difference.gone) if taken_out else 0,
        "left_out": left_out,
        "revision": revision,
    }
