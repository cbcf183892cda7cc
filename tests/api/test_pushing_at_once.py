"""A program that sends twice because it did not wait: at the same moment, with one key or with two."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from prasan.accounts.queries import whole_trail
from prasan.accounts.rules import first_broken
from prasan.connections.actions import make_token
from prasan.connections.models import PushAnswer
from prasan.plans.models import Import, Plan, ProjectVersion
from tests.at_once import at_once
from tests.build import World

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/api/v1/plans/2571/projects"


@pytest.fixture
def secret(world: World) -> str:
    cache.clear()
    return make_token(organisation=world.ban_a, name="ระบบแผน", days=30, by=world.cast.anong)[1]


def times() -> int:
    """On PostgreSQL they really write at once; on SQLite they queue, and fewer say the same."""
    return 8 if connection.vendor == "postgresql" else 4


def send(secret: str, key: str, name: str) -> tuple[int, str]:
    """(status, body) of a push of one project."""
    body = json.dumps({"projects": [{"name": name, "amounts": {"2571": 500_000}}], "apply": True})
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": key}
    answer = Client(raise_request_exception=False).post(ADDRESS, body, content_type="application/json", headers=headers)
    return answer.status_code, answer.content.decode()


def test_the_same_push_at_the_same_moment_is_done_once_and_answered_alike(world: World, secret: str) -> None:
    answers: list[tuple[int, str]] = []

    def push(at: int) -> int:
        answers.append(send(secret, "one-key", "ก่อสร้างถนน"))
        return at

    at_once(times(), push)
    assert len(set(answers)) == 1 and answers[0][0] == 200
    assert [model.objects.count() for model in (Plan, Import, PushAnswer, ProjectVersion)] == [1, 1, 1, 1]
    assert first_broken(whole_trail()) is None


def test_another_body_with_the_same_key_at_the_same_moment_is_refused(world: World, secret: str) -> None:
    answers: list[int] = []

    def push(at: int) -> int:
        answers.append(send(secret, "one-key", f"โครงการ {at}")[0])
        return at

    at_once(times(), push)
    assert sorted(answers) == [200, *[409] * (times() - 1)]
    assert ProjectVersion.objects.count() == 1


def test_different_pushes_at_the_same_moment_are_all_done_or_asked_to_come_again(world: World, secret: str) -> None:
    answers: list[tuple[int, str]] = []

    def push(at: int) -> int:
        answers.append(send(secret, f"key-{at}", f"โครงการ {at}"))
        return at

    at_once(times(), push)
    done = [body for status, body in answers if status == 200]
    assert done and {status for status, _ in answers} <= {200, 409}, answers
    assert ProjectVersion.objects.working().count() == len(done)
    # Who was asked to come again is let in, and nothing is doubled.
    assert {send(secret, f"key-{at}", f"โครงการ {at}")[0] for at in range(times())} == {200}
    assert (Plan.objects.count(), ProjectVersion.objects.working().count()) == (1, times())
    assert first_broken(whole_trail()) is None
