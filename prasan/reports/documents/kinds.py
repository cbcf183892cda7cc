"""What a document module tells of itself. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from prasan.reports.content import Document
from prasan.reports.template import Template


class ShelfKind(StrEnum):
    """Among which documents one stands: an organisation's of its plan, the province's, or those of one meeting."""

    PLAN = "plan"
    PROVINCE = "province"
    MEETING = "meeting"


class Subject(StrEnum):
    """What a document is about; `queries.FACTS` gathers the facts of each."""

    PLAN = "plan"
    BOOK = "book"
    YEAR = "year"
    REVISION = "revision"
    PROJECT = "project"
    MEETING = "meeting"
    FRAMEWORK = "framework"
    COORDINATION = "coordination"
    PROVINCE_YEAR = "province_year"
    GOAL = "goal"

    @property
    def shelf(self) -> ShelfKind:
        """Where its documents stand."""
        if self is Subject.MEETING:
            return ShelfKind.MEETING
        of_province = self in (Subject.FRAMEWORK, Subject.COORDINATION, Subject.PROVINCE_YEAR, Subject.GOAL)
        return ShelfKind.PROVINCE if of_province else ShelfKind.PLAN


class Ask(StrEnum):
    """What a kind needs to be told beyond its subject: REVISION is the whole plan or one revision of it, ROUND always one."""

    REVISION = "revision"
    ROUND = "round"
    FISCAL_YEAR = "fiscal_year"
    QUARTER = "quarter"
    EDITION = "edition"
    PROJECT = "project"
    GOAL = "goal"
    DISTRICT = "district"


class Form(StrEnum):
    """The kinds of file."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    PPTX = "pptx"


@dataclass(frozen=True, slots=True)
class Kind:
    """A document. `code` is its name in addresses and commands; `wording` are the paragraphs that officers may reword, by key.

    `build(facts, template)` gets the facts of the subject (`PlanFacts` for a plan) and nothing else. `is_long`: its files
    are made in the background whatever its plan holds.
    """

    code: str
    title_th: str
    title_en: str
    subject: Subject
    build: Callable[[Any, Template], Document]
    forms: tuple[Form, ...] = (Form.DOCX, Form.PDF, Form.XLSX)
    wording: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    is_long: bool = False

    @property
    def shelf(self) -> ShelfKind:
        """Where it stands."""
        return self.subject.shelf
