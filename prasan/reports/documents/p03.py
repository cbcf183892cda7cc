"""แบบ ผ.03 บัญชีครุภัณฑ์: equipment that is not part of a project, in both formats (planning-rules 2.5). Pure."""

from prasan.plans.rules.rows import PlanFormat
from prasan.reports.content import Align, Block, Cell, Column, Document, Row, Table, paragraph
from prasan.reports.documents import forms
from prasan.reports.documents.forms import Sums, amounts, head, sums_of
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.facts import ListedProject, PlanFacts
from prasan.reports.template import Template

CODE = "ผ.03"
TITLE = "บัญชีครุภัณฑ์ สำหรับที่ไม่ได้จัดทำเป็นโครงการพัฒนาท้องถิ่น"
_CATEGORY = "ค่าครุภัณฑ์"


def build(facts: PlanFacts, template: Template) -> Document:
    """The form on its own."""
    return forms.form_document(facts, template, TITLE, CODE, equipment(facts))


def equipment(facts: PlanFacts) -> tuple[Block, ...]:
    """Every group with its table and feet; the sums of all end the last table."""
    listed = forms.of_form(facts, CODE)
    if not listed:
        return forms.nothing_in(facts, CODE)
    blocks: list[Block] = []
    if facts.format is PlanFormat.STRATEGY:
        return (_table(facts, list(listed), ""),)
    for group in forms.grouped(listed):
        blocks.append(paragraph(group.titled("ประเด็นการพัฒนาท้องถิ่น:"), bold=True, keep=True, space_after=1))
        blocks.append(_table(facts, list(group.projects), ""))
    sums = sums_of(forms.rows_of(listed), facts.years)
    return forms.with_sums(blocks, _feet(facts, sums, "ทั้งสิ้น"))


def _before(facts: PlanFacts) -> tuple[tuple[str, float], ...]:
    if facts.format is PlanFormat.ISSUE:
        return (("ครุภัณฑ์", 3.2), ("เป้าหมาย\n(ผลผลิตของครุภัณฑ์)", 3.6))
    return (("แผนงาน", 2.2), ("หมวด", 1.3), ("ประเภท", 2.6), ("เป้าหมาย\n(ผลผลิตของครุภัณฑ์)", 3.4))


def _after(facts: PlanFacts) -> tuple[tuple[str, float], ...]:
    reason = (("เหตุผลความจำเป็น", 2.0),) if facts.amendment else ()
    if facts.format is PlanFormat.ISSUE:
        return (("ผลที่คาดว่าจะได้รับ", 2.6), ("หน่วยงาน\nรับผิดชอบ", 1.9), *reason)
    return (("หน่วยงาน\nรับผิดชอบหลัก", 2.1), *reason)


def _columns(facts: PlanFacts) -> tuple[Column, ...]:
    before = tuple(Column(share) for _, share in _before(facts))
    after = tuple(Column(share) for _, share in _after(facts))
    return (Column(0.75, Align.CENTRE, fit=True), *before, *forms.year_columns(facts), *after)


def _table(facts: PlanFacts, ones: list[ListedProject], label: str) -> Table:
    budget = "งบประมาณรายปี" if facts.format is PlanFormat.ISSUE else "งบประมาณ"
    first = (
        head("ที่", rows=2),
        *(head(name, rows=2) for name, _ in _before(facts)),
        head(budget, columns=len(facts.years)),
        *(head(name, rows=2) for name, _ in _after(facts)),
    )
    rows = [_row(facts, number, one) for number, one in enumerate(ones, 1)]
    feet = _feet(facts, sums_of(forms.rows_of(ones), facts.years), label)
    years = Row(tuple(head(forms.year_head(facts, year)) for year in facts.years))
    return Table(_columns(facts), (*rows, *feet), head=(Row(first), years), name=CODE)


def _row(facts: PlanFacts, number: int, one: ListedProject) -> Row:
    row = one.row
    reason = (row.reason,) if facts.amendment else ()
    before: tuple[str, ...] = (row.name, row.target)
    after: tuple[str, ...] = (row.expected_result, row.unit, *reason)
    if facts.format is PlanFormat.STRATEGY:
        before, after = (row.budget_class, _CATEGORY, *before), (row.unit, *reason)
    return Row((Cell(str(number)), *map(Cell, before), *amounts(row, facts.years), *map(Cell, after)))


def _feet(facts: PlanFacts, sums: Sums, label: str) -> list[Row]:
    return forms.feet(facts, sums, "ครุภัณฑ์", label, left=1 + len(_before(facts)), right=len(_after(facts)))


KIND = Kind("p03", f"แบบ ผ.03 {TITLE}", "Equipment (form ผ.03)", Subject.PLAN, build, asks=(Ask.REVISION,))
