"""The framework document of the province, in the order that the circular asks for (planning-rules 3.4). Pure.

What it prints is read back by `prasan read-framework`: headings, labels and markers are those that the reader knows, and a
test closes the circle. The paragraphs between them are ours and may be reworded.
"""

from prasan.reports.content import Contents, Document, Section
from prasan.reports.documents.framework import front, goals, past, plans
from prasan.reports.documents.framework.wording import WORDING, Words
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.marks import marks
from prasan.reports.facts.frameworks import FrameworkFacts
from prasan.reports.template import Template

TITLE = "เอกสารกรอบการพัฒนาท้องถิ่นในระดับจังหวัด"


def build(facts: FrameworkFacts, template: Template) -> Document:
    """Cover, announcement, preface, contents, three parts."""
    words = Words(facts, template)
    return Document(
        title=f"{facts.title} (พ.ศ. {facts.first_year} - {facts.last_year})",
        sections=(
            Section(front.cover(facts, template), numbered=False),
            Section(front.announcement(facts, template, words), numbered=False),
            Section(front.preface(facts, words), numbered=False),
            Section((Contents(levels=3),), numbered=False),
            Section(past.part(facts, words)),
            Section(plans.part(facts, words)),
            Section(goals.opening(facts, words), landscape=True),
            Section(goals.rest(facts, words)),
        ),
        foot=f"{facts.title} (พ.ศ. {facts.first_year} - {facts.last_year})",
        marks=marks(synthetic=facts.synthetic),
        thai_digits=template.thai_digits,
        author=facts.pao_name,
    )


KIND = Kind(
    "framework",
    TITLE,
    "Framework document of the province",
    Subject.FRAMEWORK,
    build,
    forms=(Form.DOCX, Form.PDF),
    wording=WORDING,
    asks=(Ask.EDITION,),
)
