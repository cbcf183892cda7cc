"""The figures to take away equal the pages, and the page of method says what is counted."""

import csv
from io import StringIO

from django.test import Client

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import funnel
from tests.web.public.conftest import Announced, Get, words


def lines(address: str) -> list[list[str]]:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeffข้อมูลสมมติ")
    return list(csv.reader(StringIO(text)))[2:]


def test_goals_by_year_are_those_of_the_rule(announced: Announced) -> None:
    rows = lines("/downloads/goals.csv")
    assert len(rows) == 15
    assert rows[0][2:] == ["2571", "โครงการ", "ทำสัญญาแล้ว", "1", "1", "3", "5", "20.0", "60.0", "3", "ยังไม่ถึง"]
    survey = next(line for line in rows if line[0] == "2/2")
    assert survey[2:6] == ["2571", "การสำรวจ", "", ""]


def test_goals_may_be_asked_of_a_part_and_a_stage(announced: Announced) -> None:
    rows = lines("/downloads/goals.csv?stage=planned&district=5101")
    assert rows[0][4:9] == ["ในแผน", "2", "0", "1", "3"]
    assert Client().get("/downloads/goals.csv?stage=x").status_code == 422


def test_places_by_year(announced: Announced) -> None:
    assert lines("/downloads/places.csv?year=2571") == [
        ["5101", "เมืองสมุทรทอง", "2571", "3", "0", "2", "4", "850000"],
        ["5102", "คลองเงิน", "2571", "2", "0", "2", "1", "60000"],
    ]


def test_the_funnel_of_a_year_and_what_was_stopped(announced: Announced) -> None:
    steps = funnel(province_facts(announced.world.province.code).facts, 2571)
    rows = lines("/downloads/funnel.csv?year=2571")
    assert [line[2:4] for line in rows[:5]] == [[str(step.projects), str(step.baht)] for step in steps]
    assert rows[5:] == [["2571", "ระงับ", "0", "", ""], ["2571", "ยกเลิก", "1", "", ""]]


def test_the_funnel_without_a_year_is_of_every_year(announced: Announced) -> None:
    assert {line[0] for line in lines("/downloads/funnel.csv")} == {"2571", "2572", "2573", "2574", "2575"}


def test_the_page_of_downloads_leads_to_every_file(announced: Announced, get: Get) -> None:
    for link in get("/downloads/").select("main table a, main ul a"):
        response = Client().get(str(link["href"]))
        assert response.status_code == 200
        assert response.getvalue()


def test_downloads_without_a_framework_say_how_to_load_one(db: None, get: Get) -> None:
    assert "prasan load-reference" in words(get("/downloads/"))


def test_the_method_names_the_denominator_and_what_is_needed(announced: Announced, get: Get) -> None:
    page = words(get("/method/"))
    assert "มี 5 แห่ง เป้าหมายของกรอบจึงต้องการ 3 แห่ง" in page
    assert "แผนไม่ใช่ผล" in page
    assert "ความพึงพอใจ" in page


def test_the_method_can_be_read_before_anything_is_loaded(db: None, get: Get) -> None:
    assert "อปท. หนึ่งแห่งนับเมื่อใด" in words(get("/method/"))


def test_the_pages_speak_english(announced: Announced, get: Get) -> None:
    client = Client()
    client.post("/language/", {"language": "en", "next": "/"})
    for address in ("/goals/", "/projects/", "/places/", "/framework/", "/downloads/"):
        assert "How it is counted" in words(get(address, client=client), "body")
    answer = words(get("/goals/1-1/?year=2571", client=client), ".goal-answer .lead")
    assert answer.startswith("1 of 5 organisations (20.0 %) have a project that reached “Contracted”")
