"""The situation of organisations, for all of a province in a handful of queries; and what is due for a person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from prasan.duties.models import DutyDone, Nudge
from prasan.duties.rules import Announced, Duty, DutyKind, Situation, Waiting, duties_of, is_mine, open_duties
from prasan.framework import queries as framework
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.organisations.rules.people import Person
from prasan.plans import lives
from prasan.plans.models import Revision, Ruling
from prasan.plans.rules.paths import RevisionState

TO_BE_TOLD = frozenset({Role.PLANNER, Role.CLERK})
"""Who in an organisation is written to when the PAO asks something of it."""


def situations(organisations: Sequence[Organisation], province_code: str) -> dict[str, Situation]:
    """Organisation code → what its deadlines follow from, in four queries however many.

    The period that every plan is due for is that of the framework in force; before there is one, nothing is due.
    """
    edition = framework.framework_in_force(province_code)
    if edition is None:
        return {}
    period = (edition.years[0], edition.years[-1])
    rulings: defaultdict[int | None, dict[str, str | int]] = defaultdict(dict)
    of_all = Q(province__code=province_code, organisation=None)
    for ruling in Ruling.objects.filter(of_all | Q(organisation__in=organisations)):
        rulings[ruling.organisation_id][ruling.key] = ruling.value
    done: defaultdict[int, dict[tuple[DutyKind, str], date]] = defaultdict(dict)
    recorded = DutyDone.objects.filter(organisation__in=organisations, ended_at=None)
    for pk, kind, key, on in recorded.values_list("organisation", "kind", "key", "on"):
        done[pk][DutyKind(kind), key] = on
    announced: defaultdict[int, list[Announced]] = defaultdict(list)
    waiting: dict[int, Waiting] = {}
    revisions = Revision.objects.filter(plan__organisation__in=organisations).select_related("plan")
    for one in revisions.order_by("plan__first_year", "number"):
        if one.announced_on:
            announced[one.plan.organisation_id].append(
                Announced(one.pk, one.label, one.kind_list, one.plan.first_year, one.announced_on)
            )
        else:
            since = timezone.localtime(one.state_since).date()
            waiting[one.plan.organisation_id] = Waiting(one.pk, one.label, RevisionState(one.state), since)
    return {
        one.code: Situation(
            code=one.code,
            kind=OrganisationKind(one.kind),
            period=period,
            announced=tuple(announced[one.pk]),
            waiting=waiting.get(one.pk),
            done=done[one.pk],
            rulings={**rulings[None], **rulings[one.pk]},
        )
        for one in organisations
    }


def duties_of_organisation(organisation: Organisation, today: date) -> tuple[Duty, ...]:
    """Every duty of one organisation around a day."""
    found = situations([organisation], organisation.province.code)
    return duties_of(found[organisation.code], today) if found else ()


@dataclass(frozen=True, slots=True)
class ToDo:
    """One open duty for one person: theirs, or waiting for somebody else of the same organisation."""

    organisation: Organisation
    duty: Duty
    is_mine: bool


def to_do_of(person: Person, today: date) -> tuple[ToDo, ...]:
    """What is open in the organisations that somebody works for: their own first, then what waits for others."""
    found: list[ToDo] = []
    chosen = Organisation.objects.filter(code__in=person.organisation_codes(), valid_to=None)
    for organisation in chosen.select_related("province", "district"):
        roles = roles_at(person, organisation.code)
        there = lives.mover_of(person, organisation).roles_there
        due = open_duties(duties_of_organisation(organisation, today), today)
        found += [ToDo(organisation, duty, is_mine(duty, roles, there)) for duty in due]
    return tuple(sorted(found, key=lambda one: (not one.is_mine, one.duty.due)))


def roles_at(person: Person, organisation_code: str) -> frozenset[Role]:
    """What somebody does there; a planner of the PAO plans for the PAO itself too."""
    held = {role for code, role in person.organisation_roles if code == organisation_code}
    if Role.PAO_PLANNER in held:
        held.add(Role.PLANNER)
    return frozenset(held)


def open_nudges(organisation: Organisation) -> QuerySet[Nudge]:
    """What the PAO asked of an organisation and nobody has acknowledged."""
    return organisation.nudges.filter(closed_at=None).select_related("by")


def nudges_for(person: Person) -> QuerySet[Nudge]:
    """The same of every organisation whose planner or clerk somebody is: who such a word is written to."""
    codes = {code for code, _ in person.organisation_roles if roles_at(person, code) & TO_BE_TOLD}
    return Nudge.objects.filter(organisation__code__in=codes, closed_at=None).select_related("by", "organisation")


def last_nudges(organisations: Sequence[Organisation]) -> dict[str, Nudge]:
    """Organisation code → the newest word to it."""
    newest = Nudge.objects.filter(organisation__in=organisations).order_by().values("organisation")
    rows = Nudge.objects.filter(pk__in=newest.annotate(last=Max("pk")).values("last"))
    return {one.organisation.code: one for one in rows.select_related("organisation")}


def done_of(organisation: Organisation) -> QuerySet[DutyDone]:
    """What was recorded as done, the newest first."""
    return organisation.duties_done.filter(ended_at=None).select_related("by").order_by("-on", "-pk")
