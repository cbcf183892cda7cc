"""A plan's way through its people: submitted, returned with a reason, considered, approved, announced; and the PAO's page.

With PRASAN_SCREENSHOTS=1 the pictures of docs/how-to are taken on the way.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from prasan.organisations.models import Organisation
from prasan.plans.actions import apply_import, keep_upload, state_of
from prasan.plans.models import Plan, Revision
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import World, row

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
FULL = partial(row, target="1 แห่ง", unit="กองช่าง")
ROWS = (FULL("ก่อสร้างถนนคอนกรีต หมู่ที่ 4"), FULL("โรงเรียนผู้สูงอายุ", row=11, amounts={2572: 60_000}))
As = Callable[[str], None]


def bring_in(world: World, organisation: Organisation, *rows: ProjectRow) -> None:
    """Projects into the working plan."""
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", rows)
    by = world.cast.boonmee if organisation == world.ban_b else world.cast.anong
    kept = keep_upload(organisation=organisation, document=document, file_name="a.xlsx", content=b"a", by=by)
    seen = state_of(Plan.objects.filter(organisation=organisation).first())
    apply_import(import_id=kept.pk, document=document, seen=seen, by=by)


def picture(page: Page, name: str) -> None:
    viewport = page.viewport_size
    if os.environ.get("PRASAN_SCREENSHOTS") == "1" and viewport and viewport["width"] > 1000:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def now_at(page: Page, state: str) -> None:
    expect(page.locator(".path.life li.now b")).to_have_text(state)


def pass_on(page: Page, address: str, *, number: str = "") -> None:
    """The meeting agrees."""
    page.goto(address)
    page.fill("#forward-meeting", "ครั้งที่ 1/2569")
    if number:
        page.fill("#forward-no", number)
    page.click("#step button.main")


def test_a_plan_is_submitted_returned_mended_approved_and_announced(
    world: World, page: Page, become: As, check: Callable[[], None], tmp_path: Path
) -> None:
    bring_in(world, world.ban_a, *ROWS)
    address = f"/plans/{world.ban_a.code}/life/"
    become("anong")
    page.click("text=ขั้นตอนของแผน")
    now_at(page, "ร่าง")
    expect(page.locator("#ready")).to_contain_text("ครบแล้ว เสนอได้")
    check()
    picture(page, "life-draft")
    page.click("#step button.main")
    now_at(page, "คณะกรรมการสนับสนุนพิจารณา")
    expect(page.locator("main")).to_contain_text("ขณะนี้รอ ปลัด")
    expect(page.locator("#step")).to_have_count(0)
    page.goto(f"/plans/{world.ban_a.code}/grid/")
    expect(page.locator("main")).to_contain_text("แก้โครงการไม่ได้ขณะนี้")
    check()

    become("duang")
    page.goto(address)
    check()
    page.click("text=ส่งกลับให้ผู้จัดทำแผนแก้")
    page.fill("#return-why", "ยอดปี 2572 ไม่ตรงกับบัญชี")
    picture(page, "life-return")
    page.click(".fold button.danger >> nth=0")
    now_at(page, "ส่งกลับให้แก้")

    become("anong")
    expect(page.locator("main")).to_contain_text("ยอดปี 2572 ไม่ตรงกับบัญชี")
    page.goto(address)
    page.click("#step button.main")

    become("duang")
    pass_on(page, address)
    now_at(page, "คณะกรรมการพัฒนาท้องถิ่นพิจารณา")
    pass_on(page, address)
    now_at(page, "ผู้บริหารท้องถิ่นพิจารณา")

    become("chai")
    page.goto(address)
    scan = tmp_path / "อนุมัติ.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    page.set_input_files("#approve-paper", scan)
    page.click("#step button.main")
    now_at(page, "อนุมัติแล้ว รอประกาศ")
    expect(page.locator("#history")).to_contain_text("อนุมัติ.pdf")
    page.fill("#announce-signer", "นายกเทศมนตรี")
    page.fill("#announce-no", "ประกาศ 7/2569")
    check()
    picture(page, "life-announce")
    page.click("#step button.main")
    expect(page.locator("main")).to_contain_text("ไม่มีฉบับที่กำลังทำอยู่")

    page.context.clear_cookies()
    page.goto(f"/organisations/{world.ban_a.code}/revisions/2571/1/")
    expect(page.locator("main")).to_contain_text("ประกาศ 7/2569")
    check()


def test_an_addition_of_an_sao_goes_through_its_council(
    world: World, page: Page, become: As, check: Callable[[], None]
) -> None:
    bring_in(world, world.ban_b, *ROWS)
    address = f"/plans/{world.ban_b.code}/life/"
    become("porn")
    page.goto(address)
    page.click("text=ประกาศบนกระดาษครบทุกขั้นแล้ว บันทึกทีเดียว")
    page.fill("#whole-on", Revision.objects.get().state_since.date().isoformat())
    page.fill("#whole-no", "ประกาศ 1/2569")
    page.fill("#whole-signer", "นายก อบต.")
    page.click("text=บันทึกการประกาศ")
    expect(page.locator("#history")).to_contain_text("บันทึกแทน")

    bring_in(world, world.ban_b, *ROWS, FULL("ขยายเขตประปา", row=12))
    become("boonmee")
    page.goto(address)
    expect(page.locator("#kind-add")).to_be_checked()
    page.fill("#why", "หมู่ 2 ไม่มีน้ำประปา")
    page.click("#describe button")
    picture(page, "life-ready")
    page.click("text=เทียบฉบับเดิมกับฉบับใหม่")
    expect(page.locator(".compared")).to_have_count(1)
    check()
    picture(page, "life-compare")
    page.goto(address)
    page.click("#step button.main")
    # Nobody in this organisation keeps the committees in prasan: its planner records their papers.
    pass_on(page, address, number="สน 1/2570")
    pass_on(page, address, number="พน 1/2570")
    now_at(page, "สภาท้องถิ่นพิจารณา")
    expect(page.locator("#step")).to_have_count(0)

    become("manee")
    pass_on(page, address)
    become("nom")
    page.goto(address)
    page.click("#step button.main")
    page.fill("#announce-signer", "นายก อบต.")
    page.click("#step button.main")
    expect(page.locator("#announced")).to_contain_text("เพิ่มเติม ครั้งที่ 1/")


def test_the_pao_sees_who_holds_each_plan_and_nudges_one(
    world: World, page: Page, become: As, check: Callable[[], None]
) -> None:
    bring_in(world, world.ban_b, *ROWS)
    become("porn")
    page.click("text=สถานะทั้งจังหวัด")
    expect(page.locator("tbody tr")).to_have_count(5)
    check()
    picture(page, "province-state")
    page.fill("#q", "บ้านบี")
    page.click(".toolbar button")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.click("tbody summary")
    page.fill("tbody input[name=text]", "ขอให้เสนอแผนภายในวันศุกร์")
    page.click("tbody form button")
    expect(page.locator("main")).to_contain_text("แล้ว")

    become("boonmee")
    expect(page.locator("main")).to_contain_text("ขอให้เสนอแผนภายในวันศุกร์")
    check()
    picture(page, "desk-to-do")
    page.click("text=รับทราบ")
    page.goto("/desk/")
    expect(page.locator("main")).not_to_contain_text("ขอให้เสนอแผนภายในวันศุกร์")
    page.goto("/to-do/")
    check()


def test_committees_and_hearings_are_kept_on_a_phone_too(
    world: World, page: Page, become: As, check: Callable[[], None]
) -> None:
    bring_in(world, world.ban_a, *ROWS)
    become("anong")
    page.goto(f"/plans/{world.ban_a.code}/committees/")
    check()
    page.click("text=แต่งตั้งคณะกรรมการ")
    page.fill("#order_no", "12/2569")
    page.click("text=แต่งตั้ง >> nth=-1")
    page.fill("#name", "นางสาวดี ใจงาม")
    page.fill("#starts_on", "1 ม.ค. 2569")
    page.click("details[open] button:not([data-pick])")
    expect(page.locator("tbody")).to_contain_text("นางสาวดี ใจงาม")
    check()
    picture(page, "committee")
    page.goto(f"/plans/{world.ban_a.code}/committees/")
    page.click("text=บันทึกประชาคม")
    page.fill("#hold-place", "ศาลาหมู่ 2")
    page.fill("#hold-topic", "ความต้องการของหมู่ 2")
    page.click("details[open] button:not([data-pick])")
    page.fill("#text", "ถนนเป็นหลุมหน้าวัด")
    page.click("text=เพิ่มสิ่งที่เสนอ")
    expect(page.locator("main")).to_contain_text("ยังไม่มีคำตอบ 1 เรื่อง")
    check()
    picture(page, "hearing")
