"""A folder of workbooks in a zip: safe to open, and each file matched to its organisation."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from prasan.common.errors import FileRefused
from prasan.plans.loading import refusals
from prasan.plans.loading.folders import MAX_FILES, open_folder, read_entry
from prasan.plans.rules.folders import Certainty, match

NAMES = {
    "5002": "เทศบาลตำบลบ้านเอ",
    "5003": "องค์การบริหารส่วนตำบลบ้านบี",
    "5004": "องค์การบริหารส่วนตำบลโนน",
    "5005": "องค์การบริหารส่วนตำบลโนนสูง",
    "5006": "องค์การบริหารส่วนตำบลหนองแวง",
    "5007": "องค์การบริหารส่วนตำบลหนองแวง",
}


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_workbooks_are_found_in_any_folder_and_the_rest_is_passed_over() -> None:
    folder = open_folder(
        zipped({"อำเภอ/ก.xlsx": b"1", "ข.xls": b"2", "อ่าน.docx": b"3", "__MACOSX/ก.xlsx": b"4", "~$ก.xlsx": b"5"})
    )
    assert [(one.name, one.content) for one in folder.entries] == [("ก.xlsx", b"1"), ("ข.xls", b"2")]
    assert folder.passed_over == ("อ่าน.docx",)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.xlsx", "/etc/passwd.xlsx", "C:\\windows\\passwd.xlsx", "a/../passwd.xlsx"]
)
def test_no_name_leads_outside(name: str) -> None:
    (entry,) = open_folder(zipped({name: b"1"})).entries
    assert entry.name == "passwd.xlsx"


def test_names_that_windows_wrote_in_thai_are_read() -> None:
    made = zipped({"x" * 9 + ".xlsx": b"1"})
    thai = "แผนตำบลก.xlsx".encode("cp874")[:14].ljust(14, b"x")
    assert b"xxxxxxxxx.xlsx" in made
    (entry,) = open_folder(made.replace(b"xxxxxxxxx.xlsx", thai[:9] + b".xlsx")).entries
    assert entry.name.startswith("แผนตำบ")


@pytest.mark.parametrize(
    "content",
    [b"", b"no zip", zipped({"ก.xlsx": b"1"})[:40], zipped({}), zipped({"ก.docx": b"1"})],
    ids=["nothing", "no zip", "cut off", "empty", "no workbook"],
)
def test_what_is_no_folder_of_plans_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        open_folder(content)


def test_a_bomb_is_refused_while_it_is_unpacked() -> None:
    with pytest.raises(FileRefused) as refused:
        open_folder(zipped({"ก.xlsx": b"\x00" * (20 * 1024 * 1024)}))
    assert refused.value.code == "zip_bomb"
    with pytest.raises(FileRefused) as refused:
        open_folder(zipped({"ก.xlsx": b"\x00" * (refusals.MAX_FILE_BYTES + 1)}, zipfile.ZIP_STORED))
    assert refused.value.code == "folder_too_large"


def test_too_many_files_are_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        open_folder(zipped({f"{number}.xlsx": b"1" for number in range(MAX_FILES + 1)}))
    assert refused.value.code == "folder_too_large"


def test_one_file_is_found_again_by_its_place() -> None:
    content = zipped({"ก.xlsx": b"1", "ข.xlsx": b"2"})
    assert read_entry(content, 1).content == b"2"
    with pytest.raises(FileRefused):
        read_entry(content, 9)


@pytest.mark.parametrize(
    ("code", "printed", "file_name", "expected", "certainty"),
    [
        ("5003", "เทศบาลตำบลบ้านเอ", "x.xlsx", "5003", Certainty.CODE),
        ("9999", "เทศบาลตำบลบ้านเอ", "x.xlsx", "5002", Certainty.NAME),
        ("", "เทศบาลตำบล บ้านเอ", "x.xlsx", "5002", Certainty.NAME),
        ("", "อบต.บ้านบี", "x.xlsx", "5003", Certainty.NAME),
        ("", "องค์การบริหารส่วนตำบลโนนสูง", "x.xlsx", "5005", Certainty.NAME),
        ("", "องค์การบริหารส่วนตำบลหนองแวง", "x.xlsx", "", Certainty.DOUBTFUL),
        ("", "", "แผน เทศบาลตำบลบ้านเอ ปี 71.xlsx", "", Certainty.DOUBTFUL),
        ("", "", "x.xlsx", "", Certainty.DOUBTFUL),
    ],
)
def test_whose_plan_a_file_is(code: str, printed: str, file_name: str, expected: str, certainty: Certainty) -> None:
    found = match(code=code, printed_name=printed, file_name=file_name, names=NAMES)
    assert (found.code, found.certainty) == (expected, certainty)


def test_a_person_is_offered_what_is_likely_first() -> None:
    twice = match(code="", printed_name="องค์การบริหารส่วนตำบลหนองแวง", file_name="x", names=NAMES)
    assert twice.candidates == ("5006", "5007")
    by_file = match(code="", printed_name="", file_name="แผน เทศบาลตำบลบ้านเอ.xlsx", names=NAMES)
    assert by_file.candidates == ("5002",)
    misspelt = match(code="", printed_name="เทศบาลตำบลบ้านเอล", file_name="x", names={"5002": "เทศบาลตำบลบ้านเอ็น"})
    assert misspelt.candidates == ("5002",)
