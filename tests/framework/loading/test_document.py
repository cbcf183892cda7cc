"""What the reader finds in a framework of another province than the one it was made on."""

import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.common.text import arabic_digits, thai_digits
from prasan.framework.loading import FrameworkDocument, read_text
from prasan.framework.rules import ElementDraft, Kind, Level, Measure
from tests.framework.sample import LINES, line_of

DOCUMENT = read_text(LINES)


def titles(document: FrameworkDocument, level: Level, kind: Kind) -> dict[str, str]:
    return {element.code: element.title for element in document.of(level, kind)}


def without_lines(document: FrameworkDocument) -> list[tuple[Level, Kind, str, str, str]]:
    return [(e.level, e.kind, e.code, arabic_digits(e.title), e.parent) for e in document.elements]


def found_at(code: str) -> list[int]:
    return [found.line for found in DOCUMENT.findings if found.finding.code == code]


def test_the_edition_names_its_province_period_and_day() -> None:
    assert DOCUMENT.province == "สมุทรทอง"
    assert (DOCUMENT.first_year, DOCUMENT.last_year) == (2576, 2580)
    assert DOCUMENT.announced_on == date(2031, 6, 9)
    assert DOCUMENT.code == "framework-2576-2580"


def test_every_level_of_the_document_is_found() -> None:
    counts = Counter((element.level, element.kind) for element in DOCUMENT.elements)
    assert counts[Level.FRAMEWORK, Kind.ISSUE] == 2
    assert counts[Level.FRAMEWORK, Kind.GUIDELINE] == 5
    assert counts[Level.FRAMEWORK, Kind.APPROACH] == 9
    assert counts[Level.FRAMEWORK, Kind.GOAL] == 3
    assert counts[Level.FRAMEWORK, Kind.AREA_EXPECTATION] == 3
    assert counts[Level.FRAMEWORK, Kind.POSITION] == 2
    assert counts[Level.PREVIOUS_FRAMEWORK, Kind.STRATEGY] == 2
    assert counts[Level.PREVIOUS_FRAMEWORK, Kind.PROBLEM] == 2
    assert counts[Level.PREVIOUS_FRAMEWORK, Kind.REMEDY] == 1
    assert counts[Level.PAO, Kind.MISSION] == 2
    assert counts[Level.PAO_POLICY, Kind.POLICY] == 2
    assert counts[Level.NATIONAL_PLAN, Kind.MILESTONE] == 1
    assert counts[Level.PROVINCE, Kind.GUIDELINE] == 1


def test_visions_are_the_words_in_quotation_marks() -> None:
    assert titles(DOCUMENT, Level.FRAMEWORK, Kind.VISION) == {"1": "สมุทรทองเมืองท่าแห่งความสุข"}
    assert titles(DOCUMENT, Level.PAO, Kind.VISION) == {"1": "ทะเลงาม เมืองน่าอยู่ คู่คุณธรรม"}


def test_a_policy_is_named_by_its_first_clause() -> None:
    assert titles(DOCUMENT, Level.PAO_POLICY, Kind.POLICY) == {"1.1": "นโยบายชายหาดสะอาด", "2.1": "นโยบายถนนเลียบทะเล"}


def test_a_guideline_knows_its_line_and_its_issue() -> None:
    assert (
        ElementDraft(
            Level.FRAMEWORK,
            Kind.GUIDELINE,
            "1.2",
            "พัฒนาท่าเรือประมงพื้นบ้าน",
            "1",
            line_of("แนวทางที่ 1.2"),
        )
        in DOCUMENT.elements
    )


def test_a_heading_glued_to_another_is_parted() -> None:
    assert titles(DOCUMENT, Level.FRAMEWORK, Kind.ISSUE)["2"] == "คุณภาพชีวิตชาวประมง"
    assert titles(DOCUMENT, Level.FRAMEWORK, Kind.GUIDELINE)["2.1"] == "ส่งเสริมอาชีพแปรรูปอาหารทะเล"
    assert found_at("headings_glued") == [line_of("ชาวประมงแนวทางที่ 2.1")]


def test_goals_have_the_target_of_the_period_and_of_each_year() -> None:
    shares = {(target.goal, target.fiscal_year): target.share for target in DOCUMENT.targets}
    assert shares["1/1", None] == 50
    assert [shares["1/1", year] for year in range(2576, 2581)] == [30, 35, 40, 45, 50]
    assert len(shares) == 18


def test_covers_are_proposed_from_shared_words() -> None:
    pairs = {(cover.goal, cover.guideline) for cover in DOCUMENT.covers}
    assert pairs == {("1/1", "1.1"), ("1/1", "1.2"), ("2/1", "2.1")}
    assert all("ถ้อยคำตรงกัน" in cover.reason for cover in DOCUMENT.covers)


