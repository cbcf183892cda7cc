"""The vocabulary that is shipped for Khon Kaen, through the classifier.

`known_titles.csv` was written for this project beside the vocabulary and mended together with it: it keeps what works
from breaking and is no measure of quality. That is taken on titles that other people labelled, where they are at hand.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from prasan.classification.loading import load_vocabulary
from prasan.classification.rules import Classifier, Decision, ProjectText, Proposal
from prasan.classification.rules.vocabulary import NO_PROJECT
from prasan.common.places import province_folder

KNOWN_TITLES = Path(__file__).with_name("known_titles.csv")


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(load_vocabulary(province_folder("khonkaen") / "vocabulary"))


def answer_of(proposal: Proposal) -> str:
    if proposal.decision is Decision.NO_PROJECT:
        return NO_PROJECT
    return proposal.ranked[0].guideline if proposal.ranked else ""


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_guideline_of_the_framework_has_words_against_confusion_and_titles() -> None:
    vocabulary = load_vocabulary(province_folder("khonkaen") / "vocabulary")
    per_issue = Counter(words.code.split(".")[0] for words in vocabulary.guidelines)
    assert per_issue == {"1": 4, "2": 5, "3": 6, "4": 6, "5": 6, "6": 5, "7": 6, "8": 6, NO_PROJECT: 1}
    assert [words.code for words in vocabulary.guidelines if len(words.titles) < 30 or len(words.terms) < 30] == []
    assert len(vocabulary.budget_priors) == 12


def test_known_titles_go_where_their_writer_put_them(classifier: Classifier) -> None:
    wrong = [
        (row["guideline"], answer, row["name"])
        for row in rows_of(KNOWN_TITLES)
        if (answer := answer_of(classifier.classify(ProjectText(row["name"])))) != row["guideline"]
    ]
    assert len(wrong) <= 0.05 * len(rows_of(KNOWN_TITLES)), wrong


@pytest.mark.shared_files
def test_titles_labelled_by_others_are_mostly_right_and_the_sure_ones_nearly_always(
    classifier: Classifier, shared: Path
) -> None:
    rows = rows_of(shared / "data" / "labelled_projects.csv")
    texts = [ProjectText(row["name"], row["objective"], row["target"], row["budget_class"]) for row in rows]
    proposals = [classifier.classify(text) for text in texts]
    right = [answer_of(proposal) in row["accepted"].split() for row, proposal in zip(rows, proposals, strict=True)]
    sure = [one for one, proposal in zip(right, proposals, strict=True) if proposal.decision is Decision.SURE]
    assert sum(right) > 0.65 * len(rows)
    assert len(sure) > 0.5 * len(rows)
    assert sum(sure) >= 0.95 * len(sure)
