"""The forms and layouts in which offices print a plan."""

import pytest

from prasan.plans.loading import read_plan
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectKind
from tests.workbooks import (
    FIRST_STRATEGY_ROW,
    ISSUE_HEADER,
    Row,
    WrittenSheet,
    simple_row,
    strategy_header,
    strategy_sheet,
    strategy_titles,
    write_workbook,
)


def read(*sheets: WrittenSheet) -> PlanDocument:
    return read_plan(write_workbook(*sheets), file_name="plan.xlsx")


def codes(document: PlanDocument) -> list[str]:
    return [finding.code for finding in document.findings]


def test_a_narrow_strategy_sheet_gives_its_project_with_every_field() -> None:
    document = read(strategy_sheet(simple_row(1, "ก่อสร้างถนน", 500000, None, " 50,000 ")))
    (project,) = document.projects
    assert (project.sheet, project.row, project.number, project.name) == ("ผ.02", FIRST_STRATEGY_ROW, "1", "ก่อสร้างถนน")
    assert (project.objective, project.target) == ("เพื่อให้เดินทางสะดวก", "ถนน 1 สาย")
    assert (project.kpi, project.expected_result, project.unit) == ("ร้อยละ 80", "เดินทางสะดวก", "กองช่าง")
    assert project.amounts == {2566: 500000, 2568: 50000}
    assert (project.budget_class, project.group) == ("แผนงานสาธารณสุข", "1. ยุทธศาสตร์ด้านสังคม")
    assert (document.format, document.first_year, document.last_year) == (PlanFormat.STRATEGY, 2566, 2570)
    assert document.organisation_name == "เทศบาลเมืองตัวอย่าง"
    assert document.findings == ()


def test_a_wide_sheet_keeps_the_ordinance_apart() -> None:
    document = read(strategy_sheet([*simple_row(1, "อบรม", 100), None, 70], ordinance=True))
    assert document.projects[0].amounts == {2566: 100}
    assert document.projects[0].ordinance_amounts == {2567: 70}


def test_an_amended_issue_sheet_gives_its_reason() -> None:
    years = ["", "", "", "", *[f"พ.ศ. ๒๕๗{n} (บาท)" for n in range(1, 6)]]
    rows: list[Row] = [
        ["แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๗๑-๒๕๗๕) ฉบับเพิ่มเติม"],
        ["อบต.ตัวอย่าง อำเภอเมือง"],
        ["1. ประเด็นการพัฒนาท้องถิ่น: สังคม"],
        ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ", "", "", "", "", "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก",
         "เหตุผลความจำเป็น"],
        years,
        [1, "ขุดลอกคลอง", "เพื่อระบายน้ำ", "1 แห่ง", "๒๐๐,๐๐๐.-", "-", "", "", "", "น้ำไม่ท่วม", "กองช่าง", "น้ำท่วมทุกปี"],
    ]  # fmt: skip
    document = read(WrittenSheet("ผ.02 เพิ่มเติม", rows))
    (project,) = document.projects
    assert (document.format, document.first_year, document.last_year) == (PlanFormat.ISSUE, 2571, 2575)
    assert (project.amounts, project.reason) == ({2571: 200000}, "น้ำท่วมทุกปี")
    assert (project.kpi, project.group) == ("", "1. ประเด็นการพัฒนาท้องถิ่น: สังคม")
    assert document.organisation_name == "อบต.ตัวอย่าง"


def test_columns_may_stand_in_another_order() -> None:
    header: Row = ["หน่วยงาน", "งบประมาณ", None, "โครงการ", "ที่", "เป้าหมาย", "วัตถุประสงค์", "หมายเหตุ"]
    years: Row = [None, "ปี 2567", "ปี 2566"]
    row: Row = ["กองคลัง", 20, 10, "จัดซื้อที่ดิน", 7, "1 แปลง", "เพื่อขยายสำนักงาน", "แก้ไข ครั้งที่ 2/2567"]
    (project,) = read(WrittenSheet("แผน", [header, years, row])).projects
    assert (project.number, project.name, project.unit, project.target) == ("7", "จัดซื้อที่ดิน", "กองคลัง", "1 แปลง")
    assert project.amounts == {2566: 10, 2567: 20}
    assert (project.notes, project.revision) == (("แก้ไข ครั้งที่ 2/2567",), "แก้ไข 2/2567")


