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
    projects: int
    whole_baht: int
    baht: int


@dataclass(frozen=True, slots=True)
class ElementSum:
    """What stands under one element: its links, project-years, money by weight and in whole; how it stands out."""

    element: str
    guidelines: tuple[str, ...] = ()
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
    unlinked_sum: tuple[int, int]
    unplaced_sum: tuple[int, int]
    total: tuple[int, int]

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
    elements: Sequence[str], guidelines: Sequence[str], tags: Iterable[Tag], money: ByYear, years: Iterable[int]
) -> Tagged:
    """Every element of a plan with the money of some years. Parts are taken year by year, so that years add up."""
    chosen = tuple(years)
    of_guideline: defaultdict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        of_guideline[tag.guideline].append(tag)
    cells: dict[tuple[str, str], Cell] = {}
    for guideline, ones in of_guideline.items():
        weights = [one.weight for one in ones]
        projects, whole = _sum(money.get(guideline, {}), chosen)
        sums = [0] * len(ones)
        for year in chosen:
            for at, part in enumerate(parted(money.get(guideline, {}).get(year, (0, 0))[1], weights)):
                sums[at] += part
        for at, one in enumerate(ones):
            share = Fraction(one.weight, sum(weights))
            cells[guideline, one.element] = Cell(guideline, one.element, one.weight, share, projects, whole, sums[at])
    unlinked = tuple(code for code in guidelines if code not in of_guideline)
    total = _add(_sum(years_of, chosen) for years_of in money.values())
    return Tagged(
        cells=cells,
        elements=_elements(elements, cells),
        unlinked=unlinked,
        unlinked_sum=_add(_sum(found, chosen) for code, found in money.items() if code and code not in of_guideline),
        unplaced_sum=_sum(money.get("", {}), chosen),
        total=total,
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
            projects=sum(cell.projects for cell in under[code]),
            whole_baht=sum(cell.whole_baht for cell in under[code]),
            baht=baht,
            share=share,
            is_gap=not under[code],
            is_idle=bool(under[code]) and not any(cell.projects for cell in under[code]),
            is_crowded=len(elements) >= FEWEST and share * len(elements) > CROWDED,
        )
    return sums


def _sum(years: Mapping[int, tuple[int, int]], chosen: Iterable[int]) -> tuple[int, int]:
    return _add(years.get(year, (0, 0)) for year in chosen)


def _add(sums: Iterable[tuple[int, int]]) -> tuple[int, int]:
    projects = baht = 0
    for its_projects, its_baht in sums:
        projects += its_projects
        baht += its_baht
    return projects, baht


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
    return Flows(tuple(one for one in flows if one.baht), found.tagged_baht, found.unlinked_sum[1])
