"""Signing in and out, and the choice of language."""

import pytest
from django.test import Client

from tests.build import PASSWORD, World


def test_the_right_password_leads_to_the_desk(client: Client, world: World) -> None:
    response = client.post("/sign-in/", {"username": "anong", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/desk/")


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, world: World) -> None:
    response = client.post("/sign-in/", {"username": "anong", "password": "wrong"})
    content = response.content.decode()
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ตรง" in content
    assert 'value="anong"' in content
    assert "wrong" not in content


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client: Client, world: World) -> None:
    asked = client.get("/plans/5002/")
    assert asked["Location"] == "/sign-in/?next=/plans/5002/"
    form = {"username": "anong", "password": PASSWORD, "next": "/plans/5002/"}
    assert client.post("/sign-in/", form)["Location"] == "/plans/5002/"


def test_whose_session_ended_comes_back_to_the_page_of_the_form_and_not_to_its_address(
    client: Client, world: World
) -> None:
    page = "/plans/5002/life/?first_year=2571"
    asked = client.post("/plans/5002/life/move/", headers={"Referer": f"http://testserver{page}"})
    assert asked["Location"] == "/sign-in/?next=/plans/5002/life/%3Ffirst_year%3D2571"
    elsewhere = client.post("/plans/5002/life/move/", headers={"Referer": "https://elsewhere.example/"})
    assert elsewhere["Location"] == "/sign-in/?next=/plans/5002/life/move/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in(client: Client, world: World) -> None:
    at = {"HX-Request": "true", "HX-Current-URL": "http://testserver/plans/5002/inbox/?show=done"}
    asked = client.post("/plans/5002/classify/", headers=at)
    assert (asked.status_code, asked["HX-Redirect"]) == (200, "/sign-in/?next=/plans/5002/inbox/%3Fshow%3Ddone")
    assert "Location" not in asked


def test_signing_in_never_leads_to_another_site(client: Client, world: World) -> None:
    form = {"username": "anong", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", form)["Location"] == "/desk/"


def test_signing_out_needs_a_post_and_ends_the_session(client: Client, world: World) -> None:
    client.force_login(world.cast.anong)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/"
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(("language", "told"), [("en", "Sign in"), ("th", "เข้าสู่ระบบ")])
def test_the_language_is_remembered(client: Client, world: World, language: str, told: str) -> None:
    response = client.post("/language/", {"language": language, "next": "/sign-in/"})
    assert response["Location"] == "/sign-in/"
    page = client.get("/sign-in/")
    assert page["Content-Language"] == language
    if language == "th":
        assert told in page.content.decode()


def test_the_language_switch_never_leads_to_another_site(client: Client, world: World) -> None:
    assert client.post("/language/", {"language": "en", "next": "//elsewhere.example"})["Location"] == "/"


def test_an_unknown_language_is_left_alone(client: Client, world: World) -> None:
    response = client.post("/language/", {"language": "xx", "next": "/"})
    assert response.cookies == {}


def test_the_sign_in_page_stands_in_the_frame_of_the_province(client: Client, world: World) -> None:
    assert "จังหวัดสมุทรทอง" in client.get("/sign-in/").content.decode()


def test_a_signed_in_page_is_not_kept_by_the_browser_and_a_public_one_may_be(world: World, client: Client) -> None:
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
    assert client.login(username="anong", password=PASSWORD)
    assert "no-store" in client.get("/desk/").headers["Cache-Control"]
