"""One organisation's plan as the workbook that prasan reads back."""

from pathlib import Path

from prasan.common.errors import InputRefused, NotFound
from prasan.organisations.models import Organisation
from prasan.plans.exporting import plan_workbook
from prasan.plans.queries import document_of, plan_for_years, plans_of


def export_plan(organisation_code: str, *, first_year: int, out: Path) -> str:
    """Write the working plan (of `first_year`, or the newest) to a new file. A sentence on what was written."""
    organisation = Organisation.objects.filter(code=organisation_code).first()
    if organisation is None:
        raise NotFound(
            "no_such_organisation", f"ไม่มี อปท. รหัส {organisation_code}", f"No organisation {organisation_code}."
        )
    plan = plan_for_years(organisation.pk, first_year) if first_year else plans_of(organisation.pk).first()
    if plan is None:
        raise NotFound(
            "no_such_plan", f"{organisation.name_th} ยังไม่มีแผนของช่วงนี้", f"{organisation.name_en} has no such plan."
        )
    if out.suffix != ".xlsx":
        raise InputRefused("not_xlsx", f"{out.name} ต้องลงท้ายด้วย .xlsx", f"{out.name} must end in .xlsx.")
    document = document_of(plan)
    try:
        out.write_bytes(plan_workbook(document))
    except OSError as error:
        raise InputRefused(
            "cannot_write", f"เขียน {out} ไม่ได้: {error.strerror}", f"Cannot write {out}: {error.strerror}."
        ) from None
    return f"ส่งออกแล้ว {len(document.projects):,} โครงการ → {out}"
