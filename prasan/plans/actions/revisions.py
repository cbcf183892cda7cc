"""The life of a revision: what it is, its steps along the path, a step taken back, and the announcement at its end."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.committees.models import Meeting
from prasan.common.errors import InputRefused, NotFound, Refusal
from prasan.framework.actions import publish_own
from prasan.organisations.models import Organisation, Province
from prasan.organisations.queries import person
from prasan.plans import lives, queries
from prasan.plans.actions.plans import check_may_edit, lock_plan
from prasan.plans.loading.papers import media_type_of
from prasan.plans.models import Paper, Plan, ProjectVersion, Revision, RevisionMove, Ruling
from prasan.plans.rules import importing, permissions, revisions, settings
from prasan.plans.rules.paths import Ask, Move, MoveKind, RevisionKind, RevisionState, moves_from
from prasan.plans.rules.revisions import Said
from prasan.plans.rules.settings import Numbering


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned paper that came with a form."""

    file_name: str
    content: bytes


@transaction.atomic
def describe_revision(
    *,
    plan_id: int,
    kinds: tuple[RevisionKind, ...],
    reason: str,
    by: User,
    round_number: int | None = None,
    round_year: int | None = None,
    numbering: str = "",
) -> Revision:
    """Say what the open revision does to the plan, why, and under which number; the next number where none is given.

    `numbering`: how the organisation numbers its revisions from now on, where that is to be otherwise than before.
    """
    plan = lock_plan(plan_id)
    check_may_edit(by, plan.organisation)
    revision = _open(plan)
    state = RevisionState(revision.state)
    refusal = revisions.why_not_change_projects(state) or revisions.why_not_these_kinds(
        kinds, first=lives.is_first(plan)
    )
    if refusal:
        raise refusal
    if numbering and numbering != _numbering(plan):
        province = plan.organisation.province
        rule(province=province, organisation=plan.organisation, key="numbering", written=numbering, why="", by=by)
    _describe(revision, kinds, reason, by=by, number=round_number, year=round_year)
    return revision


def _describe(
    revision: Revision,
    kinds: tuple[RevisionKind, ...],
    reason: str,
    *,
    by: User,
    number: int | None = None,
    year: int | None = None,
) -> None:
    before = {"kinds": revision.kinds, "reason": revision.reason, "label": revision.label}
    _name(revision, kinds, number=number, year=year)
    revision.reason = reason
    revision.save()
    after = {"kinds": revision.kinds, "reason": reason, "label": revision.label}
    _record(revision, did="revision.described", by=by, before=before, after=after)


def _numbering(plan: Plan) -> Numbering:
    return Numbering(str(settings.value_of("numbering", lives.rulings_of(plan.organisation))))


def _name(revision: Revision, kinds: tuple[RevisionKind, ...], *, number: int | None, year: int | None) -> None:
    plan = revision.plan
    numbering = _numbering(plan)
    wanted_year = year or revisions.year_of(timezone.localdate())
    revision.kinds = [kind.value for kind in RevisionKind if kind in kinds]
    revision.numbering = numbering
    if kinds == (RevisionKind.MAKE,):
        revision.round_number = revision.round_year = None
        return
    earlier = lives.earlier_numbers(plan)
    if number and (
        refusal := revisions.why_not_this_number(kinds, earlier, number, year=wanted_year, numbering=numbering)
    ):
        raise refusal
    revision.round_year = wanted_year
    revision.round_number = number or revisions.next_number(kinds, earlier, year=wanted_year, numbering=numbering)


@transaction.atomic
def move_revision(
    *, plan_id: int, move: str, seen: str, said: Said, by: User, scan: Scan | None = None, held: Meeting | None = None
) -> RevisionMove:
    """One step of the open revision. `seen` is the state that the person saw: a form that is out of date is refused.

    The last step of the path announces: from then on everyone sees this revision, and it can never change.
    """
    plan = lock_plan(plan_id)
    _check_takes_part(by, plan.organisation)
    revision = _open(plan)
    if revision.state != seen:
        raise Refusal(
            "moved_meanwhile",
            "ฉบับนี้ย้ายขั้นไปแล้วหลังจากที่เปิดหน้านี้ ยังไม่มีอะไรบันทึก ดูขั้นปัจจุบันแล้วทำใหม่",
            "The revision has moved since this page was opened; nothing was recorded. Look at where it is now.",
        )
    return _step(revision, _move_named(revision, move), said, by=by, scan=scan, held=held)


def _move_named(revision: Revision, code: str) -> Move:
    path = lives.path_for(revision, revision.plan.organisation)
    for one in moves_from(RevisionState(revision.state), path):
        if one.code == code:
            return one
    raise InputRefused("no_such_move", "ไม่มีขั้นนี้ เปิดหน้านี้ใหม่", "There is no such step; open the page again.")


