"""The PAO decides links by keyboard and many at once, a planner names own issues, everyone follows the money."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prasan.framework import queries
from prasan.framework.actions import propose_links
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Level, LinkStatus
from tests.build import World, announce, row
from tests.framework.higher import MILESTONES, SDGS, confirm, higher

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def picture(page: Page, name: str) -> None:
    """The picture of docs/how-to/align-plans.md, made anew with PRASAN_SCREENSHOTS=1; desktop only."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    if os.environ.get("PRASAN_SCREENSHOTS") and width > 1000:
        page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture
def sdgs(world: World) -> Edition:
    edition = higher(Level.SDG, SDGS)
    propose_links(framework_id=world.edition.pk, upper_id=edition.pk, by=world.cast.porn)
    rows = [row("ถนน", amounts={2571: 4_000_000}), row("น้ำ", amounts={2571: 500_000})]
    announce(world.ban_c, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.2"})
    return edition


def states() -> list[str]:
    return sorted(Alignment.objects.values_list("status", flat=True))


def test_links_are_decided_by_keyboard_and_together_and_taken_back(
    world: World, sdgs: Edition, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("porn")
    page.goto("/alignment/")
    check()
    page.goto(f"/alignment/{sdgs.code}/decide/")
    check()
    picture(page, "alignment-desk")
    waiting = page.locator(".link-line")
    count = waiting.count()
    assert count >= 2
    page.locator(".link-line").first.focus()
    page.keyboard.press("y")
    expect(page.locator("[role=status]")).to_contain_text("1")
    expect(waiting).to_have_count(count - 1)
    assert states().count("confirmed") == 1
    # Refusing needs words of one's own: nothing is kept without them.
    page.fill("#reason", "คนละเรื่องกัน")
    page.locator(".link-line").first.focus()
    page.keyboard.press("n")
    expect(waiting).to_have_count(count - 2)
    assert states().count("refused") == 1
    page.keyboard.press("z")
    expect(waiting).to_have_count(count - 1)
    page.check("#choose-all")
    expect(page.locator(".link-count").first).to_have_text(str(count - 1))
    page.click("button[name=status][value=confirmed]")
    expect(waiting).to_have_count(0)
    assert set(states()) == {LinkStatus.CONFIRMED}


def test_the_money_is_followed_from_the_plan_above_to_the_projects(
    world: World, sdgs: Edition, page: Page, check: Callable[[], None]
) -> None:
    confirm(world, "1.1", sdgs, "9")
    confirm(world, "1.2", sdgs, "6")
    page.goto(f"/alignment/{sdgs.code}/")
    check()
    expect(page.locator(".tagged tfoot")).to_contain_text("4,500,000")
    picture(page, "alignment-money")
    page.click(".matrix td a >> nth=0")
    page.wait_for_url("**/projects/**")
    for address in (f"/alignment/{sdgs.code}/flow/", "/alignment/map/"):
        page.goto(address)
        check()


def test_a_planner_names_own_issues_and_links_them(
    world: World, sdgs: Edition, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto(f"/plans/{world.ban_a.code}/issues/")
    check()
    page.fill("#new-title", "ดูแลผู้สูงอายุในชุมชน")
    page.click("button[value=add]")
    expect(page.locator(".own-issue h2")).to_contain_text("ดูแลผู้สูงอายุในชุมชน")
    check()
    picture(page, "own-issues")
    page.click("text=เชื่อมที่เลือก")
    expect(page.locator(".own-issue .tag.good").first).to_be_visible()
    edition = queries.own_edition(world.ban_a.pk, 2571, working=True)
    assert edition is not None and queries.links_of(edition.pk)
    page.goto(f"/organisations/{world.ban_a.code}/map/")
    check()


def test_the_next_plan_takes_the_place_of_this_one(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    old = higher(Level.NATIONAL_PLAN, MILESTONES)
    confirm(world, "1.1", old, "8")
    new = higher(Level.NATIONAL_PLAN, MILESTONES, years=(2571, 2575))
    sign_in("porn")
    page.goto(f"/alignment/{new.code}/replace/")
    check()
    picture(page, "alignment-replace")
    page.click(".applybar button.main")
    page.wait_for_url("**/alignment/")
    page.goto(f"/alignment/{new.code}/decide/")
    expect(page.locator(".link-line .tag.accent")).to_be_visible()
    check()
