"""The list of published projects under filters: what plans say, what people confirmed and how far each project came.

The filters ask the same questions as `facts_of`, so a filtered list adds up to the funnel and to attainment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Sum

from prasan.analytics.queries import as_published
from prasan.classification.models import Classification
from prasan.classification.queries import under_own_issue
from prasan.common.text import one_line
from prasan.framework.models import Element
from prasan.framework.rules import STAGE_ORDER, Kind, Stage, has_reached
from prasan.monitoring.models import Progress
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.models import ProjectVersion, YearAmount
from prasan.plans.rules.rows import ProjectKind

CHUNK = 2000


class Sort(StrEnum):
    """How the list is put in order: most money first, by name, or plan by plan."""

    TOTAL = "total"
    NAME = "name"
    ORGANISATION = "organisation"


_ORDERS: Mapping[Sort, tuple[str, ...]] = {
    Sort.TOTAL: ("-total_baht", "id"),
    Sort.NAME: ("name", "id"),
    Sort.ORGANISATION: ("project__plan__organisation__code", "project__plan", "position", "id"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; an empty field asks for everything.

    `guidelines` are codes of the framework (None: classified or not), `unplaced` asks for those under none. `within`:
    first and last of the years of which at least one has money or progress. `stage` needs a `year` and means at least
    that far, as the steps of the funnel do; suspended and cancelled mean exactly that. `own_issue`: the edition of an
    organisation's own issues, and the code of one of them.
    """

    text: str = ""
    district: str = ""
    organisation: str = ""
    guidelines: frozenset[str] | None = None
    unplaced: bool = False
    within: tuple[int, int] | None = None
    year: int | None = None
    stage: Stage | None = None
    kind: ProjectKind | None = None
    budget_class: str = ""
    own_issue: tuple[int, str] | None = None

    @property
    def key(self) -> str:
        """The same for the same question."""
        under = "*" if self.guidelines is None else ",".join(sorted(self.guidelines))
        fields = (
            self.district,
            self.organisation,
            under,
            self.unplaced,
            self.within,
            self.year,
            self.stage,
            self.kind,
            self.budget_class,
            self.own_issue,
        )
        return ":".join(str(field) for field in fields)


def chosen(province_code: str, edition_id: int, wanted: Wanted) -> QuerySet[ProjectVersion]:
    """The published versions that the filters leave, unordered."""
    found: QuerySet[ProjectVersion] = ProjectVersion.objects.published()
    if wanted.organisation:
        found = found.filter(project__plan__organisation__code=wanted.organisation)
    elif wanted.district:
        found = found.filter(project__plan__organisation__district__code=wanted.district)
    found = found.filter(project__plan__organisation__province__code=province_code)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.budget_class:
        found = found.filter(budget_class=wanted.budget_class)
    if wanted.text:
        found = found.filter(name__icontains=one_line(wanted.text))
    if wanted.guidelines is not None:
        found = _under(found, edition_id, wanted.guidelines)
    if wanted.unplaced:
        placed = Classification.objects.filter(
            project=OuterRef("project"), edition=edition_id, ended_at=None, guideline__isnull=False
        )
        found = found.filter(~Exists(placed))
    if wanted.own_issue:
        found = under_own_issue(*wanted.own_issue, found)
    if wanted.within:
        found = found.filter(Exists(_money_within(wanted.within)) | Exists(_progress_within(wanted.within)))
    return found if wanted.year is None else _in_year(found, wanted.year, wanted.stage)


def _money_within(years: tuple[int, int]) -> QuerySet[YearAmount]:
    return YearAmount.objects.filter(version=OuterRef("pk"), fiscal_year__range=years)


def _progress_within(years: tuple[int, int]) -> QuerySet[Progress]:
    return Progress.objects.filter(project=OuterRef("project"), fiscal_year__range=years)


def _under(versions: QuerySet[ProjectVersion], edition_id: int, guidelines: frozenset[str]) -> QuerySet[ProjectVersion]:
    # By the ids of guidelines, which belong to one edition: an index of decisions then finds the few that matter.
    under = Element.objects.filter(edition=edition_id, kind=Kind.GUIDELINE, code__in=guidelines)
    return versions.alias(
        decided=FilteredRelation("project__classifications", condition=Q(project__classifications__ended_at=None))
    ).filter(decided__guideline__in=list(under.values_list("pk", flat=True)))


