"""Builds plan workbooks as offices really write them, for tests: any cell, merge, text box, hidden sheet or formula."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter

from prasan.plans.rules.rows import ProjectKind, ProjectRow

Value = str | int | float | bool | None
Row = Sequence[Value]

STRATEGY_YEARS = (2566, 2567, 2568, 2569, 2570)
ISSUE_YEARS = (2571, 2572, 2573, 2574, 2575)


@dataclass(frozen=True)
class Formula:
    """A formula with the value that the spreadsheet saved beside it; None saves none."""

    formula: str
    value: str | float | None = None


@dataclass(frozen=True)
class WrittenSheet:
    """One sheet. `merges`: (first row, first column, last row, last column), from 0. `boxes`: row from 1 → texts.

    `hidden_columns` from 0.
    """

    name: str
    rows: Sequence[Sequence[Value | Formula]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    boxes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()


def write_workbook(*sheets: WrittenSheet) -> bytes:
    """The sheets as the bytes of an .xlsx file."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    for sheet in sheets:
        _write_sheet(book, sheet)
    book.close()
    return target.getvalue()


def _write_sheet(book: xlsxwriter.Workbook, sheet: WrittenSheet) -> None:
    page = book.add_worksheet(sheet.name)
    centred = book.add_format({"align": "center"})
    for merge in sheet.merges:
        page.merge_range(*merge, "", centred)
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if isinstance(value, Formula):
                page.write_formula(row, column, value.formula, None, "" if value.value is None else value.value)
            elif isinstance(value, str):
                page.write_string(row, column, value)
            elif value is not None:
                page.write(row, column, value)
    for row, texts in sheet.boxes.items():
        for text in texts:
            page.insert_textbox(row - 1, 5, text)
    for row in sheet.hidden_rows:
        page.set_row(row - 1, None, None, {"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column, column, None, None, {"hidden": True})
    if sheet.hidden:
        page.hide()


def strategy_titles(*more: str, organisation: str = "เทศบาลเมืองตัวอย่าง") -> list[Row]:
    """The lines ก–จ that stand above a table of 2566–2570; `more` are the headings below them."""
    lines = [
        "รายละเอียดโครงการพัฒนา",
        "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
        organisation,
        "ก. ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 4",
        "ข. แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 9",
        "ค. Sustainable Development Goals : SDGs เป้าหมายที่ 3",
        "ง. ยุทธศาสตร์จังหวัดที่ 2",
        "จ. ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 5",
    ]
    return [[line] for line in (*lines, *(more or ("1. ยุทธศาสตร์ด้านสังคม", "(1) แผนงานสาธารณสุข")))]


def strategy_header(*, ordinance: bool = False) -> list[Row]:
    """The three header rows of แบบ ผ.02, 2566–2570; wide with the columns of the ordinance."""
    names: list[Value] = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", None, None, None, None]
    names += ["ตัวชี้วัด\n(KPI)", "ผลที่คาดว่า\nจะได้รับ", "หน่วยงานที่รับผิดชอบหลัก"]
    years: list[Value] = [None, None, None, "(ผลผลิตของโครงการ)", *STRATEGY_YEARS, None, None, None]
    baht: list[Value] = [None, None, None, None, *["(บาท)"] * 5, None, None, None]
    if ordinance:
        names += ["เทศบัญญัติ"]
        years += STRATEGY_YEARS
        baht += ["(บาท)"] * 5
    return [names, years, baht]


def strategy_row(project: ProjectRow) -> Row:
    """A project as a row under `strategy_header(ordinance=True)`."""
    return [
        _number(project.number),
        project.name,
        project.objective,
        project.target,
        *(project.amounts.get(year) for year in STRATEGY_YEARS),
        project.kpi,
        project.expected_result,
        project.unit,
        *(project.ordinance_amounts.get(year) for year in STRATEGY_YEARS),
    ]


def _number(printed: str) -> Value:
    return int(printed) if printed.isdecimal() else printed


ISSUE_HEADER = (
    "ที่",
    "รหัสโครงการ",
    "โครงการ",
    "วัตถุประสงค์",
    "เป้าหมาย (ผลผลิตของโครงการ)",
    "งบประมาณ",
    "",
    "",
    "",
    "",
    "ตัวชี้วัด (KPI)",
    "ผลที่คาดว่าจะได้รับ",
    "หน่วยงานรับผิดชอบหลัก",
    "แผนงาน",
    "ประเภทโครงการ",
    "เหตุผลความจำเป็น",
)
_KIND_WORDS = {
    ProjectKind.OWN: "ผ.02",
    ProjectKind.COMMUNITY: "ผ.02/1",
    ProjectKind.BEYOND_CAPACITY: "ผ.02/2",
    ProjectKind.SUBSIDY: "อุดหนุน",
    ProjectKind.EQUIPMENT: "ผ.03",
}


def issue_sheet(projects: Sequence[ProjectRow], *, name: str = "ผ.02", group: str = "") -> WrittenSheet:
    """The projects as prasan itself writes a plan of 2571–2575: titles, a heading, two header rows, one row each."""
    years = [""] * 5 + [f"พ.ศ. {year} (บาท)" for year in ISSUE_YEARS] + [""] * 6
    rows: list[Row] = [
        ["บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น"],
        ["แผนพัฒนาท้องถิ่น (พ.ศ. 2571-2575)"],
        ["องค์การบริหารส่วนตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง"],
        [group or "1. ประเด็นการพัฒนาท้องถิ่น: เศรษฐกิจฐานราก"],
        ISSUE_HEADER,
        years,
    ]
    return WrittenSheet(name, [*rows, *map(issue_row, projects)])


def issue_row(project: ProjectRow) -> Row:
    """A project as a row under `ISSUE_HEADER`."""
    return [
        _number(project.number),
        project.key,
        project.name,
        project.objective,
        project.target,
        *(project.amounts.get(year) for year in ISSUE_YEARS),
        project.kpi,
        project.expected_result,
        project.unit,
        project.budget_class,
        _KIND_WORDS[project.kind],
        project.reason,
    ]


def strategy_sheet(*rows: Sequence[Value | Formula], name: str = "ผ.02", ordinance: bool = False) -> WrittenSheet:
    """A sheet of 2566–2570 whose project rows start in row 14."""
    return WrittenSheet(name, [*strategy_titles(), *strategy_header(ordinance=ordinance), *rows])


FIRST_STRATEGY_ROW = 14


def simple_row(number: Value = 1, name: Value = "ก่อสร้างถนน", *amounts: Value, unit: str = "กองช่าง") -> Row:
    """A narrow row of 2566–2570 with everything that a project needs."""
    money = [*amounts, *[None] * (5 - len(amounts))]
    return [number, name, "เพื่อให้เดินทางสะดวก", "ถนน 1 สาย", *money, "ร้อยละ 80", "เดินทางสะดวก", unit]
