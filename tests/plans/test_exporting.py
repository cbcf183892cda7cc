"""The exported workbook says the same as the plan: exported and imported again it changes nothing."""

import io
import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prasan.plans.exporting import Choices, plan_workbook
from prasan.plans.loading import read_plan
from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.comparing import Stored, compare
from prasan.plans.rules.rows import ORIGINAL, Location, PlanDocument, PlanFormat, ProjectKind, ProjectRow

THAI = "กขคงจถนรวสอะาิีึุูเแโไ่้็์ำ"
LETTERS = st.sampled_from(THAI + "abcXYZ012 ,.-()/“”\"'<>&%฿_=+@\n\u200b")


def trimmed(text: str) -> str:
    return text.strip(" \t\r\n\xa0\u200b\ufeff")


TEXTS = st.text(LETTERS, max_size=30).map(trimmed)
NAMES = st.tuples(
    st.sampled_from(["โครงการขุดสระ", "=ก่อสร้าง", "+ขุดลอก", "-จัดงาน", "@อบรม", "รวมพลัง", "1. ปรับปรุง"]), TEXTS
).map(lambda parts: trimmed(" ".join(parts)))
MONEY = st.dictionaries(st.integers(2571, 2575), st.integers(1, 10**9), max_size=5)
REVISIONS = st.sampled_from(
    [ORIGINAL, "เพิ่มเติม 1/2571", "แก้ไข 2/2572", "แก้ไข เปลี่ยนแปลง 3/2573", "เปลี่ยนแปลง 4", "เพิ่มเติม"]
)
NORTH = st.integers(5_000_000, 21_000_000).map(lambda millionths: millionths / 1_000_000)
EAST = st.integers(97_000_000, 106_000_000).map(lambda millionths: millionths / 1_000_000)
POINTS = st.one_of(
    st.just((None, None, None, None)),
    st.tuples(NORTH, EAST, st.none(), st.none()),
    st.tuples(NORTH, EAST, NORTH, EAST),
)
LOCATIONS = st.builds(
    lambda village_no, tambon, district, points: Location(village_no, tambon, district, *points),
    st.sampled_from(["", "4", "12"]),
    TEXTS,
    TEXTS,
    POINTS,
)
ROWS = st.builds(
    ProjectRow,
    sheet=st.sampled_from(["ผ.02 ประเด็น 1", "ผ.03", "History", "ชื่อ/ยาว" * 8, "ผ.02 [ก]", "ผ.02 (ก)"]),
    row=st.integers(1, 999),
    number=st.sampled_from(["1", "1.1", ""]),
    name=NAMES,
    objective=TEXTS,
    target=TEXTS,
    amounts=MONEY,
    ordinance_amounts=MONEY,
    kpi=TEXTS,
    expected_result=TEXTS,
    unit=TEXTS,
    budget_class=st.sampled_from(["", *BUDGET_CLASSES]),
    kind=st.sampled_from(list(ProjectKind)),
    revision=REVISIONS,
    reason=TEXTS,
    group=TEXTS,
    notes=st.lists(TEXTS.filter(bool), max_size=2).map(tuple),
    location=st.one_of(st.none(), LOCATIONS),
    guideline=st.sampled_from(["", "1.1", "2.4", "9.9"]),
    origin=st.sampled_from(["", "P12"]),
)
CHOICES = Choices(
    ("1. เศรษฐกิจ", "=2. สังคม"), {"1.1": "พัฒนาถนนให้ได้มาตรฐาน", "2.4": "ดูแลผู้สูงอายุ 60 ปี"}, ("กองช่าง", "สำนักปลัด")
)


def document(*rows: ProjectRow, first_year: int = 2571, synthetic: bool = False) -> PlanDocument:
    return PlanDocument(
        format=PlanFormat.ISSUE if first_year >= 2571 else PlanFormat.STRATEGY,
        first_year=first_year,
        last_year=first_year + 4,
        organisation_name="เทศบาลตำบลบ้านเอ",
        projects=rows,
        organisation_code="5002",
        synthetic=synthetic,
    )


