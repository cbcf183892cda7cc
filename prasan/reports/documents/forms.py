"""What the official forms of a plan share: titles, marks, money columns, sums, groups (planning-rules 2.2–2.7). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from prasan.plans.rules.rows import PlanFormat, ProjectKind, ProjectRow
from prasan.reports.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    RowKind,
    Section,
    Table,
    paragraph,
)
from prasan.reports.documents.headings import named_group
from prasan.reports.documents.marks import marks
from prasan.reports.facts import ListedProject, PlanFacts, State
from prasan.reports.template import Template

NO_GROUP = "โครงการที่ยังไม่จัดเข้าประเด็นการพัฒนา"
FORM_CODES = {
    ProjectKind.OWN: "ผ.02",
    ProjectKind.SUBSIDY: "ผ.02",
    ProjectKind.COMMUNITY: "ผ.02/1",
    ProjectKind.BEYOND_CAPACITY: "ผ.02/2",
    ProjectKind.EQUIPMENT: "ผ.03",
}
OWN_CODES = ("ผ.02", "ผ.02/1")
# What an organisation asks others for, and equipment, stand apart from its own everywhere (planning-rules 2.2).
OWN_KINDS = tuple(kind for kind, code in FORM_CODES.items() if code in OWN_CODES)


@dataclass(frozen=True, slots=True)
class Sums:
    """Whole baht and projects with money, by fiscal year; `projects` counts each project once."""

    baht: dict[int, int]
    counts: dict[int, int]
    projects: int

    @property
    def total_baht(self) -> int:
        return sum(self.baht.values())

    @property
    def project_years(self) -> int:
        """How ผ.01 counts: a project counts in each year that has money (planning-rules 2.6)."""
        return sum(self.counts.values())


def sums_of(rows: Iterable[ProjectRow], years: Sequence[int]) -> Sums:
    """The sums of some projects over the years of the plan."""
    listed = list(rows)
    return Sums(
        {year: sum(row.amounts.get(year, 0) for row in listed) for year in years},
        {year: sum(1 for row in listed if row.amounts.get(year)) for year in years},
        len(listed),
    )


def rows_of(listed: Iterable[ListedProject]) -> list[ProjectRow]:
    """The rows that sums count: not those that an amended edition takes out."""
    return [one.row for one in listed if not one.is_out]


def of_form(facts: PlanFacts, *codes: str) -> tuple[ListedProject, ...]:
    """The projects that a form lists, or several."""
    return tuple(one for code in codes for one in facts.projects if FORM_CODES[one.row.kind] == code)


def counted_as(*codes: str) -> str:
    """What a form counts."""
    return "รายการ" if codes == ("ผ.03",) else "โครงการ"


def sums_of_forms(facts: PlanFacts, *codes: str) -> Sums:
    """The sums of what some forms list."""
    return sums_of(rows_of(of_form(facts, *codes)), facts.years)


@dataclass(frozen=True, slots=True)
class Group:
    """Projects under one heading. `number` is the plan's own where it prints one, else the place among the plan's headings;
    those that stand under none have none."""

    number: str
    name: str
    projects: tuple[ListedProject, ...]

    def titled(self, word: str = "") -> str:
        """The line above its table: 1. ประเด็นการพัฒนาท้องถิ่น: …"""
        return " ".join(filter(None, (f"{self.number}.", word, self.name))) if self.number else self.name


def heading_of(one: ListedProject) -> tuple[str, str]:
    """(number, name) of the heading a project stands under: the organisation's own issue that a person confirmed, else what
    its plan printed, else the issue of the framework."""
    number, name = one.own if one.own[1] else named_group(one.row.group)
    return (number, name) if name else ("", one.issue or NO_GROUP)


def grouped(projects: Iterable[ListedProject]) -> tuple[Group, ...]:
    """Projects under their headings: the organisation's own issues by number, then what the plan printed in its order;
    those without one come last."""
    found: dict[tuple[str, str], list[ListedProject]] = {}
    for one in projects:
        found.setdefault(heading_of(one), []).append(one)
    ordered = sorted(found.items(), key=lambda item: _place_of(*item))
    taken = {number for number, _ in found}
    free = (str(place) for place in count(1) if str(place) not in taken)
    return tuple(
        Group(number or ("" if name == NO_GROUP else next(free)), name, tuple(ones)) for (number, name), ones in ordered
    )


def _place_of(heading: tuple[str, str], listed: list[ListedProject]) -> tuple[int, list[int]]:
    if any(one.own[1] for one in listed):
        return 0, [int(part) for part in heading[0].split(".") if part.isdecimal()]
    return (2 if heading[1] == NO_GROUP else 1), []


def by_class(projects: Iterable[ListedProject]) -> list[tuple[str, list[ListedProject]]]:
    """Projects of one heading under their แผนงาน, in the order of the names."""
    ordered = sorted(projects, key=lambda one: one.row.budget_class or "๙")
    return [
        (name or "ไม่ระบุแผนงาน", list(rows)) for name, rows in groupby(ordered, key=lambda one: one.row.budget_class)
    ]


def marks_of(facts: PlanFacts) -> tuple[str, ...]:
    """What stands at the head of every page of a draft, and of made-up data."""
    return marks(synthetic=facts.synthetic, draft=facts.state is State.WORKING)


def titles_of(facts: PlanFacts, form_title: str, *, heading: str = "") -> tuple[Block, ...]:
    """The centred lines above a form: its name (in a book a `heading` of its contents), the plan's, the organisation's."""
    edition = f" {facts.amendment}" if facts.amendment else ""
    lines = (form_title, f"{facts.plan_name}{edition}", facts.whose)
    first = (Heading(heading, 2, Align.CENTRE),) if heading else ()
    shown = lines[1:] if heading else lines
    titles = tuple(paragraph(line, bold=True, align=Align.CENTRE, space_after=0, keep=True) for line in shown)
    return (*first, *titles, paragraph("", space_after=0))


def form_document(facts: PlanFacts, template: Template, title: str, code: str, blocks: Iterable[Block]) -> Document:
    """A form on its own: A4 across, its code at the top right, the plan's name at the foot."""
    section = Section((*titles_of(facts, title), *blocks, *template.feet()), landscape=True, corner=f"แบบ {code}")
    return Document(
        title=" ".join(filter(None, (f"แบบ {code}", facts.period, facts.amendment, facts.organisation_name))),
        sections=(section,),
        foot=f"{facts.plan_name} {facts.organisation_name}",
        marks=marks_of(facts),
        thai_digits=template.thai_digits,
        author=facts.organisation_name,
    )


