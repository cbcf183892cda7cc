"""The inbox: the classifier proposes a guideline for each project, a planner confirms or corrects, one or many at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.analytics.queries import as_of_now, as_published
from prasan.classification import actions, queries
from prasan.classification.endpoints import endpoint, opinion_is_off
from prasan.classification.jobs import ASK
from prasan.classification.learning import reader_for
from prasan.classification.models import Classification, SetAside
from prasan.classification.rules.batches import Waiting, batches
from prasan.common.errors import InputRefused
from prasan.framework.models import Edition
from prasan.jobs.actions import start
from prasan.plans.models import Plan, ProjectVersion
from prasan.web.planning.cases import Decided, beside_of, by_code, case_of, decided_of, first_of
from prasan.web.planning.subjects import edition_in_force, plan_of, to_edit
from prasan.web.planning.words import DECISION_NAMES, VERDICT_NAMES
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, reason_in, text_in, whole_number

CARDS = 25
# The filters of the inbox that a decision brings the person back to.
KEPT = ("first_year", "decision", "issue", "tab", "page", "order")
DECIDED_TABS = ("confirmed", "aside", "conflict")
BATCHES = 15


@require_safe
def inbox(request: SignedInRequest, code: str) -> HttpResponse:
    """The waiting projects with their proposals, or (`tab=confirmed`) the decisions in force."""
    subject = to_edit(request, code)
    context: dict[str, object] = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": subject.plan,
        "decisions": DECISION_NAMES.items(),
        "verdicts": VERDICT_NAMES,
    }
    if subject.plan:
        choices = choices_of_framework()
        state = _state(request, subject.plan, choices.edition)
        context |= {"state": state}
        tab = text_in(request, "tab", most=20)
        if tab in DECIDED_TABS:
            context |= _decided(request, subject.plan, choices, tab)
        elif tab == "alike":
            context |= _alike(request, subject.plan, choices)
        else:
            context |= _waiting(request, subject.plan, choices, state)
    return render(request, "planning/inbox.html", context)


@dataclass(frozen=True, slots=True)
class Choices:
    """The framework in force and all that a project can be put under."""

    edition: Edition
    issues: tuple[queries.IssueChoices, ...]


def choices_of_framework() -> Choices:
    """The framework in force with its guidelines, read once for each write."""

    def read() -> Choices:
        edition = edition_in_force()
        return Choices(edition, queries.guideline_choices(edition.pk))

    return as_published(f"choices:{settings.PROVINCE}", read)


def divisions_of(plan: Plan, edition: Edition) -> tuple[queries.Division, ...]:
    """The other divisions of a plan's projects, read once for each write."""
    return as_of_now(f"divisions:{plan.pk}:{edition.pk}", lambda: queries.divisions_of(plan, edition))


@dataclass(frozen=True, slots=True)
class State:
    """How far the inbox is done, and what the person decided last."""

    counts: dict[str, int]
    last: queries.LastDecision | None


def _state(request: SignedInRequest, plan: Plan, edition: Edition) -> State:
    last = queries.last_decisions(plan, edition.pk, request.user)
    return State(queries.inbox_counts(plan, edition.pk), last)


def _waiting(request: SignedInRequest, plan: Plan, choices: Choices, state: State) -> dict[str, object]:
    guidelines = by_code(choices.issues)
    decision, issue = text_in(request, "decision", most=20), text_in(request, "issue", most=20)
    waiting = _chosen(queries.inbox(plan, choices.edition.pk), decision, issue)
    order = "doubt" if text_in(request, "order", most=10) == "doubt" else ""
    if order:
        waiting = waiting.order_by(F("project__proposal__probability").asc(nulls_first=True), "position")
    page = _page(request, waiting.count() if decision or issue else state.counts["waiting"])
    versions = list(waiting[page.start : page.start + CARDS])
    asked = endpoint(settings.PROVINCE)
    opinions = queries.opinions_of(choices.edition.pk, [one.project_id for one in versions]) if asked else {}
    divisions = divisions_of(plan, choices.edition)
    placed = queries.placements_of(one.project_id for one in versions) if divisions else {}
    cases = [
        case_of(
            version,
            guidelines,
            opinions.get(version.project_id),
            beside_of(version.project_id, queries.proposal_of(version), divisions, placed),
        )
        for version in versions
    ]
    return {
        "tab": "waiting",
        "cases": cases,
        "page": page,
        "issues": choices.issues,
        "options": options_of(choices.issues),
        "decision": decision,
        "issue": issue,
        "order": order,
        "asked_model": asked.model if asked else "",
        "sure": sum(case.is_sure for case in cases),
        "has_beside": bool(divisions),
    }


