"""Reads of what owners agreed on and how far each is with it, from the decisions and the plans themselves."""

from dataclasses import dataclass

from prasan.coordination import queries
from prasan.coordination.models import CarriedOut, DecisionAgreement, Overlap, OverlapDecision, OverlapMember
from prasan.coordination.rules import carrying as rules
from prasan.coordination.rules.carrying import Agreed, Deed, Part, Standing
from prasan.coordination.rules.deciding import Consent
from prasan.organisations.models import Organisation
from prasan.organisations.rules.people import Person
from prasan.plans import lives
from prasan.plans.models import Edit, ProjectVersion, Revision
from prasan.plans.rules.permissions import why_not_see_working


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """An owner and its agreement to the decision in force, None while it has not agreed."""

    organisation: Organisation
    agreement: DecisionAgreement | None


@dataclass(frozen=True, slots=True)
class Task:
    """What one owner does with one project, and how far that is. `edit` is given to those who may see its draft."""

    part: Part
    organisation: Organisation
    deed: Deed
    standing: Standing
    revision: Revision | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Carrying:
    """Everything about carrying out one overlap's decision, as one person may see it."""

    owners: tuple[OwnerLine, ...]
    agreed: Agreed | None
    tasks: tuple[Task, ...]
    parts: tuple[Part, ...]
    kept: int | None
    said: str

    @property
    def all_agree(self) -> bool:
        """No owner is left to agree."""
        return all(one.agreement for one in self.owners)

    def task_of(self, project_id: int) -> Task | None:
        """The task of one of the projects."""
        return next((one for one in self.tasks if one.part.project_id == project_id), None)


def carrying_of(overlap: Overlap, person: Person) -> Carrying:
    """What was agreed on an overlap of `with_everything`, and how far each owner is, as `person` may see it."""
    decision = queries.decision_of(overlap)
    members = list(overlap.members.all())
    owners = _owner_lines(members, decision)
    request = next(iter(overlap.joint_requests.all()), None)
    agreed = rules.agreed_on(
        decision.choice if decision else "",
        owners_agree=all(one.agreement for one in owners),
        joint_accepted=request is not None and not request.owners.exclude(consent=Consent.CONSENTED).exists(),
    )
    kept = decision.kept_id if decision else None
    said = request.title if request and agreed is Agreed.JOINT else decision.why if decision else ""
    parts = tuple(_part(member) for member in members)
    tasks = _tasks(overlap, members, parts, agreed, kept, person) if agreed else ()
    return Carrying(owners, agreed, tasks, parts, kept, said)


def _owner_lines(members: list[OverlapMember], decision: OverlapDecision | None) -> tuple[OwnerLine, ...]:
    agreements = DecisionAgreement.objects.filter(decision=decision).select_related("by") if decision else ()
    given = {one.organisation_id: one for one in agreements}
    owners = {member.organisation_id: member.organisation for member in members}
    return tuple(OwnerLine(organisation, given.get(pk)) for pk, organisation in owners.items())


def _part(member: OverlapMember) -> Part:
    version = _announced(member)
    years = tuple(one.fiscal_year for one in version.year_amounts.all() if one.amount_baht) if version else ()
    name = version.name if version else member.project.key
    return Part(member.project_id, name, member.organisation.label, years)


def _announced(member: OverlapMember) -> ProjectVersion | None:
    """What is announced of a project, None where it is announced no more."""
    return next(iter(member.project.versions.all()), None)


def _tasks(
    overlap: Overlap,
    members: list[OverlapMember],
    parts: tuple[Part, ...],
    agreed: Agreed,
    kept: int | None,
    person: Person,
) -> tuple[Task, ...]:
    done = CarriedOut.objects.standing().filter(overlap=overlap, agreed=agreed).select_related("edit__revision__plan")
    by_project = {one.project_id: one.edit for one in done}
    return tuple(
        _task(member, part, rules.deed_of(agreed, member.project_id, kept), by_project.get(member.project_id), person)
        for member, part in zip(members, parts, strict=True)
    )


def _task(member: OverlapMember, part: Part, deed: Deed, edit: Edit | None, person: Person) -> Task:
    def standing(now: Standing, revision: Revision | None = None, shown: Edit | None = None) -> Task:
        return Task(part, member.organisation, deed, now, revision, shown)

    if deed is Deed.KEEP:
        return standing(Standing.NOTHING_TO_DO)
    if _announced(member) is None:
        return standing(Standing.CARRIED, lives.revision_that_took_out(member.project))
    if edit and edit.revision.announced_on and deed is Deed.NOTE:
        return standing(Standing.CARRIED, edit.revision)
    may_see_draft = why_not_see_working(person, member.organisation.code) is None
    if may_see_draft and deed is Deed.TAKE_OUT and member.project.removed_at:
        return standing(Standing.DRAFT, lives.open_revision_of(member.project.plan), edit)
    if may_see_draft and deed is Deed.NOTE and edit:
        return standing(Standing.DRAFT, edit.revision, edit)
    return standing(Standing.WAITING)