def test_misspelt_headers_are_still_found() -> None:
    header = ["ที่", "โครงกาน", "วัตถุประสงค", "เป้าหมาย (ผลผลิตโครงการ)", "งบประมาน", "ตัวชีวัด (KPI)",
              "ผลที่คาดว่าจะไดรับ", "หน่วยงานรับผิชอบหลัก"]  # fmt: skip
    document = read(WrittenSheet("แผน", [header, [None] * 4 + [2566], [1, "ก", "ข", "ค", 5000, "ง", "จ", "ฉ"]]))
    (project,) = document.projects
    assert (project.objective, project.target, project.kpi) == ("ข", "ค", "ง")
    assert (project.expected_result, project.unit, project.amounts) == ("จ", "ฉ", {2566: 5000})


def test_a_header_of_one_row_names_the_years_itself() -> None:
    header = ["number", "key", "name", "objective", "target", "amount_2571", "amount_2572", "ordinance_2571", "unit"]
    (project,) = read(WrittenSheet("แผน", [header, [1, "P-7", "ก", "ข", "ค", 1, 2, 3, "ง"]])).projects
    assert (project.key, project.amounts, project.ordinance_amounts) == ("P-7", {2571: 1, 2572: 2}, {2571: 3})


@pytest.mark.parametrize(
    ("title", "sheet", "kind"),
    [
        ("แบบ ผ.02", "แผน", ProjectKind.OWN),
        ("แบบ ผ.02/1", "แผน", ProjectKind.COMMUNITY),
        ("แบบ ผ.๐๒/๒", "แผน", ProjectKind.BEYOND_CAPACITY),
        ("รายละเอียดโครงการพัฒนา", "ผ.02-1", ProjectKind.COMMUNITY),
        ("โครงการที่เกินศักยภาพ แบบ ผ.02/1", "แผน", ProjectKind.BEYOND_CAPACITY),
        ("บัญชีโครงการเงินอุดหนุน", "แผน", ProjectKind.SUBSIDY),
        ("แบบ ผ.03", "แผน", ProjectKind.EQUIPMENT),
        ("รายละเอียดโครงการพัฒนา", "แผน", ProjectKind.OWN),
    ],
)
def test_the_form_tells_the_kind_of_project(title: str, sheet: str, kind: ProjectKind) -> None:
    document = read(WrittenSheet(sheet, [[title], *strategy_header(), simple_row(1, "ก", 5)]))
    assert document.projects[0].kind is kind


def test_equipment_of_the_first_generation_is_named_by_its_type() -> None:
    header: Row = ["ที่", "แผนงาน", "หมวด", "ประเภท", "เป้าหมาย (ผลผลิตของครุภัณฑ์)", "งบประมาณ", None, "หน่วยงานรับผิดชอบหลัก"]
    years: Row = [None, None, None, None, None, 2566, 2567]
    row: Row = [1, "แผนงานการศึกษา", "ค่าครุภัณฑ์", "ครุภัณฑ์สำนักงาน", "เครื่องปรับอากาศ 2 เครื่อง", 64000, None, "กองการศึกษา"]
    document = read(WrittenSheet("ผ.08", [["บัญชีครุภัณฑ์"], header, years, row]))
    (project,) = document.projects
    assert (project.kind, project.name) == (ProjectKind.EQUIPMENT, "ครุภัณฑ์สำนักงาน")
    assert (project.target, project.budget_class) == ("เครื่องปรับอากาศ 2 เครื่อง", "แผนงานการศึกษา")
    assert project.amounts == {2566: 64000}


