"""The secretary of an SAO's council: waits until the plan comes, reads what is put before the council, returns it with
a reason, keeps the session and its resolution, records the vote, takes a mistaken record back, and sees it announced.

With PRASAN_SCREENSHOTS=1 the pictures of docs/how-to are taken on the way.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from prasan.plans.models import Revision
from tests.build import World, move_on, submit
from tests.journeys.test_life_of_a_plan import ROWS, bring_in
from tests.journeys.test_planners_whole_way import follow, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LIFE = "/plans/5003/life/?first_year=2571"


def test_a_plan_goes_through_its_council(
    world: World, page: Page, become: Callable[[str], None], check: Callable[[], None]
) -> None:
    bring_in(world, world.ban_b, *ROWS)
    become("manee")
    expect(page.locator("#next")).to_contain_text("รอนักวิเคราะห์นโยบายและแผนจัดทำแผน")
    check()
    put_before_the_council(world)

    page.goto("/desk/")
    shot(page, "11-council")
    expect(page.locator(".due")).to_contain_text("พิจารณาแผนที่ค้างอยู่")
    follow(page, "สภาท้องถิ่นพิจารณา")
    check()
    page.click("text=ดูโครงการทั้งหมด")
    expect(page.locator(".grid")).to_contain_text("โรงเรียนผู้สูงอายุ")
    expect(page.locator("main")).not_to_contain_text("แก้ในตาราง")
    page.goto("/plans/5003/documents/p02/?first_year=2571")
    expect(page.locator(".paper").first).to_contain_text("บัญชีรายละเอียดโครงการพัฒนา")

    page.goto(LIFE)
    page.click("text=ส่งกลับให้ผู้จัดทำแผนแก้")
    page.fill("#return-why", "สภาขอให้เพิ่มโครงการน้ำ")
    page.click(".fold button.danger >> nth=0")
    expect(page.locator("main")).to_contain_text("แก้แล้วเสนอพิจารณา")
    put_before_the_council(world)

    keep_the_session(page, check)
    follow(page, "สภาท้องถิ่นพิจารณา")
    page.select_option("#forward-held", index=1)
    shot(page, "12-council-step")
    page.click("#step button.main")
    page.click("text=ถอนขั้นล่าสุดที่บันทึกผิด")
    page.fill("#take-back-why", "เลือกการประชุมผิดครั้ง")
    page.click("details[open] button.danger")
    expect(page.locator(".path.life li.now b")).to_have_text("สภาท้องถิ่นพิจารณา")
    page.fill("#forward-meeting", "สมัยสามัญ สมัยที่ 4 ครั้งที่ 2/2569")
    page.click("#step button.main")
    expect(page.locator("main")).to_contain_text("ขณะนี้รอ ผู้บริหารท้องถิ่น")

    for _ in ("approve", "announce"):
        move_on(world.ban_b, by=world.cast.nom)
    page.goto("/desk/")
    expect(page.locator("#next")).to_contain_text("ประกาศใช้แล้ว")
    page.goto("/organisations/5003/revisions/2571/1/")
    expect(page.locator("h1")).to_contain_text("จัดทำแผน")
    check()
    refused(page, world)


def put_before_the_council(world: World) -> None:
    """Its planner submits it and, as nobody keeps the committees in prasan, records their papers."""
    if Revision.objects.filter(state="draft").exists():
        submit(world, world.ban_b)
    else:
        move_on(world.ban_b, by=world.cast.boonmee)
    for _ in ("support", "development"):
        move_on(world.ban_b, by=world.cast.boonmee)


def keep_the_session(page: Page, check: Callable[[], None]) -> None:
    page.goto("/plans/5003/committees/")
    page.click("text=แต่งตั้งคณะกรรมการ >> nth=-1")
    page.select_option("#kind", "council")
    page.click("details[open] button:not([data-pick])")
    page.fill("#name", "นายมั่น ประธานสภา")
    page.fill("#starts_on", "1 ม.ค. 2569")
    page.click("details[open] button:not([data-pick])")
    page.click("summary:has-text('นัดประชุม')")
    page.fill("#call-agenda", "พิจารณาร่างแผนพัฒนาท้องถิ่น")
    page.click("details[open] button:has-text('นัดประชุม')")
    page.check("input[name=present]")
    page.click("form:has(#agenda) button")
    page.fill("#text", "สภาเห็นชอบร่างแผน")
    page.check("#subject")
    page.click("text=บันทึกมติ")
    expect(page.locator("main")).to_contain_text("สภาเห็นชอบร่างแผน จัดทำแผน")
    check()


def refused(page: Page, world: World) -> None:
    """She writes in no plan, and another organisation's has no door for her."""
    bring_in(world, world.ban_a, *ROWS)
    assert page.request.get("/plans/5003/grid/").status == 403
    for name in ("", "life/", "committees/", "checks/", "documents/", "duties/", "export.xlsx"):
        assert page.request.get(f"/plans/5002/{name}").status == 404
