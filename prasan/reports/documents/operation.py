"""แผนการดำเนินงาน: ผด.01, ผด.02 with the twelve months, ผด.02/1 for equipment (planning-rules 1.6, columns U). Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from prasan.common.years import THAI_MONTHS_SHORT
from prasan.plans.rules.rows import ProjectKind
from prasan.reports.content import Align, Block, Cell, Column, Document, Row, RowKind, Section, Table, paragraph
from prasan.reports.documents import years
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.facts.years import YearFacts, YearProject
from prasan.reports.template import Template

TITLE = "แผนการดำเนินงาน"
WORDING = {
    "operation.from_plan": "แสดงโครงการที่แผนพัฒนาท้องถิ่นกำหนดไว้ในปีนี้ทั้งหมด เพราะยังไม่ได้บันทึกว่าโครงการใดตั้งงบประมาณแล้ว",
    "operation.months": "เครื่องหมาย × คือเดือนที่ดำเนินการ",
}
_MONTHS = (*THAI_MONTHS_SHORT[9:], *THAI_MONTHS_SHORT[:9])


def build(facts: YearFacts, template: Template) -> Document:
    """The three forms, each on pages that lie across."""
    budgeted = [one for one in facts.projects if one.budgeted]
    # What another is asked for is carried out only once somebody has the money for it.
    chosen = budgeted or [one for one in facts.projects if one.row.kind is not ProjectKind.BEYOND_CAPACITY]
    own = [one for one in chosen if one.row.kind is not ProjectKind.EQUIPMENT]
    things = [one for one in chosen if one.row.kind is ProjectKind.EQUIPMENT]
    note = "" if budgeted else template.words("operation.from_plan", WORDING["operation.from_plan"])
    notes = tuple(paragraph(text, size=12) for text in (note,) if text)
    months = paragraph(template.words("operation.months", WORDING["operation.months"]), size=12)
    sections = [
        _section(facts, "ผด.01", "บัญชีสรุปจำนวนโครงการพัฒนาท้องถิ่น กิจกรรม และงบประมาณ", (*notes, _summary(chosen))),
        _section(facts, "ผด.02", "บัญชีโครงการพัฒนาท้องถิ่น กิจกรรม และงบประมาณ", (*_lists(facts, own, "ผด.02"), months)),
    ]
    if things:
        title = "บัญชีจำนวนครุภัณฑ์สำหรับที่ไม่ได้ดำเนินการตามโครงการพัฒนาท้องถิ่น"
        sections.append(_section(facts, "ผด.02/1", title, (*_lists(facts, things, "ผด.02/1"), months)))
    sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *template.feet()))
    return years.document(facts, template, TITLE, tuple(sections))


def _section(facts: YearFacts, code: str, title: str, blocks: Sequence[Block]) -> Section:
    return Section((*years.titles(facts, title, TITLE), *blocks), landscape=True, corner=f"แบบ {code}")


def _summary(chosen: Sequence[YearProject]) -> Table:
    """ผด.01: by heading and แผนงาน, with shares of projects and of money."""
    columns = (Column(3.4), *(Column(1.2, Align.RIGHT, fit=True) for _ in range(4)), Column(2))
    heads = (
        "ประเด็นการพัฒนา / แผนงาน",
        "จำนวนโครงการ\nที่ดำเนินการ",
        "คิดเป็นร้อยละ\nของโครงการทั้งหมด",
        "จำนวนงบประมาณ\n(บาท)",
        "คิดเป็นร้อยละ\nของงบประมาณทั้งหมด",
        "หน่วยงานรับผิดชอบหลัก",
    )
    everything, money = len(chosen), sum(one.baht for one in chosen)

    def figures(ones: Sequence[YearProject]) -> tuple[Cell, ...]:
        baht = sum(one.baht for one in ones)
        return (
            amount(len(ones)),
            Cell(years.share(len(ones), everything), align=Align.RIGHT),
            amount(baht),
            Cell(years.share(baht, money), align=Align.RIGHT),
        )

    rows: list[Row] = []
    for heading, ones in years.by_heading(chosen):
        rows.append(Row((Cell(heading, columns=6),), RowKind.GROUP))
        for name, under in _by_class(ones):
            units = "\n".join(dict.fromkeys(one.row.unit for one in under if one.row.unit))
            rows.append(Row((Cell(name), *figures(under), Cell(units))))
        rows.append(total_row((Cell("รวม", align=Align.CENTRE), *figures(ones), Cell())))
    rows.append(total_row((Cell("รวมทั้งสิ้น", align=Align.CENTRE), *figures(chosen), Cell())))
    return Table(columns, tuple(rows), head=(Row(tuple(map(head, heads))),), name="ผด.01")


def _by_class(ones: Sequence[YearProject]) -> list[tuple[str, list[YearProject]]]:
    """Projects of one heading under their แผนงาน."""
    found: dict[str, list[YearProject]] = {}
    for one in ones:
        found.setdefault(one.row.budget_class or "ไม่ระบุแผนงาน", []).append(one)
    return list(found.items())


def _lists(facts: YearFacts, chosen: Sequence[YearProject], code: str) -> tuple[Block, ...]:
    if not chosen:
        return (paragraph(f"ปีนี้ไม่มีโครงการในแบบ {code}", align=Align.CENTRE),)
    blocks: list[Block] = []
    for heading, ones in years.by_heading(chosen):
        blocks.append(paragraph(heading, bold=True, keep=True, space_after=1))
        blocks.append(_table(facts, ones, code))
    return tuple(blocks)


def _table(facts: YearFacts, ones: Sequence[YearProject], code: str) -> Table:
    """ผด.02: the months stand under the two calendar years of the fiscal year."""
    before = ("ที่", "ครุภัณฑ์" if code == "ผด.02/1" else "โครงการ", "รายละเอียดของโครงการ/กิจกรรม")
    after = ("สถานที่\nดำเนินการ", "หน่วยงาน\nรับผิดชอบหลัก")
    first = (
        *(head(name, rows=2) for name in before),
        head("งบประมาณ\n(บาท)", rows=2),
        *(head(name, rows=2) for name in after),
        head(f"พ.ศ. {facts.fiscal_year - 1}", columns=3),
        head(f"พ.ศ. {facts.fiscal_year}", columns=9),
    )
    columns = (
        Column(0.55, Align.CENTRE),
        Column(2.6),
        Column(2.4),
        Column(1.2, Align.RIGHT, fit=True),
        Column(1.4),
        Column(2),
        *(Column(0.5, Align.CENTRE, fit=True) for _ in _MONTHS),
    )
    rows: list[Row] = []
    numbers = count(1)
    for name, under in _by_class(ones):
        rows.append(Row((Cell(name, columns=18, align=Align.LEFT),), RowKind.GROUP))
        for one in under:
            ticks = (Cell("×" if month in one.months else "") for month in range(1, 13))
            texts = (Cell(str(next(numbers))), Cell(one.row.name), Cell(one.row.target))
            place = Cell(str(one.row.location) if one.row.location else "")
            rows.append(Row((*texts, amount(one.baht), place, Cell(one.row.unit), *ticks)))
    last = total_row(
        (
            Cell(f"รวม {len(ones):,} {'รายการ' if code == 'ผด.02/1' else 'โครงการ'}", columns=3, align=Align.CENTRE),
            amount(sum(one.baht for one in ones)),
            Cell(columns=14),
        )
    )
    return Table(columns, (*rows, last), head=(Row(first), Row(tuple(map(head, _MONTHS)))), name=code)


KIND = Kind(
    "operation",
    f"{TITLE} (ผด.01, ผด.02, ผด.02/1)",
    "Operation plan of a year",
    Subject.YEAR,
    build,
    wording=WORDING,
    asks=(Ask.FISCAL_YEAR,),
)
