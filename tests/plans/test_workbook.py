"""One workbook for template, import and export: its columns are read back, its lists offered, and what is mended shows."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from prasan.plans.exporting import Choices, plan_workbook
from prasan.plans.loading import read_plan
from prasan.plans.loading.labels import label_of
from prasan.plans.rules.comparing import Stored, compare
from prasan.plans.rules.rows import Location, PlanDocument, PlanFormat, ProjectKind, ProjectRow
from prasan.plans.rules.workbook import (
    BEFORE_MONEY,
    FORM_SHEETS,
    LISTS_SHEET,
    PLACE,
    columns_after_money,
)

CHOICES = Choices(("1. โครงสร้างพื้นฐาน",), {"1.1": "พัฒนาถนน", "2.1": "ดูแลผู้สูงอายุ"}, ("กองช่าง",))
ROADS = tuple(
    ProjectRow(
        "ผ.02",
        number + 6,
        str(number),
        f"ก่อสร้างถนนคอนกรีต หมู่ที่ {number}",
        objective="เพื่อให้สัญจรสะดวก\nและปลอดภัย",
        amounts={2571: 500_000 + number, 2573: 90_000},
        budget_class="แผนงานอุตสาหกรรมและการโยธา",
        kind=list(ProjectKind)[number % 5],
        revision="เพิ่มเติม 1/2571" if number == 3 else "original",
        group="1. โครงสร้างพื้นฐาน",
        guideline="1.1",
        key=f"P{number}",
        location=Location(str(number), "ในเมือง", "เมือง", 16.4321, 102.8236, 16.433333, 102.824444),
    )
    for number in range(1, 7)
)


def document(*rows: ProjectRow, plan_format: PlanFormat = PlanFormat.ISSUE) -> PlanDocument:
    first_year = 2571 if plan_format is PlanFormat.ISSUE else 2566
    return PlanDocument(plan_format, first_year, first_year + 4, "เทศบาลตำบลบ้านเอ", rows, organisation_code="5002")


def stored() -> list[Stored]:
    return [Stored(row.key, row) for row in ROADS]


@pytest.mark.parametrize("plan_format", list(PlanFormat))
def test_every_column_is_read_back_as_what_it_was_written_for(plan_format: PlanFormat) -> None:
    columns = (*BEFORE_MONEY, *columns_after_money(plan_format, with_origin=True))
    assert [str(label_of(column.head)) for column in columns] == [column.code for column in columns]
    assert all(0 < len(column.hint) <= 255 and len(column.head) <= 32 for column in columns)


def test_an_empty_template_has_a_sheet_for_each_form_and_reads_as_a_plan_without_projects() -> None:
    content = plan_workbook(document(), CHOICES)
    read = read_plan(content, file_name="แบบ.xlsx")
    assert (read.projects, read.findings) == ((), ())
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert names[: len(FORM_SHEETS)] == list(FORM_SHEETS)


@pytest.mark.parametrize(("sheet", "kind"), list(zip(FORM_SHEETS, ProjectKind, strict=True)))
def test_a_row_filled_in_on_a_form_is_of_that_kind(sheet: str, kind: ProjectKind) -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(), CHOICES)))
    page = book[sheet]
    filled: dict[str, str | int] = {"A": 1, "C": "จัดงานประเพณี", "F": 50_000, "M": "กองการศึกษา", "T": "2.1 ดูแลผู้สูงอายุ"}
    for column, value in filled.items():
        page[f"{column}6"] = value
    (row,) = read_plan(saved(book), file_name="แบบ.xlsx").projects
    assert (row.kind, row.amounts, row.unit, row.guideline) == (kind, {2571: 50_000}, "กองการศึกษา", "2.1")


def test_the_workbook_offers_lists_and_says_what_each_cell_is_for() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(*ROADS), CHOICES)))
    rules = book["ผ.02"].data_validations.dataValidation
    lists = [rule for rule in rules if rule.type == "list"]
    assert len(lists) == 5
    assert all(LISTS_SHEET in rule.formula1 for rule in lists)
    assert book[LISTS_SHEET].sheet_state == "hidden"
    assert [cell.value for cell in book[LISTS_SHEET]["B"] if cell.value] == ["1.1 พัฒนาถนน", "2.1 ดูแลผู้สูงอายุ"]
    assert all(rule.prompt for rule in rules)
    (key,) = [rule for rule in rules if rule.type == "custom"]
    assert (key.formula1, str(key.sqref).split(":")[0]) == ("FALSE", "B6")


def test_a_row_is_as_tall_as_its_longest_text_and_may_still_grow() -> None:
    long = replace(ROADS[0], objective="เพื่อให้สัญจรสะดวก\n" * 3 + "และปลอดภัย" * 9, key="P9")
    with zipfile.ZipFile(io.BytesIO(plan_workbook(document(ROADS[0], long), CHOICES))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    first, second = (float(height) for height in re.findall(r'<row [^>]*ht="([\d.]+)"', sheet))
    assert second > 2 * first > 30
    assert "customHeight" not in sheet


def test_a_file_without_columns_for_the_place_leaves_it_alone() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(*ROADS), CHOICES)))
    page = book["ผ.02"]
    for cells in page.iter_rows(min_row=4, max_row=5):
        for cell in cells:
            if cell.value in {column.head for column in PLACE}:
                cell.value = None
    read = read_plan(saved(book), file_name="x.xlsx")
    assert [row.location for row in read.projects] == [None] * len(ROADS)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"X": 216.4, "Y": 102.8}, "bad_degrees"),
        ({"X": "ไม่ทราบ", "Y": 102.8}, "bad_degrees"),
        ({"X": 16.4, "Y": None}, "half_a_point"),
        ({"X": None, "Y": None}, "half_a_point"),
        ({"T": "ถนน"}, "no_guideline_code"),
    ],
)
def test_half_or_wrong_positions_and_guidelines_are_left_out_and_told(
    cells: dict[str, str | float | None], code: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(ROADS[0]), CHOICES)))
    for column, value in cells.items():
        book["ผ.02"][f"{column}6"] = value
    read = read_plan(saved(book), file_name="x.xlsx")
    assert code in {finding.code for finding in read.findings}
    (row,) = read.projects
    assert row.location is not None
    assert (row.guideline == "") if code == "no_guideline_code" else row.location.lat is None


def test_a_file_mended_in_excel_shows_only_what_was_mended() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(*ROADS), CHOICES)))
    mend(book)
    assert_only_what_was_mended(saved(book))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_file_mended_in_libreoffice_shows_only_what_was_mended(tmp_path: Path, form: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "แผน.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook(document(*ROADS), CHOICES)))
    mend(book)
    path.write_bytes(saved(book))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert_only_what_was_mended((out / f"แผน.{form}").read_bytes())


def mend(book: openpyxl.Workbook) -> None:
    page = book["ผ.02"]
    page["C7"] = "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 2"
    page["F8"] = 777_777
    page["T9"] = "2.1 ดูแลผู้สูงอายุ"


def assert_only_what_was_mended(content: bytes) -> None:
    read = read_plan(content, file_name="แผน.xlsx")
    found = compare(stored(), read.projects)
    assert {change.key: change.fields for change in found.changed} == {"P2": ("name",), "P3": ("amounts",)}
    assert (found.added, found.gone) == ((), ())
    assert [row.guideline for row in read.projects] == ["1.1", "1.1", "1.1", "2.1", "1.1", "1.1"]
    assert [finding for finding in read.findings if finding.severity == "error"] == []


def test_a_plan_by_strategy_is_headed_by_strategies() -> None:
    row = replace(ROADS[0], amounts={2566: 5}, group="ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน")
    content = plan_workbook(document(row, plan_format=PlanFormat.STRATEGY), CHOICES)
    heads = {cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["ผ.02"][4]}
    assert "ยุทธศาสตร์" in heads and "ประเด็นการพัฒนา" not in heads
    assert read_plan(content, file_name="x.xlsx").format is PlanFormat.STRATEGY


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
