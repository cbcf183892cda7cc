"""A planner's way: last year's workbook in, its projects under their guidelines, and every step back again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prasan.classification.models import Classification
from prasan.plans.models import Import, ProjectVersion
from tests.build import World, row
from tests.web.planning.conftest import workbook, write_vocabulary

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ROWS = (
    row("ก่อสร้างถนนคอนกรีต หมู่ที่ 4", objective="เพื่อให้ถนนสัญจรสะดวก", amounts={2571: 500_000}),
    row("โรงเรียนผู้สูงอายุ", row=11, amounts={2571: 60_000, 2572: 60_000}),
    row("ขยายเขตประปา หมู่ที่ 2", row=12, amounts={2572: 90_000}),
    row("ปรับปรุงถนนลูกรัง หมู่ที่ 7", row=13, amounts={2573: 120_000}),
)


@pytest.fixture(autouse=True)
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words by which the invented province's guidelines are told apart."""
    write_vocabulary(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))


@pytest.fixture
def send(page: Page, world: World, tmp_path: Path) -> Callable[[bytes], None]:
    """Choose a workbook on the upload page and go on to its preview."""

    def sent(content: bytes) -> None:
        path = tmp_path / "แผนพัฒนา 2571.xlsx"
        path.write_bytes(content)
        page.goto(f"/plans/{world.ban_a.code}/import/")
        page.set_input_files("#file", path)
        page.click("main button.main")
        page.wait_for_url("**/imports/*/")

    return sent


def apply(page: Page) -> None:
    page.click(".applybar button.main")
    page.wait_for_url("**/plans/**")


def in_force() -> dict[str, str]:
    decided = Classification.objects.filter(ended_at=None)
    return dict(decided.values_list("project__versions__name", "guideline__code"))


def test_a_workbook_comes_in_is_seen_changed_and_taken_back(
    world: World,
    page: Page,
    sign_in: Callable[[str], None],
    check: Callable[[], None],
    send: Callable[[bytes], None],
) -> None:
    sign_in("anong")
    check()
    page.click("text=นำเข้า Excel")
    check()
    send(workbook(*ROWS))
    expect(page.locator("h1")).to_have_text("ดูก่อนนำเข้า ยังไม่มีอะไรเปลี่ยน")
    expect(page.locator(".tally a").first).to_contain_text("+4")
    check()
    apply(page)
    expect(page.locator(".grid tbody")).to_contain_text("โรงเรียนผู้สูงอายุ")
    expect(page.locator(".grid tfoot")).to_contain_text("รวม 4 จาก 4 โครงการ")
    check()

    send(workbook(replace(ROWS[0], amounts={2571: 720_000}), *ROWS[1:3]))
    expect(page.locator("#changed ins")).to_have_text("720,000")
    expect(page.locator("#gone")).to_contain_text("ปรับปรุงถนนลูกรัง")
    check()
    page.check("#take_out_gone")
    apply(page)
    expect(page.locator(".grid tfoot")).to_contain_text("รวม 3 จาก 3 โครงการ")

    page.click("#imports summary")
    page.fill("#imports input[name=why]", "ส่งไฟล์ผิด")
    page.click("#imports button.danger")
    expect(page.locator("main")).to_contain_text("ย้อนกลับแล้ว แผนเป็นเหมือนก่อนนำเข้า")
    expect(page.locator(".grid tfoot")).to_contain_text("รวม 4 จาก 4 โครงการ")
    assert sorted(Import.objects.values_list("state", flat=True)) == ["applied", "undone"]
    assert ProjectVersion.objects.working().get(name=ROWS[0].name).total_baht == 500_000


def test_a_file_that_is_no_plan_is_refused_on_the_same_page(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None], tmp_path: Path
) -> None:
    sign_in("anong")
    path = tmp_path / "รูป.xlsx"
    path.write_bytes(b"not a workbook")
    page.goto(f"/plans/{world.ban_a.code}/import/")
    page.set_input_files("#file", path)
    page.click("main button.main")
    expect(page.locator("#refusal")).to_contain_text("ยังไม่มีอะไรเปลี่ยน")
    check()
    assert Import.objects.count() == 0


def test_projects_are_confirmed_corrected_and_many_at_once(
    world: World,
    page: Page,
    sign_in: Callable[[str], None],
    check: Callable[[], None],
    send: Callable[[bytes], None],
) -> None:
    sign_in("anong")
    send(workbook(*ROWS))
    apply(page)
    page.goto(f"/plans/{world.ban_a.code}/inbox/")
    expect(page.locator(".case")).to_have_count(4)
    check()

    school = page.locator(".case", has_text="โรงเรียนผู้สูงอายุ")
    expect(school.locator("mark").first).to_have_text("ผู้สูงอายุ")
    school.locator("button.choice.best").click()
    expect(page.locator(".case")).to_have_count(3)
    expect(page.locator("#inbox-counts")).to_contain_text("ยืนยันแล้ว 1 จาก 4")
    expect(page.locator("#inbox-last")).to_contain_text("2.1")

    water = page.locator(".case", has_text="ขยายเขตประปา")
    water.locator("select").select_option("1.1")
    water.locator("text=ใช้แนวทางนี้").click()
    expect(page.locator(".case")).to_have_count(2)

    for box in page.locator("input[name=chosen]").all():
        box.check()
    page.click("#confirm-chosen")
    expect(page.locator("main")).to_contain_text("จัดครบทุกโครงการแล้ว")
    check()
    assert in_force() == {ROWS[0].name: "1.1", ROWS[1].name: "2.1", ROWS[2].name: "1.1", ROWS[3].name: "1.1"}

    page.click("#undo-last")
    expect(page.locator(".case")).to_have_count(2)
    page.goto(f"/plans/{world.ban_a.code}/inbox/?tab=confirmed")
    expect(page.locator("tbody tr")).to_have_count(2)
    check()


def test_the_inbox_is_worked_by_keyboard_alone(
    world: World, page: Page, sign_in: Callable[[str], None], send: Callable[[bytes], None]
) -> None:
    sign_in("anong")
    send(workbook(*ROWS))
    apply(page)
    page.goto(f"/plans/{world.ban_a.code}/inbox/")
    first = page.locator(".case").first.get_attribute("id")
    page.keyboard.press("j")
    expect(page.locator(".case[aria-current]")).to_have_count(1)
    assert page.locator(".case[aria-current]").get_attribute("id") != first
    page.keyboard.press("k")
    assert page.locator(".case[aria-current]").get_attribute("id") == first
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator(".case")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(page.locator(".case")).to_have_count(2)
    assert len(in_force()) == 2
    page.keyboard.press("z")
    expect(page.locator(".case")).to_have_count(3)
