"""The real framework of Khon Kaen and the data that is shipped of it."""

from collections import Counter
from pathlib import Path

import pytest

from prasan.framework.loading import FrameworkDocument, read_framework
from prasan.framework.loading.editions import read_editions, written
from prasan.framework.loading.merging import editions_of
from prasan.framework.rules import EditionDraft, Kind, Level, LinkStatus, Measure, Ruling, why_not_load

DATA = Path(__file__).resolve().parents[2] / "data" / "khonkaen" / "editions"
DRAFTS = {draft.level: draft for draft in read_editions(DATA)}
FRAMEWORK = DRAFTS[Level.FRAMEWORK]


@pytest.fixture(scope="module")
def document(shared: Path) -> FrameworkDocument:
    return read_framework(shared / "seed" / "khonkaen-framework-2571-2575.txt")


COUNTS = {
    (Level.FRAMEWORK, Kind.VISION): 1,
    (Level.FRAMEWORK, Kind.ISSUE): 8,
    (Level.FRAMEWORK, Kind.GUIDELINE): 44,
    (Level.FRAMEWORK, Kind.APPROACH): 175,
    (Level.FRAMEWORK, Kind.GOAL): 17,
    (Level.FRAMEWORK, Kind.AREA_EXPECTATION): 17,
    (Level.FRAMEWORK, Kind.POSITION): 4,
    (Level.FRAMEWORK, Kind.CHANGE_FACTOR): 5,
    (Level.PREVIOUS_FRAMEWORK, Kind.STRATEGY): 8,
    (Level.PREVIOUS_FRAMEWORK, Kind.RESULT): 4,
    (Level.PREVIOUS_FRAMEWORK, Kind.PROBLEM): 11,
    (Level.PREVIOUS_FRAMEWORK, Kind.REMEDY): 6,
    (Level.PAO, Kind.VISION): 1,
    (Level.PAO, Kind.MISSION): 5,
    (Level.PAO, Kind.ISSUE): 6,
    (Level.PAO, Kind.GUIDELINE): 32,
    (Level.PAO_POLICY, Kind.POLICY_AREA): 10,
    (Level.PAO_POLICY, Kind.POLICY): 36,
    (Level.NATIONAL_STRATEGY, Kind.VISION): 1,
    (Level.NATIONAL_STRATEGY, Kind.STRATEGY): 6,
    (Level.NATIONAL_STRATEGY, Kind.TARGET): 20,
    (Level.NATIONAL_STRATEGY, Kind.INDICATOR): 24,
    (Level.NATIONAL_STRATEGY, Kind.STRATEGIC_ISSUE): 31,
    (Level.NATIONAL_PLAN, Kind.TARGET): 5,
    (Level.NATIONAL_PLAN, Kind.DIMENSION): 4,
    (Level.NATIONAL_PLAN, Kind.MILESTONE): 13,
    (Level.SDG, Kind.DIMENSION): 5,
    (Level.SDG, Kind.SDG): 17,
    (Level.PROVINCE, Kind.TARGET): 1,
    (Level.PROVINCE, Kind.MISSION): 3,
    (Level.PROVINCE, Kind.ISSUE): 6,
    (Level.PROVINCE, Kind.GUIDELINE): 23,
    (Level.CLUSTER, Kind.ISSUE): 4,
    (Level.CLUSTER, Kind.GUIDELINE): 14,
    (Level.REGION, Kind.DIRECTION): 3,
}
FINDINGS = {
    "years_outside_period": [189, 191, 1127, 1134, 1140, 1156],
    "worded_differently": [1182, 1189, 1197, 1199, 1208, 1222, 1232, 1314],
    "number_skipped": [464],
    "item_cut_in_two": [413],
    "plan_ends_before_start": [547, 654, 722],
    "plan_ends_during_period": [613],
    "target_never_changes": [
        1135, 1136, 1137, 1141, 1142, 1143, 1144, 1148, 1149, 1150, 1151, 1152, 1153, 1157, 1158, 1159, 1160,
    ],
    "goal_is_outcome": [1158],
    "fewer_parts_than_siblings": [977],
    "organisations_stated": [125],
    "headings_glued": [831, 1078],
    "word_doubled": [1115, 1144],
}  # fmt: skip


