"""The parts of a template, each a form of its own: the paper, the words of each document, the topics of the plan book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prasan.reports.documents.kinds import Kind, ShelfKind
from prasan.reports.documents.registry import kinds_of
from prasan.reports.loading.topics import topic_groups
from prasan.reports.rules import DIGITS, LETTERHEAD, SIGNATURES, TOPIC

PAPER = "paper"
# What each paragraph is, in Thai and in English, by its key.
NAMES = {
    "p01.counting": ("วิธีนับโครงการ", "How projects are counted"),
    "p01.items": ("วิธีนับครุภัณฑ์", "How equipment is counted"),
    "p01.apart": ("สิ่งที่แสดงแยก", "What stands apart"),
    "book.announcement": ("ประกาศใช้แผน", "Announcement of the plan"),
    "book.preface": ("คำนำ", "Preface"),
    "book.vision": ("วิสัยทัศน์", "Vision"),
    "book.mission": ("พันธกิจ", "Mission"),
    "book.carrying_out": ("คำนำของส่วนที่ 3", "Opening of Part 3"),
    "book.monitoring": ("การติดตามและประเมินผล", "Monitoring and evaluation"),
    "announcement.new": ("ประกาศแผนใหม่", "Announcing a new plan"),
    "announcement.amended": ("ประกาศแผนที่แก้ไข", "Announcing a changed plan"),
    "notice.body": ("หนังสือแจ้ง", "Letters that tell of it"),
    "letter.address": ("ที่อยู่ในหนังสือ", "Address on letters"),
    "letter.contact": ("เจ้าของเรื่องและโทรศัพท์", "Whom to ask, on letters"),
    "operation.from_plan": ("เมื่อยังไม่ทราบงบประมาณของปี", "Where the year's budget is not known"),
    "operation.months": ("คำอธิบายเครื่องหมายของเดือน", "What the mark of a month means"),
    "progress.counting": ("วิธีนับโครงการ", "How projects are counted"),
    "evaluation.opening": ("คำนำ", "Opening"),
    "evaluation.tools": ("เครื่องมือที่ใช้", "The tools"),
    "framework.announcement": ("ประกาศ", "Announcement"),
    "framework.base": ("ฐานอำนาจ", "Legal base"),
    "framework.preface": ("คำนำ", "Preface"),
    "framework.situation": ("คำนำของส่วนที่ 1", "Opening of Part 1"),
    "framework.direction": ("คำนำของส่วนที่ 2", "Opening of Part 2"),
    "framework.goals": ("คำนำของส่วนที่ 3", "Opening of Part 3"),
    "framework.summary": ("บทสรุป", "Summary"),
    "meeting.call": ("หนังสือเชิญประชุม", "Call to the meeting"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that may be worded. `own` is what this template says, `standard` what stands without it, `guide` a hint."""

    key: str
    title_th: str
    title_en: str
    standard: str
    own: str
    guide: str = ""

    @property
    def is_topic(self) -> bool:
        """Whether it is a topic of the plan book, which may be long."""
        return self.key.startswith(TOPIC)


@dataclass(frozen=True, slots=True)
class Part:
    """What is changed and saved in one go. The paper (`passages` empty) has letterhead, emblem, signatures, digits."""

    code: str
    title_th: str
    title_en: str
    passages: tuple[Passage, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The texts that its form holds."""
        return tuple(one.key for one in self.passages) or (LETTERHEAD, SIGNATURES, DIGITS)

    @property
    def written(self) -> int:
        """How many of its paragraphs the owner worded."""
        return sum(1 for one in self.passages if one.own)


def parts_of(own: Mapping[str, str], *, of_province: bool) -> tuple[Part, ...]:
    """All parts in the order of the page: of the province's own documents only in its own template."""
    kinds = kinds_of(ShelfKind.PLAN, ShelfKind.MEETING, *((ShelfKind.PROVINCE,) if of_province else ()))
    of_kinds = (part for kind in kinds if kind.wording for part in _of_kind(kind, own))
    return (Part(PAPER, "หัวกระดาษ ตรา และช่องลงนาม", "Letterhead, emblem and signatures"), *of_kinds)


def _of_kind(kind: Kind, own: Mapping[str, str]) -> Iterator[Part]:
    """The words of a document; behind those of the plan book its topics, group by group."""
    passages = tuple(
        Passage(key, *NAMES[key], standard, own.get(key, ""))
        for key, standard in kind.wording.items()
        if not key.startswith(TOPIC)
    )
    yield Part(kind.code, kind.title_th, kind.title_en, passages)
    if len(passages) == len(kind.wording):
        return
    for number, group in enumerate(topic_groups(), 1):
        topics = tuple(
            Passage(
                one.key,
                f"{number}.{place} {one.title_th}",
                f"{number}.{place} {one.title_en}",
                one.text,
                own.get(one.key, ""),
                one.guide,
            )
            for place, one in enumerate(group.topics, 1)
        )
        th, en = f"สภาพทั่วไป {number}. {group.title_th}", f"General conditions {number}. {group.title_en}"
        yield Part(f"{kind.code}-{number}", th, en, topics)