def test_the_form_that_prasan_writes_comes_back_with_code_class_and_kind() -> None:
    years = [""] * 5 + [f"พ.ศ. {year} (บาท)" for year in range(2571, 2576)]
    row: Row = [1, "K-001", "ก", "ข", "ค", 5, "", "", "", "", "ง", "จ", "ฉ", "แผนงานการพานิชย์", "ผ.02/2", "ช"]
    document = read(WrittenSheet("ผ.02", [["รหัส อปท.: 6400101"], ["ข้อมูลสังเคราะห์"], ISSUE_HEADER, years, row]))
    (project,) = document.projects
    assert (project.key, project.budget_class, project.kind) == ("K-001", "แผนงานการพาณิชย์", ProjectKind.BEYOND_CAPACITY)
    assert (project.kpi, project.reason) == ("ง", "ช")
    assert (document.organisation_code, document.synthetic) == ("6400101", True)
    assert codes(document) == []


def test_labels_broken_over_the_rows_of_a_header_are_joined() -> None:
    names: Row = ["ที่", "โครงการ", "อำเภอ", "พิกัด", "งบประมาณ", None, "ผลที่คาดว่า", "หน่วยงาน"]
    years: Row = [None, None, None, "จุดเริ่มต้น", "ปี ๒๕๗๑", "ปี ๒๕๗๒", "จะได้รับ", "รับผิดชอบหลัก"]
    baht: Row = [None, None, None, None, "(บาท)", "(บาท)"]
    document = read(WrittenSheet("แผน", [names, years, baht, [1, "ก", "เมือง", "16.1", 5, 6, "ดี", "กองช่าง"]]))
    (project,) = document.projects
    assert (project.amounts, project.expected_result, project.unit) == ({2571: 5, 2572: 6}, "ดี", "กองช่าง")
    assert codes(document) == ["column_not_read", "column_not_read"]


def test_amounts_that_look_like_years_do_not_make_a_row_a_header() -> None:
    document = read(
        strategy_sheet([1, "ก", None, None, 2500, 2501, 2502, 2503, 2504], simple_row(None, None, 2566, 2567))
    )
    assert document.projects[0].amounts == {2566: 2500, 2567: 2501, 2568: 2502, 2569: 2503, 2570: 2504}
    assert [finding.code for finding in document.findings] == ["missing_name"]


def test_an_unknown_column_is_named_and_a_known_one_beside_it_is_read() -> None:
    header = strategy_header()
    wide = [[*header[0], "พิกัดทางภูมิศาสตร์"], *header[1:]]
    document = read(WrittenSheet("แผน", [*strategy_titles(), *wide, [*simple_row(1, "ก", 5), "16.4, 102.8"]]))
    (finding,) = document.findings
    assert (finding.code, str(finding.place)) == ("column_not_read", "แผน M11")
    assert document.projects[0].amounts == {2566: 5}


def test_a_header_repeated_on_the_next_page_is_no_project() -> None:
    page_mark: Row = [*[None] * 11, "แบบ ผ.02"]
    sheet = strategy_sheet(simple_row(1, "ก", 5), page_mark, *strategy_header(), simple_row(2, "ข", 6))
    document = read(sheet)
    assert [project.name for project in document.projects] == ["ก", "ข"]
    assert document.findings == ()


def test_a_second_table_may_have_other_columns() -> None:
    second: list[Row] = [["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ"], [None, None, None, 2569], [1, "ข", "ค", 8]]
    document = read(strategy_sheet(simple_row(1, "ก", 5), ["2. ยุทธศาสตร์ด้านเมือง"], ["(1) แผนงานการเกษตร"], *second))
    assert [project.amounts for project in document.projects] == [{2566: 5}, {2569: 8}]
    assert document.projects[1].group == "2. ยุทธศาสตร์ด้านเมือง"
    assert document.projects[1].budget_class == "แผนงานการเกษตร"


