"""Reads of classification: the inbox, what is confirmed, and the examples that the classifier learns from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from prasan.accounts.models import User
from prasan.classification.models import Classification, Proposal
from prasan.classification.rules import Confirmation, ProjectText
from prasan.framework.models import Element
from prasan.framework.rules import Kind
from prasan.plans.models import Plan, Project, ProjectVersion
from prasan.plans.queries import with_amounts


@dataclass(frozen=True, slots=True)
class GuidelineChoice:
    """A guideline that a project can be put under."""

    code: str
    title_th: str
    title_en: str


@dataclass(frozen=True, slots=True)
class IssueChoices:
    """An issue with its guidelines, for a list to choose from."""

    code: str
    title_th: str
    title_en: str
    guidelines: tuple[GuidelineChoice, ...]


def guideline_choices(edition_id: int) -> tuple[IssueChoices, ...]:
    """The issues of an edition with their guidelines, in its order: two queries."""
    issues = Element.objects.filter(edition_id=edition_id, kind=Kind.ISSUE).prefetch_related(
        Prefetch("children", queryset=Element.objects.filter(kind=Kind.GUIDELINE))
    )
    return tuple(
        IssueChoices(
            issue.code,
            issue.title_th,
            issue.title_en,
            tuple(GuidelineChoice(one.code, one.title_th, one.title_en) for one in issue.children.all()),
        )
        for issue in issues
    )


def open_classifications(edition_id: int) -> QuerySet[Classification]:
    """The decisions in force for an edition."""
    return Classification.objects.filter(edition_id=edition_id, ended_at=None)


def text_of(version: ProjectVersion) -> ProjectText:
    """What the classifier reads of a project."""
    return ProjectText(version.name, version.objective, version.target, version.budget_class, version.unit)


def undecided(plan: Plan, edition_id: int) -> QuerySet[ProjectVersion]:
    """Working projects of a plan without a confirmed guideline."""
    decided = open_classifications(edition_id).filter(project=OuterRef("project"))
    return ProjectVersion.objects.working().filter(project__plan=plan).exclude(Exists(decided))


def inbox(plan: Plan, edition_id: int) -> QuerySet[ProjectVersion]:
    """Working projects of a plan without a confirmed guideline: the clearest proposals first, no answer last."""
    return (
        with_amounts(undecided(plan, edition_id))
        .select_related("project__proposal__guideline")
        .order_by(F("project__proposal__probability").desc(nulls_last=True), "position")
    )


def inbox_counts(plan: Plan, edition_id: int) -> dict[str, int]:
    """How many projects of a plan are confirmed, and how many wait by what the classifier says of them."""
    mine = Project.objects.in_force().filter(plan=plan, versions__is_latest=True)
    decided = Exists(open_classifications(edition_id).filter(project=OuterRef("pk")))
    counted = mine.aggregate(
        confirmed=Count("pk", filter=Q(decided)),
        sure=Count("pk", filter=Q(~decided, proposal__decision="sure")),
        likely=Count("pk", filter=Q(~decided, proposal__decision="likely")),
        total=Count("pk"),
    )
    return {**counted, "waiting": counted["total"] - counted["confirmed"]}


def confirmed(plan: Plan, edition_id: int) -> QuerySet[Classification]:
    """The decisions in force for a plan's projects, newest first, each with its project's newest version at hand."""
    newest = Prefetch("project__versions", queryset=ProjectVersion.objects.filter(is_latest=True))
    return (
        open_classifications(edition_id)
        .filter(project__plan=plan, project__removed_at=None)
        .select_related("guideline", "confirmed_by", "project")
        .prefetch_related(newest)
        .order_by("-confirmed_at", "project_id")
    )


def version_of(decision: Classification) -> ProjectVersion:
    """The newest version of the project that was decided (of a row of `confirmed`, no query)."""
    return decision.project.versions.all()[0]


def proposal_of(version: ProjectVersion) -> Proposal | None:
    """The proposal of a project whose proposal is at hand (`select_related`), None where there is none."""
    return getattr(version.project, "proposal", None)


def proposed_guideline(version: ProjectVersion) -> Element | None:
    """The guideline that is proposed first for a project whose proposal is at hand."""
    proposal = proposal_of(version)
    return proposal.guideline if proposal else None


def guidelines_of_projects(edition_id: int, project_ids: Iterable[int]) -> dict[int, str]:
    """Project → the code of its confirmed guideline."""
    chosen = open_classifications(edition_id).filter(project_id__in=project_ids)
    return dict(chosen.values_list("project_id", "guideline__code"))


def last_decisions(plan: Plan, edition_id: int, user: User) -> tuple[Classification, ...]:
    """What a person decided last in a plan (one project, or many at once), while it is in force; to take it back."""
    mine = confirmed(plan, edition_id).filter(confirmed_by=user)
    last = mine.first()
    return tuple(mine.filter(confirmed_at=last.confirmed_at)) if last else ()


def waiting_by_plan(province_code: str, edition_id: int) -> dict[int, int]:
    """Plan → how many of its projects wait for a decision, over a whole province in one query."""
    decided = open_classifications(edition_id).filter(project=OuterRef("project"))
    waiting = (
        ProjectVersion.objects.working()
        .filter(project__plan__organisation__province__code=province_code)
        .exclude(Exists(decided))
        .order_by()
        .values_list("project__plan")
        .annotate(count=Count("pk"))
    )
    return dict(waiting)


def confirmations(province_code: str, edition_id: int) -> Iterator[Confirmation]:
    """What people of the province have decided, as examples; synthetic plans teach nothing."""
    decided = (
        open_classifications(edition_id)
        .filter(project__plan__organisation__province__code=province_code, project__plan__is_synthetic=False)
        .filter(project__versions__is_latest=True)
        .values_list(
            "project__versions__name",
            "project__versions__objective",
            "project__versions__target",
            "project__versions__budget_class",
            "project__versions__unit",
            "guideline__code",
        )
    )
    for *text, code in decided.iterator(chunk_size=2000):
        yield Confirmation(ProjectText(*text), code)


def decisions_version(province_code: str, edition_id: int) -> str:
    """Changes with every decision that is made or taken back in the province."""
    counted = Classification.objects.filter(
        edition_id=edition_id, project__plan__organisation__province__code=province_code
    ).aggregate(made=Count("pk"), in_force=Count("pk", filter=Q(ended_at=None)))
    return f"{counted['made']}:{counted['in_force']}"
