"""A plan: who may write in it, opened, loaded whole."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.organisations.models import Organisation
from prasan.organisations.queries import person
from prasan.plans import queries
from prasan.plans.actions.versions import BATCH, store, version_of
from prasan.plans.models import Plan, Project
from prasan.plans.rules import permissions
from prasan.plans.rules.paths import RevisionKind, RevisionState
from prasan.plans.rules.rows import PlanFormat, ProjectRow


def check_may_edit(user: User, organisation: Organisation) -> None:
    """Raise the refusal that keeps this person from writing in this organisation's plan."""
    if refusal := permissions.why_not_edit(person(user), organisation.code):
        raise refusal


def lock_plan(plan_id: int) -> Plan:
    """The plan with its organisation, held until the transaction ends: whoever else writes in it waits here."""
    return Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan_id)


def state_of(plan: Plan | None) -> str:
    """A short token for the working state of a plan; it changes with every write to the plan's projects."""
    if plan is None:
        return "new"
    ids = queries.working_projects(plan).order_by("id").values_list("id", flat=True)
    return hashlib.sha256(",".join(map(str, ids)).encode()).hexdigest()[:16] if ids else "new"


@transaction.atomic
def open_plan(
    *,
    organisation: Organisation,
    first_year: int,
    last_year: int,
    plan_format: PlanFormat,
    by: User | None,
    synthetic: bool = False,
) -> Plan:
    """The organisation's plan of that period; made, and recorded, where it does not exist yet."""
    plan, made = Plan.objects.get_or_create(
        organisation=organisation,
        first_year=first_year,
        defaults={"last_year": last_year, "format": plan_format, "is_synthetic": synthetic},
    )
    if made:
        record(
            by=by,
            did="plan.opened",
            target_type="plan",
            target_id=plan.pk,
            organisation_code=organisation.code,
            target_text=str(plan),
        )
    return plan


@transaction.atomic
def load_announced_plan(
    *, organisation: Organisation, rows: Sequence[ProjectRow], first_year: int, announced_on: date, by: User | None
) -> list[int]:
    """A whole synthetic plan at once, announced (demonstration and benchmarks). The ids of its projects, in order."""
    plan = open_plan(
        organisation=organisation,
        first_year=first_year,
        last_year=first_year + 4,
        plan_format=PlanFormat.ISSUE,
        by=by,
        synthetic=True,
    )
    revision = plan.revisions.create(
        number=1,
        kinds=[RevisionKind.MAKE.value],
        state=RevisionState.ANNOUNCED,
        announced_on=announced_on,
        effective_on=announced_on,
    )
    projects = Project.objects.bulk_create([Project(plan=plan) for _ in rows], batch_size=BATCH)
    pairs = zip(projects, rows, strict=True)
    versions = [version_of(one, row, revision, position) for position, (one, row) in enumerate(pairs)]
    for version in versions:
        version.is_published = True
    store(versions, rows)
    record(
        by=by,
        did="plan.loaded",
        target_type="plan",
        target_id=plan.pk,
        organisation_code=organisation.code,
        target_text=str(plan),
        after=len(rows),
    )
    return [one.pk for one in projects]
