"""From an invitation to work and back out: an administrator, a newcomer, a code, a passkey, a role that ends."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.build import World
from tests.journeys.pictures import picture
from tests.web.people.codes import code_of

pytestmark = pytest.mark.journey
PASSWORD = "a-quite-new-phrase-2571"


@pytest.fixture(autouse=True)
def as_installed(settings: Settings, tmp_path: Path) -> None:
    """Letters are kept for the test, and administrators need their second factor as they do on a real site."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True


def shot(page: Page, name: str) -> None:
    """The picture of docs/how-to/people.md, at both widths."""
    size = page.viewport_size
    picture(page, f"people/{name}{'' if size and size['width'] > 1000 else '-phone'}")


def set_up_authenticator(page: Page, password: str) -> str:
    """The way from one's account to a working app; its secret."""
    page.goto("/account/authenticator/")
    if "/account/confirm/" in page.url:
        page.fill("#id_password", password)
        page.click("main button.main")
        page.wait_for_url("**/account/authenticator/")
    secret = page.inner_text("#secret")
    page.fill("#id_code", code_of(secret))
    page.click("main button.main")
    page.wait_for_url("**/account/recovery-codes/")
    return secret


@pytest.mark.django_db(transaction=True)
def test_a_newcomer_is_invited_comes_in_works_and_is_let_go(
    world: World, page: Page, check: Callable[[], None]
) -> None:
    # Lek looks after the people of Ban A: before anything else comes the second factor.
    page.goto("/sign-in/")
    check()
    shot(page, "sign-in")
    page.fill("#id_username", "lek")
    page.fill("#id_password", "a-long-test-password")
    page.click("main button.main")
    expect(page.get_by_role("alert")).to_contain_text("ผู้ดูแลระบบต้องมีการยืนยันตัวตนขั้นที่สอง")
    check()
    secret = set_up_authenticator(page, "a-long-test-password")
    expect(page.locator(".codes li")).to_have_count(10)
    check()
    page.goto("/account/")
    check()
    shot(page, "account")

    # The invitation.
    page.goto("/organisations/5002/people/")
    check()
    page.fill("#email", "somsri@example.go.th")
    page.fill("#display_name", "นางสาวสมศรี มีสุข นักวิเคราะห์นโยบายและแผน")
    page.check("#role_planner")
    shot(page, "people")
    page.click("text=ส่งคำเชิญ >> nth=-1")
    expect(page.get_by_role("status")).to_contain_text("somsri@example.go.th")
    letter = re.search(r"http://\S+(/invitations/\S+)", str(mail.outbox[-1].body))
    assert letter
    page.goto("/account/")
    page.click('main form[action="/sign-out/"] button')
    page.wait_for_url("**/")

    # Somsri opens the letter.
    page.goto(letter[1])
    check()
    shot(page, "invitation")
    page.fill("#id_username", "somsri")
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/sign-in/")
    page.fill("#id_username", "somsri@example.go.th")
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/desk/")
    assert page.goto("/plans/5002/").status == 200  # type: ignore[union-attr]

    # A passkey of her own, by a virtual authenticator; then she signs in with nothing else.
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/account/passkeys/add/")
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/account/passkeys/add/")
    check()
    page.fill("#id_name", "โน้ตบุ๊กที่ทำงาน")
    page.click("#passkey_add")
    page.wait_for_url("**/account/recovery-codes/")
    page.goto("/account/")
    expect(page.locator("main")).to_contain_text("โน้ตบุ๊กที่ทำงาน")
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.click("#passkey_login")
    page.wait_for_url("**/desk/")
    somsri = page.context.cookies()

    # Lek signs in with the second step and ends the role; Somsri's open session sees the plan no more.
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.fill("#id_username", "lek")
    page.fill("#id_password", "a-long-test-password")
    page.click("main button.main")
    page.wait_for_url("**/sign-in/second-step/")
    check()
    page.fill("#id_code", code_of(secret, steps=1))
    page.click("main button.main")
    page.wait_for_url("**/desk/")
    page.goto("/organisations/5002/people/")
    row = page.locator("tr", has_text="somsri")
    row.locator("summary").click()
    row.locator('input[name="why"]').fill("ย้ายสังกัด")
    check()
    row.locator("button.danger").click()
    expect(page.get_by_role("status")).to_contain_text("ยกเลิกบทบาทแล้ว")
    page.goto("/plans/5002/trail/")
    expect(page.locator(".trail-table")).to_contain_text("ย้ายสังกัด")
    check()
    shot(page, "trail")
    page.context.clear_cookies()
    page.context.add_cookies(somsri)  # type: ignore[arg-type]
    assert page.goto("/plans/5002/").status == 404  # type: ignore[union-attr]
