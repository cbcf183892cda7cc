"""Reads of classification: the inbox, what is confirmed, and the examples that the classifier learns from."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from prasan.classification.models import Classification, Proposal
from prasan.classification.rules import Confirmation, ProjectText
from prasan.plans.models import Plan, Project, ProjectVersion
from prasan.plans.queries import with_amounts


def open_classifications(edition_id: int) -> QuerySet[Classification]:
    """The decisions in force for an edition."""
    return Classification.objects.filter(edition_id=edition_id, ended_at=None)


def text_of(version: ProjectVersion) -> ProjectText:
    """What the classifier reads of a project."""
    return ProjectText(version.name, version.objective, version.target, version.budget_class, version.unit)


def inbox(plan: Plan, edition_id: int) -> QuerySet[ProjectVersion]:
    """Working projects of a plan without a confirmed guideline: the clearest proposals first, no answer last."""
    decided = open_classifications(edition_id).filter(project=OuterRef("project"))
    waiting = ProjectVersion.objects.working().filter(project__plan=plan).exclude(Exists(decided))
    return (
        with_amounts(waiting)
        .select_related("project__proposal__guideline")
        .order_by(F("project__proposal__probability").desc(nulls_last=True), "position")
    )


def inbox_counts(plan: Plan, edition_id: int) -> dict[str, int]:
    """How many projects of a plan are confirmed, and how many wait by what the classifier says of them."""
    mine = Project.objects.in_force().filter(plan=plan, versions__is_latest=True)
    decided = Exists(open_classifications(edition_id).filter(project=OuterRef("pk")))
    counted = mine.aggregate(
        confirmed=Count("pk", filter=decided),
        sure=Count("pk", filter=Q(proposal__decision="sure") & ~decided),
        likely=Count("pk", filter=Q(proposal__decision="likely") & ~decided),
        total=Count("pk"),
    )
    return {**counted, "waiting": counted["total"] - counted["confirmed"]}


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


def proposals_of(project_ids: Iterable[int]) -> dict[int, Proposal]:
    """The stored proposals by project."""
    return {one.project_id: one for one in Proposal.objects.filter(project_id__in=project_ids)}
