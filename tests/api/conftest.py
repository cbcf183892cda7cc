"""A program of Ban A with its token, and ways to send."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from prasan.analytics.queries import forget
from prasan.connections.actions import make_token
from tests.build import World

Call = Callable[..., Any]
ROAD = {"name": "ก่อสร้างถนน หมู่ที่ 4", "amounts": {"2571": 500_000}, "unit": "กองช่าง", "kind": "own"}
WATER = {"name": "ขยายเขตประปา", "amounts": {"2572": 90_000}, "lat": 16.4321, "lon": 102.8236, "village_no": "4"}


@pytest.fixture(autouse=True)
def fresh_minute(db: None) -> None:
    cache.clear()
    forget()


@pytest.fixture
def secret(world: World) -> str:
    return make_token(organisation=world.ban_a, name="ระบบแผน", days=30, by=world.cast.anong)[1]


@pytest.fixture
def get(secret: str) -> Call:
    def call(path: str, token: str | None = None) -> Any:
        return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token or secret}"})

    return call


@pytest.fixture
def push(secret: str) -> Call:
    numbers = count()

    def call(
        *projects: object, key: str | None = None, token: str | None = None, path: str = "2571", **but: object
    ) -> Any:
        headers = {"Authorization": f"Bearer {token or secret}"}
        if key != "":
            headers["Idempotency-Key"] = key or f"key-{next(numbers)}"
        body = json.dumps({"projects": projects, "apply": True, **but})
        return Client().post(f"/api/v1/plans/{path}/projects", body, content_type="application/json", headers=headers)

    return call
