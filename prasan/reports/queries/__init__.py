"""Reads for documents: the facts that they are made from, the templates in force, what was issued."""

from collections.abc import Callable, Mapping
from typing import Any

from prasan.reports.documents.kinds import Subject
from prasan.reports.queries.books import facts_of_book
from prasan.reports.queries.frameworks import facts_of_framework
from prasan.reports.queries.issuers import issuer_of
from prasan.reports.queries.meetings import facts_of_meeting, meeting_to_print, paper_of
from prasan.reports.queries.options import Options, options_of
from prasan.reports.queries.plans import facts_of_plan
from prasan.reports.queries.projects import facts_of_project
from prasan.reports.queries.provinces import facts_of_coordination, facts_of_goal, facts_of_province_year
from prasan.reports.queries.publications import (
    content_of,
    publication,
    publications_of,
    publications_with_digest,
    with_imprint,
)
from prasan.reports.queries.revisions import facts_of_revision
from prasan.reports.queries.templates import has_own_emblem, own_texts, template_for, template_of_province
from prasan.reports.queries.years import facts_of_year

__all__ = [
    "FACTS",
    "Options",
    "content_of",
    "facts_of_book",
    "facts_of_framework",
    "facts_of_meeting",
    "facts_of_plan",
    "has_own_emblem",
    "issuer_of",
    "meeting_to_print",
    "options_of",
    "own_texts",
    "paper_of",
    "publication",
    "publications_of",
    "publications_with_digest",
    "template_for",
    "template_of_province",
    "with_imprint",
]

# Subject → what gathers its facts, from (plan or province, what was asked). A door asks for the subject of a kind; the
# papers of a meeting are made from the meeting itself (`paper_of`).
FACTS: Mapping[Subject, Callable[..., Any]] = {
    Subject.PLAN: facts_of_plan,
    Subject.BOOK: facts_of_book,
    Subject.YEAR: facts_of_year,
    Subject.REVISION: facts_of_revision,
    Subject.PROJECT: facts_of_project,
    Subject.FRAMEWORK: facts_of_framework,
    Subject.COORDINATION: facts_of_coordination,
    Subject.PROVINCE_YEAR: facts_of_province_year,
    Subject.GOAL: facts_of_goal,
}
