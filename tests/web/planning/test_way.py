"""The next step on the pages: each person is told what to do, or whom they wait for."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.classification.actions import load_decisions
from prasan.plans.models import Import, Project
from tests.build import World, announce, move_on, row, submit
from tests.web.planning.conftest import ROWS, text_of, workbook

PLAN, LIFE, CHECKS = "/plans/5002/?first_year=2571", "/plans/5002/life/?first_year=2571", "/plans/5002/checks/"


def next_on(client: Client, address: str = "/desk/") -> str:
    """What the page says comes next."""
    forget()
    way = client.get(address).context["way"]
    return f"{way.next.said} [{way.next.label}] {way.next.address}"


def test_a_planner_is_led_from_the_first_file_to_the_papers(
    world: World, anong: Client, as_user: Callable[[User], Client], bring_in: Callable[..., Import]
) -> None:
    assert "ดาวน์โหลดแบบกรอกแผน" in text_of(anong.get("/desk/").content)
    bring_in(*ROWS, row("ศาลาที่ยังไม่มีงบ", row=13, amounts={}))
    assert next_on(anong).startswith("4 โครงการรอจัดเข้าประเด็น [จัดเข้าประเด็น] /plans/5002/inbox/")
    assert next_on(anong) == next_on(anong, PLAN)
    projects = Project.objects.order_by("pk")
    load_decisions(edition=world.edition, decisions={one.pk: "1.1" for one in projects}, by=None)
    assert next_on(anong).startswith("มี 1 เรื่องที่ต้องแก้ก่อนเสนอ [ดูสิ่งที่ต้องแก้] /plans/5002/checks/")
    bring_in(*ROWS, row("ศาลาที่ยังไม่มีงบ", row=13, amounts={2571: 9_000}))
    assert next_on(anong).endswith("[ไปเสนอพิจารณา] /plans/5002/life/?first_year=2571#step")
    submit(world, world.ban_a)
    assert next_on(anong) == "รอปลัด · คณะกรรมการสนับสนุนพิจารณา [] "
    duang, chai = as_user(world.cast.duang), as_user(world.cast.chai)
    assert "[บันทึกผลการพิจารณา] /plans/5002/life/" in next_on(duang)
    move_on(world.ban_a, by=world.cast.duang, back=True)
    assert next_on(anong).startswith("ส่งกลับให้แก้ แก้แล้วเสนออีกครั้ง [ไปเสนออีกครั้ง]")
    assert anong.get(PLAN).context["way"].next.why == "ยอดเงินไม่ตรง"
    for by in (world.cast.anong, world.cast.duang, world.cast.duang, world.cast.chai):
        move_on(world.ban_a, by=by)
    assert "อนุมัติแล้ว รอประกาศ [ประกาศใช้]" in next_on(chai)
    move_on(world.ban_a, by=world.cast.chai)
    assert next_on(anong).endswith("[พิมพ์เอกสาร] /organisations/5002/documents/?first_year=2571")


def test_a_plan_of_the_period_before_leads_to_the_new_one(
    world: World, anong: Client, bring_in: Callable[..., Import]
) -> None:
    old = SimpleUploadedFile("old.xlsx", workbook(row("ถนนเดิม", amounts={2566: 9_000}), first_year=2566))
    preview = anong.post("/plans/5002/import/", {"file": old})["Location"]
    anong.post(f"{preview}apply/", {"seen": anong.get(preview).context["preview"].seen})
    assert "[ยกแผนไปช่วงใหม่] /plans/5002/roll-forward/?first_year=2566" in next_on(anong)
    bring_in(*ROWS)
    assert "[เปิดแผน 2571–2575] /plans/5002/?first_year=2571" in next_on(anong, "/plans/5002/?first_year=2566")


def test_who_only_reads_is_told_whom_the_plan_waits_for(
    world: World, as_user: Callable[[User], Client], bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    chai = as_user(world.cast.chai)
    assert next_on(chai) == "รอนักวิเคราะห์นโยบายและแผนจัดทำแผน [] "
    assert {stop.name for stop in chai.get(PLAN).context["way"].stops if not stop.address} == {"จัดเข้าประเด็น"}


def test_while_it_is_considered_the_page_offers_no_way_to_change_it(
    world: World, anong: Client, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    before = text_of(anong.get(PLAN).content)
    submit(world, world.ban_a)
    after = text_of(anong.get(PLAN).content)
    assert "แก้ในตาราง" in before and "เพิ่มโครงการ" in before
    assert "แก้ในตาราง" not in after and "เพิ่มโครงการ" not in after and "ดูในตาราง" in after
    assert "เพิ่มแถว" not in text_of(anong.get("/plans/5002/grid/?first_year=2571").content)


def test_what_must_be_mended_opens_to_its_projects(
    world: World, anong: Client, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS, row("ศาลาที่ยังไม่มีงบ", row=13, amounts={}))
    page = anong.get(LIFE).content.decode()
    assert text_of(page.encode()).count("งบประมาณ") == 1
    assert f"{CHECKS}?first_year=2571&amp;lacks=amounts#projects" in page
    listed = anong.get(f"{CHECKS}?first_year=2571&lacks=amounts")
    assert [line.name for line in listed.context["lines"]] == ["ศาลาที่ยังไม่มีงบ"]
    assert "โครงการที่ขาดงบประมาณอย่างน้อยหนึ่งปี" in text_of(listed.content)
    assert anong.get(f"{CHECKS}?lacks=nothing-known").context["lines"] == []


def test_a_return_stands_above_the_steps_for_who_mends_it(
    world: World, anong: Client, as_user: Callable[[User], Client], bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    submit(world, world.ban_a)
    move_on(world.ban_a, by=world.cast.duang, back=True)
    assert 'id="returned"' in anong.get(LIFE).content.decode()
    told = text_of(as_user(world.cast.duang).get(LIFE).content)
    assert "ขณะนี้รอ นักวิเคราะห์นโยบายและแผน แก้แล้วเสนอพิจารณา" in told


def test_after_the_announcement_the_steps_lead_to_papers_and_duties(world: World, anong: Client) -> None:
    announce(world.ban_a, [row("ถนน")])
    page = anong.get(LIFE).content.decode()
    for way in ("/organisations/5002/documents/", "/plans/5002/duties/", "/organisations/5002/"):
        assert f'href="{way}' in page


def test_the_pao_is_told_whose_turn_it_is_and_may_record_on_their_behalf(
    world: World, as_user: Callable[[User], Client], bring_in: Callable[..., Import]
) -> None:
    porn = as_user(world.cast.porn)
    bring_in(*ROWS)
    name = world.ban_a.name_th
    assert next_on(porn, PLAN).startswith(f"รอนักวิเคราะห์ของ {name} · 3 โครงการรอจัดเข้าประเด็น [จัดเข้าประเด็น]")
    submit(world, world.ban_a)
    assert next_on(porn, PLAN).startswith("รอปลัด · คณะกรรมการสนับสนุนพิจารณา [บันทึกแทน] /plans/5002/life/")
    move_on(world.ban_a, by=world.cast.duang, back=True)
    assert next_on(porn, PLAN).startswith(f"รอนักวิเคราะห์ของ {name}")
    for by in (world.cast.anong, world.cast.duang, world.cast.duang, world.cast.chai, world.cast.chai):
        move_on(world.ban_a, by=by)
    assert next_on(porn, PLAN).startswith(f"ประกาศใช้แล้ว รอ {name} แจ้งและปิดประกาศตามกำหนด [พิมพ์เอกสาร]")
