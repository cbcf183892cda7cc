"""The list of projects: its filters, its foot, its exports."""

import csv
from contextlib import closing
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.test import Client

from prasan.analytics.listing import Total, Wanted, total
from prasan.analytics.queries import province_facts
from prasan.analytics.rules import funnel, stopped
from prasan.framework.rules import STAGE_ORDER, Stage
from prasan.plans import actions
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import announce, row
from tests.web.public.conftest import Announced, Get, cells, words


def names(get: Get, query: str) -> list[str]:
    return [link.text for link in get(f"/projects/?{query}").select("table.listing tbody th a")]


def test_the_list_shows_every_announced_project_the_costliest_first(announced: Announced, get: Get) -> None:
    page = get("/projects/")
    assert [line[0] for line in cells(page, "table.listing")][:2] == ["ก่อสร้างถนนคอนกรีต หมู่ 4", "ขยายเขตประปา"]
    assert words(page, ".list-total").startswith("รวม 6 จาก 6 โครงการ · ทุกปี 1,180,000 บาท")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ประปา", ["ขยายเขตประปา"]),
        ("q=ถนน&year=2572", ["ก่อสร้างถนนคอนกรีต หมู่ 4"]),
        ("district=5102&year=2571", ["โรงเรียนผู้สูงอายุ"]),
        ("organisation=5003", ["ขยายเขตประปา"]),
        ("issue=2", ["โรงเรียนผู้สูงอายุ"]),
        ("guideline=1.2&sort=name", ["ขยายเขตประปา", "ถนนที่ยกเลิก"]),
        ("goal=2-1", ["โรงเรียนผู้สูงอายุ"]),
        ("goal=1-1&guideline=2.1", []),
        ("kind=community", ["โรงเรียนผู้สูงอายุ"]),
        ("budget_class=แผนงานเคหะและชุมชน", ["ก่อสร้างถนนคอนกรีต หมู่ 4"]),
        ("year=2571&stage=contracted", ["ก่อสร้างถนนคอนกรีต หมู่ 4", "โรงเรียนผู้สูงอายุ"]),
        ("year=2571&stage=budgeted&organisation=5002", ["ก่อสร้างถนนคอนกรีต หมู่ 4", "ไฟส่องสว่าง"]),
        ("stage=cancelled", ["ถนนที่ยกเลิก"]),
        ("stage=suspended", []),
    ],
)
def test_a_filter_leaves_what_it_says(announced: Announced, get: Get, query: str, found: list[str]) -> None:
    assert names(get, query) == found


@pytest.mark.parametrize("stage", STAGE_ORDER)
def test_a_stage_of_the_list_is_the_same_step_of_the_funnel(announced: Announced, stage: Stage) -> None:
    facts = province_facts(announced.world.province.code)
    step = funnel(facts.facts, 2571)[STAGE_ORDER.index(stage)]
    listed = total(announced.world.province.code, facts.edition.pk, Wanted(year=2571, stage=stage))
    assert listed == Total(step.projects, step.baht, project_years=step.projects)


def test_stopped_projects_are_those_beside_the_funnel(announced: Announced) -> None:
    facts = province_facts(announced.world.province.code)
    for stage, projects in stopped(facts.facts, 2571).items():
        listed = total(announced.world.province.code, facts.edition.pk, Wanted(year=2571, stage=stage))
        assert listed.projects == projects


def test_a_year_shows_its_own_stage_and_money(announced: Announced, get: Get) -> None:
    page = get("/projects/?year=2572")
    assert cells(page, "table.listing") == [
        ["ก่อสร้างถนนคอนกรีต หมู่ 4", "เทศบาลตำบลบ้านเอ เมืองสมุทรทอง", "1.1", "ในแผน", "200,000", "700,000"]
    ]
    assert words(page, ".list-total").startswith("รวม 1 จาก 6 โครงการ · ปี 2572 200,000 บาท")


