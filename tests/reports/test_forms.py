"""The official forms of a plan: columns, grouping, feet, counting (planning-rules 2.2–2.7)."""

from dataclasses import replace

import pytest

from prasan.plans.rules.rows import PlanFormat
from prasan.reports.documents import p01, p02, p03
from prasan.reports.documents.forms import NO_GROUP, grouped, heading_of
from prasan.reports.documents.marks import DRAFT, SYNTHETIC
from prasan.reports.facts import ListedProject, PlanFacts, State
from prasan.reports.template import Template
from tests.reports.reading import lines_of
from tests.reports.sample import facts, project

PLAIN = Template()


def test_p02_of_the_issue_format_lists_groups_with_their_feet() -> None:
    assert lines_of(p02.build(facts(), PLAIN)) == [
        "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น",
        "แผนพัฒนาท้องถิ่น (พ.ศ. 2571-2575)",
        "เทศบาลตำบลบ้านเอ จังหวัดสมุทรทอง",
        "1. ประเด็นการพัฒนาท้องถิ่น: โครงสร้างพื้นฐาน",
        "ที่ | โครงการ | วัตถุประสงค์ | เป้าหมาย (ผลผลิตของโครงการ) | งบประมาณ | ผลที่คาดว่าจะได้รับ | หน่วยงาน รับผิดชอบหลัก",
        "พ.ศ. 2571 (บาท) | พ.ศ. 2572 (บาท) | พ.ศ. 2573 (บาท) | พ.ศ. 2574 (บาท) | พ.ศ. 2575 (บาท)",
        "1 | ก่อสร้างถนนคอนกรีตเสริมเหล็ก | เพื่อให้ประชาชนเดินทางสะดวก | ถนน 1 สาย | 1,632,820 | - | 200,000 | - | - "
        "| เดินทางสะดวก | กองช่าง",
        "2 | ขุดลอกคลอง | เพื่อให้ประชาชนเดินทางสะดวก | ถนน 1 สาย | 50,000 | - | - | - | - | เดินทางสะดวก | กองช่าง",
        "รวม | 2 โครงการ | - | - | 1,682,820 | - | 200,000 | - | - |  | ",
        "2. ประเด็นการพัฒนาท้องถิ่น: สุขภาวะ",
        "ที่ | โครงการ | วัตถุประสงค์ | เป้าหมาย (ผลผลิตของโครงการ) | งบประมาณ | ผลที่คาดว่าจะได้รับ | หน่วยงาน รับผิดชอบหลัก",
        "พ.ศ. 2571 (บาท) | พ.ศ. 2572 (บาท) | พ.ศ. 2573 (บาท) | พ.ศ. 2574 (บาท) | พ.ศ. 2575 (บาท)",
        "1 | ดูแลผู้สูงอายุ | เพื่อให้ประชาชนเดินทางสะดวก | ถนน 1 สาย | 1,632,820 | - | 200,000 | - | - | เดินทางสะดวก | กองช่าง",
        "รวม | 1 โครงการ | - | - | 1,632,820 | - | 200,000 | - | - |  | ",
        "รวมงบประมาณทั้งสิ้น 3 โครงการ | - | - | 3,315,640 | - | 400,000 | - | - |  | ",
    ]


def test_p02_of_the_strategy_format_has_kpi_and_counts_projects_by_year() -> None:
    lines = lines_of(p02.build(facts(format=PlanFormat.STRATEGY), PLAIN))
    assert "1. ยุทธศาสตร์ โครงสร้างพื้นฐาน" in lines
    assert "(1) แผนงานอุตสาหกรรมและการโยธา" in lines
    head = next(line for line in lines if line.startswith("ที่ |"))
    assert head.endswith("งบประมาณ | ตัวชี้วัด (KPI) | ผลที่คาดว่าจะได้รับ | หน่วยงาน รับผิดชอบหลัก")
    assert "รวมงบประมาณ | 1,682,820 | - | 200,000 | - | - | " in lines
    assert "รวมจำนวนโครงการ | 2 | - | 1 | - | - | " in lines
    assert lines[-1] == "รวมจำนวนโครงการทั้งสิ้น | 3 | - | 2 | - | - | "


def test_p01_counts_project_years_and_says_so() -> None:
    lines = lines_of(p01.build(facts(), PLAIN))
    assert "1 | โครงสร้างพื้นฐาน | 2 | 1,682,820 | - | - | 1 | 200,000 | - | - | - | - | 3 | 1,882,820" in lines
    assert "รวมทั้งสิ้น | 3 | 3,315,640 | - | - | 2 | 400,000 | - | - | - | - | 5 | 3,715,640" in lines
    assert any("นับทุกปีที่มีงบประมาณ" in line and line.endswith("มี 3 โครงการ") for line in lines)


def test_p01_keeps_money_asked_of_others_apart_from_the_organisations_own() -> None:
    lines = lines_of(p01.build(facts(), PLAIN))
    own, asked, equipment = (i for i, line in enumerate(lines) if line.startswith("รวมทั้งสิ้น"))
    assert "90,000,000" not in lines[own]
    assert lines[asked].endswith("| 1 | 90,000,000")
    assert lines[equipment].endswith("| 1 | 2,500,000")


def test_p01_of_the_strategy_format_has_thirteen_columns_and_a_row_for_each_budget_class() -> None:
    made = p01.build(facts(format=PlanFormat.STRATEGY), PLAIN)
    lines = lines_of(made)
    assert "ยุทธศาสตร์: 1. โครงสร้างพื้นฐาน" in lines
    row = next(line for line in lines if line.startswith("1.1 แผนงานอุตสาหกรรมและการโยธา"))
    assert row.count("|") == 12


