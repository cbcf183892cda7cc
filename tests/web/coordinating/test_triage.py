"""The list of overlaps is gone through by key: decided where it stands, counted by kind and district, each count opens."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prasan.accounts.models import User
from prasan.coordination.actions.deciding import agree_to_decision, decide_overlap
from prasan.coordination.models import OverlapDecision
from tests.build import World
from tests.coordination.worlds import POND, ROAD_A, Overlapping, make_overlapping, overlap_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(world: World) -> Overlapping:
    return make_overlapping(world)


def page_of(content: bytes) -> BeautifulSoup:
    return BeautifulSoup(content, "html.parser")


def count(page: BeautifulSoup, state: str) -> str:
    found = page.select_one(f"#count-{state}")
    assert found is not None
    return found.get_text()


def test_each_state_is_counted_and_opens_to_its_rows(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    client = as_user(world.cast.porn)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_a, by=world.cast.anong)
    page = page_of(client.get("/overlaps/").content)
    assert [count(page, one) for one in ("waiting", "agreeing", "carrying", "decided")] == ["1", "1", "0", "1"]
    assert ROAD_A in page_of(client.get("/overlaps/?state=agreeing").content).get_text()
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.boonmee)
    page = page_of(client.get("/overlaps/?state=carrying").content)
    assert [count(page, one) for one in ("agreeing", "carrying")] == ["0", "1"]
    assert [card["id"] for card in page.select(".overlap-card")] == [f"overlap-{road.pk}"]


def test_kinds_and_districts_are_counted_without_their_own_filter_and_open(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    page = page_of(as_user(world.cast.porn).get("/overlaps/?kind=phase").content)
    kinds = {one["href"]: one.get_text(" ", strip=True) for one in page.select("nav.facets a")}
    assert kinds["?kind=same"].startswith("อาจเป็นงานเดียวกัน 1")
    assert page.select_one("nav.facets a[aria-current]").get_text().startswith("ระยะของงานเดียวกัน")  # type: ignore[union-attr]
    assert [one["href"] for one in page.select(".by-district a")] == ["?kind=phase&district=5102"]
    assert not page_of(as_user(world.cast.anong).get("/overlaps/").content).select(".by-district")


def test_the_list_asks_few_questions_in_every_state(
    world: World,
    made: Overlapping,
    as_user: Callable[[User], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    decide_overlap(
        overlap_id=overlap_of(made.road_a, made.road_b).pk, choice="merge", kept=made.road_a, by=world.cast.anong
    )
    client = as_user(world.cast.porn)
    for state in ("waiting", "agreeing", "decided"):
        client.get("/overlaps/", {"state": state})
        with django_assert_max_num_queries(15):
            client.get("/overlaps/", {"state": state})


def test_who_oversees_all_can_look_at_the_own_alone(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    client = as_user(world.cast.porn)
    assert client.get("/overlaps/").content.decode().count(f'value="{world.pao.code}"') == 1
    assert ROAD_A not in page_of(client.get(f"/overlaps/?organisation={world.pao.code}").content).get_text()
    assert ROAD_A in page_of(client.get(f"/overlaps/?organisation={world.ban_b.code}").content).get_text()
    assert 'id="organisation"' not in as_user(world.cast.ake).get("/overlaps/").content.decode()


def test_a_decision_on_the_list_swaps_its_card_and_the_counts_and_is_taken_back_there(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    client = as_user(world.cast.anong)
    asked = {"headers": {"HX-Request": "true"}}
    card = page_of(client.post(f"/overlaps/{road.pk}/decide/", {"choice": f"merge:{made.road_b}"}, **asked).content)  # type: ignore[arg-type]
    assert OverlapDecision.objects.get().kept_id == made.road_b
    assert count(card, "agreeing") == "1"
    assert card.select("[data-undo]")
    assert "เห็นด้วย 1 จาก 2 แห่ง" in card.get_text()
    again = page_of(client.post(f"/overlaps/{road.pk}/decide/", {"choice": "withdraw"}, **asked).content)  # type: ignore[arg-type]
    assert len(again.select("button.keep")) == 2
    assert client.post(f"/overlaps/{road.pk}/decide/", {"choice": "merge:999"}, **asked).status_code == 422  # type: ignore[arg-type]


def test_who_only_reads_has_no_buttons(world: World, made: Overlapping, as_user: Callable[[User], Client]) -> None:
    for name in ("ake", "chai"):
        page = page_of(as_user(getattr(world.cast, name)).get("/overlaps/").content)
        assert ROAD_A in page.get_text()
        assert not page.select(".overlap-card button")
    assert POND.format(1) in page_of(as_user(world.cast.krit).get("/overlaps/").content).get_text()
