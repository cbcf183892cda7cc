"""Reads of jobs."""

from django.db.models import Exists, OuterRef, QuerySet

from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.jobs import rules
from prasan.jobs.models import Job, JobFile
from prasan.organisations.queries import person


def jobs_of(user: User) -> QuerySet[Job]:
    """What a person asked for, newest first; `has_file` says whether a file is kept."""
    return _with_files(Job.objects.filter(by=user))


def open_jobs_of(user: User) -> int:
    """How many of a person's jobs wait or run."""
    return Job.objects.open().filter(by=user).count()


def job_to_see(job_id: int, user: User) -> Job:
    """One job, for who may see it. Raises `NotFound`, the same for one that is another person's."""
    found = _with_files(Job.objects.filter(pk=job_id)).first()
    if refusal := rules.why_not_see(person(user), started_by=found.by_id if found else None):
        raise refusal
    if found is None:
        raise no_such_job()
    return found


def newest_called(once: str) -> Job | None:
    """The newest job of a named piece of work, whatever became of it; for pages about that work itself."""
    return Job.objects.filter(once=once).first()


def file_of(job: Job) -> JobFile:
    """The file that a job made. Raises `NotFound` where it made none or the file is no longer kept."""
    found = JobFile.objects.filter(job=job).first()
    if found is None:
        raise NotFound(
            "no_job_file",
            "ไฟล์ของงานนี้ไม่ได้เก็บไว้แล้ว สั่งทำใหม่ได้จากหน้าเดิม",
            "The file of this job is no longer kept; ask for it again where you asked before.",
        )
    return found


def no_such_job() -> NotFound:
    """The one answer for a job that is not there and for one that is another person's."""
    return NotFound(
        "no_such_job", "ไม่มีงานนี้ ดูรายการในหน้างานเบื้องหลัง", "There is no such job; see the list of your background jobs."
    )


def _with_files(jobs: QuerySet[Job]) -> QuerySet[Job]:
    return jobs.select_related("by").annotate(has_file=Exists(JobFile.objects.filter(job=OuterRef("pk"))))
