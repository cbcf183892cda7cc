"""แบบ ผ.01 บัญชีสรุปโครงการพัฒนา: projects and money by year, own, asked for and equipment apart (planning-rules 2.2). Pure.

จำนวนโครงการ counts a project in each year that has money, and the form says so; distinct projects stand beside under
another name.
"""

from collections.abc import Iterable, Sequence

from prasan.plans.rules.rows import PlanFormat
from prasan.reports.content import Align, Block, Cell, Column, Document, Row, RowKind, Table, paragraph
from prasan.reports.documents import forms
from prasan.reports.documents.forms import Sums, amount, head, sums_of, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.facts import ListedProject, PlanFacts
from prasan.reports.template import Template

TITLE = "บัญชีสรุปโครงการพัฒนาท้องถิ่น"
WORDING = {
    "p01.counting": "จำนวนโครงการนับทุกปีที่มีงบประมาณ (โครงการที่มีงบประมาณสองปีนับเป็นสอง) โครงการที่แตกต่างกันมี {projects} โครงการ",
    "p01.items": "จำนวนครุภัณฑ์นับทุกปีที่มีงบประมาณ ครุภัณฑ์ที่แตกต่างกันมี {projects} รายการ",
    "p01.apart": "โครงการที่ขอประสานและครุภัณฑ์แสดงแยก ไม่รวมในยอดโครงการของ อปท.",
}
# A table of so many rows stands on one page.
_STANDS_TOGETHER = 12
_PARTS = (
    ("โครงการพัฒนาท้องถิ่น", "p01.counting", forms.OWN_CODES),
    ("โครงการที่ขอประสานจากหน่วยงานอื่น (ผ.02/2)", "p01.counting", ("ผ.02/2",)),
    ("ครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ (ผ.03)", "p01.items", ("ผ.03",)),
)


def build(facts: PlanFacts, template: Template) -> Document:
    """The form on its own."""
    return forms.form_document(facts, template, TITLE, "ผ.01", summary(facts, template))


def summary(facts: PlanFacts, template: Template) -> tuple[Block, ...]:
    """For each part that has projects how they are counted, and their table."""
    blocks: list[Block] = []
    for title, key, codes in _PARTS:
        listed = forms.of_form(facts, *codes)
        if listed or codes == forms.OWN_CODES:
            sums = sums_of(forms.rows_of(listed), facts.years)
            said = template.words(key, WORDING[key], {"projects": f"{sums.projects:,}"})
            blocks.append(paragraph(title, bold=True, keep=True, space_after=1))
            blocks.append(paragraph(said, size=11, keep=True))
            blocks.append(_table(facts, listed, forms.counted_as(*codes)))
    blocks.append(paragraph(template.words("p01.apart", WORDING["p01.apart"]), size=11))
    return tuple(blocks)


def _table(facts: PlanFacts, listed: Sequence[ListedProject], counted: str) -> Table:
    is_issue = facts.format is PlanFormat.ISSUE
    number = (Column(0.6, Align.CENTRE, fit=True),) if is_issue else ()
    pair = (Column(1.3, Align.RIGHT, fit=True), Column(1.75, Align.RIGHT, fit=True))
    columns = (*number, Column(3.6), *(column for _ in range(len(facts.years) + 1) for column in pair))
    rows = _issue_rows(facts, listed) if is_issue else _strategy_rows(facts, listed)
    everything = sums_of(forms.rows_of(listed), facts.years)
    last = total_row((Cell("รวมทั้งสิ้น", columns=2 if is_issue else 1, align=Align.CENTRE), *_pairs(facts, everything)))
    together = len(rows) <= _STANDS_TOGETHER
    return Table(columns, (*rows, last), head=_head(facts, counted), name="ผ.01", together=together)


def _head(facts: PlanFacts, counted: str) -> tuple[Row, ...]:
    is_issue = facts.format is PlanFormat.ISSUE
    names = (head("ที่", rows=2), head("ประเด็นการพัฒนาท้องถิ่น", rows=2)) if is_issue else (head("ยุทธศาสตร์", rows=2),)
    count, baht, of_all = (counted, "งบประมาณ\n(บาท)", "งบประมาณ\n(บาท)") if is_issue else (
        f"จำนวน\n{counted}", "งบประมาณ\n(บาท)", "งบรวม\n(บาท)"
    )  # fmt: skip
    word = "พ.ศ." if is_issue else "ปี"
    years = tuple(head(f"{word} {year}", columns=2) for year in facts.years)
    under = [cell for _ in facts.years for cell in (head(count), head(baht))]
    return (
        Row((*names, *years, head(f"รวม {len(facts.years)} ปี", columns=2))),
        Row((*under, head(count), head(of_all))),
    )


def _issue_rows(facts: PlanFacts, listed: Iterable[ListedProject]) -> list[Row]:
    return [
        Row((Cell(g.number or "-"), Cell(g.name), *_pairs(facts, sums_of(forms.rows_of(g.projects), facts.years))))
        for g in forms.grouped(listed)
    ]


def _strategy_rows(facts: PlanFacts, listed: Iterable[ListedProject]) -> list[Row]:
    width = 1 + 2 * (len(facts.years) + 1)
    rows: list[Row] = []
    for group in forms.grouped(listed):
        rows.append(Row((Cell(f"ยุทธศาสตร์: {group.titled()}", columns=width),), RowKind.GROUP))
        for place, (budget_class, ones) in enumerate(forms.by_class(group.projects), 1):
            sums = sums_of(forms.rows_of(ones), facts.years)
            rows.append(Row((Cell(f"{group.number}.{place} {budget_class}".lstrip(".")), *_pairs(facts, sums))))
        sums = sums_of(forms.rows_of(group.projects), facts.years)
        rows.append(total_row((Cell("รวม", align=Align.CENTRE), *_pairs(facts, sums))))
    return rows


def _pairs(facts: PlanFacts, sums: Sums) -> tuple[Cell, ...]:
    yearly = [cell for year in facts.years for cell in (amount(sums.counts[year]), amount(sums.baht[year]))]
    return (*yearly, amount(sums.project_years), amount(sums.total_baht))


KIND = Kind(
    "p01",
    f"แบบ ผ.01 {TITLE}",
    "Summary of projects (form ผ.01)",
    Subject.PLAN,
    build,
    wording=WORDING,
    asks=(Ask.REVISION,),
)
