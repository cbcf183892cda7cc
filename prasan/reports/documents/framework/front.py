"""Cover, announcement and preface of the framework document. Pure."""

from prasan.reports.content import Align, Block, Heading, paragraph, prose
from prasan.reports.documents import announcing
from prasan.reports.documents.framework.wording import Words
from prasan.reports.facts.frameworks import FrameworkFacts
from prasan.reports.template import Template


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
    return announcing.announcement(
        template,
        owner=facts.pao_name,
        about=(f"เรื่อง {facts.title}", period(facts)),
        body=(*prose(words.of("framework.announcement")), *prose(words.of("framework.base"))),
        on=facts.announced_on,
    )


def preface(facts: FrameworkFacts, words: Words) -> tuple[Block, ...]:
    """The preface, signed by the office that wrote it."""
    title = Heading("คำนำ", 1, Align.CENTRE, in_contents=False)
    return (title, *prose(words.of("framework.preface")), paragraph(facts.pao_name, align=Align.RIGHT))
