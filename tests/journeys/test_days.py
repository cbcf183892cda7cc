"""A day is typed as officers write it: said in words below, told where it is none, chosen from a calendar, kept."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from prasan.committees.models import Hearing
from tests.build import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_day_is_typed_in_the_buddhist_era_by_keyboard(
    world: World, page: Page, become: Callable[[str], None], check: Callable[[], None]
) -> None:
    become("anong")
    page.goto("/plans/5002/committees/")
    page.click("summary:has-text('บันทึกประชาคม')")
    field, words = page.locator("#hold-on"), page.locator("#hold-on-read")
    page.fill("#hold-place", "ศาลาประชาคม")
    page.fill("#hold-topic", "จัดทำแผน")
    field.fill("29/11/69")
    expect(words).to_contain_text("ปีต้องครบสี่หลัก")
    check()
    page.keyboard.press("Enter")
    assert not Hearing.objects.exists()
    field.fill("29/11/2026")
    expect(words).to_contain_text("วันอาทิตย์ที่ 29 พฤศจิกายน 2569 · ปี 2026 อ่านเป็น ค.ศ.")
    # The browser's calendar writes into the same field.
    page.locator(".day-entry:has(#hold-on) [type=date]").evaluate(
        "one => { one.value = '2026-07-01'; one.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    expect(field).to_have_value("01/07/2569")
    expect(words).to_have_text("วันพุธที่ 1 กรกฎาคม 2569")
    expect(page.locator(".day-entry:has(#hold-on) [data-pick]")).to_be_visible()
    check()
    field.fill("๒๙ พ.ย. ๒๕๖๘")
    expect(words).to_have_text("วันเสาร์ที่ 29 พฤศจิกายน 2568")
    field.press("Enter")
    expect(page.locator("h1")).to_contain_text("จัดทำแผน")
    assert Hearing.objects.get().on == date(2025, 11, 29)


def test_a_refused_form_is_gone_back_to_with_what_was_typed(
    world: World, page: Page, become: Callable[[str], None], check: Callable[[], None]
) -> None:
    become("anong")
    page.goto("/plans/5002/committees/")
    page.click("summary:has-text('บันทึกประชาคม')")
    page.fill("#hold-place", "ศาลาประชาคมหมู่ 4")
    page.fill("#hold-on", "31/2/2569")
    # As a browser without scripts sends it: the server says what is wrong.
    page.locator("#hold-on").evaluate("one => one.form.submit()")
    expect(page.locator("main")).to_contain_text("ไม่มีวันที่ 31 กุมภาพันธ์ 2569")
    check()
    page.click("text=กลับไปแก้ที่พิมพ์ไว้")
    page.wait_for_url("**/committees/")
    expect(page.locator("#hold-place")).to_have_value("ศาลาประชาคมหมู่ 4")
    expect(page.locator("#hold-on")).to_have_value("31/2/2569")
