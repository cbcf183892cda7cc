"""Plans above the small world's framework, for tests of links. Invented."""

from collections.abc import Mapping

from prasan.framework.actions import add_alignment, load_edition
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.rules import LINKED_KINDS, EditionDraft, ElementDraft, Kind, Level
from tests.build import PROVINCE, World

SDGS = {"3": "สร้างหลักประกันการมีสุขภาพที่ดี", "6": "สร้างหลักประกันเรื่องน้ำและการสุขาภิบาล", "9": "สร้างโครงสร้างพื้นฐานที่ทนทาน"}
MILESTONES = {"8": "พื้นที่และเมืองอัจฉริยะที่น่าอยู่", "9": "ความคุ้มครองทางสังคมที่เพียงพอ"}


def higher(
    level: Level, titles: Mapping[str, str], *, code: str = "", years: tuple[int, int] = (2566, 2570)
) -> Edition:
    """A published plan of one level with elements of the kind that links go to."""
    kind = LINKED_KINDS[level]
    draft = EditionDraft(
        code=code or f"{PROVINCE}-{level}-{years[0]}",
        level=level,
        province=PROVINCE,
        title_th=f"แผนระดับ {level} (พ.ศ. {years[0]}–{years[1]})",
        title_en=f"Plan of level {level}",
        first_year=years[0],
        last_year=years[1],
        announced_on=None,
        source="made for tests",
        source_checksum="",
        elements=tuple(ElementDraft(level, kind, number, title) for number, title in titles.items()),
    )
    return load_edition(draft=draft, by=None)


def guideline(world: World, code: str) -> Element:
    """A guideline of the world's framework."""
    return Element.objects.get(edition=world.edition, kind=Kind.GUIDELINE, code=code)


def element_of(edition: Edition, code: str) -> Element:
    """An element that links go to, by its code."""
    return Element.objects.get(edition=edition, kind=LINKED_KINDS[Level(edition.level)], code=code)


def confirm(world: World, code: str, edition: Edition, to: str, weight: int = 1) -> Alignment:
    """The PAO links a guideline with an element above it."""
    ends = guideline(world, code).pk, element_of(edition, to).pk
    return add_alignment(from_id=ends[0], to_id=ends[1], weight=weight, reason="เรื่องเดียวกัน", by=world.cast.porn)
