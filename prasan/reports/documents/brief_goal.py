"""A goal of the province in one year, on one page. Pure."""

from prasan.reports.content import Align, Block, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents import briefs
from prasan.reports.documents.forms import amount, head
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.marks import marks
from prasan.reports.drawings.bars import Bar, bars
from prasan.reports.facts.provinces import GoalResult, ProvinceYearFacts
from prasan.reports.template import Template

TITLE = "สรุปจุดมุ่งหมายหนึ่งหน้า"
_BESIDE = 3
"""So many districts stand side by side."""


def build(facts: ProvinceYearFacts, template: Template) -> Document:
    """How many count, how many are needed, year by year and district by district."""
    goal, year = facts.goals[0], f"ปีงบประมาณ พ.ศ. {facts.fiscal_year}"
    blocks: list[Block] = [
        *briefs.title(f"{goal.code} {goal.short}", goal.title, f"ประเด็นที่ {goal.issue}", year),
    ]
    if goal.share is None:
        blocks.append(paragraph("จุดมุ่งหมายนี้วัดด้วยการสำรวจความเห็นประชาชน จึงไม่นับจากโครงการ"))
    else:
        blocks += _counted(facts, goal, template)
    return Document(
        title=f"{TITLE} {goal.code} พ.ศ. {facts.fiscal_year}",
        sections=(Section(tuple(blocks)),),
        foot=f"{TITLE} จังหวัด{facts.province_name} {year}",
        marks=marks(synthetic=facts.synthetic),
        thai_digits=template.thai_digits,
        author=facts.pao_name,
    )


def _counted(facts: ProvinceYearFacts, goal: GoalResult, template: Template) -> list[Block]:
    needed = f"{goal.needed:,}" if goal.needed is not None else "-"
    big = (
        (f"{goal.counting:,}", "อปท. ที่นับได้"),
        (needed, "อปท. ที่ต้องมี"),
        (f"{goal.share or 0:.1f}", f"ร้อยละ (เป้า {goal.target or 0:g})"),
        (f"{goal.short_of:,}", "อปท. ที่ขาดอีกขั้นเดียว"),
    )
    years = [Bar(f"พ.ศ. {year}", share, f"ร้อยละ {share:.1f}", goal.target) for year, share in facts.history]
    told = "ร้อยละของ อปท. ที่นับได้: " + ", ".join(f"{row.label} {row.said}" for row in years)
    heads = Row(tuple(map(head, ("อำเภอ", "อปท.", "นับได้"))))
    high = -(-len(facts.districts) // _BESIDE)
    rows = []
    for at in range(high):
        beside = facts.districts[at::high]
        cells = [cell for one in beside for cell in (Cell(one.name), amount(one.organisations), amount(one.counting))]
        cells += [Cell()] * (3 * _BESIDE - len(cells))
        rows.append(Row(tuple(cells)))
    columns = (Column(2), Column(0.8, Align.RIGHT), Column(0.8, Align.RIGHT)) * _BESIDE
    return [
        briefs.figures(big),
        Heading("ทุกปีของกรอบ", 2),
        bars(years, scale=100, width_mm=170, alternative=told, thai=template.thai_digits),
        Heading("รายอำเภอ", 2),
        Table(columns, tuple(rows), head=(Row(heads.cells * _BESIDE),), name="อำเภอ", size=10),
        *_names(facts),
    ]


def _names(facts: ProvinceYearFacts) -> tuple[Block, ...]:
    """Those that count, or those that do not: whichever are fewer, so that one page holds them."""
    is_few = len(facts.names) <= len(facts.missing)
    title, names = ("อปท. ที่นับได้", facts.names) if is_few else ("อปท. ที่ยังไม่นับ", facts.missing)
    return (Heading(f"{title} ({len(names):,} แห่ง)", 2), paragraph(", ".join(names) or "ไม่มี", size=10))


KIND = Kind(
    "brief-goal",
    TITLE,
    "A goal on one page",
    Subject.GOAL,
    build,
    forms=(Form.DOCX, Form.PDF),
    asks=(Ask.GOAL, Ask.FISCAL_YEAR),
)
