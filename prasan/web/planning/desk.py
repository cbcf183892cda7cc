"""The first page after signing in: the boards of a person's organisations, or the list of the whole province."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from prasan.analytics.queries import as_of_now
from prasan.classification import queries as classification
from prasan.common.text import matching_key
from prasan.coordination import queries as coordination
from prasan.duties import queries as duties
from prasan.duties.boards import boards_of
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.organisations.rules.people import Person
from prasan.plans import queries as plans
from prasan.plans.models import Import, Plan
from prasan.plans.queries import PlanState
from prasan.plans.rules.permissions import why_not_take_part
from prasan.web.exporting import Cell, list_file
from prasan.web.planning.subjects import current_edition, subject_for
from prasan.web.planning.way import Known, Next, known_of, way_for
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, person_of, text_in
from prasan.web.templatetags.ui import named

MOST_SHOWN = 6
# Who works for no more than these sees of each what comes next; of more, the list has the state.
FEW = 4


class Step(StrEnum):
    """What an organisation's plan waits for."""

    NO_PLAN = "no_plan"
    DRAFT = "draft"
    CHANGED = "changed"
    ANNOUNCED = "announced"


STEP_NAMES = {
    Step.NO_PLAN: gettext_noop("ยังไม่มีแผนในระบบ"),
    Step.DRAFT: gettext_noop("ร่าง ยังไม่ประกาศ"),
    Step.CHANGED: gettext_noop("ประกาศแล้ว มีส่วนที่แก้รอประกาศ"),
    Step.ANNOUNCED: gettext_noop("ประกาศแล้ว"),
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One organisation in the list."""

    code: str
    name_th: str
    name_en: str
    kind: OrganisationKind
    district_th: str
    district_en: str
    state: PlanState
    waiting: int

    @property
    def step(self) -> Step:
        return step_of(self.state)

    @property
    def step_name(self) -> str:
        return STEP_NAMES[self.step]


@dataclass(frozen=True, slots=True)
class Board:
    """What one organisation has and what waits for its planner."""

    organisation: Organisation
    state: PlanState
    counts: dict[str, int]
    unapplied: Sequence[Import]
    last_import: Import | None
    way: Known | None

    @property
    def step(self) -> Step:
        return step_of(self.state)

    @property
    def step_name(self) -> str:
        return STEP_NAMES[self.step]

    @property
    def others(self) -> int:
        """Waiting projects that the classifier is not sure of."""
        return self.counts["waiting"] - self.counts["sure"] - self.counts["likely"]


NO_COUNTS = {"confirmed": 0, "sure": 0, "likely": 0, "total": 0, "waiting": 0}


def step_of(state: PlanState) -> Step:
    """Where the newest plan stands."""
    if state.plan_id is None or (not state.projects and state.announced_on is None):
        return Step.NO_PLAN
    if state.announced_on is None:
        return Step.DRAFT
    return Step.ANNOUNCED if state.is_announced else Step.CHANGED


def desk(request: SignedInRequest) -> HttpResponseBase:
    """One board for who works for one organisation; a list for who works for several, with what comes next in each of a
    few, or for the province."""
    person = person_of(request)
    sees_all = person.coordinates() or person.audits()
    codes = person.organisation_codes()
    if len(codes) == 1 and not sees_all:
        organisation = plans.planning_organisation(codes[0])
        subject = subject_for(organisation, person)
        board = board_of(organisation)
        found = duties.to_do_of(person, timezone.localdate())
        context: dict[str, object] = {
            "board": board,
            "way": way_for(subject, subject.plan, board.way) if subject.plan and board.way else None,
            "organisation": organisation,
            "may_edit": subject.may_edit,
            "to_do": [(one, one.duty.standing(timezone.localdate())) for one in found if one.is_mine][:MOST_SHOWN],
            "more": sum(one.is_mine for one in found) > MOST_SHOWN,
            "nudges": duties.open_nudges(organisation),
            "calls": coordination.calls_on(organisation),
            "code": organisation.code,
            "may_record": why_not_take_part(person, organisation.code) is None,
            "boards": boards_of(person),
        }
        return render(request, "planning/desk.html", context)
    rows = province_rows() if sees_all else tuple(row for row in province_rows() if row.code in codes)
    text, step = text_in(request, "q"), text_in(request, "step", most=20)
    chosen = [row for row in rows if _matches(row, text) and (not step or row.step == step)]
    if file := list_file(request, "plans", _("อปท. และแผน"), *_export(chosen)):
        return file
    page = Page(number_in(request, "page", 1), len(chosen))
    page = Page(min(page.number, page.last), len(chosen))
    context = {
        "rows": page.of(chosen),
        "page": page,
        "all": len(rows),
        "steps": steps_of(rows),
        "step": step,
        "q": text,
        "waiting": sum(row.waiting for row in rows),
        "boards": boards_of(person),
        "calls": coordination.calls_on(plans.planning_organisation(codes[0])) if len(codes) == 1 else {},
        "nexts": () if sees_all or len(codes) > FEW else [(one, _next_of(person, one)) for one in rows],
    }
    return render(request, "planning/desk.html", context)


def _next_of(person: Person, row: DeskRow) -> Next | None:
    """What this person does next for one of their organisations; None where it has no plan yet."""
    organisation = plans.planning_organisation(row.code)
    subject, known = subject_for(organisation, person), board_of(organisation).way
    return way_for(subject, subject.plan, known).next if subject.plan and known else None


def _export(rows: Iterable[DeskRow]) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    head = (_("รหัส อปท."), _("อปท."), _("อำเภอ"), _("แผน"), _("ปีแรก"), _("ปีสุดท้าย"), _("โครงการ"))
    lines = (
        (
            one.code,
            named(one),
            named(one, "district"),
            _(one.step_name),
            one.state.first_year or None,
            one.state.last_year or None,
            one.state.projects,
            one.waiting,
            timezone.localdate(one.state.last_upload).isoformat() if one.state.last_upload else "",
        )
        for one in rows
    )
    return (*head, _("รอจัดประเด็น"), _("ส่งไฟล์ล่าสุด")), lines


def steps_of(rows: Iterable[DeskRow]) -> tuple[tuple[str, str, int], ...]:
    """(identifier, name, how many organisations) of every step, for the filter."""
    steps = [row.step for row in rows]
    return tuple((step.value, STEP_NAMES[step], steps.count(step)) for step in Step)


def province_rows() -> tuple[DeskRow, ...]:
    """Every organisation of the province with the state of its newest plan; counted once per write."""
    return as_of_now(f"desk:{settings.PROVINCE}", _province_rows)


def _province_rows() -> tuple[DeskRow, ...]:
    chosen = Organisation.objects.filter(province__code=settings.PROVINCE, valid_to=None)
    states = plans.plan_states(chosen)
    edition = current_edition()
    waiting = classification.waiting_by_plan(settings.PROVINCE, edition.pk) if edition else {}
    return tuple(
        DeskRow(
            one.code,
            one.name_th,
            one.name_en,
            OrganisationKind(one.kind),
            one.district.name_th,
            one.district.name_en,
            states[one.code],
            waiting.get(states[one.code].plan_id or 0, 0),
        )
        for one in chosen.select_related("district")
    )


def _matches(row: DeskRow, text: str) -> bool:
    if not text:
        return True
    wanted = matching_key(text)
    return any(
        wanted in matching_key(told) for told in (row.name_th, row.name_en, row.district_th, row.district_en)
    ) or row.code.startswith(text)


def board_of(organisation: Organisation) -> Board:
    """The board of one organisation; counted once per write."""
    return as_of_now(f"board:{organisation.pk}", lambda: _board(organisation))


def _board(organisation: Organisation) -> Board:
    state = plans.plan_states(Organisation.objects.filter(pk=organisation.pk))[organisation.code]
    edition = current_edition()
    plan = Plan.objects.filter(pk=state.plan_id).first() if state.plan_id else None
    uploads = list(plans.imports_of(organisation.pk)[:20])
    return Board(
        organisation,
        state,
        classification.inbox_counts(plan, edition.pk) if plan and edition else NO_COUNTS,
        tuple(one for one in uploads if one.state == Import.State.PREVIEWED)[:3],
        next((one for one in uploads if one.state != Import.State.PREVIEWED), None),
        known_of(plan) if plan else None,
    )
