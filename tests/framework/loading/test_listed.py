"""A plan above as a list: numbers, names, what stands below, and what is wrong with it."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.framework.loading.listed import list_of_file, read_listed
from prasan.framework.rules import HIGHER_LEVELS, Kind, Level

PLAN = """ร่างแผนพัฒนาฯ ฉบับที่ 14
วิสัยทัศน์: ไทยยั่งยืน
หมุดหมายที่ ๑ ไทยเป็นประเทศชั้นนำด้านสินค้าเกษตร
และเกษตรแปรรูปมูลค่าสูง
หมุดหมายที่ 2 : ท่องเที่ยวคุณภาพ\tQuality tourism
3. พลังงานสะอาด
3.1 ลดการปล่อยก๊าซ
"""


def test_a_list_is_read_with_numbers_in_any_digits_joined_lines_and_english_names() -> None:
    found = read_listed(PLAN, Level.NATIONAL_PLAN)
    assert [(one.kind, one.code, one.title) for one in found.elements] == [
        (Kind.VISION, "1", "ไทยยั่งยืน"),
        (Kind.MILESTONE, "1", "ไทยเป็นประเทศชั้นนำด้านสินค้าเกษตร และเกษตรแปรรูปมูลค่าสูง"),
        (Kind.MILESTONE, "2", "ท่องเที่ยวคุณภาพ"),
        (Kind.MILESTONE, "3", "พลังงานสะอาด"),
    ]
    assert found.elements[2].title_en == "Quality tourism"
    assert [one.code for one in found.findings] == ["line_before_list", "line_joined", "nothing_below"]
    assert found.is_whole


def test_what_stands_below_has_its_parent_and_errors_keep_a_list_from_being_whole() -> None:
    found = read_listed("1. เศรษฐกิจ\n1.1 เกษตร\n2.1 ไม่มีแม่\n1. ซ้ำ", Level.PROVINCE)
    assert [(one.code, one.parent) for one in found.elements] == [("1", ""), ("1.1", "1"), ("2.1", "2"), ("1", "")]
    assert {one.code for one in found.findings} == {"no_parent", "element_twice"}
    assert not found.is_whole
    assert not read_listed("", Level.SDG).is_whole


@given(st.text(max_size=300), st.sampled_from(HIGHER_LEVELS))
def test_any_text_is_read_and_what_is_whole_has_codes_of_its_own(text: str, level: Level) -> None:
    found = read_listed(text, level)
    keys = [(one.kind, one.code) for one in found.elements]
    assert not found.is_whole or len(set(keys)) == len(keys)


def test_a_workbook_and_a_text_file_give_the_same_list() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ((1, "ไทยเป็นฮับ", "Hub"), (2, "ท่องเที่ยว", None)):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    text = list_of_file(content.getvalue(), "แผน.xlsx")
    found = read_listed(text, Level.NATIONAL_PLAN)
    assert [(one.code, one.title, one.title_en) for one in found.elements] == [
        ("1", "ไทยเป็นฮับ", "Hub"),
        ("2", "ท่องเที่ยว", ""),
    ]
    assert list_of_file("1. ก\n2. ข".encode(), "a.txt") == "1. ก\n2. ข"


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old", b"\x00\x01\x02"])
def test_files_that_cannot_be_read_are_refused_in_words(content: bytes) -> None:
    for name in ("a.xlsx", "a.xls", "a.docx"):
        with pytest.raises(FileRefused):
            list_of_file(content, name)
