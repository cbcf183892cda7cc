"""Files that are no .xlsx: CSV in the project's own columns, .ods, and the .xls of old offices."""

from pathlib import Path

import pytest

from prasan.plans.loading import read_plan
from prasan.plans.rules.rows import ProjectKind
from tests.workbooks import simple_row, strategy_sheet, write_workbook

SHEET = strategy_sheet(simple_row(1, "ก\nข", 5, " -   ", "๑,๐๐๐.-"), simple_row(2, "ค", 7))

CSV = (
    "number,key,name,objective,target,amount_2571,amount_2572,ordinance_2571,kpi,expected_result,unit,"
    "budget_class,kind,revision,reason,group,note\r\n"
    '1,K-1,ก่อสร้างถนน,เดินทางสะดวก,"ถนน 1 สาย\nยาว 80 เมตร","1,632,820.-",๕๐๐,7,ร้อยละ 80,ดี,กองช่าง,'
    "การศึกษา,ผ.02/1,เพิ่มเติม 1/2571,จำเป็น,1. ประเด็นสังคม,จดไว้\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_csv_file_gives_every_field_in_any_thai_encoding(encoding: str) -> None:
    document = read_plan(CSV.encode(encoding), file_name="my/แผน.csv")
    (project,) = document.projects
    assert (project.sheet, project.row, project.key, project.name) == ("แผน", 2, "K-1", "ก่อสร้างถนน")
    assert project.target == "ถนน 1 สาย\nยาว 80 เมตร"
    assert (project.amounts, project.ordinance_amounts) == ({2571: 1632820, 2572: 500}, {2571: 7})
    assert (project.kpi, project.expected_result, project.unit) == ("ร้อยละ 80", "ดี", "กองช่าง")
    assert (project.budget_class, project.kind) == ("แผนงานการศึกษา", ProjectKind.COMMUNITY)
    assert (project.revision, project.reason) == ("เพิ่มเติม 1/2571", "จำเป็น")
    assert (project.group, project.notes) == ("1. ประเด็นสังคม", ("จดไว้",))
    assert document.findings == ()


def test_a_csv_file_may_use_the_words_of_the_form_and_semicolons() -> None:
    text = "ที่;โครงการ;วัตถุประสงค์;งบประมาณ 2566;หน่วยงาน\n1;ขุดสระ;มีน้ำใช้;50,000;กองช่าง\n"
    (project,) = read_plan(text.encode(), file_name="plan.csv").projects
    assert (project.name, project.amounts) == ("ขุดสระ", {2566: 50000})


def test_an_xls_file_gives_the_same_plan() -> None:
    """`plan.xls` holds the cells of `SHEET`, written once with xlwt 1.3."""
    content = (Path(__file__).parent / "plan.xls").read_bytes()
    document = read_plan(content, file_name="plan.xls")
    assert document == read_plan(write_workbook(SHEET), file_name="plan.xlsx")
