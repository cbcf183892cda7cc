"""An organisation's workbook: its plan with the guidelines that were confirmed, and everything that its columns offer."""

from collections.abc import Iterable
from dataclasses import replace

from prasan.classification import queries
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.rules import Kind
from prasan.organisations.models import Organisation
from prasan.plans import queries as plans
from prasan.plans.exporting import Choices, plan_workbook
from prasan.plans.models import Plan
from prasan.plans.rules.rows import PlanDocument, PlanFormat, format_of

# Offices that most local governments have; an offer only, any other name can be typed.
USUAL_UNITS = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา ศาสนาและวัฒนธรรม",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองสวัสดิการสังคม",
    "กองส่งเสริมการเกษตร",
    "กองยุทธศาสตร์และงบประมาณ",
    "หน่วยตรวจสอบภายใน",
)


def framework_of(organisation: Organisation) -> Edition | None:
    """The framework that the organisation's projects are put under, None before there is one."""
    return framework.framework_in_force(organisation.province.code)


def workbook_of(plan: Plan) -> bytes:
    """The working plan as its workbook: what is read back without a difference."""
    document = document_of(plan)
    return plan_workbook(document, choices_for(plan.organisation, document))


def template_of(organisation: Organisation, first_year: int) -> bytes:
    """The workbook to fill in: with the projects that the plan has, or empty with a sheet for each form."""
    plan = plans.plan_for_years(organisation.pk, first_year)
    if plan is not None:
        return workbook_of(plan)
    document = PlanDocument(
        format_of(first_year),
        first_year,
        first_year + 4,
        organisation.name_th,
        (),
        organisation_code=organisation.code,
    )
    return plan_workbook(document, choices_for(organisation, document))


def document_of(plan: Plan) -> PlanDocument:
    """The working plan, each project with the guideline that was confirmed for it."""
    document = plans.document_of(plan)
    edition = framework_of(plan.organisation)
    if edition is None:
        return document
    ids = plans.project_ids_by_key(row.key for row in document.projects)
    confirmed = queries.guidelines_of_projects(edition.pk, ids.values())
    rows = (replace(row, guideline=confirmed.get(ids[row.key], "")) for row in document.projects)
    return replace(document, projects=tuple(rows))


def choices_for(organisation: Organisation, document: PlanDocument) -> Choices:
    """What the columns of an organisation's workbook offer: its own words first, then the province's."""
    edition = framework_of(organisation)
    return Choices(
        groups=_once((*_headings(organisation, document, edition), *(row.group for row in document.projects))),
        guidelines={
            one.code: one.title_th
            for issue in (queries.guideline_choices(edition.pk) if edition else ())
            for one in issue.guidelines
        },
        units=_once((*(row.unit for row in document.projects), *USUAL_UNITS)),
    )


def _headings(organisation: Organisation, document: PlanDocument, edition: Edition | None) -> Iterable[str]:
    own = framework.own_edition(organisation.pk, document.first_year, working=True)
    if own is not None:
        return [f"{one.code}. {one.title_th}" for one in framework.own_issues(own.pk)]
    if edition is None or document.format is not PlanFormat.ISSUE:
        return []
    issues = edition.elements.filter(kind=Kind.ISSUE).order_by("position")
    return [f"{one.code}. {one.title_th}" for one in issues]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in order, none empty and none that a list cannot show in one line."""
    return tuple(dict.fromkeys(text for text in texts if text and "\n" not in text))