def _chosen(waiting: QuerySet[ProjectVersion], decision: str, issue: str) -> QuerySet[ProjectVersion]:
    if decision == "none":
        waiting = waiting.filter(project__proposal=None)
    elif decision:
        waiting = waiting.filter(project__proposal__decision=decision)
    return waiting.filter(project__proposal__guideline__parent__code=issue) if issue else waiting


def _decided(request: SignedInRequest, plan: Plan, choices: Choices, tab: str) -> dict[str, object]:
    """The decisions in force: under guidelines, under none (`aside`), or those that somebody sees otherwise (`conflict`)."""
    listed: Mapping[str, Callable[[Plan, int], QuerySet[Classification] | QuerySet[SetAside]]] = {
        "aside": queries.set_aside,
        "conflict": queries.conflicts,
    }
    made = listed.get(tab, queries.confirmed)(plan, choices.edition.pk)
    text = text_in(request, "q")
    if text:
        made = made.filter(project__versions__is_latest=True, project__versions__name__icontains=text)
    page = _page(request, made.count())
    return {
        "tab": tab,
        "decided": _with_beside(plan, choices, made[page.start : page.start + CARDS]),
        "page": page,
        "options": options_of(choices.issues),
        "q": text,
    }


def _with_beside(plan: Plan, choices: Choices, made: QuerySet[Classification] | QuerySet[SetAside]) -> list[Decided]:
    """A page of decisions, each with the other divisions of its project; what is no project is put nowhere."""
    rows: list[Classification | SetAside] = [*made]
    divisions = queries.divisions_of(plan, choices.edition)
    placed = queries.placements_of(one.project_id for one in rows) if divisions else {}
    return [
        decided_of(
            one,
            beside_of(one.project_id, getattr(one.project, "proposal", None), divisions, placed)
            if isinstance(one, Classification)
            else (),
        )
        for one in rows
    ]


