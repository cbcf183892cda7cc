"""Three announced plans in the small province, and ways to ask for pages.

Ban A's road is contracted in 2571 and counts for 1/1; Ban B's waterworks are only planned; Ban C's care of the elderly
is completed and counts for 2/1; Ban D and the PAO have no plan.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prasan.analytics.queries import forget
from prasan.framework.rules import Stage
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, announce, row

MOST_QUERIES = 15
Get = Callable[..., BeautifulSoup]


@dataclass(frozen=True)
class Announced:
    """The projects of the announced plans by a short name."""

    world: World
    road: int
    lamp: int
    stopped: int
    water: int
    care: int
    loose: int


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test's database starts from the same write."""
    forget()


@pytest.fixture
def announced(world: World) -> Announced:
    road, lamp, stopped = announce(
        world.ban_a,
        [
            row("ก่อสร้างถนนคอนกรีต หมู่ 4", amounts={2571: 500_000, 2572: 200_000}, budget_class="แผนงานเคหะและชุมชน"),
            row("ไฟส่องสว่าง", amounts={2571: 40_000}, ordinance_amounts={2571: 40_000}),
            row("ถนนที่ยกเลิก", amounts={2571: 10_000}),
        ],
        edition=world.edition,
        guidelines={0: "1.1", 1: "1.1", 2: "1.2"},
        stages={(0, 2571): Stage.CONTRACTED, (2, 2571): Stage.CANCELLED},
    )
    (water,) = announce(
        world.ban_b, [row("ขยายเขตประปา", amounts={2571: 300_000})], edition=world.edition, guidelines={0: "1.2"}
    )
    care, loose = announce(
        world.ban_c,
        [
            row("โรงเรียนผู้สูงอายุ", amounts={2571: 60_000}, kind=ProjectKind.COMMUNITY),
            row("=ยังไม่จัดเข้าแนวทาง", amounts={2573: 70_000}),
        ],
        edition=world.edition,
        guidelines={0: "2.1"},
        stages={(0, 2571): Stage.COMPLETED},
    )
    return Announced(world, road, lamp, stopped, water, care, loose)


@pytest.fixture
def get() -> Get:
    """A page as a visitor sees it: its status as expected, and its second showing within the queries that a page may ask."""

    def ask(address: str, *, status: int = 200, client: Client | None = None) -> BeautifulSoup:
        browser = client or Client()
        response = browser.get(address)
        assert response.status_code == status, response.content.decode()[-2000:]
        with CaptureQueriesContext(connection) as queries:
            browser.get(address)
        assert len(queries) <= MOST_QUERIES
        return BeautifulSoup(response.content, "html.parser")

    return ask


def words(soup: BeautifulSoup, selector: str = "main") -> str:
    """The text of one part of a page with single spaces."""
    found = soup.select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text(" ").split())


def cells(soup: BeautifulSoup, selector: str = "table.data") -> list[list[str]]:
    """The rows of the first such table, as their words."""
    table = soup.select_one(selector)
    assert table is not None, selector
    return [
        [" ".join(cell.get_text(" ").split()) for cell in line.select("th, td")] for line in table.select("tbody tr")
    ]
