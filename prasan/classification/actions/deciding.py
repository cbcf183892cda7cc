"""People's decisions: under which guideline a project goes, that it goes under none, and taking that back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.actions.placing import Places, end_beside, place_beside
from prasan.classification.models import Classification, Proposal, SetAside
from prasan.classification.queries import guidelines_by_code
from prasan.classification.rules import VERDICTS
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.models import Edition, Element
from prasan.plans.actions import check_may_edit, lock_plan
from prasan.plans.models import Plan, Project, ProjectVersion

BATCH = 2000


@transaction.atomic
def confirm(
    *,
    plan: Plan,
    edition: Edition,
    choices: Mapping[int, str],
    by: User,
    why: str = "",
    places: Places | None = None,
) -> int:
    """A planner decides one or many projects: project id → guideline code, `no_project` or `cannot_tell`.

    `places` puts them under elements of other divisions at the same moment, so that both are taken back together.
    A decision that says the same as the one in force changes nothing. Raises `NotFound` for a project that is not in
    the plan (of this organisation) and `InputRefused` for a code that the edition does not have, and writes nothing.
    """
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    mine = set(ProjectVersion.objects.working().filter(project__plan=plan).values_list("project_id", flat=True))
    if strangers := set(choices) - mine:
        raise NotFound(
            "project_not_in_plan", f"ไม่มีโครงการ P{min(strangers)} ในแผนนี้", f"No project P{min(strangers)} in this plan."
        )
    guidelines = guidelines_by_code(edition)
    if unknown := set(choices.values()) - set(guidelines) - set(VERDICTS):
        code = min(unknown)
        raise InputRefused(
            "unknown_guideline",
            f"ไม่มีแนวทาง “{code}” ในกรอบ เลือกจากรายการแนวทาง เช่น 1.1",
            f"The framework has no guideline “{code}”; choose one from the list.",
        )
    before = _in_force(edition, choices)
    changed = {project_id: code for project_id, code in choices.items() if before.get(project_id) != code}
    now = timezone.now()
    if changed:
        _decide(_Decisions(plan, edition, guidelines, by, why, now), changed, before)
    if places:
        place_beside(plan=plan, edition=edition, places=places, by=by, why=why, now=now)
    return len(changed)


def _in_force(edition: Edition, project_ids: Mapping[int, str] | Sequence[int]) -> dict[int, str]:
    """Project → the guideline's code or the verdict in force."""
    open_ones = {"project_id__in": list(project_ids), "edition": edition, "ended_at": None}
    under = Classification.objects.filter(**open_ones).values_list("project_id", "guideline__code")
    aside = SetAside.objects.filter(**open_ones).values_list("project_id", "verdict")
    return {**dict(under), **dict(aside)}


@dataclass(frozen=True, slots=True)
class _Decisions:
    """What all decisions of one act have in common."""

    plan: Plan
    edition: Edition
    guidelines: Mapping[str, Element]
    by: User
    why: str
    now: datetime


def _decide(one: _Decisions, chosen: Mapping[int, str], before: Mapping[int, str]) -> None:
    now = one.now
    for model in (Classification, SetAside):
        model.objects.filter(project_id__in=chosen, edition=one.edition, ended_at=None).update(ended_at=now)
    proposals = {
        project_id: decision if decision in VERDICTS else code
        for project_id, decision, code in Proposal.objects.filter(
            project_id__in=chosen, edition=one.edition
        ).values_list("project_id", "decision", "guideline__code")
    }
    common = {"edition": one.edition, "confirmed_by": one.by, "confirmed_at": now, "why": one.why}
    under, aside = [], []
    for project_id, code in chosen.items():
        told = {**common, "project_id": project_id, "proposed": proposals.get(project_id) == code}
        if code in VERDICTS:
            aside.append(SetAside(verdict=code, **told))
        else:
            under.append(Classification(guideline=one.guidelines[code], **told))
    Classification.objects.bulk_create(under, batch_size=BATCH)
    SetAside.objects.bulk_create(aside, batch_size=BATCH)
    record(
        by=one.by,
        did="projects.classified",
        target_type="plan",
        target_id=one.plan.pk,
        organisation_code=one.plan.organisation.code,
        target_text=f"{len(chosen)} โครงการ · {one.plan}",
        why=one.why,
        before={f"P{p}": before[p] for p in chosen if p in before} or None,
        after={f"P{p}": code for p, code in chosen.items()},
    )


@transaction.atomic
def withdraw(*, plan: Plan, edition: Edition, project_ids: Sequence[int], by: User, why: str = "") -> int:
    """Take decisions back, with what was placed beside them at the same moment: the projects return to the inbox.

    Returns how many were in force.
    """
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    mine = Project.objects.filter(plan=plan, pk__in=project_ids)
    before = _in_force(edition, list(mine.values_list("pk", flat=True)))
    if before:
        end_beside(edition, before)
        for model in (Classification, SetAside):
            model.objects.filter(project_id__in=before, edition=edition, ended_at=None).update(ended_at=timezone.now())
        record(
            by=by,
            did="classification.withdrawn",
            target_type="plan",
            target_id=plan.pk,
            organisation_code=plan.organisation.code,
            target_text=f"{len(before)} โครงการ · {plan}",
            why=why,
            before={f"P{project_id}": code for project_id, code in sorted(before.items())},
        )
    return len(before)
