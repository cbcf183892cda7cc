"""`prasan evaluate-classifier`: figures from a labelled file, and refusals for what is none."""

import json
from pathlib import Path

import pytest

from prasan.ops.main import main
from tests.classification.vocabulary_example import write_vocabulary

CSV = "id,name,accepted\nP1,ก่อสร้างถนนคอนกรีตเสริมเหล็ก,1.1\nP2,ขยายเขตประปา,1.2\nP3,ป้องกันไข้เลือดออก,4.3\nP4,ชำระหนี้,X\n"


def test_a_labelled_file_is_measured_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_vocabulary(tmp_path / "vocabulary")
    labelled, own = tmp_path / "labelled.csv", tmp_path / "own.txt"
    labelled.write_text(CSV, encoding="utf-8")
    own.write_text("# ของเราเอง\n1.1/1.2\tวางท่อและทำถนน\n", encoding="utf-8")
    out = tmp_path / "out.json"
    assert main(["evaluate-classifier", str(labelled), str(own), "--vocabulary", str(folder), "--out", str(out)]) == 0
    assert "labelled" in capsys.readouterr().out
    found = json.loads(out.read_text(encoding="utf-8"))
    assert set(found["sets"]) == {"labelled", "labelled, dev", "labelled, test", "own"}
    assert found["sets"]["labelled"]["titles"] == 4
    assert [one["percent"] for one in found["by_titles"]] == [10, 25, 50, 75, 100]
    assert set(found["told_besides"]) == {"amount", "organisation"}
    assert found["sets"]["labelled"]["goals"] is not None


def test_the_same_seed_gives_the_same_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_vocabulary(tmp_path / "vocabulary")
    labelled = tmp_path / "labelled.csv"
    labelled.write_text(CSV, encoding="utf-8")
    told = []
    for _ in range(2):
        main(["evaluate-classifier", str(labelled), "--vocabulary", str(folder), "--json", "--seed", "7"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


@pytest.mark.parametrize("content", [b"id,title\n1,a\n", b"\xa1\xa2\xff"])
def test_a_file_that_is_not_labelled_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = write_vocabulary(tmp_path / "vocabulary")
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    assert main(["evaluate-classifier", str(file), "--vocabulary", str(folder)]) == 1


def test_the_figures_that_are_published_were_measured_with_the_vocabulary_that_is_shipped() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "classification.md"
    assert "has changed since" not in page.read_text(encoding="utf-8")
