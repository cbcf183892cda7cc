"""The whole access matrix: every address × every person, on an organisation's unannounced things."""

from collections.abc import Mapping

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from prasan.web.access import MATRIX
from tests.build import World
from tests.web.addresses import places_of
from tests.web.matrix import ENDING, LET_IN, PEOPLE, POST_ONLY, client_of


@pytest.fixture
def places(world: World, settings: Settings) -> Mapping[str, Mapping[str, object]]:
    """What each address is asked about: things of Ban A that are not announced, and published ones elsewhere."""
    return places_of(world, settings)


def test_everyone_gets_in_exactly_where_the_matrix_says(
    world: World, places: Mapping[str, Mapping[str, object]]
) -> None:
    """One world for all: what somebody does to it is taken back before the next one comes."""
    let_in, expected = {}, {}
    for person in PEOPLE:
        with transaction.atomic():
            let_in[person] = _let_in(client_of(world, person), places)
            transaction.set_rollback(True)
        expected[person] = {name: person in LET_IN[audience] for name, audience in MATRIX.items()}
    wrong = {
        f"{person} {name}": "in" if asked[name] else "out"
        for person, asked in let_in.items()
        for name in MATRIX
        if asked[name] != expected[person][name]
    }
    assert wrong == {}


def _let_in(client: Client, places: Mapping[str, Mapping[str, object]]) -> dict[str, bool]:
    """Every address by name: whether the person gets an answer other than a refusal."""
    let_in = {}
    for name in sorted(MATRIX, key=lambda one: ENDING.index(one) + 1 if one in ENDING else 0):
        address = reverse(name, kwargs=dict(places.get(name, {})))
        response = client.post(address) if name in POST_ONLY else client.get(address)
        response.getvalue()  # read to its end, as a browser does: that closes it
        to_sign_in = response.status_code == 302 and reverse("sign_in") in response.headers["Location"]
        let_in[name] = not to_sign_in and response.status_code not in (403, 404)
    return let_in


def test_a_stranger_cannot_tell_whether_an_unannounced_plan_exists(world: World) -> None:
    client = client_of(world, "boonmee")
    existing = client.get(reverse("plan", kwargs={"code": world.ban_a.code}))
    missing = client.get(reverse("plan", kwargs={"code": "9999"}))
    assert existing.status_code == missing.status_code == 404
