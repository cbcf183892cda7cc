"""Part 2 of the plan book: issues, vision, mission, alignment with each higher plan as a table and as a map. Pure."""

from prasan.framework.rules import Level
from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, RowKind, Section, Table, paragraph
from prasan.reports.documents.book.front import prose
from prasan.reports.documents.book.wording import worded
from prasan.reports.documents.forms import amount, head
from prasan.reports.facts.books import BookFacts, BookGuideline, HigherLink
from prasan.reports.pictures import MapColumn, strategy_map
from prasan.reports.template import Template

# The columns of the link table: the plans that the forms name (planning-rules 2.3, 2.8), then the PAO's own.
LEVELS: tuple[tuple[Level, str], ...] = (
    (Level.NATIONAL_STRATEGY, "ยุทธศาสตร์ชาติ"),
    (Level.NATIONAL_PLAN, "หมุดหมาย"),
    (Level.SDG, "SDGs"),
    (Level.PROVINCE, "แผนพัฒนาจังหวัด"),
    (Level.PAO, "แผน อบจ."),
)
_ACROSS_MM = 258


def part(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """Vision, mission, issues, links."""
    vision = worded(facts, template, "book.vision") or facts.vision
    own = "ประเด็นการพัฒนาของ" + facts.plan.organisation_name
    return (
        Heading("ส่วนที่ 2 ประเด็นการพัฒนาท้องถิ่น", 1, Align.CENTRE),
        Heading("1. วิสัยทัศน์", 2),
        paragraph(f"“{vision}”" if vision else "[ให้เติมวิสัยทัศน์ในแม่แบบเอกสาร]", align=Align.CENTRE),
        Heading("2. พันธกิจ", 2),
        *prose(worded(facts, template, "book.mission")),
        Heading(f"3. {own}", 2),
        *_issues(facts),
        Heading("4. ความเชื่อมโยงกับแผนในระดับต่าง ๆ", 2),
        *_links(facts),
    )


def _issues(facts: BookFacts) -> tuple[Block, ...]:
    if facts.own:
        rows = tuple(Row((Cell(one.code), Cell(one.title), Cell("\n".join(one.serves) or "-"))) for one in facts.own)
        heads = ("ที่", "ประเด็นของ อปท.", "ประเด็นและแนวทางของจังหวัดที่สนับสนุน")
        columns = (Column(0.6, Align.CENTRE), Column(3), Column(4))
        return (Table(columns, rows, head=(Row(tuple(map(head, heads))),), name="ประเด็น"),)
    told = (
        f"แผนนี้ใช้ประเด็นการพัฒนาตาม{facts.framework_title}" if facts.framework_title else "ยังไม่มีกรอบการพัฒนาของจังหวัดในระบบ"
    )
    served = tuple(f"ประเด็นที่ {one.code} {one.title}" for one in facts.issues if one.guidelines)
    return (*prose(told), *(paragraph(line, indent_mm=10, space_after=1) for line in served))


def _links(facts: BookFacts) -> tuple[Block, ...]:
    served = [issue for issue in facts.issues if issue.guidelines]
    if not served:
        return prose("ยังไม่มีโครงการที่ยืนยันแนวทางของจังหวัด ยืนยันในหน้าจัดเข้าประเด็นแล้วตารางนี้จะเติมเอง")
    rows: list[Row] = []
    width = 3 + len(LEVELS)
    for issue in served:
        rows.append(Row((Cell(f"ประเด็นที่ {issue.code} {issue.title}", columns=width),), RowKind.GROUP))
        rows += [_row(one) for one in issue.guidelines]
    columns = (
        Column(2.6),
        Column(0.8, Align.RIGHT, fit=True),
        Column(1.3, Align.RIGHT, fit=True),
        *(Column(1.15) for _ in LEVELS),
    )
    heads = ("แนวทางของจังหวัด", "จำนวน\nโครงการ", "งบประมาณ\n(บาท)", *(name for _, name in LEVELS))
    table = Table(columns, tuple(rows), head=(Row(tuple(map(head, heads))),), name="ความเชื่อมโยง")
    told = f"โครงการที่ยังไม่ยืนยันแนวทาง {facts.unplaced:,} โครงการ ไม่แสดงในตาราง" if facts.unplaced else ""
    return (table, *((paragraph(told, size=12),) if told else ()))


def _row(one: BookGuideline) -> Row:
    return Row(
        (
            Cell(f"{one.code} {one.title}"),
            amount(one.projects),
            amount(one.baht),
            *(Cell(_of_level(one.links, level)) for level, _ in LEVELS),
        )
    )


def _of_level(links: tuple[HigherLink, ...], level: Level) -> str:
    """The numbers of the linked elements; their titles stand in the map and in the plans themselves."""
    return ", ".join(link.code for link in links if link.level is level) or "-"


def map_section(facts: BookFacts, template: Template) -> tuple[Section, ...]:
    """The strategy map on a page that lies across; nothing where no project is placed."""
    served = [issue for issue in facts.issues if issue.guidelines]
    if not served:
        return ()
    guidelines = [one for issue in served for one in issue.guidelines]
    higher = list(dict.fromkeys(link for one in guidelines for link in one.links))
    names = dict(LEVELS)
    columns = (
        MapColumn("แผนระดับสูงขึ้นไป", tuple(f"{names.get(h.level, '')} {h.code} {h.title}" for h in higher)),
        MapColumn("ประเด็นการพัฒนาของจังหวัด", tuple(f"{one.code} {one.title}" for one in served)),
        MapColumn("แนวทางที่แผนนี้ดำเนินการ", tuple(f"{g.code} {g.title} ({g.projects:,} โครงการ)" for g in guidelines)),
    )
    of_issue = {one: index for index, issue in enumerate(served) for one in issue.guidelines}
    links = {(0, higher.index(link), of_issue[one]) for one in guidelines for link in one.links}
    links |= {(1, of_issue[one], index) for index, one in enumerate(guidelines)}
    drawn = strategy_map(
        columns if higher else columns[1:],
        sorted(links if higher else {(0, a, b) for c, a, b in links if c == 1}),
        width_mm=_ACROSS_MM,
        alternative="แผนที่ยุทธศาสตร์: แผนระดับสูง ประเด็นของจังหวัด และแนวทางที่แผนนี้ดำเนินการ",
        thai=template.thai_digits,
    )
    return (Section((Heading("5. แผนที่ยุทธศาสตร์", 2), drawn), landscape=True),)