def _in_year(versions: QuerySet[ProjectVersion], year: int, stage: Stage | None) -> QuerySet[ProjectVersion]:
    """Those with money or progress in a year, as far as the stage; the recorded stage goes before the budget's."""
    versions = versions.annotate(
        money=FilteredRelation("year_amounts", condition=Q(year_amounts__fiscal_year=year)),
        known=FilteredRelation("project__progress", condition=Q(project__progress__fiscal_year=year)),
    )
    if stage is None or stage is Stage.PLANNED:
        return versions.filter(Q(money__isnull=False) | Q(known__isnull=False))
    if stage not in STAGE_ORDER:
        return versions.filter(known__stage=stage)
    reached = Q(known__stage__in=[one for one in STAGE_ORDER if has_reached(one, stage)])
    if stage is Stage.BUDGETED:
        reached |= Q(known__isnull=True, money__ordinance_baht__gt=0)
    return versions.filter(reached)


@dataclass(frozen=True, slots=True)
class Total:
    """How many projects, and their whole baht: of the year or years asked for, or of all years where none were.

    `project_years` (as ผ.01 counts) is known where years were asked for.
    """

    projects: int
    baht: int
    project_years: int | None = None


def total(province_code: str, edition_id: int, wanted: Wanted) -> Total:
    """The foot of the list. Remembered until the next write, unless words were searched for."""

    def count() -> Total:
        if wanted.within and wanted.year is None:
            return _total_within(chosen(province_code, edition_id, wanted), wanted.within)
        money = "total_baht" if wanted.year is None else "money__amount_baht"
        sums = chosen(province_code, edition_id, wanted).aggregate(count=Count("id"), baht=Sum(money))
        return Total(sums["count"], sums["baht"] or 0, None if wanted.year is None else sums["count"])

    return count() if wanted.text else as_published(f"total:{province_code}:{edition_id}:{wanted.key}", count)


def _total_within(found: QuerySet[ProjectVersion], years: tuple[int, int]) -> Total:
    """Projects, and their baht and project-years of some years: each year with money, or with progress alone."""
    money = YearAmount.objects.filter(version__in=found.values("pk"), fiscal_year__range=years)
    sums = money.aggregate(count=Count("id"), baht=Sum("amount_baht"))
    has_money = YearAmount.objects.filter(
        version__is_published=True, version__project=OuterRef("project"), fiscal_year=OuterRef("fiscal_year")
    )
    alone = Progress.objects.filter(
        ~Exists(has_money), project__in=found.values("project"), fiscal_year__range=years
    ).count()
    return Total(found.count(), sums["baht"] or 0, sums["count"] + alone)


