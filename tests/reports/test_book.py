"""The plan book: its parts, what it fills from data, what it asks officers to fill, its pages."""

import base64
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from prasan.framework.rules import Level, Stage
from prasan.plans.rules.rows import ProjectKind
from prasan.reports.content import Heading, Picture
from prasan.reports.documents import book
from prasan.reports.documents.book import direction
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts import Asked
from prasan.reports.facts.books import (
    Announced,
    BookFacts,
    BookGuideline,
    BookIssue,
    HearingFacts,
    HigherLink,
    Neighbour,
    OwnIssue,
    PlaceFacts,
    YearDone,
)
from prasan.reports.loading.topics import topic_groups
from prasan.reports.queries import facts_of_book
from prasan.reports.rendering.files import file_of
from prasan.reports.template import Template
from tests.build import World, announce, row
from tests.reports.reading import docx_tables, lines_of
from tests.reports.sample import facts

PLAIN = Template()
needs_typeface = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")


def book_facts(own: Sequence[OwnIssue] = ()) -> BookFacts:
    links = (
        HigherLink(Level.NATIONAL_STRATEGY, "2", "ด้านการสร้างความสามารถในการแข่งขัน"),
        HigherLink(Level.SDG, "9", "สร้างโครงสร้างพื้นฐาน"),
    )
    guideline = BookGuideline("1.1", "พัฒนาถนนให้ได้มาตรฐาน", 2, 1_882_820, links)
    return BookFacts(
        plan=facts(),
        place=PlaceFacts("เทศบาลตำบล", 9_000, 13.5, 100.123456789),
        framework_title="ประเด็นการพัฒนาท้องถิ่นจังหวัดสมุทรทอง",
        vision="เมืองน่าอยู่",
        issues=(BookIssue("1", "โครงสร้างพื้นฐาน", (guideline,)), BookIssue("2", "สุขภาวะ", ())),
        own=tuple(own),
        unplaced=1,
        years=tuple(YearDone(year, 3, 2, 1, 1_000_000) for year in range(2571, 2576)),
    )


def test_the_book_has_its_four_parts_and_its_forms_in_order() -> None:
    headings = [line for line in lines_of(book.build(book_facts(), PLAIN)) if line.startswith("# ")]
    parts = [line for line in headings if line.startswith("# ส่วนที่")]
    assert parts == [
        "# ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน",
        "# ส่วนที่ 2 ประเด็นการพัฒนาท้องถิ่น",
        "# ส่วนที่ 3 การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ",
        "# ส่วนที่ 4 การติดตามและประเมินผล",
    ]
    assert [line.split()[2] for line in headings if line.startswith("# แบบ")] == ["ผ.01", "ผ.02", "ผ.02/2", "ผ.03"]


def test_there_are_thirty_seven_topics_and_what_is_missing_says_what_to_fill_in() -> None:
    topics = [topic for group in topic_groups() for topic in group.topics]
    assert len({topic.code for topic in topics}) == 37
    lines = lines_of(book.build(book_facts(), PLAIN))
    assert "มีประชากร 9,000 คน ตามทะเบียนที่ใช้อ้างอิง" in lines
    assert any(line.endswith("อยู่ที่พิกัด 13.500000 องศาเหนือ 100.123457 องศาตะวันออก") for line in lines)
    assert sum(1 for line in lines if line.startswith("[ให้เติม: ")) == 37


def test_part_1_tells_what_the_installation_knows_of_the_place_and_its_people() -> None:
    known = book_facts()
    near = (Neighbour("ทิศเหนือ", "อบต.บ้านบี", 3.2), Neighbour("ทิศใต้", "ทต.บ้านซี", 7.0))
    place = replace(known.place, point="ที่ตั้งสำนักงาน", population_of_district=45_000, neighbours=near)
    heard = HearingFacts(date(2026, 8, 3), "ศาลากลางบ้าน", "ร่างแผน", (("ประชาชนทั่วไป", 86), ("ส่วนราชการ รัฐวิสาหกิจ", 4)))
    lines = lines_of(book.build(replace(known, place=place, hearings=(heard,)), PLAIN))
    assert any("ทิศเหนือ อบต.บ้านบี (3.2 กิโลเมตร) ทิศใต้ ทต.บ้านซี (7.0 กิโลเมตร)" in line for line in lines)
    assert any(line.endswith("คิดเป็นร้อยละ 20.0 ของอำเภอเมืองสมุทรทอง (45,000 คน)") for line in lines)
    assert any("วันที่ 3 สิงหาคม 2569 ณ ศาลากลางบ้าน เรื่อง ร่างแผน มีผู้เข้าร่วม 90 คน" in line for line in lines)
    assert "แผนนี้มีโครงการในแผนงานสาธารณสุข 1 โครงการ งบประมาณรวม 1,832,820 บาท" in lines


