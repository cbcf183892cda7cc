"""Reads of the second person's check: what is still to be answered, how far the two agree, where they do not."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from prasan.accounts.models import User
from prasan.accounts.second_person import agreement_on, answered, open_for
from prasan.classification.models import Classification, Proposal, SampleItem
from prasan.classification.queries.inbox import open_classifications, open_set_aside, waiting_by_plan
from prasan.common.agreement import Agreement, agreement
from prasan.plans.models import Plan, Project, ProjectVersion


def items_to_check(plan: Plan, edition_id: int, user: User) -> QuerySet[SampleItem]:
    """What the person can still answer: drawn, not answered, and not decided by themselves."""
    return open_for(_items(plan, edition_id), user)


def checked_items(plan: Plan, edition_id: int) -> QuerySet[SampleItem]:
    """What a second person has answered, the disagreements first."""
    return answered(_items(plan, edition_id))


def agreement_of(plan: Plan, edition_id: int) -> Agreement:
    """How far the first and the second person agree on a plan's projects."""
    return agreement_on(_items(plan, edition_id))


def _items(plan: Plan, edition_id: int) -> QuerySet[SampleItem]:
    newest = Prefetch("project__versions", queryset=ProjectVersion.objects.filter(is_latest=True))
    mine = SampleItem.objects.filter(sample__plan=plan, sample__edition=edition_id, project__removed_at=None)
    return mine.select_related("project").prefetch_related(newest)


def checked_pairs(province_code: str, edition_id: int) -> QuerySet[SampleItem, tuple[str, str]]:
    """What both people said of everything that was checked in the province."""
    of_province = SampleItem.objects.filter(
        sample__edition=edition_id, sample__plan__organisation__province__code=province_code
    )
    return of_province.exclude(second="").values_list("first", "second")


def conflicts(plan: Plan, edition_id: int) -> QuerySet[Classification]:
    """Decisions in force that a second person, or a classifier that is sure, sees otherwise; `second`: what that person says."""
    checked = SampleItem.objects.filter(project=OuterRef("project"), sample__edition=edition_id).exclude(second="")
    otherwise = checked.exclude(second=OuterRef("guideline__code"))
    machine = Proposal.objects.filter(project=OuterRef("project"), edition=edition_id, decision="sure")
    newest = Prefetch("project__versions", queryset=ProjectVersion.objects.filter(is_latest=True))
    return (
        open_classifications(edition_id)
        .filter(project__plan=plan, project__removed_at=None)
        .annotate(
            people=Exists(otherwise),
            second=Subquery(otherwise.order_by("-pk").values("second")[:1]),
            machine=Exists(machine.exclude(guideline=OuterRef("guideline"))),
        )
        .filter(Q(people=True) | Q(machine=True))
        .select_related("guideline", "confirmed_by", "project__proposal__guideline")
        .prefetch_related(newest)
        .order_by("-people", "-confirmed_at", "project_id")
    )


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far the inbox of one plan is done."""

    plan: Plan
    total: int
    waiting: int
    sure: int
    aside: int
    agreement: Agreement

    @property
    def decided(self) -> int:
        """Projects that a person has decided."""
        return self.total - self.waiting

    @property
    def percent(self) -> int:
        """Per cent decided; 100 only where nothing waits."""
        return 100 * self.decided // self.total if self.total else 100


def progress_of_plans(province_code: str, edition_id: int) -> tuple[PlanProgress, ...]:
    """Every plan of the province with how far its inbox is done, the most work first. Five queries, however many plans."""
    of_province = Q(project__plan__organisation__province__code=province_code)
    plans = Plan.objects.filter(organisation__province__code=province_code).select_related("organisation__district")
    totals = _by_plan(Project.objects.in_force().filter(versions__is_latest=True), "plan")
    waiting = waiting_by_plan(province_code, edition_id)
    undecided = ~Exists(open_classifications(edition_id).filter(project=OuterRef("project"))) & ~Exists(
        open_set_aside(edition_id).filter(project=OuterRef("project"))
    )
    sure = _by_plan(
        Proposal.objects.filter(of_province, undecided, decision="sure", project__removed_at=None), "project__plan"
    )
    aside = _by_plan(open_set_aside(edition_id).filter(of_province, project__removed_at=None), "project__plan")
    answers: dict[int, list[tuple[str, str]]] = {}
    checked = SampleItem.objects.filter(of_province, sample__edition=edition_id).exclude(second="")
    for plan_id, first, second in checked.values_list("project__plan", "first", "second"):
        answers.setdefault(plan_id, []).append((first, second))
    found = [
        PlanProgress(
            plan,
            totals[plan.pk],
            waiting.get(plan.pk, 0),
            sure.get(plan.pk, 0),
            aside.get(plan.pk, 0),
            agreement(answers.get(plan.pk, [])),
        )
        for plan in plans
        if plan.pk in totals
    ]
    return tuple(sorted(found, key=lambda one: (-one.waiting, one.plan.organisation.name_th, one.plan.first_year)))


def _by_plan(rows: QuerySet[Project] | QuerySet[Proposal] | object, column: str) -> dict[int, int]:
    assert isinstance(rows, QuerySet)  # noqa: S101 - rows of different tables, counted alike
    return dict(rows.order_by().values_list(column).annotate(count=Count("pk")))
