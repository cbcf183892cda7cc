"""Reads of the life of a plan: where its revisions are, how they got there, what they change, who holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from prasan.common.errors import NotFound
from prasan.common.findings import Finding
from prasan.organisations.models import Membership, Organisation
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.people import Person
from prasan.plans import completing, queries, resolutions
from prasan.plans.models import Paper, Plan, Project, ProjectVersion, Revision, RevisionMove, Ruling
from prasan.plans.rules import revisions as rules
from prasan.plans.rules import settings
from prasan.plans.rules.comparing import ESSENCE, differing_fields
from prasan.plans.rules.completeness import Blocker, blockers_of, completeness
from prasan.plans.rules.paths import HOLDERS, MoveKind, RevisionKind, RevisionState, path_of
from prasan.plans.rules.rows import PlanFormat, ProjectRow


def rulings_of(organisation: Organisation) -> dict[str, str | int]:
    """What holds for an organisation where it differs from the defaults: the province's rulings, its own over them."""
    chosen = Ruling.objects.filter(province_id=organisation.province_id)
    ours = chosen.filter(Q(organisation=None) | Q(organisation=organisation))
    return dict(ours.order_by(F("organisation").asc(nulls_first=True), "pk").values_list("key", "value"))


def rulings_of_province(province_code: str) -> dict[str, str | int]:
    """What the province ruled, newest last."""
    return dict(Ruling.objects.filter(province__code=province_code, organisation=None).values_list("key", "value"))


def path_for(
    revision: Revision, organisation: Organisation, kinds: tuple[RevisionKind, ...] = ()
) -> tuple[RevisionState, ...]:
    """The stops of a revision by what it does (or `kinds`, while nobody has said), who owns it, and what was ruled."""
    council = settings.council_for(rulings_of(organisation))
    return path_of(revision.kind_list or kinds, OrganisationKind(organisation.kind), council)


def open_revision_of(plan: Plan) -> Revision | None:
    """The revision that is not announced yet."""
    return next((one for one in plan.revisions.all() if one.announced_on is None), None)


def revision_that_took_out(project: Project) -> Revision | None:
    """The announced revision that took a project out of its plan, None where it is still there or never was announced."""
    versions = set(ProjectVersion.objects.filter(project=project).values_list("pk", flat=True))
    announced = project.plan.revisions.filter(announced_on__isnull=False).order_by("-number")
    return next(
        (one for one in announced if any(after is None and before in versions for before, after in one.changes)), None
    )


def under_consideration(organisation: Organisation) -> Revision | None:
    """The open revision of the organisation's newest plan that has one."""
    found = Revision.objects.filter(plan__organisation=organisation, announced_on=None)
    return found.select_related("plan").order_by("-plan__first_year").first()


def mover_of(person: Person, organisation: Organisation) -> rules.Mover:
    """Somebody who looks at an organisation's revision, with the roles that anybody holds there."""
    return rules.Mover(person, organisation.code, roles_held_in(organisation.pk))


def roles_held_in(organisation_id: int) -> frozenset[Role]:
    """The roles that anybody holds in an organisation."""
    held = Membership.objects.in_force().filter(organisation=organisation_id).values_list("role", flat=True)
    return frozenset(map(Role, held))


# A scan, and the frozen pairs of versions of a whole plan: lists of steps show neither.
_HEAVY = ("paper__content", "revision__changes")


def moves_of(revisions: Iterable[Revision]) -> QuerySet[RevisionMove]:
    """Every step of some revisions, the newest first, those that were taken back too."""
    chosen = RevisionMove.objects.filter(revision__in=list(revisions))
    return chosen.select_related("by", "taken_back_by", "paper", "revision").defer(*_HEAVY).order_by("-pk")


def last_move_of(revision: Revision) -> RevisionMove | None:
    """The newest step that stands."""
    return revision.moves.filter(taken_back_at=None).order_by("-pk").first()


def paper(paper_id: int) -> Paper:
    """One scanned paper with its organisation. Raises `NotFound`."""
    found = Paper.objects.select_related("revision__plan__organisation").filter(pk=paper_id).first()
    if found is None:
        raise no_such_paper()
    return found


