"""A whole folder of plans at once, for the PAO: one zip, a table of its files, one job to read and one to apply."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prasan.classification.folders import APPLY_FOLDER, READ_FOLDER, folder_work
from prasan.common.errors import FileRefused
from prasan.jobs.actions import start
from prasan.jobs.kinds import Kind
from prasan.jobs.models import Job
from prasan.jobs.queries import newest_called
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.plans import actions
from prasan.plans import queries as plans
from prasan.plans.loading.folders import MAX_FOLDER_BYTES, open_folder
from prasan.plans.models import FolderFile, Import, ImportFolder
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest, person_of
from prasan.web.working.jobs import shown


@require_http_methods(["GET", "HEAD", "POST"])
def folders(request: SignedInRequest) -> HttpResponse:
    """The form, and the folders that were sent; a zip that cannot be opened is refused on the same page."""
    _coordinating(request)
    refusal: FileRefused | None = None
    if request.method == "POST":
        try:
            folder = _receive(request)
            _begin(request, READ_FOLDER, folder)
            return HttpResponseRedirect(reverse("folder", args=[folder.pk]))
        except FileRefused as refused:
            refusal = refused
    every = plans.folders_of(settings.PROVINCE)
    page = page_in(request, every.count())
    context = {
        "folders": every[page.start : page.start + page.length],
        "page": page,
        "refusal": refusal,
        "largest": MAX_FOLDER_BYTES // 2**20,
    }
    return render(request, "inout/folders.html", context, status=refusal.http_status if refusal else 200)


def _receive(request: SignedInRequest) -> ImportFolder:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.name:
        raise FileRefused(
            "no_file", "ยังไม่ได้เลือกไฟล์ เลือก zip แล้วส่งใหม่", "No file was chosen; choose the zip and send it."
        )
    if (sent.size or 0) > MAX_FOLDER_BYTES:
        raise FileRefused(
            "folder_too_large",
            f"zip นี้ใหญ่เกิน {MAX_FOLDER_BYTES // 2**20} MB แบ่งส่งเป็นหลาย zip",
            f"This zip is larger than {MAX_FOLDER_BYTES // 2**20} MB; send it in parts.",
        )
    content = sent.read()
    open_folder(content)
    province = Province.objects.get(code=settings.PROVINCE)
    return actions.receive_folder(province=province, file_name=sent.name, content=content, by=request.user)


def _begin(request: SignedInRequest, kind: Kind, folder: ImportFolder) -> Job:
    return start(
        kind=kind.code,
        by=request.user,
        arguments={"folder": folder.pk},
        about=folder.file_name,
        once=folder_work(kind, folder.pk),
    )


@require_safe
def folder(request: SignedInRequest, folder_id: int) -> HttpResponse:
    """What became of each file; the page asks again by itself while a job goes on."""
    _coordinating(request)
    found = plans.folder_with_file(folder_id)
    jobs = [newest_called(folder_work(kind, found.pk)) for kind in (READ_FOLDER, APPLY_FOLDER)]
    job = next((one for one in jobs if one and one.is_open), None) or jobs[1] or jobs[0]
    files = list(found.files.select_related("organisation", "kept").prefetch_related("kept__plan"))
    context = {
        "folder": found,
        "files": files,
        "job": job,
        "shown": shown(job) if job else None,
        "waiting": sum(one.kept is not None and one.kept.state == Import.State.PREVIEWED for one in files),
        "organisations": Organisation.objects.filter(province=found.province).order_by("code"),
        "readable": found.read_at is None and not (job and job.is_open),
    }
    return render(request, "inout/folder_state.html" if request.htmx else "inout/folder.html", context)


@require_POST
def folder_assign(request: SignedInRequest, file_id: int) -> HttpResponse:
    """A person says whose plan a file is."""
    _coordinating(request)
    kept = actions.assign_file(file_id=file_id, organisation_code=request.POST.get("code", ""), by=request.user)
    return _back(kept)


@require_POST
def folder_apply(request: SignedInRequest, folder_id: int) -> HttpResponse:
    """Apply every file that can be; where the reading was cut off, it is taken up again first."""
    _coordinating(request)
    found = plans.folder_with_file(folder_id)
    _begin(request, READ_FOLDER if found.read_at is None else APPLY_FOLDER, found)
    return HttpResponseRedirect(reverse("folder", args=[found.pk]))


def _back(kept: FolderFile) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('folder', args=[kept.folder_id])}#f{kept.pk}")


def _coordinating(request: SignedInRequest) -> None:
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal
