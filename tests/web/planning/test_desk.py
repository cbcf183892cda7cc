"""The desk: what waits for whom, and nothing of anyone else's."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.organisations.actions.memberships import give_role
from prasan.organisations.rules.kinds import Role
from prasan.plans.models import Import
from tests.build import World, announce, make_user, row
from tests.web.planning.conftest import ROWS, text_of


def test_a_planner_of_one_organisation_sees_its_board(world: World, anong: Client) -> None:
    text = text_of(anong.get("/desk/").content)
    assert "เทศบาลตำบลบ้านเอ" in text
    assert "เริ่มจาก Excel ปีที่แล้วได้เลย" in text
    assert "บ้านบี" not in text


def test_the_board_names_what_waits(
    world: World, anong: Client, bring_in: Callable[..., Import], send: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    send(*ROWS[:1], name="แก้.xlsx")
    text = text_of(anong.get("/desk/").content)
    assert "ร่าง ยังไม่ประกาศ" in text
    assert "รอจัดเข้าประเด็น" in text
    assert "3 โครงการ" in text
    assert "แก้.xlsx" in text
    assert "ขั้นตอนของแผน" in text


def test_the_pao_sees_every_organisation_with_its_state_and_can_search(
    world: World, as_user: Callable[..., Client]
) -> None:
    announce(world.ban_b, [row("ถนน"), row("ประปา")], edition=world.edition, guidelines={0: "1.1"})
    porn = as_user(world.cast.porn)
    page = porn.get("/desk/")
    assert page.context["all"] == 5
    by_code = {one.code: one for one in page.context["rows"]}
    assert (by_code["5003"].state.projects, by_code["5003"].waiting) == (2, 1)
    assert (by_code["5003"].step, by_code["5002"].step) == ("announced", "no_plan")
    assert [one.code for one in porn.get("/desk/?q=บ้านบี").context["rows"]] == ["5003"]
    assert [one.code for one in porn.get("/desk/?step=announced").context["rows"]] == ["5003"]
    assert {one.code for one in porn.get("/desk/?q=คลองเงิน").context["rows"]} == {"5004", "5005"}
    assert "ไม่มี อปท. ที่ตรงกับที่ค้น" in text_of(porn.get("/desk/?q=ไม่มีที่นี่").content)


def test_a_planner_of_two_organisations_sees_only_those(world: World, anong: Client) -> None:
    give_role(user=world.cast.anong, organisation=world.ban_c, role=Role.PLANNER, by=None)
    assert [one.code for one in anong.get("/desk/").context["rows"]] == ["5002", "5004"]


def test_who_works_for_two_organisations_reads_what_comes_next_in_each(
    world: World, anong: Client, bring_in: Callable[..., Import]
) -> None:
    bring_in(*ROWS)
    give_role(user=world.cast.anong, organisation=world.ban_c, province=None, role=Role.PLANNER, by=None)
    page = anong.get("/desk/")
    nexts = {row.code: following.said if following else None for row, following in page.context["nexts"]}
    assert nexts == {"5002": "3 โครงการรอจัดเข้าประเด็น", "5004": None}
    assert "3 โครงการรอจัดเข้าประเด็น" in text_of(page.content)
    assert 'href="/plans/5004/"' in page.content.decode()


def test_someone_without_a_role_is_told_what_to_do(world: World, as_user: Callable[..., Client]) -> None:
    text = text_of(as_user(make_user("somsri")).get("/desk/").content)
    assert "บัญชีนี้ยังไม่ได้ผูกกับ อปท." in text


@pytest.mark.parametrize("query", ["page=x", "q=" + "ก" * 300])
def test_what_an_address_cannot_mean_is_refused(world: World, as_user: Callable[..., Client], query: str) -> None:
    assert as_user(world.cast.porn).get(f"/desk/?{query}").status_code == 422


def test_a_changed_plan_is_told_apart_from_an_announced_one(
    world: World, anong: Client, bring_in: Callable[..., Import]
) -> None:
    announce(world.ban_a, [row("ถนนเดิม")])
    assert "ประกาศแล้ว" in text_of(anong.get("/desk/").content)
    bring_in(row("ถนนเดิม"), row("ถนนใหม่", row=11))
    text = text_of(anong.get("/desk/").content)
    assert "ประกาศแล้ว มีส่วนที่แก้รอประกาศ" in text
    assert "คนทั่วไปยังเห็นฉบับเดิม" in text


def test_a_visitor_is_asked_to_sign_in(client: Client, world: World) -> None:
    assert client.get("/desk/")["Location"].startswith("/sign-in/")


def test_who_serves_a_district_or_the_committee_finds_the_way_to_their_work(world: World, client: Client) -> None:
    for user, way in ((world.cast.krit, "/overlaps/"), (world.cast.fah, "/places/5101/")):
        client.force_login(user)
        page = client.get("/desk/").content.decode()
        assert "ยังไม่ได้ผูกกับ อปท." not in page and f'href="{way}"' in page