def _step(
    revision: Revision,
    move: Move,
    said: Said,
    *,
    by: User,
    scan: Scan | None = None,
    held: Meeting | None = None,
    signed: bool = False,
) -> RevisionMove:
    plan = revision.plan
    if held:
        whose = held.kind if held.committee.organisation_id == plan.organisation_id else None
        if refusal := revisions.why_not_held(move.start, whose, held.on, said.on):
            raise refusal
        said = replace(said, texts={**said.texts, Ask.MEETING: str(held)})
    mover = lives.mover_of(person(by), plan.organisation)
    if refusal := revisions.why_not_act(mover, move.start):
        raise refusal
    role, on_behalf = revisions.acting_role(mover, move.start)
    last = lives.last_move_of(revision)
    # What is signed on paper already is recorded as it is.
    is_judged = move.kind is MoveKind.SUBMIT and not signed
    changes = lives.changes_of(revision) if is_judged else ()
    blockers = revisions.blockers(lives.readiness_of(plan, revision, changes)) if is_judged else []
    refusal = revisions.why_not_move(
        move,
        replace(said, has_paper=scan is not None),
        today=timezone.localdate(),
        not_before=last.on if last else None,
        on_behalf=on_behalf,
        blockers=blockers,
    )
    if refusal:
        raise refusal
    made = RevisionMove.objects.create(
        revision=revision,
        kind=move.kind,
        start=move.start,
        end=move.end,
        on=said.on,
        meeting=said.texts.get(Ask.MEETING, "")[:300],
        document_no=said.texts.get(Ask.DOCUMENT_NO, "")[:120],
        signer=said.texts.get(Ask.SIGNER, "")[:200],
        clause=said.texts.get(Ask.CLAUSE, "")[:120],
        reason=said.reason,
        paper=_keep(revision, scan) if scan else None,
        held=held,
        acted_as=role or "",
        on_behalf=on_behalf,
        by=by,
    )
    if move.kind is MoveKind.ANNOUNCE:
        _announce(revision, made, effective_on=said.effective_on, by=by)
    else:
        _stand(revision, move.end)
        after = {"state": move.end.value, **_told(made)}
        _record(revision, did="revision.moved", by=by, why=said.reason, before={"state": move.start.value}, after=after)
    return made


def _keep(revision: Revision, scan: Scan) -> Paper:
    media_type = media_type_of(scan.content)
    digest = hashlib.sha256(scan.content).hexdigest()
    return Paper.objects.create(
        revision=revision,
        file_name=scan.file_name[:255],
        media_type=media_type,
        content=scan.content,
        sha256=digest,
    )


def _stand(revision: Revision, state: RevisionState) -> None:
    revision.state, revision.state_since = state, timezone.now()
    revision.save(update_fields=["state", "state_since"])


def _announce(revision: Revision, move: RevisionMove, *, effective_on: date | None, by: User) -> None:
    """Publish the working state, and freeze which versions this revision changed."""
    plan = revision.plan
    announced = plan.revisions.filter(announced_on__isnull=False)
    refusal = importing.why_not_announce(
        projects=queries.working_projects(plan).count(),
        has_open_revision=queries.differs_from_published(plan),
        announced_on=move.on,
        last_announced=max((one.announced_on for one in announced if one.announced_on), default=None),
        today=timezone.localdate(),
    )
    if refusal:
        raise refusal
    revision.changes = [list(pair) for pair in lives.version_pairs(plan)] if announced.exists() else []
    revision.state, revision.state_since = RevisionState.ANNOUNCED, timezone.now()
    revision.announced_on, revision.effective_on = move.on, effective_on or move.on
    revision.announcement_no, revision.signer = move.document_no, move.signer
    revision.clause = move.clause or revisions.clause_of(revision.kind_list)
    revision.save()
    ProjectVersion.objects.filter(project__plan=plan, is_published=True).update(is_published=False)
    ProjectVersion.objects.working().filter(project__plan=plan).update(is_published=True)
    publish_own(organisation=plan.organisation, first_year=plan.first_year, by=by)
    after = {**_told(move), "clause": revision.clause, "effective_on": revision.effective_on.isoformat()}
    _record(revision, did="plan.announced", by=by, after=after)