def test_p02_2_names_the_agency_that_is_asked() -> None:
    lines = lines_of(p02.build(facts(), PLAIN, "ผ.02/2"))
    assert any("ถนนสายใหญ่" in line and line.endswith("อบจ.สมุทรทอง") for line in lines)
    assert not any("ขุดลอกคลอง" in line for line in lines)


@pytest.mark.parametrize(("plan_format", "columns"), [(PlanFormat.STRATEGY, 11), (PlanFormat.ISSUE, 10)])
def test_p03_lists_equipment_with_the_columns_of_each_format(plan_format: PlanFormat, columns: int) -> None:
    lines = lines_of(p03.build(facts(format=plan_format), PLAIN))
    row = next(line for line in lines if "รถบรรทุกน้ำ" in line)
    assert row.count("|") == columns - 1
    assert any(line.startswith("รวมจำนวนครุภัณฑ์ | - | - | - | 1 | -") for line in lines)


def test_an_amended_edition_sets_the_old_row_before_the_new_with_what_changed_in_bold() -> None:
    old, new = project("ถนนเดิม", amounts={2571: 100}), project("ถนนใหม่", amounts={2571: 100, 2572: 5}, reason="ราคาเพิ่ม")
    plan = facts(amendment="ฉบับเปลี่ยนแปลง ครั้งที่ 1/2571")
    made = p02.listing(_with(plan, ListedProject(new, previous=old)), "ผ.02")
    table = made[1]
    first, second = table.body[:2]  # type: ignore[union-attr]
    assert [cell.text for cell in first.cells[:2]] == ["1\nเดิม", "ถนนเดิม"]
    assert [cell.text for cell in second.cells[:2]] == ["1\nใหม่", "ถนนใหม่"]
    assert [cell.bold for cell in second.cells] == [False, True, False, False, False, True, *[False] * 5, True]
    assert second.cells[-1].text == "ราคาเพิ่ม"


def test_sums_of_an_amended_edition_count_the_new_rows_only() -> None:
    plan = _with(facts(amendment="ฉบับเปลี่ยนแปลง"), ListedProject(project("ก", amounts={2571: 7}), previous=project("ก")))
    assert "รวม | 1 โครงการ | - | - | 7 | - | - | - | - |  |  | " in lines_of(p02.build(plan, PLAIN))


def test_drafts_and_synthetic_data_are_marked_on_every_page() -> None:
    assert p02.build(facts(state=State.WORKING), PLAIN).marks == (DRAFT, SYNTHETIC)
    assert p02.build(facts(synthetic=False), PLAIN).marks == ()


@pytest.mark.parametrize(
    ("printed", "number", "name"),
    [
        ("1. ประเด็นการพัฒนาท้องถิ่น: น้ำ", "1", "น้ำ"),
        ("ยุทธศาสตร์ที่ ๒ การศึกษา", "2", "การศึกษา"),
        ("ยุทธศาสตร์ที่ 3: สังคม", "3", "สังคม"),
        ("สิ่งแวดล้อม", "", "สิ่งแวดล้อม"),
    ],
)
def test_a_heading_is_read_however_the_plan_printed_it(printed: str, number: str, name: str) -> None:
    assert heading_of(ListedProject(project("ก", group=printed))) == (number, name)


def test_a_project_without_a_heading_stands_under_its_confirmed_issue() -> None:
    assert heading_of(ListedProject(project("ก", group=""), issue="สุขภาวะ")) == ("", "สุขภาวะ")


def test_own_issues_stand_first_by_number_then_what_the_plan_printed_then_the_rest() -> None:
    printed = "7. ประเด็นการพัฒนาท้องถิ่น: น้ำ"
    listed = [
        ListedProject(project("ก", group="")),
        ListedProject(project("ข", group=printed)),
        ListedProject(project("ค", group=printed), own=("10", "ข้าว")),
        ListedProject(project("ง"), own=("2", "ปลา")),
    ]
    assert [one.name for one in grouped(listed)] == ["ปลา", "ข้าว", "น้ำ", NO_GROUP]
    assert [one.number for one in grouped(listed)] == ["2", "10", "7", ""]


def test_a_heading_without_a_number_gets_one_that_no_other_has() -> None:
    printed = ("2. น้ำ", "ถนน", "สุขภาวะ")
    assert [one.number for one in grouped(ListedProject(project("ก", group=group)) for group in printed)] == [
        "2",
        "1",
        "3",
    ]


def test_equipment_is_counted_in_items_in_the_summary() -> None:
    lines = lines_of(p01.build(facts(), PLAIN))
    assert sum(line.count("รายการ | งบประมาณ") for line in lines) == 6


def test_officers_may_reword_how_counting_is_explained() -> None:
    own = Template(wording={"p01.counting": "นับปีละครั้ง รวม {projects} โครงการ"})
    assert "นับปีละครั้ง รวม 3 โครงการ" in lines_of(p01.build(facts(), own))


def test_a_plan_without_projects_of_a_form_says_so() -> None:
    assert "แผนนี้ไม่มีโครงการในแบบ ผ.02" in lines_of(p02.build(facts(projects=[]), PLAIN))


def _with(plan: PlanFacts, *listed: ListedProject) -> PlanFacts:
    return replace(plan, projects=listed)
