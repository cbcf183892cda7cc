"""The pages of overlaps: who sees what, what is marked, and that a decision in the browser is kept."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from prasan.accounts.models import User
from prasan.coordination.actions.checking import check_plan
from prasan.coordination.actions.deciding import decide_overlap
from prasan.coordination.models import JointRequest, OverlapDecision
from prasan.plans.models import Plan
from tests.build import World, announce, row
from tests.coordination.worlds import POND, ROAD_A, Overlapping, make_overlapping, overlap_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(world: World) -> Overlapping:
    return make_overlapping(world)


def words(content: bytes) -> str:
    return " ".join(BeautifulSoup(content, "html.parser").get_text(" ").split())


def test_the_pao_sees_all_a_planner_its_own_and_a_stranger_none(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    seen = {
        name: words(as_user(getattr(world.cast, name)).get("/overlaps/").content)
        for name in ("porn", "krit", "ake", "anong", "boonmee", "fah")
    }
    for name in ("porn", "krit", "ake"):
        assert ROAD_A in seen[name]
        assert POND.format(1) in seen[name]
    assert ROAD_A in seen["anong"]
    assert POND.format(1) not in seen["anong"]
    assert ROAD_A not in seen["fah"]
    assert Client().get("/overlaps/").status_code == 302


def test_the_list_is_filtered_by_kind_place_and_money(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    client = as_user(world.cast.porn)
    assert ROAD_A not in words(client.get("/overlaps/?kind=phase").content)
    assert ROAD_A in words(client.get("/overlaps/?district=5101&where=two_plans").content)
    assert ROAD_A not in words(client.get("/overlaps/?district=5102").content)
    assert POND.format(1) not in words(client.get("/overlaps/?least=500000").content)
    assert client.get("/overlaps/?page=99").status_code == 422


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    world: World,
    made: Overlapping,
    as_user: Callable[[User], Client],
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    client = as_user(world.cast.porn)
    client.get("/overlaps/")
    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        client.get("/overlaps/")


def test_one_overlap_marks_shared_words_and_tells_facts_and_reasons(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    page = as_user(world.cast.anong).get(f"/overlaps/{road.pk}/").content
    assert "บ้านหนองไผ่" in {mark.get_text().strip() for mark in BeautifulSoup(page, "html.parser").select("mark")} or (
        BeautifulSoup(page, "html.parser").select("mark.shared")
    )
    told = words(page)
    assert "ช่วงเดียวกัน บ้านโนนสว่าง – บ้านหนองไผ่" in told
    assert "ตรงกัน" in told
    assert "850,000" in told


def test_a_decision_in_the_browser_is_kept_shown_to_all_owners_and_taken_back(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    anong, boonmee = as_user(world.cast.anong), as_user(world.cast.boonmee)
    answer = anong.post(f"/overlaps/{road.pk}/decide/", {"choice": "split", "why": "แบ่งกันทำ"}, follow=True)
    assert "แบ่งส่วนกันทำ" in words(answer.content)
    assert "แบ่งกันทำ" in words(boonmee.get(f"/overlaps/{road.pk}/").content)
    assert ROAD_A not in words(boonmee.get("/overlaps/").content)
    assert ROAD_A in words(boonmee.get("/overlaps/?state=decided").content)
    boonmee.post(f"/overlaps/{road.pk}/decide/", {"choice": "withdraw"})
    assert OverlapDecision.objects.get().ended_by == world.cast.boonmee
    assert anong.post(f"/overlaps/{road.pk}/decide/", {"choice": "nonsense"}).status_code == 422


def test_a_joint_request_goes_from_the_overlap_to_the_consent_of_both(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    anong, nom = as_user(world.cast.anong), as_user(world.cast.nom)
    opened = anong.post(f"/overlaps/{road.pk}/joint/", {"title": "ถนนเชื่อมสองตำบล"}, follow=True)
    request = JointRequest.objects.get()
    assert "ยินยอมแล้ว 0 จาก 2 แห่ง" in words(opened.content)
    anong.post(f"/joint-requests/{request.pk}/{world.ban_a.code}/", {"answer": "consent"})
    both = nom.post(f"/joint-requests/{request.pk}/{world.ban_b.code}/", {"answer": "consent"}, follow=True)
    assert "เจ้าของทุกฝ่ายยินยอมแล้ว" in words(both.content)
    back = nom.post(f"/joint-requests/{request.pk}/{world.ban_b.code}/", {"answer": "back"}, follow=True)
    assert "ยินยอมแล้ว 1 จาก 2 แห่ง" in words(back.content)
    assert as_user(world.cast.fah).get(f"/joint-requests/{request.pk}/").status_code == 404
    gone = as_user(world.cast.porn).post(f"/joint-requests/{request.pk}/withdraw/", follow=True)
    assert "ยกเลิกแล้วเมื่อ" in words(gone.content)


def test_the_check_of_a_plan_shows_its_hints_to_its_own_people_only(
    world: World, as_user: Callable[[User], Client]
) -> None:
    made = make_overlapping(world, find=False)
    announce(world.ban_d, [row(ROAD_A.replace("320", "321"))])
    plan = Plan.objects.get(organisation=world.ban_b)
    anong, boonmee = as_user(world.cast.anong), as_user(world.cast.boonmee)
    assert "ยังไม่เคยตรวจแผนนี้" in words(boonmee.get(f"/plans/{world.ban_b.code}/overlaps/").content)
    sent = boonmee.post(f"/plans/{world.ban_b.code}/overlaps/check/?first_year=2571")
    assert sent.status_code == 302
    assert "อาจซ้ำกัน 2 คู่" in words(boonmee.get(f"/plans/{world.ban_b.code}/overlaps/").content)
    assert anong.get(f"/plans/{world.ban_b.code}/overlaps/").status_code == 404
    assert check_plan(plan=plan, by=world.cast.boonmee).overlaps[0]["project"] == made.road_b


def test_what_was_called_not_the_same_stands_in_no_check_again(
    world: World, made: Overlapping, as_user: Callable[[User], Client]
) -> None:
    road = overlap_of(made.road_a, made.road_b)
    boonmee, address = as_user(world.cast.boonmee), f"/plans/{world.ban_b.code}/overlaps/"
    boonmee.post(f"{address}check/?first_year=2571")
    assert "อาจซ้ำกัน 1 คู่" in words(boonmee.get(address).content)
    decide_overlap(overlap_id=road.pk, choice="not_the_same", by=world.cast.anong)
    assert "อาจซ้ำกัน 0 คู่" in words(boonmee.get(address).content)


def test_hostile_titles_stand_as_text(world: World, as_user: Callable[[User], Client]) -> None:
    bad = "<script>alert(1)</script> ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4 ยาว 320 เมตร"
    announce(world.ban_b, [row(bad), row(bad.replace("คสล.", "ค.ส.ล."))])
    client = as_user(world.cast.porn)
    client.post("/overlaps/find/")
    page = client.get("/overlaps/").content
    assert b"<script>alert" not in page
    assert "ก่อสร้างถนน" in page.decode()
