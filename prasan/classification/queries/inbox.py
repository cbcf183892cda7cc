"""Reads of the inbox: what waits, what is decided, what can be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value

from prasan.accounts.models import User
from prasan.classification.models import Classification, Placement, Proposal, SampleItem, SecondOpinion, SetAside
from prasan.classification.rules import ProjectText, Verdict
from prasan.framework.models import Edition, Element
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


def open_set_aside(edition_id: int) -> QuerySet[SetAside]:
    """The decisions in force that a project goes under no guideline."""
    return SetAside.objects.filter(edition_id=edition_id, ended_at=None)


def _is_decided(edition_id: int, project: str) -> Q:
    """Whether a person has decided: under a guideline or aside. `project`: the column that names the project."""
    return Q(Exists(open_classifications(edition_id).filter(project=OuterRef(project)))) | Q(
        Exists(open_set_aside(edition_id).filter(project=OuterRef(project)))
    )


def text_of(version: ProjectVersion) -> ProjectText:
    """What the classifier reads of a project."""
    return ProjectText(version.name, version.objective, version.target, version.budget_class, version.unit)


def undecided(plan: Plan, edition_id: int) -> QuerySet[ProjectVersion]:
    """Working projects of a plan that nobody has decided."""
    return ProjectVersion.objects.working().filter(project__plan=plan).exclude(_is_decided(edition_id, "project"))


def inbox(plan: Plan, edition_id: int) -> QuerySet[ProjectVersion]:
    """Working projects of a plan that nobody has decided: the clearest proposals first, no answer last."""
    return (
        with_amounts(undecided(plan, edition_id))
        .select_related("project__proposal__guideline", "project__proposal__approach")
        .order_by(F("project__proposal__probability").desc(nulls_last=True), "position")
    )


def inbox_counts(plan: Plan, edition_id: int) -> dict[str, int]:
    """How many projects of a plan are decided (`confirmed`), how many of them aside, how many wait with which proposal."""
    mine = Project.objects.in_force().filter(plan=plan, versions__is_latest=True)
    decided = _is_decided(edition_id, "pk")
    aside = open_set_aside(edition_id)
    counted = mine.aggregate(
        confirmed=Count("pk", filter=decided),
        no_project=Count("pk", filter=Exists(aside.filter(project=OuterRef("pk"), verdict=Verdict.NO_PROJECT))),
        cannot_tell=Count("pk", filter=Exists(aside.filter(project=OuterRef("pk"), verdict=Verdict.CANNOT_TELL))),
        sure=Count("pk", filter=~decided & Q(proposal__decision="sure")),
        likely=Count("pk", filter=~decided & Q(proposal__decision="likely")),
        total=Count("pk"),
    )
    return {**counted, "waiting": counted["total"] - counted["confirmed"]}


def confirmed(plan: Plan, edition_id: int) -> QuerySet[Classification]:
    """The decisions in force for a plan's projects, newest first, each with its project's newest version at hand."""
    newest = Prefetch("project__versions", queryset=ProjectVersion.objects.filter(is_latest=True))
    return (
        open_classifications(edition_id)
        .filter(project__plan=plan, project__removed_at=None)
        .select_related("guideline", "confirmed_by", "project__proposal__guideline")
        .prefetch_related(newest)
        .order_by("-confirmed_at", "project_id")
    )


def set_aside(plan: Plan, edition_id: int) -> QuerySet[SetAside]:
    """The projects of a plan that a person has put aside, newest first, each with its newest version at hand."""
    newest = Prefetch("project__versions", queryset=ProjectVersion.objects.filter(is_latest=True))
    return (
        open_set_aside(edition_id)
        .filter(project__plan=plan, project__removed_at=None)
        .select_related("confirmed_by", "project")
        .prefetch_related(newest)
        .order_by("-confirmed_at", "project_id")
    )


def version_of(decision: Classification | SetAside | SampleItem | Placement) -> ProjectVersion:
    """The newest version of the project that was decided (of a row of `confirmed`, no query)."""
    return decision.project.versions.all()[0]


def proposal_of(version: ProjectVersion) -> Proposal | None:
    """The proposal of a project whose proposal is at hand (`select_related`), None where there is none."""
    return getattr(version.project, "proposal", None)


def opinions_of(edition_id: int, project_ids: Iterable[int]) -> dict[int, SecondOpinion]:
    """Project → the second opinion that somebody asked for."""
    return {
        one.project_id: one for one in SecondOpinion.objects.filter(edition=edition_id, project__in=list(project_ids))
    }


def proposed_guideline(version: ProjectVersion) -> Element | None:
    """The guideline that is proposed first for a project whose proposal is at hand."""
    proposal = proposal_of(version)
    return proposal.guideline if proposal else None


def guidelines_of_projects(edition_id: int, project_ids: Iterable[int]) -> dict[int, str]:
    """Project → the code of its confirmed guideline."""
    chosen = open_classifications(edition_id).filter(project_id__in=project_ids)
    return dict(chosen.values_list("project_id", "guideline__code"))


@dataclass(frozen=True, slots=True)
class LastDecision:
    """What a person decided at once: the projects, the code or verdict of the first, and when.

    `edition_id` is None for guidelines and verdicts (with what was placed beside them), else the other division's edition.
    """

    project_ids: tuple[int, ...]
    name: str
    code: str
    at: datetime
    edition_id: int | None = None


def last_decisions(plan: Plan, edition_id: int, user: User) -> LastDecision | None:
    """What a person decided last in a plan (one project, or many at once), while it is in force; to take it back."""
    mine = {"project__plan": plan, "project__removed_at": None, "confirmed_by": user}
    told = ("confirmed_at", "project_id")
    here, other = Value(0), F("edition_id")
    under = open_classifications(edition_id).filter(**mine).annotate(beside=here)
    aside = open_set_aside(edition_id).filter(**mine).annotate(beside=here)
    placed = Placement.objects.filter(ended_at=None, **mine).annotate(beside=other)
    decided = (
        under.values_list(*told, "guideline__code", "beside")
        .union(
            aside.values_list(*told, "verdict", "beside"),
            placed.values_list(*told, "element__code", "beside"),
            all=True,
        )
        .order_by("-confirmed_at", "project_id")
    )
    _at, last = next(groupby(decided.iterator(), key=itemgetter(0)), (None, ()))
    at_once = list(last)
    if not at_once:
        return None
    # What was placed beside a decision is taken back with it.
    made = [one for one in at_once if not one[3]] or at_once[:1]
    at, first, code, edition = made[0]
    name = ProjectVersion.objects.values_list("name", flat=True).get(project=first, is_latest=True)
    return LastDecision(tuple(one[1] for one in made), name, code, at, edition or None)


def waiting_by_plan(province_code: str, edition_id: int) -> dict[int, int]:
    """Plan → how many of its projects wait for a decision, over a whole province in one query."""
    waiting = (
        ProjectVersion.objects.working()
        .filter(project__plan__organisation__province__code=province_code)
        .exclude(_is_decided(edition_id, "project"))
        .order_by()
        .values_list("project__plan")
        .annotate(count=Count("pk"))
    )
    return dict(waiting)


def guidelines_by_code(edition: Edition) -> dict[str, Element]:
    """The guidelines that a project can be put under."""
    return {one.code: one for one in Element.objects.filter(edition=edition, kind="guideline")}


def approaches_by_guideline(edition: Edition) -> dict[str, dict[str, Element]]:
    """Guideline code → its approaches by their codes."""
    found: dict[str, dict[str, Element]] = {}
    for one in Element.objects.filter(edition=edition, kind=Kind.APPROACH).select_related("parent"):
        if one.parent:
            found.setdefault(one.parent.code, {})[one.code] = one
    return found
