"""The ways of those who coordinate: the PAO compares the province, owners decide side by side and do a road together."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prasan.coordination.models import JointOwner, OverlapDecision
from tests.build import World
from tests.coordination.worlds import make_overlapping, overlap_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots" / "overlaps"


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like for the how-to, where pictures are asked for (PRASAN_SCREENSHOTS=1)."""
    if os.environ.get("PRASAN_SCREENSHOTS") == "1":
        PICTURES.mkdir(parents=True, exist_ok=True)
        width = "phone" if page.viewport_size and page.viewport_size["width"] < 600 else "desktop"
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)


def test_the_pao_compares_the_province_and_an_owner_decides(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    made = make_overlapping(world, find=False)
    sign_in("porn")
    page.goto("/overlaps/")
    check()
    page.click("text=เทียบทั้งจังหวัดใหม่")
    page.wait_for_url("**/jobs/*/")
    page.goto("/overlaps/")
    expect(page.locator(".overlap-card")).to_have_count(2)
    check()
    picture(page, "list")
    road = overlap_of(made.road_a, made.road_b)
    page.goto(f"/overlaps/{road.pk}/")
    expect(page.locator("mark.shared").first).to_be_visible()
    check()
    picture(page, "side-by-side")
    page.fill("#why", "คนละช่วงของถนนสายเดียวกัน แบ่งกันทำ")
    page.click("button[value=split]")
    expect(page.locator(".note.good").first).to_be_visible()
    check()
    assert OverlapDecision.objects.get().choice == "split"
    page.goto("/overlaps/")
    expect(page.locator(".overlap-card")).to_have_count(1)


def test_two_owners_agree_on_a_joint_road_and_one_takes_it_back(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    sign_in("anong")
    page.goto(f"/overlaps/{road.pk}/")
    page.fill("#title", "ก่อสร้างถนนเชื่อมสองตำบล")
    page.click("text=เปิดข้อเสนอและเชิญเจ้าของทุกฝ่าย")
    page.wait_for_url("**/joint-requests/*/")
    check()
    page.click("button[value=consent]")
    expect(page.locator("h2", has_text="1")).to_be_visible()
    picture(page, "joint-request")
    page.click("button[value=back]")
    assert set(JointOwner.objects.values_list("consent", flat=True)) == {"invited"}


def test_a_planner_checks_the_own_plan(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    make_overlapping(world, find=False)
    sign_in("boonmee")
    page.goto(f"/plans/{world.ban_b.code}/overlaps/")
    check()
    page.click("main button.main")
    page.wait_for_url("**/jobs/*/")
    page.goto(f"/plans/{world.ban_b.code}/overlaps/")
    expect(page.locator(".overlap-card").first).to_be_visible()
    check()
    picture(page, "plan-check")


def test_a_list_is_gone_through_by_key_and_the_last_decision_taken_back(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    make_overlapping(world)
    sign_in("porn")
    page.goto("/overlaps/")
    first, second = (card.get_attribute("id") for card in page.locator(".overlap-card").all())
    page.keyboard.press("n")
    expect(page.locator(f"#{first} [data-undo]")).to_be_visible()
    expect(page.locator(".overlap-card[aria-current]")).to_have_attribute("id", str(second))
    expect(page.locator("#count-waiting")).to_have_text("1")
    check()
    picture(page, "by-key")
    page.keyboard.press("z")
    expect(page.locator(f"#{first} button[value=not_the_same]")).to_be_visible()
    expect(page.locator("#count-waiting")).to_have_text("2")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/overlaps/{str(second).removeprefix('overlap-')}/")


def test_owners_agree_and_the_merged_project_leaves_its_owners_plan(
    world: World, page: Page, sign_in: Callable[[str], None], become: Callable[[str], None], check: Callable[[], None]
) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    sign_in("anong")
    page.goto(f"/overlaps/{road.pk}/")
    page.fill("#why", "ถนนสายเดียวกัน ใช้เงินของเทศบาล")
    page.click(f"button[value='merge:{made.road_a}']")
    expect(page.locator(".owners .tag.good")).to_have_count(1)
    check()
    become("boonmee")
    page.goto("/overlaps/?state=agreeing")
    check()
    page.click("[data-open]")
    page.click("text=เห็นด้วยกับคำตัดสินนี้")
    expect(page.locator("#carry-out button.main")).to_be_visible()
    check()
    picture(page, "carry-out")
    page.click("#carry-out button.main")
    page.wait_for_url(f"**/plans/{world.ban_b.code}/changes/*")
    expect(page.locator(".compared.out")).to_contain_text("ถนนสายเดียวกัน ใช้เงินของเทศบาล")
    check()
    picture(page, "carried-out")
    page.goto(f"/overlaps/{road.pk}/")
    page.click("#carry-out a:text-is('เอากลับ')")
    page.locator("main").get_by_role("button", name="เอากลับ").first.click()
    expect(page.locator(".note.good").first).to_be_visible()
    page.goto(f"/overlaps/{road.pk}/")
    expect(page.locator("#carry-out button.main")).to_be_visible()


def test_the_form_says_at_once_what_looks_the_same_elsewhere(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    made = make_overlapping(world, find=False)
    sign_in("boonmee")
    page.goto(f"/plans/{world.ban_b.code}/projects/P{made.road_b}/")
    expect(page.locator("#alike .alike > li")).to_have_count(1)
    check()
    picture(page, "alike")
    page.fill("#f-name", "โครงการส่งเสริมอาชีพผู้สูงอายุ")
    page.locator("#f-target").focus()
    expect(page.locator("#alike .alike > li")).to_have_count(0)
