"""แบบ ผ.02, ผ.02/1 and ผ.02/2: the lists of projects, in both formats and in amended editions (planning-rules 2.3, 2.4). Pure."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from prasan.plans.rules.rows import Location, PlanFormat, ProjectRow
from prasan.reports.content import Align, Block, Cell, Column, Document, Row, RowKind, Table, paragraph
from prasan.reports.documents import forms
from prasan.reports.documents.forms import Sums, amount, head, sums_of, total_row
from prasan.reports.documents.kinds import Ask, Kind, Subject
from prasan.reports.facts import ListedProject, PlanFacts
from prasan.reports.template import Template

TITLES = {
    "ผ.02": "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น",
    "ผ.02/1": "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น (โครงการชุมชน)",
    "ผ.02/2": "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่นที่ขอประสาน",
}

_TEXTS_BEFORE = (
    ("name", "โครงการ", 3.1),
    ("objective", "วัตถุประสงค์", 2.7),
    ("target", "เป้าหมาย\n(ผลผลิตของโครงการ)", 2.8),
)
_DISTRICT = ("district", "อำเภอ", 1.6)
_POINTS = ("points", "พิกัดทาง\nภูมิศาสตร์\n(เริ่มต้น/\nสิ้นสุด)", 2.0)
_KPI = ("kpi", "ตัวชี้วัด\n(KPI)", 2.0)
_TEXTS_AFTER = (("expected_result", "ผลที่คาดว่าจะได้รับ", 2.4), ("unit", "หน่วยงาน\nรับผิดชอบหลัก", 2.5))
_REASON = ("reason", "เหตุผล\nความจำเป็น", 2.6)


def build(facts: PlanFacts, template: Template, code: str = "ผ.02") -> Document:
    """A form on its own."""
    return forms.form_document(facts, template, TITLES[code], code, listing(facts, code))


def listing(facts: PlanFacts, code: str) -> tuple[Block, ...]:
    """Every group with its heading lines, table and foot; the sums of the whole form end the last table."""
    projects = forms.of_form(facts, code)
    if not projects:
        return forms.nothing_in(facts, code)
    blocks: list[Block] = []
    for group in forms.grouped(projects):
        if facts.format is PlanFormat.ISSUE:
            blocks.append(paragraph(group.titled("ประเด็นการพัฒนาท้องถิ่น:"), bold=True, keep=True, space_after=1))
            blocks.append(_table(facts, code, group.projects))
        else:
            blocks += _strategy(facts, code, group)
    everything = sums_of(forms.rows_of(projects), facts.years)
    if facts.format is PlanFormat.ISSUE:
        last = _issue_foot(facts, everything, "รวมงบประมาณทั้งสิ้น")
    else:
        last = _strategy_foot(facts, everything, "ทั้งสิ้น")
    return forms.with_sums(blocks, last)


def _strategy(facts: PlanFacts, code: str, group: forms.Group) -> list[Block]:
    # The lines of the guideline under which most of the strategy's projects stand; of several, that of the first project.
    most = Counter(one.links for one in group.projects if one.links).most_common(1)
    links = most[0][0] if most else ()
    lines = [*links, group.titled("ยุทธศาสตร์")]
    blocks: list[Block] = [paragraph(line, bold=True, keep=True, space_after=0) for line in lines]
    for place, (budget_class, rows) in enumerate(forms.by_class(group.projects), 1):
        blocks.append(paragraph(f"({place}) {budget_class}", bold=True, keep=True, space_after=1, indent_mm=8))
        blocks.append(_table(facts, code, rows))
    return blocks


def _before(facts: PlanFacts) -> tuple[tuple[str, str, float], ...]:
    """The columns before the money; a PAO's have the district and the coordinates (planning-rules 2.4, C)."""
    name, objective, target = _TEXTS_BEFORE
    return (name, _DISTRICT, objective, target, _POINTS) if facts.is_pao else _TEXTS_BEFORE


def value(row: ProjectRow, name: str) -> str:
    """What a column of text prints of a project."""
    if name == _DISTRICT[0]:
        return (row.location and row.location.district) or "-"
    if name == _POINTS[0]:
        return points(row.location) or "-"
    return str(getattr(row, name))


def points(location: Location | None) -> str:
    """16.440540 N 102.836150 E, a line for the begin and one for the end."""
    if location is None:
        return ""
    ends = ((location.lat, location.lon), (location.end_lat, location.end_lon))
    return "\n".join(f"{lat:.6f} N\n{lon:.6f} E" for lat, lon in ends if lat is not None and lon is not None)


