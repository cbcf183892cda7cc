"""What may be done with an edition, and how stages are ordered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.findings import Finding, LinePlace, Severity
from prasan.framework import rules
from prasan.framework.rules import (
    CoverDraft,
    EditionDraft,
    EditionStatus,
    ElementDraft,
    GoalTarget,
    Kind,
    Level,
    LinkStatus,
    RuledFinding,
    Ruling,
    Stage,
)

ELEMENTS = (
    ElementDraft(Level.FRAMEWORK, Kind.ISSUE, "1", "ชายฝั่ง"),
    ElementDraft(Level.FRAMEWORK, Kind.GUIDELINE, "1.1", "เขื่อน", "1"),
    ElementDraft(Level.FRAMEWORK, Kind.GOAL, "1/1", "สร้างเขื่อน", "1"),
)
DRAFT = EditionDraft(
    code="samut-thong-2576-2580",
    level=Level.FRAMEWORK,
    province="samut-thong",
    title_th="ประเด็นการพัฒนา",
    title_en="",
    first_year=2576,
    last_year=2580,
    announced_on=None,
    source="",
    source_checksum="",
    elements=ELEMENTS,
)


def refusal_code(draft: EditionDraft) -> str | None:
    refusal = rules.why_not_load(draft)
    return refusal.code if refusal else None


def test_stages_count_from_planned_to_completed() -> None:
    ranks = [rules.stage_rank(stage) for stage in rules.STAGE_ORDER]
    assert ranks == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, Stage.CANCELLED])
def test_what_was_stopped_never_counts(stage: Stage) -> None:
    assert not any(rules.has_reached(stage, wanted) for wanted in Stage)


@given(st.sampled_from(rules.STAGE_ORDER), st.sampled_from(rules.STAGE_ORDER))
def test_a_project_counts_at_every_stage_it_has_passed(stage: Stage, wanted: Stage) -> None:
    assert rules.has_reached(stage, wanted) == (rules.STAGE_ORDER.index(stage) >= rules.STAGE_ORDER.index(wanted))


def test_a_draft_that_agrees_with_itself_may_be_loaded() -> None:
    assert refusal_code(DRAFT) is None
    assert DRAFT.years() == (2576, 2577, 2578, 2579, 2580)


def test_a_code_that_comes_twice_is_refused() -> None:
    assert refusal_code(replace(DRAFT, elements=(*ELEMENTS, ELEMENTS[0]))) == "element_twice"


def test_a_parent_that_does_not_exist_is_refused() -> None:
    stray = ElementDraft(Level.FRAMEWORK, Kind.GUIDELINE, "9.1", "อื่น", "9")
    assert refusal_code(replace(DRAFT, elements=(*ELEMENTS, stray))) == "element_unknown"


def test_a_target_of_an_unknown_goal_is_refused() -> None:
    assert refusal_code(replace(DRAFT, targets=(GoalTarget("2/1", None, 60.0),))) == "element_unknown"


def test_a_coverage_of_an_unknown_guideline_is_refused() -> None:
    assert refusal_code(replace(DRAFT, covers=(CoverDraft("1/1", "1.2"),))) == "element_unknown"


def test_a_confirmed_coverage_needs_its_reason() -> None:
    cover = CoverDraft("1/1", "1.1", LinkStatus.CONFIRMED, " ")
    assert refusal_code(replace(DRAFT, covers=(cover,))) == "reason_missing"
    assert refusal_code(replace(DRAFT, covers=(replace(cover, reason="ถ้อยคำตรงกัน"),))) is None


def test_a_published_edition_never_changes() -> None:
    assert rules.why_not_change(EditionStatus.DRAFT, "x") is None
    refusal = rules.why_not_change(EditionStatus.PUBLISHED, "x")
    assert refusal is not None
    assert refusal.code == "edition_published"


@pytest.mark.parametrize(
    ("ruling", "read_as", "why", "code"),
    [
        (Ruling.OPEN, "", "", None),
        (Ruling.KEEP, "", "ตามประกาศ", None),
        (Ruling.READ_AS, "ยาเสพติด", "ตามตาราง", None),
        (Ruling.KEEP, "", "", "reason_missing"),
        (Ruling.READ_AS, "", "ตามตาราง", "reading_missing"),
        (Ruling.KEEP, "ยาเสพติด", "ตามตาราง", "reading_missing"),
    ],
)
def test_a_ruling_needs_its_reason_and_its_words(ruling: Ruling, read_as: str, why: str, code: str | None) -> None:
    refusal = rules.why_not_rule(ruling, read_as, why)
    assert (refusal.code if refusal else None) == code


def test_a_title_ruled_otherwise_keeps_what_was_printed() -> None:
    finding = RuledFinding(
        Finding("worded_differently", Severity.WARNING, LinePlace(1), "", ""),
        1,
        Level.FRAMEWORK,
        Kind.GUIDELINE,
        "1.1",
        ruling=Ruling.READ_AS,
        read_as="เขื่อนกันคลื่น",
    )
    read = rules.with_rulings(ELEMENTS, [finding])
    assert [(element.title, element.printed) for element in read] == [
        ("ชายฝั่ง", ""),
        ("เขื่อนกันคลื่น", "เขื่อน"),
        ("สร้างเขื่อน", ""),
    ]
    assert rules.with_rulings(read, [finding]) == read
