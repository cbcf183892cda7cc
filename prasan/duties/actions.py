"""The only writes of duties: something done, a nudge, a digest sent."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from prasan.accounts import mail
from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.accounts.rules.letters import Letter
from prasan.common.errors import InputRefused, NotFound, Refusal
from prasan.common.years import thai_date
from prasan.duties import queries
from prasan.duties.boards import boards_of, lines_of
from prasan.duties.letters import digest_letter, nudge_letter, returned_letter
from prasan.duties.models import DutyDone, Nudge, Reminder
from prasan.duties.rules import LAWS, DutyKind, Standing
from prasan.organisations.models import Membership, Organisation
from prasan.organisations.queries import person
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.plans.models import RevisionMove
from prasan.plans.rules.permissions import why_not_take_part

log = logging.getLogger(__name__)

Send = Callable[[User, Letter], None]
"""Sends a letter to somebody."""


@transaction.atomic
def record_done(
    *, organisation: Organisation, kind: DutyKind, key: str, on: date, document_no: str, by: User
) -> DutyDone:
    """Record that a duty was done on a day, by which document. What the path shows by itself is not recorded by hand."""
    _check_takes_part(by, organisation)
    today = timezone.localdate()
    duties = {(one.kind, one.key): one for one in queries.duties_of_organisation(organisation, today)}
    duty = duties.get((kind, key))
    if duty is None or not LAWS[kind].by_hand:
        raise NotFound("no_such_duty", "ไม่มีกำหนดเวลานี้ หรือระบบรู้เองจากขั้นตอนของแผน", "There is no such duty to record.")
    if on > today:
        raise InputRefused("day_in_future", f"วันที่ {thai_date(on)} ยังมาไม่ถึง", f"{on} has not come yet.")
    if LAWS[kind].is_period and on < duty.due:
        raise InputRefused(
            "not_run_out",
            f"ยังไม่ครบกำหนด ปิดประกาศไว้ถึง {thai_date(duty.due)} แล้วบันทึกวันที่ครบ",
            f"It must stay posted until {duty.due}; record it from that day on.",
        )
    done, is_new = DutyDone.objects.get_or_create(
        organisation=organisation,
        kind=kind,
        key=key,
        ended_at=None,
        defaults={"on": on, "document_no": document_no, "by": by},
    )
    if duty.is_done or not is_new:
        raise Refusal("done_already", "บันทึกไว้แล้ว", "This has been recorded already.")
    _record(by, "duty.done", organisation, f"{LAWS[kind].name_th} {duty.about}", after=_told(done))
    return done


@transaction.atomic
def load_done(*, done: Mapping[Organisation, Sequence[tuple[DutyKind, str]]], on: date, by: User) -> int:
    """Many duties recorded as done at once (demonstration)."""
    rows = [
        DutyDone(organisation=organisation, kind=kind, key=key, on=on, by=by)
        for organisation, duties in done.items()
        for kind, key in duties
    ]
    DutyDone.objects.bulk_create(rows)
    record(
        by=by,
        did="duty.done",
        target_type="province",
        target_id="",
        organisation_code="",
        target_text="",
        after=len(rows),
    )
    return len(rows)


@transaction.atomic
def take_back_done(*, organisation: Organisation, kind: DutyKind, key: str, by: User) -> None:
    """What was recorded as done is not done after all."""
    _check_takes_part(by, organisation)
    chosen = DutyDone.objects.select_for_update().filter(organisation=organisation, kind=kind, key=key, ended_at=None)
    done = chosen.first()
    if done is None:
        raise NotFound("no_such_record", "ไม่มีบันทึกนี้", "There is no such record.")
    done.ended_at = timezone.now()
    done.save(update_fields=["ended_at"])
    _record(by, "duty.taken_back", organisation, f"{LAWS[kind].name_th} {key}", before=_told(done))


def _told(done: DutyDone) -> dict[str, str]:
    return {"day": done.on.isoformat(), "document_no": done.document_no}


@transaction.atomic
def nudge(*, organisations: Sequence[Organisation], text: str, by: User) -> list[Nudge]:
    """Ask organisations to move: shown on their people's first page, written to planners and clerks with an address."""
    if refusal := why_not_decide_for_province(person(by)):
        raise refusal
    if not text:
        raise InputRefused("no_text", "ยังไม่ได้ส่ง เขียนข้อความสั้น ๆ ก่อน", "Nothing was sent; write a short text.")
    return [_nudge(one, text, by) for one in organisations]


