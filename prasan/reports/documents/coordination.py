"""The list of projects asked of the PAO and others, by district, with their coordinates (planning-rules 2.4, 3). Pure."""

from collections.abc import Sequence
from itertools import groupby

from prasan.reports.content import Align, Block, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents import forms
from prasan.reports.documents.forms import amount, amounts, head, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.documents.marks import marks
from prasan.reports.documents.p02 import points
from prasan.reports.facts.provinces import AskedProject, CoordinationFacts
from prasan.reports.template import Template

TITLE = "บัญชีประสานโครงการพัฒนาท้องถิ่น"


def build(facts: CoordinationFacts, template: Template) -> Document:
    """A table for each district; then the sums of all."""
    place = f"อำเภอ{facts.district} จังหวัด{facts.province_name}" if facts.district else f"จังหวัด{facts.province_name}"
    period = f"(พ.ศ. {facts.first_year}-{facts.last_year})"
    lines = (f"โครงการที่ขอประสานตามแผนพัฒนาท้องถิ่น {period}", place)
    centred = (paragraph(line, bold=True, align=Align.CENTRE, space_after=0, keep=True) for line in lines)
    section = Section(
        (Heading(TITLE, 1, Align.CENTRE), *centred, paragraph(""), *_tables(facts), *template.feet()),
        landscape=True,
        corner="บัญชีประสาน",
    )
    return Document(
        title=f"{TITLE} {period} {place}",
        sections=(section,),
        foot=f"{TITLE} {period} {place}",
        marks=marks(synthetic=facts.synthetic),
        thai_digits=template.thai_digits,
        author=facts.pao_name,
    )


def _tables(facts: CoordinationFacts) -> tuple[Block, ...]:
    if not facts.projects:
        return (paragraph("ยังไม่มีโครงการที่ขอประสานในแผนที่ประกาศแล้ว", align=Align.CENTRE),)
    blocks: list[Block] = []
    for district, group in groupby(facts.projects, key=lambda one: one.district):
        listed = list(group)
        blocks.append(Heading(f"อำเภอ{district} ({len(listed):,} โครงการ)", 2))
        blocks.append(_table(facts, listed, f"รวมอำเภอ{district}"))
    return forms.with_sums(blocks, () if facts.district else (_sums(facts, facts.projects, "รวมทั้งสิ้น"),))


def _columns(facts: CoordinationFacts) -> tuple[Column, ...]:
    texts = (Column(0.6, Align.CENTRE, fit=True), Column(2.2), Column(3.4), Column(2.6), Column(2, fit=True))
    return (*texts, *(Column(1.4, Align.RIGHT, fit=True) for _ in facts.years), Column(2))


def _table(facts: CoordinationFacts, listed: Sequence[AskedProject], label: str) -> Table:
    names = ("ที่", "อปท. ที่ขอ", "โครงการ", "เป้าหมาย\n(ผลผลิตของโครงการ)", "ที่ตั้งและพิกัด\n(เริ่มต้น/สิ้นสุด)")
    first = (
        *(head(name, rows=2) for name in names),
        head("งบประมาณ (บาท)", columns=len(facts.years)),
        head("หน่วยงาน\nที่ขอให้ดำเนินการ", rows=2),
    )
    under = Row(tuple(head(f"พ.ศ. {year}") for year in facts.years))
    rows = [_row(facts, number, one) for number, one in enumerate(listed, 1)]
    return Table(_columns(facts), (*rows, _sums(facts, listed, label)), head=(Row(first), under), name="บัญชีประสาน")


def _row(facts: CoordinationFacts, number: int, one: AskedProject) -> Row:
    row, location = one.row, one.row.location
    named = (("หมู่ที่ ", location.village_no), ("ตำบล", location.tambon)) if location else ()
    at = "\n".join((*(f"{word}{text}" for word, text in named if text), *points(location).splitlines())) or "-"
    texts = (str(number), one.organisation, row.name, row.target, at)
    return Row((*map(Cell, texts), *amounts(row, facts.years), Cell(row.unit or "ยังไม่ระบุ")))


def _sums(facts: CoordinationFacts, listed: Sequence[AskedProject], label: str) -> Row:
    sums = forms.sums_of((one.row for one in listed), facts.years)
    said = Cell(f"{label} {len(listed):,} โครงการ", columns=5, align=Align.CENTRE)
    return total_row((said, *(amount(sums.baht[year]) for year in facts.years), Cell()))


KIND = Kind(
    "coordination",
    f"{TITLE} (รายอำเภอและทั้งจังหวัด)",
    "Coordination list by district",
    Subject.COORDINATION,
    build,
    asks=(Ask.DISTRICT,),
)
