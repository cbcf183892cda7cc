"""What goes wrong is told calmly, in the visitor's language, in the frame of the site and with its headers."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django import Settings

from prasan.analytics.queries import forget
from prasan.organisations.actions.provinces import load_province
from prasan.web.access import MATRIX, Audience
from tests.build import PROVINCE, World, province_draft


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()


def is_our_page(content: bytes, sentence: str) -> bool:
    text = content.decode()
    return sentence in text and 'lang="th"' in text and "prasan.css" in text


def test_a_form_without_its_token_is_told_to_open_the_page_again(world: World) -> None:
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})
    assert response.status_code == 403
    assert is_our_page(response.content, "ยังไม่ได้บันทึก หน้านี้เปิดไว้นาน")


@pytest.mark.parametrize("address", ["/language/", "/sign-out/", "/imports/1/apply/", "/plans/5002/classify/"])
def test_an_address_of_a_button_opened_as_a_page_says_so(world: World, address: str) -> None:
    client = Client()
    client.force_login(world.cast.anong)
    response = client.get(address)
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]
    assert is_our_page(response.content, "รับเฉพาะการกดปุ่มในหน้า")


def test_more_than_any_form_sends_is_no_english_blank_page(world: World, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    response = Client().post("/language/", {str(n): "x" for n in range(20)})
    assert response.status_code == 400
    assert is_our_page(response.content, "อ่านคำขอนี้ไม่ได้")


def test_another_host_name_is_refused_without_a_fault(world: World) -> None:
    response = Client(SERVER_NAME="evil.example").get("/")
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/nowhere/", "/projects/P1/", "/projects/projects.csv", "/language/"])
def test_every_answer_carries_its_protection(world: World, address: str) -> None:
    headers = Client().get(address).headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


# Found, or told calmly that it is not there, is a button's address or has nothing to come back to.
CALM = (200, 404, 405, 409)
# What stands in the place of each part of an address; nothing of it exists on an empty site.
PARTS = {"slug": "1-1", "code": "5002", "kind": "p02", "form": "pdf"}


def address_of(name: str) -> str:
    """An address of the page, with every id 1."""
    asked = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
    return reverse(name, kwargs={part: PARTS.get(part, 1) for part in asked})


PUBLIC = sorted(name for name, audience in MATRIX.items() if audience is Audience.EVERYONE)
WHERE = {name: address_of(name) for name in PUBLIC if name != "choose_language"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", WHERE.values(), ids=WHERE)
def test_a_site_without_any_province_answers(settings: Settings, address: str) -> None:
    settings.PROVINCE = PROVINCE
    assert Client().get(address).status_code in CALM


@pytest.mark.django_db
@pytest.mark.parametrize("address", WHERE.values(), ids=WHERE)
def test_a_province_without_a_framework_answers(settings: Settings, address: str) -> None:
    settings.PROVINCE = PROVINCE
    load_province(folder_drafts=province_draft(), by=None)
    assert Client().get(address).status_code in CALM


@pytest.mark.parametrize("address", WHERE.values(), ids=WHERE)
def test_a_province_without_plans_answers(world: World, address: str) -> None:
    response = Client().get(address)
    assert response.status_code in CALM
    response.getvalue()


def test_a_refused_form_leads_back_to_its_own_page_and_to_no_other_site(world: World) -> None:
    client = Client()
    client.force_login(world.cast.anong)
    sent, page = {"what": "hold", "on": "29/11/69"}, "http://testserver/plans/5002/committees/"
    for came, leads in ((page, True), ("https://evil.example/plans/5002/committees/", False), ("", False)):
        answer = client.post("/plans/5002/committees/do/", sent, headers={"Referer": came})
        assert answer.status_code == 422
        assert ("data-back" in answer.content.decode()) == leads
