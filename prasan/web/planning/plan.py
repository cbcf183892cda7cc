"""The working plan as a sheet, and as the workbook that is read back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from prasan.analytics.queries import as_of_now
from prasan.classification import queries as classification
from prasan.classification.queries import OwnSum
from prasan.classification.workbooks import workbook_of
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.plans import queries as plans
from prasan.plans.models import Plan, ProjectVersion, Revision
from prasan.web.editing.standing import standing_of
from prasan.web.exporting import Cell, list_file
from prasan.web.inout.history import newest_uploads
from prasan.web.inout.workbooks import workbook_response
from prasan.web.planning.subjects import Subject, current_edition, plan_of, to_read
from prasan.web.planning.way import Known, known_of, way_for
from prasan.web.planning.words import FORMAT_NAMES
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, text_in

ROWS = 100
CHUNK = 500
UNDER_NONE = "none"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One project in the sheet. `years`: planned baht for each year of the plan, None where there is none."""

    version: ProjectVersion
    years: tuple[int | None, ...]
    guideline: str
    proposed: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the head of the page says of the whole plan; counted once per write."""

    edition: Edition | None
    projects: int
    baht: int
    waiting: int
    revisions: tuple[Revision, ...]
    sheets: tuple[str, ...]
    classes: tuple[str, ...]
    groups: tuple[str, ...]
    sums: Mapping[int, tuple[int, int]]
    complete: int
    way: Known
    own_edition: Edition | None
    own: tuple[OwnSum, ...]

    @property
    def open_revision(self) -> Revision | None:
        return next((one for one in self.revisions if one.announced_on is None), None)

    @property
    def last_announced(self) -> Revision | None:
        return next((one for one in reversed(self.revisions) if one.announced_on), None)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which projects of the plan are shown. `own`: the code of an own issue, `none` for those under none."""

    q: str
    sheet: str
    budget_class: str
    group: str
    own: str

    def of(self, versions: QuerySet[ProjectVersion], own_edition: Edition | None) -> QuerySet[ProjectVersion]:
        """The chosen ones among them."""
        wanted = {
            "sheet": self.sheet,
            "budget_class": self.budget_class,
            "group": self.group,
            "name__icontains": self.q,
        }
        found = versions.filter(**{field: value for field, value in wanted.items() if value})
        if own_edition and self.own == UNDER_NONE:
            return classification.under_no_issue(own_edition, found)
        if own_edition and self.own:
            return classification.under_own_issue(own_edition, self.own, found)
        return found

    @property
    def any(self) -> bool:
        """Whether any filter is set."""
        return bool(self.q or self.sheet or self.budget_class or self.group or self.own)


