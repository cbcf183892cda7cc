"""The grid as it is heard and enlarged: Chromium's own accessibility tree, chosen colours, 200 %."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from prasan.plans.models import Plan
from tests.build import World, submit
from tests.journeys.grids import Planner
from tests.journeys.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


class Heard:
    """What Chromium tells a screen reader about the page."""

    def __init__(self, planner: Planner) -> None:
        session = planner.context.new_cdp_session(planner.page)
        session.send("Accessibility.enable")
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        self.nodes = [one for one in nodes if not one.get("ignored")]

    def all(self, role: str) -> list[dict[str, Any]]:
        """Every node of a role: its name, description and properties."""
        return [
            {
                "name": one.get("name", {}).get("value", ""),
                "description": one.get("description", {}).get("value", ""),
                **{each["name"]: each["value"].get("value") for each in one.get("properties", [])},
            }
            for one in self.nodes
            if one["role"]["value"] == role
        ]


def test_the_grid_tells_its_heads_rows_cells_and_what_is_wrong(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    anong.cell(2, "งบ 2572")
    anong.keys("Enter")
    anong.type("แพง")
    anong.keys("Enter", "ArrowUp")
    heard = Heard(anong)
    (grid,) = heard.all("grid")
    assert (grid["name"], grid["multiselectable"], grid["focused"]) == ("ตารางโครงการ", True, True)
    assert "Enter" in grid["description"]
    heads = [one["name"] for one in heard.all("columnheader")]
    assert heads[:3] == ["#", "โครงการ", "วัตถุประสงค์"] and heads[-2:] == ["ครบถ้วน", "แนวทาง"]
    assert [one["name"] for one in heard.all("rowheader")][:2] == ["1 โครงการที่ 1", "2 โครงการที่ 2"]
    cells = heard.all("gridcell")
    (chosen,) = [one for one in cells if one.get("selected")]
    assert (chosen["name"], chosen["invalid"]) == ("แพง", "true")
    assert "ต้องเป็นจำนวนเงิน" in chosen["description"]
    assert [one.get("readonly") for one in cells if one["name"] == "10,000"][:2] == [False, True]
    page = anong.page
    counts = page.evaluate(
        "(['rowcount', 'colcount'].map(one => Number(document.getElementById('sheet').getAttribute('aria-' + one))))"
    )
    # Two rows of heads and one of sums; a column of numbers.
    assert counts == [43, len(heads)]
    indexes = page.locator("#sheet [role=row]").evaluate_all("rows => rows.map(row => Number(row.ariaRowIndex))")
    assert sorted(indexes)[:3] == [1, 2, 3] and max(indexes) == 43
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText"
    )
    # Saving and moving are told in places that are read out by themselves.
    told = [one["name"] for one in heard.all("status")]
    assert len(told) >= 3
    expect(page.locator("#save-state[role=status]")).to_contain_text("มี 1 ช่องที่ต้องแก้")


def test_the_grid_is_one_stop_of_the_tab_key_and_its_list_is_heard(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    page = anong.page
    stops = page.locator("#sheet, #sheet *").evaluate_all(
        "all => all.filter(one => one.tabIndex >= 0).map(one => one.id)"
    )
    assert stops == ["sheet"]
    anong.cell(1, "แผนงาน")
    anong.keys("F2", "ArrowDown")
    heard = Heard(anong)
    (box,) = heard.all("combobox")
    assert (box["name"], box["expanded"]) == ("แผนงาน", True)
    options = heard.all("option")
    assert len(options) == 13 and sum(bool(one.get("selected")) for one in options) == 1
    anong.keys("Escape", "Shift+F10")
    items = Heard(anong).all("menuitem")
    assert items[0]["name"] == "แทรกแถวเหนือแถวนี้" and items[0]["focused"]
    anong.keys("Escape")
    expect(page.locator("#sheet")).to_be_focused()
    anong.keys("Escape", "Tab")
    assert page.evaluate("document.getElementById('sheet').contains(document.activeElement)") is False


def test_a_plan_under_consideration_is_heard_as_read_only(
    world: World, plan: Plan, sit_down: Callable[[str], Planner]
) -> None:
    anong = sit_down("anong")
    submit(world, world.ban_a)
    anong.open()
    assert all(one.get("readonly") for one in Heard(anong).all("gridcell") if one["name"].startswith("โครงการที่"))
    anong.cell(1, "งบ 2571")
    anong.keys("F2")
    anong.paste("1\t2")
    anong.keys("Delete", "Control+d")
    assert anong.column("งบ 2571", 2) == ["10,000", "20,000"]


def test_chosen_colours_and_enlargement_keep_the_grid_usable(sit_down: Callable[[str], Planner]) -> None:
    anong = sit_down("anong")
    page = anong.page
    # 1280 px at 200 % are 640 px of the page.
    page.set_viewport_size({"width": 640, "height": 400})
    anong.open()
    anong.cell(1, "งบ 2571")
    expect(page.locator("#sheet")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box, name = page.locator("#sheet").bounding_box(), anong.at(1, "โครงการ").bounding_box()
    assert box is not None and name is not None and name["width"] < box["width"] / 2
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    outline = anong.at(1, "งบ 2571").evaluate("cell => getComputedStyle(cell).outlineWidth")
    assert outline == "3px"
    picture(page, "editing/grid-chosen-colours")
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator(".project-cards")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#sheet")).to_be_visible()
