"""The coordination committees of a district and of the province: kept by their own, read by their neighbours."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from prasan.accounts.models import TrailEntry, User
from prasan.classification.actions import load_decisions
from prasan.committees.actions import hear_need, hold_hearing
from prasan.committees.models import Committee, Meeting, Resolution
from prasan.organisations.models import District
from prasan.plans.actions import answer_need
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, announce, coordinate, row
from tests.web.planning.conftest import nothing_remembered, text_of

__all__ = ["nothing_remembered"]
DISTRICT, PROVINCE = "/districts/5101/", "/coordination-committee/"


@pytest.fixture
def asked(world: World) -> int:
    """A project beyond the capacity of Ban A, announced; Ban C in the other district has one too."""
    announce(world.ban_c, [row("ถนนของอำเภออื่น", kind=ProjectKind.BEYOND_CAPACITY)])
    return announce(world.ban_a, [row("ถนนเชื่อมตำบล", kind=ProjectKind.BEYOND_CAPACITY), row("ถนนในหมู่บ้าน")])[0]


@pytest.fixture
def fah(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.fah)


@pytest.fixture
def krit(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.krit)


def test_the_secretary_appoints_fills_and_calls_the_districts_committee(world: World, fah: Client) -> None:
    do = f"{DISTRICT}committee/do/"
    assert "ยังไม่แต่งตั้งในระบบ" in text_of(fah.get("/desk/").content)
    page = fah.post(do, {"what": "appoint", "kind": "district", "order_no": "9/2569"}, follow=True)
    text = text_of(page.content)
    assert "คำสั่งเลขที่ 9/2569" in text
    assert "ผู้บริหารท้องถิ่น มี 0 คน ต้องมี 2 คน" in text  # Ban A and Ban B; the PAO's own head sits in the province's
    committee = Committee.objects.get()
    seat = {"what": "seat", "committee": committee.pk, "name": "นายกบี", "seat": "head", "post": "chair"}
    assert "นายกบี" in text_of(fah.post(do, {**seat, "starts_on": "2026-01-01"}, follow=True).content)
    called = fah.post(do, {"what": "call", "committee": committee.pk, "on": "2026-11-01", "agenda": "ก"}, follow=True)
    assert "คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ" in text_of(called.content)
    desk = text_of(fah.get("/desk/").content)
    assert "ประชุมครั้งที่ 1/2569 ยังไม่บันทึกผู้มาประชุม, รายงานการประชุม, มติ" in desk
    assert desk.count("ควรตรวจ") >= 2
    assert "ระดับอำเภอ" in text_of(fah.get("/to-do/").content)
    entry = TrailEntry.objects.filter(did="committee.appointed").get()
    assert (entry.organisation_code, entry.by) == ("", world.cast.fah)
    assert fah.post(do, {"what": "appoint", "kind": "province"}).status_code == 422
    assert fah.post(do, {"what": "hold"}).status_code == 422


def test_a_project_goes_from_its_organisation_over_the_district_to_the_province(
    world: World, fah: Client, krit: Client, asked: int
) -> None:
    meeting = coordinate(District.objects.get(code="5101"), by=world.cast.fah)
    assert "1 โครงการเกินศักยภาพที่ อปท. ในอำเภอขอประสาน ยังไม่มีมติ" in text_of(fah.get("/desk/").content)
    page = text_of(fah.get(f"{DISTRICT}meetings/{meeting.pk}/projects/").content)
    assert "ถนนเชื่อมตำบล" in page
    assert "ถนนในหมู่บ้าน" not in page
    assert "ถนนของอำเภออื่น" not in page
    higher = coordinate(world.province, by=world.cast.krit)
    empty = text_of(krit.get(f"{PROVINCE}meetings/{higher.pk}/projects/").content)
    assert "ยังไม่มีโครงการที่รอพิจารณา" in empty
    form = {"what": "resolve_projects", "meeting": meeting.pk, f"outcome-{asked}": "agreed"}
    assert "บันทึกมติ 1 โครงการแล้ว" in text_of(fah.post(f"{DISTRICT}committee/do/", form, follow=True).content)
    assert "ถนนเชื่อมตำบล" in text_of(krit.get(f"{PROVINCE}meetings/{higher.pk}/projects/").content)
    assert "1 โครงการที่คณะกรรมการระดับอำเภอเห็นชอบ ยังไม่มีมติ" in text_of(krit.get("/desk/").content)
    form = {"what": "resolve_projects", "meeting": higher.pk, f"outcome-{asked}": "agreed"}
    krit.post(f"{PROVINCE}committee/do/".replace("committee/do/", "do/"), form)
    public = text_of(Client().get(f"/projects/P{asked}/").content)
    for body in ("ระดับอำเภอ", "ระดับจังหวัด"):
        assert f"เห็นชอบ คณะกรรมการประสานแผนพัฒนาท้องถิ่น{body} ครั้งที่ 1/2569" in public


def test_the_pao_sees_how_all_districts_stand_in_few_questions(
    world: World, asked: int, as_user: Callable[[User], Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pao = as_user(world.cast.porn)
    pao.get(f"{PROVINCE}")
    with CaptureQueriesContext(connection) as before:
        pao.get(PROVINCE)
    without = len(before)
    for district in District.objects.all():
        coordinate(district, by=world.cast.porn)
    pao.get(PROVINCE)
    with django_assert_num_queries(without):  # read once for each write
        table = text_of(pao.get(PROVINCE).content).split("โครงการรอพิจารณา")[-1]
    assert table.count("1 พ.ย. 2569 – 1") == 2  # met, no meeting called, one project waits in each


def test_what_waits_is_ranked_with_its_reasons_as_a_proposal(
    world: World, fah: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    beyond = ProjectKind.BEYOND_CAPACITY
    plain, heard = announce(world.ban_a, [row("ถนนไกล", kind=beyond), row("ถนนที่ชาวบ้านขอ", kind=beyond)])
    announce(world.ban_b, [row(f"สระ {number}", kind=beyond) for number in range(12)])
    meeting = coordinate(District.objects.get(code="5101"), by=world.cast.fah)
    hearing = hold_hearing(
        organisation=world.ban_a, on=date(2026, 5, 1), place="ศาลา", topic="ความต้องการ", by=world.cast.anong
    )
    need = hear_need(hearing=hearing, text="ขอถนน", place="", by=world.cast.anong)
    answer_need(need=need, project_id=heard, by=world.cast.anong)
    load_decisions(edition=world.edition, decisions={plain: "1.1"}, by=None)
    fah.get(f"{DISTRICT}committee/")  # what every page asks once in a process
    with django_assert_max_num_queries(15):
        text = text_of(fah.get(f"{DISTRICT}committee/").content)
    assert "ลำดับนี้ระบบเสนอจากข้อมูลในแผนที่ประกาศแล้ว" in text
    waiting = text.split("รวมทุกปี (บาท)", 1)[1]
    assert waiting.index("ถนนที่ชาวบ้านขอ") < waiting.index("สระ 0")
    assert "ตอบสิ่งที่ประชาคมเสนอ 1 เรื่อง" in waiting
    fah.post(
        f"{DISTRICT}committee/do/", {"what": "resolve_projects", "meeting": meeting.pk, f"outcome-{heard}": "agreed"}
    )
    assert "ถนนที่ชาวบ้านขอ" not in text_of(fah.get(f"{DISTRICT}committee/").content)
    considered = text_of(fah.get(f"{DISTRICT}meetings/{meeting.pk}/projects/").content)
    assert considered.index("สระ 0") < considered.index("ถนนที่ชาวบ้านขอ")


def test_neighbours_read_and_strangers_find_nothing(
    world: World, asked: int, as_user: Callable[[User], Client]
) -> None:
    own, other = (coordinate(one, by=world.cast.porn) for one in District.objects.order_by("code"))
    reader = as_user(world.cast.boonmee)
    page = reader.get(f"{DISTRICT}meetings/{own.pk}/").content.decode()
    assert "committee/do/" not in page
    assert reader.post(f"{DISTRICT}committee/do/", {"what": "keep", "meeting": own.pk}).status_code == 403
    for client in (reader, as_user(world.cast.fah)):
        assert client.get("/districts/5102/committee/").status_code == 404
        assert client.get(f"/districts/5102/meetings/{other.pk}/").status_code == 404
        assert client.get(f"{DISTRICT}meetings/{other.pk}/").status_code == 404
        assert client.post("/districts/5102/committee/do/", {"what": "keep", "meeting": other.pk}).status_code == 404
    assert reader.get(PROVINCE).status_code == 404
    assert as_user(world.cast.fah).get("/districts/9999/committee/").status_code == 404
    fah = as_user(world.cast.fah)
    for what in ("keep", "resolve", "resolve_projects"):
        form = {"what": what, "meeting": other.pk, "outcome": "noted", "text": "ก", f"outcome-{asked}": "agreed"}
        assert fah.post(f"{DISTRICT}committee/do/", form).status_code == 404
    assert not Resolution.objects.exists()
    assert Meeting.objects.get(pk=other.pk).minutes == ""


def test_the_pao_sees_how_the_districts_stand_and_keeps_on_their_behalf(
    world: World, asked: int, as_user: Callable[[User], Client]
) -> None:
    coordinate(District.objects.get(code="5101"), by=world.cast.fah)
    porn = as_user(world.cast.porn)
    assert "/coordination-committee/" in porn.get("/desk/").content.decode()
    text = text_of(porn.get(PROVINCE).content)
    assert "เมืองสมุทรทอง 1 1 พ.ย. 2569 – 1" in text
    assert "คลองเงิน ยังไม่แต่งตั้งในระบบ" in text
