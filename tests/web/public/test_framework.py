"""The framework as a tree, searched, and each element with its place, its links and its money."""

from dataclasses import replace
from datetime import date

import pytest

from prasan.analytics.listing import Wanted, total
from prasan.common.findings import Finding, LinePlace, Severity
from prasan.framework.actions import load_edition
from prasan.framework.models import Edition, Element
from prasan.framework.rules import ElementDraft, Kind, Level, LinkStatus, RuledFinding, Ruling
from tests.build import World, framework_draft
from tests.web.public.conftest import Announced, Get, cells, words


def element_id(kind: Kind, code: str) -> int:
    return Element.objects.get(kind=kind, code=code).pk


@pytest.fixture
def national(world: World) -> Edition:
    """A higher plan with one strategy, and doubts about its document."""
    finding = Finding("years_outside_period", Severity.WARNING, LinePlace(12), "ปีในบรรทัด 12 อยู่นอกช่วง", "Years outside.")
    draft = replace(
        framework_draft(),
        code="national-2561-2580",
        level=Level.NATIONAL_STRATEGY,
        title_th="ยุทธศาสตร์ชาติทดสอบ",
        elements=(
            ElementDraft(Level.NATIONAL_STRATEGY, Kind.STRATEGY, "1", "ความมั่นคงของผู้สูงอายุ", line=3, printed="ความมันคง"),
        ),
        targets=(),
        rules=(),
        covers=(),
        findings=(
            RuledFinding(
                finding,
                12,
                ruling=Ruling.READ_AS,
                read_as="2561–2580",
                by="อบจ.",
                why="หน้าปก",
                ruled_on=date(2026, 8, 1),
            ),
            RuledFinding(replace(finding, message_th="ข้ามเลข 3"), 40),
        ),
    )
    return load_edition(draft=draft, by=None)


def test_the_framework_is_a_tree_with_goals_and_what_they_cover(announced: Announced, get: Get) -> None:
    page = get("/framework/")
    first = words(page, "#issue-1")
    assert first.startswith("ประเด็นที่ 1 โครงสร้างพื้นฐาน")
    assert "ครอบคลุมแนวทาง 1.1, 1.2" in first
    assert "1.1.1 ปรับปรุงผิวจราจร" in first
    assert "วัดจากการสำรวจ" in words(page, "#issue-2")


def test_a_search_groups_what_it_finds_by_edition_and_marks_it(world: World, national: Edition, get: Get) -> None:
    page = get("/framework/?q=ผู้สูงอายุ")
    assert [one.text for one in page.select("#found h3 a")] == [world.edition.title_th, national.title_th]
    assert {mark.text for mark in page.select("#found mark")} == {"ผู้สูงอายุ"}
    assert "พบ “ผู้สูงอายุ” 3 แห่ง" in words(page, "#found h2")


def test_a_search_without_result_says_what_to_try(world: World, get: Get) -> None:
    assert "ลองใช้คำสั้นลง" in words(get("/framework/?q=ปราสาท"), "#found")


def test_searched_words_are_only_words(world: World, get: Get) -> None:
    assert "<b>x" not in str(get("/framework/?q=<b>x").select_one("#found"))
    get(f"/framework/?q={'ก' * 201}", status=422)


def test_a_framework_that_is_not_loaded_says_how(db: None, get: Get) -> None:
    assert "prasan load-reference" in words(get("/framework/"))


def test_any_edition_shows_its_tree_and_what_is_printed_otherwise(world: World, national: Edition, get: Get) -> None:
    page = words(get(f"/framework/{national.code}/"))
    assert "1 ความมั่นคงของผู้สูงอายุ พิมพ์ไว้ต่างไป" in page
    assert "2 ข้อ" in page
    get("/framework/nothing/", status=404)


def test_findings_stand_by_line_with_their_rulings(national: Edition, get: Get) -> None:
    page = get(f"/framework/{national.code}/findings/")
    assert cells(page) == [
        ["12", "ควรดู ปีในบรรทัด 12 อยู่นอกช่วง", "อ่านเป็น 2561–2580 หน้าปก อบจ. · 1 ส.ค. 2569"],
        ["40", "ควรดู ข้ามเลข 3", "รอวินิจฉัย"],
    ]
    assert "รอวินิจฉัย 1 ข้อ" in words(page)


def test_an_edition_without_findings_says_so(world: World, get: Get) -> None:
    assert "ไม่พบสิ่งที่ชวนสงสัย" in words(get(f"/framework/{world.edition.code}/findings/"))


def test_an_element_tells_its_place_and_its_print(national: Edition, get: Get) -> None:
    page = get(f"/elements/{element_id(Kind.STRATEGY, '1')}/")
    assert "เอกสารพิมพ์ไว้ว่า “ความมันคง”" in words(page)
    assert "บรรทัด 3" in words(page, "dl.facts")
    assert "ยังไม่มีความเชื่อมโยงที่เสนอหรือยืนยัน" in words(page)
    assert page.select_one("table") is None


def test_a_guideline_shows_who_covers_it_and_why(announced: Announced, get: Get) -> None:
    page = words(get(f"/elements/{element_id(Kind.GUIDELINE, '1.1')}/"))
    assert "จุดมุ่งหมาย 1/1 อปท. มีโครงการโครงสร้างพื้นฐาน" in page
    assert "ชื่อเดียวกัน · ทดสอบ" in page
    assert "รายการภายใต้ 1 รายการ" in page


@pytest.mark.parametrize(
    ("kind", "code", "guidelines", "query"),
    [
        (Kind.GUIDELINE, "1.1", {"1.1"}, "guideline=1.1"),
        (Kind.ISSUE, "1", {"1.1", "1.2"}, "issue=1"),
        (Kind.GOAL, "1/1", {"1.1", "1.2"}, "goal=1-1"),
    ],
)
def test_the_money_of_an_element_is_that_of_the_list(
    announced: Announced, get: Get, kind: Kind, code: str, guidelines: set[str], query: str
) -> None:
    page = get(f"/elements/{element_id(kind, code)}/")
    world = announced.world
    for line in cells(page)[:2]:
        wanted = Wanted(guidelines=frozenset(guidelines), year=int(line[0]))
        listed = total(world.province.code, world.edition.pk, wanted)
        assert line[1:3] == [f"{listed.projects:,}", f"{listed.baht:,}"]
    assert f"{query}&year=2571" in str(page.select_one("table a")["href"])  # type: ignore[index]


def test_a_refused_coverage_is_apart(world: World, get: Get) -> None:
    draft = framework_draft()
    covers = (*draft.covers[:2], replace(draft.covers[2], status=LinkStatus.REFUSED, reason="คนละเรื่อง"))
    load_edition(draft=replace(draft, code="other-2576-2580", covers=covers), by=None)
    other = Element.objects.get(edition__code="other-2576-2580", kind=Kind.GUIDELINE, code="2.1")
    page = get(f"/elements/{other.pk}/")
    assert "คนละเรื่อง" in words(page, "details")
    assert "จุดมุ่งหมายที่ครอบคลุมแนวทางนี้" not in words(page)


def test_an_element_that_does_not_exist_is_refused(world: World, get: Get) -> None:
    get("/elements/999999/", status=404)
