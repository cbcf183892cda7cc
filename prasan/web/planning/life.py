"""The life of a plan: where its revision is, who holds it and for how long, and the steps on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.committees import queries as committees
from prasan.committees.models import Meeting
from prasan.common.errors import InputRefused, Refusal
from prasan.common.findings import Finding, Severity
from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.duties import actions as duties
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import OrganisationKind, Role
from prasan.plans import actions, lives
from prasan.plans.loading.papers import MAX_PAPER_BYTES, paper_too_large
from prasan.plans.models import Plan, Revision, RevisionMove
from prasan.plans.rules import revisions as rules
from prasan.plans.rules import settings
from prasan.plans.rules.paths import (
    COMMITTEES,
    EDITABLE,
    HOLDERS,
    Ask,
    Move,
    MoveKind,
    RevisionKind,
    RevisionState,
    moves_from,
    path_of,
)
from prasan.plans.rules.permissions import why_not_see_working
from prasan.plans.rules.revisions import Said
from prasan.web.exporting import paper_file
from prasan.web.planning.subjects import Subject, blockers_of, plan_of, to_edit, to_read, to_take_part
from prasan.web.requests import (
    SignedInRequest,
    day_in,
    day_needed,
    line_in,
    number_typed,
    paragraphs_in,
    person_of,
    printable,
    reason_in,
    whole_number,
)
from prasan.web.templatetags.life import state_name

RECENT = 12
NOTHING_TO_ANNOUNCE = frozenset({"empty_plan", "nothing_changed"})


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the path on the page: `done`, `now` or `next`."""

    state: RevisionState
    holders: tuple[Role, ...]
    status: str
    move: RevisionMove | None


@dataclass(frozen=True, slots=True)
class Way:
    """One way on, as its form."""

    move: Move
    on_behalf: bool

    @property
    def is_return(self) -> bool:
        """Back to the planner."""
        return self.move.kind is MoveKind.RETURN

    @property
    def announces(self) -> bool:
        """The last step: from then on nothing can change."""
        return self.move.kind is MoveKind.ANNOUNCE

    @property
    def required(self) -> tuple[Ask, ...]:
        """What the form must carry; on somebody's behalf also the document that shows the decision."""
        extra = (Ask.DOCUMENT_NO,) if self.on_behalf and self.move.kind is not MoveKind.SUBMIT else ()
        return (*self.move.needs, *(() if self.is_return else extra))


@dataclass(frozen=True, slots=True)
class Life:
    """The open revision on its path. `mendable`: codes of the findings whose projects the checks page lists."""

    revision: Revision
    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]
    holders: tuple[Role, ...]
    days: int
    findings: tuple[Finding, ...]
    kinds: tuple[tuple[str, bool], ...]
    may_describe: bool
    may_record_whole: bool
    numbering: str
    last_move: RevisionMove | None
    meetings: tuple[Meeting, ...]
    why_not_back: Refusal | None
    returned_why: str
    mendable: frozenset[str]

    @property
    def is_ready(self) -> bool:
        """Nothing blocks the submission."""
        return not any(one.severity is Severity.ERROR for one in self.findings)

    @property
    def may_be_on_paper(self) -> bool:
        """What was signed on paper is recorded as it is, whatever its projects lack by our own scale."""
        blocking = {one.code for one in self.findings if one.severity is Severity.ERROR}
        return self.may_record_whole and self.is_with_planner and blocking.isdisjoint(NOTHING_TO_ANNOUNCE)

    @property
    def is_with_planner(self) -> bool:
        """Projects can be changed."""
        return self.revision.is_with_planner


@require_safe
def plan_life(request: SignedInRequest, code: str) -> HttpResponse:
    """The stepper, the forms of the next steps, what blocks a submission, and the whole history."""
    subject = to_read(request, code)
    plan = plan_of(subject)
    prefetch_related_objects([plan], Prefetch("revisions", Revision.objects.order_by("-number")))
    revisions, revision = list(plan.revisions.all()), lives.open_revision_of(plan)
    moves = list(lives.moves_of(revisions))
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": plan,
        "life": _life(subject, plan, revision, moves) if revision else None,
        "announced": [one for one in revisions if one.announced_on],
        "moves": moves,
        "today": timezone.localdate(),
        "take_back_days": TAKE_BACK_DAYS,
    }
    return render(request, "planning/life.html", context)