@dataclass(frozen=True, slots=True)
class Owner:
    """The organisation of a listed project: its code, its name as people say it, its English name and kind."""

    code: str
    label: str
    name_th: str
    name_en: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class ListedProject:
    """One line of the list. `stage` is that of the year asked for, None where no year was asked for."""

    project_id: int
    name: str
    owner: Owner
    district_th: str
    district_en: str
    kind: ProjectKind
    budget_class: str
    guideline: str
    guideline_th: str
    guideline_en: str
    stage: Stage | None
    amounts: Mapping[int, int]
    total_baht: int
    is_synthetic: bool

    @property
    def key(self) -> str:
        """The lasting code of the project."""
        return f"P{self.project_id}"

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years with money."""
        return tuple(year for year, baht in self.amounts.items() if baht)


def years_with_money(province_code: str) -> tuple[int, ...]:
    """Every fiscal year in which a published plan of the province has money."""

    def read() -> tuple[int, ...]:
        found = YearAmount.objects.filter(
            version__is_published=True, version__project__plan__organisation__province__code=province_code
        )
        return tuple(found.order_by("fiscal_year").values_list("fiscal_year", flat=True).distinct())

    return as_published(f"years:{province_code}", read)


def page_of(
    province_code: str, edition_id: int, wanted: Wanted, sort: Sort, *, start: int, length: int
) -> tuple[ListedProject, ...]:
    """Some lines of the list in order; five queries whatever the length.

    The ids come first and alone, so that a page deep in the list does not carry every row before it along.
    """
    ids = list(_ordered_ids(province_code, edition_id, wanted, sort)[start : start + length])
    return _listed(ids, edition_id, wanted.year)


def every_line(province_code: str, edition_id: int, wanted: Wanted, sort: Sort) -> Iterator[ListedProject]:
    """The whole list, read in chunks, for exports."""
    ids = list(_ordered_ids(province_code, edition_id, wanted, sort))
    for start in range(0, len(ids), CHUNK):
        yield from _listed(ids[start : start + CHUNK], edition_id, wanted.year)


def _ordered_ids(province_code: str, edition_id: int, wanted: Wanted, sort: Sort) -> QuerySet[ProjectVersion, int]:
    return chosen(province_code, edition_id, wanted).order_by(*_ORDERS[sort]).values_list("pk", flat=True)


def _with_owner(versions: QuerySet[ProjectVersion]) -> QuerySet[ProjectVersion]:
    return versions.select_related("project__plan__organisation__district").only(
        "name",
        "kind",
        "budget_class",
        "total_baht",
        "project__plan__is_synthetic",
        "project__plan__organisation__code",
        "project__plan__organisation__kind",
        "project__plan__organisation__name_th",
        "project__plan__organisation__name_en",
        "project__plan__organisation__district__name_th",
        "project__plan__organisation__district__name_en",
    )


def _listed(ids: list[int], edition_id: int, year: int | None) -> tuple[ListedProject, ...]:
    found = {one.pk: one for one in _with_owner(ProjectVersion.objects.filter(pk__in=ids))}
    versions = [found[pk] for pk in ids]
    amounts: dict[int, dict[int, int]] = {}
    budgeted = set()
    money = YearAmount.objects.filter(version__in=ids).order_by("fiscal_year")
    for version_id, in_year, baht, ordinance in money.values_list(
        "version_id", "fiscal_year", "amount_baht", "ordinance_baht"
    ):
        amounts.setdefault(version_id, {})[in_year] = baht
        if in_year == year and ordinance:
            budgeted.add(version_id)
    project_ids = [one.project_id for one in versions]
    guidelines = _guidelines(project_ids, edition_id)
    recorded = _stages(project_ids, year) if year else {}
    lines = []
    for one in versions:
        plan = one.project.plan
        owner = plan.organisation
        code, title_th, title_en = guidelines.get(one.project_id, ("", "", ""))
        stage = recorded.get(one.project_id, Stage.BUDGETED if one.pk in budgeted else Stage.PLANNED)
        lines.append(
            ListedProject(
                project_id=one.project_id,
                name=one.name,
                owner=Owner(owner.code, owner.label, owner.name_th, owner.name_en, OrganisationKind(owner.kind)),
                district_th=owner.district.name_th,
                district_en=owner.district.name_en,
                kind=ProjectKind(one.kind),
                budget_class=one.budget_class,
                guideline=code,
                guideline_th=title_th,
                guideline_en=title_en,
                stage=stage if year else None,
                amounts=amounts.get(one.pk, {}),
                total_baht=one.total_baht,
                is_synthetic=plan.is_synthetic,
            )
        )
    return tuple(lines)


def _guidelines(project_ids: list[int], edition_id: int) -> dict[int, tuple[str, str, str]]:
    decided = Classification.objects.filter(project__in=project_ids, edition=edition_id, ended_at=None)
    rows = decided.values_list("project_id", "guideline__code", "guideline__title_th", "guideline__title_en")
    return {project_id: (code, title_th, title_en) for project_id, code, title_th, title_en in rows}


def _stages(project_ids: list[int], year: int) -> dict[int, Stage]:
    recorded = Progress.objects.filter(project__in=project_ids, fiscal_year=year)
    return {project_id: Stage(stage) for project_id, stage in recorded.values_list("project_id", "stage")}
