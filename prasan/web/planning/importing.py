"""Bringing a workbook in: upload, preview, apply, undo. Nothing changes before apply."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prasan.classification import importing as bringing_in
from prasan.common.errors import FileRefused, InputRefused, Refusal
from prasan.jobs.actions import start
from prasan.jobs.rules import State
from prasan.plans import actions
from prasan.plans import queries as plans
from prasan.plans.loading import read_plan
from prasan.plans.loading.refusals import MAX_FILE_BYTES, file_too_large
from prasan.plans.models import Import
from prasan.plans.rules.importing import BIG_BYTES, BIG_ROWS, RowPlace, rows_with_errors, why_not_apply
from prasan.plans.rules.rows import PlanDocument
from prasan.web.inout.waiting import newest_job, read_in_background, refusal_of, waiting_page
from prasan.web.planning.previews import document_of, place_of, preview_of
from prasan.web.planning.subjects import Subject, import_to_edit, to_edit
from prasan.web.planning.words import IMPORT_NAMES
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, reason_in, text_in

SHORT, LONG = 20, 100
SECTIONS = ("findings", "changed", "added", "gone", "guidelines")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_import(request: SignedInRequest, code: str) -> HttpResponse:
    """The form; and what was sent is read and kept for preview, or refused whole on the same page."""
    subject = to_edit(request, code)
    if request.method != "POST":
        return _upload_page(request, subject, None)
    try:
        kept = _keep(request, subject)
    except FileRefused as refusal:
        return _upload_page(request, subject, refusal)
    return HttpResponseRedirect(reverse("import_preview", args=[kept.pk]))


def _upload_page(request: SignedInRequest, subject: Subject, refusal: FileRefused | None) -> HttpResponse:
    context = {
        "organisation": subject.organisation,
        "plan": subject.plan,
        "refusal": refusal,
        "largest": MAX_FILE_BYTES // (1024 * 1024),
    }
    return render(request, "planning/plan_import.html", context, status=refusal.http_status if refusal else 200)


def _keep(request: SignedInRequest, subject: Subject) -> Import:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.name:
        raise FileRefused(
            "no_file", "ยังไม่ได้เลือกไฟล์ เลือกไฟล์แผนแล้วส่งใหม่", "No file was chosen; choose the plan's file and send it."
        )
    # The size is known before a byte of it is read into memory.
    if (sent.size or 0) > MAX_FILE_BYTES:
        raise file_too_large(sent.size or 0)
    content = sent.read()
    if len(content) >= BIG_BYTES:
        kept = actions.receive_upload(
            organisation=subject.organisation, file_name=sent.name, content=content, by=request.user
        )
        read_in_background(kept, by=request.user)
        return kept
    document = read_plan(content, file_name=sent.name)
    return actions.keep_upload(
        organisation=subject.organisation, document=document, file_name=sent.name, content=content, by=request.user
    )


@require_safe
def import_preview(request: SignedInRequest, import_id: int) -> HttpResponse:
    """What the upload would add, change and drop, with every finding at its cell."""
    kept = import_to_edit(request, import_id)
    job = newest_job(kept)
    if kept.state == Import.State.RECEIVED or (job and job.is_open):
        return waiting_page(request, kept, job)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if kept.state != Import.State.PREVIEWED:
        context = {
            "kept": kept,
            "organisation": kept.organisation,
            "state_name": IMPORT_NAMES[kept.state],
            "kept_why": plans.why_not_undo(kept),
        }
        return render(request, "planning/import_done.html", context)
    failed = job if job and job.state in (State.REFUSED, State.FAILED, State.CANCELLED) else None
    return _preview_page(request, kept, refusal_of(failed) if failed else None)


def _preview_page(request: SignedInRequest, kept: Import, refusal: Refusal | None) -> HttpResponse:
    preview = preview_of(kept)
    context: dict[str, object] = {
        "kept": kept,
        "organisation": kept.organisation,
        "preview": preview,
        "refusal": refusal,
        "short": SHORT,
        "left_out": set(request.POST.getlist("left_out")),
    }
    section = text_in(request, "section", most=20)
    if section in SECTIONS and refusal is None:
        rows = {
            "findings": [finding for group in preview.groups for finding in group.findings],
            "changed": preview.changed,
            "added": preview.comparison.added,
            "guidelines": preview.chosen,
            "gone": preview.comparison.gone,
        }[section]
        page = Page(number_in(request, "page", 1), len(rows), LONG)
        page = Page(min(page.number, page.last), len(rows), LONG)
        context |= {"section": section, "rows": page.of(rows), "page": page}
        return render(request, "planning/import_section.html", context)
    return render(request, "planning/import_preview.html", context, status=refusal.http_status if refusal else 200)


@require_POST
def import_apply(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Write what the preview showed; where that is refused, the preview as it is now with the reason.

    What another tab, or the first of two presses, has done already is shown as it is.
    """
    kept = import_to_edit(request, import_id)
    if kept.state != Import.State.PREVIEWED:
        return HttpResponseRedirect(reverse("import_preview", args=[kept.pk]))
    document = document_of(kept)
    left_out: frozenset[RowPlace] = frozenset(place_of(value) for value in request.POST.getlist("left_out"))
    if request.POST.get("leave_all") == "yes":
        left_out |= rows_with_errors(document)
    left_out &= rows_with_errors(document)
    try:
        if len(document.projects) >= BIG_ROWS:
            return _apply_in_background(request, kept, document, left_out)
        done = bringing_in.apply(
            import_id=kept.pk,
            document=document,
            seen=request.POST.get("seen", ""),
            left_out=left_out,
            take_out_gone=request.POST.get("take_out_gone") == "yes",
            by=request.user,
        )
    except Refusal as refusal:
        if refusal.code not in ("plan_changed", "rows_with_errors"):
            raise
        return _preview_page(request, kept, refusal)
    told = gettext(
        "นำเข้าแล้ว: เพิ่ม {added} เปลี่ยน {changed} นำออก {gone} เหมือนเดิม {same} โครงการ ย้อนกลับได้จากประวัติการนำเข้า"
    )
    messages.success(request, told.format(**done.summary), extra_tags="good")
    return HttpResponseRedirect(_plan_address(done))


