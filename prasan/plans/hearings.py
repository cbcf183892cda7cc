"""Reads of hearings as everyone may read them: those held for an announced revision, names of persons left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from prasan.committees.models import HeardNeed, Hearing
from prasan.common.errors import NotFound
from prasan.common.persons import without_persons
from prasan.plans.models import NeedAnswer, ProjectVersion, Revision


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked for, with the projects that answer it, or why none does."""

    need: HeardNeed
    text: str
    place: str
    answer: str
    projects: tuple[ProjectVersion, ...]


def hearings_for(revision: Revision) -> QuerySet[Hearing]:
    """The hearings that were held for a revision, the newest first."""
    return Hearing.objects.filter(held_for__revision=revision)


def revision_of(hearing: Hearing) -> Revision | None:
    """The revision that a hearing was held for."""
    return Revision.objects.filter(hearings__hearing=hearing).select_related("plan").first()


def public_hearing(organisation_code: str, hearing_id: int) -> Hearing:
    """A hearing of an announced revision. Raises `NotFound`, the same for one that is not announced yet."""
    chosen = Hearing.objects.filter(organisation__code=organisation_code, pk=hearing_id)
    found = chosen.filter(held_for__revision__announced_on__isnull=False).select_related("organisation").first()
    if found is None:
        raise NotFound(
            "no_such_hearing",
            "ไม่มีประชาคมนี้ หรือฉบับที่จัดประชาคมยังไม่ประกาศ",
            "There is no such hearing, or its revision has not been announced.",
        )
    return found


def asked_at(hearing: Hearing, *, for_everyone: bool) -> tuple[Asked, ...]:
    """What a hearing asked for. For everyone: only announced projects answer, and names of persons are masked."""
    needs = list(hearing.needs.all())
    projects = _projects(needs, for_everyone=for_everyone)
    told = without_persons if for_everyone else str
    return tuple(
        Asked(one, told(one.text), told(one.place), told(one.answer), tuple(projects.get(one.pk, ()))) for one in needs
    )


def _projects(needs: Iterable[HeardNeed], *, for_everyone: bool) -> dict[int, list[ProjectVersion]]:
    links = NeedAnswer.objects.filter(need__in=list(needs), ended_at=None).values_list("need", "project")
    versions = ProjectVersion.objects.filter(project__in=[project for _, project in links])
    shown = versions.published() if for_everyone else versions.filter(is_latest=True)
    by_project = {one.project_id: one for one in shown}
    found: dict[int, list[ProjectVersion]] = {}
    for need, project in links:
        if project in by_project:
            found.setdefault(need, []).append(by_project[project])
    return found
