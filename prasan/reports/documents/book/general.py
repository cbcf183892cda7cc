"""Part 1 of the plan book: general conditions, topic by topic; what is missing is said with what to fill in. Pure."""

from prasan.reports.content import Align, Block, Heading, paragraph
from prasan.reports.documents.book.front import prose
from prasan.reports.documents.book.wording import worded
from prasan.reports.facts.books import BookFacts
from prasan.reports.loading.topics import topic_groups
from prasan.reports.template import Template


def part(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """Every group of topics, numbered 1, 1.1 …"""
    blocks: list[Block] = [Heading("ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน", 1, Align.CENTRE)]
    for number, group in enumerate(topic_groups(), 1):
        blocks.append(Heading(f"{number}. {group.title_th}", 2))
        for place, topic in enumerate(group.topics, 1):
            blocks.append(Heading(f"{number}.{place} {topic.title_th}", 3, in_contents=False))
            said = worded(facts, template, topic.key)
            if said:
                blocks += prose(said)
            if not template.wording.get(topic.key):
                blocks.append(paragraph(f"[ให้เติม: {topic.guide}]", size=12, first_line_mm=15))
    return tuple(blocks)
