"""Rows of all apps as facts for the measures. What is cached carries the digest of the last write, so it can't drift."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, TypeVar, cast

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from prasan.accounts.queries import data_version, version_without
from prasan.analytics.rules import Fact, GoalFact, Reach, reach_of
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.rules import Stage
from prasan.monitoring.models import Progress
from prasan.organisations import queries as organisations
from prasan.organisations.queries import DistrictFact, OrganisationFact
from prasan.plans.models import YearAmount

T = TypeVar("T")


_remembered: dict[str, tuple[str, object]] = {}
_counting: dict[str, Lock] = {}
_moment: ContextVar[dict[str, str] | None] = ContextVar("moment", default=None)
_MOST = 500
# Writes that stay inside an organisation until it announces: no published figure depends on them.
_PRIVATE = (
    "import.uploaded",
    "import.refused",
    "import.discarded",
    "plan.rolled_forward",
    "folder.received",
    "token.made",
    "token.revoked",
    "projects.pushed",
    "import.applied",
    "import.undone",
    "projects.proposed",
    "check.drawn",
    "check.answered",
    "link_check.drawn",
    "link_check.answered",
    "opinions.asked",
    "classifier.trained",
    "classifier.restored",
    "projects.added",
    "projects.changed",
    "projects.removed",
    "projects.restored",
    "projects.taken_back",
    "user.created",
    "user.password_changed",
    "user.password_reset",
    "user.factor_added",
    "user.factor_removed",
    "user.factor_renewed",
    "user.factors_reset",
    "user.outside_connected",
    "user.outside_disconnected",
    "role.given",
    "role.ended",
    "invitation.sent",
    "invitation.sent_again",
    "invitation.withdrawn",
    "invitation.accepted",
    "document.issued",
    "template.changed",
    "own_issues.changed",
    "own_links.decided",
    "own_links.undone",
    "revision.described",
    "revision.moved",
    "revision.taken_back",
    "setting.ruled",
    "committee.appointed",
    "duty.done",
    "duty.taken_back",
    "organisation.nudged",
    "nudge.closed",
    "committee.changed",
    "member.seated",
    "member.ended",
    "meeting.called",
    "meeting.kept",
    "meeting.resolved",
    "hearing.held",
    "hearing.kept",
    "need.heard",
    "need.answered",
    "need.project_linked",
    "need.project_unlinked",
    "overlaps.found",
    "overlap.decided",
    "overlap.agreed",
    "overlap.carried_out",
    "overlap.decision_withdrawn",
    "joint_request.opened",
    "joint_request.answered",
    "joint_request.withdrawn",
    "plan.checked",
)


@contextmanager
def one_moment() -> Iterator[None]:
    """Within, everything remembered is of one version of the data, which is asked for once."""
    token = _moment.set({})
    try:
        yield
    finally:
        _moment.reset(token)


def _version(name: str, ask: Callable[[], str]) -> str:
    known = _moment.get()
    return ask() if known is None else known.get(name) or known.setdefault(name, ask())


def as_of_now(name: str, compute: Callable[[], T]) -> T:
    """What `compute` gives, remembered in this process until the next write anywhere.

    The value itself is handed out, not a copy (unpickling the facts of a province takes longer than a page may), so it
    must be immutable.
    """
    return _remember(name, _version("all", data_version), compute)


def as_published(name: str, compute: Callable[[], T]) -> T:
    """Like `as_of_now` for figures of published rows: kept while organisations only work on what nobody else sees."""
    return _remember(name, _version("published", partial(version_without, _PRIVATE)), compute)


def as_last_known(name: str, compute: Callable[[], T]) -> T:
    """What was last remembered under a name, however old; for decoration only, which may not make anyone wait."""
    held = _remembered.get(name)
    return compute() if held is None else cast(T, held[1])


def _remember(name: str, version: str, compute: Callable[[], T]) -> T:
    held = _remembered.get(name)
    if held is None or held[0] != version:
        # Everybody who asks after a write waits for one count, instead of each counting beside the others.
        with _counting.setdefault(name, Lock()):
            held = _remembered.get(name)
            if held is None or held[0] != version:
                held = (version, compute())
                if len(_remembered) >= _MOST:
                    forget()
                _remembered[name] = held
    return cast(T, held[1])


def forget() -> None:
    """Drop everything remembered: for benchmarks, which measure the first answer after a write."""
    _remembered.clear()
    _counting.clear()


@dataclass(frozen=True, slots=True)
class ProvinceFacts:
    """Everything that the dashboards of a province are counted from."""

    edition: Edition
    facts: tuple[Fact, ...]
    reach: Reach
    goals: tuple[GoalFact, ...]
    organisations: dict[int, tuple[OrganisationFact, ...]]
    districts: tuple[DistrictFact, ...]

    def codes(self, fiscal_year: int, *, district: str = "", kind: str = "") -> frozenset[str]:
        """The organisations valid in a year, of one district or one kind where asked."""
        return frozenset(
            one.code
            for one in self.organisations[fiscal_year]
            if (not district or one.district_code == district) and (not kind or one.kind == kind)
        )


def province_facts(province_code: str) -> ProvinceFacts:
    """The facts of the province's current framework, counted from rows once per write."""
    return as_published(f"facts:{province_code}", lambda: _count(province_code))


