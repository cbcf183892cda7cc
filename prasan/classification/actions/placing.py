"""People's decisions in the other divisions of the same work: old strategies and own issues, beside the guideline."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.models import Classification, Placement, Proposal, SetAside
from prasan.classification.queries import Division, carried_of, divisions_of, placements_of
from prasan.common.errors import InputRefused, NotFound
from prasan.framework import queries as framework
from prasan.framework.actions import open_own as begin_own
from prasan.framework.models import Edition
from prasan.framework.rules import EditionStatus, Level
from prasan.organisations.models import Organisation
from prasan.plans.actions import check_may_edit, lock_plan
from prasan.plans.models import Plan, ProjectVersion

Places = Mapping[tuple[int, int], str]
"""(Project id, id of the other edition) → the code of its element; "" takes the decision back."""


@transaction.atomic
def place(*, plan: Plan, edition: Edition, places: Places, by: User, why: str = "") -> int:
    """A planner puts projects under an old strategy or an own issue, one by one; returns how many decisions changed.

    Raises `NotFound` for a project or a division that the plan does not have, `InputRefused` for a code that the division lacks,
    and writes nothing.
    """
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    return place_beside(plan=plan, edition=edition, places=places, by=by, why=why, now=timezone.now())


def place_beside(*, plan: Plan, edition: Edition, places: Places, by: User, why: str, now: datetime) -> int:
    """The same within a decision that has checked the person and locked the plan."""
    divisions = {one.edition.pk: one for one in divisions_of(plan, edition)}
    _check(plan, places, divisions)
    held = placements_of({project_id for project_id, _ in places})
    before = {key: held[key].element.code for key in places if key in held}
    changed = {key: code for key, code in places.items() if before.get(key, "") != code}
    if not changed:
        return 0
    _end(Placement.objects.filter(pk__in=[held[key].pk for key in changed if key in held]), now)
    proposals = {one.project_id: one for one in Proposal.objects.filter(project__in={key[0] for key in changed})}
    Placement.objects.bulk_create(
        Placement(
            project_id=project_id,
            edition=divisions[edition_id].edition,
            element=divisions[edition_id].elements[code],
            proposed=_proposed(proposals.get(project_id), divisions[edition_id]) == code,
            confirmed_by=by,
            confirmed_at=now,
            why=why,
        )
        for (project_id, edition_id), code in changed.items()
        if code
    )
    record(
        by=by,
        did="projects.placed",
        target_type="plan",
        target_id=plan.pk,
        organisation_code=plan.organisation.code,
        target_text=f"{len({key[0] for key in changed})} โครงการ · {plan}",
        why=why,
        before=_told(before, changed) or None,
        after=_told(changed, changed),
    )
    return len(changed)


@transaction.atomic
def open_own(*, organisation: Organisation, first_year: int, last_year: int, by: User) -> Edition:
    """The draft of an organisation's issues; where it begins as a copy of what was announced, the projects stand there too."""
    announced = framework.own_edition(organisation.pk, first_year, working=True)
    draft = begin_own(organisation=organisation, first_year=first_year, last_year=last_year, by=by)
    if announced is not None and draft.replaces_id == announced.pk:
        copies = {one.code: one for one in draft.elements.all()}
        Placement.objects.bulk_create(
            Placement(
                project_id=one.project_id,
                edition=draft,
                element=copies[one.element.code],
                proposed=one.proposed,
                confirmed_by_id=one.confirmed_by_id,
                confirmed_at=one.confirmed_at,
                why=one.why,
            )
            for one in Placement.objects.filter(edition=announced, ended_at=None).select_related("element")
        )
    return draft


def end_beside(edition: Edition, project_ids: Iterable[int]) -> None:
    """End what was placed at the very moment of the decisions in force, which are about to be taken back."""
    ids = list(project_ids)
    for model in (Classification, SetAside):
        together = model.objects.filter(
            project=OuterRef("project"), edition=edition, ended_at=None, confirmed_at=OuterRef("confirmed_at")
        )
        _end(Placement.objects.filter(Exists(together), project__in=ids, ended_at=None), timezone.now())


def _end(placed: QuerySet[Placement], now: datetime) -> None:
    """Under an own issue that is still a draft nothing is kept but in the trail, so that the issue can be taken out again."""
    of_drafts = Q(edition__level=Level.OWN, edition__status=EditionStatus.DRAFT)
    placed.filter(of_drafts).delete()
    placed.exclude(of_drafts).update(ended_at=now)


def _check(plan: Plan, places: Places, divisions: Mapping[int, Division]) -> None:
    mine = set(ProjectVersion.objects.working().filter(project__plan=plan).values_list("project_id", flat=True))
    for (project_id, edition_id), code in places.items():
        if project_id not in mine:
            raise NotFound(
                "project_not_in_plan", f"ไม่มีโครงการ P{project_id} ในแผนนี้", f"No project P{project_id} in this plan."
            )
        if edition_id not in divisions:
            raise NotFound(
                "no_such_division",
                "แผนนี้ไม่มียุทธศาสตร์หรือประเด็นชุดนั้น เปิดหน้าใหม่แล้วเลือกอีกครั้ง",
                "The plan has no such strategies or issues; open the page again.",
            )
        if code and code not in divisions[edition_id].elements:
            raise InputRefused(
                "unknown_element",
                f"ไม่มียุทธศาสตร์หรือประเด็น “{code}” เลือกจากรายการ",
                f"There is no strategy or issue “{code}”; choose one from the list.",
            )


def _proposed(proposal: Proposal | None, division: Division) -> str:
    found = carried_of(proposal, division)
    return found.target if found else ""


def _told(codes: Places, of: Places) -> dict[str, str]:
    return {
        f"P{project_id} · {edition_id}": codes[project_id, edition_id]
        for project_id, edition_id in of
        if (project_id, edition_id) in codes
    }