def test_searched_words_are_marked_and_nothing_of_them_is_run(announced: Announced, get: Get) -> None:
    assert [mark.text for mark in get("/projects/?q=ประปา").select("table.listing mark")] == ["ประปา"]
    page = get("/projects/?q=<script>alert(1)</script>")
    assert "<script>alert" not in str(page.main)


def test_words_are_searched_as_they_are_stored(announced: Announced, get: Get) -> None:
    announce(announced.world.ban_d, [row("ทำน้ำสะอาด")])
    assert names(get, "q=นํ้าสะอาด") == ["ทำน้ำสะอาด"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("page=2", 422),
        ("page=zz", 422),
        ("year=2500", 422),
        ("district=9", 422),
        ("guideline=9.9", 422),
        ("goal=9-9", 422),
        ("issue=9", 422),
        ("kind=castle", 422),
        ("budget_class=x", 422),
        ("sort=luck", 422),
        ("stage=x", 422),
        ("organisation=9", 404),
        (f"q={'ก' * 201}", 422),
    ],
)
def test_a_filter_that_does_not_exist_is_refused(announced: Announced, get: Get, query: str, status: int) -> None:
    assert words(get(f"/projects/?{query}", status=status), "#refusal")


def test_a_long_list_goes_on_over_pages(announced: Announced, get: Get) -> None:
    announce(announced.world.ban_d, [row(f"ซ่อมถนน สาย {number:02}") for number in range(60)])
    assert names(get, "q=ซ่อม&sort=name") == [f"ซ่อมถนน สาย {number:02}" for number in range(50)]
    assert names(get, "q=ซ่อม&sort=name&page=2") == [f"ซ่อมถนน สาย {number:02}" for number in range(50, 60)]
    assert "แสดง 51–60 จาก 60" in words(get("/projects/?q=ซ่อม&page=2"))


def test_nothing_found_says_what_to_try(announced: Announced, get: Get) -> None:
    assert "ไม่มีโครงการที่ตรงกับตัวกรอง" in words(get("/projects/?q=ปราสาท"))


def test_what_is_not_announced_is_in_no_list(announced: Announced, get: Get) -> None:
    world = announced.world
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ความลับของบ้านดี"),))
    kept = actions.keep_upload(
        organisation=world.ban_d, document=document, file_name="a.xlsx", content=b"x", by=world.cast.porn
    )
    actions.apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.porn)
    assert "ความลับ" not in words(get("/projects/"))
    assert "ความลับ" not in "".join(",".join(line) for line in exported("/projects/projects.csv"))


def exported(address: str) -> list[list[str]]:
    response = Client().get(address)
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_the_csv_is_what_is_seen_and_no_formula(announced: Announced) -> None:
    notice, head, *rows = exported("/projects/projects.csv?organisation=5004&sort=name")
    assert notice[0].startswith("ข้อมูลสมมติ")
    assert head[-1] == "รวมทุกปี (บาท)"
    assert [line[1] for line in rows] == ["'=ยังไม่จัดเข้าแนวทาง", "โรงเรียนผู้สูงอายุ"]
    assert [line[-1] for line in rows] == ["70000", "60000"]


def test_the_csv_of_a_year_has_its_stage(announced: Announced) -> None:
    _, head, line = exported("/projects/projects.csv?year=2571&stage=completed")
    assert line[head.index("ขั้นปี 2571")] == "แล้วเสร็จ"
    assert line[head.index("ปี 2571 (บาท)")] == "60000"


def test_the_workbook_holds_texts_and_numbers_but_no_formulas(announced: Announced) -> None:
    with closing(Client().get("/projects/projects.xlsx")) as response:
        book = ZipFile(BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=ยังไม่จัดเข้าแนวทาง" in sheet
    assert "<v>500000</v>" in sheet
    assert "ข้อมูลสมมติ" in book.read("xl/workbook.xml").decode()


def test_an_empty_province_says_what_to_wait_for(world: object, get: Get) -> None:
    assert "ยังไม่มีแผนที่ประกาศ" in words(get("/projects/"))


def test_a_list_without_a_framework_says_how_to_load_one(db: None, get: Get) -> None:
    assert "prasan load-reference" in words(get("/projects/"))
