"""Cover, announcement and preface of the plan book, and the opening of Part 3. Pure."""

from prasan.common.years import thai_date
from prasan.reports.content import Align, Block, Heading, Paragraph, paragraph
from prasan.reports.documents import forms
from prasan.reports.documents.book.wording import worded
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts.books import BookFacts
from prasan.reports.template import DOTS, Template


def prose(text: str) -> tuple[Paragraph, ...]:
    """Running text: a paragraph for each line."""
    return tuple(paragraph(line, first_line_mm=15) for line in text.split("\n") if line)


def cover(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The cover."""
    plan = facts.plan
    gap = tuple(paragraph("", size=28) for _ in range(4))
    place = f"อำเภอ{plan.district_name} จังหวัด{plan.province_name}"
    return (
        *template.head(),
        *gap,
        paragraph("แผนพัฒนาท้องถิ่น", bold=True, align=Align.CENTRE, size=30, space_after=6),
        paragraph(f"(พ.ศ. {plan.first_year} - {plan.last_year})", bold=True, align=Align.CENTRE, size=26),
        *gap,
        *gap,
        paragraph(plan.organisation_name, bold=True, align=Align.CENTRE, size=22, space_after=3),
        paragraph(place, bold=True, align=Align.CENTRE, size=18),
    )


def announcement(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The announcement of the whole plan."""
    plan = facts.plan
    lines = (f"ประกาศ{plan.organisation_name}", f"เรื่อง ประกาศใช้{plan.plan_name}")
    heads = (paragraph(line, bold=True, align=Align.CENTRE, size=16, space_after=1) for line in lines)
    day = thai_date(plan.announced_on) if plan.announced_on else DOTS
    return (
        *template.head(),
        *heads,
        paragraph("", space_after=2),
        *prose(worded(facts, template, "book.announcement")),
        *prose("จึงประกาศให้ทราบโดยทั่วกัน"),
        paragraph(f"ประกาศ ณ วันที่ {day}", align=Align.CENTRE),
        *template.signed(f"ผู้บริหาร{plan.organisation_name}"),
    )


def preface(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The preface, with what the plan holds in one sentence."""
    own = [one.row for code in ("ผ.02", "ผ.02/1") for one in forms.of_form(facts.plan, code)]
    sums = forms.sums_of(own, facts.plan.years)
    figures = {
        "projects": f"{sums.projects:,}",
        "baht": f"{sums.total_baht:,}",
        "words": baht_in_words(sums.total_baht),
    }
    return (
        Heading("คำนำ", 1, Align.CENTRE, in_contents=False),
        *prose(worded(facts, template, "book.preface", **figures)),
        paragraph(facts.plan.organisation_name, align=Align.RIGHT),
    )


def opening(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The page before the forms."""
    return (
        Heading("ส่วนที่ 3 การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ", 1, Align.CENTRE),
        *prose(worded(facts, template, "book.carrying_out")),
    )
