"""The way of a plan as its pages show it: every stop with its page, and the one thing to do next, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from prasan.classification import queries as classification
from prasan.committees import queries as committees
from prasan.common.findings import Severity
from prasan.organisations.rules.kinds import Role
from prasan.plans import lives
from prasan.plans import queries as plans
from prasan.plans.models import Plan
from prasan.plans.rules import revisions as rules
from prasan.plans.rules.paths import EDITABLE, HOLDERS, RevisionState
from prasan.plans.rules.way import Progress, WayFacts, WayStop, stop_now, way_of
from prasan.web.planning.subjects import Subject, current_edition
from prasan.web.templatetags.life import role_name, state_name
from prasan.web.templatetags.ui import day, grouped, named

STOP_NAMES: Mapping[WayStop, str] = {
    WayStop.PROJECTS: gettext_noop("โครงการ"),
    WayStop.CARRY: gettext_noop("ยกไปช่วงใหม่"),
    WayStop.CLASSIFY: gettext_noop("จัดเข้าประเด็น"),
    WayStop.COMPLETE: gettext_noop("ตรวจความครบถ้วน"),
    WayStop.HEAR: gettext_noop("ประชาคมและประชุม"),
    WayStop.CONSIDER: gettext_noop("เสนอและพิจารณา"),
    WayStop.ANNOUNCE: gettext_noop("ประกาศใช้"),
    WayStop.PRINT: gettext_noop("พิมพ์เอกสาร"),
}
_PAGES: Mapping[WayStop, str] = {
    WayStop.PROJECTS: "plan",
    WayStop.CARRY: "plan_roll",
    WayStop.CLASSIFY: "inbox",
    WayStop.COMPLETE: "plan_checks",
    WayStop.HEAR: "committees",
    WayStop.CONSIDER: "plan_life",
    WayStop.ANNOUNCE: "plan_life",
}
# Pages that only who may write in the plan opens.
_FOR_PLANNERS = (WayStop.CARRY, WayStop.CLASSIFY)


@dataclass(frozen=True, slots=True)
class Known:
    """What the way of a plan is told from. `years_after`: those of the plan that follows it; `held`: the roles that
    anybody holds in its organisation."""

    facts: WayFacts
    confirmed: int
    returned_why: str
    since: datetime | None
    announced_on: date | None
    years_after: tuple[int, int]
    held: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the page. `address` is empty where this person has no page for it."""

    name: str
    progress: Progress
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Next:
    """What to do now. `why`: what somebody asked to be mended; `label` is empty where this person can only wait."""

    said: str
    label: str
    address: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """All stops, and the next thing. `is_past`: a plan of the period before, where the new one begins."""

    stops: tuple[Stop, ...]
    next: Next
    is_past: bool


def way_for(subject: Subject, plan: Plan, known: Known) -> Way:
    """The way of a plan for the person who looks at it."""
    stops = tuple(
        Stop(gettext(STOP_NAMES[stop]), progress, _said(stop, known), _address(stop, subject, plan, known))
        for stop, progress in way_of(known.facts)
    )
    return Way(stops, _next(subject, plan, known), known.facts.is_past)


def known_of(plan: Plan) -> Known:
    """What the way is told from, read anew: keep it with what else a page counts once per write."""
    edition = current_edition()
    revision = lives.open_revision_of(plan)
    counts = classification.inbox_counts(plan, edition.pk) if edition else {"waiting": 0, "confirmed": 0}
    announced = plan.revisions.filter(announced_on__isnull=False).order_by("-number").first()
    later = Plan.objects.filter(organisation=plan.organisation_id, first_year__gt=plan.last_year)
    newer = later.order_by("first_year").first()
    return Known(
        WayFacts(
            projects=plans.working_projects(plan).count(),
            waiting=counts["waiting"],
            faults=sum(one.severity is Severity.ERROR for one in lives.blockers_of_plan(plan)),
            kept=committees.meetings_of(plan.organisation).count() + plan.organisation.hearings.count(),
            state=RevisionState(revision.state) if revision else None,
            is_announced=announced is not None,
            is_past=edition is not None and plan.last_year < (edition.first_year or 0),
            is_carried=newer is not None and plans.working_projects(newer).exists(),
        ),
        counts["confirmed"],
        plans.returned_why(revision) if revision else "",
        revision.state_since if revision else None,
        announced.announced_on if announced else None,
        (plan.last_year + 1, plan.last_year + len(plan.years)),
        lives.roles_held_in(plan.organisation_id),
    )


def _said(stop: WayStop, known: Known) -> str:
    facts = known.facts
    match stop:
        case WayStop.PROJECTS:
            return gettext("{count} โครงการ").format(count=grouped(facts.projects))
        case WayStop.CARRY:
            return "{}–{}".format(*known.years_after)
        case WayStop.CLASSIFY:
            total = facts.waiting + known.confirmed
            return gettext("{done} จาก {total}").format(done=grouped(known.confirmed), total=grouped(total))
        case WayStop.COMPLETE:
            return gettext("ต้องแก้ {count} เรื่อง").format(count=facts.faults) if facts.faults else ""
        case WayStop.HEAR:
            return gettext("บันทึกแล้ว {count} ครั้ง").format(count=facts.kept) if facts.kept else gettext("ยังไม่ได้บันทึก")
        case WayStop.CONSIDER:
            return state_name(facts.state) if facts.state else ""
        case WayStop.ANNOUNCE:
            return day(known.announced_on) if known.announced_on else ""
    return ""