def nothing_in(facts: PlanFacts, code: str) -> tuple[Block, ...]:
    """What a form without rows says, so that nobody takes it for unfinished."""
    whose = "ฉบับนี้" if facts.amendment else "แผนนี้"
    return (paragraph(f"{whose}ไม่มี{'ครุภัณฑ์' if code == 'ผ.03' else 'โครงการ'}ในแบบ {code}", align=Align.CENTRE),)


def head(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """A cell of a table's head."""
    return Cell(text, columns=columns, rows=rows, bold=True, align=Align.CENTRE)


def year_head(facts: PlanFacts, year: int) -> str:
    """How a year's column of baht is headed."""
    return f"พ.ศ. {year}\n(บาท)" if facts.format is PlanFormat.ISSUE else f"{year}\n(บาท)"


def year_columns(facts: PlanFacts) -> tuple[Column, ...]:
    """The columns of baht, as wide as the amounts ask for."""
    return tuple(Column(1.55, Align.RIGHT, fit=True) for _ in facts.years)


def amount(baht: int | None, *, bold: bool = False) -> Cell:
    """Baht, or - where there is none."""
    return Cell(amount=baht or 0, dash=True, bold=bold, align=Align.RIGHT)


def amounts(row: ProjectRow, years: Sequence[int]) -> tuple[Cell, ...]:
    """The baht of a project in each year."""
    return tuple(amount(row.amounts.get(year)) for year in years)


def total_row(cells: Iterable[Cell]) -> Row:
    """A row of sums."""
    return Row(tuple(cells), RowKind.TOTAL)


def feet(facts: PlanFacts, sums: Sums, counted: str, label: str, *, left: int, right: int) -> list[Row]:
    """Baht, then how many are `counted`, by year; so many columns stand left and right of the years."""
    rows = ((f"รวมงบประมาณ{label}", sums.baht), (f"รวมจำนวน{counted}{label}", sums.counts))
    return [
        total_row(
            (
                Cell(said, columns=left, align=Align.RIGHT),
                *(amount(of_year[year]) for year in facts.years),
                Cell(columns=right),
            )
        )
        for said, of_year in rows
    ]


def with_sums(blocks: Sequence[Block], sums: Iterable[Row]) -> tuple[Block, ...]:
    """The blocks of a form whose last table ends with the sums of all: sums alone could stand on a page of their own."""
    *before, last = blocks
    assert isinstance(last, Table)  # noqa: S101 - a form ends with a table
    return (*before, replace(last, body=(*last.body, *sums)))