def test_the_vision_of_the_province_is_not_taken_for_the_organisations_own() -> None:
    lines = lines_of(book.build(book_facts(), PLAIN))
    assert "[ให้เติมวิสัยทัศน์ในแม่แบบเอกสาร]" in lines
    assert "วิสัยทัศน์ตามกรอบการพัฒนาของจังหวัด “เมืองน่าอยู่”" in lines


def test_part_3_begins_with_the_sums_of_its_lists() -> None:
    lines = lines_of(book.build(book_facts(), PLAIN))
    assert "แบบ ผ.02 | โครงการของ อปท. | 3 | โครงการ | 3,715,640" in lines
    assert "แบบ ผ.03 | ครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ | 1 | รายการ | 2,500,000" in lines
    assert not any(line.startswith("แบบ ผ.02/1") for line in lines)


def test_the_announcement_is_that_of_the_making_and_later_changes_are_named() -> None:
    announced = Announced(date(2026, 10, 30), "นายหนึ่ง", ("เพิ่มเติม ครั้งที่ 1/2570",))
    lines = lines_of(book.build(replace(book_facts(), announced=announced), PLAIN))
    assert "ประกาศ ณ วันที่ 30 ตุลาคม พ.ศ. 2569" in lines
    assert "เล่มนี้รวมฉบับเพิ่มเติม ครั้งที่ 1/2570 ที่ประกาศแล้ว" in lines


def test_officers_fill_a_topic_in_their_template() -> None:
    own = Template(wording={"book.topic.climate": "ร้อนชื้น ฝนเฉลี่ย 1,200 มิลลิเมตร"})
    lines = lines_of(book.build(book_facts(), own))
    assert "ร้อนชื้น ฝนเฉลี่ย 1,200 มิลลิเมตร" in lines
    assert sum(1 for line in lines if line.startswith("[ให้เติม: ")) == 36


def test_the_preface_says_the_sum_in_words() -> None:
    lines = lines_of(book.build(book_facts(), PLAIN))
    assert any("รวม 3,715,640 บาท (สามล้านเจ็ดแสนหนึ่งหมื่นห้าพันหกร้อยสี่สิบบาทถ้วน)" in line for line in lines)


def test_the_link_table_names_confirmed_links_by_level() -> None:
    lines = lines_of(book.build(book_facts(), PLAIN))
    assert "1.1 พัฒนาถนนให้ได้มาตรฐาน | 2 | 1,882,820 | 2 | - | 9 | - | -" in lines
    assert any("โครงการที่ยังไม่ยืนยันแนวทาง 1 โครงการ ไม่แสดงในตาราง" in line for line in lines)


def test_own_issues_stand_with_what_they_serve() -> None:
    own = (OwnIssue("1", "เมืองสะอาด", ("2 สุขภาวะ",)), OwnIssue("2", "เมืองสว่าง", ()))
    lines = lines_of(book.build(book_facts(own), PLAIN))
    assert "1 | เมืองสะอาด | 2 สุขภาวะ" in lines
    assert "2 | เมืองสว่าง | -" in lines


@needs_typeface
def test_pages_are_numbered_through_portrait_and_landscape_and_contents_name_them() -> None:
    pages = [
        (page.get_size(), page.get_textpage().get_text_range())
        for page in pypdfium2.PdfDocument(file_of(book.build(book_facts(), PLAIN), Form.PDF))
    ]
    numbered = pages[4:]  # cover, announcement, preface, contents
    assert [int(text.split()[-1]) for _, text in numbered] == list(range(1, len(numbered) + 1))
    assert {width > height for (width, height), _ in numbered} == {True, False}
    listed = re.findall(r"(ส่วนที่ \d|แบบ ผ\.\d\d\S*).*?\.\s*(\d+)\s*$", pages[3][1], re.MULTILINE)
    assert len(listed) >= 7
    for opening, page in listed:
        assert opening in numbered[int(page) - 1][1]
    assert all("แผนพัฒนาท้องถิ่น" in text for _, text in numbered)


