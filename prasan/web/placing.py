"""How districts and organisations are shown: what each has, and for which goals it counts. Composition; rules count."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings

from prasan.analytics.queries import ProvinceFacts, as_published, province_facts
from prasan.analytics.rules import Attainment, GoalFact, attainment
from prasan.analytics.sums import YearSum, sum_over, sums_by_organisation
from prasan.framework.rules import Measure, Stage
from prasan.organisations.queries import DistrictFact, OrganisationFact
from prasan.organisations.rules.kinds import KIND_LABEL_TH, OrganisationKind
from prasan.web.attaining import tiles


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district in a year: its organisations, the goals that enough of them count for, its projects and money."""

    district: DistrictFact
    organisations: int
    met: int
    goals: int
    sum: YearSum


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in a year: for how many goals it counts or is one step short, its projects and money."""

    organisation: OrganisationFact
    counting: int
    one_step_short: int
    goals: int
    sum: YearSum


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of organisation to choose, as people call it."""

    value: str
    label: str


def kinds_in(facts: ProvinceFacts, fiscal_year: int) -> tuple[KindChoice, ...]:
    """The kinds of organisation that exist in the province, in the order of the law."""
    present = {one.kind for one in facts.organisations[fiscal_year]}
    return tuple(KindChoice(kind.value, KIND_LABEL_TH[kind]) for kind in OrganisationKind if kind in present)


def year_sums(fiscal_year: int) -> Mapping[str, YearSum]:
    """Organisation → its projects and money of a year."""
    province = settings.PROVINCE
    facts = province_facts(province)
    return as_published(f"sums:{province}:{fiscal_year}", lambda: sums_by_organisation(facts.facts, fiscal_year))


def counted_goals(facts: ProvinceFacts) -> tuple[GoalFact, ...]:
    """The goals that are counted from projects."""
    return tuple(goal for goal in facts.goals if goal.measure is not Measure.SURVEY_SHARE)


def district_lines(fiscal_year: int, stage: Stage | None) -> tuple[DistrictLine, ...]:
    """Every district of the province, by code."""
    facts, sums = province_facts(settings.PROVINCE), year_sums(fiscal_year)
    lines = []
    for district, tile in zip(facts.districts, tiles(fiscal_year, stage), strict=True):
        codes = facts.codes(fiscal_year, district=district.code)
        lines.append(DistrictLine(district, len(codes), tile.met, tile.goals, sum_over(sums, codes)))
    return tuple(lines)


def standings(
    facts: ProvinceFacts, fiscal_year: int, organisations: Collection[str], stage: Stage | None
) -> tuple[Attainment, ...]:
    """Every counted goal for a part of the province."""
    return tuple(
        attainment(goal, fiscal_year, organisations, facts.reach, stage=stage) for goal in counted_goals(facts)
    )


def organisation_lines(
    facts: ProvinceFacts, fiscal_year: int, district: str, stage: Stage | None
) -> tuple[OrganisationLine, ...]:
    """The organisations of a district, by code."""
    sums = year_sums(fiscal_year)
    goals = standings(facts, fiscal_year, facts.codes(fiscal_year, district=district), stage)
    return tuple(
        OrganisationLine(
            one,
            sum(one.code in goal.counting for goal in goals),
            sum(one.code in goal.one_step_short for goal in goals),
            len(goals),
            sums.get(one.code, YearSum()),
        )
        for one in facts.organisations[fiscal_year]
        if one.district_code == district
    )
