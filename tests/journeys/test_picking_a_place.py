"""Where a project is: picked on the map by pointer or by keys, or typed; the distance and what lies outside are told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prasan.plans.actions import add_project, open_plan
from prasan.plans.models import ProjectVersion
from prasan.plans.rules.rows import PlanFormat
from tests.build import World
from tests.journeys.pictures import picture
from tests.web.editing.provinces import write_province

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def road(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProjectVersion:
    """A road of Ban A, in a province whose places are known."""
    write_province(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    plan = open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )
    saved = add_project(plan_id=plan.pk, cells={"name": "ก่อสร้างถนน"}, by=world.cast.anong)
    return ProjectVersion.objects.get(edit=saved.edit)


def test_a_line_is_picked_and_saved_and_typed_coordinates_are_told_about(
    road: ProjectVersion, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto(f"/plans/5002/projects/P{road.project_id}/")
    drawing = page.locator("#picker svg")
    drawing.scroll_into_view_if_needed()
    drawing.click(position={"x": 120, "y": 150})
    drawing.click(position={"x": 200, "y": 190})
    expect(page.locator("#picker-told")).to_contain_text("ห่างจากสำนักงาน")
    expect(page.locator("#picker-told")).to_contain_text("ยาว")
    expect(page.locator("#f-tambon")).to_have_value("บ้านเอ")
    check()
    drawing.scroll_into_view_if_needed()
    wide = page.viewport_size is not None and page.viewport_size["width"] > 768
    picture(page, "editing/map" if wide else "editing/map-phone")
    start = page.input_value("#f-point")
    page.click(".form-foot button.main")
    expect(page.locator("main")).to_contain_text("บันทึกแล้ว")
    now = ProjectVersion.objects.get(project=road.project, is_latest=True)
    assert f"{now.lat:.6f}, {now.lon:.6f}" == start
    assert now.end_lat is not None and now.tambon == "บ้านเอ"
    page.fill("#f-point", "18.100000, 99.900000")
    expect(page.locator("#picker-told")).to_contain_text("นอกจังหวัด")


def test_the_map_is_worked_by_keys_alone(road: ProjectVersion, page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("anong")
    page.goto(f"/plans/5002/projects/P{road.project_id}/")
    page.locator("#picker svg").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-point")).to_have_value("13.500000, 100.100000")
    page.keyboard.press("+")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert float(page.input_value("#f-end_point").split(",")[0]) > 13.5
    page.keyboard.press("Delete")
    expect(page.locator("#f-point")).to_have_value("")
