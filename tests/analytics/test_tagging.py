"""Tagged money: parts by weight that add up to what there is; gaps, crowding and double counting told."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prasan.analytics.tagging import Tag, flows_of, parted, tagged

GUIDELINES = ("1.1", "1.2", "2.1", "2.2")
ELEMENTS = ("1", "2", "3", "4", "5")
YEARS = (2571, 2572)
weights = st.integers(1, 100)
tags = st.dictionaries(st.tuples(st.sampled_from(GUIDELINES), st.sampled_from(ELEMENTS)), weights).map(
    lambda found: [Tag(guideline, element, weight) for (guideline, element), weight in found.items()]
)
sums = st.tuples(st.integers(0, 500), st.integers(0, 10**10))
distinct = st.dictionaries(st.sampled_from(("", *GUIDELINES)), st.integers(0, 500))
money = st.dictionaries(st.sampled_from(("", *GUIDELINES)), st.dictionaries(st.sampled_from(YEARS), sums))


@given(st.integers(0, 10**12), st.lists(weights, min_size=1, max_size=9))
def test_parts_are_whole_and_add_up_and_are_within_one_baht_of_their_weight(amount: int, shares: list[int]) -> None:
    parts = parted(amount, shares)
    assert sum(parts) == amount
    assert all(abs(part - Fraction(amount * share, sum(shares))) < 1 for part, share in zip(parts, shares, strict=True))


def test_nothing_is_parted_among_nobody() -> None:
    assert parted(100, []) == ()
    assert parted(100, [1, 1, 1]) == (34, 33, 33)


@given(tags, money)
def test_tagged_money_adds_up_to_all_there_is_and_weights_to_one(
    links: list[Tag], sums_of: dict[str, dict[int, tuple[int, int]]]
) -> None:
    found = tagged(ELEMENTS, GUIDELINES, links, sums_of, YEARS, {})
    assert found.tagged_baht + found.unlinked_sum.baht + found.unplaced_sum.baht == found.total.baht
    assert found.linked_sum.baht == found.tagged_baht
    assert found.whole_baht >= found.tagged_baht
    for guideline in GUIDELINES:
        shares = [cell.share for (code, _), cell in found.cells.items() if code == guideline]
        assert not shares or sum(shares) == 1
    # The years of a period add up to the period.
    apart = [tagged(ELEMENTS, GUIDELINES, links, sums_of, [year], {}) for year in YEARS]
    for code in ELEMENTS:
        assert found.elements[code].baht == sum(one.elements[code].baht for one in apart)


@given(tags, money)
def test_each_column_of_the_flow_carries_the_same_money(
    links: list[Tag], sums_of: dict[str, dict[int, tuple[int, int]]]
) -> None:
    found = tagged(ELEMENTS, GUIDELINES, links, sums_of, YEARS, {})
    issue_of = {code: code.split(".")[0] for code in GUIDELINES}
    by_stage = {code: {"planned": sum(baht for _, baht in years.values())} for code, years in sums_of.items()}
    flows = flows_of(found, issue_of, by_stage)
    for column in range(3):
        assert sum(one.baht for one in flows.flows if one.source[0] == column) == found.tagged_baht


def test_gaps_idle_links_and_crowding_are_marked() -> None:
    links = [Tag("1.1", "1", 1), Tag("1.2", "2", 1), Tag("2.1", "3", 1)]
    found = tagged(ELEMENTS, GUIDELINES, links, {"1.1": {2571: (9, 900)}, "1.2": {2571: (1, 100)}}, YEARS, {})
    marks = {code: (one.is_gap, one.is_idle, one.is_crowded) for code, one in found.elements.items()}
    assert marks == {
        "1": (False, False, True),
        "2": (False, False, False),
        "3": (False, True, False),
        "4": (True, False, False),
        "5": (True, False, False),
    }
    assert found.unlinked == ("2.2",)


def test_a_guideline_with_two_links_is_told_as_counted_again() -> None:
    found = tagged(
        ELEMENTS, GUIDELINES, [Tag("1.1", "1", 3), Tag("1.1", "2", 1)], {"1.1": {2571: (4, 100)}}, YEARS, {"1.1": 3}
    )
    assert (found.elements["1"].baht, found.elements["2"].baht) == (75, 25)
    assert (found.whole_baht, found.tagged_baht, found.counted_again) == (200, 100, 100)
    assert found.elements["1"].project_years == found.elements["2"].project_years == 4
    assert found.elements["1"].projects == found.elements["2"].projects == found.total.projects == 3


@given(tags, distinct)
def test_different_projects_add_up_over_guidelines_and_never_twice_within_an_element(
    links: list[Tag], projects: dict[str, int]
) -> None:
    found = tagged(ELEMENTS, GUIDELINES, links, {}, YEARS, projects)
    parts = (found.linked_sum, found.unlinked_sum, found.unplaced_sum)
    assert sum(one.projects for one in parts) == found.total.projects == sum(projects.values())
    for code, element in found.elements.items():
        assert element.projects == sum(projects.get(one.guideline, 0) for one in links if one.element == code)
