"""Part 3 of the framework document: the table of goals, guidelines with what is expected by area, positions. Pure."""

from prasan.framework.rules import Kind, Level
from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, Table, paragraph, prose
from prasan.reports.documents.forms import head
from prasan.reports.documents.framework.front import period
from prasan.reports.documents.framework.past import number_of
from prasan.reports.documents.framework.plans import guidelines
from prasan.reports.documents.framework.wording import Words
from prasan.reports.facts.frameworks import FrameworkFacts

_NO_SHARE = "ยังไม่กำหนด"


def opening(facts: FrameworkFacts, words: Words) -> tuple[Block, ...]:
    """The head of part 3 and the table of goals, on pages that lie across."""
    title = f"ส่วนที่ 3 การขับเคลื่อนประเด็นการพัฒนาท้องถิ่นในระดับจังหวัด{facts.province_name} {period(facts)}"
    return (
        Heading(title, 1, Align.CENTRE),
        Heading("1. จุดมุ่งหมายเพื่อการพัฒนาท้องถิ่น", 2),
        *prose(words.of("framework.goals")),
        _table(facts),
    )


def _table(facts: FrameworkFacts) -> Table:
    columns = (Column(2.1), Column(4.1), *(Column(1.25, Align.CENTRE) for _ in range(len(facts.years) + 1)))
    heads = (
        head("ประเด็นการพัฒนาท้องถิ่นของ อปท. ในระดับจังหวัด", rows=2),
        head("จุดมุ่งหมายการพัฒนา (Goals)", rows=2),
        head("ความคาดหวังความสำเร็จ", columns=len(facts.years) + 1),
    )
    under = (f"ปี พ.ศ. {facts.first_year} - {facts.last_year}", *(f"ปี พ.ศ. {year}" for year in facts.years))
    rows: list[Row] = []
    for issue in facts.of(Level.FRAMEWORK, Kind.ISSUE):
        goals = facts.of(Level.FRAMEWORK, Kind.GOAL, issue.code)
        for place, goal in enumerate(goals):
            named = "" if place else f"{number_of(issue.code)}. {issue.title}"
            shares = (Cell(_at_least(facts.share_of(goal.code, year))) for year in (None, *facts.years))
            rows.append(Row((Cell(named), Cell(f"- {goal.title}"), *shares)))
    return Table(columns, tuple(rows), head=(Row(heads), Row(tuple(map(head, under)))), name="จุดมุ่งหมาย", size=9)


def _at_least(share: float | None) -> str:
    return _NO_SHARE if share is None else f"ไม่น้อยกว่าร้อยละ {share:g} ของ อปท. ทั้งหมด"


def rest(facts: FrameworkFacts, words: Words) -> tuple[Block, ...]:
    """Guidelines with expectations, positions, the summary."""
    counted = f"ร้อยละของความคาดหวังนับจากองค์กรปกครองส่วนท้องถิ่นทั้งหมด {facts.organisations} แห่ง"
    blocks: list[Block] = [Heading("2. ประเด็นการพัฒนาท้องถิ่นและแนวทางการพัฒนาท้องถิ่น", 2), *prose(counted)]
    for issue in facts.of(Level.FRAMEWORK, Kind.ISSUE):
        number = number_of(issue.code)
        named = f"ประเด็นการพัฒนาท้องถิ่นที่ {number} {issue.title}"
        blocks.append(paragraph(named, bold=True, keep=True, space_after=1))
        blocks.append(paragraph("แนวทางการพัฒนา", bold=True, keep=True, space_after=1))
        blocks += guidelines(facts, issue.code, lambda code, title: f"- แนวทางที่ {code} {title}", approaches=False)
        blocks.append(paragraph("ความคาดหวังในเชิงพื้นที่", bold=True, keep=True, space_after=1))
        for one in facts.of(Level.FRAMEWORK, Kind.AREA_EXPECTATION, issue.code):
            blocks.append(paragraph(f"- {_expected(facts, one.code, one.title)}", indent_mm=6))
    blocks.append(Heading("3. จุดยืนการพัฒนาท้องถิ่น", 2))
    for one in facts.of(Level.FRAMEWORK, Kind.POSITION):
        number = one.code if "." in one.code else f"{number_of(one.code)}."
        blocks.append(paragraph(f"- {number} {one.title}", indent_mm=6, space_after=1.5))
    blocks.append(Heading("4. สรุปภาพรวมประเด็นการพัฒนาท้องถิ่น", 2))
    return (*blocks, *prose(words.of("framework.summary")))


def _expected(facts: FrameworkFacts, code: str, title: str) -> str:
    """Who carries out projects about it, and how many of all; what a survey tells is said as it is."""
    share = facts.share_of(code)
    wanted = f" ไม่น้อยกว่าร้อยละ {share:g}" if share is not None else ""
    if code in facts.surveyed:
        return f"{title}{wanted}"
    about = title if title.startswith("โครงการ") else f"โครงการเกี่ยวกับ{title}"
    return f"องค์กรปกครองส่วนท้องถิ่นจังหวัด{facts.province_name} มีการดำเนิน{about}{wanted}"
