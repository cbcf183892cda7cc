"""What a page of documents offers: the addresses of each, and what may be chosen of it."""

from dataclasses import dataclass

from prasan.reports.documents.kinds import Ask, Form, Kind
from prasan.reports.queries import Options, options_of
from prasan.web.reporting.subjects import Shelf

_NAMES = {
    Ask.REVISION: ("revision", "ฉบับของแผน", "Edition of the plan"),
    Ask.ROUND: ("revision", "ฉบับของแผน", "Edition of the plan"),
    Ask.FISCAL_YEAR: ("fiscal_year", "ปีงบประมาณ", "Fiscal year"),
    Ask.QUARTER: ("quarter", "ไตรมาส", "Quarter"),
    Ask.EDITION: ("item", "กรอบการพัฒนา", "Framework"),
    Ask.PROJECT: ("item", "โครงการ", "Project"),
    Ask.GOAL: ("item", "จุดมุ่งหมาย", "Goal"),
    Ask.DISTRICT: ("item", "อำเภอ", "District"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as one file: what the link says, where it leads, where it is asked for in the background."""

    name: str
    address: str
    making: str


LONG_PLAN = 400
"""Forms of more projects take longer than a page may."""
_FORM_NAMES = {Form.DOCX: "Word", Form.PDF: "PDF", Form.XLSX: "Excel", Form.PPTX: "PowerPoint"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One document of a shelf with its addresses."""

    shelf: Shelf
    kind: Kind

    @property
    def list(self) -> str:
        """Where all documents of the shelf are listed."""
        return self.shelf.address("documents")

    @property
    def page(self) -> str:
        """Where it is looked at."""
        return self.shelf.address("document", self.kind.code)

    @property
    def issuing(self) -> str:
        """Where it is issued."""
        return self.shelf.address("document_issue", self.kind.code)

    @property
    def is_long(self) -> bool:
        """Whether its files take so long that they are better made in the background."""
        return self.kind.is_long or self.shelf.projects > LONG_PLAN

    @property
    def files(self) -> tuple[Taken, ...]:
        """Its files."""
        return tuple(
            Taken(
                _FORM_NAMES[form],
                self.shelf.address("document_file", self.kind.code, form),
                self.shelf.address("document_make", self.kind.code, form),
            )
            for form in self.kind.forms
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: the field, its label, its options, the value now."""

    field: str
    label_th: str
    label_en: str
    options: Options
    value: str


def choices(shelf: Shelf, kind: Kind) -> list[Choice]:
    """What may be chosen of a document, where there is more than one option."""
    asked, found = shelf.asked, []
    values = {"revision": asked.revision, "fiscal_year": asked.fiscal_year, "quarter": asked.quarter}
    for ask in kind.asks:
        field, th, en = _NAMES[ask]
        options = options_of(ask, shelf.plan or shelf.province, asked)
        if len(options) > 1:
            found.append(
                Choice(field, th, en, options, str(values.get(field) or "") if field in values else asked.item)
            )
    return found
