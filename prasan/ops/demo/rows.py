"""One made-up row of a plan: title, place, target, money by year, as a planner would write it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from prasan.ops.demo.facts import DemoOrganisation, Spot
from prasan.ops.demo.places import Places
from prasan.ops.demo.titles import GuidelineTitles, Template
from prasan.ops.demo.units import MONEY_AGAINST_SAO, unit_name
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.rows import ProjectKind, ProjectRow

PLAN_YEARS = 5
SHEETS = {
    ProjectKind.OWN: "ผ.02",
    ProjectKind.SUBSIDY: "ผ.02",
    ProjectKind.COMMUNITY: "ผ.02-1",
    ProjectKind.BEYOND_CAPACITY: "ผ.02-2",
    ProjectKind.EQUIPMENT: "ผ.03",
}
_WIDTHS = (3.0, 3.5, 4.0, 4.0, 4.0, 5.0, 5.0, 6.0)
_BEYOND_TIMES = (4, 9)
_BEYOND_SHARE = 0.14
_BIG_THOUSANDS = 800


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before it has its number; `has_place` says whether it stands at `spot` or only concerns it."""

    row: ProjectRow
    spot: Spot
    has_place: bool
    is_yearly: bool


def drafted(
    organisation: DemoOrganisation,
    titles: GuidelineTitles,
    places: Places,
    *,
    asked: str,
    first_year: int,
    rng: Random,
) -> Draft:
    """A project under a guideline. `asked` is the PAO that is asked for what is beyond the organisation's capacity."""
    template = rng.choice(titles.templates)
    spot, other = rng.sample(places.spots, 2)
    width, length = rng.choice(_WIDTHS), rng.randrange(60, 640, 10)
    low, high = template.count or (1, 1)
    count = rng.randint(low, high)
    words = {
        "where": spot.name,
        "other": other.name,
        "source": rng.choice(places.sources),
        "school": rng.choice(places.schools),
        "wat": rng.choice(places.temples),
        "org": organisation.label,
        "w": f"{width:.2f}",
        "l": f"{length:,}",
        "t": "0.15",
        "area": f"{width * length:,.0f}",
        "n": f"{_even(int(count * MONEY_AGAINST_SAO[organisation.kind])):,}",
    }
    kind = _kind(template, organisation, rng)
    is_beyond = kind is ProjectKind.BEYOND_CAPACITY
    extent = (count - low) / (high - low) if high > low else rng.random()
    baht = _yearly_baht(template, width * length, extent, organisation.kind, rng)
    baht *= rng.randint(*_BEYOND_TIMES) if is_beyond else 1
    row = ProjectRow(
        sheet=SHEETS[kind],
        row=0,
        number="",
        name=template.name.format_map(words),
        objective=rng.choice(titles.objectives),
        target=template.target.format_map(words),
        amounts=_amounts(template, round_as_planners_do(baht, rng), first_year, rng),
        kpi=rng.choice(titles.kpis),
        expected_result=rng.choice(titles.results),
        unit=asked if is_beyond else unit_name(template.unit, organisation.kind),
        budget_class=template.budget_class,
        kind=kind,
        group=titles.heading,
    )
    return Draft(row, spot, template.has_place, template.is_yearly)


def round_as_planners_do(baht: int, rng: Random) -> int:
    """A sum as it would stand in a plan: round, or a road's sum to the thousand, or just under a threshold."""
    if baht < 20_000:
        return max(1_000, round(baht, -3))
    if baht < 100_000:
        return max(20_000, 5_000 * round(baht / 5_000))
    if baht < 1_000_000:
        # Purchases up to 500,000 baht need no public bidding, and many sums stop just there.
        if 450_000 <= baht <= 540_000 and rng.random() < 0.6:
            return rng.choice((490_000, 495_000, 499_000, 500_000))
        return round(baht, -3) if rng.random() < 0.35 else 10_000 * round(baht / 10_000)
    return 50_000 * round(baht / 50_000)


def _kind(template: Template, organisation: DemoOrganisation, rng: Random) -> ProjectKind:
    """The template's own kind, but some works are beyond what an organisation can pay; a PAO has nobody to ask."""
    is_big = bool(template.rate) or template.baht[1] >= _BIG_THOUSANDS
    is_work = template.kind is ProjectKind.OWN and template.has_place and not template.is_yearly and is_big
    if is_work and organisation.kind is not OrganisationKind.PAO and rng.random() < _BEYOND_SHARE:
        return ProjectKind.BEYOND_CAPACITY
    return template.kind


def _yearly_baht(template: Template, area: float, extent: float, kind: OrganisationKind, rng: Random) -> int:
    """The sum before rounding: by area, or within the template's range by how big (0 to 1) the work is."""
    if template.rate:
        return int(area * template.rate * rng.uniform(0.92, 1.12))
    low, high = template.baht
    thousand = low + (high - low) * (0.75 * extent + 0.25 * rng.random())
    return int(thousand * 1_000 * (MONEY_AGAINST_SAO[kind] if template.count else 1))


def _amounts(template: Template, baht: int, first_year: int, rng: Random) -> Mapping[int, int]:
    """Yearly work stands in most or all years; other work in one year, now and then spread over two or three."""
    if template.is_yearly:
        count = rng.choices((5, 4, 3, 2), (0.72, 0.12, 0.1, 0.06))[0]
        start = first_year + rng.randint(0, PLAN_YEARS - count)
        return dict.fromkeys(range(start, start + count), baht)
    count = rng.choices((1, 2, 3), (0.8, 0.15, 0.05))[0]
    start = first_year + min(PLAN_YEARS - count, rng.choices(range(PLAN_YEARS), (0.26, 0.23, 0.2, 0.17, 0.14))[0])
    part = max(1_000, round(baht // count, -3))
    return dict.fromkeys(range(start, start + count), part)


def _even(count: int) -> int:
    """Counts in plans are round: 87 people are written as 85, 1,243 metres as 1,240."""
    if count <= 20:
        return count
    return 5 * round(count / 5) if count < 100 else 10 * round(count / 10)