def _alike(request: SignedInRequest, plan: Plan, choices: Choices) -> dict[str, object]:
    """Waiting projects in batches that can be decided together."""
    guidelines = by_code(choices.issues)
    waiting = [
        Waiting(version.project_id, version.name, first_of(version, guidelines))
        for version in queries.inbox(plan, choices.edition.pk)
    ]
    found = batches(waiting, reader_for(settings.PROVINCE))
    page = Page(min(number_in(request, "page", 1), max(1, -(-len(found) // BATCHES))), len(found), BATCHES)
    return {
        "tab": "alike",
        "batches": [(one, guidelines.get(one.proposed)) for one in found[page.start : page.start + BATCHES]],
        "page": page,
        "options": options_of(choices.issues),
    }


def options_of(issues: tuple[queries.IssueChoices, ...]) -> SafeString:
    """The list of all guidelines, rendered once for every card of the page."""
    return render_to_string("planning/guideline_options.html", {"issues": issues})


def _page(request: SignedInRequest, total: int) -> Page:
    """The page asked for; where decisions have emptied it, the last one."""
    asked = Page(number_in(request, "page", 1), total, CARDS)
    return Page(min(asked.number, asked.last), total, CARDS)


@require_POST
def classify(request: SignedInRequest, code: str) -> HttpResponse:
    """Decide one project (`project`, `guideline`) or many (`chosen` or `sure`: project:guideline, as shown)."""
    subject = to_edit(request, code)
    edition = edition_in_force()
    choices = _choices_in(request)
    plan = plan_of(subject)
    places = places_in(request, next(iter(choices))) if "project" in request.POST else {}
    count = actions.confirm(
        plan=plan, edition=edition, choices=choices, by=request.user, why=reason_in(request), places=places
    )
    if request.htmx:
        state = _state(request, plan, edition)
        context = {
            "state": state,
            "organisation": subject.organisation,
            "plan": plan,
            "verdicts": VERDICT_NAMES,
            "csrf_token": get_token(request),
        }
        # Without the request the frame of the page is not counted anew: a fragment has none, and a decision is awaited.
        return HttpResponse(render_to_string("planning/inbox_after.html", context))
    messages.success(request, gettext("ยืนยันแล้ว {count} โครงการ").format(count=count), extra_tags="good")
    return HttpResponseRedirect(back_to_inbox(request, code))


def _choices_in(request: SignedInRequest) -> dict[int, str]:
    if "project" in request.POST:
        pairs = [f"{request.POST['project']}:{request.POST.get('guideline', '')}"]
    else:
        pairs = request.POST.getlist("sure" if request.POST.get("many") == "sure" else "chosen")
    same = request.POST.get("same_guideline", "") if request.POST.get("many") == "chosen" else ""
    choices: dict[int, str] = {}
    for pair in pairs:
        project, _, guideline = pair.partition(":")
        project_id = whole_number(project)
        if project_id is None:
            raise InputRefused("bad_project", f"“{project[:20]}” ไม่ใช่รหัสโครงการ", f"“{project[:20]}” is no project.")
        if not (same or guideline):
            raise InputRefused(
                "no_guideline",
                "ยังไม่ได้เลือกแนวทาง เลือกจากรายการก่อน",
                "No guideline was chosen; choose one from the list.",
            )
        choices[project_id] = same or guideline
    if not choices:
        raise InputRefused(
            "nothing_chosen", "ยังไม่ได้เลือกโครงการ ทำเครื่องหมายหน้าโครงการก่อน", "No project was chosen; tick one first."
        )
    return choices


def places_in(request: SignedInRequest, project_id: int) -> dict[tuple[int, int], str]:
    """What the lists `place` of a card say, each edition:code; an edition without a code is left as it is."""
    found: dict[tuple[int, int], str] = {}
    for written in request.POST.getlist("place")[:10]:
        edition, _, code = written.partition(":")
        edition_id = whole_number(edition)
        if edition_id is not None and code:
            found[project_id, edition_id] = code[:40]
    return found


@require_POST
def classify_beside(request: SignedInRequest, code: str) -> HttpResponse:
    """Decide an old strategy or an own issue of one project (`project`, `place`); `take_back` (an edition) ends it."""
    subject = to_edit(request, code)
    project_id = whole_number(request.POST.get("project", ""))
    ended = whole_number(request.POST.get("take_back", ""))
    places = {} if project_id is None else places_in(request, project_id)
    if project_id is not None and ended is not None:
        places = {(project_id, ended): ""}
    if not places:
        raise InputRefused(
            "nothing_chosen", "ยังไม่ได้เลือก เลือกจากรายการก่อน", "Nothing was chosen; choose from the list first."
        )
    actions.place(
        plan=plan_of(subject), edition=edition_in_force(), places=places, by=request.user, why=reason_in(request)
    )
    messages.success(request, gettext("ย้อนแล้ว") if ended is not None else gettext("บันทึกแล้ว"), extra_tags="good")
    return HttpResponseRedirect(back_to_inbox(request, code))


@require_POST
def withdraw(request: SignedInRequest, code: str) -> HttpResponse:
    """Take decisions back: the projects wait in the inbox again."""
    subject = to_edit(request, code)
    ids = [found for one in request.POST.getlist("project") if (found := whole_number(one)) is not None]
    count = actions.withdraw(plan=plan_of(subject), edition=edition_in_force(), project_ids=ids, by=request.user)
    messages.success(request, gettext("ย้อนแล้ว {count} โครงการกลับมารอยืนยัน").format(count=count), extra_tags="good")
    return HttpResponseRedirect(back_to_inbox(request, code))


@require_POST
def ask_opinions(request: SignedInRequest, code: str) -> HttpResponse:
    """Ask the language model, where one is set up, about the projects that the classifier doubts most."""
    plan = plan_of(to_edit(request, code))
    if endpoint(settings.PROVINCE) is None:
        raise opinion_is_off()
    job = start(
        kind=ASK.code,
        by=request.user,
        arguments={"plan": plan.pk},
        organisation_code=plan.organisation.code,
        about=str(plan),
        once=f"{ASK.code}:{plan.pk}",
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


def back_to_inbox(request: SignedInRequest, code: str) -> str:
    """The inbox with the filters that it was left with; nothing else of what was sent is used."""
    sent = QueryDict(request.POST.get("back", "").removeprefix("?")[:500])
    query = QueryDict(mutable=True)
    for name in KEPT:
        if value := sent.get(name):
            query[name] = value
    address = reverse("inbox", args=[code])
    return f"{address}?{query.urlencode()}" if query else address
