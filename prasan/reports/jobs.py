"""The long work of documents: a file of many pages, made in the background, kept and fetched later."""

from collections.abc import Mapping
from dataclasses import asdict

from prasan.common.errors import NotFound
from prasan.jobs.kinds import Answer, File, Work
from prasan.jobs.kinds import Kind as JobKind
from prasan.organisations.models import Organisation, Province
from prasan.organisations.queries import person
from prasan.plans.models import Plan
from prasan.plans.rules.permissions import why_not_see_working
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form, Kind, ShelfKind
from prasan.reports.documents.registry import kind_named
from prasan.reports.facts import Asked, State
from prasan.reports.queries import FACTS, template_for, template_of_province
from prasan.reports.rendering.files import CONTENT_TYPES, file_name_of, file_of


def wanted(of: Plan | Province, kind: Kind, form: Form, asked: Asked) -> dict[str, object]:
    """The arguments of the work: which document, of what, as which file."""
    whose = {"province": of.code} if isinstance(of, Province) else {"plan": of.pk}
    return {**whose, "kind": kind.code, "form": form.value, "asked": {**asdict(asked), "state": asked.state.value}}


def work_named(arguments: Mapping[str, object], by: int) -> str:
    """The name of the work, so that one person asks for the same file once at a time."""
    asked = arguments["asked"]
    assert isinstance(asked, Mapping)  # noqa: S101 - our own code wrote it
    parts = (arguments.get("province") or arguments.get("plan"), arguments["kind"], arguments["form"], *asked.values())
    return f"document:{by}:" + ":".join(map(str, parts))


def make_document(work: Work) -> Answer:
    """Gather the facts, build the content, draw the file. Beginning again does no harm."""
    kind, form = kind_named(work.text("kind")), Form(work.text("form"))
    work.progress(0, 100, "กำลังรวบรวมข้อมูล", "Gathering the facts")
    document = _document(work, kind)
    work.progress(10, 100, "กำลังจัดหน้า", "Setting the pages")

    def told(done: int, total: int) -> None:
        work.progress(
            10 + 85 * done // max(total, 1), 100, f"จัดหน้าแล้ว {done} จาก {total} ตอน", f"{done} of {total} parts set"
        )

    made = file_of(document, form, told=told)
    size = f"{len(made) / 1_000_000:.1f} MB"
    return Answer(
        {"kind": kind.code, "form": form.value, "bytes": len(made)},
        f"{document.title} พร้อมแล้ว ({size}) เก็บไว้ให้เจ็ดวัน",
        f"{kind.title_en} is ready ({size}); it is kept for seven days.",
        File(file_name_of(document, form), CONTENT_TYPES[form], made),
    )


def _document(work: Work, kind: Kind) -> Document:
    """The content, for who asked: whoever lost the right to a draft meanwhile gets none. Raises `Refusal`."""
    given = work.arguments["asked"]
    assert isinstance(given, Mapping)  # noqa: S101 - our own code wrote it
    asked = Asked(**{**given, "state": State(given["state"])})
    if kind.shelf is ShelfKind.PROVINCE:
        province = Province.objects.get(code=work.text("province"))
        return kind.build(FACTS[kind.subject](province, asked), template_of_province(province))
    plan = Plan.objects.select_related("organisation__district", "organisation__province").get(pk=work.number("plan"))
    organisation: Organisation = plan.organisation
    if asked.state is State.WORKING and why_not_see_working(person(work.by), organisation.code):
        raise NotFound("no_plan_to_print", "ไม่มีแผนนี้ให้พิมพ์", "There is no such plan to print.")
    return kind.build(FACTS[kind.subject](plan, asked), template_for(organisation))


MAKE = JobKind("reports.make", "ทำไฟล์เอกสาร", "Making a document", make_document)
