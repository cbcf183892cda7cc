"""The long work of a whole folder: reading its files, and applying those that can be."""

from prasan.classification import importing
from prasan.common.errors import Refusal
from prasan.common.money import grouped
from prasan.jobs.kinds import Answer, Kind, Work
from prasan.plans import actions as plans
from prasan.plans import queries
from prasan.plans.loading import read_plan
from prasan.plans.loading.folders import open_folder
from prasan.plans.models import FolderFile, Import


def read_folder(work: Work) -> Answer:
    """Read every file, match it to its organisation, keep it for preview. Beginning again goes on where it stopped."""
    folder = queries.folder_with_file(work.number("folder"))
    opened = open_folder(bytes(folder.content))
    total = len(opened.entries)
    for number, entry in enumerate(opened.entries):
        work.progress(number, total, f"กำลังอ่าน {entry.name}", f"Reading {entry.name}")
        plans.keep_folder_file(folder=folder, entry=entry, by=work.by)
    plans.end_reading(folder=folder, passed_over=opened.passed_over, by=work.by)
    files = folder.files
    ready, doubtful = files.filter(kept__isnull=False).count(), files.filter(organisation=None, told={}).count()
    return Answer(
        {"folder": folder.pk, "files": total, "ready": ready, "doubtful": doubtful},
        f"อ่านแล้ว {grouped(total)} ไฟล์: รู้ อปท. {grouped(ready)} ต้องเลือก อปท. {grouped(doubtful)} "
        f"ใช้ไม่ได้ {grouped(total - ready - doubtful)} ยังไม่มีอะไรเปลี่ยน",
        f"{grouped(total)} files read: {grouped(ready)} matched, {grouped(doubtful)} to be matched by you, "
        f"{grouped(total - ready - doubtful)} of no use. Nothing has changed yet.",
    )


def apply_folder(work: Work) -> Answer:
    """Apply every file whose preview has no errors, each all or nothing; what is refused says why in the table."""
    folder = queries.folder_with_file(work.number("folder"))
    waiting = list(
        folder.files.filter(kept__state=Import.State.PREVIEWED).select_related("kept__organisation__province")
    )
    applied = 0
    for number, one in enumerate(waiting):
        work.progress(number, len(waiting), f"กำลังนำเข้า {one.name}", f"Importing {one.name}")
        refusal = _apply(one, work)
        plans.note_outcome(file_id=one.pk, refusal=refusal, by=work.by)
        applied += refusal is None
    return Answer(
        {"folder": folder.pk, "applied": applied, "refused": len(waiting) - applied},
        f"นำเข้าแล้ว {grouped(applied)} ไฟล์ ไม่ได้นำเข้า {grouped(len(waiting) - applied)} ไฟล์ ดูเหตุผลในตาราง",
        f"{grouped(applied)} files imported, {grouped(len(waiting) - applied)} not; the table says why.",
    )


def _apply(one: FolderFile, work: Work) -> Refusal | None:
    kept = one.kept
    assert kept is not None  # noqa: S101 - chosen by the state of its import
    document = read_plan(bytes(kept.content), file_name=kept.file_name)
    plan = queries.plan_for_years(kept.organisation_id, document.first_year)
    try:
        importing.apply(import_id=kept.pk, document=document, seen=plans.state_of(plan), by=work.by)
    except Refusal as refusal:
        return refusal
    return None


READ_FOLDER = Kind("plans.read_folder", "อ่านแผนทั้งโฟลเดอร์", "Reading a folder of plans", read_folder)
APPLY_FOLDER = Kind("plans.apply_folder", "นำเข้าแผนทั้งโฟลเดอร์", "Importing a folder of plans", apply_folder)


def folder_work(kind: Kind, folder_id: int) -> str:
    """The name of the work on one folder, so that it is asked for once at a time."""
    return f"{kind.code}:{folder_id}"
