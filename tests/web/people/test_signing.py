"""Signing in: by name or address, with a second step, shut after failures, ended elsewhere, renewed by letter."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from prasan.accounts.models import TrailEntry, User
from tests.build import PASSWORD, World
from tests.web.people.codes import code_of, give_authenticator, opened, stored_secret


@pytest.fixture(autouse=True)
def letters(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def anong(world: World) -> User:
    User.objects.filter(pk=world.cast.anong.pk).update(email="anong@example.go.th")
    world.cast.anong.refresh_from_db()
    return world.cast.anong


def sign_in(client: Client, name: str = "anong", password: str = PASSWORD, **more: str) -> str:
    """Where signing in leads, empty where it does not."""
    response = client.post("/sign-in/", {"username": name, "password": password}, **more)  # type: ignore[arg-type]
    return response.headers.get("Location", "")


@pytest.mark.parametrize("name", ["anong", "anong@example.go.th", "ANONG@example.go.th", " anong "])
def test_a_name_or_an_address_signs_in(anong: User, client: Client, name: str) -> None:
    assert sign_in(client, name) == "/desk/"


def test_the_door_is_shut_after_five_wrong_passwords_and_the_right_one_no_longer_opens_it(
    anong: User, client: Client
) -> None:
    assert [sign_in(client, password="wrong") for _ in range(5)] == [""] * 5
    page = client.post("/sign-in/", {"username": "anong", "password": PASSWORD}).content.decode()
    assert "รอ 15 นาที" in page
    assert client.get("/desk/").status_code == 302


def test_a_shut_door_is_shut_for_one_account_and_one_address_only(anong: User, client: Client) -> None:
    for _ in range(6):
        sign_in(client, password="wrong")
    assert sign_in(client, "boonmee") == "/desk/"
    assert sign_in(Client(), REMOTE_ADDR="203.0.113.9") == "/desk/"


def test_names_in_other_letters_are_the_same_account_to_the_lock(anong: User, client: Client) -> None:
    for name in ("anong@example.go.th", "Anong@example.go.th", "ANONG@EXAMPLE.GO.TH", "anong@Example.go.th"):
        sign_in(client, name, "wrong")
    sign_in(client, "anong@example.go.th", "wrong")
    assert sign_in(client, "anong@example.go.th") == ""


def test_a_closed_account_does_not_sign_in(anong: User, client: Client) -> None:
    User.objects.filter(pk=anong.pk).update(is_active=False)
    assert sign_in(client) in ("", "/sign-in/closed/")
    assert client.get("/desk/").status_code == 302


def test_the_second_step_is_asked_and_a_code_works_once(anong: User, client: Client) -> None:
    secret = give_authenticator(anong)
    assert sign_in(client) == "/sign-in/second-step/"
    assert client.get("/desk/").status_code == 302
    assert "รหัสไม่ถูกต้อง" in client.post("/sign-in/second-step/", {"code": "000000"}).content.decode()
    code = code_of(secret)
    assert client.post("/sign-in/second-step/", {"code": code})["Location"] == "/desk/"
    other = Client()
    sign_in(other)
    assert other.post("/sign-in/second-step/", {"code": code}).status_code == 200
    assert other.get("/desk/").status_code == 302


def test_guessing_codes_is_stopped(anong: User, client: Client) -> None:
    secret = give_authenticator(anong)
    sign_in(client)
    for guess in range(12):
        client.post("/sign-in/second-step/", {"code": f"{guess:06}"})
    assert client.post("/sign-in/second-step/", {"code": code_of(secret)}).status_code != 302


def test_the_secret_lies_encrypted_and_is_useless_under_another_key(anong: User, settings: Settings) -> None:
    secret = give_authenticator(anong)
    assert secret not in stored_secret(anong)
    assert opened(stored_secret(anong)) == secret
    settings.SECRET_KEY = "another"
    assert opened(stored_secret(anong)) not in (secret, "")


def test_an_authenticator_is_set_up_confirmed_first_and_gives_recovery_codes_that_work_once(
    anong: User, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sign_in(client)
    assert client.get("/account/authenticator/")["Location"].startswith("/account/confirm/")
    client.post("/account/confirm/", {"password": PASSWORD, "next": "/account/authenticator/"})
    page = client.get("/account/authenticator/").content.decode()
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page)
    assert secret
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/account/authenticator/", {"code": code_of(secret[1])})
    assert done["Location"] == "/account/recovery-codes/"
    codes = re.findall(r"<li><code>(\w+)</code>", client.get("/account/recovery-codes/").content.decode())
    assert len(codes) == 10
    assert codes[0] not in client.get("/account/recovery-codes/").content.decode()
    other = Client()
    sign_in(other)
    assert other.post("/sign-in/second-step/", {"code": codes[0]})["Location"] == "/desk/"
    third = Client()
    sign_in(third)
    assert third.post("/sign-in/second-step/", {"code": codes[0]}).status_code == 200
    told = TrailEntry.objects.filter(by=anong, did__startswith="user.factor").values_list("did", flat=True)
    assert set(told) >= {"user.factor_added"}


def test_an_administrator_gets_no_further_than_setting_up_a_second_factor(
    world: World, client: Client, settings: Settings
) -> None:
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    for name in ("lek", "siri"):
        asked = Client()
        sign_in(asked, name)
        assert asked.get("/desk/")["Location"] == "/account/"
        assert "ผู้ดูแลระบบต้องมีการยืนยันตัวตนขั้นที่สอง" in asked.get("/account/").content.decode()
        give_authenticator(getattr(world.cast, name))
        assert asked.get("/desk/").status_code == 200
    sign_in(client)
    assert client.get("/desk/").status_code == 200


def test_one_s_browsers_are_listed_and_ended(anong: User, client: Client) -> None:
    sign_in(client, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36")
    other = Client()
    sign_in(other, HTTP_USER_AGENT="Mozilla/5.0 (Android 15; Mobile) Firefox/130.0")
    page = client.get("/account/").content.decode()
    assert "คอมพิวเตอร์ Windows · Chrome" in page and "Android · Firefox" in page
    theirs = UserSession.objects.get(user_agent__contains="Firefox")
    assert client.post(f"/account/sessions/{theirs.pk}/end/").status_code == 302
    assert other.get("/desk/").status_code == 302
    assert client.get("/desk/").status_code == 200
    sign_in(other)
    client.post("/account/sessions/end/")
    assert other.get("/desk/").status_code == 302


def test_many_browsers_are_listed_in_as_few_questions_as_one(
    anong: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client)
    client.get("/account/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/account/")
    of_one = len(asked)
    for _browser in range(3):
        sign_in(Client())
    client.get("/account/")
    with django_assert_num_queries(of_one):
        assert len(client.get("/account/").context["sessions"]) == 4


def test_a_forgotten_password_is_set_anew_by_letter_once_and_ends_every_session(anong: User, client: Client) -> None:
    sign_in(client)
    stranger = Client()
    stranger.post("/reset/", {"email": "Anong@Example.go.th"})
    (letter,) = mail.outbox
    assert letter.to == ["anong@example.go.th"]
    address = re.search(r"http://testserver(/reset/\S+)", str(letter.body))
    assert address
    form = stranger.get(address[1])["Location"]
    new = "a-quite-new-phrase-2571"
    assert stranger.post(form, {"password1": new, "password2": new})["Location"] == "/reset/done/"
    assert client.get("/desk/").status_code == 302
    assert sign_in(stranger, password=new) == "/desk/"
    assert "ใช้ไปแล้ว" in Client().get(address[1], follow=True).content.decode()
    assert TrailEntry.objects.filter(by=anong, did="user.password_reset").exists()


def test_a_weak_new_password_is_refused_with_words(anong: User, client: Client) -> None:
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": "password", "password2": "password"}
    page = client.post("/account/password/", form).content.decode()
    assert "note bad" in page
    good = {**form, "password1": "a-quite-new-phrase-2571", "password2": "a-quite-new-phrase-2571"}
    assert client.post("/account/password/", good)["Location"] == "/account/"
    assert client.get("/desk/").status_code == 200


def test_the_last_step_of_an_authenticator_is_taken_away_only_after_confirming(anong: User, client: Client) -> None:
    secret = give_authenticator(anong)
    sign_in(client)
    client.post("/sign-in/second-step/", {"code": code_of(secret)})
    assert "/account/confirm/" in client.post("/account/authenticator/off/")["Location"]
    assert Authenticator.objects.filter(user=anong, type="totp").exists()
