"""แบบที่ 2: results of a quarter, or of the year so far, by heading (planning-rules 4.3, U; 4.5). Pure."""

from collections.abc import Callable, Sequence

from prasan.framework.rules import Stage
from prasan.reports.content import Align, Block, Cell, Column, Document, Row, Section, Table, paragraph
from prasan.reports.documents import years
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.documents.years import by_heading
from prasan.reports.facts.years import YearFacts, YearProject
from prasan.reports.template import Template

TITLE = "แบบที่ 2 รายงานผลการดำเนินงาน"
WORDING = {
    "progress.counting": (
        "นับโครงการของ อปท. ที่มีงบประมาณในปีนี้ตามแผน ไม่รวมโครงการที่ขอประสานและครุภัณฑ์ สถานะเป็นสถานะล่าสุดที่บันทึกไว้"
    ),
}


_UNDER_WAY = (Stage.CONTRACTED, Stage.DISBURSED)
_Figures = Callable[[Sequence[YearProject]], tuple[Cell, ...]]


def build(facts: YearFacts, template: Template) -> Document:
    """The two tables, then room for problems."""
    when = f"ไตรมาสที่ {facts.quarter} ({years.QUARTERS[facts.quarter]})" if facts.quarter else "ทั้งปีถึงปัจจุบัน"
    own = years.own_projects(facts)
    said = template.words("progress.counting", WORDING["progress.counting"])
    section = Section(
        (
            *years.titles(facts, TITLE, when),
            paragraph("1. จำนวนโครงการและความก้าวหน้า", bold=True, keep=True),
            states(own),
            paragraph("2. งบประมาณตามขั้นของการดำเนินงาน (บาท)", bold=True, keep=True),
            money(own),
            paragraph(said, size=12),
            *_by_hand("3. ปัญหา อุปสรรค"),
            *_by_hand("4. ข้อเสนอแนะ"),
            *template.signed("ผู้รายงาน"),
        ),
        corner="แบบที่ 2",
    )
    named = f"{TITLE} ไตรมาสที่ {facts.quarter}" if facts.quarter else TITLE
    return years.document(facts, template, named, (section,))


def _by_hand(title: str) -> tuple[Block, ...]:
    """Lines to write on."""
    line = "." * 160
    return (
        paragraph(title, bold=True, keep=True),
        paragraph(line, size=12, space_after=1, keep=True),
        paragraph(line, size=12, space_after=2),
    )


def states(projects: Sequence[YearProject]) -> Table:
    """By heading: in the plan, in the budget, and how far they are."""
    names = ("ในแผน", "ในงบประมาณ", "แล้วเสร็จ", "อยู่ระหว่าง\nดำเนินการ", "ยังไม่\nดำเนินการ", "ระงับ/ยกเลิก")

    def figures(ones: Sequence[YearProject]) -> tuple[Cell, ...]:
        return tuple(map(amount, counts(ones)))

    return _by_heading(projects, names, figures, "ความก้าวหน้า")


def counts(ones: Sequence[YearProject]) -> tuple[int, int, int, int, int, int]:
    """In the plan, in the budget, completed, under way, not begun, stopped."""
    done = sum(1 for one in ones if one.stage is Stage.COMPLETED)
    going = sum(1 for one in ones if one.stage in _UNDER_WAY)
    stopped = sum(1 for one in ones if one.stage in (Stage.SUSPENDED, Stage.CANCELLED))
    budgeted = sum(1 for one in ones if one.budgeted or one.stage not in (Stage.PLANNED, Stage.CANCELLED))
    return len(ones), budgeted, done, going, len(ones) - done - going - stopped, stopped


def money(projects: Sequence[YearProject]) -> Table:
    """By heading: planned, budgeted, contracted, disbursed (planned baht of the projects that reached each stage)."""
    order = (Stage.BUDGETED, Stage.CONTRACTED, Stage.DISBURSED, Stage.COMPLETED)
    names = ("ตามแผน", "อนุมัติงบประมาณ", "ลงนามสัญญา", "เบิกจ่าย", "แล้วเสร็จ")

    def figures(ones: Sequence[YearProject]) -> tuple[Cell, ...]:
        reached = (sum(one.baht for one in ones if one.stage in order[at:]) for at in range(len(order)))
        return tuple(map(amount, (sum(one.planned for one in ones), *reached)))

    return _by_heading(projects, names, figures, "งบประมาณ")


def _by_heading(projects: Sequence[YearProject], names: Sequence[str], figures: _Figures, name: str) -> Table:
    columns = (Column(3.6), *(Column(1.2, Align.RIGHT, fit=True) for _ in names))
    rows = [Row((Cell(heading), *figures(ones))) for heading, ones in by_heading(projects)]
    last = total_row((Cell("รวม", align=Align.CENTRE), *figures(projects)))
    return Table(columns, (*rows, last), head=(Row(tuple(map(head, ("ประเด็นการพัฒนา", *names)))),), name=name, size=9.5)


KIND = Kind(
    "progress",
    f"{TITLE} (รายไตรมาส)",
    "Progress of a quarter (form 2)",
    Subject.YEAR,
    build,
    wording=WORDING,
    asks=(Ask.FISCAL_YEAR, Ask.QUARTER),
)
