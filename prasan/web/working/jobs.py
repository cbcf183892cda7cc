"""The list of a person's background jobs, each with its progress, its answer and its file."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from prasan.jobs import actions, queries
from prasan.jobs.kinds import kind_of
from prasan.jobs.models import Job
from prasan.jobs.rules import State
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest
from prasan.web.working.nexts import Next, next_of

STATE_NAMES = {
    State.WAITING: gettext_noop("รอคิว"),
    State.RUNNING: gettext_noop("กำลังทำ"),
    State.DONE: gettext_noop("เสร็จแล้ว"),
    State.REFUSED: gettext_noop("ทำไม่ได้"),
    State.FAILED: gettext_noop("ขัดข้อง"),
    State.CANCELLED: gettext_noop("หยุดแล้ว"),
}
STATE_TAGS = {
    State.WAITING: "",
    State.RUNNING: "accent",
    State.DONE: "good",
    State.REFUSED: "warn",
    State.FAILED: "bad",
    State.CANCELLED: "",
}
NOTES = {State.DONE: "good", State.REFUSED: "warn", State.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A job as the pages show it."""

    job: Job
    title_th: str
    title_en: str
    next: Next | None

    @property
    def state_name(self) -> str:
        return STATE_NAMES[State(self.job.state)]

    @property
    def tag(self) -> str:
        return STATE_TAGS[State(self.job.state)]

    @property
    def note(self) -> str:
        """How its message is shown."""
        return NOTES.get(State(self.job.state), "quiet")


def shown(job: Job) -> Shown:
    """A job with the words for its kind."""
    kind = kind_of(job.kind)
    return Shown(job, kind.title_th if kind else job.kind, kind.title_en if kind else job.kind, next_of(job))


@require_safe
def jobs(request: SignedInRequest) -> HttpResponse:
    """Everything that this person asked for, newest first."""
    mine = queries.jobs_of(request.user)
    page = page_in(request, mine.count())
    rows = [shown(one) for one in mine[page.start : page.start + page.length]]
    template = "working/jobs_rows.html" if request.htmx else "working/jobs.html"
    return render(request, template, {"rows": rows, "page": page, "moving": any(row.job.is_open for row in rows)})


@require_safe
def job(request: SignedInRequest, job_id: int) -> HttpResponse:
    """How far a job is; the page asks again by itself until the job has ended."""
    found = queries.job_to_see(job_id, request.user)
    template = "working/job_state.html" if request.htmx else "working/job.html"
    return render(request, template, {"shown": shown(found), "job": found})


@require_POST
def job_cancel(request: SignedInRequest, job_id: int) -> HttpResponse:
    """Stop a job."""
    stopped = actions.cancel(job_id=job_id, by=request.user)
    return HttpResponseRedirect(reverse("job", args=[stopped.pk]))


@require_safe
def job_file(request: SignedInRequest, job_id: int) -> HttpResponse:
    """The file that a job made."""
    made = queries.file_of(queries.job_to_see(job_id, request.user))
    response = HttpResponse(bytes(made.content), content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
