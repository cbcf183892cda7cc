"""The way to papers: a visitor reads and takes away, a planner has the book made in the background, the PAO the province's."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from prasan.framework.rules import Stage
from prasan.organisations.models import District
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, announce, coordinate, row
from tests.journeys.pictures import picture

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)"),
]


@pytest.fixture
def announced(world: World) -> World:
    announce(
        world.ban_a,
        [row("ก่อสร้างถนน หมู่ที่ 4"), row("ศูนย์ดูแลผู้สูงอายุ", amounts={2571: 50_000, 2572: 60_000})],
        edition=world.edition,
        guidelines={0: "1.1", 1: "2.1"},
        stages={(0, 2571): Stage.CONTRACTED},
    )
    return world


def test_a_visitor_reads_a_paper_and_takes_it_away(announced: World, page: Page, check: Callable[[], None]) -> None:
    page.goto(f"/organisations/{announced.ban_a.code}/documents/")
    expect(page.locator("h1")).to_contain_text("เอกสาร")
    check()
    picture(page, "documents-list")
    page.locator("main table a", has_text="แผนการดำเนินงาน").first.click()
    page.wait_for_url("**/documents/operation/**")
    page.locator("select[name=fiscal_year]").select_option("2572")
    page.locator("main form button").first.click()
    page.wait_for_url("**fiscal_year=2572**")
    expect(page.locator(".paper").first).to_contain_text("ประจำปีงบประมาณ พ.ศ. 2572")
    check()
    picture(page, "documents-page")
    with page.expect_download() as taken:
        page.locator("main a", has_text="PDF").first.click()
    assert taken.value.suggested_filename.endswith(".pdf")


def test_a_planner_has_the_book_made_and_fetches_it(
    announced: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto(f"/organisations/{announced.ban_a.code}/documents/book/")
    expect(page.locator(".paper").first).to_contain_text("แผนพัฒนาท้องถิ่น")
    check()
    page.locator("main form button", has_text="PDF").first.click()
    page.wait_for_url("**/jobs/*/")
    expect(page.locator("main")).to_contain_text("พร้อมแล้ว")
    check()
    picture(page, "documents-made")


def test_a_planner_words_one_part_of_the_template_at_a_time(
    announced: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto(f"/plans/{announced.ban_a.code}/template/")
    check()
    page.locator(".template-parts a", has_text="ด้านกายภาพ").click()
    page.wait_for_url("**part=book-1")
    page.locator("textarea").first.fill("ตั้งอยู่ห่างจากตัวจังหวัด 12 กิโลเมตร เนื้อที่ 45 ตารางกิโลเมตร")
    page.locator("main button.main").click()
    expect(page.locator("[aria-current=page]", has_text="ด้านกายภาพ")).to_be_visible()
    expect(page.locator(".template-parts")).to_contain_text("1/7")
    check()
    picture(page, "documents-template")


def test_the_districts_secretary_prints_the_papers_of_a_meeting(
    announced: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    announce(announced.ban_b, [row("สะพานข้ามคลอง", kind=ProjectKind.BEYOND_CAPACITY, amounts={2572: 9_000_000})])
    meeting = coordinate(District.objects.get(code="5101"), by=announced.cast.fah)
    sign_in("fah")
    page.goto(f"/districts/5101/meetings/{meeting.pk}/")
    page.locator("main a", has_text="หนังสือเชิญและระเบียบวาระ").click()
    expect(page.locator(".paper").first).to_contain_text("สะพานข้ามคลอง")
    check()
    picture(page, "documents-meeting")
    with page.expect_download() as taken:
        page.locator("main a", has_text="Word").first.click()
    assert taken.value.suggested_filename.endswith(".docx")


def test_documents_of_the_province_are_open_to_everybody(
    announced: World, page: Page, check: Callable[[], None]
) -> None:
    page.goto("/documents/")
    expect(page.locator("h1")).to_contain_text("เอกสารของจังหวัด")
    check()
    for kind in ("framework", "council", "coordination", "brief-goal"):
        page.goto(f"/documents/{kind}/")
        expect(page.locator(".paper").first).to_be_visible()
        check()
