"""`prasan read-framework`: summary, JSON contract, data files, refusals."""

import json
from pathlib import Path

import pytest

from prasan.framework.loading.editions import read_editions
from prasan.ops.main import main
from tests.framework.sample import TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "framework.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_summary_counts_and_names_the_findings(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-framework", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "จังหวัดสมุทรทอง · พ.ศ. 2576–2580" in printed
    assert "ประเด็นการพัฒนา 2 · แนวทาง 5" in printed
    assert "[goal_is_outcome]" in printed


def test_the_json_keeps_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-framework", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"edition", "elements", "targets", "covers", "findings"}
    assert told["edition"] == {
        "code": "framework-2576-2580",
        "province": "สมุทรทอง",
        "first_year": 2576,
        "last_year": 2580,
        "title": "ประเด็นการพัฒนาท้องถิ่นขององค์กรปกครองส่วนท้องถิ่นในระดับจังหวัดสมุทรทอง",
        "announced_on": "2031-06-09",
    }
    assert {tuple(one) for one in told["elements"]} == {("level", "kind", "code", "title", "parent", "line")}
    assert {"goal": "1/1", "fiscal_year": 2577, "share": 35.0} in [
        {key: one[key] for key in ("goal", "fiscal_year", "share")} for one in told["targets"]
    ]
    assert {"goal": "2/1", "guideline": "2.1"} in told["covers"]
    assert {tuple(one) for one in told["findings"]} == {("code", "severity", "place", "message_th", "message_en")}


def test_data_files_are_written_once_per_level(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "samut-thong" / "editions"
    assert main(["read-framework", str(file), "--write-data", str(folder)]) == 0
    assert "เขียน 7 ฉบับ 46 องค์ประกอบ" in capsys.readouterr().out
    first = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert "samut-thong-2576-2580.toml" in first
    assert {draft.province for draft in read_editions(folder)} == {"samut-thong"}
    main(["read-framework", str(file), "--write-data", str(folder)])
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == first


def test_a_refused_file_exits_with_one_and_a_thai_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert main(["read-framework", str(path), "--json"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["refused"]["code"] == "no_text"
    assert "ไม่มีข้อความภาษาไทย" in captured.err
