"""The bar of the working pages stands on each of them, with what the person may open."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import Person
from prasan.web.work_nav import BENEATH, DESK, MORE_OF_DESK, MORE_OF_PLAN, PLAN, ways_of_desk, ways_of_plan
from tests.build import PASSWORD, World, announce, row

PAGES = {**PLAN, **MORE_OF_PLAN}
DESK_PAGES = {**DESK, **MORE_OF_DESK}


@pytest.fixture
def planned(world: World) -> World:
    announce(world.ban_a, [row("ถนนสายใหม่", amounts={2571: 1_000_000})], edition=world.edition, guidelines={0: "1.1"})
    return world


def signed_in(username: str) -> Client:
    client = Client()
    assert client.login(username=username, password=PASSWORD)
    return client


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_a_plan_has_the_bar_and_says_where_it_stands(planned: World, name: str) -> None:
    page = signed_in("anong").get(reverse(name, kwargs={"code": planned.ban_a.code}))
    assert page.status_code == 200
    bar = page.content.decode().split('class="work-nav"')[1].split("</nav>")[0]
    assert bar.count("aria-current") == 1
    assert PAGES[name] in bar.split('aria-current="page">')[1][:40]
    assert all(title in bar for title in PAGES.values())


def test_a_reader_is_not_led_to_pages_that_planners_write(planned: World) -> None:
    page = signed_in("chai").get(reverse("plan", kwargs={"code": planned.ban_a.code})).content.decode()
    bar = page.split('class="work-nav"')[1].split("</nav>")[0]
    assert reverse("plan_life", kwargs={"code": planned.ban_a.code}) in bar
    assert reverse("grid", kwargs={"code": planned.ban_a.code}) not in bar


@pytest.mark.parametrize("address", ["/plans/{code}/", "/plans/{code}/life/", "/organisations/{code}/", "/"])
def test_strangers_and_public_pages_see_no_bar(planned: World, address: str) -> None:
    for client in (Client(), signed_in("boonmee")):
        page = client.get(address.format(code=planned.ban_a.code), follow=True)
        assert "work-nav" not in page.content.decode()


def titles_on(client: Client, address: str) -> list[str]:
    """The titles of the bar in its order; empty where there is none."""
    _, bar, rest = client.get(address).content.decode().partition('class="work-nav"')
    return re.findall(r">([^<]+)</a>", rest.split("</nav>")[0]) if bar else []


def marked_on(page: str) -> str:
    """The title of the bar that says: here."""
    return page.split('class="work-nav"')[1].split('aria-current="page">')[1].split("<")[0]


@pytest.mark.parametrize("name", [*DESK, "jobs", "folders", "classifier", "province_template"])
def test_each_page_beside_the_desk_has_the_bar_for_the_pao(planned: World, name: str) -> None:
    page = signed_in("porn").get(reverse(name))
    assert page.status_code == 200
    assert marked_on(page.content.decode()) == DESK_PAGES[name]


def test_the_desk_leads_everybody_to_what_they_may_open(planned: World) -> None:
    desk = reverse("desk")
    planner, pao, auditor, committee = (titles_on(signed_in(one), desk) for one in ("anong", "porn", "ake", "krit"))
    assert planner == ["หน้างาน", "สิ่งที่ต้องทำ", "ความซ้ำซ้อน", "มุมมองของฉัน", "งานเบื้องหลัง"]
    assert {"สถานะทั้งจังหวัด", "ตัวจัดเข้าแนวทาง", "เอกสาร"} <= set(pao)
    assert {"ร่องรอยการแก้ไข", "สถานะทั้งจังหวัด"} <= set(auditor)
    assert "ตัวจัดเข้าแนวทาง" not in auditor
    assert "ความเชื่อมโยงของแผน" in committee


def test_public_pages_have_the_bar_only_for_who_works_for_the_province(planned: World) -> None:
    assert titles_on(signed_in("porn"), reverse("alignment"))
    assert not titles_on(signed_in("anong"), reverse("alignment"))
    assert not titles_on(signed_in("porn"), reverse("home"))


def test_a_page_beneath_another_marks_that_one(world: World) -> None:
    planner = Person(organisation_roles=frozenset({("5002", Role.PLANNER)}))
    coordinator = Person(1, organisation_roles=frozenset({("5001", Role.PAO_PLANNER)}))
    for here, above in BENEATH.items():
        shown = (
            ways_of_plan("5002", here=here, path="/elsewhere/", first_year=2571, person=planner)
            if above in PAGES
            else ways_of_desk(here=here, person=coordinator)
        )
        assert shown
        marked = [one.title for one in (*shown.pages, *shown.more) if one.is_here]
        assert marked == [{**PAGES, **DESK_PAGES}[above]]


def test_each_title_has_its_english() -> None:
    with translation.override("en"):
        assert all(gettext(title) != title for title in (*PAGES.values(), *DESK_PAGES.values()))
