"""An identity provider outside: a real one in small, on this machine, that signs in whoever its next answer names."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from prasan.accounts.models import TrailEntry, User
from tests.build import World
from tests.web.people.codes import give_authenticator
from tests.web.people.provider import switch_on

OUTSIDE, BACK = "/sign-in/outside/province/", "/sign-in/outside/province/return/"


class Provider(ThreadingHTTPServer):
    """Knows one person at a time."""

    subject = "1-2345-67890-12-3"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    """Discovery, token and userinfo, as OpenID Connect has them."""

    server: Provider

    def do_GET(self) -> None:
        address = self.server.address
        if self.path.startswith("/.well-known/"):
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
            self._answer(
                {"issuer": address, "jwks_uri": f"{address}/keys"} | {k: f"{address}/{v}" for k, v in ends.items()}
            )
        else:
            self._answer({"sub": self.server.subject, "email": "anong@example.go.th", "email_verified": True})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        now = int(time.time())
        claims = {"iss": self.server.address, "aud": "prasan", "sub": self.server.subject, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, "k" * 32, algorithm="HS256")
        self._answer({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token})

    def _answer(self, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quietly."""


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    switch_on(settings, server.address)
    yield server
    server.shutdown()
    server.server_close()


def go_out(client: Client, provider: Provider, process: str = "") -> str:
    """To the provider; the state that it is to bring back."""
    away = client.post(OUTSIDE + (f"?process={process}" if process else ""))["Location"]
    assert away.startswith(f"{provider.address}/authorize?")
    asked = parse_qs(urlsplit(away).query)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"] and asked["code_challenge_method"] == ["S256"]
    return asked["state"][0]


def connected(world: World, provider: Provider) -> User:
    """Anong, with her identity of the provider connected on her account page."""
    client = Client()
    client.force_login(world.cast.anong)
    state = go_out(client, provider, "connect")
    assert client.get(BACK, {"code": "c", "state": state})["Location"] == "/account/"
    return world.cast.anong


def test_a_stranger_opens_no_account_whatever_address_the_provider_tells(world: World, provider: Provider) -> None:
    User.objects.filter(pk=world.cast.anong.pk).update(email="anong@example.go.th")
    before = User.objects.count()
    client = Client()
    response = client.get(BACK, {"code": "c", "state": go_out(client, provider)})
    assert response.status_code == 403 and "ยังไม่ได้ผูกกับบัญชี" in response.content.decode()
    assert client.get("/desk/").status_code == 302
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_whoever_connected_signs_in_with_nothing_else(world: World, provider: Provider) -> None:
    anong = connected(world, provider)
    assert TrailEntry.objects.filter(by=anong, did="user.outside_connected").exists()
    client = Client()
    assert client.get(BACK, {"code": "c", "state": go_out(client, provider)})["Location"] == "/desk/"
    assert client.get("/plans/5002/").status_code == 200


def test_a_second_factor_is_asked_all_the_same(world: World, provider: Provider) -> None:
    give_authenticator(connected(world, provider))
    client = Client()
    assert client.get(BACK, {"code": "c", "state": go_out(client, provider)})["Location"] == "/sign-in/second-step/"
    assert client.get("/desk/").status_code == 302


def test_a_state_of_another_browser_or_used_before_opens_nothing(world: World, provider: Provider) -> None:
    connected(world, provider)
    victim, thief = Client(), Client()
    state = go_out(thief, provider)
    assert victim.get(BACK, {"code": "c", "state": state}).status_code == 409
    assert victim.get("/desk/").status_code == 302
    thief.get(BACK, {"code": "c", "state": state})
    thief.post("/sign-out/")
    assert thief.get(BACK, {"code": "c", "state": state}).status_code == 409


def test_an_identity_belongs_to_one_account(world: World, provider: Provider) -> None:
    connected(world, provider)
    client = Client()
    client.force_login(world.cast.boonmee)
    client.get(BACK, {"code": "c", "state": go_out(client, provider, "connect")})
    assert list(SocialAccount.objects.values_list("user__username", flat=True)) == ["anong"]


def test_a_connection_is_taken_away_by_its_person(world: World, provider: Provider) -> None:
    client = Client()
    client.force_login(connected(world, provider))
    assert "เลิกผูก" in client.get("/account/").content.decode()
    client.post(f"/account/outside/{SocialAccount.objects.get().pk}/end/")
    assert not SocialAccount.objects.exists()
    stranger = Client()
    assert stranger.get(BACK, {"code": "c", "state": go_out(stranger, provider)}).status_code == 403


def test_where_none_is_switched_on_there_is_no_such_address(world: World) -> None:
    assert Client().post(OUTSIDE).status_code == 404
    assert Client().get(BACK).status_code == 404
