"""The links of a plan above with the money of published projects, as facts for `tagging`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from prasan.analytics.queries import as_published, distinct_by_guideline, province_facts
from prasan.analytics.rules import money_by_guideline
from prasan.analytics.tagging import ByYear, Distinct, Flows, Tag, Tagged, flows_of, tagged
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.queries import ElementRow, LinkFact
from prasan.framework.rules import LINKED_KINDS, Kind, Level, LinkStatus


@dataclass(frozen=True, slots=True)
class Aligned:
    """A framework beside one plan above: their elements in order, the links by state, the money by guideline and year."""

    framework: Edition
    upper: Edition
    issues: tuple[ElementRow, ...]
    guidelines: tuple[ElementRow, ...]
    elements: tuple[ElementRow, ...]
    issue_of: Mapping[str, str]
    links: Mapping[LinkStatus, tuple[LinkFact, ...]]
    money: ByYear
    distinct: Distinct

    def tagged(self, year: int | None) -> Tagged:
        """The money of one year, or of the whole period."""
        tags = [Tag(one.lower_code, one.upper_code, one.weight) for one in self.links.get(LinkStatus.CONFIRMED, ())]
        years = self.framework.years if year is None else (year,)
        # In one year a project is counted once anyhow.
        in_year = {code: sums.get(year or 0, (0, 0))[0] for code, sums in self.money.items()}
        return tagged(
            [one.code for one in self.elements],
            [one.code for one in self.guidelines],
            tags,
            self.money,
            years,
            self.distinct if year is None else in_year,
        )

    @property
    def progress(self) -> tuple[int, int, int, int]:
        """Guidelines: all, with a confirmed link, with none but proposals, with nothing."""
        confirmed = {one.lower_code for one in self.links.get(LinkStatus.CONFIRMED, ())}
        proposed = {one.lower_code for one in self.links.get(LinkStatus.PROPOSED, ())} - confirmed
        whole = len(self.guidelines)
        return whole, len(confirmed), len(proposed), whole - len(confirmed) - len(proposed)


def aligned(province_code: str, upper: Edition) -> Aligned:
    """A plan above beside the province's current framework, counted from rows once per published write."""
    return as_published(f"aligned:{province_code}:{upper.pk}", lambda: _aligned(province_code, upper))


def _aligned(province_code: str, upper: Edition) -> Aligned:
    facts = province_facts(province_code)
    rows = framework.element_rows(facts.edition.pk)
    by_state: defaultdict[LinkStatus, list[LinkFact]] = defaultdict(list)
    elements = tuple(one for one in framework.element_rows(upper.pk) if one.kind is LINKED_KINDS[Level(upper.level)])
    shown = {one.element_id for one in elements}
    for link in framework.links_of(facts.edition.pk, status=None):
        # A link with something else than what the forms name (a target, a strategic issue) is told under its parent's plan
        # on the element's page, and counts no money here.
        if link.edition_id == upper.pk and link.upper_id in shown:
            by_state[link.status].append(link)
    guidelines = tuple(one for one in rows if one.kind is Kind.GUIDELINE)
    return Aligned(
        framework=facts.edition,
        upper=upper,
        issues=tuple(one for one in rows if one.kind is Kind.ISSUE),
        guidelines=guidelines,
        elements=elements,
        issue_of=dict(
            Element.objects.filter(edition=facts.edition, kind=Kind.GUIDELINE).values_list("code", "parent__code")
        ),
        links={state: tuple(ones) for state, ones in by_state.items()},
        money=as_published(f"money:{province_code}", lambda: money_by_guideline(facts.facts)),
        distinct=as_published(f"distinct:{province_code}", lambda: distinct_by_guideline(province_code, facts.edition)),
    )


def flows(province_code: str, upper: Edition, year: int | None) -> Flows:
    """Money from a plan above through issues and guidelines to the stage that it reached."""
    found = aligned(province_code, upper)
    years = set(found.framework.years) if year is None else {year}
    by_stage: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for fact in province_facts(province_code).facts:
        if fact.guideline and fact.fiscal_year in years:
            by_stage[fact.guideline][str(fact.stage)] += fact.baht
    return flows_of(found.tagged(year), found.issue_of, by_stage)
