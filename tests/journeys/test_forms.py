"""What is typed in a form stays in its tab until the server has it, and what is sent is sent once."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from prasan.committees.actions import keep_hearing
from prasan.committees.models import Hearing
from prasan.plans.actions import add_project
from prasan.plans.models import Plan, Revision
from tests.build import PASSWORD, World, announce, row, sit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
COMMITTEES, SEND = "/plans/5002/committees/", "form:has(#hold-place) button:not([type=button])"
AGAIN = "ที่พิมพ์ไว้ยังอยู่ แต่ยังไม่ได้บันทึก"


@pytest.fixture
def at_a_form(page: Page, sign_in: Callable[[str], None], world: World) -> Page:
    """A planner who has filled in a hearing and not sent it."""
    sign_in("anong")
    page.goto(COMMITTEES)
    page.click("summary:has-text('บันทึกประชาคม')")
    page.fill("#hold-place", "ศาลากลางบ้าน")
    page.fill("#hold-topic", "ถนนและน้ำ")
    return page


def still_typed(page: Page) -> None:
    """The form is open, filled, and says that nothing was saved."""
    expect(page.locator("#hold-place")).to_be_visible()
    expect(page.locator("#hold-place")).to_have_value("ศาลากลางบ้าน")
    expect(page.locator("#hold-topic")).to_have_value("ถนนและน้ำ")
    expect(page.locator("main")).to_contain_text(AGAIN)


def test_a_session_that_ends_while_typing_loses_nothing(at_a_form: Page, check: Callable[[], None]) -> None:
    Session.objects.all().delete()
    at_a_form.click(SEND)
    at_a_form.fill("#id_username", "anong")
    at_a_form.fill("#id_password", PASSWORD)
    at_a_form.click("main button.main")
    at_a_form.wait_for_url(f"**{COMMITTEES}")
    still_typed(at_a_form)
    check()
    at_a_form.click(SEND)
    at_a_form.wait_for_url("**/hearings/*/")
    assert Hearing.objects.get().place == "ศาลากลางบ้าน"
    at_a_form.goto(COMMITTEES)
    expect(at_a_form.locator("main")).not_to_contain_text(AGAIN)


def test_a_form_that_was_left_half_way_is_found_again_until_it_is_cleared(at_a_form: Page) -> None:
    at_a_form.goto("/desk/")
    at_a_form.goto(COMMITTEES)
    still_typed(at_a_form)
    at_a_form.reload()
    still_typed(at_a_form)
    at_a_form.click("text=ล้างที่พิมพ์ไว้")
    expect(at_a_form.locator("#hold-place")).to_have_value("")
    at_a_form.goto("/desk/")
    at_a_form.goto(COMMITTEES)
    expect(at_a_form.locator("#hold-place")).to_have_value("")


def test_the_next_person_in_the_same_tab_sees_nothing_of_it(at_a_form: Page, become: Callable[[str], None]) -> None:
    become("duang")
    at_a_form.goto(COMMITTEES)
    expect(at_a_form.locator("#hold-place")).to_have_value("")
    become("anong")
    at_a_form.goto(COMMITTEES)
    expect(at_a_form.locator("#hold-place")).to_have_value("")


def test_a_button_pressed_twice_sends_once(at_a_form: Page) -> None:
    sent: list[str] = []
    at_a_form.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    at_a_form.evaluate(
        "const { form } = document.getElementById('hold-place'); form.requestSubmit(); form.requestSubmit();"
    )
    at_a_form.wait_for_url("**/hearings/*/")
    assert len(sent) == 1
    assert Hearing.objects.count() == 1


def test_without_a_connection_nothing_is_sent_and_the_page_says_so(at_a_form: Page) -> None:
    at_a_form.context.set_offline(True)
    at_a_form.click(SEND)
    expect(at_a_form.locator(".not-sent")).to_contain_text("ยังไม่ได้ส่ง")
    expect(at_a_form.locator("#hold-place")).to_have_value("ศาลากลางบ้าน")
    at_a_form.context.set_offline(False)
    at_a_form.click(SEND)
    at_a_form.wait_for_url("**/hearings/*/")


def test_a_refusal_leads_back_to_what_was_typed(page: Page, sign_in: Callable[[str], None], world: World) -> None:
    announce(world.ban_a, [row("ถนนสาย 1")])
    add_project(plan_id=Plan.objects.get().pk, cells={"name": "ถนนสาย 2"}, by=world.cast.anong)
    sign_in("anong")
    page.goto("/plans/5002/life/")
    page.uncheck("[name=kinds]:checked")
    page.fill("#why", "ทางขาด\nรถเข้าไม่ได้")
    page.click("#describe button")
    page.click("[data-back]")
    expect(page.locator("#why")).to_have_value("ทางขาด\nรถเข้าไม่ได้")
    page.check("[name=kinds][value=add]")
    page.click("#describe button:not([type=button])")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว: เพิ่มเติม")
    expect(page.locator("main")).not_to_contain_text(AGAIN)
    assert Revision.objects.get(announced_on=None).reason


def test_what_was_typed_on_an_older_version_does_not_overwrite_the_newer_one(
    page: Page, sign_in: Callable[[str], None], world: World
) -> None:
    hearing = sit(world.ban_a, by=world.cast.anong)[2]
    sign_in("anong")
    address = f"/plans/5002/hearings/{hearing.pk}/"
    page.goto(address)
    page.fill("#minutes", "ของอนงค์")
    page.goto("/desk/")
    keep_hearing(hearing=hearing, heads={}, minutes="ของอีกคน", by=world.cast.duang)
    page.goto(address)
    expect(page.locator("#minutes")).to_have_value("ของอนงค์")
    page.click("form:has(#minutes) button:not([type=button])")
    expect(page.locator("main")).to_contain_text("มีคนบันทึกไปก่อน")
    expect(page.locator("main")).to_contain_text("ของอีกคน")
