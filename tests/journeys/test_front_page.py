"""A visitor's way: from the front page down to the rows behind a number, without signing in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prasan.framework.rules import Stage
from tests.build import World, announce, row

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def delivered(world: World) -> World:
    """Three of five organisations have begun a road; one has only planned care for the old."""
    rows = [row("ก่อสร้างถนน หมู่ที่ 4"), row("ศูนย์ดูแลผู้สูงอายุ")]
    for organisation in (world.ban_a, world.ban_b, world.ban_c):
        announce(
            organisation,
            rows,
            edition=world.edition,
            guidelines={0: "1.1", 1: "2.1"},
            stages={(0, 2571): Stage.CONTRACTED},
        )
    return world


def test_a_visitor_opens_a_number_down_to_the_project_behind_it(
    delivered: World, page: Page, check: Callable[[], None]
) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("1")
    check()
    page.locator("table.heat td a", has_text="3/5").first.click()
    page.wait_for_url("**/goals/1-1/**")
    expect(page.locator("main")).to_contain_text("ร้อยละ 60")
    check()
    page.locator("main table.data.cards a", has_text="ถนน").first.click()
    page.wait_for_url("**/projects/P*/")
    expect(page.locator("h1")).to_contain_text("ก่อสร้างถนน หมู่ที่ 4")
    check()


def test_who_is_one_step_short_and_who_is_missing_can_be_seen(
    delivered: World, page: Page, check: Callable[[], None]
) -> None:
    page.goto("/goals/2-1/?year=2571&group=one_step_short")
    expect(page.locator("main table.data.cards")).to_contain_text("ศูนย์ดูแลผู้สูงอายุ")
    check()
    page.goto("/goals/2-1/?year=2571&group=missing")
    expect(page.locator("main table.data.cards")).to_contain_text("บ้านดี")
    check()


def test_every_public_page_is_open_to_everybody(delivered: World, page: Page, check: Callable[[], None]) -> None:
    for address in (
        "/goals/",
        "/goals/2-2/",
        "/places/",
        "/places/5101/",
        "/organisations/5002/",
        "/projects/",
        "/projects/?q=ถนน&year=2571&stage=contracted",
        "/framework/",
        "/framework/?q=ถนน",
        "/framework/samut-thong-2571-2575/",
        "/framework/samut-thong-2571-2575/findings/",
        "/method/",
        "/downloads/",
        "/sign-in/",
        "/no-such-page/",
    ):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        check()


def test_the_whole_site_speaks_english_by_a_switch(delivered: World, page: Page) -> None:
    page.goto("/")
    page.locator("button[lang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".masthead .brand")).to_contain_text("prasan")
    page.goto("/projects/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("button[lang=th]").click()
    expect(page.locator("html")).to_have_attribute("lang", "th")
