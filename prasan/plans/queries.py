"""Reads of plans: QuerySets for pages, frozen rows for rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, Prefetch, Q, QuerySet, Subquery, Sum

from prasan.common.errors import NotFound, Refusal
from prasan.organisations.models import Organisation
from prasan.plans.models import (
    Import,
    ImportFolder,
    ImportQuerySet,
    Plan,
    Project,
    ProjectVersion,
    Revision,
    RevisionMove,
    YearAmount,
)
from prasan.plans.rules import importing
from prasan.plans.rules.comparing import Stored
from prasan.plans.rules.paths import RevisionState
from prasan.plans.rules.revisions import why_not_change_projects
from prasan.plans.rules.rows import ORIGINAL, Location, PlanDocument, PlanFormat, ProjectKind, ProjectRow
from prasan.plans.sheets import sheet_of


def row_of(version: ProjectVersion) -> ProjectRow:
    """A stored version as the row that a workbook would say it with (its year amounts should be prefetched)."""
    amounts = list(version.year_amounts.all())
    return ProjectRow(
        sheet=version.sheet,
        row=version.row or 0,
        number=version.number,
        key=version.project.key,
        name=version.name,
        objective=version.objective,
        target=version.target,
        amounts={a.fiscal_year: a.amount_baht for a in amounts if a.amount_baht},
        ordinance_amounts={a.fiscal_year: a.ordinance_baht for a in amounts if a.ordinance_baht},
        kpi=version.kpi,
        expected_result=version.expected_result,
        unit=version.unit,
        budget_class=version.budget_class,
        kind=ProjectKind(version.kind),
        revision=version.revision_label or ORIGINAL,
        reason=version.reason,
        group=version.group,
        notes=tuple(version.notes),
        location=location_of(version),
        origin=f"P{version.project.origin_id}" if version.project.origin_id else "",
    )


def location_of(version: ProjectVersion) -> Location:
    """Where a stored version says that its project is."""
    points = (version.lat, version.lon, version.end_lat, version.end_lon)
    return Location(version.village_no, version.tambon, version.district, *points)


def working_projects(plan: Plan | None) -> QuerySet[ProjectVersion]:
    """The plan as its own planners see it, in the plan's order, amounts at hand."""
    chosen = ProjectVersion.objects.working().filter(project__plan=plan) if plan else ProjectVersion.objects.none()
    return with_amounts(chosen).order_by("position", "id")


def with_amounts(versions: QuerySet[ProjectVersion]) -> QuerySet[ProjectVersion]:
    """Add what `row_of` and the tables need, in two queries however many rows."""
    return versions.select_related("project").prefetch_related(
        Prefetch("year_amounts", queryset=YearAmount.objects.order_by("fiscal_year"))
    )


def stored_rows(plan: Plan | None) -> tuple[Stored, ...]:
    """The working state of a plan as facts for `compare`."""
    return tuple(Stored(one.row.key, one.row) for one in sheet_of(plan))


def positions_of(plan: Plan) -> dict[str, float]:
    """Where every working project stands: key → position, in the plan's order."""
    chosen = ProjectVersion.objects.working().filter(project__plan=plan).order_by("position", "id")
    places = chosen.values_list("project_id", "position")
    return {f"P{project_id}": position for project_id, position in places}


def origins_in(plan: Plan, keys: Iterable[str]) -> dict[str, int]:
    """Keys that name a project of another plan of the same organisation → its id; any other key is no origin."""
    numbers = {key: key.removeprefix("P") for key in keys if key}
    ids = {key: int(number) for key, number in numbers.items() if number.isascii() and number.isdigit()}
    found = Project.objects.filter(
        pk__in=[one for one in ids.values() if one < 2**63], plan__organisation=plan.organisation
    )
    known = set(found.exclude(plan=plan).values_list("pk", flat=True))
    return {key: number for key, number in ids.items() if number in known}


def differs_from_published(plan: Plan) -> bool:
    """Whether announcing would change anything: an import that was undone leaves an open revision that says nothing."""
    working = ProjectVersion.objects.working().filter(project__plan=plan).values_list("pk", flat=True)
    published = ProjectVersion.objects.published().filter(project__plan=plan).values_list("pk", flat=True)
    return set(working) != set(published)


def plan_for_years(organisation_id: int, first_year: int) -> Plan | None:
    """The organisation's plan that starts in a year, if it has one."""
    return Plan.objects.filter(organisation_id=organisation_id, first_year=first_year).first()


def plans_of(organisation_id: int) -> QuerySet[Plan]:
    """An organisation's plans, newest first."""
    return Plan.objects.filter(organisation_id=organisation_id).order_by("-first_year")


