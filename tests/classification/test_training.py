"""Training: what is packed is restored exactly, before and after are asked about what neither has learnt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.classification.rules import Confirmation, ProjectText, Vocabulary
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import Knowledge, compare, digest_of, distinct, pack, unpack
from tests.classification.vocabulary_example import example


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return example(tmp_path_factory.mktemp("vocabulary"))


NAMES = ("สร้างฝัน", "รวมใจ", "ปั้นดิน", "ทอแสง", "ชวนคิด", "ลานลม", "ใบบุญ", "กล้าไม้", "เสียงแคน", "ริมทาง", "คนดี")
LESSONS = tuple(
    Confirmation(ProjectText(f"{first}{second}"), "4.2" if second in NAMES[:6] else "4.3")
    for first in NAMES[:4]
    for second in NAMES
)


def test_what_is_packed_is_restored_exactly(vocabulary: Vocabulary) -> None:
    known = Knowledge(vocabulary, LESSONS)
    content = pack(known)
    assert pack(known) == content
    again = unpack(content)
    assert again == known
    assert again.classifier().version == known.classifier().version
    assert len(digest_of(content)) == 64


@given(st.binary(max_size=60))
def test_anything_else_is_no_trained_classifier(content: bytes) -> None:
    with pytest.raises(ValueError, match="no trained classifier"):
        unpack(content)


def test_titles_that_differ_by_digits_and_places_are_one_lesson_and_the_last_decision_holds() -> None:
    roads = [Confirmation(ProjectText(f"ทำถนน หมู่ที่ {number}"), "1.1") for number in range(1, 40)]
    last = Confirmation(ProjectText("ทำถนน หมู่ที่ 99"), "1.2")
    kept = distinct([*roads, Confirmation(ProjectText("ขุดบ่อ"), "1.2"), last], Reader({}))
    assert [one.guideline for one in kept.values()] == ["1.2", "1.2"]
    assert [one.text.name for one in kept.values()] == ["ขุดบ่อ", "ทำถนน หมู่ที่ 99"]


def test_before_and_after_are_asked_about_titles_that_neither_has_learnt(vocabulary: Vocabulary) -> None:
    """The words that tell these titles apart stand in no vocabulary: only what was learnt can answer."""
    found = compare(Knowledge(vocabulary), Knowledge(vocabulary, LESSONS), seed=3)
    assert found == compare(Knowledge(vocabulary), Knowledge(vocabulary, LESSONS), seed=3)
    assert found.asked == 11
    assert found.before is not None and found.after is not None
    assert (found.before.first or 0) < (found.after.first or 0)


def test_few_decisions_are_not_compared(vocabulary: Vocabulary) -> None:
    found = compare(Knowledge(vocabulary), Knowledge(vocabulary, LESSONS[:5]), seed=1)
    assert (found.asked, found.before, found.after) == (0, None, None)
