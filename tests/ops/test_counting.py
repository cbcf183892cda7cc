"""`prasan attainment` and `prasan check-data` on the small world."""

import json
from typing import Any

import pytest
from django.db import connection

from prasan.common.errors import Refusal
from prasan.framework.rules import Stage
from prasan.ops.database import refuse_unprepared
from prasan.ops.main import main
from tests.build import World, announce, row

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def counted(world: World) -> World:
    rows = [row("ถนน"), row("ผู้สูงอายุ")]
    stages = {(0, 2571): Stage.COMPLETED}
    for organisation in (world.ban_a, world.ban_b, world.ban_c):
        announce(organisation, rows, edition=world.edition, guidelines={0: "1.1", 1: "2.1"}, stages=stages)
    return world


def answer(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["attainment", "--json", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_answer_names_who_counts_who_is_short_and_who_is_missing(counted: World, capsys: Capture) -> None:
    found = answer(capsys, "--year", "2571")
    assert (found["fiscal_year"], found["organisations"], found["synthetic"]) == (2571, 5, True)
    roads, elderly, survey = found["goals"]
    assert roads["counting"] == ["5002", "5003", "5004"] and roads["missing"] == ["5001", "5005"]
    assert (roads["share"], roads["target_share"], roads["needed"]) == (60.0, 60.0, 3)
    assert elderly["counting"] == [] and elderly["one_step_short"] == ["5002", "5003", "5004"]
    assert survey["measure"] == "survey_share" and survey["share"] is None


def test_a_part_of_the_province_and_another_stage_can_be_asked_for(counted: World, capsys: Capture) -> None:
    found = answer(capsys, "--year", "2571", "--district", "5102", "--stage", "planned")
    assert found["organisations"] == 2
    assert found["goals"][1]["counting"] == ["5004"]


@pytest.mark.parametrize(
    "wrong", [["--year", "2560"], ["--year", "2571", "--stage", "half"], ["--year", "2571", "--district", "9"]]
)
def test_a_question_that_has_no_answer_is_refused(counted: World, capsys: Capture, wrong: list[str]) -> None:
    assert main(["attainment", *wrong]) == 1
    assert capsys.readouterr().err


def test_check_data_finds_every_figure_equal(counted: World, capsys: Capture) -> None:
    assert main(["check-data"]) == 0
    assert "ต่างกัน" not in capsys.readouterr().out


def test_check_data_finds_a_changed_total_and_a_broken_trail(counted: World, capsys: Capture) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE plans_projectversion SET total_baht = total_baht + 1 WHERE id = (SELECT min(id) FROM plans_projectversion)"
        )
        cursor.execute("UPDATE accounts_trailentry SET why = 'x' WHERE number = 2")
    assert main(["check-data", "--json"]) == 1
    checks = json.loads(capsys.readouterr().out)["checks"]
    wrong = [check["check"].split()[0] for check in checks if check["differences"]]
    assert wrong == ["ร่องรอย", "ยอดรวมของโครงการ"]


@pytest.mark.django_db
def test_a_database_without_this_versions_tables_is_refused_not_a_traceback(capsys: Capture) -> None:
    refuse_unprepared()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'plans'")
    with pytest.raises(Refusal) as refused:
        refuse_unprepared()
    assert refused.value.code == "database_not_prepared"
    for command in (["attainment", "--year", "2571"], ["check-data"]):
        assert main(command) == 1
        assert "prasan load-reference" in capsys.readouterr().err
