"""The .xls of old offices: text boxes and hidden rows, and damage that must not end in an error of ours."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.plans.loading import read_plan, xls_parts
from tests.workbooks import (
    FIRST_STRATEGY_ROW,
    WrittenSheet,
    simple_row,
    strategy_header,
    strategy_titles,
    write_workbook,
)

PLAN = (Path(__file__).parent / "plan.xls").read_bytes()
ROWS = [*strategy_titles(), *strategy_header(), simple_row(1, "ก่อสร้างถนน", "500,000"), simple_row(2, "อบรม", 5)]


def test_text_boxes_and_hidden_rows_come_as_from_xlsx(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    boxes = {FIRST_STRATEGY_ROW: ["แก้ไข ครั้งที่ 2 / 2568", "see page 9"]}
    second = WrittenSheet("second", ROWS, boxes={FIRST_STRATEGY_ROW + 1: ["เพิ่มเติม ครั้งที่ 1/2567"]})
    first = WrittenSheet("แผ่นแรก", ROWS, boxes=boxes, hidden_rows=[FIRST_STRATEGY_ROW + 1])
    (tmp_path / "plan.xlsx").write_bytes(write_workbook(first, second))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "xls",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "plan.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    new, old = (read_plan(tmp_path / f"plan.{form}", file_name=f"plan.{form}") for form in ("xlsx", "xls"))
    assert old == new
    assert old.projects[0].notes == ("แก้ไข ครั้งที่ 2 / 2568", "see page 9")
    assert [project.revision for project in old.projects] == ["แก้ไข 2/2568", "original", "original", "เพิ่มเติม 1/2567"]
    assert [finding.code for finding in old.findings] == ["hidden_rows"]


def test_a_workbook_without_drawings_has_none() -> None:
    (sheet,) = xls_parts.read_parts(PLAN).values()
    assert (sheet.boxes, sheet.hidden_rows) == ({}, [])


@given(st.integers(0, len(PLAN)), st.integers(0, len(PLAN)), st.binary(max_size=40))
def test_damage_gives_nothing_or_something_but_never_an_error(end: int, at: int, bytes_: bytes) -> None:
    damaged = bytearray(PLAN[:end])
    damaged[at : at + len(bytes_)] = bytes_
    xls_parts.read_parts(bytes(damaged))