def test_the_row_of_column_numbers_is_no_project() -> None:
    index_row: Row = [f"({n})" for n in range(1, 13)]
    document = read(strategy_sheet(index_row, simple_row(1, "ก", 5), list(range(1, 13)), simple_row(2, "ข", 5)))
    assert [project.name for project in document.projects] == ["ก", "ข"]


def test_a_table_may_start_right_of_column_a_and_below_blank_rows() -> None:
    rows: list[Row] = [[]] * 300 + [[None, None, *row] for row in (*strategy_header(), simple_row(1, "ก", 5.5))]
    document = read(WrittenSheet("แผน", rows))
    assert [(finding.code, str(finding.place)) for finding in document.findings] == [("amount_satang", "แผน G304")]
    assert (document.projects[0].row, document.projects[0].name) == (304, "ก")


def test_hidden_and_empty_sheets_are_left_out_with_a_note() -> None:
    hidden = WrittenSheet("เก่า", [*strategy_header(), simple_row(1, "เก่า", 5)], hidden=True)
    document = read(
        strategy_sheet(simple_row(1, "ก", 5)), hidden, WrittenSheet("ว่าง", []), WrittenSheet("จด", [["ok"]])
    )
    assert [project.name for project in document.projects] == ["ก"]
    assert codes(document) == ["hidden_sheet", "empty_sheet", "sheet_without_table"]
    assert [str(finding.severity) for finding in document.findings] == ["note"] * 3


def test_hidden_rows_are_read_and_reported() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 5), simple_row(2, "ข", 5))
    document = read(WrittenSheet(sheet.name, sheet.rows, hidden_rows=[FIRST_STRATEGY_ROW + 1]))
    assert len(document.projects) == 2
    assert [(finding.code, str(finding.place)) for finding in document.findings] == [("hidden_rows", "ผ.02 15")]


def test_a_relations_table_of_strategies_is_no_project_table() -> None:
    relations = WrittenSheet(
        "ยท.04", [["ที่", "ยุทธศาสตร์", "ด้าน", "แผนงาน", "หน่วยงานรับผิดชอบหลัก"], [1, "ด้านสังคม", "บริหาร", "การศึกษา", "กองคลัง"]]
    )
    document = read(strategy_sheet(simple_row(1, "ก", 5)), relations)
    assert [project.sheet for project in document.projects] == ["ผ.02"]
    assert codes(document) == ["sheet_without_table"]


def summary(*rows: Row) -> WrittenSheet:
    years: Row = ["ยุทธศาสตร์", "ปี 2566", None, "ปี 2567", None, "รวม 5 ปี", None]
    names: Row = [
        None,
        "จำนวนโครงการ",
        "งบประมาณ (บาท)",
        "จำนวนโครงการ",
        "งบประมาณ (บาท)",
        "จำนวนโครงการ",
        "งบรวม (บาท)",
    ]
    return WrittenSheet("ผ.01", [["บัญชีสรุปโครงการพัฒนา"], years, names, *rows])


def test_a_summary_holds_no_projects_and_its_right_total_is_silent() -> None:
    projects = strategy_sheet(simple_row(1, "ก", 5, 7), simple_row(2, "ข", 6))
    document = read(summary(["แผนงานการศึกษา", 2, 11, 1, 7, 3, 18], ["รวมทั้งสิ้น", 2, 11, 1, 7, 3, 18]), projects)
    assert [project.name for project in document.projects] == ["ก", "ข"]
    assert document.findings == ()
    assert [(total.sheet, total.counts_projects) for total in document.printed_totals] == [
        ("ผ.01", False),
        ("ผ.01", True),
    ]


def test_a_summary_that_differs_from_the_projects_is_reported_at_its_cell() -> None:
    document = read(summary(["รวมทั้งสิ้น", 2, 99, 1, 7, 3, 18]), strategy_sheet(simple_row(1, "ก", 5, 7)))
    found = [(finding.code, str(finding.place)) for finding in document.findings]
    assert found == [("total_differs", "ผ.01 C4"), ("total_differs", "ผ.01 B4")]


