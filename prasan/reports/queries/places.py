"""Where an organisation is, and what its people asked for, as Part 1 of its book tells."""

from prasan.committees.models import Hearing
from prasan.committees.queries import hearings_of
from prasan.committees.rules import GROUP_NAMES_TH, Group
from prasan.coordination.rules.areas import kilometres
from prasan.coordination.rules.listed import Point
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import KIND_LABEL_TH, POINT_LABEL_TH, OrganisationKind, PointKind
from prasan.plans.models import Plan
from prasan.reports.facts import State
from prasan.reports.facts.books import HearingFacts, Neighbour, PlaceFacts

# Offices farther away than this are no neighbours.
_FARTHEST_KM = 40.0


def place_of(organisation: Organisation) -> PlaceFacts:
    """Kind, people, point, and the nearest organisation on each side (none of a PAO, which holds them all)."""
    is_pao = organisation.kind == OrganisationKind.PAO
    return PlaceFacts(
        KIND_LABEL_TH[OrganisationKind(organisation.kind)],
        organisation.population,
        organisation.lat,
        organisation.lon,
        point=POINT_LABEL_TH[PointKind(organisation.point_kind)],
        population_of_district=None if is_pao else organisation.district.population,
        neighbours=() if is_pao else _neighbours(organisation),
    )


def _neighbours(organisation: Organisation) -> tuple[Neighbour, ...]:
    here = Point(organisation.lat, organisation.lon)
    nearest: dict[str, Neighbour] = {}
    others = Organisation.objects.filter(province=organisation.province_id, valid_to=None)
    for other in others.exclude(pk=organisation.pk).exclude(kind=OrganisationKind.PAO):
        there = Point(other.lat, other.lon)
        found = Neighbour(_side(here, there), other.label, round(kilometres(here, there), 1))
        known = nearest.get(found.side)
        if found.kilometres <= _FARTHEST_KM and (known is None or found.kilometres < known.kilometres):
            nearest[found.side] = found
    return tuple(nearest[side] for side in ("ทิศเหนือ", "ทิศตะวันออก", "ทิศใต้", "ทิศตะวันตก") if side in nearest)


def _side(here: Point, there: Point) -> str:
    north, east = there.lat - here.lat, there.lon - here.lon
    if abs(north) >= abs(east):
        return "ทิศเหนือ" if north > 0 else "ทิศใต้"
    return "ทิศตะวันออก" if east > 0 else "ทิศตะวันตก"


def hearings_told(plan: Plan, state: State) -> tuple[HearingFacts, ...]:
    """The hearings of what is announced, or (in a draft) all that were held; the oldest first."""
    if state is State.WORKING:
        held = hearings_of(plan.organisation)
    else:
        held = Hearing.objects.filter(held_for__revision__plan=plan, held_for__revision__announced_on__isnull=False)
    chosen = held.filter(is_synthetic=plan.is_synthetic).order_by("on", "pk").distinct()
    return tuple(
        HearingFacts(
            one.on,
            one.place,
            one.topic,
            tuple((GROUP_NAMES_TH[Group(group)], count) for group, count in one.heads.items() if count),
        )
        for one in chosen
    )
