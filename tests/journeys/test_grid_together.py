"""Several tabs, several people, one browser after another: nothing is lost, doubled, shown or sent to the wrong one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prasan.plans.actions import add_project, change_project, remove_project
from prasan.plans.models import Edit, Plan, Project
from tests.build import PASSWORD, World
from tests.journeys.grids import GRID, Planner, head, money
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/desk/")


def look(planner: Planner) -> None:
    """The grid asks for news when its page is looked at again."""
    planner.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_two_tabs_keep_their_own_unsent_text_and_a_closed_one_leaves_its_to_the_other(
    sit_down: Callable[[str], Planner],
) -> None:
    anong = sit_down("anong")
    first, second = anong.page, anong.context.new_page()
    anong.page = second
    anong.open()
    anong.context.set_offline(True)
    for page, row, text in ((first, 1, "111"), (second, 2, "222")):
        anong.page = page
        anong.cell(row, "งบ 2572")
        anong.type(text)
        anong.keys("Enter")
        expect(page.locator("#save-state")).to_have_attribute("data-state", "offline")
    anong.page.get_by_role("button", name="+ เพิ่มแถว").click()
    anong.keys("F2")
    anong.type("แถวใหม่")
    anong.keys("Enter")
    assert second.evaluate("Object.keys(localStorage).filter(key => key.startsWith('prasan.grid.')).length") == 2
    second.close()
    anong.page = first
    # The first tab takes over what the second left, before there is a connection again.
    expect(anong.at(2, "งบ 2572")).to_have_text("222")
    anong.context.set_offline(False)
    anong.saved()
    assert [money(head(f"โครงการที่ {at}"))[2572] for at in (1, 2)] == [111, 222]
    assert Project.objects.filter(versions__name="แถวใหม่").count() == 1
    assert Edit.objects.filter(versions__name="แถวใหม่").count() == 1


def test_a_duplicated_tab_takes_a_place_of_its_own(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    tab = anong.page.evaluate("sessionStorage.getItem('prasan.tab')")
    other = anong.context.new_page()
    other.goto("/desk/")
    other.evaluate("tab => sessionStorage.setItem('prasan.tab', tab)", tab)
    other.goto(GRID)
    expect(other.locator("#sheet[data-ready]")).to_be_visible()
    assert other.evaluate("sessionStorage.getItem('prasan.tab')") != tab


def test_unsent_text_is_asked_for_at_signing_out_and_waits_for_its_owner(
    world: World, sit_down: Callable[[str], Planner]
) -> None:
    anong = sit_down("anong")
    save = "**/grid/save/**"
    anong.page.route(save, lambda route: route.abort())
    anong.cell(3, "งบ 2573")
    anong.type("333")
    anong.keys("Enter")
    expect(anong.page.locator("#save-state")).to_have_attribute("data-state", "offline")
    leave = anong.page.get_by_role("button", name="ออกจากระบบ", exact=True)
    leave.click()
    expect(anong.page.locator("#leaving")).to_contain_text("ตารางแผน")
    picture(anong.page, "editing/leaving")
    anong.page.get_by_role("button", name="กลับไปบันทึกก่อน").click()
    expect(anong.page.locator("#sheet")).to_be_visible()
    leave.click()
    anong.page.get_by_role("button", name="ออกจากระบบ เก็บไว้ให้ฉัน").click()
    anong.page.wait_for_url(lambda address: "/grid/" not in address)
    anong.page.unroute(save)
    # The next at this browser neither sees nor sends it.
    sign_in(anong.page, "porn")
    anong.open()
    expect(anong.at(3, "งบ 2573")).to_have_text("")
    anong.page.get_by_role("button", name="ออกจากระบบ", exact=True).click()
    anong.page.wait_for_url(lambda address: "/grid/" not in address)
    assert 2573 not in money(head("โครงการที่ 3"))
    sign_in(anong.page, "anong")
    anong.open()
    anong.saved()
    assert money(head("โครงการที่ 3"))[2573] == 333
    assert Edit.objects.filter(by=world.cast.porn).count() == 0


def test_a_tab_left_open_sends_nothing_under_the_name_of_the_next_person(
    world: World, sit_down: Callable[[str], Planner]
) -> None:
    anong = sit_down("anong")
    other = anong.context.new_page()
    other.goto("/desk/")
    other.get_by_role("button", name="ออกจากระบบ", exact=True).click()
    other.wait_for_url(lambda address: "/desk/" not in address)
    anong.cell(4, "งบ 2573")
    anong.type("444")
    anong.keys("Enter")
    state = anong.page.locator("#save-state")
    expect(state).to_have_attribute("data-state", "signed_out")
    expect(state.get_by_role("link", name="เข้าระบบ")).to_be_visible()
    sign_in(other, "porn")
    expect(state).to_have_attribute("data-state", "other_user", timeout=20_000)
    assert 2573 not in money(head("โครงการที่ 4"))
    other.get_by_role("button", name="ออกจากระบบ", exact=True).click()
    other.wait_for_url(lambda address: "/desk/" not in address)
    sign_in(other, "anong")
    expect(state).to_have_attribute("data-state", "saved", timeout=20_000)
    assert money(head("โครงการที่ 4"))[2573] == 444
    assert Edit.objects.filter(by=world.cast.porn).count() == 0


def test_who_else_is_here_and_what_they_change_is_seen_without_loading_again(
    world: World, plan: Plan, sit_down: Callable[[str], Planner]
) -> None:
    anong, porn = sit_down("anong"), sit_down("porn")
    look(anong)
    expect(anong.page.locator("#sheet-people")).to_have_text("เปิดอยู่ด้วย: Porn")
    first, second, third = (head(f"โครงการที่ {at}") for at in (1, 2, 3))
    porn.cell(1, "งบ 2575")
    porn.type("99")
    porn.keys("Enter")
    porn.saved()
    remove_project(plan_id=plan.pk, project_id=second.project_id, seen=second.pk, by=world.cast.porn)
    add_project(plan_id=plan.pk, cells={"name": "ของคนอื่น"}, by=world.cast.porn)
    look(anong)
    expect(anong.at(1, "งบ 2575")).to_have_text("99")
    expect(anong.at(1, "งบ 2575")).to_have_class("sheet-cell num news")
    expect(anong.at(2, "โครงการ")).to_have_text("โครงการที่ 3")
    expect(anong.page.locator("#sheet .sheet-foot")).to_contain_text("40 จาก 40")
    expect(anong.page.locator("#sheet-live")).to_contain_text("Porn แก้ 3 โครงการ")
    anong.cell(1, "งบ 2575")
    expect(anong.page.locator("#cell-told")).to_contain_text("Porn แก้ช่องนี้หลังจากที่คุณเปิดหน้านี้")
    picture(anong.page, "editing/grid-together")
    # What is being typed is not overwritten by news: it is chosen when it is sent.
    anong.page.route("**/grid/save/**", lambda route: route.abort())
    anong.cell(2, "หน่วยงานรับผิดชอบหลัก")
    anong.keys("F2")
    anong.type("ของฉัน")
    anong.keys("Enter")
    change_project(
        plan_id=plan.pk, project_id=third.project_id, seen=third.pk, cells={"unit": "ของเขา"}, by=world.cast.porn
    )
    look(anong)
    expect(anong.at(2, "หน่วยงานรับผิดชอบหลัก")).to_have_text("กองช่างของฉัน")
    anong.page.unroute("**/grid/save/**")
    dialog = anong.page.locator("#chooser")
    expect(dialog).to_contain_text("ของเขา", timeout=20_000)
    dialog.locator("input[value=theirs]").check()
    dialog.locator("button").click()
    anong.saved()
    # Undoing does not reach over what somebody else wrote since.
    anong.cell(3, "งบ 2574")
    anong.type("5")
    anong.keys("Enter")
    anong.saved()
    fourth = head("โครงการที่ 4")
    change_project(
        plan_id=plan.pk, project_id=fourth.project_id, seen=fourth.pk, cells={"amount_2574": "6"}, by=world.cast.porn
    )
    look(anong)
    expect(anong.at(3, "งบ 2574")).to_have_text("6")
    anong.keys("Control+z")
    expect(anong.page.locator("#sheet-live")).to_contain_text("คนอื่นแก้ไปแล้ว")
    anong.saved()
    assert money(head("โครงการที่ 4"))[2574] == 6
    assert first.pk != head("โครงการที่ 1").pk


def test_a_form_in_two_tabs_keeps_the_text_of_both(plan: Plan, sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    form = f"/plans/5002/projects/P{head('โครงการที่ 1').project_id}/"
    first, second = anong.page, anong.context.new_page()
    for page, field in ((first, "objective"), (second, "target")):
        page.goto(form)
        expect(page.locator("#project-form[data-ready]")).to_be_visible()
        page.fill(f"#f-{field}", "พิมพ์ค้างไว้")
    second.close()
    # What the closed tab left waits while this one has text of its own, and is offered afterwards.
    expect(first.locator("#kept-text")).to_be_hidden()
    first.click(".form-foot button.main")
    expect(first.locator("main")).to_contain_text("บันทึกแล้ว")
    expect(first.locator("#kept-text")).to_be_visible()
    first.get_by_role("button", name="เอากลับมา").click()
    expect(first.locator("#f-target")).to_have_value("พิมพ์ค้างไว้")
    first.click(".form-foot button.main")
    expect(first.locator("#kept-text")).to_be_hidden()
    now = head("โครงการที่ 1")
    assert (now.objective, now.target) == ("พิมพ์ค้างไว้", "พิมพ์ค้างไว้")
    # A new project that has arrived is not offered once more.
    first.goto("/plans/5002/projects/add/?first_year=2571")
    expect(first.locator("#project-form[data-ready]")).to_be_visible()
    first.fill("#f-name", "โครงการใหม่ทั้งหมด")
    first.click(".form-foot button.main")
    expect(first.locator("main")).to_contain_text("เพิ่มโครงการแล้ว")
    expect(first.locator("#project-form[data-ready]")).to_be_visible()
    first.goto("/plans/5002/projects/add/?first_year=2571")
    expect(first.locator("#project-form[data-ready]")).to_be_visible()
    expect(first.locator("#kept-text")).to_be_hidden()


def test_the_text_of_a_form_survives_a_refusal_until_it_is_saved(
    world: World, plan: Plan, sit_down: Callable[[str], Planner]
) -> None:
    anong, project = sit_down("anong"), head("โครงการที่ 1")
    page, form = anong.page, f"/plans/5002/projects/P{project.project_id}/"
    page.goto(form)
    expect(page.locator("#project-form[data-ready]")).to_be_visible()
    page.fill("#f-objective", "เพื่อให้รถผ่านได้")
    page.fill("#f-amount_2572", "สิบบาท")
    page.click(".form-foot button.main")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#project-form[data-ready]")).to_be_visible()
    # The refused page is left; the text is still there, also where a colleague saved something in between.
    page.goto("/desk/")
    cells = {"target": "1 สาย"}
    change_project(plan_id=plan.pk, project_id=project.project_id, seen=project.pk, cells=cells, by=world.cast.anong)
    page.goto(form)
    page.get_by_role("button", name="เอากลับมา").click()
    expect(page.locator("#f-objective")).to_have_value("เพื่อให้รถผ่านได้")
    page.fill("#f-amount_2572", "10,000")
    page.click(".form-foot button.main")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
    expect(page.locator("#project-form[data-ready]")).to_be_visible()
    expect(page.locator("#kept-text")).to_be_hidden()
    page.reload()
    expect(page.locator("#project-form[data-ready]")).to_be_visible()
    expect(page.locator("#kept-text")).to_be_hidden()
    now = head("โครงการที่ 1")
    assert (now.objective, now.target, money(now)[2572]) == ("เพื่อให้รถผ่านได้", "1 สาย", 10_000)
