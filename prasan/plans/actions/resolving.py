"""Resolutions of a meeting on single projects that its committee has before it."""

from collections.abc import Sequence

from django.db import transaction

from prasan.accounts.models import User
from prasan.committees.actions import resolve
from prasan.committees.models import Meeting, Resolution
from prasan.common.errors import InputRefused, NotFound
from prasan.plans.considering import projects_before
from prasan.plans.models import ResolvedProject
from prasan.plans.rules.resolving import Word, grouped, text_of


@transaction.atomic
def resolve_projects(
    *, meeting: Meeting, item: str, words: Sequence[Word], by: User, members: int, percent: int
) -> list[Resolution]:
    """What a meeting decided of single projects before it: one resolution for each thing said.

    Said again of the same project, the later resolution holds. Raises `NotFound` for a project that the committee does not
    have before it, and what `committees.actions.resolve` raises.
    """
    before_it = projects_before(meeting.committee)
    if not before_it:
        raise NotFound("nothing_before_it", "ไม่มีโครงการที่รอที่ประชุมนี้พิจารณา", "No project is before this meeting.")
    if not words:
        raise InputRefused("nothing_said", "ยังไม่ได้เลือกผลของโครงการใด", "No outcome was chosen for any project.")
    made = []
    for (outcome, note), ids in grouped(words).items():
        if unknown := [one for one in ids if one not in before_it]:
            raise NotFound(
                "project_not_considered",
                f"โครงการ P{unknown[0]} ไม่อยู่ในเรื่องที่ที่ประชุมนี้พิจารณา เปิดหน้าใหม่",
                f"Project P{unknown[0]} is not before this meeting; open the page again.",
            )
        of_one_plan = {before_it[one].revision.pk for one in ids} if meeting.committee.organisation_id else set()
        resolution = resolve(
            meeting=meeting,
            item=item,
            text=text_of(outcome, note, len(ids)),
            outcome=outcome,
            subject="".join(f"revision:{pk}" for pk in of_one_plan),
            about=tuple(before_it[one].version.name for one in ids),
            by=by,
            members=members,
            percent=percent,
        )
        ResolvedProject.objects.bulk_create(
            ResolvedProject(resolution=resolution, revision=before_it[one].revision, version=before_it[one].version)
            for one in ids
        )
        made.append(resolution)
    return made