def announcement_paper(organisation_code: str, first_year: int, number: int) -> Paper:
    """The scanned announcement of an announced revision: the one paper of a revision that everyone may have.

    Raises `NotFound`, the same for a revision that is not announced and for one without a scan.
    """
    chosen = Paper.objects.filter(
        moves__kind=MoveKind.ANNOUNCE,
        moves__taken_back_at=None,
        revision__announced_on__isnull=False,
        revision__number=number,
        revision__plan__first_year=first_year,
        revision__plan__organisation__code=organisation_code,
    )
    found = chosen.first()
    if found is None:
        raise no_such_paper()
    return found


def has_announcement_paper(revision: Revision) -> bool:
    """Whether the signed announcement was scanned."""
    return revision.moves.filter(kind=MoveKind.ANNOUNCE, taken_back_at=None, paper__isnull=False).exists()


def no_such_paper() -> NotFound:
    """The one answer for a paper that is not there and for one of another organisation."""
    return NotFound("no_such_paper", "ไม่มีเอกสารสแกนนี้", "There is no such scanned paper.")


@dataclass(frozen=True, slots=True)
class ChangedProject:
    """One project that a revision adds (no `before`), changes, or takes out (no `after`). `fields` names what differs.

    `why_out`: the reason that the revision gives in the project it takes out, empty where it gives none.
    """

    project_id: int
    before: ProjectRow | None
    after: ProjectRow | None
    fields: tuple[str, ...] = ()
    why_out: str = ""

    @property
    def name(self) -> str:
        """What it is called now, or was last."""
        row = self.after or self.before
        return row.name if row else ""


def changes_of(revision: Revision) -> tuple[ChangedProject, ...]:
    """What a revision changes against the one before it: added and changed in the plan's order, then what it takes out.

    An announced revision froze its pairs of versions when it was announced; an open one is read from the working state.
    """
    pairs = revision.changes if revision.announced_on else version_pairs(revision.plan)
    wanted = [pk for pair in pairs for pk in pair if pk]
    rows = {one.pk: one for one in queries.with_amounts(ProjectVersion.objects.filter(pk__in=wanted))}
    gone = [rows[before].project_id for before, after in pairs if before and after is None]
    reasons = _reasons(revision, gone) if gone else {}
    found = []
    for before_id, after_id in pairs:
        old, new = (rows[pk] if pk else None for pk in (before_id, after_id))
        before, after = (queries.row_of(one) if one else None for one in (old, new))
        fields = differing_fields(before, after) if before and after else ()
        if (shown := new or old) and (before is None or after is None or fields):
            why_out = "" if new else reasons.get(shown.project_id, "")
            found.append(ChangedProject(shown.project_id, before, after, fields, why_out))
    return tuple(found)


def _reasons(revision: Revision, project_ids: Iterable[int]) -> dict[int, str]:
    """What a revision last said to be the reason in each of these projects."""
    said = ProjectVersion.objects.filter(revision=revision, project__in=project_ids).order_by("pk")
    return dict(said.values_list("project", "reason"))


def version_pairs(plan: Plan) -> list[tuple[int | None, int | None]]:
    """(published version, working version) of each project in which they differ; None where there is none."""
    versions = ProjectVersion.objects.published() | ProjectVersion.objects.working()
    rows = versions.filter(project__plan=plan).order_by("position", "pk")
    told = list(rows.values_list("project", "pk", "is_published", "is_latest", "project__removed_at"))
    published = {project: pk for project, pk, is_published, _latest, _removed in told if is_published}
    working = [(project, pk) for project, pk, _published, is_latest, removed in told if is_latest and removed is None]
    pairs = [(published.pop(project, None), pk) for project, pk in working]
    return [
        *((before, after) for before, after in pairs if before != after),
        *((pk, None) for pk in published.values()),
    ]


def versions_before_meetings(plan: Plan) -> dict[int, ProjectVersion]:
    """Project → what the open revision says of it: what meetings consider, in the plan's order; a project that the
    revision takes out stands with what was announced of it."""
    ids = [after or before for before, after in version_pairs(plan)]
    rows = ProjectVersion.objects.in_bulk([pk for pk in ids if pk])
    return {rows[pk].project_id: rows[pk] for pk in ids if pk}


