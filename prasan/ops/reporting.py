"""Makes a document and writes it to a file, for the command line."""

from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from prasan.committees.queries import Place, district
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.models import Edition
from prasan.organisations.models import Province
from prasan.plans.queries import plan_for_years, planning_organisation, plans_of
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form, Kind, ShelfKind
from prasan.reports.documents.registry import kind_named
from prasan.reports.facts import Asked
from prasan.reports.queries import FACTS, meeting_to_print, paper_of, template_for, template_of_province
from prasan.reports.rendering.files import file_of

LAST_QUARTER = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for. `organisation`, `district` and `edition` are codes; empty where there is none."""

    organisation: str
    district: str
    edition: str
    first_year: int
    asked: Asked


def report(kind_code: str, wanted: Wanted, out: Path) -> str:
    """Write one document. A sentence on what was written."""
    kind = kind_named(kind_code)
    form = _form_of(out, kind.forms)
    if not 0 <= wanted.asked.quarter <= LAST_QUARTER:
        raise InputRefused("bad_quarter", "--quarter ใส่ 1 ถึง 4 (0 = ทั้งปี)", "--quarter is 1 to 4 (0: the whole year).")
    whose, document = _MAKERS[kind.shelf](kind, wanted)
    try:
        out.write_bytes(file_of(document, form))
    except OSError as error:
        raise InputRefused(
            "cannot_write",
            f"เขียนไฟล์ {out} ไม่ได้ ตรวจว่ามีโฟลเดอร์นี้และเขียนลงได้",
            f"Cannot write {out}: {error.strerror}. Check that the folder exists and can be written to.",
        ) from None
    return f"พิมพ์แล้ว {kind.title_th} {whose} → {out}"


def _of_plan(kind: Kind, wanted: Wanted) -> tuple[str, Document]:
    organisation = planning_organisation(wanted.organisation)
    first_year = wanted.first_year
    plan = plan_for_years(organisation.pk, first_year) if first_year else plans_of(organisation.pk).first()
    if plan is None:
        raise NotFound(
            "no_such_plan", f"{organisation.name_th} ยังไม่มีแผนของช่วงนี้", f"{organisation.name_en} has no such plan."
        )
    made = kind.build(FACTS[kind.subject](plan, wanted.asked), template_for(organisation))
    return organisation.name_th, made


def _of_meeting(kind: Kind, wanted: Wanted) -> tuple[str, Document]:
    place = _place(wanted)
    meeting = meeting_to_print(place, wanted.asked.item)
    return f"{meeting} {place}", paper_of(kind, meeting)


def _place(wanted: Wanted) -> Place:
    if wanted.organisation:
        return planning_organisation(wanted.organisation)
    if wanted.district:
        return district(wanted.district, settings.PROVINCE)
    return _province(settings.PROVINCE)


def _of_province(kind: Kind, wanted: Wanted) -> tuple[str, Document]:
    code = settings.PROVINCE
    if wanted.edition:
        edition = Edition.objects.published().filter(code=wanted.edition).first()
        if edition is None:
            raise NotFound(
                "no_such_edition", f"ไม่มีฉบับที่ประกาศแล้วรหัส {wanted.edition}", f"No published edition {wanted.edition}."
            )
        code = edition.province_code
    province = _province(code)
    asked = replace(wanted.asked, item=wanted.edition or wanted.asked.item)
    made = kind.build(FACTS[kind.subject](province, asked), template_of_province(province))
    return f"จังหวัด{province.name_th}", made


def _province(code: str) -> Province:
    province = Province.objects.filter(code=code).first()
    if province is None:
        raise NotFound("no_province", "ยังไม่มีข้อมูลจังหวัดในระบบ", "There is no province here yet.")
    return province


_MAKERS = {ShelfKind.PLAN: _of_plan, ShelfKind.PROVINCE: _of_province, ShelfKind.MEETING: _of_meeting}


def _form_of(out: Path, forms: tuple[Form, ...]) -> Form:
    for form in forms:
        if out.suffix.lower() == f".{form}":
            return form
    endings = " ".join(f".{form}" for form in forms)
    raise InputRefused("no_such_form", f"{out.name} ต้องลงท้ายด้วย {endings}", f"{out.name} must end in {endings}.")
