"""Cover, announcement and preface of the framework document. Pure."""

from prasan.common.years import thai_date
from prasan.organisations.rules.kinds import head_of
from prasan.reports.content import Align, Block, Heading, Paragraph, paragraph
from prasan.reports.documents.framework.wording import Words
from prasan.reports.facts.frameworks import FrameworkFacts
from prasan.reports.template import DOTS, Template

FIRST_LINE_MM = 15


def prose(text: str) -> tuple[Paragraph, ...]:
    """Running text: a paragraph for each line, its first line moved in."""
    return tuple(paragraph(line, first_line_mm=FIRST_LINE_MM) for line in text.split("\n"))


def period(facts: FrameworkFacts) -> str:
    """(พ.ศ. 2571 - 2575)"""
    return f"(พ.ศ. {facts.first_year} - {facts.last_year})"


def cover(facts: FrameworkFacts, template: Template) -> tuple[Block, ...]:
    """The cover: emblem, title, period, whose it is."""
    gap = tuple(paragraph("", size=28) for _ in range(4))
    lines = facts.title.replace("ขององค์กร", "\nขององค์กร").replace("ในระดับ", "\nในระดับ")
    title = paragraph(lines, bold=True, align=Align.CENTRE, size=26, space_after=6)
    years = paragraph(period(facts), bold=True, align=Align.CENTRE, size=24)
    owner = paragraph(facts.pao_name, bold=True, align=Align.CENTRE, size=20)
    return (*template.head(), *gap, title, years, *gap, *gap, owner)


def announcement(facts: FrameworkFacts, template: Template, words: Words) -> tuple[Block, ...]:
    """The announcement, with its legal base and its day."""
    lines = (f"ประกาศ{facts.pao_name}", f"เรื่อง {facts.title}", period(facts))
    head = tuple(paragraph(line, bold=True, align=Align.CENTRE, size=16, space_after=1) for line in lines)
    date = paragraph(f"ประกาศ ณ วันที่ {_day(facts) if facts.announced_on else DOTS}", align=Align.CENTRE)
    return (
        *template.head(),
        *head,
        paragraph("", space_after=2),
        *prose(words.of("framework.announcement")),
        *prose(words.of("framework.base")),
        *prose("จึงประกาศให้ทราบโดยทั่วกัน"),
        date,
        *template.signed(head_of(facts.pao_name)),
    )


def _day(facts: FrameworkFacts) -> str:
    """1 กรกฎาคม พ.ศ. 2569"""
    day, month, year = thai_date(facts.announced_on).split(" ") if facts.announced_on else ("", "", "")
    return f"{day} {month} พ.ศ. {year}"


def preface(facts: FrameworkFacts, words: Words) -> tuple[Block, ...]:
    """The preface, signed by the office that wrote it."""
    title = Heading("คำนำ", 1, Align.CENTRE, in_contents=False)
    return (title, *prose(words.of("framework.preface")), paragraph(facts.pao_name, align=Align.RIGHT))
