"""Cover, announcement and preface of the plan book, and the opening of Part 3. Pure."""

from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, Table, paragraph, prose
from prasan.reports.documents import announcing, forms
from prasan.reports.documents.book.wording import worded
from prasan.reports.documents.forms import amount, head
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts.books import BookFacts
from prasan.reports.template import Template

_FORMS = (
    ("ผ.02", "โครงการของ อปท.", "โครงการ"),
    ("ผ.02/1", "โครงการชุมชน", "โครงการ"),
    ("ผ.02/2", "โครงการที่ขอประสานจากหน่วยงานอื่น", "โครงการ"),
    ("ผ.03", "ครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ", "รายการ"),
)


def cover(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The cover."""
    plan = facts.plan
    gap = tuple(paragraph("", size=28) for _ in range(4))
    place = f"อำเภอ{plan.district_name} จังหวัด{plan.province_name}"
    return (
        *template.head(),
        *gap,
        paragraph("แผนพัฒนาท้องถิ่น", bold=True, align=Align.CENTRE, size=30, space_after=6),
        paragraph(f"(พ.ศ. {plan.first_year}-{plan.last_year})", bold=True, align=Align.CENTRE, size=26),
        *gap,
        *gap,
        paragraph(plan.organisation_name, bold=True, align=Align.CENTRE, size=22, space_after=3),
        paragraph(place, bold=True, align=Align.CENTRE, size=18),
    )


def announcement(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The announcement of the whole plan."""
    return announcing.announcement(
        template,
        owner=facts.plan.organisation_name,
        about=(f"เรื่อง ประกาศใช้{facts.plan.plan_name}",),
        body=prose(worded(facts, template, "book.announcement")),
        on=facts.announced.on,
        signer=facts.announced.signer,
    )


def preface(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The preface, with what the plan holds in one sentence."""
    sums = forms.sums_of_forms(facts.plan, *forms.OWN_CODES)
    figures = {
        "projects": f"{sums.projects:,}",
        "baht": f"{sums.total_baht:,}",
        "words": baht_in_words(sums.total_baht),
    }
    return (
        Heading("คำนำ", 1, Align.CENTRE, in_contents=False),
        *prose(worded(facts, template, "book.preface", **figures)),
        *prose(f"เล่มนี้รวมฉบับ{' และฉบับ'.join(facts.announced.changes)} ที่ประกาศแล้ว" if facts.announced.changes else ""),
        paragraph(facts.plan.organisation_name, align=Align.RIGHT),
    )


def opening(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """The page before the forms."""
    plan = facts.plan
    rows = []
    for code, name, counted in _FORMS:
        if code == "ผ.02" or forms.of_form(plan, code):
            sums = forms.sums_of_forms(plan, code)
            cells = (Cell(f"แบบ {code}"), Cell(name), amount(sums.projects), Cell(counted), amount(sums.total_baht))
            rows.append(Row(cells))
    columns = (
        Column(1.2), Column(4), Column(1, Align.RIGHT, fit=True), Column(1, fit=True), Column(1.4, Align.RIGHT, fit=True),
    )  # fmt: skip
    heads = (head("แบบ"), head("บัญชี"), head("จำนวน", columns=2), head(f"งบประมาณ {len(plan.years)} ปี\n(บาท)"))
    return (
        Heading("ส่วนที่ 3 การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ", 1, Align.CENTRE),
        *prose(worded(facts, template, "book.carrying_out")),
        *prose("บัญชีโครงการในส่วนนี้ นับโครงการละหนึ่งไม่ว่ามีกี่ปี ยอดแต่ละปีแสดงในแบบ ผ.01"),
        Table(columns, tuple(rows), head=(Row(heads),), name="บัญชีในส่วนที่ 3"),
    )