def _life(subject: Subject, plan: Plan, revision: Revision, moves: Sequence[RevisionMove]) -> Life:
    state = RevisionState(revision.state)
    mover = lives.mover_of(subject.person, subject.organisation)
    role, on_behalf = rules.acting_role(mover, state)
    standing = [one for one in moves if one.revision_id == revision.pk and one.taken_back_at is None]
    last = next(iter(standing), None)
    chosen = revision.kind_list or lives.kinds_proposed(plan, lives.changes_of(revision))
    rulings = lives.rulings_of(subject.organisation)
    path = path_of(chosen, OrganisationKind(subject.organisation.kind), settings.council_for(rulings))
    with_planner = state in EDITABLE
    ways = tuple(Way(one, on_behalf) for one in (moves_from(state, path) if role else ()))
    findings = blockers_of(plan) if with_planner else ()
    return Life(
        revision=revision,
        stops=_stops(state, path, standing),
        ways=ways,
        holders=HOLDERS[state],
        days=days_since(revision.state_since),
        findings=findings,
        kinds=tuple((kind.value, kind in chosen) for kind in _choosable(plan)),
        may_describe=with_planner and subject.may_edit,
        may_record_whole=subject.may_edit and all(rules.acting_role(mover, one)[0] for one in path[:-1]),
        last_move=last,
        numbering=str(settings.value_of("numbering", rulings)),
        meetings=_meetings(subject.organisation, state),
        why_not_back=_why_not_back(subject, revision, last) if last else None,
        returned_why=last.reason if last and state is RevisionState.RETURNED else "",
        mendable=frozenset(one.code for one in findings if one.code.startswith("missing_")),
    )


def _meetings(organisation: Organisation, state: RevisionState) -> tuple[Meeting, ...]:
    """The meetings that may have considered it at this stop, the newest first."""
    kind = COMMITTEES.get(state)
    return tuple(committees.meetings_of(organisation, kind)[:RECENT]) if kind else ()


def _choosable(plan: Plan) -> tuple[RevisionKind, ...]:
    if lives.is_first(plan):
        return (RevisionKind.MAKE,)
    return tuple(kind for kind in RevisionKind if kind is not RevisionKind.MAKE)


def _stops(state: RevisionState, path: tuple[RevisionState, ...], standing: Sequence[RevisionMove]) -> tuple[Stop, ...]:
    made = {one.start: one for one in reversed(standing)}
    first = state if state in EDITABLE else RevisionState.DRAFT
    whole = [first, *path]
    here = whole.index(state) if state in whole else 1
    return tuple(
        Stop(
            one,
            HOLDERS[one],
            "done" if index < here else "now" if index == here else "next",
            made.get(one) if index < here else None,
        )
        for index, one in enumerate(whole)
    )


def _why_not_back(subject: Subject, revision: Revision, last: RevisionMove) -> Refusal | None:
    return rules.why_not_take_back(
        state=RevisionState(revision.state),
        moved_at=last.at,
        now=timezone.now(),
        is_last=True,
        is_mover=last.by_id == subject.person.user_id or subject.person.coordinates(),
    )


def days_since(moment: datetime) -> int:
    """Whole days since a moment."""
    return max((timezone.now() - moment).days, 0)


@require_POST
def life_describe(request: SignedInRequest, code: str) -> HttpResponse:
    """Say what the open revision does, and why."""
    subject = to_edit(request, code)
    plan = plan_of(subject)
    chosen = request.POST.getlist("kinds")
    done = actions.describe_revision(
        plan_id=plan.pk,
        kinds=tuple(kind for kind in RevisionKind if kind.value in chosen),
        round_number=_number(request, "round_number", 999),
        round_year=_number(request, "round_year", 2700),
        numbering=line_in(request, "numbering"),
        reason=reason_in(request, most=2000),
        by=request.user,
    )
    messages.success(request, gettext("บันทึกแล้ว: {label}").format(label=done.label), extra_tags="good")
    return _back(plan, code)