def kinds_proposed(plan: Plan, changes: Iterable[ChangedProject]) -> tuple[RevisionKind, ...]:
    """What the open revision's changes look like; a person decides."""
    listed = list(changes)
    return rules.kinds_from_changes(
        first=is_first(plan),
        added=sum(one.before is None for one in listed),
        changed=sum(one.before is not None and one.after is not None for one in listed),
        gone=sum(one.after is None for one in listed),
    )


def is_first(plan: Plan) -> bool:
    """Whether nothing of the plan was ever announced."""
    return all(one.announced_on is None for one in plan.revisions.all())


def readiness_of(plan: Plan, revision: Revision, changes: tuple[ChangedProject, ...]) -> rules.Readiness:
    """What the submission of the open revision is judged by."""
    first = is_first(plan)
    rows = [one.after for one in changes if one.after]
    return rules.Readiness(
        # What is added or changed is in the plan: the rest is counted only where there is nothing of it.
        projects=len(rows) or queries.working_projects(plan).count(),
        changes=len(changes),
        kinds=revision.kind_list,
        is_first=first,
        reason=revision.reason,
        without_money=tuple(row.name for row in rows if not row.amounts),
        incomplete=_incomplete(plan, changes),
        unreasoned=() if first else tuple(row.name for row in rows if not row.reason),
        unheeded=resolutions.unheeded(revision),
        added=tuple(one.name for one in changes if one.before is None),
        altered=tuple(one.name for one in changes if one.after is None or not ESSENCE.isdisjoint(one.fields)),
    )


def blockers_of_plan(plan: Plan) -> tuple[Finding, ...]:
    """What blocks the submission of the open revision or should be looked at before; empty where none is with its planner."""
    revision = open_revision_of(plan)
    if revision is None or not revision.is_with_planner:
        return ()
    return tuple(rules.blockers(readiness_of(plan, revision, changes_of(revision))))


def _incomplete(plan: Plan, changes: tuple[ChangedProject, ...]) -> tuple[Blocker, ...]:
    """What a revision adds or changes must be complete; what it leaves alone is not asked again."""
    scale, plan_format = completing.scale(), PlanFormat(plan.format)
    rows = {one.project_id: one.after for one in changes if one.after}
    asked = {pk: completeness(row, scale, plan_format, classified=None) for pk, row in rows.items()}
    return blockers_of(asked, scale)


def earlier_numbers(plan: Plan) -> list[tuple[tuple[RevisionKind, ...], int | None, int | None]]:
    """(kinds, number, year) of the announced revisions."""
    announced = plan.revisions.filter(announced_on__isnull=False)
    return [(one.kind_list, one.round_number, one.round_year) for one in announced]


@dataclass(frozen=True, slots=True)
class Holding:
    """Where an organisation's newest plan is: the open revision and who holds it, or the last announcement."""

    organisation_code: str
    plan_id: int
    first_year: int
    revision_id: int
    label: str
    state: RevisionState
    since: datetime
    announced_on: date | None

    @property
    def holders(self) -> tuple[Role, ...]:
        """The roles that may move it on."""
        return HOLDERS[self.state]


def holdings(organisations: Iterable[Organisation]) -> dict[str, Holding]:
    """Organisation code → the newest revision of its newest plan, for all of the chosen ones in one query."""
    rows = (
        Revision.objects.filter(plan__organisation__in=list(organisations))
        .select_related("plan__organisation")
        .defer("changes")
        .order_by("plan__first_year", "number")
    )
    found: dict[str, Holding] = {}
    for row in rows:
        code = row.plan.organisation.code
        found[code] = Holding(
            code,
            row.plan_id,
            row.plan.first_year,
            row.pk,
            row.label,
            RevisionState(row.state),
            row.state_since,
            row.announced_on,
        )
    return found


def choices_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """(key, name) of the working projects, for lists to choose from."""
    rows = queries.working_projects(plan).values_list("project_id", "name")
    return tuple((f"P{pk}", name) for pk, name in rows)
