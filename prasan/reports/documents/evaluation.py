"""The yearly report of the monitoring committee: forms 1, 3/1–3/3 and the two guides of 100 points (planning-rules 4). Pure."""

from dataclasses import replace

from prasan.reports.content import (
    Align,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Row,
    RowKind,
    Section,
    Table,
    paragraph,
    prose,
)
from prasan.reports.documents import forms, progress, years
from prasan.reports.documents.forms import head, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.facts.years import YearFacts
from prasan.reports.loading.rubrics import Guide, checklist, guides, satisfaction
from prasan.reports.template import Template

_CHAIR = "ประธานคณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่น"
TITLE = "รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น"
WORDING = {
    "evaluation.opening": (
        "คณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่นได้ติดตามผลตามแผน จึงรายงานผลและเสนอความเห็นต่อผู้บริหารท้องถิ่น "
        "เพื่อเสนอต่อสภาท้องถิ่นและคณะกรรมการพัฒนาท้องถิ่น และประกาศให้ประชาชนทราบภายใน 15 วันนับแต่วันที่เสนอ "
        "โดยปิดประกาศไม่น้อยกว่า 30 วัน"
    ),
    "evaluation.tools": "แบบในรายงานนี้เป็นเครื่องมือที่แนะนำ คณะกรรมการกำหนดแนวทางและวิธีการของตนเองได้ คะแนนเป็นค่าเฉลี่ยของกรรมการ",
}


def build(facts: YearFacts, template: Template) -> Document:
    """Opening with the figures, then the forms one after the other."""
    plan = facts.plan
    facts = replace(facts, projects=years.own_projects(facts))
    opening = template.words("evaluation.opening", WORDING["evaluation.opening"])
    tools = template.words("evaluation.tools", WORDING["evaluation.tools"])
    cover = (
        *template.head(),
        *(paragraph("", size=28) for _ in range(5)),
        paragraph("รายงานการติดตามและประเมินผล\nแผนพัฒนาท้องถิ่น", bold=True, align=Align.CENTRE, size=26),
        paragraph(f"ประจำปีงบประมาณ พ.ศ. {facts.fiscal_year}", bold=True, align=Align.CENTRE, size=22),
        *(paragraph("", size=28) for _ in range(5)),
        paragraph(plan.organisation_name, bold=True, align=Align.CENTRE, size=20),
    )
    return years.document(
        facts,
        template,
        TITLE,
        (
            Section(cover, numbered=False),
            Section((Contents(levels=1),), numbered=False),
            Section((*_told(facts, opening), *prose(tools), *template.signed(_CHAIR))),
            Section(_form_1(facts), corner="แบบที่ 1"),
            Section(_form_3_1(facts), corner="แบบที่ 3/1"),
            Section(_form_3_2(facts), corner="แบบที่ 3/2"),
            Section(_form_3_3(facts), corner="แบบที่ 3/3"),
            *(Section(_guide(facts, guide)) for guide in guides()),
        ),
    )


def _told(facts: YearFacts, opening: str) -> tuple[Block, ...]:
    total, budgeted, done, going, waiting, stopped = progress.counts(facts.projects)
    planned = sum(one.planned for one in facts.projects)
    figures = (
        f"ในปีงบประมาณ พ.ศ. {facts.fiscal_year} แผนกำหนดไว้ {total:,} โครงการ งบประมาณ {planned:,} บาท "
        f"ตั้งงบประมาณแล้ว {budgeted:,} โครงการ แล้วเสร็จ {done:,} โครงการ อยู่ระหว่างดำเนินการ {going:,} โครงการ "
        f"ยังไม่ดำเนินการ {waiting:,} โครงการ ระงับหรือยกเลิก {stopped:,} โครงการ"
    )
    share = f"คิดเป็นร้อยละ {years.share(done + going, total)} ของโครงการตามแผนที่เริ่มดำเนินการแล้ว"
    texts = (opening, f"{figures} {share}")
    return (Heading("สรุปผลการติดตาม", 1), *prose("\n".join(texts)))


def _form_1(facts: YearFacts) -> tuple[Block, ...]:
    rows: list[Row] = []
    for part in checklist():
        rows.append(Row((Cell(part.title, columns=4, align=Align.LEFT),), RowKind.GROUP))
        rows += [Row((Cell(str(at)), Cell(item), Cell(), Cell())) for at, item in enumerate(part.items, 1)]
    columns = (Column(0.7, Align.CENTRE), Column(6), Column(1, Align.CENTRE), Column(1, Align.CENTRE))
    heads = Row(tuple(map(head, ("ที่", "ประเด็นการติดตาม", "มี", "ไม่มี"))))
    title = "แบบที่ 1 การกำกับการจัดทำแผนพัฒนาท้องถิ่น"
    return (*years.titles(facts, title), Table(columns, tuple(rows), head=(heads,), name="แบบที่ 1"))


