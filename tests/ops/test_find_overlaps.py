"""`prasan find-overlaps`: a table in, pairs with reasons out, no database."""

import json
from pathlib import Path

import pytest

from prasan.ops.main import main
from tests.build import World
from tests.coordination.worlds import make_overlapping


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "projects.csv"
    file.write_text(
        "id,name,organisation,district,guideline,2571\n"
        "P1,ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4 ยาว 320 เมตร,อบต.เอ,1,4.1,100000\n"
        "P2,,อบต.เอ,1,4.1,5\n"
        "P3,ก่อสร้างถนนคอนกรีตเสริมเหล็ก ม.4 บ.โนนสว่าง ยาว ๓๒๐ ม.,อบต.เอ,1,4.1,100000\n"
        "P4,ขุดลอกหนองแวง ระยะที่ 1,อบต.เอ,1,4.1,5\n"
        "P5,ขุดลอกหนองแวง ระยะที่ 2,อบต.เอ,1,4.1,5\n"
        "P6,อบรมการคัดแยกขยะ,อบต.เอ,1,4.1,5\n"
        "P7,อบรมการคัดแยกขยะ,อบต.บี,1,4.1,5\n",
        encoding="utf-8-sig",
    )
    return file


def test_json_names_pairs_by_their_rows(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find-overlaps", str(table), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {(one["first"], one["second"], one["kind"]) for one in told["pairs"]} == {
        (2, 4, "same"),
        (5, 6, "phase"),
        (7, 8, "joint"),
    }
    assert {"first", "second", "score", "kind", "reasons"} <= set(told["pairs"][0])
    assert (told["pairs"][0]["first_id"], told["pairs"][0]["second_id"]) == ("P1", "P3")
    assert "หมู่ที่เดียวกัน หมู่ที่ 4" in told["pairs"][0]["reasons"]
    assert told["findings"][0]["place"] == {"line": 3}


def test_plain_output_says_the_kind_the_titles_and_why(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find-overlaps", str(table)]) == 0
    printed = capsys.readouterr().out
    assert "อาจเป็นงานเดียวกัน" in printed
    assert "แถว 2" in printed
    assert "7 โครงการ" not in printed.split("\n")[0]


def test_a_table_without_names_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "names.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["find-overlaps", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "no_name_column"


def test_the_announced_plans_are_compared_and_kept(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_overlapping(world, find=False)
    assert main(["find-overlaps", "--announced"]) == 0
    assert "พบ 2 รายการ ใหม่ 2" in capsys.readouterr().out
    assert main(["find-overlaps", "--announced", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {(one["first"], one["second"], one["kind"]) for one in told["pairs"]} == {
        (made.road_a, made.road_b, "same"),
        (made.first_phase, made.second_phase, "phase"),
    }


def test_a_file_or_the_announced_plans_must_be_named() -> None:
    with pytest.raises(SystemExit):
        main(["find-overlaps"])