def planning_organisation(code: str) -> Organisation:
    """The organisation whose plan is worked on. Raises `NotFound`."""
    found = Organisation.objects.select_related("province", "district").filter(code=code).first()
    if found is None:
        raise NotFound(
            "no_such_organisation",
            f"ไม่มี อปท. รหัส {code} ตรวจรหัส หรือเลือกจากรายชื่อในหน้าพื้นที่",
            f"There is no organisation {code}; check the code, or choose from the list of places.",
        )
    return found


def document_of(plan: Plan) -> PlanDocument:
    """The working plan as the document that its workbook would be read as."""
    return PlanDocument(
        format=PlanFormat(plan.format),
        first_year=plan.first_year,
        last_year=plan.last_year,
        organisation_name=plan.organisation.name_th,
        projects=tuple(one.row for one in sheet_of(plan)),
        organisation_code=plan.organisation.code,
        synthetic=plan.is_synthetic,
    )


def last_applied(organisation_id: int) -> int | None:
    """The upload that was applied last and is still in the plan: the one that can be undone."""
    applied = Import.objects.filter(organisation_id=organisation_id, state=Import.State.APPLIED)
    return applied.order_by("-applied_at").values_list("pk", flat=True).first()


def why_closed(plan: Plan) -> Refusal | None:
    """Why nothing of the plan can be changed now: its open revision is with somebody else."""
    current = plan.revisions.filter(announced_on=None).first()
    return why_not_change_projects(RevisionState(current.state) if current else None)


def why_not_undo(kept: Import) -> Refusal | None:
    """Why an import cannot be undone now: the plan is with somebody else, it was announced, or later changes stand on it."""
    revisions = Revision.objects.filter(plan=kept.plan_id)
    later = Q(versions__is_latest=False) | Q(versions__project__removed_at__isnull=False)
    found = Import.objects.annotate(
        later_versions=Count("versions", filter=later),
        is_announced=Exists(revisions.filter(number=kept.summary.get("revision"), announced_on__isnull=False)),
        open_state=Subquery(revisions.filter(announced_on=None).values("state")[:1]),
    ).values("state", "later_versions", "is_announced", "open_state")
    told = found.get(pk=kept.pk)
    return why_not_change_projects(RevisionState(told["open_state"]) if told["open_state"] else None) or (
        importing.why_not_undo(
            state=told["state"], later_versions=told["later_versions"], is_announced=told["is_announced"]
        )
    )


def imports_of(organisation_id: int) -> ImportQuerySet:
    """The uploads of an organisation, newest first, without the files themselves."""
    return Import.objects.filter(organisation_id=organisation_id).defer("content").select_related("uploaded_by", "plan")


def import_with_file(import_id: int) -> Import:
    """One upload with its file and organisation. Raises `NotFound`."""
    found = Import.objects.select_related("organisation__province", "uploaded_by", "plan").filter(pk=import_id).first()
    if found is None:
        raise no_such_import()
    return found


def folder_with_file(folder_id: int) -> ImportFolder:
    """One folder that was sent, with its zip. Raises `NotFound`."""
    found = ImportFolder.objects.select_related("sent_by", "province").filter(pk=folder_id).first()
    if found is None:
        raise NotFound("no_such_folder", "ไม่มีชุดไฟล์นี้ ดูรายการในหน้านำเข้าทั้งโฟลเดอร์", "There is no such folder.")
    return found


def folders_of(province_code: str) -> QuerySet[ImportFolder]:
    """The folders that were sent for a province, newest first, without their zips."""
    return (
        ImportFolder.objects.filter(province__code=province_code)
        .defer("content")
        .select_related("sent_by")
        .annotate(count=Count("files"), applied=Count("files", filter=Q(files__kept__state=Import.State.APPLIED)))
    )


def no_such_import() -> NotFound:
    """The one answer for an upload that is not there and for one that is another organisation's."""
    return NotFound(
        "no_such_import",
        "ไม่มีการนำเข้านี้ ดูรายการนำเข้าในหน้าแผน",
        "There is no such import; see the list on the plan's page.",
    )


@dataclass(frozen=True, slots=True)
class PlanState:
    """How far an organisation has come with its newest plan; without a plan `plan_id` is None and the rest is empty."""

    plan_id: int | None = None
    first_year: int = 0
    last_year: int = 0
    projects: int = 0
    open_number: int | None = None
    open_label: str = ""
    open_state: RevisionState = RevisionState.DRAFT
    open_since: datetime | None = None
    returned_why: str = ""
    announced_on: date | None = None
    last_upload: datetime | None = None
    unapplied: int = 0

    @property
    def is_announced(self) -> bool:
        """Announced, and nothing has changed since."""
        return self.announced_on is not None and self.open_number is None


