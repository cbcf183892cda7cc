"""A planner's ways in and out: the workbook filled in, a big file left alone, a preview discarded, a plan carried over."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from prasan.classification.models import Classification
from prasan.framework.models import Alignment
from prasan.plans.actions import apply_import, keep_upload
from prasan.plans.models import Import, ProjectVersion
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, row
from tests.jobs.works import work_off
from tests.journeys.pictures import picture
from tests.plans.test_folders import zipped
from tests.web.inout.test_folders import plan as plan_file
from tests.web.planning.conftest import ROWS, workbook

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def working() -> dict[str, int]:
    return dict(ProjectVersion.objects.working().values_list("name", "total_baht"))


def choose(page: Page, world: World, path: Path) -> None:
    page.goto(f"/plans/{world.ban_a.code}/import/")
    page.set_input_files("#file", path)
    page.click("main button.main")
    page.wait_for_url("**/imports/*/")


def test_the_workbook_is_downloaded_filled_in_looked_at_and_applied(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None], tmp_path: Path
) -> None:
    sign_in("anong")
    page.goto(f"/plans/{world.ban_a.code}/import/")
    check()
    picture(page, "inout-import")
    with page.expect_download() as downloading:
        page.click("text=ดาวน์โหลดแบบกรอกแผน")
    path = tmp_path / "แผน.xlsx"
    downloading.value.save_as(path)
    book = openpyxl.load_workbook(path)
    filled: dict[str, str | int] = {
        "A": 1, "C": "ก่อสร้างถนน หมู่ที่ 4", "F": 500_000, "M": "กองช่าง", "T": "1.1 พัฒนาถนนให้ได้มาตรฐาน",
    }  # fmt: skip
    for column, value in filled.items():
        book["ผ.02"][f"{column}6"] = value
    book.save(path)
    choose(page, world, path)
    expect(page.locator(".tally a").first).to_contain_text("+1")
    expect(page.locator("#guidelines")).to_contain_text("1.1")
    check()
    picture(page, "inout-preview")
    page.click(".applybar button.main")
    page.wait_for_url("**/plans/**")
    assert working() == {"ก่อสร้างถนน หมู่ที่ 4": 500_000}
    assert Classification.objects.get().guideline.code == "1.1"


def test_a_big_file_is_left_alone_and_come_back_to(
    world: World,
    page: Page,
    sign_in: Callable[[str], None],
    check: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    monkeypatch.setattr("prasan.web.planning.importing.BIG_BYTES", 1)
    monkeypatch.setattr("prasan.web.planning.importing.BIG_ROWS", 1)
    settings.JOBS_AT_ONCE = False
    path = tmp_path / "แผนใหญ่.xlsx"
    path.write_bytes(workbook(*ROWS))
    sign_in("anong")
    choose(page, world, path)
    expect(page.locator("#waiting")).to_contain_text("รอคิว")
    check()
    picture(page, "inout-waiting")
    page.goto("/")
    work_off()
    page.goto(f"/plans/{world.ban_a.code}/import/")
    page.goto(f"/imports/{Import.objects.get().pk}/")
    expect(page.locator(".tally a").first).to_contain_text("+3")
    page.click(".applybar button.main")
    expect(page.locator("#waiting")).to_be_visible()
    work_off()
    expect(page.locator("h1")).to_contain_text("นำเข้าแล้ว")
    assert len(working()) == 3


def test_a_preview_is_discarded_and_stays_in_the_history(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "แผนเก่า.xlsx"
    path.write_bytes(workbook(*ROWS))
    sign_in("anong")
    choose(page, world, path)
    page.click("text=ทิ้งรายการนี้")
    page.fill("details[open] input[name=why]", "มีไฟล์ใหม่กว่า")
    page.click("text=ทิ้งตัวอย่างนี้")
    page.wait_for_url("**/plans/*/")
    page.goto(f"/plans/{world.ban_a.code}/files/")
    expect(page.locator("tbody")).to_contain_text("มีไฟล์ใหม่กว่า")
    check()
    assert working() == {}


def test_the_old_plan_is_carried_into_the_next_period_and_taken_back(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    rows = (
        row("ก่อสร้างถนน หมู่ที่ 4", amounts={2569: 500_000}, group="1. ยุทธศาสตร์ด้านโครงสร้างพื้นฐาน"),
        row("โรงเรียนผู้สูงอายุ", row=11, amounts={2570: 60_000}, group="2. ยุทธศาสตร์ด้านสังคม"),
    )
    old = PlanDocument(PlanFormat.STRATEGY, 2566, 2570, world.ban_a.name_th, rows)
    kept = keep_upload(organisation=world.ban_a, document=old, file_name="x", content=b"", by=world.cast.anong)
    apply_import(import_id=kept.pk, document=old, seen="new", by=world.cast.anong)
    sign_in("anong")
    page.goto(f"/plans/{world.ban_a.code}/?first_year=2566")
    page.click("text=ยกแผนไปช่วงใหม่")
    page.click("#own >> text=ตั้งประเด็นของ อปท.")
    page.fill("#new-title", "ด้านเมืองน่าอยู่")
    page.click("text=เพิ่มประเด็น")
    page.wait_for_load_state()
    check()
    page.goto(f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566")
    check()
    page.locator("#own details").first.locator("summary").click()
    page.locator("#own details").first.locator("input[value='1']").check()
    page.locator("#crosswalk tbody tr").nth(1).locator("details").first.locator("summary").click()
    page.locator("#crosswalk tbody tr").nth(1).locator("input[name='own-2']").check()
    page.locator("#crosswalk tbody tr").first.locator("details").last.locator("summary").click()
    page.locator("#crosswalk tbody tr").first.locator("input[name='targets-1'][value='1']").check()
    page.locator("#projects select").first.select_option("2572")
    picture(page, "inout-roll")
    page.click("text=ดูตัวอย่างก่อนนำเข้า")
    page.wait_for_url("**/imports/*/")
    expect(page.locator(".tally a").first).to_contain_text("+2")
    page.click(".applybar button.main")
    page.wait_for_url("**/plans/**")
    carried = ProjectVersion.objects.working().filter(project__plan__first_year=2571)
    assert {one.name: one.group for one in carried} == {
        "ก่อสร้างถนน หมู่ที่ 4": "1. โครงสร้างพื้นฐาน",
        "โรงเรียนผู้สูงอายุ": "1. ด้านเมืองน่าอยู่",
    }
    links = Alignment.objects.values_list("from_element__title_th", "to_element__title_th", "status")
    assert ("ด้านสังคม", "ด้านเมืองน่าอยู่", "confirmed") in links
    page.click("#imports summary >> nth=0")
    page.fill("#imports details[open] input[name=why]", "เลือกผิด")
    page.click("#imports details[open] button.danger")
    page.wait_for_load_state()
    assert not ProjectVersion.objects.working().filter(project__plan__first_year=2571).exists()


def test_the_pao_sends_a_districts_folder(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None], tmp_path: Path
) -> None:
    path = tmp_path / "อำเภอ.zip"
    path.write_bytes(
        zipped(
            {
                "ก.xlsx": plan_file(world.ban_a.name_th, row("ถนน ก"), code=world.ban_a.code),
                "ข.xlsx": plan_file("", row("ถนน ข")),
            }
        )
    )
    sign_in("porn")
    page.goto("/folders/")
    check()
    page.set_input_files("#file", path)
    page.click("main button.main")
    page.wait_for_url("**/folders/*/")
    check()
    picture(page, "inout-folder")
    page.locator("tbody select").first.select_option(world.ban_b.code)
    page.click("text=ใช้ อปท. นี้")
    page.click("#apply")
    expect(page.locator("tbody")).to_contain_text("นำเข้าแล้ว เพิ่ม 1")
    assert working() == {"ถนน ก": 100_000, "ถนน ข": 100_000}


def test_a_token_is_made_and_the_api_is_described(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    sign_in("anong")
    page.goto(f"/plans/{world.ban_a.code}/connections/")
    page.fill("#name", "ระบบแผน")
    page.click("main button.main")
    expect(page.locator("#secret")).to_contain_text("prasan_")
    check()
    page.goto("/api/")
    check()
