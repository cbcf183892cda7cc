"""The writes of jobs: start, run, say how far, finish, cancel, find the lost, sweep.

A job is a working note, not a fact of the province, so it leaves nothing in the trail: what its work writes is recorded
by that work's own actions, in the name of who asked.
"""

import logging
import secrets
import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from prasan.accounts.models import User
from prasan.common.errors import Refusal
from prasan.jobs import rules
from prasan.jobs.kinds import Answer, Cancelled, Work, kind_of
from prasan.jobs.models import Job, JobFile, JobQuerySet
from prasan.jobs.queries import job_to_see, open_jobs_of
from prasan.jobs.rules import State

log = logging.getLogger(__name__)
LOST_AFTER = timedelta(seconds=120)
"""A running job whose worker has said nothing for so long has lost it."""
KEPT_FILES = timedelta(days=7)
SAID_EVERY = 0.5


def start(
    *,
    kind: str,
    by: User,
    arguments: Mapping[str, object],
    organisation_code: str = "",
    about: str = "",
    once: str = "",
) -> Job:
    """Put work into the queue. The job as it is then: waiting, or already ended where jobs are run at once.

    The caller has checked that the person may ask for this; the work's own actions check it again. `once` names the
    work: while a job of that name waits or runs, asking again gives that job.
    """
    if kind_of(kind) is None:
        raise ValueError(f"no kind of job is called {kind}")
    if once and (known := Job.objects.open().filter(once=once).first()):
        return known
    if refusal := rules.why_not_start(open_jobs_of(by)):
        raise refusal
    values = {"kind": kind, "by": by, "arguments": dict(arguments), "organisation_code": organisation_code}
    try:
        with transaction.atomic():
            job = Job.objects.create(**values, about=about[:300], once=once)
    except IntegrityError:  # somebody asked for the same at the same moment; it may have ended by now
        return Job.objects.filter(once=once).latest("pk")
    _enqueue(job)
    job.refresh_from_db()
    return job


def _enqueue(job: Job) -> None:
    if settings.JOBS_AT_ONCE:
        run(job.pk, worker="at once")
        return
    queued = run_job.enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task_id=queued.id)


@task(takes_context=True)
def run_job(context: TaskContext, job_id: int) -> None:
    """What the queue holds: the number of a job."""
    run(job_id, worker=context.task_result.worker_ids[-1])


def run(job_id: int, *, worker: str) -> None:
    """Do the work of a job that waits; one that somebody else has begun, or that has ended, is left alone."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=job_id, state=State.WAITING)
    taken = {"state": State.RUNNING, "worker": worker, "started_at": now, "seen_at": now}
    if not waiting.update(**taken, attempts=F("attempts") + 1):
        return
    job = Job.objects.select_related("by").get(pk=job_id)
    kind = kind_of(job.kind)
    try:
        if kind is None:
            raise LookupError(f"no kind of job is called {job.kind}")
        finish(job, kind.work(Work(job.by, job.organisation_code, job.arguments, _Said(job))))
    except Refusal as refusal:
        _end(job, State.REFUSED, refusal.message_th, refusal.message_en, result={"code": refusal.code})
    except Cancelled:
        _end(job, State.CANCELLED, "หยุดตามที่ขอ", "Stopped as asked.")
    except Exception:
        _fail(job)


class _Said:
    """The `Progress` of one job: written at most twice a second, and at once where the words change."""

    def __init__(self, job: Job) -> None:
        self.job, self.at, self.words = job, 0.0, ""

    def __call__(self, done: int, total: int, message_th: str = "", message_en: str = "") -> None:
        now = time.monotonic()
        if now - self.at < SAID_EVERY and message_th == self.words:
            return
        self.at, self.words = now, message_th
        said = {"done": done, "total": total, "message_th": message_th, "message_en": message_en}
        goes_on = _mine(self.job).filter(cancel_asked_at=None).update(**said, seen_at=timezone.now())
        if not goes_on:
            raise Cancelled


def _mine(job: Job) -> JobQuerySet:
    """The job while this attempt is the one that counts: another worker may have begun it again."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


