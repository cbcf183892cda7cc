"""The plan book of an organisation: cover to Part 4, bound with its forms (planning-rules 2.9). Pure."""

from prasan.reports.content import Block, Contents, Document, Section
from prasan.reports.documents import forms, p01, p02, p03
from prasan.reports.documents.book import direction, front, general, monitoring
from prasan.reports.documents.book.wording import WORDING
from prasan.reports.documents.kinds import Form, Kind, Subject
from prasan.reports.facts.books import BookFacts
from prasan.reports.template import Template

TITLE = "เล่มแผนพัฒนาท้องถิ่น"


def build(facts: BookFacts, template: Template) -> Document:
    """Cover, announcement, preface, contents, four parts; numbers run through portrait and landscape pages alike."""
    plan = facts.plan
    return Document(
        title=f"{plan.plan_name} {plan.organisation_name}",
        sections=(
            Section(front.cover(facts, template), numbered=False),
            Section(front.announcement(facts, template), numbered=False),
            Section(front.preface(facts, template), numbered=False),
            Section((Contents(levels=2),), numbered=False),
            Section(general.part(facts, template)),
            Section(direction.part(facts, template)),
            *direction.map_sections(facts, template),
            Section(front.opening(facts, template)),
            *_forms(facts, template),
            Section(monitoring.part(facts, template)),
        ),
        foot=f"{plan.plan_name} {plan.organisation_name}",
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        author=plan.organisation_name,
    )


def _forms(facts: BookFacts, template: Template) -> tuple[Section, ...]:
    """Part 3: the forms, each on pages that lie across, those without projects left out but for ผ.01 and ผ.02."""
    plan = facts.plan
    listed: list[tuple[str, str, tuple[Block, ...]]] = [("ผ.01", p01.TITLE, p01.summary(plan, template))]
    for code, title in p02.TITLES.items():
        if code == "ผ.02" or forms.of_form(plan, code):
            listed.append((code, title, p02.listing(plan, code)))
    if forms.of_form(plan, p03.CODE):
        listed.append((p03.CODE, p03.TITLE, p03.equipment(plan)))
    return tuple(
        Section(
            (*forms.titles_of(plan, title, heading=f"แบบ {code} {title}"), *blocks),
            landscape=True,
            corner=f"แบบ {code}",
        )
        for code, title, blocks in listed
    )


KIND = Kind(
    "book",
    TITLE,
    "The plan book",
    Subject.BOOK,
    build,
    forms=(Form.DOCX, Form.PDF),
    wording=WORDING,
    is_long=True,
)
