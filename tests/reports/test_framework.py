"""The circle: a published framework is written as a document, and read back as the same elements and targets."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from prasan.common.text import arabic_digits
from prasan.framework.actions import load_edition
from prasan.framework.loading import FrameworkDocument, read_framework
from prasan.framework.loading.editions import read_editions
from prasan.framework.rules import EditionDraft, ElementDraft, Kind, Level
from prasan.organisations.models import Province
from prasan.reports.documents.framework import build
from prasan.reports.documents.kinds import Form
from prasan.reports.facts import Asked
from prasan.reports.facts.frameworks import Past, PastStrategy
from prasan.reports.queries import facts_of_framework
from prasan.reports.rendering.files import file_of
from prasan.reports.template import Template
from tests.build import World, announce, row
from tests.reports.reading import lines_of

DATA = Path("data/khonkaen/editions")
Said = Mapping[tuple[str, str, str], tuple[str, str]]


def published(province: Province) -> dict[str, EditionDraft]:
    """The real editions that the document prints, under an invented province that has no other framework.

    The classes of climate work are set by the system; no framework document prints them."""
    printed = (draft for draft in read_editions(DATA) if draft.level is not Level.CLIMATE)
    drafts = {draft.level: replace(draft, province=province.code) for draft in printed}
    for draft in drafts.values():
        load_edition(draft=draft, by=None)
    return {str(level): draft for level, draft in drafts.items()}


def said(elements: Iterable[ElementDraft]) -> Said:
    return {(one.level, one.kind, one.code): (arabic_digits(one.title), one.parent) for one in elements}


def targets(document: FrameworkDocument | EditionDraft) -> set[tuple[str, int | None, float]]:
    return {(one.goal, one.fiscal_year, one.share) for one in document.targets}


@pytest.fixture
def province(db: None) -> Province:
    return Province.objects.create(code="thong", name_th="ขอนแก่น", name_en="Thong", framework_code="khonkaen-2571-2575")


@pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
@pytest.mark.parametrize("thai", [False, True])
def test_the_framework_written_as_word_reads_back_as_the_same_elements_and_targets(
    province: Province, tmp_path: Path, *, thai: bool
) -> None:
    drafts = published(province)
    made = build(facts_of_framework(province, Asked()), Template(thai_digits=thai))
    file = tmp_path / "f.docx"
    file.write_bytes(file_of(made, Form.DOCX))
    read = read_framework(file)
    assert said(read.elements) == said(one for draft in drafts.values() for one in draft.elements)
    assert len(read.elements) == 570
    assert targets(read) == targets(drafts[Level.FRAMEWORK])
    assert len(read.targets) == 102
    assert (read.first_year, read.last_year, read.announced_on) == (2571, 2575, date(2026, 7, 1))
    assert read.title == drafts[Level.FRAMEWORK].title_th.split(" (พ.ศ.")[0]


@pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
def test_the_framework_as_pdf_reads_back_but_for_spaces_where_lines_end(province: Province, tmp_path: Path) -> None:
    """A PDF keeps no space at the end of a line, so titles are compared without spaces."""
    drafts = published(province)
    file = tmp_path / "f.pdf"
    file.write_bytes(file_of(build(facts_of_framework(province, Asked()), Template()), Form.PDF))
    read = read_framework(file)
    wanted = said(one for draft in drafts.values() for one in draft.elements)
    got = said(read.elements)
    lost = [key for key, (title, parent) in wanted.items() if _bare(got.get(key)) != ("".join(title.split()), parent)]
    assert targets(read) == targets(drafts[Level.FRAMEWORK])
    assert len(lost) <= 3, lost


def _bare(one: tuple[str, str] | None) -> tuple[str, str] | None:
    return ("".join(one[0].split()), one[1]) if one else None


def test_part_one_tells_the_period_before_in_figures(province: Province) -> None:
    published(province)
    strategy = PastStrategy("1", "การพัฒนาเมืองและชุมชน", 12, 40, 5_000_000, 9, 4)
    facts = replace(facts_of_framework(province, Asked()), past=Past(12, 40, 5_000_000, 9, 4, (strategy,)))
    lines = lines_of(build(facts, Template()))
    assert "1 | การพัฒนาเมืองและชุมชน | 12 | 40 | 5,000,000 | 9 | 4" in lines
    assert any("12 แห่งมีโครงการในแผนรวม 40 โครงการ" in line for line in lines)


def test_figures_of_the_period_before_come_from_announced_plans(world: World) -> None:
    load_edition(draft=_previous(world.province.code), by=None)
    announce(
        world.ban_a,
        [
            row("ถนน", amounts={2569: 100, 2570: 50}, group="ยุทธศาสตร์ที่ 1 โครงสร้างพื้นฐาน"),
            row("ประปา", amounts={2570: 7}, group="อื่น"),
        ],
    )
    past = facts_of_framework(world.province, Asked()).past
    assert past is not None
    assert (past.organisations, past.projects, past.baht) == (1, 2, 157)
    assert [(one.code, one.projects, one.baht) for one in past.strategies] == [("1", 1, 150), ("", 1, 7)]


def test_without_plans_of_the_period_before_the_document_says_so(world: World) -> None:
    facts = facts_of_framework(world.province, Asked())
    assert facts.past is None
    lines = lines_of(build(facts, Template()))
    assert "[ให้เติม: ตารางจำนวนโครงการและงบประมาณตามยุทธศาสตร์]" in lines
    goal = next(line for line in lines if "อปท. มีโครงการโครงสร้างพื้นฐาน" in line and "|" in line)
    assert goal.count("ไม่น้อยกว่าร้อยละ 60") == 6
    expected = [line for line in lines if line.startswith("- แนวทางที่ 1.1")]
    assert expected == ["- แนวทางที่ 1.1 พัฒนาถนนให้ได้มาตรฐาน"]


def _previous(province: str) -> EditionDraft:
    draft = next(one for one in read_editions(DATA) if one.level is Level.PREVIOUS_FRAMEWORK)
    strategies = [one for one in draft.elements if one.kind is Kind.STRATEGY]
    kept = (replace(strategies[0], title="โครงสร้างพื้นฐาน"),)
    return replace(draft, province=province, code="before", elements=kept, findings=())
