"""The goals: the heat map for a part of the province, and one goal down to its organisations and projects."""

import csv
from io import StringIO

import pytest
from django.test import Client

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import attainment
from prasan.framework.rules import STAGE_ORDER
from tests.web.public.conftest import Announced, Get, cells, words


def rows_of(address: str) -> list[list[str]]:
    response = Client().get(address)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_the_goals_are_asked_of_one_district(announced: Announced, get: Get) -> None:
    whole = get("/goals/?year=2571")
    assert "1/5" in words(whole, "table.heat")
    part = get("/goals/?year=2571&district=5102")
    assert "0/2" in words(part, "table.heat")
    links = [link["href"] for link in part.select("table.heat td a")]
    assert all("district=5102" in str(link) for link in links)


def test_an_unknown_part_of_the_province_is_refused(announced: Announced, get: Get) -> None:
    get("/goals/?district=9999", status=422)
    get("/goals/?kind=city", status=422)
    get("/goals/?stage=dreamt", status=422)


def test_goals_without_a_framework_say_how_to_load_one(db: None, get: Get) -> None:
    assert "prasan load-reference" in words(get("/goals/"))


def test_a_goal_says_who_counts_and_how_many_are_needed(announced: Announced, get: Get) -> None:
    page = get("/goals/1-1/?year=2571")
    answer = words(page, ".goal-answer .lead")
    assert answer.startswith("1 จาก 5 แห่ง (ร้อยละ 20.0)")
    assert "ขาดอีก 2 แห่ง จึงถึง 3 แห่ง (ร้อยละ 60)" in answer
    assert "มี 1 แห่ง ที่มีโครงการแล้วแต่ยังไม่ถึงขั้น" in answer


def test_an_organisation_that_counts_names_its_furthest_project(announced: Announced, get: Get) -> None:
    (line,) = cells(get("/goals/1-1/?year=2571"), "#rows table")
    assert line == ["เทศบาลตำบลบ้านเอ", "เมืองสมุทรทอง", "ก่อสร้างถนนคอนกรีต หมู่ 4", "ทำสัญญาแล้ว", "500,000"]


def test_the_nearest_project_of_who_is_short(announced: Announced, get: Get) -> None:
    page = get("/goals/1-1/?year=2571&group=one_step_short")
    (line,) = cells(page, "#rows table")
    assert line == ["อบต.บ้านบี", "เมืองสมุทรทอง", "ขยายเขตประปา", "ในแผน", "300,000"]
    assert f"/projects/P{announced.water}/" in str(page.select_one("#rows tbody"))


def test_a_missing_organisation_is_told_what_would_make_it_count(announced: Announced, get: Get) -> None:
    page = get("/goals/1-1/?year=2571&group=missing")
    assert [line[0] for line in cells(page, "#rows table")] == ["อบจ.สมุทรทอง", "อบต.บ้านซี", "อบต.บ้านดี"]
    assert cells(page, "#rows table")[0][2] == "1.1 , 1.2"
    assert "ไม่ผ่าน" not in words(page)


def test_the_stages_side_by_side_are_those_of_the_rule(announced: Announced, get: Get) -> None:
    facts = province_facts(announced.world.province.code)
    goal = next(one for one in facts.goals if one.code == "1/1")
    codes = facts.codes(2571)
    wanted = [str(len(attainment(goal, 2571, codes, facts.reach, stage=stage).counting)) for stage in STAGE_ORDER]
    assert (
        [line[1] for line in cells(get("/goals/1-1/?year=2571"), "aside table")] == wanted == ["2", "1", "1", "0", "0"]
    )


def test_a_year_without_results_says_so_and_offers_its_plans(announced: Announced, get: Get) -> None:
    page = get("/goals/1-1/?year=2572")
    assert "ปี 2572 ยังไม่มีผล" in words(page)
    assert words(get("/goals/1-1/?year=2572&stage=planned"), ".answer") == "1"


def test_every_organisation_has_one_mark_on_the_map(announced: Announced, get: Get) -> None:
    page = get("/goals/1-1/?year=2571")
    assert len(page.select("svg title")) == 5
    assert len(page.select("figure .s-count")) == 1
    assert len(page.select("figure .s-half")) == 1
    assert len(page.select("figure .s-none")) == 3


def test_a_goal_by_survey_explains_itself(announced: Announced, get: Get) -> None:
    page = get("/goals/2-2/?year=2571")
    assert "วัดจากการสำรวจประชาชน ไม่ใช่จากโครงการ" in words(page)
    assert page.select_one("table") is None
    get("/goals/2-2/rows.csv", status=404)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/goals/9-9/", 404),
        ("/goals/1-1/?year=2600", 422),
        ("/goals/1-1/?year=x", 422),
        ("/goals/1-1/?group=best", 422),
        ("/goals/1-1/?page=2", 422),
        ("/goals/9-9/rows.csv", 404),
    ],
)
def test_what_does_not_exist_is_refused(announced: Announced, get: Get, address: str, status: int) -> None:
    get(address, status=status)


def test_the_rows_to_take_away_are_every_organisation_in_its_group(announced: Announced) -> None:
    notice, head, *rows = rows_of("/goals/1-1/rows.csv?year=2571")
    assert notice[0].startswith("ข้อมูลสมมติ")
    assert head[0] == "รหัส อปท."
    groups: dict[str, set[str]] = {}
    for line in rows:
        groups.setdefault(line[3], set()).add(line[0])
    assert groups == {"counting": {"5002"}, "one_step_short": {"5003"}, "missing": {"5001", "5004", "5005"}}
    projects = [line[4] for line in rows if line[0] == "5002"]
    assert projects == [f"P{announced.road}", f"P{announced.lamp}"]
    assert ["5004", "องค์การบริหารส่วนตำบลบ้านซี", "คลองเงิน", "missing", "", "", "", "", ""] in rows


def test_the_rows_follow_the_filters_of_the_page(announced: Announced) -> None:
    rows = rows_of("/goals/1-1/rows.csv?year=2571&district=5102&stage=planned")[2:]
    assert {line[0] for line in rows} == {"5004", "5005"}
