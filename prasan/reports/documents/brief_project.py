"""A project on one page. Pure."""

from prasan.reports.content import Align, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents import briefs, forms
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts.projects import ProjectFacts
from prasan.reports.template import Template

TITLE = "สรุปโครงการหนึ่งหน้า"


def build(facts: ProjectFacts, template: Template) -> Document:
    """What it is, where it belongs, its money and how far it is."""
    plan, row = facts.plan, facts.row
    total = sum(one.planned for one in facts.years)
    what = (
        ("วัตถุประสงค์", row.objective),
        ("เป้าหมาย (ผลผลิต)", row.target),
        ("ผลที่คาดว่าจะได้รับ", row.expected_result),
        ("หน่วยงานรับผิดชอบ", row.unit),
        ("แผนงาน", row.budget_class),
        ("ที่ตั้ง", str(row.location) if row.location else ""),
        ("ประเด็นของ อปท.", facts.own_issue),
        ("ประเด็นของจังหวัด", facts.issue),
        ("แนวทาง", facts.guideline),
        ("จุดมุ่งหมายที่สนับสนุน", "\n".join(facts.goals)),
    )
    section = Section(
        (
            *briefs.title(row.name, f"{plan.organisation_name} อำเภอ{plan.district_name}", plan.plan_name),
            briefs.figures(((f"{total:,}", "บาท ตามแผนทั้งช่วง"), (str(len(facts.years)), "ปีที่มีงบประมาณ"))),
            briefs.facts_table((*what, ("งบประมาณรวม (ตัวอักษร)", baht_in_words(total)))),
            Heading("งบประมาณและความก้าวหน้า", 2),
            _years(facts),
            *((Heading("ความเชื่อมโยง", 2),) if facts.links else ()),
            *(paragraph(link, size=11, space_after=0) for link in facts.links),
        )
    )
    return Document(
        title=f"{row.name[:120]} {plan.organisation_name}",
        sections=(section,),
        foot=f"{TITLE} {plan.organisation_name} โครงการเลขที่ {facts.project_id}",
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        author=plan.organisation_name,
    )


def _years(facts: ProjectFacts) -> Table:
    rows = [
        Row((Cell(f"พ.ศ. {one.fiscal_year}"), amount(one.planned), amount(one.budgeted), Cell(one.stage)))
        for one in facts.years
    ]
    sums = (sum(one.planned for one in facts.years), sum(one.budgeted for one in facts.years))
    last = total_row((Cell("รวม", align=Align.CENTRE), *map(amount, sums), Cell()))
    heads = Row(tuple(map(head, ("ปีงบประมาณ", "ตามแผน (บาท)", "ตั้งงบประมาณ (บาท)", "ความก้าวหน้า"))))
    money = (Column(1.5, Align.RIGHT), Column(1.5, Align.RIGHT))
    return Table((Column(1.2, Align.CENTRE), *money, Column(2)), (*rows, last), head=(heads,), name="ปี", size=12)


KIND = Kind(
    "brief-project",
    TITLE,
    "A project on one page",
    Subject.PROJECT,
    build,
    forms=(Form.DOCX, Form.PDF),
    asks=(Ask.PROJECT,),
)
