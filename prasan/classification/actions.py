"""The writes of classification: the machine's proposals, and people's decisions."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification.models import Classification, Proposal
from prasan.classification.queries import text_of, undecided
from prasan.classification.rules import Classifier
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.models import Edition, Element
from prasan.plans.actions import check_may_edit, lock_plan
from prasan.plans.models import Plan, ProjectVersion

BATCH = 2000


@transaction.atomic
def propose(*, plan: Plan, edition: Edition, classifier: Classifier, by: User | None) -> int:
    """Ask the classifier about every working project of a plan that nobody has decided; its newest answer is kept.

    Proposals never count anywhere. Returns how many projects were asked about.
    """
    guidelines = guidelines_by_code(edition)
    versions = list(undecided(plan, edition.pk).select_related("project"))
    answers = []
    for version in versions:
        proposal = classifier.classify(text_of(version))
        known = [one for one in proposal.ranked if one.guideline in guidelines]
        answers.append(
            Proposal(
                project=version.project,
                edition=edition,
                decision=str(proposal.decision),
                guideline=guidelines[known[0].guideline] if known else None,
                probability=known[0].probability if known else 0,
                ranked=[
                    {"guideline": one.guideline, "probability": one.probability, "evidence": list(one.evidence)}
                    for one in known
                ],
                classifier_version=classifier.version,
                made_at=timezone.now(),
            )
        )
    Proposal.objects.bulk_create(
        answers,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["project"],
        update_fields=["edition", "decision", "guideline", "probability", "ranked", "classifier_version", "made_at"],
    )
    record(
        by=by, did="projects.proposed", target_type="plan", target_id=plan.pk, target_text=str(plan), after=len(answers)
    )
    return len(answers)


@transaction.atomic
def confirm(*, plan: Plan, edition: Edition, choices: Mapping[int, str], by: User, why: str = "") -> int:
    """A planner decides the guideline of one or many projects: project id → guideline code.

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
    if unknown := set(choices.values()) - set(guidelines):
        code = min(unknown)
        raise InputRefused(
            "unknown_guideline",
            f"ไม่มีแนวทาง “{code}” ในกรอบ เลือกจากรายการแนวทาง เช่น 1.1",
            f"The framework has no guideline “{code}”; choose one from the list.",
        )
    in_force = {
        one.project_id: one
        for one in Classification.objects.select_related("guideline").filter(
            project_id__in=choices, edition=edition, ended_at=None
        )
    }
    changed = {
        project_id: code
        for project_id, code in choices.items()
        if project_id not in in_force or in_force[project_id].guideline_id != guidelines[code].pk
    }
    if changed:
        _decide(plan, edition, {p: guidelines[c] for p, c in changed.items()}, in_force, by=by, why=why)
    return len(changed)


def _decide(
    plan: Plan,
    edition: Edition,
    chosen: Mapping[int, Element],
    in_force: Mapping[int, Classification],
    *,
    by: User,
    why: str,
) -> None:
    now = timezone.now()
    before = {f"P{p}": in_force[p].guideline.code for p in chosen if p in in_force}
    Classification.objects.filter(pk__in=[in_force[p].pk for p in chosen if p in in_force]).update(ended_at=now)
    proposed = dict(Proposal.objects.filter(project_id__in=chosen).values_list("project_id", "guideline_id"))
    Classification.objects.bulk_create(
        [
            Classification(
                project_id=project_id,
                edition=edition,
                guideline=guideline,
                proposed=proposed.get(project_id) == guideline.pk,
                confirmed_by=by,
                confirmed_at=now,
                why=why,
            )
            for project_id, guideline in chosen.items()
        ],
        batch_size=BATCH,
    )
    after = {f"P{p}": guideline.code for p, guideline in chosen.items()}
    record(
        by=by,
        did="projects.classified",
        target_type="plan",
        target_id=plan.pk,
        target_text=f"{len(chosen)} โครงการ · {plan}",
        why=why,
        before=before or None,
        after=after,
    )


@transaction.atomic
def withdraw(*, plan: Plan, edition: Edition, project_ids: Sequence[int], by: User, why: str = "") -> int:
    """Take decisions back: the projects return to the inbox. Returns how many were in force."""
    check_may_edit(by, plan.organisation)
    lock_plan(plan.pk)
    open_ones = Classification.objects.filter(
        project__plan=plan, project_id__in=project_ids, edition=edition, ended_at=None
    )
    before = {f"P{one.project_id}": one.guideline.code for one in open_ones.select_related("guideline")}
    if before:
        open_ones.update(ended_at=timezone.now())
        record(
            by=by,
            did="classification.withdrawn",
            target_type="plan",
            target_id=plan.pk,
            target_text=f"{len(before)} โครงการ · {plan}",
            why=why,
            before=before,
        )
    return len(before)


@transaction.atomic
def load_decisions(*, edition: Edition, decisions: Mapping[int, str], by: User | None) -> int:
    """Synthetic decisions for a synthetic plan (demonstration and benchmarks): project id → guideline code."""
    guidelines = guidelines_by_code(edition)
    now = timezone.now()
    rows = [
        Classification(
            project_id=project_id, edition=edition, guideline=guidelines[code], confirmed_by=by, confirmed_at=now
        )
        for project_id, code in decisions.items()
    ]
    Classification.objects.bulk_create(rows, batch_size=BATCH)
    record(
        by=by,
        did="decisions.loaded",
        target_type="edition",
        target_id=edition.pk,
        target_text=edition.code,
        after=len(rows),
    )
    return len(rows)


def guidelines_by_code(edition: Edition) -> dict[str, Element]:
    """The guidelines that a project can be put under."""
    return {one.code: one for one in Element.objects.filter(edition=edition, kind="guideline")}
