"""The projects beyond capacity that wait for a coordination committee, in the order that the data proposes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from prasan.classification.queries import guidelines_of_projects
from prasan.committees.models import Committee
from prasan.common.years import fiscal_year_of
from prasan.coordination.models import JointOwner, JointRequest
from prasan.coordination.rules.deciding import Consent
from prasan.coordination.rules.ranking import AskedFor, Rank, ranked
from prasan.framework import queries as framework
from prasan.plans.considering import Before, last_words_of, projects_before
from prasan.plans.models import NeedAnswer, YearAmount


@dataclass(frozen=True, slots=True)
class Waiting:
    """One project that the committee has not resolved on, at its proposed place."""

    place: Rank
    before: Before


def waiting_ranked(committee: Committee, today: date) -> tuple[Waiting, ...]:
    """What waits for a committee, the first to consider first. A handful of queries, however many wait."""
    before, resolved = projects_before(committee), last_words_of(committee)
    waiting = {pk: one for pk, one in before.items() if pk not in resolved}
    if not waiting:
        return ()
    order = ranked(_asked(committee, waiting), soon=fiscal_year_of(today) + 1)
    return tuple(Waiting(place, waiting[place.project_id]) for place in order)


def _asked(committee: Committee, waiting: dict[int, Before]) -> list[AskedFor]:
    ids = list(waiting)
    years = dict(
        YearAmount.objects.filter(version__in=[one.version for one in waiting.values()], amount_baht__gt=0)
        .values_list("version__project")
        .annotate(first=Min("fiscal_year"))
    )
    answers = NeedAnswer.objects.filter(project__in=ids, ended_at=None).order_by().values_list("project")
    needs = dict(answers.annotate(Count("pk")))
    guidelines, goals = _frame(committee.province.code, ids)
    joint = _joint(ids)
    return [
        AskedFor(
            project_id=pk,
            organisation=one.revision.plan.organisation.code,
            guideline=guidelines.get(pk, ""),
            goals=goals.get(guidelines.get(pk, ""), ()),
            needs=needs.get(pk, 0),
            joint=pk in joint,
            first_year=years.get(pk),
            has_point=one.version.lat is not None,
        )
        for pk, one in waiting.items()
    ]


def _frame(province_code: str, ids: list[int]) -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    """Project → its confirmed guideline; guideline → the goals that cover it."""
    edition = framework.framework_in_force(province_code)
    if edition is None:
        return {}, {}
    return guidelines_of_projects(edition.pk, ids), framework.goals_by_guideline(edition.pk)


def _joint(ids: list[int]) -> frozenset[int]:
    """The projects of open joint requests to which every owner consented."""
    unsure = JointOwner.objects.exclude(consent=Consent.CONSENTED).values("request")
    stand = JointRequest.objects.filter(withdrawn_at=None).exclude(pk__in=unsure)
    found = JointOwner.objects.filter(request__in=stand, project__in=ids).values_list("project_id", flat=True)
    return frozenset(pk for pk in found if pk is not None)
