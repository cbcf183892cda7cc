"""Kinds of work for tests: one that counts, one that is refused, one that breaks, one that makes a file."""

from unittest.mock import patch

from django.core.management import call_command

from prasan.common.errors import Refusal
from prasan.jobs.actions import cancel
from prasan.jobs.kinds import Answer, File, Kind, Work, register
from prasan.jobs.models import Job

done: list[str] = []


def work_off() -> None:
    """The worker's own loop until the queue is empty; within a test's transaction its connection must stay open."""
    with patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("db_worker", batch=True, verbosity=0, startup_delay=False, reload=False)


def _count(work: Work) -> Answer:
    many = work.number("many")
    for number in range(many):
        work.progress(number + 1, many, f"นับถึง {number + 1}", f"Counted to {number + 1}")
    done.append(work.text("name"))
    return Answer({"counted": many}, "นับครบแล้ว", "All counted.")


def _refuse(work: Work) -> Answer:
    raise Refusal("not_today", "วันนี้ทำไม่ได้", "Not today.")


def _break(work: Work) -> Answer:
    raise RuntimeError("a bug")


def _file(work: Work) -> Answer:
    return Answer(file=File("ผล.txt", "text/plain", b"made"))


def _stopped(work: Work) -> Answer:
    work.progress(1, 3, "ก่อนหยุด", "Before")
    cancel(job_id=Job.objects.latest("pk").pk, by=work.by)
    work.progress(2, 3, "หลังหยุด", "After")
    done.append("never")
    return Answer()


def register_works() -> None:
    """Make them known, as an app does when it starts."""
    for code, work in {
        "test.count": _count,
        "test.refuse": _refuse,
        "test.break": _break,
        "test.file": _file,
        "test.stopped": _stopped,
    }.items():
        register(Kind(code, f"งานทดสอบ {code}", f"Test {code}", work))
    register(Kind("test.once_only", "งานทำซ้ำไม่ได้", "Not repeatable", _count, repeatable=False))


register_works()