@require_POST
def life_move(request: SignedInRequest, code: str) -> HttpResponse:
    """One step on, or back to the planner."""
    subject = to_take_part(request, code)
    plan = plan_of(subject)
    made = actions.move_revision(
        plan_id=plan.pk,
        move=line_in(request, "move"),
        seen=line_in(request, "seen"),
        said=_said(request),
        scan=_scan(request),
        held=_held(request, subject.organisation),
        by=request.user,
    )
    if made.kind == MoveKind.RETURN:
        duties.tell_returned(move=made)
    told = gettext("บันทึกแล้ว ขณะนี้อยู่ขั้น “{state}”").format(state=state_name(made.end))
    messages.success(request, told, extra_tags="good")
    return _back(plan, code)


@require_POST
def life_announced(request: SignedInRequest, code: str) -> HttpResponse:
    """Record the rest of the path at once, where everything was signed on paper."""
    plan = plan_of(to_edit(request, code))
    said = _said(request)
    for ask, th, en in (
        (Ask.DOCUMENT_NO, "ใส่เลขที่ประกาศ", "Give the announcement's number."),
        (Ask.SIGNER, "ใส่ชื่อผู้ลงนาม", "Give who signed."),
    ):
        if not said.texts.get(ask):
            raise InputRefused(f"no_{ask}", th, en)
    actions.announce_plan(
        plan_id=plan.pk,
        announced_on=said.on,
        document_no=said.texts[Ask.DOCUMENT_NO],
        signer=said.texts[Ask.SIGNER],
        why=said.reason,
        by=request.user,
    )
    messages.success(request, gettext("ประกาศแล้ว ทุกคนเห็นแผนนี้"), extra_tags="good")
    return _back(plan, code)


@require_POST
def life_take_back(request: SignedInRequest, code: str, move_id: int) -> HttpResponse:
    """Take a mistaken step back."""
    plan = plan_of(to_take_part(request, code))
    actions.take_back_move(move_id=move_id, why=reason_in(request), by=request.user)
    messages.success(request, gettext("ถอนแล้ว ฉบับนี้กลับไปอยู่ขั้นก่อน"), extra_tags="good")
    return _back(plan, code)


@require_safe
def life_paper(request: SignedInRequest, paper_id: int) -> HttpResponse:
    """A scanned paper, for those who may see the plan that it belongs to; to strangers it does not exist."""
    kept = lives.paper(paper_id)
    if why_not_see_working(person_of(request), kept.revision.plan.organisation.code):
        raise lives.no_such_paper()
    return paper_file(kept, kept.file_name)


def _back(plan: Plan, code: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('plan_life', args=[code])}?first_year={plan.first_year}")


def _said(request: SignedInRequest) -> Said:
    texts = {ask: line_in(request, ask.value) for ask in (Ask.MEETING, Ask.DOCUMENT_NO, Ask.SIGNER, Ask.CLAUSE)}
    return Said(
        on=day_needed(request.POST, "on"),
        reason=paragraphs_in(request, "why", 2000),
        texts=texts,
        effective_on=day_in(request.POST, Ask.EFFECTIVE_ON.value),
    )


def _held(request: SignedInRequest, organisation: Organisation) -> Meeting | None:
    written = line_in(request, "held")
    meeting_id = whole_number(written) if written else None
    return committees.meeting(organisation, meeting_id) if meeting_id else None


def _scan(request: SignedInRequest) -> actions.Scan | None:
    sent = request.FILES.get("paper")
    if not isinstance(sent, UploadedFile) or not sent.name:
        return None
    if (sent.size or 0) > MAX_PAPER_BYTES:
        raise paper_too_large()
    return actions.Scan(printable(sent.name), sent.read())


def _number(request: SignedInRequest, name: str, most: int) -> int | None:
    written = line_in(request, name)
    if not written:
        return None
    number = number_typed(written)
    if number is None or not 1 <= number <= most:
        raise InputRefused("bad_number", f"ใส่ตัวเลข 1–{most}", f"Give a number from 1 to {most}.")
    return number