def plan_states(organisations: QuerySet[Organisation]) -> dict[str, PlanState]:
    """Organisation code → the state of its newest plan, for all of the chosen ones in a fixed number of queries."""
    newest: dict[int, Plan] = {}
    for plan in Plan.objects.filter(organisation__in=organisations).order_by("first_year"):
        newest[plan.organisation_id] = plan
    versions = ProjectVersion.objects.working().filter(project__plan__organisation__in=organisations)
    counts = dict(versions.order_by().values_list("project__plan").annotate(count=Count("pk")))
    open_revisions, announced = _revisions_of(organisations)
    whys = _whys_returned(open_revisions.values())
    uploads = {
        one["organisation"]: (one["last"], one["unapplied"])
        for one in Import.objects.filter(organisation__in=organisations)
        .order_by()
        .values("organisation")
        .annotate(last=Max("uploaded_at"), unapplied=Count("pk", filter=Q(state=Import.State.PREVIEWED)))
    }
    states = {}
    for pk, code in organisations.values_list("pk", "code"):
        last, unapplied = uploads.get(pk, (None, 0))
        plan_now = newest.get(pk)
        if plan_now is None:
            states[code] = PlanState(last_upload=last, unapplied=unapplied)
            continue
        now = open_revisions.get(plan_now.pk)
        states[code] = PlanState(
            plan_id=plan_now.pk,
            first_year=plan_now.first_year,
            last_year=plan_now.last_year,
            projects=counts.get(plan_now.pk, 0),
            open_number=now.number if now else None,
            open_label=now.label if now else "",
            open_state=RevisionState(now.state) if now else RevisionState.DRAFT,
            open_since=now.state_since if now else None,
            returned_why=whys.get(now.pk, "") if now else "",
            announced_on=announced.get(plan_now.pk),
            last_upload=last,
            unapplied=unapplied,
        )
    return states


def _revisions_of(organisations: QuerySet[Organisation]) -> tuple[dict[int, Revision], dict[int, date]]:
    """Plan → its open revision, and plan → the day of its last announcement."""
    chosen = Revision.objects.filter(plan__organisation__in=organisations)
    open_ones = {one.plan_id: one for one in chosen.filter(announced_on=None)}
    days = chosen.filter(announced_on__isnull=False).order_by().values_list("plan").annotate(Max("announced_on"))
    return open_ones, dict(days)


def returned_why(revision: Revision) -> str:
    """Why an open revision was sent back to its planner; empty where it was not."""
    return _whys_returned([revision]).get(revision.pk, "")


def _whys_returned(revisions: Iterable[Revision]) -> dict[int, str]:
    """Revision → the reason of its last step, for those that were sent back."""
    returned = [one.pk for one in revisions if one.state == RevisionState.RETURNED]
    if not returned:
        return {}
    steps = RevisionMove.objects.filter(revision__in=returned, taken_back_at=None).order_by("pk")
    return dict(steps.values_list("revision", "reason"))


def year_sums(versions: QuerySet[ProjectVersion]) -> dict[int, tuple[int, int]]:
    """Fiscal year → (projects with money that year, whole baht) over the chosen versions."""
    sums = (
        YearAmount.objects.filter(version__in=versions.order_by().values("pk"), amount_baht__gt=0)
        .values("fiscal_year")
        .annotate(count=Count("id"), baht=Sum("amount_baht"))
        .order_by("fiscal_year")
    )
    return {one["fiscal_year"]: (one["count"], one["baht"]) for one in sums}


def total_of(versions: QuerySet[ProjectVersion]) -> tuple[int, int]:
    """(how many, whole baht of all their years) over the chosen versions."""
    sums = versions.order_by().aggregate(count=Count("id"), baht=Sum("total_baht"))
    return sums["count"], sums["baht"] or 0


def project_ids_by_key(keys: Iterable[str]) -> dict[str, int]:
    """`P123` → 123."""
    return {key: int(key.removeprefix("P")) for key in keys}


def has_synthetic_plans() -> bool:
    """True while any plan here is made up: every page then says so."""
    return Plan.objects.filter(is_synthetic=True).exists()


def newest_announcements(province_code: str, limit: int = 5) -> list[Revision]:
    """The plans announced last."""
    return list(
        Revision.objects.filter(plan__organisation__province__code=province_code, announced_on__isnull=False)
        .select_related("plan__organisation")
        .order_by("-announced_on", "-pk")[:limit]
    )


def has_plans() -> bool:
    """Whether anybody's plan is here."""
    return Plan.objects.exists()
