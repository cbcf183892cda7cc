"""From the decision to the amended plan in the browser; and what looks like the project in the form."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from prasan.accounts.models import User
from prasan.coordination.actions.deciding import decide_overlap
from prasan.coordination.actions.joint import answer_request, open_request
from prasan.plans.models import Plan
from tests.build import World, announce, row
from tests.coordination.worlds import ROAD_A, ROAD_B, make_overlapping, overlap_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def words(content: bytes) -> str:
    return " ".join(BeautifulSoup(content, "html.parser").get_text(" ").split())


def test_an_owner_agrees_and_takes_its_project_out_on_the_page(world: World, as_user: Callable[[User], Client]) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_a, by=world.cast.anong)
    anong, boonmee = as_user(world.cast.anong), as_user(world.cast.boonmee)
    assert "เห็นด้วยกับคำตัดสินนี้" not in words(anong.get(f"/overlaps/{road.pk}/").content)
    assert "รอท่านเห็นด้วย คำตัดสินความซ้ำซ้อน 1 รายการ" in words(boonmee.get("/desk/").content)
    assert "รอท่านเห็นด้วย" not in words(anong.get("/desk/").content)
    boonmee.post(f"/overlaps/{road.pk}/agree/{world.ban_b.code}/")
    assert "ที่ตกลงกันเรื่องความซ้ำซ้อน 1 รายการ" in words(boonmee.get("/desk/").content)
    assert "ที่ตกลงกันเรื่องความซ้ำซ้อน" not in words(anong.get("/desk/").content), "its project stays"
    carry = f"/overlaps/{road.pk}/carry-out/P{made.road_b}/"
    assert carry not in anong.get(f"/overlaps/{road.pk}/").content.decode()
    assert carry in boonmee.get(f"/overlaps/{road.pk}/").content.decode()
    assert anong.post(carry).status_code == 403
    compared = words(boonmee.post(carry, follow=True).content)
    assert "นำออก 1 โครงการ" in compared
    assert f"เหตุผลความจำเป็น รวมเป็นโครงการเดียวกับ “{ROAD_A}”" in compared
    assert "ที่ตกลงกันเรื่องความซ้ำซ้อน" not in words(boonmee.get("/desk/").content)
    assert "อยู่ในฉบับที่กำลังทำ" in words(boonmee.get(f"/overlaps/{road.pk}/").content)
    told = words(anong.get(f"/overlaps/{road.pk}/").content)
    assert "อยู่ในฉบับที่กำลังทำ" not in told
    assert "ดำเนินการ" in told


def test_a_joint_request_that_all_accept_shows_what_each_has_to_do(
    world: World, as_user: Callable[[User], Client]
) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    request = open_request(overlap_id=road.pk, title="ถนนเชื่อมสองตำบล", by=world.cast.anong)
    anong = as_user(world.cast.anong)
    for code, by in ((world.ban_a.code, world.cast.chai), (world.ban_b.code, world.cast.nom)):
        assert "รอท่านตอบ ข้อเสนอโครงการร่วม 1 รายการ" in words(as_user(by).get("/desk/").content)
        assert "ดำเนินการในแผน" not in words(anong.get(f"/joint-requests/{request.pk}/").content)
        answer_request(request_id=request.pk, organisation_code=code, consents=True, by=by)
    assert "ดำเนินการในแผน: ทำเป็นโครงการร่วม" in words(anong.get(f"/joint-requests/{request.pk}/").content)


def test_the_form_tells_what_looks_like_what_is_typed(world: World, as_user: Callable[[User], Client]) -> None:
    make_overlapping(world, find=False)
    announce(world.ban_a, [row("ขุดสระ")])
    client, address = as_user(world.cast.anong), f"/plans/{world.ban_a.code}/alike/?first_year=2571"
    typed = {"name": ROAD_A, "amount_2571": "900,000", "kind": "own"}
    told = words(client.post(address, typed, headers=HTMX).content)
    assert ROAD_B in told
    assert "ในแผนของท่านเอง" in told, "the own plan of the period before"
    assert "เทียบกับ 6 โครงการที่ประกาศแล้วของ 5 แห่งใกล้เคียง" in told
    assert client.post(address, typed, headers={"Accept": "application/json"}).json() == {"count": 2}
    assert "<html" in client.post(address, typed).content.decode(), "a page without scripts"
    assert ROAD_B not in words(client.post(address, {**typed, "kind": "equipment"}, headers=HTMX).content)
    assert "พิมพ์ชื่อโครงการ" in words(client.post(address, {"name": "ถนน"}, headers=HTMX).content)
    assert as_user(world.cast.boonmee).post(address, typed).status_code == 404
    assert client.get(address).status_code == 405


def test_hostile_text_in_the_form_stands_as_text(world: World, as_user: Callable[[User], Client]) -> None:
    announce(world.ban_a, [row("<script>alert(1)</script> ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4 ยาว 320 เมตร")])
    client = as_user(world.cast.anong)
    address = f"/plans/{world.ban_a.code}/alike/?first_year=2571"
    name = "<img src=x onerror=alert(1)> ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4 ยาว 320 เมตร\x00"
    page = client.post(address, {"name": name, "project": "9" * 40, "amount_2571": "ไม่รู้"}).content
    assert b"<script>alert" not in page
    assert b"<img src=x" not in page
    assert Plan.objects.count() == 1
