"""Reads of coordination: plans as the finder takes them, overlaps for pages, joint requests."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max, Prefetch, QuerySet, Sum

from prasan.classification.queries import guidelines_of_projects
from prasan.common.text import one_line
from prasan.coordination.models import (
    JointOwner,
    JointRequest,
    Overlap,
    OverlapDecision,
    OverlapMember,
    OverlapQuerySet,
    PlanCheck,
    states,
    waits_for,
)
from prasan.coordination.rules import deciding
from prasan.coordination.rules.listed import Listed, Point
from prasan.coordination.rules.prices import PriceSettings
from prasan.framework import queries as framework
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import FULL_KIND_TH, OrganisationKind
from prasan.organisations.rules.people import Person
from prasan.plans.models import Plan, ProjectVersion, YearAmount
from prasan.plans.rules.rows import ProjectKind
from prasan.plans.rules.works import read_work

# Their names are those of their subdistrict; a town's or city's name is that of no subdistrict alone.
_OF_A_TAMBON = (OrganisationKind.SAO, OrganisationKind.SUBDISTRICT_MUNICIPALITY)


def published_projects(province_code: str) -> list[Listed]:
    """Every announced project of the province for the finder. Four queries.

    Equipment is no work and left out, and a project that was carried into a later announced plan is that one. What an
    owner takes out in its draft is announced until it announces the draft: nobody learns of drafts here.
    """
    return _listed(announced().filter(project__plan__organisation__province__code=province_code), province_code)


def announced() -> QuerySet[ProjectVersion]:
    """The announced works of all organisations, as `published_projects` and the check of one project take them."""
    # One list for all: where PostgreSQL has not counted its tables yet, asking for each project anew never ends.
    carried_on = ProjectVersion.objects.published().filter(project__origin__isnull=False)
    return (
        ProjectVersion.objects.published()
        .exclude(kind=ProjectKind.EQUIPMENT)
        .exclude(project__in=carried_on.values("project__origin"))
    )


def working_projects(plan: Plan) -> list[Listed]:
    """A plan as its own planners see it, for the hints on their own page."""
    versions = ProjectVersion.objects.working().filter(project__plan=plan).exclude(kind=ProjectKind.EQUIPMENT)
    return _listed(versions, plan.organisation.province.code)


def _listed(versions: QuerySet[ProjectVersion], province_code: str) -> list[Listed]:
    owners = Organisation.objects.filter(province__code=province_code)
    listed = listed_versions(versions, owners)
    guidelines = _guidelines(province_code, [one.key for one in listed])
    return [replace(one, guideline=guidelines.get(one.key, "")) for one in listed]


def listed_versions(versions: QuerySet[ProjectVersion], organisations: QuerySet[Organisation]) -> list[Listed]:
    """Versions of projects of these organisations as the finder takes them, without their guidelines. Three queries."""
    amounts: defaultdict[int, dict[int, int]] = defaultdict(dict)
    money = YearAmount.objects.filter(version__in=versions, amount_baht__gt=0)
    for version_id, year, baht in money.values_list("version_id", "fiscal_year", "amount_baht"):
        amounts[version_id][year] = baht
    owners = {one.pk: one for one in organisations.select_related("district")}
    rows = versions.order_by("project_id").values_list(
        "pk", "project_id", "name", "target", "project__plan__organisation_id"
    )
    return [
        listed_of(project_id, name, target, owners[owner_id], amounts.get(pk, {}))
        for pk, project_id, name, target, owner_id in rows
    ]


def _guidelines(province_code: str, project_ids: list[int]) -> dict[int, str]:
    edition = framework.framework_in_force(province_code)
    if edition is None:
        return {}
    found: dict[int, str] = {}
    # SQLite takes no more than some ten thousand values in one question.
    for start in range(0, len(project_ids), 5_000):
        found |= guidelines_of_projects(edition.pk, project_ids[start : start + 5_000])
    return found


def listed_of(project_id: int, name: str, target: str, owner: Organisation, amounts: dict[int, int]) -> Listed:
    """One stored project as the finder takes it."""
    return Listed(
        key=project_id,
        title=one_line(name),
        work=read_work(one_line(name), one_line(target)),
        organisation=owner.code,
        is_pao=OrganisationKind(owner.kind) is OrganisationKind.PAO,
        tambon=tambon_of(owner),
        district=owner.district.name_th,
        point=point_of(owner),
        amounts=amounts,
    )


def tambon_of(owner: Organisation) -> str:
    """The subdistrict whose name an organisation has, "" where it has that of none."""
    kind = OrganisationKind(owner.kind)
    return owner.name_th.removeprefix(FULL_KIND_TH[kind]) if kind in _OF_A_TAMBON else ""


def point_of(owner: Organisation) -> Point:
    """Where an organisation's office is."""
    return Point(owner.lat, owner.lon)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which overlaps a page asks for."""

    kind: str = ""
    district: str = ""
    state: str = "waiting"
    where: str = ""
    least_baht: int = 0
    organisation: str = ""


def seen_by(person: Person, province_code: str) -> OverlapQuerySet:
    """What a person may see: all of the province for who oversees it, else what touches the own projects."""
    found = Overlap.objects.filter(province__code=province_code)
    return found if deciding.sees_all(person) else found.touching(person.organisation_codes())


def overlaps_for(person: Person, province_code: str, wanted: Wanted) -> OverlapQuerySet:
    """What a person may see of what is wanted."""
    found = seen_by(person, province_code)
    if wanted.organisation:
        found = found.touching((wanted.organisation,))
    found = found.in_state(wanted.state)
    for field, value in (("kind", wanted.kind), ("where", wanted.where), ("district__code", wanted.district)):
        if value:
            found = found.filter(**{field: value})
    if wanted.least_baht:
        found = found.filter(stake_baht__gte=wanted.least_baht)
    return found


def in_order(overlaps: OverlapQuerySet) -> OverlapQuerySet:
    """The most money first."""
    return overlaps.order_by("-stake_baht", "-score", "pk")


def with_everything(overlaps: QuerySet[Overlap]) -> QuerySet[Overlap]:
    """Members with their newest published names, decisions in force, open requests: four queries however many rows."""
    names = Prefetch("project__versions", queryset=ProjectVersion.objects.published().prefetch_related("year_amounts"))
    members = OverlapMember.objects.select_related("organisation__district", "project__plan").prefetch_related(names)
    return overlaps.select_related("district").prefetch_related(
        Prefetch("members", queryset=members),
        Prefetch(
            "decisions",
            queryset=OverlapDecision.objects.filter(ended_at=None).select_related("by").prefetch_related("agreements"),
        ),
        Prefetch("joint_requests", queryset=JointRequest.objects.filter(withdrawn_at=None)),
    )


def counts_for(person: Person, province_code: str) -> tuple[dict[str, int], datetime | None]:
    """How many are in each state, of what a person may see, and when one of these was last found."""
    conditions = states()
    counts = {state: Count("pk", filter=condition) for state, condition in conditions.items()}
    told = seen_by(person, province_code).aggregate(**counts, last_found=Max("seen_at"))
    last_found = told.pop("last_found")
    return told, last_found


def calls_on(organisation: Organisation) -> dict[str, int]:
    """How many decisions wait for an owner's agreement, joint requests for its answer, and agreements for its plan."""
    counts = {what: Count("pk", filter=condition) for what, condition in waits_for(organisation).items()}
    return Overlap.objects.touching((organisation.code,)).aggregate(**counts)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many overlaps of a list are of one kind, or of one district, and the money at stake."""

    code: str
    count: int
    baht: int


def divided(person: Person, province_code: str, wanted: Wanted) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """A list by its kinds and by its districts, the most money first, each without its own filter; one question."""
    found = overlaps_for(person, province_code, replace(wanted, kind="", district=""))
    rows = found.order_by().values_list("kind", "district__code").annotate(Count("pk"), Sum("stake_baht"))
    kinds: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    districts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind, district, count, baht in rows:
        for sums, code, is_shown in (
            (kinds, kind, wanted.district in ("", district)),
            (districts, district or "", wanted.kind in ("", kind)),
        ):
            if is_shown:
                sums[code] = [sums[code][0] + count, sums[code][1] + (baht or 0)]
    of_kinds, of_districts = (
        tuple(sorted((Counted(code, *sum_) for code, sum_ in sums.items()), key=lambda one: (-one.baht, one.code)))
        for sums in (kinds, districts)
    )
    return of_kinds, of_districts


def overlap_to_see(overlap_id: int, person: Person) -> Overlap:
    """One overlap, for who may see it. Raises `NotFound`, the same for one of others."""
    found = with_everything(Overlap.objects.filter(pk=overlap_id)).first()
    if found is None:
        raise deciding.no_such_overlap()
    if refusal := deciding.why_not_see(person, owners_of(found)):
        raise refusal
    return found


def owners_of(overlap: Overlap) -> tuple[str, ...]:
    """The codes of the organisations whose projects these are."""
    return tuple(dict.fromkeys(member.organisation.code for member in overlap.members.all()))


def decision_of(overlap: Overlap) -> OverlapDecision | None:
    """The decision in force (of a row of `with_everything`, no query)."""
    return next(iter(overlap.decisions.all()), None)


def decisions_on(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], OverlapDecision]:
    """The decisions in force on pairs of projects, the smaller first: what is known of hints that no overlap was kept for."""
    keys = {f"pair:{first}-{second}": (first, second) for first, second in pairs}
    found = OverlapDecision.objects.filter(overlap__key__in=keys, ended_at=None).select_related("overlap")
    return {keys[one.overlap.key]: one for one in found}


def history_of(overlap: Overlap) -> QuerySet[OverlapDecision]:
    """Every decision that there was, newest first."""
    return OverlapDecision.objects.filter(overlap=overlap).select_related("by", "ended_by")


def related_to(overlap: Overlap) -> QuerySet[Overlap]:
    """Other overlaps of the same projects: the other phases of a chain, other copies."""
    projects = [member.project_id for member in overlap.members.all()]
    return Overlap.objects.filter(members__project__in=projects, gone_at=None).exclude(pk=overlap.pk).distinct()


def requests_for(person: Person, province_code: str) -> QuerySet[JointRequest]:
    """The joint requests that a person may see, newest first, with what each owner answered."""
    owners = Prefetch("owners", JointOwner.objects.select_related("organisation"))
    found = JointRequest.objects.filter(province__code=province_code).prefetch_related(owners)
    if deciding.sees_all(person):
        return found
    return found.filter(owners__organisation__code__in=person.organisation_codes()).distinct()


def with_owners(requests: QuerySet[JointRequest]) -> QuerySet[JointRequest]:
    """Owners with their organisation and the last published name of their project."""
    names = Prefetch("project__versions", queryset=ProjectVersion.objects.published())
    owners = JointOwner.objects.select_related("organisation", "by", "project").prefetch_related(names)
    return requests.select_related("opened_by", "overlap").prefetch_related(Prefetch("owners", queryset=owners))


def request_to_see(request_id: int, person: Person) -> JointRequest:
    """One joint request, for its owners and who oversees the province. Raises `NotFound`."""
    found = with_owners(JointRequest.objects.filter(pk=request_id)).first()
    if found is None or deciding.why_not_see(person, owners_of_request(found)):
        raise deciding.no_such_request()
    return found


def owners_of_request(request: JointRequest) -> tuple[str, ...]:
    """The codes of the organisations that are invited."""
    return tuple(owner.organisation.code for owner in request.owners.all())


def check_of(plan: Plan) -> PlanCheck | None:
    """What the last check of a plan found, None where it was never checked."""
    return PlanCheck.objects.filter(plan=plan).first()


def published_names(project_ids: Iterable[int]) -> dict[int, tuple[str, Organisation]]:
    """Project → what its announced version calls it, and whose it is."""
    versions = ProjectVersion.objects.published().filter(project_id__in=list(project_ids))
    rows = versions.select_related("project__plan__organisation__district")
    return {one.project_id: (one.name, one.project.plan.organisation) for one in rows}


def price_settings() -> PriceSettings:
    """How far-off prices are told, as this installation has it."""
    return PriceSettings(rise_percent=settings.PRICE_RISE_PERCENT)
