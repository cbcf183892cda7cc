"""Where a person goes when a job is done: each area adds the kinds of job that it starts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_noop

from prasan.classification.folders import APPLY_FOLDER, READ_FOLDER
from prasan.classification.importing import APPLY
from prasan.classification.jobs import TRAIN
from prasan.coordination.jobs import CHECK, FIND
from prasan.jobs.models import Job
from prasan.plans.jobs import READ


@dataclass(frozen=True, slots=True)
class Next:
    """A page to go on with, and what its link says (Thai, with its English in the catalogue)."""

    address: str
    words: str


def _import(job: Job) -> Next:
    words = gettext_noop("ดูก่อนนำเข้า") if job.kind == READ.code else gettext_noop("ดูผลการนำเข้า")
    return Next(reverse("import_preview", args=[job.arguments["import"]]), words)


def _overlaps(job: Job) -> Next:
    return Next(reverse("overlaps"), gettext_noop("ดูความซ้ำซ้อน"))


def _plan_check(job: Job) -> Next:
    return Next(reverse("plan_overlaps", args=[job.arguments["organisation"]]), gettext_noop("ดูผลการตรวจ"))


def _folder(job: Job) -> Next:
    return Next(reverse("folder", args=[job.arguments["folder"]]), gettext_noop("ดูไฟล์ในชุด"))


def _classifier(job: Job) -> Next:
    return Next(reverse("classifier"), gettext_noop("ดูรุ่นของตัวจัดเข้าแนวทาง"))


NEXTS: dict[str, Callable[[Job], Next | None]] = {
    READ_FOLDER.code: _folder,
    APPLY_FOLDER.code: _folder,
    READ.code: _import,
    APPLY.code: _import,
    FIND.code: _overlaps,
    CHECK.code: _plan_check,
    TRAIN.code: _classifier,
}


def next_of(job: Job) -> Next | None:
    """The page to go on with, None where the answer itself is all."""
    return NEXTS[job.kind](job) if job.state == "done" and job.kind in NEXTS else None
