"""Resolutions of a meeting on single projects of the open revision."""

from collections.abc import Sequence

from django.db import transaction

from prasan.accounts.models import User
from prasan.committees.actions import resolve
from prasan.committees.models import Meeting, Resolution
from prasan.common.errors import InputRefused, NotFound
from prasan.plans import lives
from prasan.plans.actions.plans import lock_plan
from prasan.plans.models import ResolvedProject
from prasan.plans.rules.resolving import Word, grouped, text_of


@transaction.atomic
def resolve_projects(
    *, meeting: Meeting, plan_id: int, item: str, words: Sequence[Word], by: User, members: int, percent: int
) -> list[Resolution]:
    """What a meeting decided of single projects that the open revision changes: one resolution for each thing said.

    Said again of the same project in the same revision, the later resolution holds. Raises `NotFound` for a project that
    the revision does not touch, and what `committees.actions.resolve` raises.
    """
    plan = lock_plan(plan_id)
    revision = lives.open_revision_of(plan)
    if revision is None or plan.organisation_id != meeting.committee.organisation_id:
        raise NotFound("no_open_revision", "ไม่มีฉบับที่กำลังพิจารณา", "No revision is under consideration.")
    if not words:
        raise InputRefused("nothing_said", "ยังไม่ได้เลือกผลของโครงการใด", "No outcome was chosen for any project.")
    before_it = lives.versions_before_meetings(plan)
    made = []
    for (outcome, note), ids in grouped(words).items():
        if unknown := [one for one in ids if one not in before_it]:
            raise NotFound(
                "project_not_considered",
                f"โครงการ P{unknown[0]} ไม่อยู่ในเรื่องที่ฉบับนี้เสนอ เปิดหน้าใหม่",
                f"The open revision does not touch project P{unknown[0]}; open the page again.",
            )
        resolution = resolve(
            meeting=meeting,
            item=item,
            text=text_of(outcome, note, len(ids)),
            outcome=outcome,
            subject=f"revision:{revision.pk}",
            about=tuple(before_it[one].name for one in ids),
            by=by,
            members=members,
            percent=percent,
        )
        ResolvedProject.objects.bulk_create(
            ResolvedProject(resolution=resolution, revision=revision, version=before_it[one]) for one in ids
        )
        made.append(resolution)
    return made
