"""Makes a document and writes it to a file, for the command line."""

from pathlib import Path

from prasan.common.errors import InputRefused, NotFound
from prasan.plans.queries import plan_for_years, planning_organisation, plans_of
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.registry import kind_named
from prasan.reports.facts import State
from prasan.reports.queries import FACTS, template_for
from prasan.reports.rendering.files import file_of


def report(kind_code: str, *, organisation_code: str, first_year: int, revision: int, draft: bool, out: Path) -> str:
    """Write one document. A sentence on what was written."""
    kind = kind_named(kind_code)
    form = _form_of(out, kind.forms)
    organisation = planning_organisation(organisation_code)
    plan = plan_for_years(organisation.pk, first_year) if first_year else plans_of(organisation.pk).first()
    if plan is None:
        raise NotFound(
            "no_such_plan", f"{organisation.name_th} ยังไม่มีแผนของช่วงนี้", f"{organisation.name_en} has no such plan."
        )
    facts = FACTS[kind.subject](plan, State.WORKING if draft else State.ANNOUNCED, revision)
    document = kind.build(facts, template_for(organisation))
    try:
        out.write_bytes(file_of(document, form))
    except OSError as error:
        raise InputRefused(
            "cannot_write",
            f"เขียนไฟล์ {out} ไม่ได้ ตรวจว่ามีโฟลเดอร์นี้และเขียนลงได้",
            f"Cannot write {out}: {error.strerror}. Check that the folder exists and can be written to.",
        ) from None
    return f"พิมพ์แล้ว {kind.title_th} {organisation.name_th} → {out}"


def _form_of(out: Path, forms: tuple[Form, ...]) -> Form:
    for form in forms:
        if out.suffix.lower() == f".{form}":
            return form
    endings = " ".join(f".{form}" for form in forms)
    raise InputRefused("no_such_form", f"{out.name} ต้องลงท้ายด้วย {endings}", f"{out.name} must end in {endings}.")
