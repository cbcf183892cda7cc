"""Closed by default: what tokens do not open, and what no body does to the site."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prasan.connections.actions import make_token, revoke_token
from prasan.connections.models import ApiToken
from prasan.organisations.models import Membership
from prasan.plans.models import Import, ProjectVersion
from tests.api.conftest import ROAD, Call
from tests.build import World

PATHS = ("plans", "plans/2571", "imports/1")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "Bearer wrong", "Basic cG9ybg==", "Bearer " + "x" * 9000]
)
def test_without_a_token_that_counts_nothing_opens(world: World, path: str, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = Client().get(f"/api/v1/{path}", headers=headers)
    assert (response.status_code, response.json()["code"]) == (401, "bad_token")


def test_a_signed_in_browser_is_no_token(world: World) -> None:
    client = Client()
    client.force_login(world.cast.anong)
    assert client.get("/api/v1/plans").status_code == 401
    assert client.post("/api/v1/plans/2571/projects", "{}", content_type="application/json").status_code == 401


def test_a_token_speaks_for_its_own_organisation_only(world: World, push: Call, get: Call) -> None:
    push(ROAD)
    mine = Import.objects.get()
    other = make_token(organisation=world.ban_b, name="อื่น", days=30, by=world.cast.boonmee)[1]
    assert get("plans", token=other).json() == []
    assert get("plans/2571", token=other).status_code == 404
    assert get(f"imports/{mine.pk}", token=other).json() == get("imports/999999", token=other).json()
    key = f"P{ProjectVersion.objects.get().project_id}"
    push({**ROAD, "key": key, "name": "ขโมย"}, token=other)
    assert ProjectVersion.objects.working().get(project__plan__organisation=world.ban_a).name == ROAD["name"]


def test_revoked_and_expired_tokens_open_nothing(world: World, secret: str, get: Call) -> None:
    token = ApiToken.objects.get()
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert get("plans").status_code == 401
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert get("plans").status_code == 200
    revoke_token(organisation=world.ban_a, token_id=token.pk, by=world.cast.anong)
    assert get("plans").status_code == 401


def test_a_token_dies_with_the_role_of_who_made_it(world: World, get: Call) -> None:
    assert get("plans").status_code == 200
    Membership.objects.filter(user=world.cast.anong).delete()
    assert get("plans").status_code == 401


def test_a_token_dies_with_the_account_of_who_made_it(world: World, get: Call) -> None:
    world.cast.anong.is_active = False
    world.cast.anong.save()
    assert get("plans").status_code == 401


def test_the_secret_is_nowhere_in_the_database(world: World, secret: str) -> None:
    token = ApiToken.objects.get()
    kept = [str(value) for value in ApiToken.objects.values_list()[0]]
    assert not any(secret in value for value in kept)
    assert len(token.prefix) == 8 and len(secret) > 40


def test_too_many_requests_are_refused_for_a_while(world: World, get: Call, settings: Settings) -> None:
    settings.API_PER_MINUTE = 3
    assert [get("plans").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_guessing_tokens_is_slowed_down(world: World, secret: str, settings: Settings) -> None:
    settings.API_PER_MINUTE = 3
    guess = [
        Client().get("/api/v1/plans", headers={"Authorization": f"Bearer {number}"}).status_code for number in range(4)
    ]
    assert guess == [401, 401, 401, 429]


def test_a_body_over_the_limit_is_refused_unread(world: World, push: Call, settings: Settings) -> None:
    settings.API_LARGEST_BODY = 100
    response = push({**ROAD, "objective": "ก" * 200})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")
    settings.API_LARGEST_BODY = 10**9
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert push({**ROAD, "objective": "ก" * 200}).status_code == 413


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "bad_body"),
        ("{", "not_json"),
        ("[]", "bad_body"),
        ("null", "bad_body"),
        ('{"projects": []}', "bad_body"),
        ('{"projects": [{}]}', "bad_body"),
        ('{"projects": [{"name": "x", "nmae": "y"}]}', "bad_body"),
        ('{"projects": [{"name": ["x"]}]}', "bad_body"),
        ('{"projects": [{"name": "x", "amounts": {"2571": NaN}}]}', "bad_body"),
        ('{"projects": [{"name": "x", "amounts": {"2571": 1e400}}]}', "bad_body"),
        ('{"projects": [{"name": "x", "amounts": {"2571": %s}}]}' % ("9" * 400), "bad_body"),
        ('{"projects": [{"name": "x", "lat": Infinity}]}', "bad_body"),
        ('{"projects": [{"name": "x", "amounts": [1]}]}', "bad_body"),
    ],
)
def test_bodies_that_are_none_are_refused_in_words(world: World, secret: str, body: str, code: str) -> None:
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "k"}
    response = Client().post("/api/v1/plans/2571/projects", body, content_type="application/json", headers=headers)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.json()["message_th"] and response.json()["message_en"]
    assert Import.objects.count() == 0


def test_deep_bodies_do_no_harm(world: World, secret: str) -> None:
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "k"}
    body = '{"projects": ' + "[" * 100_000 + "]" * 100_000 + "}"
    response = Client().post("/api/v1/plans/2571/projects", body, content_type="application/json", headers=headers)
    assert response.status_code == 422


@pytest.mark.parametrize("key", ["", " ", "ก", "a b", "x" * 129, "../etc"])
def test_a_push_needs_a_plain_key(world: World, push: Call, key: str) -> None:
    headers_key = key if key.isascii() else "%E0"
    assert push(ROAD, key=headers_key).json()["code"] == "no_idempotency_key"


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x")', "<script>alert(1)</script>", "\x00\x07ถนน", "' OR 1=1 --", "💥" * 100, "ก" * 6_000],
    ids=["formula", "markup", "control", "query", "emoji", "long"],
)
def test_hostile_texts_are_texts(world: World, push: Call, get: Call, text: str) -> None:
    response = push({**ROAD, "name": f"ถนน {text}"}, leave_out_errors=True)
    assert response.status_code in (200, 422)
    client = Client()
    client.force_login(world.cast.anong)
    page = client.get(f"/plans/{world.ban_a.code}/").content.decode()
    assert "<script>alert(1)" not in page


def test_the_description_is_open_and_needs_nothing_from_elsewhere(world: World) -> None:
    page = Client().get("/api/")
    assert page.status_code == 200
    content = page.content.decode()
    assert "/api/v1/plans/{first_year}/projects" in content and "Idempotency-Key" in content
    assert "cdn" not in content and "swagger" not in content.lower()
    described = json.loads(Client().get("/api/v1/openapi.json").content)
    assert set(described["paths"]) == {
        "/api/v1/plans",
        "/api/v1/plans/{first_year}",
        "/api/v1/plans/{first_year}/projects",
        "/api/v1/imports/{import_id}",
    }


def test_answers_are_kept_by_nobody_on_the_way(world: World, get: Call) -> None:
    assert get("plans")["Cache-Control"] == "no-store"