def _fields(facts: PlanFacts) -> tuple[tuple[str, str, float], ...]:
    kpi = (_KPI,) if facts.format is PlanFormat.STRATEGY else ()
    reason = (_REASON,) if facts.amendment else ()
    return (*kpi, *_TEXTS_AFTER, *reason)


def _columns(facts: PlanFacts) -> tuple[Column, ...]:
    before = (
        Column(0.75, Align.CENTRE, fit=True),
        *(Column(share, fit=name in (_DISTRICT[0], _POINTS[0])) for name, _, share in _before(facts)),
    )
    return (*before, *forms.year_columns(facts), *(Column(share) for _, _, share in _fields(facts)))


def _head(facts: PlanFacts) -> tuple[Row, ...]:
    first = (
        head("ที่", rows=2),
        *(head(label, rows=2) for _, label, _ in _before(facts)),
        head("งบประมาณ", columns=len(facts.years)),
        *(head(label, rows=2) for _, label, _ in _fields(facts)),
    )
    return (Row(first), Row(tuple(head(forms.year_head(facts, year)) for year in facts.years)))


def _table(facts: PlanFacts, code: str, listed: Iterable[ListedProject]) -> Table:
    projects = list(listed)
    rows = [row for number, one in enumerate(projects, 1) for row in _rows(facts, number, one)]
    sums = sums_of(forms.rows_of(projects), facts.years)
    feet = _issue_foot(facts, sums, "รวม") if facts.format is PlanFormat.ISSUE else _strategy_foot(facts, sums, "")
    return Table(_columns(facts), (*rows, *feet), head=_head(facts), name=code)


def _rows(facts: PlanFacts, number: int, one: ListedProject) -> list[Row]:
    """One row; in an amended edition the old row, then the new one with what changed in bold, or only the old one taken out."""
    if one.is_out:
        return [Row(_cells(facts, f"{number}\nยกเลิก", one.row, one.row), RowKind.OLD)]
    if not facts.amendment or one.previous is None:
        return [Row(_cells(facts, str(number), one.row, one.row))]
    old = Row(_cells(facts, f"{number}\nเดิม", one.previous, one.previous), RowKind.OLD)
    return [old, Row(_cells(facts, f"{number}\nใหม่", one.row, one.previous))]


def _cells(facts: PlanFacts, number: str, row: ProjectRow, before: ProjectRow) -> tuple[Cell, ...]:
    def texts(fields: Iterable[tuple[str, str, float]]) -> tuple[Cell, ...]:
        return tuple(
            Cell(_unit(facts, name, value(row, name)), bold=value(row, name) != value(before, name))
            for name, _, _ in fields
        )

    money = tuple(
        amount(row.amounts.get(year), bold=row.amounts.get(year, 0) != before.amounts.get(year, 0))
        for year in facts.years
    )
    return (Cell(number), *texts(_before(facts)), *money, *texts(_fields(facts)))


def _unit(facts: PlanFacts, name: str, text: str) -> str:
    """A PAO's project that no unit was chosen for yet says so."""
    return "ยังไม่ระบุ" if facts.is_pao and name == "unit" and not text else text


def _issue_foot(facts: PlanFacts, sums: Sums, label: str) -> list[Row]:
    money = (amount(sums.baht[year]) for year in facts.years)
    rest = (Cell("") for _ in _fields(facts))
    dashes = tuple(Cell("-", align=Align.CENTRE) for _ in _before(facts)[1:])
    first = (
        (Cell(label, align=Align.CENTRE), Cell(f"{sums.projects:,} โครงการ"))
        if label == "รวม"
        else (Cell(f"{label} {sums.projects:,} โครงการ", columns=2),)
    )
    return [total_row((*first, *dashes, *money, *rest))]


def _strategy_foot(facts: PlanFacts, sums: Sums, label: str) -> list[Row]:
    return forms.feet(facts, sums, "โครงการ", label, left=1 + len(_before(facts)), right=len(_fields(facts)))


def _kind(name: str, code: str, title_en: str) -> Kind:
    return Kind(
        name, f"แบบ {code} {TITLES[code]}", title_en, Subject.PLAN, partial(build, code=code), asks=(Ask.REVISION,)
    )


KINDS = (
    _kind("p02", "ผ.02", "Projects of the organisation (form ผ.02)"),
    _kind("p02-1", "ผ.02/1", "Community projects (form ผ.02/1)"),
    _kind("p02-2", "ผ.02/2", "Projects asked of others (form ผ.02/2)"),
)
