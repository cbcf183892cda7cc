"""An organisation's plan on one page. Pure."""

from prasan.reports.content import Align, Block, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents import briefs, forms
from prasan.reports.documents.forms import amount, head
from prasan.reports.documents.kinds import Form, Kind, Subject
from prasan.reports.drawings.bars import Bar, bars
from prasan.reports.facts.books import BookFacts
from prasan.reports.template import Template

TITLE = "สรุปแผนของ อปท. หนึ่งหน้า"


def build(facts: BookFacts, template: Template) -> Document:
    """The figures of the plan, its issues as bars, delivery by year."""
    plan = facts.plan
    sums, asked = forms.sums_of_forms(plan, *forms.OWN_CODES), forms.sums_of_forms(plan, "ผ.02/2")
    people = f"ประชากร {facts.place.population:,} คน" if facts.place.population else ""
    big = (
        (f"{sums.projects:,}", "โครงการของ อปท."),
        (f"{sums.total_baht / 1_000_000:,.1f}", "ล้านบาท ตามแผนทั้งช่วง"),
        (f"{asked.projects:,}", "โครงการที่ขอประสาน"),
    )
    section = Section(
        (
            *briefs.title(plan.organisation_name, f"อำเภอ{plan.district_name} {people}".strip(), plan.plan_name),
            briefs.figures(big),
            Heading("งบประมาณตามประเด็นของจังหวัด (ล้านบาท)", 2),
            *_issues(facts, template),
            Heading("ความก้าวหน้า", 2),
            _years(facts),
        )
    )
    return Document(
        title=f"{TITLE} {plan.period} {plan.organisation_name}",
        sections=(section,),
        foot=f"{plan.plan_name} {plan.organisation_name}",
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        author=plan.organisation_name,
    )


def _issues(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    money = [(one, sum(g.baht for g in one.guidelines)) for one in facts.issues]
    longest = max((baht for _, baht in money), default=0)
    rows = [Bar(f"{one.code} {one.title}", baht, f"{baht / 1_000_000:,.2f}") for one, baht in money]
    if not rows or not longest:
        return (paragraph("ยังไม่มีโครงการที่ยืนยันแนวทางของจังหวัด"),)
    said = "งบประมาณตามประเด็น: " + ", ".join(f"{row.label} {row.said} ล้านบาท" for row in rows)
    return (bars(rows, scale=longest, width_mm=170, alternative=said, thai=template.thai_digits),)


def _years(facts: BookFacts) -> Table:
    heads = Row(tuple(map(head, ("ปีงบประมาณ", "โครงการ", "เริ่มแล้ว", "แล้วเสร็จ", "งบประมาณตามแผน (บาท)"))))
    rows = tuple(
        Row((Cell(f"พ.ศ. {one.fiscal_year}"), *map(amount, (one.projects, one.begun, one.completed, one.baht))))
        for one in facts.years
    )
    return Table(
        (Column(1.2, Align.CENTRE), *(Column(1) for _ in range(3)), Column(1.6)), rows, head=(heads,), name="ปี", size=12
    )


KIND = Kind(
    "brief-organisation", TITLE, "An organisation on one page", Subject.BOOK, build, forms=(Form.DOCX, Form.PDF)
)