def keyed(rows: list[ProjectRow]) -> list[ProjectRow]:
    return [replace(row, key=f"P{number}") for number, row in enumerate(rows, 1)]


@given(st.lists(ROWS, max_size=6), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_plan_exported_and_read_again_changes_nothing(rows: list[ProjectRow], synthetic: bool) -> None:
    plan = keyed(rows)
    read = read_plan(plan_workbook(document(*plan, synthetic=synthetic), CHOICES), file_name="plan.xlsx")
    stored = [Stored(row.key, row) for row in plan]
    found = compare(stored, read.projects)
    assert found.changes_nothing(), (found, read.findings)
    by_key = {row.key: row for row in read.projects}
    assert [(by_key[row.key].guideline, by_key[row.key].origin) for row in plan] == [
        (row.guideline, row.origin) for row in plan
    ]
    assert [one.code for one in read.findings if one.code not in ("text_too_long",)] == []
    assert (read.first_year, read.last_year, read.format) == (2571, 2575, PlanFormat.ISSUE)
    assert (read.organisation_code, read.organisation_name, read.synthetic) == ("5002", "เทศบาลตำบลบ้านเอ", synthetic)


def test_a_plan_by_strategy_comes_back_as_one() -> None:
    row = ProjectRow("ผ.02", 9, "1", "จัดงานลอยกระทง", amounts={2566: 5}, kpi="1 ครั้ง", key="P1")
    read = read_plan(plan_workbook(document(row, first_year=2566)), file_name="plan.xlsx")
    assert read.format is PlanFormat.STRATEGY
    assert [one.amounts for one in read.projects] == [{2566: 5}]


def test_what_begins_like_a_formula_stays_a_text() -> None:
    made = plan_workbook(
        document(ProjectRow("ผ.02", 9, "1", '=HYPERLINK("http://x")', objective="+1", target="@SUM(A1)"))
    )
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    written = {cell.value: cell.data_type for cells in sheet.iter_rows() for cell in cells if cell.value is not None}
    assert [written[text] for text in ('=HYPERLINK("http://x")', "+1", "@SUM(A1)")] == ["s", "s", "s"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = document(ProjectRow("ผ.02", 9, "1", "ขุดลอกคลอง", key="P1"))
    made = plan_workbook(plan)
    assert made == plan_workbook(plan)
    # The library dates a workbook by the clock unless it is given a moment, not a day.
    assert openpyxl.load_workbook(io.BytesIO(made)).properties.created == datetime(2027, 10, 1)


def test_an_empty_plan_is_still_a_workbook_that_can_be_filled() -> None:
    read = read_plan(plan_workbook(document()), file_name="plan.xlsx")
    assert read.projects == ()
    assert [unicodedata.normalize("NFC", one.code) for one in read.findings if one.severity == "error"] == []


def test_notes_too_long_for_a_cell_are_left_out_whole() -> None:
    plan = document(ProjectRow("ผ.02", 9, "1", "ขุดลอกคลอง", notes=("สั้น", "ย" * 6_000), key="P1"))
    (row,) = read_plan(plan_workbook(plan), file_name="plan.xlsx").projects
    assert row.notes == ("สั้น",)


@pytest.mark.shared_files
def test_a_real_plan_goes_out_and_comes_back_without_a_difference(shared: Path) -> None:
    path = shared / "data" / "plan_nakhonsawan_2566_2570.xlsx"
    real = read_plan(path, file_name=path.name)
    plan = replace(real, projects=tuple(keyed(list(real.projects))), organisation_code="6001")
    back = read_plan(plan_workbook(plan), file_name="export.xlsx")
    assert len(back.projects) == 262
    assert compare([Stored(row.key, row) for row in plan.projects], back.projects).changes_nothing()
    assert [one for one in back.findings if one.severity == "error"] == []
