"""The rows behind the number of a goal: which projects make an organisation count, or bring it one step short."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import F, FilteredRelation, Q

from prasan.analytics.rules import GoalFact
from prasan.framework.models import Element
from prasan.framework.rules import Kind, Stage, has_reached, stage_rank
from prasan.monitoring.models import Progress
from prasan.plans.models import ProjectVersion


@dataclass(frozen=True, slots=True)
class ProjectBehind:
    """A published project that stands under one of the goal's guidelines in a year. `baht` is its money of that year."""

    organisation: str
    project_id: int
    name: str
    guideline: str
    stage: Stage
    baht: int
    counts: bool

    @property
    def key(self) -> str:
        """The lasting code of the project."""
        return f"P{self.project_id}"


def projects_behind(
    edition_id: int,
    goal: GoalFact,
    fiscal_year: int,
    organisations: Collection[str],
    *,
    stage: Stage | None = None,
) -> dict[str, tuple[ProjectBehind, ...]]:
    """Organisation → its projects for the goal in the year, the furthest first, then the most money.

    Suspended and cancelled projects are behind nothing. `stage` overrides the goal's own, as in `attainment`; an
    organisation has a project that `counts` exactly when attainment counts it.
    """
    wanted = goal.stage if stage is None else stage
    behind: defaultdict[str, list[ProjectBehind]] = defaultdict(list)
    for one in _under(edition_id, goal.guidelines, fiscal_year, organisations, wanted):
        behind[one.organisation].append(one)
    return {organisation: tuple(sorted(found, key=_furthest_first)) for organisation, found in behind.items()}


def best_for(
    edition_id: int, goals: Collection[GoalFact], fiscal_year: int, organisation: str, *, stage: Stage | None = None
) -> dict[str, ProjectBehind]:
    """Goal → the furthest project of one organisation in a year; a goal without a project is absent. One query."""
    guidelines = frozenset().union(*(goal.guidelines for goal in goals))
    found = sorted(
        _under(edition_id, guidelines, fiscal_year, [organisation], Stage.PLANNED), key=_furthest_first, reverse=True
    )
    best: dict[str, ProjectBehind] = {}
    for goal in goals:
        for one in found:
            if one.guideline in goal.guidelines:
                best[goal.code] = replace(one, counts=has_reached(one.stage, stage or goal.stage))
    return best


def _under(
    edition_id: int,
    guidelines: Collection[str],
    fiscal_year: int,
    organisations: Collection[str],
    wanted: Stage,
) -> Iterator[ProjectBehind]:
    """The projects of organisations under guidelines that stand in a year, neither suspended nor cancelled."""
    # By the ids of guidelines, which belong to one edition: an index of decisions then finds the few that matter.
    under = Element.objects.filter(edition=edition_id, kind=Kind.GUIDELINE, code__in=guidelines)
    rows = (
        ProjectVersion.objects.published()
        .filter(project__plan__organisation__code__in=organisations)
        .alias(
            decided=FilteredRelation("project__classifications", condition=Q(project__classifications__ended_at=None)),
            money=FilteredRelation("year_amounts", condition=Q(year_amounts__fiscal_year=fiscal_year)),
            known=FilteredRelation("project__progress", condition=Q(project__progress__fiscal_year=fiscal_year)),
        )
        .filter(
            Q(money__isnull=False) | Q(known__isnull=False),
            decided__guideline__in=list(under.values_list("pk", flat=True)),
        )
        .values_list(
            "project__plan__organisation__code",
            "project_id",
            "name",
            F("decided__guideline__code"),
            F("known__stage"),
            F("money__amount_baht"),
            F("money__ordinance_baht"),
        )
    )
    for organisation, project_id, name, guideline, known, baht, ordinance in rows:
        reached = Stage(known) if known else Stage.BUDGETED if ordinance else Stage.PLANNED
        if stage_rank(reached) >= 0:
            counts = has_reached(reached, wanted)
            yield ProjectBehind(organisation, project_id, name, guideline, reached, baht or 0, counts)


def _furthest_first(one: ProjectBehind) -> tuple[int, int, int]:
    return -stage_rank(one.stage), -one.baht, one.project_id


def stages_of(project_id: int, money: Iterable[tuple[int, int]]) -> Mapping[int, Stage]:
    """Fiscal year → the stage of one project, recorded or (`money`: years with their ordinance baht) of its budget."""
    reached = {year: Stage.BUDGETED if ordinance else Stage.PLANNED for year, ordinance in money}
    recorded = Progress.objects.filter(project=project_id).values_list("fiscal_year", "stage")
    return {**reached, **{year: Stage(stage) for year, stage in recorded}}
