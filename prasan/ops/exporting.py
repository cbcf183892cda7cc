"""One organisation's plan as the workbook that prasan reads back."""

from pathlib import Path

from prasan.classification.workbooks import workbook_of
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations.models import Organisation
from prasan.plans.queries import plan_for_years, plans_of, working_projects


def export_plan(organisation_code: str, *, first_year: int, out: Path) -> str:
    """Write the working plan (of `first_year`, or the newest) to a new file. A sentence on what was written."""
    organisation = Organisation.objects.filter(code=organisation_code).first()
    if organisation is None:
        raise NotFound(
            "no_such_organisation",
            f"ไม่มี อปท. รหัส {organisation_code} ตรวจรหัสในหน้ารายชื่อ อปท.",
            f"There is no organisation {organisation_code}; look its code up in the list of organisations.",
        )
    plan = plan_for_years(organisation.pk, first_year) if first_year else plans_of(organisation.pk).first()
    if plan is None:
        raise NotFound(
            "no_such_plan", f"{organisation.name_th} ยังไม่มีแผนของช่วงนี้", f"{organisation.name_en} has no such plan."
        )
    if out.suffix != ".xlsx":
        raise InputRefused("not_xlsx", f"{out.name} ต้องลงท้ายด้วย .xlsx", f"{out.name} must end in .xlsx.")
    try:
        out.write_bytes(workbook_of(plan))
    except OSError as error:
        raise InputRefused(
            "cannot_write",
            f"เขียนไฟล์ {out} ไม่ได้ ตรวจว่ามีโฟลเดอร์นี้และเขียนลงได้",
            f"Cannot write {out}: {error.strerror}. Check that the folder exists and can be written to.",
        ) from None
    return f"ส่งออกแล้ว {working_projects(plan).count():,} โครงการ → {out}"
