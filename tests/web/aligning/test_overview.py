"""The pages that show how plans hang together: figures that open to rows, drawings with their tables."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from prasan.framework.models import Edition
from prasan.framework.rules import Level
from tests.build import World, announce, row
from tests.framework.higher import SDGS, confirm, higher


@pytest.fixture
def sdgs(world: World) -> Edition:
    """Roads serve SDG 9 (three parts) and 6 (one part); water serves nothing; one project is under no guideline."""
    edition = higher(Level.SDG, SDGS)
    confirm(world, "1.1", edition, "9", weight=3)
    confirm(world, "1.1", edition, "6", weight=1)
    rows = [
        row("ถนน", amounts={2571: 4_000, 2572: 4_000}),
        row("น้ำ", amounts={2571: 500}),
        row("ไม่จัด", amounts={2571: 70}),
    ]
    announce(world.ban_c, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.2"})
    return edition


def body(name: str, *args: str, query: str = "") -> str:
    answer = Client().get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return answer.getvalue().decode()


def test_the_overview_says_how_far_each_plan_is_linked(world: World, sdgs: Edition) -> None:
    page = body("alignment")
    assert "1/3" in page and reverse("alignment_plan", args=[sdgs.code]) in page


def test_money_is_told_by_weight_and_opens_to_projects(world: World, sdgs: Edition) -> None:
    page = body("alignment_plan", sdgs.code)
    for told in ("6,000", "2,000", "8,570", "projects/?guideline=1.1&amp;period=2571-2575", "ยังไม่มีแนวทางรองรับ"):
        assert told in page
    # What is counted again over the elements is said: 16,000 in whole against 8,000 that there are.
    assert "นับซ้ำ 8,000 บาท" in page
    of_year = body("alignment_plan", sdgs.code, query="?year=2572")
    assert "3,000" in of_year and "projects/?guideline=1.1&amp;year=2572" in of_year


def test_the_csv_adds_up_to_all_money(world: World, sdgs: Edition) -> None:
    text = body("alignment_csv", sdgs.code).lstrip("\ufeff")
    lines = list(csv.reader(io.StringIO(text)))
    head = next(place for place, line in enumerate(lines) if "บาทตามน้ำหนัก" in line)
    at = lines[head].index("บาทตามน้ำหนัก")
    assert sum(int(line[at]) for line in lines[head + 1 :] if len(line) > at) == 8_570


def test_the_flow_is_a_drawing_with_a_table_of_the_same_money(world: World, sdgs: Edition) -> None:
    page = body("alignment_flow", sdgs.code)
    assert '<svg class="sankey"' in page and page.count("<tr>") == 1 + 4
    assert "รวม 8,000 บาท" in page and "อีก 500 บาท" in page
    assert "ยังไม่มีเงินที่ไหลผ่าน" in body("alignment_flow", sdgs.code, query="?year=2575")


def test_each_number_of_the_flow_opens_to_what_it_counts(world: World, sdgs: Edition) -> None:
    page = BeautifulSoup(body("alignment_flow", sdgs.code, query="?year=2571"), "html.parser")
    opened = {link.text: str(link["href"]) for link in page.select("table a")}
    assert opened
    for baht, address in opened.items():
        answer = Client().get(address)
        assert answer.status_code == 200
        if "guideline=" in address:
            assert baht in answer.content.decode()
        else:
            assert f'id="{address.partition("#")[2]}"' in answer.content.decode()


def test_a_plan_that_another_replaced_is_no_longer_shown(world: World, sdgs: Edition) -> None:
    new = higher(Level.SDG, SDGS, years=(2574, 2588))
    Edition.objects.filter(pk=new.pk).update(replaces=sdgs)
    assert Client().get(reverse("alignment_plan", args=[sdgs.code])).status_code == 404
    assert sdgs.code not in body("alignment")


def test_the_strategy_map_names_issues_guidelines_and_the_plans_above(world: World, sdgs: Edition) -> None:
    page = body("strategy_map")
    assert '<svg class="strategy-map"' in page and "SDG 6, 9" in page and "1.1 พัฒนาถนนให้ได้มาตรฐาน" in page


def test_a_project_shows_the_plans_above_its_guideline(world: World, sdgs: Edition) -> None:
    project = announce(world.ban_d, [row("สะพาน")], edition=world.edition, guidelines={0: "1.1"})[0]
    page = body("project", str(project))
    assert "เชื่อมโยงกับแผนระดับที่สูงกว่า" in page and SDGS["9"] in page


def test_pages_need_few_queries(world: World, sdgs: Edition, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = Client()
    for name in ("alignment", "strategy_map"):
        client.get(reverse(name))
        with django_assert_max_num_queries(15):
            client.get(reverse(name))
    for name in ("alignment_plan", "alignment_flow"):
        client.get(reverse(name, args=[sdgs.code]))
        with django_assert_max_num_queries(15):
            client.get(reverse(name, args=[sdgs.code]))