def _nudge(organisation: Organisation, text: str, by: User) -> Nudge:
    made = Nudge.objects.create(organisation=organisation, text=text, by=by)
    record(
        by=by,
        did="organisation.nudged",
        target_type="organisation",
        target_id=organisation.pk,
        organisation_code=organisation.code,
        target_text=organisation.name_th,
        why=text,
        as_themselves=True,
    )
    letter = nudge_letter(
        organisation=organisation.label,
        text=text,
        sender=str(by),
        base=settings.BASE_URL,
        path=reverse("duties", args=[organisation.code]),
    )
    for user in _people_of(organisation, queries.TO_BE_TOLD):
        by_post(user, letter)
    return made


@transaction.atomic
def close_nudge(*, nudge_id: int, organisation: Organisation, by: User) -> None:
    """The organisation has seen it."""
    _check_takes_part(by, organisation)
    chosen = Nudge.objects.filter(pk=nudge_id, organisation=organisation, closed_at=None)
    if chosen.update(closed_at=timezone.now()):
        _record(by, "nudge.closed", organisation, organisation.name_th)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a day's digests; who failed is tried again by the next run."""

    sent: int = 0
    nothing_due: int = 0
    failed: int = 0


def send_reminders(*, today: date, send: Send | None = None) -> Sent:
    """One digest to everyone who has an address and something overdue or due, in their organisations or the coordination
    committees that they keep; at most one a day."""
    counts: Counter[str] = Counter()
    holders = Membership.objects.in_force().values("user")
    for user in User.objects.filter(pk__in=holders, is_active=True).exclude(email="").order_by("pk"):
        lines = _to_do_lines(user, today)
        if not lines:
            counts["nothing_due"] += 1
            continue
        try:
            counts["sent"] += _sent_once(user, today, lines, send or by_mail)
        except OSError:  # what every failure of a mail server is; the others still get theirs
            log.exception("the digest of %s was not sent", user.pk)
            counts["failed"] += 1
    return Sent(**counts)


def _sent_once(user: User, today: date, lines: Sequence[str], send: Send) -> bool:
    """Kept before it is sent, and given back when sending fails, so that two runs never send the same letter.

    No transaction is open while the mail server answers: on SQLite everybody who writes would wait for it.
    """
    kept, is_new = Reminder.objects.get_or_create(user=user, on=today, defaults={"duties": len(lines)})
    if is_new:
        letter = digest_letter(name=str(user), lines=lines, base=settings.BASE_URL, path=reverse("to_do"))
        try:
            send(user, letter)
        except BaseException:
            kept.delete()
            raise
    return is_new


def _to_do_lines(user: User, today: date) -> list[str]:
    """What a digest lists: words of the PAO that nobody has acknowledged, own duties, what waits for own committees."""
    who = person(user)
    lines = [f"อบจ. ขอให้: {one.text} ({one.organisation.name_th})" for one in queries.nudges_for(who)]
    for one in queries.to_do_of(who, today):
        if one.is_mine:
            late = "เกินกำหนด " if one.duty.standing(today) is Standing.OVERDUE else "ภายใน "
            about = f"{one.duty.law.name_th} {one.duty.about}"
            lines.append(f"{late}{thai_date(one.duty.due)}: {about} ({one.organisation.name_th})")
    return lines + [line for board in boards_of(who) for line in lines_of(board, today)]


def tell_returned(*, move: RevisionMove) -> None:
    """Write to the planners of an organisation at once that their revision came back, and why."""
    organisation = move.revision.plan.organisation
    letter = returned_letter(
        organisation=organisation.label,
        revision=move.revision.label,
        sender=str(move.by),
        why=move.reason,
        base=settings.BASE_URL,
        path=f"{reverse('plan_life', args=[organisation.code])}?first_year={move.revision.plan.first_year}",
    )
    for user in _people_of(organisation, {Role.PLANNER}):
        by_post(user, letter)


def by_mail(user: User, letter: Letter) -> None:
    """A letter to somebody's address; nobody without one is written to."""
    if user.email:
        mail.send(letter, to=user.email)


def by_post(user: User, letter: Letter) -> None:
    """The same behind the pages: kept in the queue with what it tells of, tried again where the mail server fails."""
    if user.email:
        mail.post(letter, to=user.email)


def _people_of(organisation: Organisation, roles: Collection[Role]) -> list[User]:
    held = Membership.objects.in_force().filter(organisation=organisation, role__in=roles)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def _check_takes_part(by: User, organisation: Organisation) -> None:
    if refusal := why_not_take_part(person(by), organisation.code):
        raise refusal


def _record(
    by: User, did: str, organisation: Organisation, text: str, *, before: object = None, after: object = None
) -> None:
    record(
        by=by,
        did=did,
        target_type="organisation",
        target_id=organisation.pk,
        organisation_code=organisation.code,
        target_text=text,
        before=before,
        after=after,
    )
