"""What bringing a workbook in means for guidelines: those that the file chooses are decided, the others are proposed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from prasan.accounts.models import User
from prasan.classification import actions, queries
from prasan.classification.actions.proposing import HowFar, silently
from prasan.classification.learning import classifier_for
from prasan.classification.models import Classification
from prasan.classification.workbooks import framework_of
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.money import grouped
from prasan.framework.models import Edition
from prasan.jobs.kinds import Answer, Kind, Progress, Work
from prasan.plans import actions as plans
from prasan.plans.loading import read_plan
from prasan.plans.models import Import
from prasan.plans.queries import import_with_file
from prasan.plans.rules.importing import RowPlace
from prasan.plans.rules.rows import PlanDocument, ProjectRow


@dataclass(frozen=True, slots=True)
class Chosen:
    """A guideline that a file chooses for a project. `before`: the one that is confirmed for it now, "" for none."""

    row: ProjectRow
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileChoices:
    """What a file says of guidelines that is not so already, and what it names that the framework does not have."""

    chosen: tuple[Chosen, ...] = ()
    findings: tuple[Finding, ...] = ()


def choices_in(document: PlanDocument, order: Iterable[str | None], edition: Edition | None) -> FileChoices:
    """The guidelines that a file chooses; `order` is the comparison's: which stored project each row is."""
    if edition is None or not any(row.guideline for row in document.projects):
        return FileChoices()
    known = {one.code for issue in queries.guideline_choices(edition.pk) for one in issue.guidelines}
    keys = [key or "" for key in order]
    ids = {key: int(key.removeprefix("P")) for key in keys if key}
    confirmed = queries.guidelines_of_projects(edition.pk, ids.values())
    chosen, findings = [], []
    for row, key in zip(document.projects, keys, strict=True):
        before = confirmed.get(ids[key], "") if key else ""
        if row.guideline and row.guideline not in known:
            findings.append(_unknown(row))
        elif row.guideline and row.guideline != before:
            chosen.append(Chosen(row, before, row.guideline))
    return FileChoices(tuple(chosen), tuple(findings))


def _unknown(row: ProjectRow) -> Finding:
    return Finding(
        "unknown_guideline",
        Severity.WARNING,
        CellPlace(row.sheet, row.row),
        f"แถว {row.row} เลือกแนวทาง {row.guideline} ซึ่งไม่มีในกรอบการพัฒนา จึงยังไม่จัดเข้าแนวทาง เลือกจากรายการในช่อง",
        f"Row {row.row} chooses guideline {row.guideline}, which the framework does not have. It was not used.",
    )


def apply(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace] = (),
    take_out_gone: bool = False,
    by: User,
) -> Import:
    """Write what the preview showed, decide the guidelines that it chooses, then propose them for the others."""
    kept = write(
        import_id=import_id, document=document, seen=seen, left_out=left_out, take_out_gone=take_out_gone, by=by
    )
    propose(kept, by=by)
    return kept


@transaction.atomic
def write(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace],
    take_out_gone: bool,
    by: User,
) -> Import:
    """All or nothing: the projects, and the guidelines that their planner chose in the file."""
    applied = plans.apply_upload(
        import_id=import_id, document=document, seen=seen, left_out=left_out, take_out_gone=take_out_gone, by=by
    )
    kept = applied.kept
    edition = framework_of(kept.organisation)
    if edition and kept.plan:
        known = {one.code for issue in queries.guideline_choices(edition.pk) for one in issue.guidelines}
        wanted = {
            applied.projects[row.sheet, row.row]: row.guideline
            for row in document.projects
            if row.guideline in known and (row.sheet, row.row) in applied.projects
        }
        if wanted:
            actions.confirm(plan=kept.plan, edition=edition, choices=wanted, by=by, why=_why(kept))
    return kept


def _why(kept: Import) -> str:
    return f"เลือกไว้ในไฟล์ที่นำเข้า (ครั้งที่ {kept.pk})"