@pytest.mark.shared_files
def test_the_real_document_gives_every_element(document: FrameworkDocument) -> None:
    assert Counter((e.level, e.kind) for e in document.elements) == Counter(COUNTS)


@pytest.mark.shared_files
def test_each_guideline_has_four_approaches_but_one(document: FrameworkDocument) -> None:
    counts = Counter(e.parent for e in document.of(Level.FRAMEWORK, Kind.APPROACH))
    assert {code: count for code, count in counts.items() if count != 4} == {"5.4": 3}


@pytest.mark.shared_files
def test_every_goal_wants_sixty_per_cent_of_the_period_and_of_each_year(document: FrameworkDocument) -> None:
    targets = {(target.goal, target.fiscal_year): target.share for target in document.targets}
    goals = [goal.code for goal in document.of(Level.FRAMEWORK, Kind.GOAL)]
    assert targets == {(goal, year): 60.0 for goal in goals for year in (None, 2571, 2572, 2573, 2574, 2575)}


@pytest.mark.shared_files
def test_every_fault_of_the_scan_is_found_at_its_line(document: FrameworkDocument) -> None:
    found: dict[str, list[int]] = {}
    for one in document.findings:
        found.setdefault(one.finding.code, []).append(one.line)
    assert found == FINDINGS


@pytest.mark.shared_files
def test_the_two_changed_subjects_are_warnings_and_the_rest_spelling(document: FrameworkDocument) -> None:
    warned = [
        f.element
        for f in document.findings
        if f.finding.code == "worded_differently" and f.finding.severity == "warning"
    ]
    assert warned == ["2.2", "2/1"]


@pytest.mark.shared_files
def test_the_shipped_data_is_what_the_reader_finds_plus_the_rulings(document: FrameworkDocument) -> None:
    fresh = editions_of(
        document,
        province="khonkaen",
        source=FRAMEWORK.source,
        checksum=FRAMEWORK.source_checksum,
        known=DRAFTS,
    )
    for draft in fresh:
        assert written(draft) == (DATA / f"{draft.code}.toml").read_text(encoding="utf-8")
    # The classes of climate money are no document's: the reader neither finds nor writes them.
    assert len(fresh) == len(DRAFTS.keys() - {Level.CLIMATE})


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=lambda draft: draft.code)
def test_every_shipped_edition_can_be_loaded(draft: EditionDraft) -> None:
    assert why_not_load(draft) is None


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=lambda draft: draft.code)
def test_every_shipped_finding_is_ruled_on_by_somebody_with_a_reason(draft: EditionDraft) -> None:
    assert [found for found in draft.findings if found.ruling is Ruling.OPEN or not (found.by and found.why)] == []


def test_every_guideline_is_covered_by_a_goal_of_its_own_issue() -> None:
    confirmed = [cover for cover in FRAMEWORK.covers if cover.status is LinkStatus.CONFIRMED]
    assert all(cover.reason and cover.by for cover in confirmed)
    assert all(cover.goal.split("/")[0] == cover.guideline.split(".")[0] for cover in confirmed)
    guidelines = {one.code for one in FRAMEWORK.elements if one.kind is Kind.GUIDELINE}
    assert {cover.guideline for cover in confirmed} == guidelines


def test_only_public_confidence_is_measured_by_a_survey() -> None:
    assert [rule.goal for rule in FRAMEWORK.rules if rule.measure is Measure.SURVEY_SHARE] == ["8/1"]
    assert {rule.stage for rule in FRAMEWORK.rules} == {"contracted"}
    assert all(rule.why for rule in FRAMEWORK.rules)


def test_what_charts_show_has_a_short_name_and_an_english_one() -> None:
    for one in FRAMEWORK.elements:
        if one.kind in (Kind.ISSUE, Kind.GOAL):
            assert 0 < len(one.short_th) <= 60
            assert 0 < len(one.short_en) <= 60
        if one.kind in (Kind.ISSUE, Kind.GOAL, Kind.GUIDELINE, Kind.POSITION, Kind.VISION):
            assert one.title_en


def test_the_drug_guideline_is_read_as_ruled_and_its_print_kept() -> None:
    guideline = next(one for one in FRAMEWORK.elements if one.kind is Kind.GUIDELINE and one.code == "2.2")
    assert "ยาเสพติด" in guideline.title
    assert "ปัญหาเสพติด" in guideline.printed
