"""Setting up second opinions: who may, what is refused, where the key goes, and what a month may cost."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from prasan.accounts.models import TrailEntry
from prasan.accounts.secrets import opened
from prasan.classification.actions.opinion_settings import check_cap, set_opinions, try_opinions
from prasan.classification.asking import Endpoint
from prasan.classification.endpoints import KEY_PURPOSE, endpoint
from prasan.classification.models import OpinionCall, OpinionSettings
from prasan.classification.queries import spent_this_month
from prasan.classification.rules.opinion_settings import Wanted, keeps_key, why_not_ask, why_not_set
from prasan.common.errors import NotAllowed, Refusal
from tests.build import PROVINCE, World, make_administrator
from tests.classification.model_server import reply

GOOD = Wanted(True, "https://model.example/v1/chat/completions", "small", Decimal("0.5"), Decimal(1), 100)
PAGE = "/classifier/opinions/"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GOOD, url=""),
        replace(GOOD, model=""),
        replace(GOOD, url="file:///etc/passwd"),
        replace(GOOD, url="https://user:pass@model.example/v1"),
        replace(GOOD, url="https://model.example:port/v1"),
        replace(GOOD, url="https://model.example/" + "x" * 300),
        replace(GOOD, price_in=Decimal(-1)),
        replace(GOOD, price_out=Decimal(20_000)),
        replace(GOOD, monthly_cap=2_000_000),
    ],
)
def test_what_cannot_work_is_refused_in_words(wrong: Wanted) -> None:
    assert why_not_set(wrong) is not None


def test_what_is_off_may_be_half_filled() -> None:
    assert why_not_set(replace(GOOD, is_on=False, model="")) is None
    assert why_not_set(GOOD) is None


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("https://model.example/v2/chat", True),
        ("https://model.example:8443/v1", False),
        ("http://model.example/v1", False),
        ("https://model.example.evil.test/v1", False),
        ("", False),
    ],
)
def test_a_key_stays_with_its_server(after: str, kept: bool) -> None:
    assert keeps_key(GOOD.url, after) is kept


def test_the_cap_holds_for_what_costs() -> None:
    assert why_not_ask(99.99, 100, costs=True) is None
    assert why_not_ask(100, 100, costs=True) is not None
    assert why_not_ask(5000, None, costs=True) is None
    assert why_not_ask(5000, 0, costs=False) is None


@pytest.mark.django_db
def test_it_is_off_until_the_administrator_switches_it_on(world: World) -> None:
    by = make_administrator("somsri")
    assert endpoint(PROVINCE) is None
    one = set_opinions(province_code=PROVINCE, wanted=replace(GOOD, is_on=False), key="secret", seen=None, by=by)
    assert endpoint(PROVINCE) is None
    set_opinions(province_code=PROVINCE, wanted=GOOD, key=None, seen=one.changed_at, by=by)
    found = endpoint(PROVINCE)
    assert found is not None
    assert (found.model, found.key, found.price_in, found.local) == ("small", "secret", 0.5, False)


@pytest.mark.django_db
def test_only_the_province_administrator_sets_it(world: World) -> None:
    with pytest.raises(NotAllowed):
        set_opinions(province_code=PROVINCE, wanted=GOOD, key=None, seen=None, by=world.cast.anong)
    with pytest.raises(NotAllowed):
        try_opinions(province_code=PROVINCE, edition=world.edition, by=world.cast.anong)
    assert not OpinionSettings.objects.exists()


@pytest.mark.django_db
def test_the_key_lies_encrypted_and_goes_with_its_server_only(world: World) -> None:
    by = make_administrator("somsri")
    one = set_opinions(province_code=PROVINCE, wanted=GOOD, key="secret-key", seen=None, by=by)
    assert "secret-key" not in one.sealed_key
    assert opened(one.sealed_key, KEY_PURPOSE) == "secret-key"
    assert opened(one.sealed_key, "second factor") is None
    assert "secret-key" not in json.dumps([entry.after for entry in TrailEntry.objects.all()], default=str)
    elsewhere = replace(GOOD, url="https://other.example/v1")
    moved = set_opinions(province_code=PROVINCE, wanted=elsewhere, key=None, seen=one.changed_at, by=by)
    assert moved.sealed_key == ""


@pytest.mark.django_db
def test_two_administrators_do_not_overwrite_each_other(world: World) -> None:
    by = make_administrator("somsri")
    first = set_opinions(province_code=PROVINCE, wanted=GOOD, key=None, seen=None, by=by)
    with pytest.raises(Refusal, match="มีผู้เปลี่ยน"):
        set_opinions(province_code=PROVINCE, wanted=replace(GOOD, model="big"), key=None, seen=None, by=by)
    assert OpinionSettings.objects.get().model == first.model


@pytest.mark.django_db
def test_an_unusable_answer_is_paid_for_too_and_the_cap_then_holds(
    world: World, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRASAN_OPINION_LOCAL", "1")
    by = make_administrator("somsri")
    one: Endpoint = server(lambda handler: reply(handler, "no JSON at all"))
    wanted = replace(GOOD, url=one.url, price_in=Decimal(1), price_out=Decimal(0), monthly_cap=1)
    set_opinions(province_code=PROVINCE, wanted=wanted, key="k", seen=None, by=by)
    tried = try_opinions(province_code=PROVINCE, edition=world.edition, by=by)
    assert (tried.opinion, tried.reply.baht) == (None, 1.0)
    call = OpinionCall.objects.get()
    assert (call.tokens, call.baht, call.plan) == (1500, 1.0, None)
    asked = endpoint(PROVINCE)
    assert asked is not None
    with pytest.raises(Refusal, match="ครบเพดาน"):
        check_cap(PROVINCE, asked)


@pytest.mark.django_db
def test_what_was_spent_last_month_is_past(world: World) -> None:
    by = make_administrator("somsri")
    told: dict[str, Any] = {"province_code": PROVINCE, "model": "m", "milliseconds": 1, "asked_by": by}
    # 17:30 UTC on the last of October is the first of November here.
    OpinionCall.objects.create(**told, baht=2, asked_at=datetime(2026, 10, 31, 17, 30, tzinfo=UTC))
    OpinionCall.objects.create(**told, baht=5, asked_at=datetime(2026, 10, 31, 16, 30, tzinfo=UTC))
    assert spent_this_month(PROVINCE, datetime(2026, 11, 15, tzinfo=UTC)) == 2


@pytest.mark.django_db
def test_the_page_saves_tries_and_never_shows_the_key(
    world: World, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRASAN_OPINION_LOCAL", "1")
    answer = json.dumps({"answers": [{"n": 1, "guideline": "1.1", "why": "ถนน"}]})
    one: Endpoint = server(lambda handler: reply(handler, answer))
    client = Client()
    client.force_login(make_administrator("somsri"))
    assert "ปิดอยู่" in client.get(PAGE).content.decode()
    told = {"is_on": "1", "url": one.url, "model": "small", "key": "secret-key", "price_in": "๐.๐๕", "price_out": "0.1"}
    assert client.post(PAGE, {**told, "monthly_cap": "500", "seen": ""}).status_code == 302
    assert client.post(f"{PAGE}try/", follow=True).status_code == 200
    page = client.get(PAGE).content.decode()
    assert "secret-key" not in page
    assert "ตั้งไว้แล้ว" in page
    assert OpinionSettings.objects.get().price_in == Decimal("0.05")
    assert OpinionCall.objects.count() == 1
    assert server.servers[0].headers["Authorization"] == "Bearer secret-key"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"), [("price_in", "แพง"), ("price_out", "nan"), ("monthly_cap", "1.5"), ("url", "x")]
)
def test_what_cannot_be_read_is_refused(world: World, name: str, value: str) -> None:
    client = Client()
    client.force_login(make_administrator("somsri"))
    told = {"is_on": "1", "url": GOOD.url, "model": "small", "price_in": "0", "price_out": "0", name: value}
    assert client.post(PAGE, told).status_code == 422
    assert not OpinionSettings.objects.exists()