def _count(province_code: str) -> ProvinceFacts:
    edition = framework.current_framework(province_code)
    facts = facts_of(province_code, edition)
    return ProvinceFacts(
        edition=edition,
        facts=facts,
        reach=reach_of(facts),
        goals=tuple(goal_fact(goal) for goal in framework.goals_of(edition.pk)),
        organisations={year: organisations.organisations_valid_in(province_code, year) for year in edition.years},
        districts=organisations.districts(province_code),
    )


def goal_fact(goal: framework.GoalRow) -> GoalFact:
    """A goal as the framework keeps it → what counting needs of it."""
    return GoalFact(
        code=goal.code,
        guidelines=frozenset(goal.guidelines),
        stage=goal.stage,
        measure=goal.measure,
        target_share=dict(goal.target_share),
    )


def facts_of(province_code: str, edition: Edition) -> tuple[Fact, ...]:
    """Published projects of the framework's years by organisation, guideline, year and stage: one grouped query,
    and a second for years that have progress but no money."""
    rows = [*_grouped(_with_money(province_code, edition)), *_grouped(_without_money(province_code, edition))]
    return tuple(
        Fact(code, guideline, year, Stage(stage), count, baht) for code, guideline, year, stage, count, baht in rows
    )


def distinct_by_guideline(province_code: str, edition: Edition) -> dict[str, int]:
    """Guideline ("" where unclassified) → different published projects with money or progress in the framework's years."""
    in_period = YearAmount.objects.filter(
        version__is_published=True,
        version__project=OuterRef("project"),
        fiscal_year__range=(edition.first_year, edition.last_year),
    )
    counts: defaultdict[str, int] = defaultdict(int)
    without_money = _without_money(province_code, edition).filter(~Exists(in_period))
    for guideline, count in (
        *_distinct(_with_money(province_code, edition), "version__project"),
        *_distinct(without_money, "project"),
    ):
        counts[guideline] += count
    return dict(counts)


def _distinct(rows: QuerySet[Any], project: str) -> Iterable[tuple[str, int]]:
    """(guideline, different projects) of rows that carry the annotation."""
    counted: Iterable[tuple[str, int]] = (
        rows.values("guideline")
        .annotate(count=Count(project, distinct=True))
        .values_list("guideline", "count")
        .order_by()
    )
    return counted


def _grouped(rows: QuerySet[Any]) -> Iterable[tuple[str, str, int, str, int, int]]:
    """(organisation, guideline, fiscal year, stage, projects, baht) of rows that carry those annotations."""
    grouped: Iterable[tuple[str, str, int, str, int, int]] = (
        rows.values("organisation", "guideline", "fiscal_year", "reached")
        .annotate(count=Count("id"), baht=Sum("money"))
        .values_list("organisation", "guideline", "fiscal_year", "reached", "count", "baht")
        .order_by()
    )
    return grouped


def with_stage(rows: QuerySet[YearAmount]) -> QuerySet[YearAmount]:
    """Add `reached`: the recorded stage of that project and year, else budgeted where an ordinance amount stands."""
    return rows.annotate(
        known=FilteredRelation(
            "version__project__progress", condition=Q(version__project__progress__fiscal_year=F("fiscal_year"))
        ),
        reached=Case(
            When(known__stage__isnull=False, then=F("known__stage")),
            When(ordinance_baht__gt=0, then=Value(Stage.BUDGETED.value)),
            default=Value(Stage.PLANNED.value),
            output_field=CharField(),
        ),
    )


def _with_money(province_code: str, edition: Edition) -> QuerySet[YearAmount]:
    published = YearAmount.objects.filter(
        version__is_published=True,
        fiscal_year__range=(edition.first_year, edition.last_year),
        version__project__plan__organisation__province__code=province_code,
    )
    return with_stage(published).annotate(
        decided=FilteredRelation(
            "version__project__classifications",
            condition=Q(version__project__classifications__edition=edition)
            & Q(version__project__classifications__ended_at=None),
        ),
        organisation=F("version__project__plan__organisation__code"),
        guideline=Coalesce("decided__guideline__code", Value("")),
        money=F("amount_baht"),
    )


def _without_money(province_code: str, edition: Edition) -> QuerySet[Progress]:
    money_of_year = YearAmount.objects.filter(
        version__is_published=True, version__project=OuterRef("project"), fiscal_year=OuterRef("fiscal_year")
    )
    return Progress.objects.filter(
        ~Exists(money_of_year),
        project__versions__is_published=True,
        fiscal_year__range=(edition.first_year, edition.last_year),
        project__plan__organisation__province__code=province_code,
    ).annotate(
        decided=FilteredRelation(
            "project__classifications",
            condition=Q(project__classifications__edition=edition) & Q(project__classifications__ended_at=None),
        ),
        organisation=F("project__plan__organisation__code"),
        guideline=Coalesce("decided__guideline__code", Value("")),
        reached=F("stage"),
        money=Value(0),
    )
