"""Files that are refused as a whole: one clear sentence, nothing half read, and no way to exhaust the machine."""

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from prasan.common.errors import FileRefused
from prasan.plans.loading import packages, read_plan, refusals
from tests.workbooks import WrittenSheet, simple_row, strategy_sheet, write_workbook

GOOD = write_workbook(strategy_sheet(simple_row(1, "ก", 5)))


def refusal(content: bytes, file_name: str = "plan.xlsx") -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read_plan(content, file_name=file_name)
    return caught.value


def rewritten(changes: dict[str, bytes], *, content: bytes = GOOD) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return target.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


@pytest.mark.parametrize(
    ("content", "file_name"),
    [
        (b"", "plan.xlsx"),
        (b"", "plan.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "plan.xlsx"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "plan.csv"),
        (b"<html><table></table></html>", "plan.csv"),
        (b"hello", "plan.xlsx"),
        (GOOD[: len(GOOD) // 2], "plan.xlsx"),
        (b"PK\x03\x04 nonsense", "plan.xlsx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "plan.xls"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "plan.xls"),
        (b"\xff\xfe\xdb\xfc\xfd", "plan.csv"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, file_name: str) -> None:
    assert refusal(content, file_name).code == "not_a_workbook"


def test_a_zip_of_something_else_is_refused_whatever_its_name() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    assert refusal(target.getvalue()).code == "not_a_workbook"


def test_a_part_damaged_inside_the_package_is_refused() -> None:
    damaged = bytearray(GOOD)
    start = damaged.find(b"xl/worksheets/sheet1.xml") + 60
    damaged[start : start + 40] = b"\x55" * 40
    assert refusal(bytes(damaged)).code == "not_a_workbook"


def test_a_part_that_is_not_xml_is_refused() -> None:
    assert refusal(rewritten({"xl/workbook.xml": b"<workbook"})).code == "not_a_workbook"


def test_an_encrypted_workbook_is_refused_and_told_apart_from_a_damaged_one() -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 512 + stream + b"\x00" * 64).code == "encrypted"


def test_a_zip_with_a_password_is_refused() -> None:
    locked = bytearray(GOOD)
    position = 0
    while (position := locked.find(b"PK\x01\x02", position)) >= 0:
        (flags,) = struct.unpack_from("<H", locked, position + 8)
        struct.pack_into("<H", locked, position + 8, flags | 1)
        position += 4
    assert refusal(bytes(locked)).code == "encrypted"


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(refusals, "MAX_FILE_BYTES", len(GOOD) - 1)
    assert refusal(GOOD).code == "file_too_large"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(FileRefused) as caught:
        read_plan(path, file_name=path.name)
    assert caught.value.code == "file_too_large"


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED_BYTES", 1_000_000)
    assert refusal(rewritten({"xl/media/image1.bin": b"\x00" * 2_000_000})).code == "zip_bomb"


def test_a_part_packed_beyond_reason_is_refused() -> None:
    assert refusal(rewritten({"xl/media/image1.bin": b"\x00" * 20_000_000})).code == "zip_bomb"


def test_too_many_parts_are_refused() -> None:
    assert refusal(rewritten({f"x/{n}": b"" for n in range(packages.MAX_ENTRIES)})).code == "zip_bomb"


def test_a_part_that_lies_about_its_size_is_measured_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of contents claims ten bytes, with the right checksum of those ten; the stream goes on."""
    monkeypatch.setattr(packages, "MAX_UNPACKED_BYTES", 1_000_000)
    name = b"xl/media/image1.bin"
    liar = bytearray(rewritten({name.decode(): b"\x00" * 2_000_000}))
    entry = liar.rfind(b"PK\x01\x02", 0, liar.rfind(name))
    struct.pack_into("<L", liar, entry + 16, zlib.crc32(b"\x00" * 10))
    struct.pack_into("<L", liar, entry + 24, 10)
    assert refusal(bytes(liar)).code == "zip_bomb"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_xml_that_declares_entities_is_refused(name: str) -> None:
    head, _, body = part(name).partition(b"?>")
    declared = head + b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body
    assert refusal(rewritten({name: declared})).code == "unsafe_xml"


def test_a_drawing_that_declares_entities_is_refused() -> None:
    sheet = strategy_sheet(simple_row(1, "ก", 5))
    boxed = write_workbook(WrittenSheet(sheet.name, sheet.rows, boxes={14: ["แก้ไข 1/2567"]}))
    declared = b'<?xml version="1.0"?>' + b" " * 300_000 + b'<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>'
    assert refusal(rewritten({"xl/drawings/drawing1.xml": declared}, content=boxed)).code == "unsafe_xml"


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZ900000", "B400000000"])
def test_a_sheet_with_two_far_corners_is_refused_before_it_is_laid_out(cell: str) -> None:
    sheet = part("xl/worksheets/sheet1.xml").replace(
        b"</sheetData>", f'<row><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    )
    assert refusal(rewritten({"xl/worksheets/sheet1.xml": sheet})).code == "zip_bomb"


@pytest.mark.parametrize("cell", ['<x:c r="XFD1048576"><v>1</v></x:c>', "<c s='1' r='XFD1048576'><v>1</v></c>"])
def test_a_far_corner_cannot_hide_behind_another_spelling(cell: str) -> None:
    sheet = part("xl/worksheets/sheet1.xml").replace(b"</sheetData>", f"<row>{cell}</row></sheetData>".encode())
    assert refusal(rewritten({"xl/worksheets/sheet1.xml": sheet})).code == "zip_bomb"


def test_blank_formatted_cells_far_out_do_no_harm() -> None:
    sheet = part("xl/worksheets/sheet1.xml").replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    )
    document = read_plan(rewritten({"xl/worksheets/sheet1.xml": sheet}), file_name="plan.xlsx")
    assert [project.name for project in document.projects] == ["ก"]


def test_a_workbook_without_a_table_is_refused() -> None:
    assert refusal(write_workbook(WrittenSheet("งาน", [["รายชื่อ", "เบอร์โทร"], ["ก", "1"]]))).code == "no_table"
    assert refusal("ชื่อ,เบอร์\nก,1\n".encode(), "a.csv").code == "no_table"


def test_a_refusal_says_what_and_how_to_mend_it_in_both_languages() -> None:
    for one in (refusal(b"x"), refusals.encrypted(), refusals.zip_bomb(), refusals.unsafe_xml(), refusals.no_table()):
        assert one.http_status == 422
        assert one.message_th and one.message_en
        assert not any(word in one.message_th for word in ("กรุณา", "ขออภัย", "!"))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_xls_is_refused_and_never_ends_the_process(seed: int) -> None:
    content = bytearray((Path(__file__).parent / "plan.xls").read_bytes())
    chosen = random.Random(seed)
    for _ in range(50):
        content[chosen.randrange(512, len(content))] = chosen.randrange(256)
    try:
        read_plan(bytes(content), file_name="plan.xls")
    except FileRefused as refused:
        assert refused.code in {"not_a_workbook", "no_table", "encrypted"}
