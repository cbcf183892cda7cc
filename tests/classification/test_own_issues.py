"""Proposals for an organisation's own issues: by words, and by what the classifier hears in the name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.classification.loading import load_vocabulary
from prasan.classification.loading.labelled import read_labelled
from prasan.classification.own_issues import own_matches
from prasan.classification.rules import Classifier, Ranked
from prasan.classification.rules.own_issues import OWN_NEAR, chances, heard_in, measure_own, nearness
from prasan.classification.rules.texts import ProjectText
from prasan.framework.actions import name_issues, open_own
from tests.build import World

KHONKAEN = Path(__file__).resolve().parents[2] / "data" / "khonkaen"
RANKED = (Ranked("1.2", 0.5, ("ชื่อ: “น้ำ”",)), Ranked("1.1", 0.3, ("ชื่อ: “ถนน”",)), Ranked("2.1", 0.2))


def test_an_issue_is_as_probable_as_its_guidelines_together_and_told_by_the_first() -> None:
    found = chances(RANKED)
    assert (found["1"], found["1.1"], found["2"]) == (0.8, 0.3, 0.2)
    assert (heard_in("1", RANKED), heard_in("1.1", RANKED)) == (("ชื่อ: “น้ำ”",), ("ชื่อ: “ถนน”",))
    assert heard_in("3", RANKED) == ()


@given(st.integers(0, 100), st.floats(0, 1))
def test_nearness_lies_between_words_and_probability(words: int, probability: float) -> None:
    found = nearness(words, "1", {"1": probability})
    assert min(words, 100 * probability) - 1 <= found <= max(words, 100 * probability) + 1
    assert nearness(words, "1", None) == words


def test_measuring_counts_what_is_right_what_is_found_and_what_is_ticked() -> None:
    yes, no = frozenset("12"), frozenset("3")
    found = measure_own([(yes, [("1", OWN_NEAR), ("4", OWN_NEAR - 1)]), (no, [("5", OWN_NEAR)]), (no, [])])
    assert (found.names, found.first, found.ticked, found.ticked_right) == (3, 1 / 3, 2, 0.5)
    assert (found.precision, found.recall) == (1 / 3, 1 / 4)
    assert measure_own([]).first == 0.0


def test_the_shipped_names_are_labelled_with_issues_of_the_framework_and_the_classifier_hears_them() -> None:
    rows = read_labelled(KHONKAEN / "own_issues.txt")
    assert len(rows) >= 60
    assert all(one.accepted <= set("12345678") for one in rows)
    classifier = Classifier(load_vocabulary(KHONKAEN / "vocabulary"))
    right = 0
    for one in rows:
        found = chances(classifier.classify(ProjectText(one.text.name)).ranked)
        issues = {code: chance for code, chance in found.items() if "." not in code}
        right += max(issues, key=lambda code: issues[code], default="") in one.accepted
    assert right / len(rows) >= 0.85


@pytest.mark.django_db
def test_a_province_without_a_vocabulary_is_proposed_for_by_words_alone(world: World) -> None:
    own = open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=world.cast.anong)
    name_issues(edition_id=own.pk, issues=[("", "ด้านโครงสร้างพื้นฐาน")], by=world.cast.anong)
    (matches,) = own_matches(own, world.edition).values()
    assert matches[0].code == "1" and matches[0].is_issue and matches[0].heard == ()
