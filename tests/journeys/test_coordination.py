"""A project beyond capacity on its road: heard by a community, announced by its organisation, resolved on by the
district's committee as its secretary records it, taken on by the province's.

With PRASAN_SCREENSHOTS=1 the pictures of docs/how-to are taken on the way.
"""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from prasan.classification.actions import load_decisions
from prasan.committees.actions import hear_need, hold_hearing
from prasan.plans.actions import answer_need
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, announce, row
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DISTRICT, PROVINCE, ROAD = "/districts/5101/committee/", "/coordination-committee/", "ถนนเชื่อมสองตำบล"


def shot(page: Page, name: str) -> None:
    if page.viewport_size and page.viewport_size["width"] > 1000:
        picture(page, f"coordination/{name}")


@pytest.fixture
def asked(world: World) -> int:
    """Two organisations of the district ask; a hearing asked for the road."""
    beyond = ProjectKind.BEYOND_CAPACITY
    announce(world.ban_b, [row("ขุดลอกห้วยใหญ่", kind=beyond, amounts={2573: 9_000_000})])
    _, road = announce(
        world.ban_a,
        [
            row("อาคารอเนกประสงค์", kind=beyond, amounts={2574: 15_000_000}),
            row(ROAD, kind=beyond, amounts={2571: 12_500_000}),
        ],
    )
    hearing = hold_hearing(
        organisation=world.ban_a, on=date(2026, 5, 1), place="ศาลา", topic="ความต้องการ", by=world.cast.anong
    )
    need = hear_need(hearing=hearing, text="ถนนน้ำท่วมทุกปี", place="หมู่ 4", by=world.cast.anong)
    answer_need(need=need, project_id=road, by=world.cast.anong)
    load_decisions(edition=world.edition, decisions={road: "1.1"}, by=None)
    return road


def appoint_with_one_member(page: Page, seat: str) -> None:
    page.fill("#order_no", "3/2569")
    page.fill("#order_on", "1 ต.ค. 2569")
    page.click("button:has-text('แต่งตั้ง')")
    page.fill("#name", "นายใหญ่ ใจดี")
    page.select_option("#seat", seat)
    page.select_option("#post", "chair")
    page.fill("#starts_on", "1 ต.ค. 2569")
    page.click("details[open] button:has-text('เพิ่มกรรมการ')")


def hold_a_meeting(page: Page, place: str) -> None:
    page.click("summary:has-text('นัดประชุม')")
    page.fill("#call-on", "2 พ.ย. 2569")
    page.fill("#call-place", place)
    page.fill("#call-agenda", "พิจารณาโครงการเกินศักยภาพ")
    page.click("details[open] button:has-text('นัดประชุม')")
    page.check("input[name=present]")
    page.fill("#minutes", "ที่ประชุมพิจารณาตามลำดับที่เสนอ")
    page.click("form:has(#minutes) button.btn")
    expect(page.locator("main")).to_contain_text("ครบองค์ประชุม")


def test_a_road_goes_from_its_organisation_over_the_district_to_the_province(
    world: World, asked: int, page: Page, become: Callable[[str], None], check: Callable[[], None]
) -> None:
    become("fah")
    expect(page.locator("main")).to_contain_text("ยังไม่แต่งตั้งในระบบ")
    check()
    page.click("text=คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ")
    appoint_with_one_member(page, "head")
    ranked = page.locator("#ranked tbody tr")
    expect(ranked).to_have_count(3)
    expect(ranked.first).to_contain_text(ROAD)
    expect(ranked.first).to_contain_text("ตอบสิ่งที่ประชาคมเสนอ 1 เรื่อง")
    expect(ranked.nth(1)).to_contain_text("ขุดลอกห้วยใหญ่")  # of equals the earlier money
    expect(page.locator("#ranked")).to_contain_text("คณะกรรมการเป็นผู้จัดลำดับและมีมติ")
    check()
    page.locator("#ranked").scroll_into_view_if_needed()
    shot(page, "01-ranked")

    hold_a_meeting(page, "ที่ว่าการอำเภอ")
    page.click("text=พิจารณาทีละโครงการ")
    check()
    page.select_option(f"[name=outcome-{asked}]", "agreed")
    page.fill(f"[name=note-{asked}]", "เห็นชอบให้เสนอระดับจังหวัดเป็นลำดับแรก")
    shot(page, "02-resolve")
    page.click("text=บันทึกมติของหน้านี้")
    expect(page.locator("main")).to_contain_text("บันทึกมติ 1 โครงการแล้ว")
    page.goto("/desk/")
    expect(page.locator("main")).to_contain_text("โครงการเกินศักยภาพที่ อปท. ในอำเภอขอประสาน ยังไม่มีมติ")
    check()

    become("krit")
    page.click("text=คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับจังหวัด")
    appoint_with_one_member(page, "pao_head")
    expect(page.locator("#ranked tbody tr")).to_have_count(1)
    expect(page.locator("#ranked")).to_contain_text(ROAD)
    shot(page, "03-province")
    hold_a_meeting(page, "อบจ.")
    page.click("text=พิจารณาทีละโครงการ")
    page.select_option(f"[name=outcome-{asked}]", "agreed")
    page.click("text=บันทึกมติของหน้านี้")
    expect(page.locator("main")).to_contain_text("บันทึกมติ 1 โครงการแล้ว")
    page.goto(PROVINCE)
    expect(page.locator("#ranked")).to_contain_text("ยังไม่มีโครงการที่อำเภอเห็นชอบและยังไม่มีมติ")
    check()

    become("anong")
    page.goto(f"/projects/P{asked}/")
    for body in ("ระดับอำเภอ", "ระดับจังหวัด"):
        expect(page.locator("main")).to_contain_text(f"คณะกรรมการประสานแผนพัฒนาท้องถิ่น{body} ครั้งที่ 1/2569")