def plan(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The sheet with its filters, sums, history of imports, and the ways on."""
    subject = to_read(request, code)
    context: dict[str, object] = {
        "subject": subject,
        "organisation": subject.organisation,
        "uploads": newest_uploads(subject),
        "today": timezone.localdate(),
    }
    if chosen := subject.plan:
        facts = as_of_now(f"plan:{chosen.pk}", lambda: _facts(chosen))
        filters = _filters(request)
        versions = filters.of(plans.working_projects(chosen), facts.own_edition)
        if file := list_file(request, f"plan-{code}", _("แผน"), *_export(chosen, versions, facts.edition)):
            return file
        context |= _sheet(request, subject, chosen, facts, filters, versions)
    return render(request, "planning/plan.html", context)


def plan_export(request: SignedInRequest, code: str) -> HttpResponse:
    """The working plan as .xlsx: what `read_plan` reads back without a difference."""
    chosen = plan_of(to_read(request, code))
    name = f"แผนพัฒนาท้องถิ่น {chosen.first_year}-{chosen.last_year} {chosen.organisation.name_th}.xlsx"
    return workbook_response(workbook_of(chosen), name)


def _filters(request: SignedInRequest) -> Filters:
    return Filters(
        text_in(request, "q"),
        text_in(request, "sheet"),
        text_in(request, "budget_class"),
        text_in(request, "group", 500),
        text_in(request, "own", 10),
    )


def _export(
    chosen: Plan, versions: QuerySet[ProjectVersion], edition: Edition | None
) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    """What the sheet shows under its filters; the workbook that is read back is another file."""
    years = tuple(_("พ.ศ. %(year)s (บาท)") % {"year": year} for year in chosen.years)
    head = (
        "วัตถุประสงค์",
        "เป้าหมาย (ผลผลิตของโครงการ)",
        "ตัวชี้วัด (KPI)",
        "ผลที่คาดว่าจะได้รับ",
        "หน่วยงานรับผิดชอบหลัก",
        "แผนงาน",
        "ฉบับ",
    )
    first = (_("รหัสโครงการ"), _("แผ่นงาน"), _("หัวข้อในแผน"), _("ที่"), _("โครงการ"))
    return (*first, *years, _("แนวทาง"), *map(_, head)), _export_lines(chosen, versions, edition)


def _export_lines(
    chosen: Plan, versions: QuerySet[ProjectVersion], edition: Edition | None
) -> Iterator[tuple[Cell, ...]]:
    for start in range(0, versions.count(), CHUNK):
        for row in _rows(chosen, versions[start : start + CHUNK], edition):
            one = row.version
            said = (one.objective, one.target, one.kpi, one.expected_result, one.unit, one.budget_class)
            whose = (f"P{one.project_id}", one.sheet, one.group, one.number, one.name)
            yield (*whose, *row.years, row.guideline, *said, one.revision_label)


def _sheet(
    request: SignedInRequest,
    subject: Subject,
    chosen: Plan,
    facts: PlanFacts,
    filters: Filters,
    versions: QuerySet[ProjectVersion],
) -> dict[str, object]:
    total, baht = plans.total_of(versions) if filters.any else (facts.projects, facts.baht)
    asked = Page(number_in(request, "page", 1), total, ROWS)
    page = Page(min(asked.number, asked.last), total, ROWS)
    sums = plans.year_sums(versions) if filters.any else facts.sums
    return {
        "plan": chosen,
        "format_name": FORMAT_NAMES[chosen.format],
        "facts": facts,
        "way": way_for(subject, chosen, facts.way),
        "is_locked": facts.open_revision is not None and not facts.open_revision.is_with_planner,
        "filters": filters,
        "rows": _rows(chosen, versions[page.start : page.start + ROWS], facts.edition),
        "page": page,
        "total": total,
        "baht": baht,
        "sums": [sums.get(year, (0, 0))[1] for year in chosen.years],
    }


def _facts(chosen: Plan) -> PlanFacts:
    working = plans.working_projects(chosen)
    projects, baht = plans.total_of(working)
    edition = current_edition()
    own = framework.own_edition(chosen.organisation_id, chosen.first_year, working=True)
    places = set(working.order_by().values_list("sheet", "budget_class", "group").distinct())
    return PlanFacts(
        edition=edition,
        projects=projects,
        baht=baht,
        waiting=classification.inbox_counts(chosen, edition.pk)["waiting"] if edition else 0,
        revisions=tuple(chosen.revisions.all()),
        sheets=_named(sheet for sheet, _, _ in places),
        classes=_named(budget_class for _, budget_class, _ in places),
        groups=_named(group for _, _, group in places),
        sums=plans.year_sums(working),
        complete=standing_of(chosen).share,
        way=known_of(chosen),
        own_edition=own,
        own=classification.own_sums(own, working) if own else (),
    )


def _named(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))


def _rows(chosen: Plan, versions: QuerySet[ProjectVersion], edition: Edition | None) -> list[GridRow]:
    shown = list(versions.select_related("project__proposal__guideline"))
    ids = [version.project_id for version in shown]
    confirmed = classification.guidelines_of_projects(edition.pk, ids) if edition else {}
    rows = []
    for version in shown:
        amounts = {one.fiscal_year: one.amount_baht for one in version.year_amounts.all() if one.amount_baht}
        years = tuple(amounts.get(year) for year in chosen.years)
        proposed = classification.proposed_guideline(version)
        rows.append(GridRow(version, years, confirmed.get(version.project_id, ""), proposed.code if proposed else ""))
    return rows