@transaction.atomic
def finish(job: Job, answer: Answer) -> None:
    """Keep what came of the work, and its file."""
    if not _end(job, State.DONE, answer.message_th, answer.message_en, result=answer.result) or not answer.file:
        return
    made = answer.file
    JobFile.objects.create(job=job, name=made.name[:255], content_type=made.content_type, content=made.content)


def _end(job: Job, state: State, th: str, en: str, *, result: Mapping[str, object] | None = None) -> int:
    values = {"state": state, "message_th": th, "message_en": en, "result": dict(result or {})}
    return _mine(job).update(**values, ended_at=timezone.now())


def _fail(job: Job) -> None:
    reference = secrets.token_hex(4)
    log.exception("job %s (%s) failed, reference %s", job.pk, job.kind, reference)
    _mine(job).update(reference=reference)
    _end(
        job,
        State.FAILED,
        f"ระบบขัดข้องระหว่างทำงานนี้ ลองสั่งใหม่ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลพร้อมเลขอ้างอิง {reference}",
        f"The system failed during this job. Try again; if it fails again, tell the administrator the reference {reference}.",
    )


def cancel(*, job_id: int, by: User) -> Job:
    """Stop a job: at once while it waits; a running one stops where its work next says how far it is."""
    job = job_to_see(job_id, by)
    now = timezone.now()
    stopped = {
        "state": State.CANCELLED,
        "ended_at": now,
        "message_th": "หยุดก่อนเริ่ม",
        "message_en": "Stopped before it began.",
    }
    if Job.objects.filter(pk=job.pk, state=State.WAITING).update(**stopped, cancel_asked_at=now):
        return job
    if not Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked_at=now):
        job.refresh_from_db()
        if refusal := rules.why_not_cancel(State(job.state)):
            raise refusal
    return job


def keep_alive(*, worker: str, now: datetime) -> None:
    """A worker says that it is still there, for the job that it runs."""
    Job.objects.filter(state=State.RUNNING, worker=worker).update(seen_at=now)


@transaction.atomic
def recover(*, now: datetime) -> int:
    """Begin again, or end, what lost its worker, and put back what never came into the queue. How many there were."""
    held = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    queued = {str(pk) for pk in DBTaskResult.objects.filter(status__in=held).values_list("pk", flat=True)}
    old = Job.objects.select_for_update(skip_locked=True)
    dead = list(old.filter(state=State.RUNNING, seen_at__lt=now - LOST_AFTER))
    waiting = old.filter(state=State.WAITING, made_at__lt=now - LOST_AFTER)
    never = [job for job in waiting if job.task_id not in queued]
    for job in [*never, *(job for job in dead if _is_to_begin_again(job, now))]:
        _enqueue(job)
    return len(dead) + len(never)


def _is_to_begin_again(job: Job, now: datetime) -> bool:
    """What becomes of a job whose worker died: it waits once more, or it has ended."""
    if job.task_id:
        held = DBTaskResult.objects.filter(pk=job.task_id, status=TaskResultStatus.RUNNING)
        held.update(status=TaskResultStatus.FAILED, finished_at=now)
    if job.cancel_asked_at:
        _end(job, State.CANCELLED, "หยุดตามที่ขอ", "Stopped as asked.")
        return False
    kind = kind_of(job.kind)
    if kind and rules.may_run_again(job.attempts, repeatable=kind.repeatable):
        return bool(_mine(job).update(state=State.WAITING, done=0, total=0, worker=""))
    _end(
        job,
        State.FAILED,
        "เครื่องที่ทำงานนี้หยุดกลางคัน สิ่งที่ยังไม่เสร็จไม่ถูกบันทึก ตรวจผลแล้วสั่งใหม่ถ้ายังต้องการ",
        "The machine stopped in the middle of this job. Look at what is there, and start it again if you still need it.",
    )
    return False


@transaction.atomic
def sweep(*, now: datetime) -> int:
    """Let go of the files of jobs that ended long ago; the jobs themselves stay in the list. How many files."""
    ended = JobFile.objects.filter(job__ended_at__lt=now - KEPT_FILES)
    return ended.delete()[0]