def _address(stop: WayStop, subject: Subject, plan: Plan, known: Known) -> str:
    if stop in _FOR_PLANNERS and not subject.may_edit:
        return ""
    return _papers(subject, plan, known) if stop is WayStop.PRINT else _page(_PAGES[stop], subject, plan)


def _page(name: str, subject: Subject, plan: Plan, part: str = "") -> str:
    """The address of a page of the plan."""
    address = reverse(name, args=[subject.organisation.code])
    return f"{address}{part}" if name == "committees" else f"{address}?first_year={plan.first_year}{part}"


def _papers(subject: Subject, plan: Plan, known: Known) -> str:
    """The papers: of the announced plan where nothing has changed since, else of the draft."""
    is_in_force = known.facts.is_announced and known.facts.state is None
    return _page("documents" if is_in_force else "working_documents", subject, plan)


def _next(subject: Subject, plan: Plan, known: Known) -> Next:
    """What this person does now, or whom they wait for."""
    facts, first_last = known.facts, known.years_after
    stop = stop_now(facts)
    if stop is None:
        address = f"{reverse('plan', args=[subject.organisation.code])}?first_year={first_last[0]}"
        said = gettext("แผน {}–{} เริ่มแล้ว ทำต่อที่แผนนั้น โครงการที่ยังไม่ได้ยกไป ยกเพิ่มได้").format(*first_last)
        return Next(said, gettext("เปิดแผน {}–{}").format(*first_last), address)
    is_theirs = subject.person.works_for(subject.organisation.code)
    name = named(subject.organisation)
    if stop is WayStop.PRINT:
        own = gettext("ประกาศใช้แล้ว พิมพ์แบบ ผ. และเล่มแผน แล้วแจ้งและปิดประกาศตามกำหนด")
        said = own if is_theirs else gettext("ประกาศใช้แล้ว รอ {name} แจ้งและปิดประกาศตามกำหนด").format(name=name)
        return Next(said, gettext("พิมพ์เอกสาร"), _papers(subject, plan, known))
    if stop in (WayStop.CONSIDER, WayStop.ANNOUNCE) and facts.state not in (None, *EDITABLE):
        return _next_of_holder(subject, plan, facts.state or RevisionState.DRAFT, known.held)
    if not subject.may_edit:
        return Next(gettext("รอนักวิเคราะห์นโยบายและแผนจัดทำแผน"), "", "")
    said, label = _to_do(stop, known)
    if not is_theirs:
        said = gettext("รอนักวิเคราะห์ของ {name} · {said}").format(name=name, said=said)
    part = "#step" if stop is WayStop.CONSIDER else ""
    address = _page("plan_import" if stop is WayStop.PROJECTS else _PAGES[stop], subject, plan, part)
    return Next(said, label, address, known.returned_why)


def _next_of_holder(subject: Subject, plan: Plan, state: RevisionState, held: frozenset[Role]) -> Next:
    mover = rules.Mover(subject.person, subject.organisation.code, held)
    address = _page("plan_life", subject, plan, "#step")
    role, on_behalf = rules.acting_role(mover, state)
    if role and not on_behalf:
        is_last = state is RevisionState.APPROVED
        return Next(state_name(state), gettext("ประกาศใช้") if is_last else gettext("บันทึกผลการพิจารณา"), address)
    who = " / ".join(role_name(one) for one in HOLDERS[state])
    said = gettext("รอ{who} · {state}").format(who=who, state=state_name(state))
    return Next(said, gettext("บันทึกแทน") if role else "", address if role else "")


def _to_do(stop: WayStop, known: Known) -> tuple[str, str]:
    """(what is to be done by the planner, what the button says)."""
    facts = known.facts
    match stop:
        case WayStop.PROJECTS:
            return gettext("นำแผนปีก่อนเข้ามา ระบบให้ดูก่อน ไม่มีอะไรเปลี่ยนจนกว่าจะยืนยัน"), gettext("นำเข้า Excel")
        case WayStop.CARRY:
            said = gettext("เลือกโครงการที่จะทำต่อ แล้วยกไปเริ่มแผน {}–{}").format(*known.years_after)
            return said, gettext("ยกแผนไปช่วงใหม่")
        case WayStop.CLASSIFY:
            said = gettext("{count} โครงการรอจัดเข้าประเด็น")
            return said.format(count=grouped(facts.waiting)), gettext("จัดเข้าประเด็น")
        case WayStop.COMPLETE:
            return gettext("มี {count} เรื่องที่ต้องแก้ก่อนเสนอ").format(count=facts.faults), gettext("ดูสิ่งที่ต้องแก้")
    if facts.state is RevisionState.RETURNED:
        return gettext("ส่งกลับให้แก้ แก้แล้วเสนออีกครั้ง"), gettext("ไปเสนออีกครั้ง")
    return gettext("ครบแล้ว เสนอคณะกรรมการพิจารณาได้"), gettext("ไปเสนอพิจารณา")