def _apply_in_background(
    request: SignedInRequest, kept: Import, document: PlanDocument, left_out: frozenset[RowPlace]
) -> HttpResponse:
    """A big file is written by a job; the page of the import shows how far it is."""
    if refusal := why_not_apply(document, left_out=left_out):
        raise refusal
    start(
        kind=bringing_in.APPLY.code,
        by=request.user,
        arguments={
            "import": kept.pk,
            "seen": request.POST.get("seen", ""),
            "left_out": sorted(left_out),
            "take_out_gone": request.POST.get("take_out_gone") == "yes",
        },
        organisation_code=kept.organisation.code,
        about=f"{kept.file_name} · {kept.organisation.name_th}",
        once=bringing_in.applying_of(kept.pk),
    )
    return HttpResponseRedirect(reverse("import_preview", args=[kept.pk]))


@require_POST
def import_undo(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Put the plan back as it was before the import, for a reason that is kept."""
    kept = import_to_edit(request, import_id)
    why = reason_in(request)
    if not why:
        raise InputRefused(
            "no_reason", "ยังไม่ได้ย้อนกลับ เขียนเหตุผลสั้น ๆ ก่อน", "Nothing was undone; give a short reason first."
        )
    undone = bringing_in.undo(import_id=kept.pk, why=why, by=request.user)
    messages.success(request, gettext("ย้อนกลับแล้ว แผนเป็นเหมือนก่อนนำเข้า"), extra_tags="good")
    return HttpResponseRedirect(_plan_address(undone))


@require_safe
def import_file(request: SignedInRequest, import_id: int) -> HttpResponse:
    """The file as it was sent, byte for byte."""
    kept = import_to_edit(request, import_id)
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, kept.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _plan_address(kept: Import) -> str:
    address = reverse("plan", args=[kept.organisation.code])
    return f"{address}?first_year={kept.plan.first_year}" if kept.plan else address
