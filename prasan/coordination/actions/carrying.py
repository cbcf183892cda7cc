"""What owners agreed on, written into an owner's own plan: an edit of its open revision, or of a new one."""

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import Refusal
from prasan.coordination import carrying, queries
from prasan.coordination.actions.deciding import text_of
from prasan.coordination.models import CarriedOut, Overlap
from prasan.coordination.rules import carrying as rules
from prasan.coordination.rules.carrying import Deed, Standing
from prasan.coordination.rules.deciding import no_such_overlap
from prasan.organisations.queries import person
from prasan.plans import lives
from prasan.plans.actions import Block, Change, Removal, describe_revision, save_block
from prasan.plans.models import Edit, Plan, ProjectVersion
from prasan.plans.rules.paths import RevisionKind


@transaction.atomic
def carry_out(*, overlap_id: int, project_id: int, by: User) -> Edit:
    """Do with one project what all owners agreed on: take it out of its plan, or say in it how it goes on.

    It is an edit like any other, with the reason filled in: compared, taken back, considered and announced with the
    revision that is open, which becomes (also) a เปลี่ยนแปลง. Raises the refusal of a plan that is under consideration.
    """
    Overlap.objects.select_for_update().filter(pk=overlap_id).first()
    asking = person(by)
    overlap = queries.overlap_to_see(overlap_id, asking)
    member = next((one for one in overlap.members.all() if one.project_id == project_id), None)
    if member is None:
        raise no_such_overlap()
    found = carrying.carrying_of(overlap, asking)
    task = found.task_of(project_id)
    owner = member.organisation.code
    refusal = rules.why_not_carry_out(
        asking,
        owner,
        queries.owners_of(overlap),
        agreed=found.agreed,
        deed=task.deed if task else None,
        standing=task.standing if task else Standing.WAITING,
    )
    if refusal or found.agreed is None or task is None:
        raise refusal or no_such_overlap()
    why = rules.reason_of(found.agreed, task.part, found.parts, number=overlap.pk, kept=found.kept, said=found.said)
    plan = member.project.plan
    edit = _write(plan, project_id, why, takes_out=task.deed is Deed.TAKE_OUT, by=by)
    _call_it_a_change(plan, why, by=by)
    edit.revision.refresh_from_db()
    CarriedOut.objects.create(overlap=overlap, project_id=project_id, agreed=found.agreed, edit=edit)
    record(
        by=by,
        did="overlap.carried_out",
        target_type="overlap",
        target_id=overlap.pk,
        organisation_code=owner,
        target_text=text_of(overlap),
        why=why,
        after={"project": f"P{project_id}", "agreed": found.agreed, "edit": edit.pk},
    )
    return edit


def _write(plan: Plan, project_id: int, why: str, *, takes_out: bool, by: User) -> Edit:
    head = ProjectVersion.objects.select_related("revision").get(project=project_id, is_latest=True)
    # A reason is that of one revision: what an earlier one gave is no reason of this one.
    known = "" if head.revision.announced_on else head.reason
    block = Block(
        changed=[Change(project_id, head.pk, {"reason": rules.joined_reasons(known, why)})],
        removed=[Removal(project_id, head.pk)] if takes_out else [],
        why=why,
    )
    edit = save_block(plan_id=plan.pk, block=block, by=by).edit
    if edit is None:
        raise Refusal("said_already", "แผนบอกเหตุผลนี้ไว้แล้ว ไม่มีอะไรต้องแก้", "The plan says so already.")
    return edit


def _call_it_a_change(plan: Plan, why: str, *, by: User) -> None:
    """Taking a project out, or changing its years, is เปลี่ยนแปลง (ข้อ 22/1, U); the planner may say otherwise afterwards."""
    revision = lives.open_revision_of(plan)
    if revision is None or RevisionKind.CHANGE in revision.kind_list:
        return
    kinds = revision.kind_list or lives.kinds_proposed(plan, lives.changes_of(revision))
    describe_revision(
        plan_id=plan.pk,
        kinds=tuple({*kinds, RevisionKind.CHANGE}),
        reason=revision.reason or why,
        by=by,
        round_number=revision.round_number,
        round_year=revision.round_year,
    )