@transaction.atomic
def announce_plan(
    *, plan_id: int, announced_on: date, by: User, document_no: str = "-", signer: str = "-", why: str = ""
) -> Revision:
    """Record at once the rest of the path of a revision whose papers are all signed: an announcement made on paper.

    Every step is made as by hand, so only somebody who may make each of them can: the planner of an organisation whose
    other holders have no account, or the PAO on its behalf. Raises the refusal of the first step that is not possible.
    What its projects lack by our own scale of completeness does not hinder a plan that is in force on paper: it is told in
    the trail.
    """
    plan = lock_plan(plan_id)
    check_may_edit(by, plan.organisation)
    revision = lives.open_revision_of(plan)
    if revision is None or not queries.differs_from_published(plan):
        count = queries.working_projects(plan).count()
        today = timezone.localdate()
        raise (
            importing.why_not_announce(
                projects=count, has_open_revision=False, announced_on=today, last_announced=None, today=today
            )
            or _no_open_revision()
        )
    changes = lives.changes_of(revision)
    kinds = revision.kind_list or lives.kinds_proposed(plan, changes)
    reason = revision.reason or ((why or "ตามเอกสารที่ประกาศ") if RevisionKind.ADD in kinds else "")
    if (kinds, reason) != (revision.kind_list, revision.reason):
        _describe(revision, kinds, reason, by=by, number=revision.round_number, year=revision.round_year)
    lacking = [one.message_th for one in lives.readiness_of(plan, revision, changes).incomplete]
    if lacking:
        _record(revision, did="plan.incomplete_on_paper", by=by, why=why, after={"lacking": "; ".join(lacking)})
    texts = {Ask.DOCUMENT_NO: document_no, Ask.SIGNER: signer, Ask.MEETING: document_no}
    said = Said(on=announced_on, texts=texts)
    path = lives.path_for(revision, plan.organisation)
    while revision.announced_on is None:
        onward = moves_from(RevisionState(revision.state), path)[0]
        _step(revision, onward, said, by=by, signed=True)
    return revision


@transaction.atomic
def take_back_move(*, move_id: int, why: str, by: User) -> Revision:
    """Undo the last step of an unannounced revision, for 30 days: it stands again where it was before."""
    move = RevisionMove.objects.select_related("revision__plan").filter(pk=move_id).first()
    if move is None:
        raise _no_such_move()
    plan = lock_plan(move.revision.plan_id)
    if permissions.why_not_see_working(person(by), plan.organisation.code):
        raise _no_such_move()
    _check_takes_part(by, plan.organisation)
    revision = plan.revisions.get(pk=move.revision_id)
    last = lives.last_move_of(revision)
    refusal = revisions.why_not_take_back(
        state=RevisionState(revision.state),
        moved_at=move.at,
        now=timezone.now(),
        is_last=last is not None and last.pk == move.pk,
        is_mover=move.by_id == by.pk or person(by).coordinates(),
    )
    if refusal:
        raise refusal
    if not why:
        raise InputRefused("no_reason", "ยังไม่ได้ถอน เขียนเหตุผลสั้น ๆ ก่อน", "Nothing was taken back; give a short reason.")
    move.taken_back_at, move.taken_back_by, move.taken_back_why = timezone.now(), by, why
    move.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    _stand(revision, RevisionState(move.start))
    _record(
        revision, did="revision.taken_back", by=by, why=why, before={"state": move.end}, after={"state": move.start}
    )
    return revision


@transaction.atomic
def rule(
    *, province: Province, key: str, written: str, why: str, by: User, organisation: Organisation | None = None
) -> Ruling:
    """Decide a point that the sources leave open: the province's administrator, or an organisation for itself where it may."""
    value = settings.checked_value(key, written)
    code = organisation.code if organisation else ""
    if refusal := permissions.why_not_rule(person(by), key, organisation_code=code):
        raise refusal
    made = Ruling.objects.create(province=province, organisation=organisation, key=key, value=value, why=why, by=by)
    record(
        by=by,
        did="setting.ruled",
        target_type="setting",
        target_id=key,
        organisation_code=code,
        target_text=f"{organisation or province}: {settings.SETTINGS[key].title_th}",
        why=why,
        after=value,
    )
    return made


def _check_takes_part(by: User, organisation: Organisation) -> None:
    if refusal := permissions.why_not_take_part(person(by), organisation.code):
        raise refusal


def _open(plan: Plan) -> Revision:
    revision = lives.open_revision_of(plan)
    if revision is None:
        raise _no_open_revision()
    return revision


def _told(move: RevisionMove) -> dict[str, str]:
    """What a step says beside its states, for the trail; what it leaves open is left out."""
    said = {
        "day": move.on.isoformat(),
        "meeting": move.meeting,
        "document_no": move.document_no,
        "signer": move.signer,
        "clause": move.clause,
        "paper": move.paper.sha256 if move.paper else "",
    }
    return {name: value for name, value in said.items() if value}


def _no_such_move() -> NotFound:
    """The one answer for a step that is not there and for one of another organisation."""
    return NotFound("no_such_move", "ไม่มีรายการนี้", "There is no such step.")


def _no_open_revision() -> NotFound:
    return NotFound("no_open_revision", "ไม่มีฉบับที่เปิดอยู่ แก้โครงการก่อน", "No revision is open; change a project first.")


def _record(
    revision: Revision, *, did: str, by: User, why: str = "", before: object = None, after: object = None
) -> None:
    record(
        by=by,
        did=did,
        target_type="revision",
        target_id=revision.pk,
        organisation_code=revision.plan.organisation.code,
        target_text=str(revision),
        why=why,
        before=before,
        after=after,
    )
