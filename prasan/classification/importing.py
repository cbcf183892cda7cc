"""What bringing a workbook in means for guidelines: written, then the classifier looks at what is new."""

from collections.abc import Collection, Iterable

from prasan.accounts.models import User
from prasan.classification import actions
from prasan.classification.learning import classifier_for
from prasan.common.money import grouped
from prasan.framework import queries as framework
from prasan.jobs.kinds import Answer, Kind, Progress, Work
from prasan.plans import actions as plans
from prasan.plans import queries
from prasan.plans.loading import read_plan
from prasan.plans.models import Import
from prasan.plans.rules.importing import RowPlace
from prasan.plans.rules.rows import PlanDocument


def apply(
    *,
    import_id: int,
    document: PlanDocument,
    seen: str,
    left_out: Collection[RowPlace] = (),
    take_out_gone: bool = False,
    by: User,
) -> Import:
    """Write what the preview showed, then propose guidelines for what nobody has decided."""
    applied = plans.apply_upload(
        import_id=import_id, document=document, seen=seen, left_out=left_out, take_out_gone=take_out_gone, by=by
    )
    propose(applied.kept, by=by)
    return applied.kept


def propose(kept: Import, *, by: User) -> None:
    """Let the classifier look at the plan as it is now; without a framework or a vocabulary there is nothing to ask."""
    province = kept.organisation.province.code
    edition = framework.current_framework(province) if framework.has_framework(province) else None
    classifier = classifier_for(province, edition) if edition else None
    if kept.plan and edition and classifier:
        actions.propose(plan=kept.plan, edition=edition, classifier=classifier, by=by)


def apply_in_background(work: Work) -> Answer:
    """The same for a big file. Begun again after its worker was lost, it goes on where the writing had been done."""
    kept = queries.import_with_file(work.number("import"))
    if kept.state == Import.State.APPLIED:
        propose(kept, by=work.by)
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
    applied = plans.apply_upload(
        import_id=kept.pk,
        document=document,
        seen=work.text("seen"),
        left_out=places_in(work.arguments.get("left_out")),
        take_out_gone=work.arguments.get("take_out_gone") is True,
        by=work.by,
    )
    progress(3, 4, "บันทึกแล้ว กำลังเสนอแนวทางให้โครงการ", "Written; proposing guidelines")
    propose(applied.kept, by=work.by)
    return applied.kept


def places_in(value: object) -> frozenset[RowPlace]:
    """Rows as a job's arguments hold them: [[sheet, row], …]."""
    rows: Iterable[object] = value if isinstance(value, list) else ()
    return frozenset((str(one[0]), int(one[1])) for one in rows if isinstance(one, list | tuple) and len(one) == 2)


APPLY = Kind("plans.apply_import", "นำเข้าแผน", "Importing a plan", apply_in_background)


def applying_of(import_id: int) -> str:
    """The name of the work of applying one upload, so that it is asked for once at a time."""
    return f"import.apply:{import_id}"
