"""The page of an import whose file is being read or written in the background."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from prasan.accounts.models import User
from prasan.classification.importing import applying_of
from prasan.common.errors import InputRefused, Refusal
from prasan.jobs.actions import start
from prasan.jobs.models import Job
from prasan.jobs.queries import newest_called
from prasan.plans import actions
from prasan.plans.jobs import READ, reading_of
from prasan.plans.models import Import
from prasan.web.planning.subjects import import_to_edit
from prasan.web.requests import SignedInRequest, reason_in
from prasan.web.working.jobs import shown


def read_in_background(kept: Import, *, by: User) -> Job:
    """Ask for a file that was received to be read; asking twice is one job."""
    return start(
        kind=READ.code,
        by=by,
        arguments={"import": kept.pk},
        organisation_code=kept.organisation.code,
        about=f"{kept.file_name} · {kept.organisation.name_th}",
        once=reading_of(kept.pk),
    )


def newest_job(kept: Import) -> Job | None:
    """The job that reads a received file, or the last one that applied or tried to apply its preview."""
    named = reading_of if kept.state == Import.State.RECEIVED else applying_of
    return newest_called(named(kept.pk))


def refusal_of(job: Job) -> Refusal:
    """Why a job did not apply a preview, to be told above it."""
    return Refusal(str(job.result.get("code", "job_failed")), job.message_th, job.message_en)


def waiting_page(request: SignedInRequest, kept: Import, job: Job | None) -> HttpResponse:
    """How far the work is; the page asks again by itself, and may be left."""
    context = {"kept": kept, "organisation": kept.organisation, "job": job, "shown": shown(job) if job else None}
    template = "inout/waiting_state.html" if request.htmx else "inout/waiting.html"
    return render(request, template, context)


@require_POST
def import_read(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Ask again for a file whose reading was stopped or failed."""
    kept = import_to_edit(request, import_id)
    if kept.state == Import.State.RECEIVED:
        read_in_background(kept, by=request.user)
    return HttpResponseRedirect(reverse("import_preview", args=[kept.pk]))


@require_POST
def import_discard(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Put a preview aside, for a reason that is kept."""
    kept = import_to_edit(request, import_id)
    why = reason_in(request)
    if not why:
        raise InputRefused(
            "no_reason", "ยังไม่ได้ทิ้ง เขียนเหตุผลสั้น ๆ ก่อน", "Nothing was discarded; give a short reason first."
        )
    actions.discard_import(import_id=kept.pk, why=why, by=request.user)
    return HttpResponseRedirect(reverse("plan", args=[kept.organisation.code]))
