"""What documents of one fiscal year share: titles, grouping by heading. Pure."""

from collections.abc import Iterable

from prasan.common.years import thai_date
from prasan.reports.content import Align, Block, Document, Heading, Section, paragraph
from prasan.reports.documents import forms
from prasan.reports.facts.years import YearFacts, YearProject
from prasan.reports.template import Template

QUARTERS = ("", "ต.ค. – ธ.ค.", "ม.ค. – มี.ค.", "เม.ย. – มิ.ย.", "ก.ค. – ก.ย.")


def titles(facts: YearFacts, *lines: str) -> tuple[Block, ...]:
    """Centred lines: what it is, of which year, of whom; a heading first, so that books and readers find it."""
    plan = facts.plan
    whose = plan.organisation_name if plan.is_pao else f"{plan.organisation_name} {plan.place}"
    first, *rest = lines
    as_of = f" (ข้อมูล ณ วันที่ {thai_date(facts.as_of, short=True)})" if facts.as_of else ""
    more = (" ".join((*rest, f"ประจำปีงบประมาณ พ.ศ. {facts.fiscal_year}{as_of}")), whose)
    shown = (paragraph(line, bold=True, align=Align.CENTRE, space_after=0, keep=True) for line in more)
    return (Heading(first, 1, Align.CENTRE), *shown, paragraph("", size=6, space_after=0))


def own_projects(facts: YearFacts) -> tuple[YearProject, ...]:
    """The organisation's own: what it asks of others and equipment stand apart everywhere (planning-rules 2.2)."""
    return tuple(one for one in facts.projects if one.row.kind in forms.OWN_KINDS)


def by_heading(projects: Iterable[YearProject]) -> list[tuple[str, list[YearProject]]]:
    """Projects under their headings, in the order of the plan."""
    found: dict[str, list[YearProject]] = {}
    for one in projects:
        found.setdefault(one.heading, []).append(one)
    return list(found.items())


def document(facts: YearFacts, template: Template, title: str, sections: tuple[Section, ...]) -> Document:
    """The document around its sections."""
    plan = facts.plan
    named = f"{title} พ.ศ. {facts.fiscal_year} {plan.organisation_name}"
    return Document(
        title=named,
        sections=sections,
        foot=named,
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        author=plan.organisation_name,
    )


def share(part: int, whole: int) -> str:
    """Per cent with two decimals, as the forms print it; - of nothing."""
    return f"{100 * part / whole:.2f}" if whole else "-"
