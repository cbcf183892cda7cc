"""Every number of a plan's page opens to a list that has exactly so many rows and baht."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from prasan.analytics.listing import Total
from prasan.framework.models import Edition
from prasan.framework.rules import Level, Stage
from prasan.monitoring.actions import load_progress
from prasan.plans.models import ProjectVersion
from tests.build import World, announce, row
from tests.framework.higher import SDGS, confirm, higher

NUMBER = re.compile(r'<td class="num[^"]*" data-l="([^"]+)"><a href="([^"]+)">([\d,]+)</a>')
CELL = re.compile(r'<a href="([^"]+)"><span class="sr">[^<]*</span>[^<]*<small>([\d,]+) / ([\d,]+)</small>')


@pytest.fixture
def sdgs(world: World) -> Edition:
    """Two organisations; projects of one year, of several, with progress only, outside the period, under nothing."""
    edition = higher(Level.SDG, SDGS)
    confirm(world, "1.1", edition, "9", weight=3)
    confirm(world, "1.1", edition, "6", weight=1)
    confirm(world, "2.1", edition, "6")
    rows = [
        row("ถนน", amounts={2571: 4_000, 2572: 4_000}),
        row("ถนนสายสอง", row=11, amounts={2573: 900}),
        row("น้ำ", row=12, amounts={2571: 500}),
        row("ไม่จัด", row=13, amounts={2571: 70, 2575: 30}),
        row("โรงเรียน", row=14, amounts={2574: 600}),
    ]
    announce(world.ban_c, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.1", 2: "1.2", 4: "2.1"})
    announce(world.ban_d, rows[:2], edition=world.edition, guidelines={0: "1.1", 1: "2.1"})
    road = ProjectVersion.objects.filter(name="ถนน").first()
    assert road is not None
    load_progress(stages={(road.project_id, 2574): Stage.COMPLETED}, source="test", by=None)
    return edition


def opened(address: str) -> Total:
    """What the list that a number opens adds up to."""
    page = Client().get(unescape(address))
    assert page.status_code == 200
    found: Total = page.context["found"]
    assert len(page.context["lines"]) == found.projects
    return found


def numbers_of(page: str) -> Iterator[tuple[str, int, int]]:
    """(address, what the page says, what the list says) of every number that opens."""
    for label, address, text in NUMBER.findall(page):
        found = opened(address)
        says = {"โครงการ": found.projects, "โครงการ-ปี": found.project_years, "บาทเต็มของแนวทาง": found.baht}[label]
        yield address, int(text.replace(",", "")), says or 0
    for address, projects, years in CELL.findall(page):
        found = opened(address)
        yield address, int(projects), found.projects
        yield address, int(years), found.project_years or 0


@pytest.mark.parametrize("year", ["", "2571", "2574"])
def test_every_number_of_the_page_is_the_number_of_the_list_it_opens(world: World, sdgs: Edition, year: str) -> None:
    page = Client().get(reverse("alignment_plan", args=[sdgs.code]), {"year": year} if year else {}).content.decode()
    compared = list(numbers_of(page))
    assert [one for one in compared if one[1] != one[2]] == []
    addresses = " ".join(address for address, _, _ in compared)
    for name in ("above=", "linked=", "unlinked=", "guideline=none", "guideline=1.1"):
        assert name in addresses or year


def test_the_counts_themselves(world: World, sdgs: Edition) -> None:
    sums = Client().get(reverse("alignment_plan", args=[sdgs.code])).context["sums"]
    assert (sums.elements["9"].projects, sums.elements["9"].project_years) == (3, 6)
    assert (sums.elements["6"].projects, sums.elements["6"].project_years) == (5, 8)
    assert (sums.linked_sum.projects, sums.unlinked_sum.projects, sums.unplaced_sum.projects) == (5, 1, 1)
    assert (sums.total.projects, sums.total.project_years) == (7, 11)


def test_a_plan_or_element_that_is_not_in_force_is_no_filter(world: World, sdgs: Edition) -> None:
    assert Client().get("/projects/?above=999999").status_code == 422
    assert Client().get("/projects/?unlinked=nothing").status_code == 422
    assert Client().get("/projects/?period=2560-2564").status_code == 422


def test_the_figures_of_the_strip_open_to_their_guidelines(world: World, sdgs: Edition) -> None:
    behind = Client().get(reverse("alignment_plan", args=[sdgs.code])).context["behind"]
    codes = {name: [one.code for one in getattr(behind, name)] for name in ("confirmed", "proposed", "without", "gaps")}
    assert codes == {"confirmed": ["1.1", "2.1"], "proposed": [], "without": ["1.2"], "gaps": ["3"]}
