"""What a document module tells of itself. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from prasan.reports.content import Document
from prasan.reports.template import Template


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
    def of_province(self) -> bool:
        """Whether the PAO makes it for the whole province, not an organisation of its own plan."""
        return self in (Subject.FRAMEWORK, Subject.COORDINATION, Subject.PROVINCE_YEAR, Subject.GOAL)


class Ask(StrEnum):
    """What a kind needs to be told beyond its subject."""

    REVISION = "revision"
    FISCAL_YEAR = "fiscal_year"
    QUARTER = "quarter"
    EDITION = "edition"
    PROJECT = "project"
    GOAL = "goal"
    DISTRICT = "district"
    MEETING = "meeting"


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
    are made in the background whatever its plan holds. `is_internal`: only for who works with the plan, never announced.
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
    is_internal: bool = False
