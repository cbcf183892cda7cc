"""The long work of plans: reading a big workbook and comparing it with the plan."""

from prasan.common.errors import FileRefused
from prasan.common.money import grouped
from prasan.jobs.kinds import Answer, Kind, Work
from prasan.plans import actions, queries
from prasan.plans.loading import read_plan
from prasan.plans.models import Import
from prasan.plans.rules import importing


def read_upload(work: Work) -> Answer:
    """Read a file that was sent, compare it with the plan, and open its preview. Beginning again does no harm."""
    kept = queries.import_with_file(work.number("import"))
    if kept.state != Import.State.RECEIVED:
        return Answer({"import": kept.pk}, "อ่านไฟล์นี้แล้ว", "This file has been read.")
    work.progress(0, 3, "กำลังอ่านไฟล์", "Reading the file")
    try:
        document = read_plan(bytes(kept.content), file_name=kept.file_name)
        rows = len(document.projects)
        work.progress(
            1,
            3,
            f"อ่านแล้ว {grouped(rows)} โครงการ กำลังเทียบกับแผนในระบบ",
            f"{grouped(rows)} projects read; comparing with the plan",
        )
        plan = queries.plan_for_years(kept.organisation_id, document.first_year)
        found = importing.difference(document, queries.stored_rows(plan))
        work.progress(2, 3, "กำลังเปิดหน้าตัวอย่าง", "Opening the preview")
        actions.accept_upload(import_id=kept.pk, document=document, by=work.by)
    except FileRefused as refusal:
        actions.refuse_upload(import_id=kept.pk, refusal=refusal, by=work.by)
        raise
    added, changed, same, gone = map(len, (found.added, found.changed, found.same, found.gone))
    return Answer(
        {"import": kept.pk, "added": added, "changed": changed, "same": same, "gone": gone},
        f"อ่านแล้ว {grouped(rows)} โครงการ: เพิ่ม {grouped(added)} เปลี่ยน {grouped(changed)} "
        f"เหมือนเดิม {grouped(same)} ไม่มีในไฟล์ {grouped(gone)} ยังไม่มีอะไรเปลี่ยนจนกว่าจะยืนยัน",
        f"{grouped(rows)} projects read: {grouped(added)} new, {grouped(changed)} changed, {grouped(same)} the same, "
        f"{grouped(gone)} not in the file. Nothing changes until you confirm.",
    )


READ = Kind("plans.read_import", "อ่านไฟล์แผน", "Reading a plan file", read_upload)


def reading_of(import_id: int) -> str:
    """The name of the work of reading one upload, so that it is asked for once at a time."""
    return f"import.read:{import_id}"
