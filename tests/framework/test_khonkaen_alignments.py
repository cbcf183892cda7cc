"""The links that are proposed for Khon Kaen: complete where they must be, and supported by the words that they quote."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from prasan.framework.loading.alignments import ElementName, read_alignments, why_not_propose
from prasan.framework.loading.editions import read_editions
from prasan.framework.rules import PARENT_KIND, Kind, Level

DATA = Path(__file__).resolve().parents[2] / "data" / "khonkaen"
EDITIONS = {draft.code: draft for draft in read_editions(DATA / "editions")}
DRAFTS = read_alignments(DATA / "alignments.toml")
ELEMENTS = {
    ElementName(edition.code, element.kind, element.code): element
    for edition in EDITIONS.values()
    for element in edition.elements
}
GUIDELINES = {
    name.code for name in ELEMENTS if name.kind is Kind.GUIDELINE and EDITIONS[name.edition].level is Level.FRAMEWORK
}
# The plans that have no word on some guidelines; those of the first three are linked with every one.
ALLOWED_WITHOUT = {
    Level.SDG: 0,
    Level.NATIONAL_STRATEGY: 0,
    Level.PREVIOUS_FRAMEWORK: 0,
    Level.NATIONAL_PLAN: 8,
    Level.PROVINCE: 4,
    Level.PAO: 2,
    Level.PAO_POLICY: 12,
}
LINKED_KIND = {
    Level.SDG: Kind.SDG,
    Level.NATIONAL_STRATEGY: Kind.STRATEGY,
    Level.PREVIOUS_FRAMEWORK: Kind.STRATEGY,
    Level.NATIONAL_PLAN: Kind.MILESTONE,
    Level.PROVINCE: Kind.ISSUE,
    Level.PAO: Kind.ISSUE,
    Level.PAO_POLICY: Kind.POLICY_AREA,
}


def test_every_link_names_elements_that_exist_and_none_is_there_twice() -> None:
    assert why_not_propose(DRAFTS, ELEMENTS.keys()) is None


@pytest.mark.parametrize("level", ALLOWED_WITHOUT)
def test_the_guidelines_are_linked_with_the_plan_of_each_level(level: Level) -> None:
    linked = {one.from_element.code for one in DRAFTS if EDITIONS[one.to_element.edition].level is level}
    assert len(GUIDELINES) == 44
    assert linked <= GUIDELINES
    assert len(GUIDELINES - linked) == ALLOWED_WITHOUT[level]


def test_links_go_from_a_guideline_to_the_kind_that_its_plan_is_steered_by() -> None:
    for one in DRAFTS:
        assert one.from_element.kind is Kind.GUIDELINE
        assert one.to_element.kind is LINKED_KIND[EDITIONS[one.to_element.edition].level]


def test_every_strategy_of_the_previous_framework_lives_on() -> None:
    previous = next(edition for edition in EDITIONS.values() if edition.level is Level.PREVIOUS_FRAMEWORK)
    lives_on = Counter(one.to_element.code for one in DRAFTS if one.to_element.edition == previous.code)
    assert set(lives_on) == {str(number) for number in range(1, 9)}


def titles_around(name: ElementName) -> dict[str, str]:
    """The title of an element under "", and those of its parts under their codes."""
    found: defaultdict[str, str] = defaultdict(str)
    for other, element in ELEMENTS.items():
        if other.edition == name.edition and PARENT_KIND.get(other.kind) is name.kind and element.parent == name.code:
            found[other.code] += element.title
    return {"": ELEMENTS[name].title, **found}


def test_a_reason_quotes_words_that_stand_on_both_sides() -> None:
    for one in DRAFTS:
        quoted = re.findall(r"“([^”]+)”(?: \(\S+ (\S+)\))?", one.reason)
        assert len(quoted) == 2, one
        for name, (words, part) in zip((one.from_element, one.to_element), quoted, strict=True):
            assert words in titles_around(name)[part], one
