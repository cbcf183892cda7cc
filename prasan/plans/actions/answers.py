"""Projects that answer what a hearing asked for."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.committees.models import HeardNeed
from prasan.committees.rules import why_not_keep
from prasan.common.errors import NotFound
from prasan.organisations.queries import person
from prasan.plans.models import NeedAnswer, ProjectVersion


@transaction.atomic
def answer_need(*, need: HeardNeed, project_id: int, by: User | None) -> NeedAnswer:
    """Say that a project of the same organisation answers a need; saying it twice changes nothing."""
    organisation = need.hearing.organisation
    _check(by, need)
    working = ProjectVersion.objects.working().filter(project__plan__organisation=organisation, project=project_id)
    version = working.first()
    if version is None:
        raise NotFound("no_such_project", "ไม่มีโครงการนี้ในแผนของ อปท. นี้", "There is no such project in this plan.")
    made, is_new = NeedAnswer.objects.get_or_create(
        need=need, project_id=project_id, ended_at=None, defaults={"by": by}
    )
    if is_new:
        _record(by, "need.project_linked", need, version.name)
    return made


@transaction.atomic
def end_answer(*, need: HeardNeed, project_id: int, by: User) -> None:
    """A project does not answer the need after all."""
    _check(by, need)
    if NeedAnswer.objects.filter(need=need, project=project_id, ended_at=None).update(ended_at=timezone.now()):
        _record(by, "need.project_unlinked", need, f"P{project_id}")


def _check(by: User | None, need: HeardNeed) -> None:
    if by is not None and (refusal := why_not_keep(person(by), need.hearing.organisation.code)):
        raise refusal


def _record(by: User | None, did: str, need: HeardNeed, text: str) -> None:
    record(
        by=by,
        did=did,
        target_type="hearing",
        target_id=need.hearing_id,
        organisation_code=need.hearing.organisation.code,
        target_text=f"{need.text} → {text}",
    )
