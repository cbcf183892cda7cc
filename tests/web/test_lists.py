"""What a list shows is what it exports: the same rows, under the same filter, for the same people."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.framework.models import Element
from prasan.plans import actions
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, announce, row
from tests.coordination.worlds import ROAD_A, make_overlapping

AsUser = Callable[[User], Client]


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test's database starts from the same write."""
    forget()


def exported(client: Client, address: str) -> list[list[str]]:
    """The lines of a list's CSV, its head first."""
    response = client.get(f"{address}{'&' if '?' in address else '?'}export=csv")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    return read(response.getvalue())


def read(content: bytes) -> list[list[str]]:
    """The lines of a CSV without the one that tells of synthetic data."""
    lines = list(csv.reader(StringIO(content.decode().removeprefix("\ufeff"))))
    return lines[1:] if len(lines[0]) == 1 else lines


def column(lines: list[list[str]], name: str) -> list[str]:
    at = lines[0].index(name)
    return [line[at] for line in lines[1:]]


@pytest.mark.parametrize("address", ["/desk/", "/province/"])
def test_the_lists_of_the_province_export_what_their_filter_leaves(world: World, as_user: AsUser, address: str) -> None:
    announce(world.ban_a, [row("ถนน")])
    porn = as_user(world.cast.porn)
    assert world.ban_b.code in column(exported(porn, address), "รหัส อปท.")
    assert column(exported(porn, f"{address}?q={world.ban_a.code}"), "รหัส อปท.") == [world.ban_a.code]
    assert exported(porn, f"{address}?q=ไม่มีที่นี่")[1:] == []


def test_the_inbox_of_each_plan_is_exported(world: World, as_user: AsUser) -> None:
    announce(world.ban_a, [row("ถนน"), row("น้ำ")])
    lines = exported(as_user(world.cast.porn), "/inbox/")
    assert column(lines, "รหัส อปท.") == [world.ban_a.code]
    assert column(lines, "โครงการ") == ["2"]


def test_overlaps_have_a_line_for_each_project_and_keep_to_their_filter(world: World, as_user: AsUser) -> None:
    make_overlapping(world)
    porn = as_user(world.cast.porn)
    everything = exported(porn, "/overlaps/")
    assert ROAD_A in column(everything, "โครงการ")
    same = exported(porn, "/overlaps/?kind=same")
    assert set(column(same, "ประเภท")) == {"อาจเป็นงานเดียวกัน"}
    assert len(same) < len(everything)
    assert exported(porn, "/overlaps/?least=1000000000")[1:] == []
    assert exported(as_user(world.cast.fah), "/overlaps/")[1:] == []


def test_a_plan_exports_its_filtered_rows_to_its_own_people_only(world: World, as_user: AsUser) -> None:
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนนลับ"), row("น้ำลับ")))
    kept = actions.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"1", by=world.cast.anong
    )
    actions.apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.anong)
    address = f"/plans/{world.ban_a.code}/"
    anong = as_user(world.cast.anong)
    assert column(exported(anong, address), "โครงการ") == ["ถนนลับ", "น้ำลับ"]
    assert column(exported(anong, f"{address}?q=ถนน"), "โครงการ") == ["ถนนลับ"]
    checks = exported(anong, f"{address}checks/")
    assert set(column(checks, "โครงการ")) == {"ถนนลับ", "น้ำลับ"}
    for stranger in (as_user(world.cast.boonmee), as_user(world.cast.fah)):
        for page in (address, f"{address}checks/"):
            answer = stranger.get(f"{page}?export=csv")
            assert answer.status_code == 404
            assert "ถนนลับ" not in answer.content.decode()


def test_pages_for_everyone_export_their_tables(world: World) -> None:
    project, *_ = announce(world.ban_a, [row("ถนน")])
    reader = Client()
    assert world.ban_a.code in column(exported(reader, "/places/5101/?year=2571"), "รหัส อปท.")
    assert "1/1" in column(exported(reader, f"/organisations/{world.ban_a.code}/?year=2571"), "จุดมุ่งหมาย")
    assert column(exported(reader, f"/projects/P{project}/"), "ปีงบประมาณ")[0] == "2571"
    guideline = Element.objects.filter(edition=world.edition, kind="guideline").earliest("position")
    assert len(exported(reader, f"/elements/{guideline.pk}/")) == 6
    assert len(exported(reader, "/alignment/map/")) > 1


def test_the_rows_of_a_goal_are_those_of_the_group_that_is_shown(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    whole, missing = (
        read(Client().get(f"/goals/1-1/rows.csv{query}").getvalue())[1:] for query in ("", "?group=missing")
    )
    assert {line[3] for line in missing} == {"missing"}
    assert len(missing) <= len(whole)


def test_a_list_is_a_workbook_too_and_nothing_else(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    book = load_workbook(BytesIO(porn.get("/desk/?export=xlsx").getvalue()))
    assert "รหัส อปท." in [cell.value for line in book.worksheets[0].iter_rows(max_row=2) for cell in line]
    refused = porn.get("/desk/?export=pdf")
    assert refused.status_code == 422
    assert "xlsx" in refused.content.decode()
