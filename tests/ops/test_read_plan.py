"""The command `prasan read-plan`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prasan.ops.main import main
from tests.workbooks import WrittenSheet, simple_row, strategy_sheet, write_workbook


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_workbook(strategy_sheet(simple_row(1, "ก่อสร้างถนน", 500000, 1.5), simple_row(2, "อบรม", 7))))
    return path


def test_the_summary_says_whose_plan_it_is_the_money_of_each_year_and_the_faults(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read-plan", str(plan)]) == 0
    printed = capsys.readouterr().out
    assert "เทศบาลเมืองตัวอย่าง · แผนพัฒนาท้องถิ่น พ.ศ. 2566–2570" in printed
    assert "พบ 2 โครงการ ใน 1 แผ่นงาน" in printed
    assert "ปี 2566: 2 โครงการ 500,007 บาท" in printed
    assert "[ต้องแก้] ผ.02 F14: F14 มีเศษสตางค์ 1.50" in printed


def test_json_follows_the_data_contract(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-plan", str(plan), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer.keys() == {"plan", "projects", "printed_totals", "findings"}
    assert answer["plan"] == {
        "format": "strategy",
        "first_year": 2566,
        "last_year": 2570,
        "organisation_name": "เทศบาลเมืองตัวอย่าง",
        "organisation_code": "",
        "synthetic": False,
    }
    project = answer["projects"][0]
    assert {key: project[key] for key in ("sheet", "row", "number", "name", "kind", "revision", "notes")} == {
        "sheet": "ผ.02",
        "row": 14,
        "number": "1",
        "name": "ก่อสร้างถนน",
        "kind": "own",
        "revision": "original",
        "notes": [],
    }
    assert (project["amounts"], project["ordinance_amounts"]) == ({"2566": 500000}, {})
    (finding,) = answer["findings"]
    assert (finding["code"], finding["severity"]) == ("amount_satang", "error")
    assert finding["place"] == {"sheet": "ผ.02", "row": 14, "column": "F"}


def test_a_refused_file_exits_1_with_a_sentence_and_with_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(write_workbook(WrittenSheet("a", [["ไม่มีตาราง"]])))
    assert main(["read-plan", str(path), "--json"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["refused"]["code"] == "no_table"
    assert "ไม่พบตารางโครงการ" in captured.err
    assert main(["read-plan", str(tmp_path / "none.xlsx")]) == 1
    assert "ไม่พบไฟล์" in capsys.readouterr().err


def test_the_command_needs_no_django(plan: Path) -> None:
    code = (
        "import argparse, pathlib, sys\n"
        "from prasan.ops.commands import read_plan\n"
        f"read_plan.run(argparse.Namespace(file=pathlib.Path({str(plan)!r}), json=True))\n"
        "sys.exit('django' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
