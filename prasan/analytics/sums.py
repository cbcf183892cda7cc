"""Sums of facts by organisation. Pure: no Django, no clock."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from prasan.analytics.rules import Fact


@dataclass(frozen=True, slots=True)
class YearSum:
    """Projects with money or progress in a year, and their whole baht of that year."""

    projects: int = 0
    baht: int = 0


def sums_by_organisation(facts: Iterable[Fact], fiscal_year: int) -> dict[str, YearSum]:
    """Organisation → its projects and money of a year, whatever became of them (as the first step of the funnel)."""
    projects: defaultdict[str, int] = defaultdict(int)
    baht: defaultdict[str, int] = defaultdict(int)
    for fact in facts:
        if fact.fiscal_year == fiscal_year:
            projects[fact.organisation] += fact.projects
            baht[fact.organisation] += fact.baht
    return {code: YearSum(projects[code], baht[code]) for code in projects}


def sum_over(sums: Mapping[str, YearSum], organisations: Collection[str]) -> YearSum:
    """The sum of some organisations."""
    chosen = [sums[code] for code in organisations if code in sums]
    return YearSum(sum(one.projects for one in chosen), sum(one.baht for one in chosen))
