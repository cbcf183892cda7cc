"""What somebody with bad intentions tries at the door."""

from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from prasan.accounts.models import User
from prasan.organisations.models import Membership
from prasan.organisations.queries import person
from prasan.web.access import MATRIX
from tests.build import PASSWORD, World

HOSTILE = "<script>alert(1)</script>'\"><img src=x onerror=alert(2)>\u202e"


@pytest.fixture(autouse=True)
def letters(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def anong(world: World) -> User:
    User.objects.filter(pk=world.cast.anong.pk).update(email="anong@example.go.th")
    world.cast.anong.refresh_from_db()
    return world.cast.anong


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def main_of(content: bytes) -> str:
    return str(BeautifulSoup(content, "html.parser").main)


def test_a_session_that_was_planted_before_signing_in_is_worth_nothing_after(anong: User, client: Client) -> None:
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key or ""
    client.post("/sign-in/", {"username": "anong", "password": PASSWORD})
    assert client.session.session_key != session.session_key
    thief = Client()
    thief.cookies[django_settings.SESSION_COOKIE_NAME] = session.session_key or ""
    assert thief.get("/desk/").status_code == 302


def test_cookies_of_the_session_are_out_of_reach_of_scripts_and_other_sites(anong: User, client: Client) -> None:
    client.post("/sign-in/", {"username": "anong", "password": PASSWORD})
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_no_form_is_taken_without_its_token(world: World) -> None:
    """Every address that takes forms from the door inwards: signing in, one's account, people."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.cast.lek)
    held = Membership.objects.get(user=world.cast.wan)
    addresses = [
        "/sign-out/",
        "/account/password/",
        "/account/sessions/end/",
        "/account/authenticator/off/",
        "/organisations/5002/people/",
        f"/people/roles/{held.pk}/end/",
    ]
    assert [client.post(one, {"why": "x"}).status_code for one in addresses] == [403] * len(addresses)
    assert Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "lek"}).status_code == 403
    assert Membership.objects.in_force().filter(pk=held.pk).exists()


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "https:elsewhere.example",
        "javascript:alert(1)",
        "\x00//elsewhere.example",
        "https://testserver@elsewhere.example/",
        "http://localhost/",
    ],
)
def test_signing_in_leads_nowhere_else(anong: User, client: Client, target: str) -> None:
    form = {"username": "anong", "password": PASSWORD, "next": target}
    assert client.post(f"/sign-in/?next={target}", form)["Location"] == "/desk/"


def test_a_wrong_name_and_a_wrong_password_answer_alike_and_cost_the_same(anong: User) -> None:
    pages, costs = [], []
    for name in ("anong", "nobody", "anong@example.go.th", "nobody@example.go.th"):
        with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as hashed:
            response = Client().post("/sign-in/", {"username": name, "password": "wrong-wrong"})
        pages.append((response.status_code, main_of(response.content).replace(name, "")))
        costs.append(hashed.call_count)
    assert len({one[1].split("csrfmiddlewaretoken")[0] for one in pages}) == 1
    assert min(costs) == max(costs) == 1


def test_asking_for_a_reset_tells_nothing_by_answer_or_by_work(
    anong: User, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.JOBS_AT_ONCE = False
    answers = []
    for address in ("anong@example.go.th", "nobody@example.go.th"):
        client = Client()
        client.get("/reset/")
        with django_assert_num_queries(_queries_of_reset(client, "first@example.go.th")):
            response = Client().post("/reset/", {"email": address})
        answers.append((response.status_code, main_of(response.content).replace(address, "")))
    assert answers[0] == answers[1] and mail.outbox == []


def _queries_of_reset(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        client.post("/reset/", {"email": address})
    return len(caught)


def test_letters_cannot_be_asked_for_without_end(anong: User) -> None:
    codes = [Client().post("/reset/", {"email": "anong@example.go.th"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429] and len(mail.outbox) == 3


def test_a_foreign_host_name_gets_no_letter_and_never_into_one(anong: User, settings: Settings) -> None:
    refused = Client().post("/reset/", {"email": "anong@example.go.th"}, headers={"host": "evil.example"})
    assert refused.status_code == 400 and mail.outbox == []
    settings.BASE_URL = "https://plan.example.go.th"
    forwarded = {"x-forwarded-host": "evil.example"}
    Client().post("/reset/", {"email": "anong@example.go.th"}, headers=forwarded)
    body = str(mail.outbox[0].body)
    assert "https://plan.example.go.th/reset/" in body and "evil" not in body


def test_a_sprayed_password_from_one_address_is_stopped(world: World) -> None:
    client = Client()
    for number in range(110):
        client.post("/sign-in/", {"username": f"name{number}", "password": "wrong-wrong"})
    shut = client.post("/sign-in/", {"username": "anong", "password": PASSWORD})
    assert shut.status_code in (200, 429) and client.get("/desk/").status_code == 302


def test_fields_that_no_form_has_give_nothing(world: World) -> None:
    """Whatever is sent beside the form: no role, no address, no rank comes of it."""
    client = client_of(world.cast.lek)
    form = {"email": "x@example.go.th", "display_name": "ก", "role": ["planner"]}
    more = {
        "organisation": "5003",
        "province": "1",
        "is_superuser": "1",
        "accepted_at": "2020-01-01",
        "district": "5101",
    }
    assert client.post("/organisations/5002/people/", {**form, **more}).status_code == 302
    from prasan.organisations.mail import token_of
    from prasan.organisations.models import Invitation

    made = Invitation.objects.get()
    assert (made.place.code, made.roles, made.accepted_at) == ("5002", ["planner"], None)
    new = {"username": "kor", "display_name": "ก", "password1": "a-quite-new-phrase", "password2": "a-quite-new-phrase"}
    taken = {**new, "email": "other@example.go.th", "is_staff": "1", "is_superuser": "1", "role": "administrator"}
    assert Client().post(reverse("invitation", args=[token_of(made)]), taken).status_code == 302
    user = User.objects.get(username="kor")
    assert (user.email, user.is_staff, user.is_superuser) == ("x@example.go.th", False, False)
    assert not person(user).administers_anything()


@pytest.mark.parametrize("role", ["pao_planner", "coordination_member", "district_secretary", "root", "planner\x00"])
def test_an_administrator_cannot_widen_what_they_may_give_by_the_form(world: World, role: str) -> None:
    form = {"email": "x@example.go.th", "display_name": "ก", "role": role}
    assert client_of(world.cast.lek).post("/organisations/5002/people/", form).status_code in (403, 422)
    assert mail.outbox == []


def test_names_full_of_markup_stay_text_and_break_no_letter(world: World) -> None:
    client = client_of(world.cast.lek)
    form = {"email": "x@example.go.th", "display_name": f"{HOSTILE}\r\nBcc: all@example.go.th", "role": "planner"}
    client.post("/organisations/5002/people/", form)
    assert mail.outbox[0].recipients() == ["x@example.go.th"] and "\n" not in mail.outbox[0].subject
    User.objects.filter(pk=world.cast.lek.pk).update(display_name=HOSTILE)
    for address in ("/organisations/5002/people/", "/account/", "/plans/5002/trail/", "/desk/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address


def test_ids_tried_one_by_one_answer_like_ids_that_are_not_there(world: World) -> None:
    """A stranger walks through the numbers of roles, invitations, sessions, passkeys and connections."""
    client = client_of(world.cast.boonmee)
    form = {"email": "x@example.go.th", "display_name": "ก", "role": "planner"}
    client_of(world.cast.lek).post("/organisations/5002/people/", form)
    of_ban_a = Membership.objects.get(user=world.cast.wan).pk
    for address in (
        "/people/roles/{}/end/",
        "/people/invitations/{}/withdraw/",
        "/people/invitations/{}/again/",
        "/account/sessions/{}/end/",
        "/account/passkeys/{}/remove/",
        "/account/outside/{}/end/",
    ):
        real = of_ban_a if "roles" in address else 1
        there, missing = (client.post(address.format(number), {"why": "x"}) for number in (real, 999_999))
        assert there.status_code == missing.status_code == 404, address
        told = [one.content.replace(one.request["PATH_INFO"].encode(), b"") for one in (there, missing)]
        assert main_of(told[0]) == main_of(told[1]) and len(told[0]) == len(told[1]), address


def test_no_address_of_the_door_s_own_package_stands_outside_the_matrix() -> None:
    from django.urls import get_resolver

    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == set(MATRIX)
    assert not names & {"account_signup", "account_email", "account_set_password", "socialaccount_signup"}