def test_an_outcome_is_measured_by_a_survey() -> None:
    measures = {rule.goal: rule.measure for rule in DOCUMENT.rules}
    assert measures == {
        "1/1": Measure.ORGANISATIONS_WITH_PROJECT,
        "2/1": Measure.ORGANISATIONS_WITH_PROJECT,
        "2/2": Measure.SURVEY_SHARE,
    }
    assert found_at("goal_is_outcome") == [line_of("ความพึงพอใจในคุณภาพชีวิต")]


def test_years_of_another_period_at_a_head_are_doubted() -> None:
    assert found_at("years_outside_period") == [line_of("(พ.ศ. 2566 - 2570)")]


def test_a_changed_subject_is_a_warning_and_a_misspelling_a_note() -> None:
    worded = {f.element: f for f in DOCUMENT.findings if f.finding.code == "worded_differently"}
    assert set(worded) == {"1.2", "2.2"}
    assert worded["1.2"].finding.severity == "note"
    assert worded["2.2"].finding.severity == "warning"
    assert worded["2.2"].line == line_of("กำจัดขยะในทะเล")


def test_a_number_that_a_list_skips_is_doubted() -> None:
    assert found_at("number_skipped") == [line_of("3. การพัฒนาศักยภาพของประเทศ")]


def test_a_plan_that_ends_before_the_framework_starts_is_doubted() -> None:
    assert found_at("plan_ends_before_start") == [line_of("4. แผนพัฒนาเศรษฐกิจ")]


def test_only_targets_that_stay_the_same_are_doubted() -> None:
    never = {f.element for f in DOCUMENT.findings if f.finding.code == "target_never_changes"}
    assert never == {"2/1", "2/2"}


def test_an_expectation_that_wants_another_share_is_doubted() -> None:
    assert found_at("target_differs") == [line_of("ร้อยละ 55")]


def test_an_element_with_fewer_parts_than_its_siblings_is_doubted() -> None:
    fewer = [f.element for f in DOCUMENT.findings if f.finding.code == "fewer_parts_than_siblings"]
    assert fewer == ["2.3"]


def test_the_stated_total_of_organisations_is_noted() -> None:
    assert found_at("organisations_stated") == [line_of("จำนวน 38 แห่ง")]


def test_parts_that_the_circular_asks_for_and_are_missing_are_named() -> None:
    missing = {f.level for f in DOCUMENT.findings if f.finding.code == "part_missing"}
    assert missing == {Level.SDG}


def test_thai_and_arabic_digits_read_alike() -> None:
    assert without_lines(read_text([thai_digits(line) for line in LINES])) == without_lines(DOCUMENT)


def test_blank_lines_between_paragraphs_change_nothing() -> None:
    spread = [part for line in LINES for part in (line, "")]
    assert without_lines(read_text(spread)) == without_lines(DOCUMENT)


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_lost_bullets_lose_no_element(seed: int) -> None:
    chance = random.Random(seed)
    scanned = [line.removeprefix("- ") if chance.random() < 0.3 and "\t" not in line else line for line in LINES]
    counts = Counter((e.level, e.kind) for e in read_text(scanned).elements)
    whole = Counter((e.level, e.kind) for e in DOCUMENT.elements)
    # An approach that opens with no planner's verb can't be told from a wrapped line; everything else must stay.
    assert {key: n for key, n in counts.items() if key[1] is not Kind.APPROACH} == {
        key: n for key, n in whole.items() if key[1] is not Kind.APPROACH
    }


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=len(LINES) - 1), max_size=40))
def test_any_lines_may_be_lost_and_the_rest_is_still_read(lost: list[int]) -> None:
    rest = [line for number, line in enumerate(LINES) if number not in lost]
    try:
        document = read_text(rest)
    except FileRefused as refused:
        assert refused.code == "not_a_framework"
        return
    keys = [(e.level, e.kind, e.code) for e in document.elements]
    assert len(keys) == len(set(keys))


def test_a_text_that_is_no_framework_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read_text(["ประกาศรับสมัครงาน", "ตำแหน่งนักวิเคราะห์นโยบายและแผน"] * 20)
    assert refused.value.code == "not_a_framework"


def test_a_number_used_twice_gets_a_code_of_its_own_and_a_finding() -> None:
    doubled = [line.replace("3. การพัฒนาศักยภาพของประเทศ", "1. การพัฒนาศักยภาพของประเทศ") for line in LINES]
    document = read_text(doubled)
    assert set(titles(document, Level.NATIONAL_STRATEGY, Kind.STRATEGIC_ISSUE)) == {"1.1", "1.1-2"}
    assert [f.element for f in document.findings if f.finding.code == "number_doubled"] == ["1.1-2"]
