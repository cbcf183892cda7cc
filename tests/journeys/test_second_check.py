"""A planner confirms a batch, sets a line aside by keyboard, and a second person checks blind: in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prasan.classification.actions import propose
from prasan.classification.models import Classification, SetAside
from prasan.classification.rules import Classifier, GuidelineWords, Vocabulary, WeightedPhrase
from prasan.plans.models import Plan
from tests.build import World, announce, row

pytestmark = pytest.mark.journey
WORDS = (
    GuidelineWords("1.1", (WeightedPhrase("ถนน", 5),), titles=("ก่อสร้างถนน", "ซ่อมถนนลูกรัง")),
    GuidelineWords("2.1", (WeightedPhrase("ผู้สูงอายุ", 5),), titles=("โรงเรียนผู้สูงอายุ",)),
)
NAMES = ("ก่อสร้างถนนคอนกรีต หมู่ที่ 4", "ก่อสร้างถนนคอนกรีต หมู่ที่ 5", "โรงเรียนผู้สูงอายุ", "ค่าไฟฟ้าสำนักงาน")


def test_batches_the_keyboard_and_the_blind_check(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    announce(world.ban_a, [row(name) for name in NAMES])
    plan = Plan.objects.get(organisation=world.ban_a)
    propose(plan=plan, edition=world.edition, classifier=Classifier(Vocabulary(WORDS)), by=world.cast.anong)
    sign_in("anong")
    page.goto(f"/plans/{world.ban_a.code}/inbox/?tab=alike")
    check()
    page.locator(".choice.best").first.click()
    expect(page.locator("#inbox-counts")).to_contain_text("ยืนยันแล้ว 2 จาก 4")
    page.goto(f"/plans/{world.ban_a.code}/inbox/?order=doubt")
    check()
    page.keyboard.press("n")
    expect(page.locator("#inbox-counts")).to_contain_text("ยืนยันแล้ว 3 จาก 4")
    assert SetAside.objects.filter(verdict="no_project", ended_at=None).count() == 1
    page.goto(f"/plans/{world.ban_a.code}/second-check/")
    page.locator("form[action$='/draw/'] button").click()
    check()
    page.context.clear_cookies()
    sign_in("porn")
    page.goto(f"/plans/{world.ban_a.code}/second-check/")
    for one in page.locator("select[name^=item-]").all():
        one.select_option("1.1")
    check()
    page.locator(".applybar .btn.main").click()
    expect(page.locator(".second-head")).to_contain_text("66.7 %")
    check()
    for address in ("/inbox/", "/classifier/"):
        page.goto(address)
        check()
    assert Classification.objects.filter(ended_at=None).count() == 2