def propose(kept: Import, *, by: User, progress: HowFar = silently) -> None:
    """Let the classifier look at the plan as it is now; without a framework or a vocabulary there is nothing to ask."""
    edition = framework_of(kept.organisation)
    classifier = classifier_for(kept.organisation.province.code, edition) if edition else None
    if kept.plan and edition and classifier:
        actions.propose(plan=kept.plan, edition=edition, classifier=classifier, by=by, progress=progress)


@transaction.atomic
def undo(*, import_id: int, why: str, by: User) -> Import:
    """Put the plan and the guidelines that the file chose back as they were before the import."""
    kept = plans.undo_import(import_id=import_id, why=why, by=by)
    edition = framework_of(kept.organisation)
    if edition is None or kept.plan is None:
        return kept
    mine = list(queries.open_classifications(edition.pk).filter(project__plan=kept.plan, why=_why(kept)))
    if mine:
        actions.withdraw(plan=kept.plan, edition=edition, project_ids=[one.project_id for one in mine], by=by, why=why)
        if before := _before(mine, edition):
            actions.confirm(plan=kept.plan, edition=edition, choices=before, by=by, why=why)
    return kept


def _before(decisions: Iterable[Classification], edition: Edition) -> dict[int, str]:
    """The decisions that these ended, of projects that are still in the plan: project id → guideline code."""
    ended = {one.project_id: one.confirmed_at for one in decisions}
    earlier = Classification.objects.filter(project_id__in=ended, edition=edition, project__removed_at=None)
    return {
        one.project_id: one.guideline.code
        for one in earlier.select_related("guideline")
        if one.ended_at == ended[one.project_id]
    }


def apply_in_background(work: Work) -> Answer:
    """The same for a big file. Begun again after its worker was lost, it goes on where the writing had been done."""
    kept = import_with_file(work.number("import"))
    if kept.state == Import.State.APPLIED:
        propose(kept, by=work.by, progress=_proposing(work.progress))
    else:
        kept = _apply(kept, work, work.progress)
    summary = kept.summary
    added, changed, gone, same = (grouped(summary[name]) for name in ("added", "changed", "gone", "same"))
    return Answer(
        {"import": kept.pk, **summary},
        f"นำเข้าแล้ว: เพิ่ม {added} เปลี่ยน {changed} นำออก {gone} เหมือนเดิม {same} โครงการ",
        f"Imported: {added} added, {changed} changed, {gone} taken out, {same} the same.",
    )


def _apply(kept: Import, work: Work, progress: Progress) -> Import:
    progress(0, 4, "กำลังอ่านไฟล์", "Reading the file")
    document = read_plan(bytes(kept.content), file_name=kept.file_name)
    rows = grouped(len(document.projects))
    progress(1, 4, f"กำลังบันทึก {rows} โครงการ", f"Writing {rows} projects")
    applied = write(
        import_id=kept.pk,
        document=document,
        seen=work.text("seen"),
        left_out=places_in(work.arguments.get("left_out")),
        take_out_gone=work.arguments.get("take_out_gone") is True,
        by=work.by,
    )
    propose(applied, by=work.by, progress=_proposing(progress))
    return applied


def _proposing(progress: Progress) -> HowFar:
    """The last quarter of an import: what is written stays written, the guidelines are proposed one by one."""

    def said(done: int, total: int) -> None:
        th = f"บันทึกแล้ว เสนอแนวทางให้โครงการแล้ว {grouped(done)} จาก {grouped(total)}"
        progress(3 * total + done, 4 * total, th, f"Written; {grouped(done)} of {grouped(total)} guidelines proposed")

    return said


def places_in(value: object) -> frozenset[RowPlace]:
    """Rows as a job's arguments hold them: [[sheet, row], …]."""
    rows: Iterable[object] = value if isinstance(value, list) else ()
    return frozenset((str(one[0]), int(one[1])) for one in rows if isinstance(one, list | tuple) and len(one) == 2)


APPLY = Kind("plans.apply_import", "นำเข้าแผน", "Importing a plan", apply_in_background)


def applying_of(import_id: int) -> str:
    """The name of the work of applying one upload, so that it is asked for once at a time."""
    return f"import.apply:{import_id}"
