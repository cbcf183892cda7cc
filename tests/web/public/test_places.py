"""Districts and organisations: their numbers are the rule's, and each leads on."""

from datetime import date

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import funnel
from prasan.framework.rules import Stage
from prasan.organisations.actions.changes import upgrade_organisation
from prasan.organisations.rules.kinds import OrganisationKind
from tests.web.public.conftest import Announced, Get, cells, words


def test_every_district_has_its_tile_and_its_line(announced: Announced, get: Get) -> None:
    page = get("/places/?year=2571")
    assert len(page.select(".tiles a")) == 2
    assert cells(page) == [
        ["เมืองสมุทรทอง", "3", "0", "4", "0.85"],
        ["คลองเงิน", "2", "0", "1", "0.06"],
    ]


def test_the_districts_add_up_to_the_first_step_of_the_funnel(announced: Announced, get: Get) -> None:
    planned = funnel(province_facts(announced.world.province.code).facts, 2571)[0]
    foot = words(get("/places/?year=2571"), "tfoot")
    assert foot == f"ทั้งจังหวัด 5 {planned.projects} {planned.baht / 1_000_000:.2f}"


def test_a_district_shows_for_how_many_goals_each_organisation_counts(announced: Announced, get: Get) -> None:
    page = get("/places/5101/?year=2571")
    assert cells(page, "table.data") == [
        ["อบจ.สมุทรทอง", "อบจ.", "0/2", "0", "0", "0.00"],
        ["เทศบาลตำบลบ้านเอ", "เทศบาลตำบล", "1/2", "0", "3", "0.55"],
        ["อบต.บ้านบี", "อบต.", "0/2", "1", "1", "0.30"],
    ]
    assert "1/3" in words(page, "table.heat")


def test_a_district_counts_from_the_stage_asked_for(announced: Announced, get: Get) -> None:
    page = get("/places/5101/?year=2571&stage=planned")
    assert cells(page, "table.data")[2][2] == "1/2"
    assert words(page, ".answer") == "1"


def test_places_that_do_not_exist_are_refused(announced: Announced, get: Get) -> None:
    get("/places/9999/", status=404)
    get("/places/5101/?year=1", status=422)
    get("/places/?stage=x", status=422)
    get("/organisations/9999/", status=404)
    get("/organisations/5002/?year=9999", status=422)


def test_places_without_a_framework_say_how_to_load_one(db: None, get: Get) -> None:
    assert "prasan load-reference" in words(get("/places/"))


def test_an_organisation_shows_each_goal_with_its_furthest_project(announced: Announced, get: Get) -> None:
    page = get("/organisations/5002/?year=2571")
    assert cells(page, "table.data") == [
        ["1/1 โครงสร้างพื้นฐาน", "นับแล้ว", "ก่อสร้างถนนคอนกรีต หมู่ 4", "ทำสัญญาแล้ว", "500,000"],
        ["2/1 ผู้สูงอายุ", "ยังไม่มีโครงการ", "จะนับเมื่อมีโครงการในแนวทาง 2.1"],
    ]
    assert words(page, ".answer") == "1"


def test_an_organisation_short_of_the_stage_is_told_so(announced: Announced, get: Get) -> None:
    page = get("/organisations/5003/?year=2571")
    assert cells(page, "table.data")[0][1] == "ยังไม่ถึงขั้น"
    counted = get(f"/organisations/5003/?year=2571&stage={Stage.PLANNED}")
    assert cells(counted, "table.data")[0][1] == "นับแล้ว"


def test_an_organisation_shows_its_plans_and_their_sums_by_year(announced: Announced, get: Get) -> None:
    page = get("/organisations/5002/")
    assert "แผนพัฒนาท้องถิ่น พ.ศ. 2571–2575" in words(page)
    assert cells(page, ".c6 table.data") == [["2571", "3", "550,000"], ["2572", "1", "200,000"]]


def test_an_organisation_without_a_plan_says_what_to_wait_for(announced: Announced, get: Get) -> None:
    assert "ยังไม่มีแผนที่ประกาศ" in words(get("/organisations/5005/"))


def test_an_upgrade_is_kept_in_the_history(announced: Announced, get: Get) -> None:
    upgrade_organisation(
        organisation=announced.world.ban_c,
        kind=OrganisationKind.SUBDISTRICT_MUNICIPALITY,
        name_th="เทศบาลตำบลบ้านซี",
        name_en="Ban C",
        on=date(2024, 4, 1),
        why="ประกาศกระทรวงมหาดไทย",
        by=announced.world.cast.siri,
    )
    history = words(get("/organisations/5004/"), ".trail")
    assert "เปลี่ยนฐานะ องค์การบริหารส่วนตำบลบ้านซี → เทศบาลตำบลบ้านซี" in history
    assert "ประกาศกระทรวงมหาดไทย" in history
