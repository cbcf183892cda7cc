"""Money told by the elements of a plan above: each guideline's money parted among its links by their weights.

Pure: no Django, no clock. A project stands under one guideline, so within one element nothing is counted twice; a
guideline may be linked with several elements, so whole sums over all elements count some money more than once, and
only the parted money adds up to what there is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# An element that holds more than this many even shares is marked as crowded, where there are enough to compare.
CROWDED, FEWEST = 3, 4

ByYear = Mapping[str, Mapping[int, tuple[int, int]]]
"""Guideline → fiscal year → (project-years, whole baht); "" holds what stands under no guideline."""
Distinct = Mapping[str, int]
"""Guideline → different projects over the years looked at; "" holds those under no guideline."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What stands somewhere: project-years (as ผ.01 counts), different projects, whole baht."""

    project_years: int = 0
    projects: int = 0
    baht: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """A confirmed link: a guideline and an element of the plan above (their codes), and its weight."""

    guideline: str
    element: str
    weight: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One link with its money: `baht` is its part by weight, `whole_baht` everything under the guideline."""

    guideline: str
    element: str
    weight: int
    share: Fraction
    project_years: int
    projects: int
    whole_baht: int
    baht: int


@dataclass(frozen=True, slots=True)
class ElementSum:
    """What stands under one element: its links, project-years, different projects, money by weight and in whole; how it
    stands out."""

    element: str
    guidelines: tuple[str, ...] = ()
    project_years: int = 0
    projects: int = 0
    whole_baht: int = 0
    baht: int = 0
    share: Fraction = Fraction(0)
    is_gap: bool = False
    is_idle: bool = False
    is_crowded: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A plan above with the money under it. `unlinked`: guidelines without a link; `unplaced`: under no guideline."""

    cells: Mapping[tuple[str, str], Cell]
    elements: Mapping[str, ElementSum]
    unlinked: tuple[str, ...]
    linked_sum: Sum
    unlinked_sum: Sum
    unplaced_sum: Sum
    total: Sum

    @property
    def whole_baht(self) -> int:
        """Whole money summed over all elements: more than there is, where guidelines have several links."""
        return sum(one.whole_baht for one in self.elements.values())

    @property
    def tagged_baht(self) -> int:
        """Parted money summed over all elements: with the unlinked and the unplaced, exactly the total."""
        return sum(one.baht for one in self.elements.values())

    @property
    def counted_again(self) -> int:
        """By how much the whole sums exceed the money that they speak of."""
        return self.whole_baht - self.tagged_baht


def parted(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """A whole amount by weights, in whole parts that add up to it exactly: the largest remainders get the rest."""
    whole = sum(weights)
    if not whole:
        return tuple(0 for _ in weights)
    parts = [amount * weight // whole for weight in weights]
    rest = amount - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(amount * weights[at] % whole), at))
    for at in by_remainder[:rest]:
        parts[at] += 1
    return tuple(parts)


def tagged(
    elements: Sequence[str],
    guidelines: Sequence[str],
    tags: Iterable[Tag],
    money: ByYear,
    years: Iterable[int],
    distinct: Distinct,
) -> Tagged:
    """Every element of a plan with the money of some years. Parts are taken year by year, so that years add up.

    A project stands under one guideline, so different projects add up over guidelines, though not over elements.
    """
    chosen = tuple(years)
    of_guideline: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        of_guideline[tag.guideline].append(tag)
    cells: dict[tuple[str, str], Cell] = {}
    for guideline, ones in of_guideline.items():
        weights = [one.weight for one in ones]
        whole = _sum(guideline, money, distinct, chosen)
        sums = [0] * len(ones)
        for year in chosen:
            for at, part in enumerate(parted(money.get(guideline, {}).get(year, (0, 0))[1], weights)):
                sums[at] += part
        for at, one in enumerate(ones):
            share = Fraction(one.weight, sum(weights))
            cells[guideline, one.element] = Cell(
                guideline, one.element, one.weight, share, whole.project_years, whole.projects, whole.baht, sums[at]
            )
    unlinked = tuple(code for code in guidelines if code not in of_guideline)
    sums_of = {code: _sum(code, money, distinct, chosen) for code in money.keys() | distinct.keys()}
    return Tagged(
        cells=cells,
        elements=_elements(elements, cells),
        unlinked=unlinked,
        linked_sum=_add(one for code, one in sums_of.items() if code in of_guideline),
        unlinked_sum=_add(one for code, one in sums_of.items() if code and code not in of_guideline),
        unplaced_sum=sums_of.get("", Sum()),
        total=_add(sums_of.values()),
    )


def _elements(elements: Sequence[str], cells: Mapping[tuple[str, str], Cell]) -> dict[str, ElementSum]:
    under: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells.values():
        under[cell.element].append(cell)
    whole = sum(cell.baht for cell in cells.values())
    sums = {}
    for code in elements:
        baht = sum(cell.baht for cell in under[code])
        share = Fraction(baht, whole) if whole else Fraction(0)
        sums[code] = ElementSum(
            element=code,
            guidelines=tuple(cell.guideline for cell in under[code]),
            project_years=sum(cell.project_years for cell in under[code]),
            projects=sum(cell.projects for cell in under[code]),
            whole_baht=sum(cell.whole_baht for cell in under[code]),
            baht=baht,
            share=share,
            is_gap=not under[code],
            is_idle=bool(under[code]) and not any(cell.project_years for cell in under[code]),
            is_crowded=len(elements) >= FEWEST and share * len(elements) > CROWDED,
        )
    return sums


def _sum(guideline: str, money: ByYear, distinct: Distinct, chosen: Iterable[int]) -> Sum:
    years = [money.get(guideline, {}).get(year, (0, 0)) for year in chosen]
    return Sum(sum(count for count, _ in years), distinct.get(guideline, 0), sum(baht for _, baht in years))


def _add(sums: Iterable[Sum]) -> Sum:
    ones = tuple(sums)
    return Sum(sum(one.project_years for one in ones), sum(one.projects for one in ones), sum(one.baht for one in ones))


@dataclass(frozen=True, slots=True)
class Flow:
    """Whole baht from one node of a chart to another; nodes are (column, code)."""

    source: tuple[int, str]
    target: tuple[int, str]
    baht: int


@dataclass(frozen=True, slots=True)
class Flows:
    """Money from the plan above to issues, to guidelines, to the stage that it reached; parts add up in each column."""

    flows: tuple[Flow, ...]
    total: int = 0
    unlinked: int = 0


def flows_of(found: Tagged, issue_of: Mapping[str, str], by_stage: Mapping[str, Mapping[str, int]]) -> Flows:
    """Element → issue → guideline → stage, for guidelines that have a link. `by_stage`: guideline → stage → baht."""
    above: defaultdict[tuple[str, str], int] = defaultdict(int)
    below: defaultdict[str, int] = defaultdict(int)
    for cell in found.cells.values():
        above[cell.element, issue_of[cell.guideline]] += cell.baht
        below[cell.guideline] += cell.baht
    flows = [Flow((0, element), (1, issue), baht) for (element, issue), baht in above.items()]
    flows += [Flow((1, issue_of[code]), (2, code), baht) for code, baht in below.items()]
    flows += [Flow((2, code), (3, stage), baht) for code in below for stage, baht in by_stage.get(code, {}).items()]
    return Flows(tuple(one for one in flows if one.baht), found.tagged_baht, found.unlinked_sum.baht)
