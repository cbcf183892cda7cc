"""`prasan classify`: names in, ranked guidelines out, no database."""

import json
from pathlib import Path

import pytest

from prasan.ops.main import main
from tests.classification.vocabulary_example import write_vocabulary


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.csv"
    file.write_text("name,objective\nก่อสร้างถนนคอนกรีตเสริมเหล็ก,\n,ไม่มีชื่อ\nเงินสำรองจ่าย,\n", encoding="utf-8-sig")
    return file


def test_json_gives_each_row_with_its_ranked_guidelines(
    names: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vocabulary = write_vocabulary(tmp_path / "words")
    assert main(["classify", str(names), "--vocabulary", str(vocabulary), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["row"], one["name"], one["decision"]) for one in told["projects"]] == [
        (2, "ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "sure"),
        (4, "เงินสำรองจ่าย", "no_project"),
    ]
    assert set(told["projects"][0]) == {"sheet", "row", "name", "decision", "ranked"}
    assert set(told["projects"][0]["ranked"][0]) == {"guideline", "probability", "evidence"}
    assert told["findings"][0]["code"] == "name_missing"
    assert told["findings"][0]["place"] == {"line": 3}


def test_plain_output_says_the_guideline_the_words_and_the_sums(
    names: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["classify", str(names), "--vocabulary", str(write_vocabulary(tmp_path / "words"))]) == 0
    printed = capsys.readouterr().out
    assert "แนวทาง 1.1" in printed
    assert "ถนนคอนกรีตเสริมเหล็ก" in printed
    assert "ไม่ใช่โครงการพัฒนา 1" in printed


def test_a_bad_file_is_refused_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "names.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["classify", str(file), "--vocabulary", str(write_vocabulary(tmp_path / "words")), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "no_name_column"


def test_the_old_strategies_are_told_when_asked(
    names: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    vocabulary = write_vocabulary(tmp_path / "words")
    (tmp_path / "alignments.toml").write_text(
        'by = "ทดสอบ"\nlinks = [\n'
        '  { from = "now guideline 1.1", to = "a-previous-framework strategy 2", reason = "ถนน" },\n]\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("prasan.ops.commands.classify.province_folder", lambda: tmp_path)
    assert main(["classify", str(names), "--vocabulary", str(vocabulary), "--json", "--strategies"]) == 0
    road = json.loads(capsys.readouterr().out)["projects"][0]
    assert [one["strategy"] for one in road["strategies"]] == ["2"]
    assert 0 < road["strategies"][0]["probability"] <= road["ranked"][0]["probability"]