@pytest.mark.parametrize("written", ["ปี 66", "ปี 66 (บาท)", "พ.ศ. ๖๖ (บาท)", "ปีงบประมาณ พ.ศ. 66", "งบประมาณ ปี 66 (บาท)"])
def test_a_year_may_be_printed_with_two_digits(written: str) -> None:
    header: Row = ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ", "", "หน่วยงาน"]
    years: Row = ["", "", "", written, written.replace("66", "67").replace("๖๖", "๖๗"), ""]
    document = read(WrittenSheet("แผน", [header, years, [1, "ขุดสระ", "มีน้ำใช้", 10, 20, "กองช่าง"]]))
    assert document.projects[0].amounts == {2566: 10, 2567: 20}
    assert document.findings == ()


def test_forms_stacked_on_one_sheet_keep_their_kinds() -> None:
    equipment: list[Row] = [
        ["บัญชีครุภัณฑ์"],
        ["ที่", "ครุภัณฑ์", "เป้าหมาย (ผลผลิตของครุภัณฑ์)", "งบประมาณ"],
        ["", "", "", 2566],
        ["ครุภัณฑ์สำนักงาน"],
        [1, "โต๊ะ", "1 ตัว", 100],
    ]
    rows: list[Row] = [
        *[["แบบ ผ.02"], *strategy_header(), simple_row(1, "ก", 1)],
        *[["แบบ ผ.02"], *strategy_header(), simple_row(2, "ข", 1)],
        *[["บัญชีโครงการที่เกินศักยภาพ"], ["แบบ ผ.02/2"], *strategy_header(), simple_row(1, "ค", 1)],
        *equipment,
    ]
    document = read(WrittenSheet("แผน", rows))
    assert [project.kind for project in document.projects] == [
        ProjectKind.OWN,
        ProjectKind.OWN,
        ProjectKind.BEYOND_CAPACITY,
        ProjectKind.EQUIPMENT,
    ]
    assert document.findings == ()


def test_a_page_mark_does_not_turn_a_sheet_of_another_kind_into_own_projects() -> None:
    titles: list[Row] = [["บัญชีโครงการที่เกินศักยภาพ"]]
    rows = [*titles, *strategy_header(), simple_row(1, "ก", 1), ["แบบ ผ.02"], *strategy_header(), simple_row(2, "ข", 1)]
    document = read(WrittenSheet("แผน", rows))
    assert {project.kind for project in document.projects} == {ProjectKind.BEYOND_CAPACITY}


def test_a_header_of_equipment_needs_no_title() -> None:
    rows: list[Row] = [["ที่", "ครุภัณฑ์", "เป้าหมาย", "งบประมาณ"], ["", "", "", 2566], [1, "โต๊ะ", "1 ตัว", 100]]
    assert read(WrittenSheet("แผน", rows)).projects[0].kind is ProjectKind.EQUIPMENT


@pytest.mark.parametrize(
    ("edition", "revision"),
    [(" ฉบับเพิ่มเติม ครั้งที่ ๑/๒๕๗๑", "เพิ่มเติม 1/2571"), (" ฉบับเปลี่ยนแปลง", "เปลี่ยนแปลง"), ("", "original")],
)
def test_the_rows_of_an_amended_edition_carry_its_revision(edition: str, revision: str) -> None:
    rows: list[Row] = [
        ["แผนพัฒนาท้องถิ่น (พ.ศ. 2571-2575)" + edition],
        ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ", "เหตุผลความจำเป็น"],
        ["", "", "", "พ.ศ. 2571 (บาท)", ""],
        ["1. ประเด็นการพัฒนาท้องถิ่น: สังคม"],
        [1, "ขุดสระ", "มีน้ำใช้", 10, "แล้ง"],
        ["แก้ไข ครั้งที่ 2/2572"],
        [1, "ขุดคลอง", "มีน้ำใช้", 10, "แล้ง"],
    ]
    document = read(WrittenSheet("แผน", rows))
    assert [project.revision for project in document.projects] == [revision, "แก้ไข 2/2572"]
    assert document.findings == ()
