"""Vocabulary files and tables of names: what is read, and how bad files are refused."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.classification.loading import load_vocabulary, read_names
from prasan.classification.rules import ProjectText
from prasan.common.errors import FileRefused
from tests.classification.vocabulary_example import FILES, example, write_vocabulary


def test_a_folder_is_read_as_its_files_say(tmp_path: Path) -> None:
    vocabulary = example(tmp_path)
    assert [words.code for words in vocabulary.guidelines] == ["1.1", "1.2", "4.2", "4.3", "X"]
    assert vocabulary.guidelines[0].terms[0].phrase == "ถนนคอนกรีตเสริมเหล็ก"
    assert vocabulary.guidelines[0].against[1].weight == 5
    assert vocabulary.abbreviations["คสล."] == "คอนกรีตเสริมเหล็ก"
    assert vocabulary.budget_priors == {"แผนงานสาธารณสุข": {"4.3": 2.0, "4.2": 1.0}}
    assert vocabulary.unit_priors["กองช่าง"] == {"1.1": 3.0}
    assert vocabulary.spellings["กฏหมาย"] == "กฎหมาย"


def test_more_titles_stand_in_files_of_their_own_one_a_line(tmp_path: Path) -> None:
    write_vocabulary(tmp_path)
    titles = tmp_path / "titles"
    titles.mkdir()
    (titles / "1.1.txt").write_text("# ตัวอย่าง\nวางท่อระบายน้ำ\n\nซ่อมสะพาน\n", encoding="utf-8")
    (titles / "no_project.txt").write_text("ค่าไฟฟ้า\n", encoding="utf-8")
    read = {words.code: words.titles for words in load_vocabulary(tmp_path).guidelines}
    assert read["1.1"][-2:] == ("วางท่อระบายน้ำ", "ซ่อมสะพาน")
    assert read["X"][-1] == "ค่าไฟฟ้า"
    (titles / "9.9.txt").write_text("อื่น\n", encoding="utf-8")
    with pytest.raises(FileRefused, match=r"9\.9"):
        load_vocabulary(tmp_path)


def test_only_the_guidelines_are_needed(tmp_path: Path) -> None:
    (tmp_path / "1.toml").write_text(FILES["1.toml"], encoding="utf-8")
    assert [words.code for words in load_vocabulary(tmp_path).guidelines] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"1": "[[guideline]]\ncode = 1.1"}, "1.toml"),
        ({"1": "[[guideline]"}, "1.toml"),
        ({"1": "terms = []"}, "1.toml"),
        ({"1": '[[guideline]]\ncode = "1.1"\nwords = []'}, "words"),
        ({"1": '[[guideline]]\ncode = "1.1"\nterms = [["ถนน", 9]]'}, "ถนน"),
        ({"1": '[[guideline]]\ncode = "1.1"\nterms = [["ถนน"]]'}, "1.1"),
        ({"1": '[[guideline]]\ncode = "1.1"\nterms = "ถนน"'}, "terms"),
        ({"1": '[[guideline]]\ncode = "1.1"\ntitles = [""]'}, "titles"),
        ({"4": '[[guideline]]\ncode = "1.1"'}, "1.1"),
        ({"abbreviations": '[abbreviations]\n"คสล." = 1'}, "abbreviations.toml"),
        ({"abbreviations": '[spellings]\n"กฏ" = 1'}, "abbreviations.toml"),
        ({"units": '["กองช่าง"]\n"9.9" = 1'}, "กองช่าง"),
        ({"budget_classes": '["แผนงานพิเศษสุด"]\n"1.1" = 1'}, "แผนงานพิเศษสุด"),
        ({"budget_classes": '["แผนงานการศึกษา"]\n"9.9" = 1'}, "แผนงานการศึกษา"),
    ],
)
def test_a_bad_vocabulary_is_refused_with_the_place_to_mend(
    tmp_path: Path, changed: dict[str, str], named: str
) -> None:
    write_vocabulary(tmp_path, **changed)
    with pytest.raises(FileRefused, match=named) as refused:
        load_vocabulary(tmp_path)
    assert refused.value.code == "vocabulary_refused"


def test_a_folder_without_guidelines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="guideline"):
        load_vocabulary(tmp_path)


def test_a_vocabulary_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1.toml").write_bytes(FILES["1.toml"].encode("cp874"))
    with pytest.raises(FileRefused, match="UTF-8"):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_csv_is_read_in_the_encodings_that_excel_writes(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes("name,objective,budget_class\nก่อสร้างถนน,เพื่อสัญจร,แผนงานเคหะและชุมชน\n".encode(encoding))
    read = read_names(file)
    assert [(one.row, one.text) for one in read.projects] == [
        (2, ProjectText("ก่อสร้างถนน", "เพื่อสัญจร", "", "แผนงานเคหะและชุมชน"))
    ]
    assert read.findings == ()


def test_thai_headings_other_columns_and_semicolons_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("ที่;ชื่อโครงการ;เป้าหมาย\n1;ซ่อมถนน;1 สาย\n2;\n;;\n", encoding="utf-8")
    read = read_names(file)
    assert [one.text for one in read.projects] == [ProjectText("ซ่อมถนน", target="1 สาย")]
    assert [(one.code, one.place.as_json()) for one in read.findings] == [("name_missing", {"line": 3})]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_name_column"),
        (b"a,b\n1,2\n", "no_name_column"),
        (b"name\n\0\1\2", "not_text"),
        (b"name\n\xff\xfe\xfc", "not_text"),
        (b'name\n"' + b"a" * 140_000 + b'"', "not_csv"),
    ],
)
def test_a_bad_csv_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_names(file)
    assert refused.value.code == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"nowhere\.csv"):
        read_names(tmp_path / "nowhere.csv")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    for suffix in (".csv", ".xlsx"):
        file = tmp_path_factory.mktemp("any") / f"names{suffix}"
        file.write_bytes(content)
        try:
            projects = read_names(file).projects
        except FileRefused:
            continue
        assert all(one.text.name for one in projects)


def test_a_plain_table_in_a_workbook_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "รายชื่อ"
    for row in [["รายชื่อโครงการ"], ["name", "objective"], ["ก่อสร้างถนน", "เพื่อสัญจร"], ["", "ไม่มีชื่อ"]]:
        sheet.append(row)
    file = tmp_path / "names.xlsx"
    book.save(file)
    read = read_names(file)
    assert [(one.sheet, one.row, one.text.name) for one in read.projects] == [("รายชื่อ", 3, "ก่อสร้างถนน")]
    assert [one.place.as_json() for one in read.findings] == [{"sheet": "รายชื่อ", "row": 4, "column": None}]


def test_a_workbook_without_names_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(file)
    with pytest.raises(FileRefused):
        read_names(file)


@pytest.mark.shared_files
def test_a_real_plan_workbook_gives_all_its_projects(shared: Path) -> None:
    read = read_names(shared / "data" / "plan_nakhonsawan_2566_2570.xlsx")
    assert len(read.projects) == 262
    assert all(one.sheet and one.row for one in read.projects)
