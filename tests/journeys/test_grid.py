"""A planner works in the grid as in Excel: pastes a block, fills down, undoes; two browsers meet in one cell; the line
breaks and comes back. On a phone the cards and the form do the same."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prasan.plans.actions import change_project
from prasan.plans.models import Plan, ProjectVersion
from tests.build import World
from tests.journeys.grids import GRID, Planner, head, money
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

BLOCK = (
    'ก่อสร้างถนน คสล. หมู่ที่ 1\tเพื่อสัญจร\t\t๕๐๐,๐๐๐\t\t"250,000"\n'
    '"ขุดลอกคลอง\nช่วงสะพานไม้"\t\t\t-\t90000\t1.000.000\nติดตั้งไฟส่องสว่าง\t\t\t120,000\t\t'
)


def test_a_cell_is_typed_moved_away_from_and_saved(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "งบ 2572")
    anong.keys("F2")
    anong.type("๗๕,๐๐๐")
    anong.keys("Enter")
    expect(anong.page.locator("[aria-activedescendant]")).to_have_attribute(
        "aria-activedescendant", re.compile("^cell-1-")
    )
    anong.saved()
    assert money(head("โครงการที่ 1")) == {2571: 10_000, 2572: 75_000}


def test_what_does_not_fit_is_told_while_it_is_typed_and_the_rest_is_saved(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(2, "งบ 2572")
    anong.keys("Enter")
    anong.type("แพง")
    expect(anong.page.locator(".cellnote")).to_contain_text("ต้องเป็นจำนวนเงิน")
    picture(anong.page, "editing/grid-fault")
    anong.keys("Tab")
    anong.type("5000")
    anong.keys("Enter")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "faults")
    assert money(head("โครงการที่ 2")) == {2571: 20_000, 2573: 5_000}
    anong.page.reload()
    expect(anong.page.locator("#sheet .sheet-cell.e")).to_have_text("แพง")


def test_a_block_from_excel_is_pasted_over_the_end_and_undone_and_redone(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "โครงการ")
    anong.keys("Control+End", "Home")
    anong.paste(BLOCK)
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("42 จาก 42")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "faults")
    picture(anong.page, "editing/grid-pasted")
    assert money(head("ก่อสร้างถนน คสล. หมู่ที่ 1")) == {2571: 500_000, 2573: 250_000}
    assert money(head("ขุดลอกคลอง\nช่วงสะพานไม้")) == {2572: 90_000}
    anong.keys("Control+z")
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("40 จาก 40")
    anong.saved()
    assert ProjectVersion.objects.working().filter(name="โครงการที่ 40").exists()
    assert ProjectVersion.objects.working().count() == 40
    anong.keys("Control+y")
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("42 จาก 42")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "faults")
    assert ProjectVersion.objects.working().count() == 42


def test_a_range_is_filled_down_copied_and_cleared(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(1, "งบ 2573")
    anong.type("7000")
    anong.keys("Enter", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d")
    anong.saved()
    assert [money(head(f"โครงการที่ {at}")).get(2573) for at in (1, 2, 3, 4)] == [7000, 7000, 7000, None]
    anong.keys("Delete")
    anong.saved()
    assert money(head("โครงการที่ 2")) == {2571: 20_000}
    anong.keys("Control+z", "Control+z", "Control+z")
    anong.saved()
    assert money(head("โครงการที่ 1")) == {2571: 10_000}


def test_the_filter_and_the_choice_of_columns_hold(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.page.get_by_label("กรอง โครงการ", exact=True).fill("ที่ ๔")
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("2 จาก 40")
    anong.page.get_by_text("เลือกคอลัมน์").click()
    anong.page.locator("#column-choice label", has_text="ตัวชี้วัด").locator("input").check()
    anong.open()
    expect(anong.page.locator("#sheet [role=columnheader]", has_text="ตัวชี้วัด")).to_have_count(1)


def test_two_browsers_in_one_cell_the_second_sees_both_and_chooses(
    world: World, sit_down: Callable[[str], Planner]
) -> None:
    anong, porn = sit_down("anong"), sit_down("porn")
    for who, text in ((anong, "11111"), (porn, "22222")):
        who.cell(3, "งบ 2572")
        who.type(text)
        who.keys("Enter")
        if who is anong:
            who.saved()
    dialog = porn.page.locator("#chooser")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("11,111")
    expect(dialog).to_contain_text("22,222")
    picture(porn.page, "editing/grid-conflict")
    dialog.locator("input[value=mine]").check()
    dialog.locator("button").click()
    porn.saved()
    assert money(head("โครงการที่ 3"))[2572] == 22_222
    # A different cell of the same project needs no choice, though Anong has not looked since.
    anong.cell(3, "งบ 2573")
    anong.type("333")
    anong.keys("Enter")
    anong.saved()
    assert money(head("โครงการที่ 3")) == {2571: 30_000, 2572: 22_222, 2573: 333}


def test_the_line_breaks_and_what_was_typed_is_sent_later_even_after_the_page_was_closed(
    sit_down: Callable[[str], Planner],
) -> None:
    anong = sit_down("anong")
    anong.context.set_offline(True)
    anong.cell(4, "งบ 2574")
    anong.type("4444")
    anong.keys("Enter")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "offline")
    assert 2574 not in money(head("โครงการที่ 4"))
    anong.context.set_offline(False)
    anong.saved()
    assert money(head("โครงการที่ 4"))[2574] == 4444
    anong.context.set_offline(True)
    anong.cell(5, "งบ 2574")
    anong.type("5555")
    anong.keys("Enter")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "offline")
    anong.page.close()
    anong.context.set_offline(False)
    anong.page = anong.context.new_page()
    anong.open()
    anong.saved()
    assert money(head("โครงการที่ 5"))[2574] == 5555


def test_rows_are_added_and_taken_out_and_nobody_is_held_in_the_grid(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.page.get_by_role("button", name="+ เพิ่มแถว").click()
    anong.keys("F2")
    anong.type("แถวใหม่")
    anong.keys("Enter")
    anong.saved()
    assert head("แถวใหม่").position > head("โครงการที่ 40").position
    anong.cell(41, "โครงการ")
    anong.page.get_by_role("button", name="นำแถวที่เลือกออก").click()
    anong.saved()
    assert not ProjectVersion.objects.working().filter(name="แถวใหม่").exists()
    anong.page.locator("#sheet").focus()
    anong.keys("Escape", "Tab")
    assert anong.page.evaluate("document.activeElement.id") != "sheet"


def test_the_form_joins_chooses_and_keeps_what_was_typed(
    world: World, plan: Plan, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto("/plans/5002/")
    page.click("text=เพิ่มโครงการ")
    page.fill("#f-name", "ก่อสร้างถนนสายบ้านเอ")
    page.fill("#f-amount_2571", "๑๒๐,๐๐๐")
    page.select_option("#f-kind", "beyond_capacity")
    page.fill("#f-point", "13.500001 100.100002")
    check()
    page.click(".form-foot button.main")
    expect(page.locator("main")).to_contain_text("เพิ่มโครงการแล้ว")
    expect(page.locator("aside")).to_contain_text("ยังขาด")
    check()
    wide = page.viewport_size is not None and page.viewport_size["width"] > 768
    picture(page, "editing/project-form" if wide else "editing/project-form-phone")
    road = head("ก่อสร้างถนนสายบ้านเอ")
    assert (road.kind, road.lat, money(road)) == ("beyond_capacity", 13.500001, {2571: 120_000})
    # Meanwhile the PAO writes in the same cell.
    change_project(
        plan_id=plan.pk, project_id=road.project_id, seen=road.pk, cells={"unit": "อบจ."}, by=world.cast.porn
    )
    page.fill("#f-unit", "กองช่าง")
    page.fill("#f-objective", "เพื่อสัญจรสะดวก")
    page.click(".form-foot button.main")
    expect(page.locator("h1")).to_have_text("มีคนแก้ช่องเดียวกันไปก่อน")
    check()
    page.locator("input[value=theirs]").check()
    page.click("main button.main")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
    now = head("ก่อสร้างถนนสายบ้านเอ")
    assert (now.unit, now.objective) == ("อบจ.", "เพื่อสัญจรสะดวก")
    page.fill("#f-target", "พิมพ์ค้างไว้")
    page.reload()
    page.get_by_role("button", name="เอากลับมา").click()
    expect(page.locator("#f-target")).to_have_value("พิมพ์ค้างไว้")
    page.get_by_role("link", name="กลับไปแผน").click()
    page.goto("/plans/5002/edits/")
    check()
    picture(page, "editing/edits" if wide else "editing/edits-phone")
    page.get_by_role("button", name="เอากลับ", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("เอากลับแล้ว")
    assert head("ก่อสร้างถนนสายบ้านเอ").objective == ""
    page.goto("/plans/5002/checks/")
    check()
    page.goto(GRID)
    if wide:
        expect(page.locator("#sheet[data-ready]")).to_be_visible()
    else:
        expect(page.locator(".project-cards li")).to_have_count(41)
        picture(page, "editing/grid-phone")
    check()