@needs_typeface
def test_word_gets_the_whole_book() -> None:
    tables = docx_tables(file_of(book.build(book_facts(), PLAIN), Form.DOCX))
    cells = {cell for table in tables for line in table for cell in line}
    assert {"ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "รถบรรทุกน้ำ", "1.1 พัฒนาถนนให้ได้มาตรฐาน"} <= cells


def test_facts_of_the_book_come_from_the_plan_its_places_and_its_delivery(world: World) -> None:
    announce(
        world.ban_a,
        [row("ถนน", amounts={2571: 100, 2572: 50}), row("ประปา"), row("รถ", kind=ProjectKind.EQUIPMENT)],
        edition=world.edition,
        guidelines={0: "1.1"},
        stages={(0, 2571): Stage.COMPLETED},
    )
    plan = world.ban_a.plans.get()
    found = facts_of_book(plan, Asked())
    assert [(one.code, [(g.code, g.projects, g.baht) for g in one.guidelines]) for one in found.issues] == [
        ("1", [("1.1", 1, 150)]),
        ("2", []),
    ]
    assert found.unplaced == 1
    first, second = found.years[:2]
    assert (first.projects, first.begun, first.completed, first.baht) == (2, 1, 1, 100_100)
    assert (second.projects, second.begun, second.baht) == (1, 0, 50)


def test_the_map_stands_on_as_many_pages_as_its_issues_need() -> None:
    facts = book_facts()
    many = tuple(replace(facts.issues[0], code=str(number)) for number in range(1, 10))
    sections = direction.map_sections(replace(facts, issues=many), PLAIN)
    assert len(sections) == 3
    headings = [block for section in sections for block in section.blocks if isinstance(block, Heading)]
    assert [one.in_contents for one in headings] == [True, False, False]


def test_the_map_names_guidelines_and_the_plans_above_in_the_digits_of_the_document() -> None:
    section = direction.map_sections(book_facts(), replace(PLAIN, thai_digits=True))[0]
    picture = next(block for block in section.blocks if isinstance(block, Picture))
    svg = base64.b64decode(picture.base64).decode()
    assert "SDGs ๙" in svg
    assert "พัฒนาถนนให้ได้มาตรฐาน" in svg
    assert not re.search(r">[^<]*[0-9][^<]*</text>", svg)
    assert picture.width_mm <= 258


_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def read_aloud(number: int) -> str:
    """An independent reading: groups of six digits parted by ล้าน; เอ็ด behind tens, ยี่สิบ, สิบ without หนึ่ง."""
    if number >= 1_000_000:
        rest = number % 1_000_000
        return read_aloud(number // 1_000_000) + "ล้าน" + (read_small(rest, behind=True) if rest else "")
    return read_small(number, behind=False) or "ศูนย์"


def read_small(number: int, *, behind: bool) -> str:
    said = ""
    text = str(number)
    for at, digit in enumerate(map(int, text)):
        place = len(text) - at - 1
        if digit == 0:
            continue
        word = _DIGITS[digit]
        if place == 1:
            word = {1: "", 2: "ยี่"}.get(digit, word)
        elif place == 0 and digit == 1 and (len(text) > 1 or behind):
            word = "เอ็ด"
        said += word + _PLACES[place]
    return said


@given(st.integers(0, 10**13))
def test_baht_in_words_agree_with_an_independent_reading(baht: int) -> None:
    assert baht_in_words(baht) == f"{read_aloud(baht)}บาทถ้วน"


@pytest.mark.parametrize(
    ("baht", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (11, "สิบเอ็ดบาทถ้วน"),
        (21, "ยี่สิบเอ็ดบาทถ้วน"),
        (101, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (1_000_001, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (1_632_820, "หนึ่งล้านหกแสนสามหมื่นสองพันแปดร้อยยี่สิบบาทถ้วน"),
        (21_000_000, "ยี่สิบเอ็ดล้านบาทถ้วน"),
        (1_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
    ],
)
def test_amounts_as_officers_write_them(baht: int, words: str) -> None:
    assert baht_in_words(baht) == words
