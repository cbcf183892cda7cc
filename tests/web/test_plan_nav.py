"""The bar of an organisation's plan stands on each of its pages, with what the person may open."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from prasan.web.plan_nav import BENEATH, MORE, PAGES, ways
from tests.build import PASSWORD, World, announce, row

EVERY = {**PAGES, **MORE}


@pytest.fixture
def planned(world: World) -> World:
    announce(world.ban_a, [row("ถนนสายใหม่", amounts={2571: 1_000_000})], edition=world.edition, guidelines={0: "1.1"})
    return world


def signed_in(username: str) -> Client:
    client = Client()
    assert client.login(username=username, password=PASSWORD)
    return client


@pytest.mark.parametrize("name", EVERY)
def test_each_page_of_a_plan_has_the_bar_and_says_where_it_stands(planned: World, name: str) -> None:
    page = signed_in("anong").get(reverse(name, kwargs={"code": planned.ban_a.code}))
    assert page.status_code == 200
    bar = page.content.decode().split('class="plan-nav"')[1].split("</nav>")[0]
    assert bar.count("aria-current") == 1
    assert EVERY[name] in bar.split('aria-current="page">')[1][:40]
    assert all(title in bar for title in EVERY.values())


def test_a_reader_is_not_led_to_pages_that_planners_write(planned: World) -> None:
    page = signed_in("chai").get(reverse("plan", kwargs={"code": planned.ban_a.code})).content.decode()
    bar = page.split('class="plan-nav"')[1].split("</nav>")[0]
    assert reverse("plan_life", kwargs={"code": planned.ban_a.code}) in bar
    assert reverse("grid", kwargs={"code": planned.ban_a.code}) not in bar


@pytest.mark.parametrize("address", ["/plans/{code}/", "/plans/{code}/life/", "/organisations/{code}/", "/"])
def test_strangers_and_public_pages_see_no_bar(planned: World, address: str) -> None:
    for client in (Client(), signed_in("boonmee")):
        page = client.get(address.format(code=planned.ban_a.code), follow=True)
        assert "plan-nav" not in page.content.decode()


def test_a_page_beneath_another_marks_that_one(world: World) -> None:
    for here, above in BENEATH.items():
        shown = ways("5002", here=here, path="/elsewhere/", first_year=2571, may_edit=True)
        marked = [one.title for one in (*shown.pages, *shown.more) if one.is_here]
        assert marked == [EVERY[above]]


def test_each_title_has_its_english() -> None:
    with translation.override("en"):
        assert all(gettext(title) != title for title in EVERY.values())
