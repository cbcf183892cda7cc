"""For which revision a hearing was held, and the projects that answer what it asked for."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.committees.keeping import Home, why_not_keep
from prasan.committees.models import HeardNeed, Hearing
from prasan.common.errors import NotFound, Refusal
from prasan.organisations.queries import person
from prasan.plans.models import NeedAnswer, ProjectVersion, Revision, RevisionHearing


@transaction.atomic
def hold_for(*, hearing: Hearing, revision: Revision | None, by: User | None) -> None:
    """Say for which revision of the organisation a hearing was held; None: for none yet.

    With an announced revision everyone reads the hearing from then on, and it stays there.
    """
    organisation = hearing.organisation
    if by is not None and (refusal := why_not_keep(person(by), Home(organisation.code))):
        raise refusal
    before = RevisionHearing.objects.select_related("revision").filter(hearing=hearing).first()
    if revision == (before.revision if before else None):
        return
    if before and before.revision.announced_on:
        raise Refusal(
            "hearing_is_public",
            "ประชาคมนี้เผยแพร่พร้อมฉบับที่ประกาศแล้ว ย้ายไปฉบับอื่นไม่ได้",
            "This hearing was published with its revision; it stays there.",
        )
    if revision is None:
        RevisionHearing.objects.filter(hearing=hearing).delete()
    elif revision.plan.organisation_id != organisation.pk:
        raise NotFound("no_such_revision", "ไม่มีฉบับนี้ใน อปท. นี้", "There is no such revision here.")
    else:
        RevisionHearing.objects.update_or_create(hearing=hearing, defaults={"revision": revision})
    record(
        by=by,
        did="hearing.held_for",
        target_type="hearing",
        target_id=hearing.pk,
        organisation_code=organisation.code,
        target_text=str(hearing),
        before=before.revision.label if before else None,
        after=revision.label if revision else None,
    )


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
    if by is not None and (refusal := why_not_keep(person(by), Home(need.hearing.organisation.code))):
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