def _form_3_1(facts: YearFacts) -> tuple[Block, ...]:
    return (
        *years.titles(facts, "แบบที่ 3/1 การประเมินผลการดำเนินงานตามประเด็นการพัฒนา"),
        paragraph("จำนวนโครงการและความก้าวหน้า", bold=True, keep=True),
        progress.states(facts.projects),
        paragraph("งบประมาณตามขั้นของการดำเนินงาน (บาท)", bold=True, keep=True),
        progress.money(facts.projects),
    )


_LEVELS = ("พอใจมาก\n(ร้อยละ)", "พอใจ\n(ร้อยละ)", "ไม่พอใจ\n(ร้อยละ)")


def _form_3_2(facts: YearFacts) -> tuple[Block, ...]:
    title = "แบบที่ 3/2 ความพึงพอใจต่อผลการดำเนินงานในภาพรวม"
    rows = tuple(Row((Cell(f"{at}) {item}"), Cell(), Cell(), Cell())) for at, item in enumerate(satisfaction(), 1))
    columns = (Column(5), *(Column(1.2, Align.CENTRE) for _ in _LEVELS))
    heads = Row(tuple(map(head, ("ประเด็น", *_LEVELS))))
    respondents = paragraph("ผู้ตอบแบบสอบถาม ............ คน (ชาย ............ หญิง ............)", align=Align.CENTRE)
    return (*years.titles(facts, title), respondents, Table(columns, rows, head=(heads,), name="แบบที่ 3/2"))


def _form_3_3(facts: YearFacts) -> tuple[Block, ...]:
    """Full mark 10 for each question, for each heading that has projects this year."""
    blocks: list[Block] = [*years.titles(facts, "แบบที่ 3/3 ความพึงพอใจต่อผลการดำเนินงานในแต่ละประเด็นการพัฒนา")]
    headings = [heading for heading, _ in years.by_heading(facts.projects) if heading != forms.NO_GROUP]
    if not headings:
        return (*blocks, paragraph("ยังไม่มีประเด็นที่มีโครงการในปีนี้", align=Align.CENTRE))
    columns = (Column(5.4), Column(1.3, Align.CENTRE), Column(1.5, Align.CENTRE))
    heads = Row(tuple(map(head, ("ความพึงพอใจ", "คะแนน\n(เต็ม 10)", "ร้อยละ"))))
    for heading in headings:
        blocks.append(paragraph(heading, bold=True, keep=True, space_after=1))
        rows = tuple(Row((Cell(f"{n}) {item}"), Cell(), Cell())) for n, item in enumerate(satisfaction(), 1))
        last = total_row((Cell("เฉลี่ย", align=Align.CENTRE), Cell(), Cell()))
        blocks.append(Table(columns, (*rows, last), head=(heads,), name="แบบที่ 3/3", together=True))
    return tuple(blocks)


def _guide(facts: YearFacts, guide: Guide) -> tuple[Block, ...]:
    """A guide as a table to fill in: full mark, mean mark of the members, page of the plan."""
    rows = [
        Row(
            (Cell(item.number), Cell(item.title), Cell(amount=item.most), Cell(), Cell()),
            RowKind.GROUP if item.heading else RowKind.PLAIN,
        )
        for item in guide.items
    ]
    last = total_row((Cell("รวม", columns=2, align=Align.CENTRE), Cell(amount=guide.most), Cell(), Cell()))
    columns = (
        Column(0.8),
        Column(5.2),
        Column(1.1, Align.CENTRE),
        Column(1.1, Align.CENTRE),
        Column(1, Align.CENTRE),
    )
    heads = Row(tuple(map(head, ("ข้อ", "ประเด็นการพิจารณา", "คะแนนเต็ม", "คะแนนเฉลี่ย", "หน้า"))))
    wanted = paragraph(f"คะแนนที่ควรได้ไม่น้อยกว่า {guide.wanted} คะแนน", size=12)
    return (*years.titles(facts, guide.title), Table(columns, (*rows, last), head=(heads,), name=guide.code), wanted)


KIND = Kind(
    "evaluation",
    f"{TITLE} (รายปี แบบที่ 1, 3/1–3/3 และแนวทางให้คะแนน)",
    "Yearly evaluation report (forms 1, 3/1–3/3, guides)",
    Subject.YEAR,
    build,
    wording=WORDING,
    asks=(Ask.FISCAL_YEAR,),
)
