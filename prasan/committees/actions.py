"""The only writes of committees: who sits, what a meeting decided, what a hearing asked for."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.committees import queries
from prasan.committees.keeping import Home, kinds_at, why_not_keep
from prasan.committees.models import Committee, HeardNeed, Hearing, Meeting, Member, Resolution
from prasan.committees.rules import (
    COMPOSITIONS,
    CommitteeKind,
    Outcome,
    Post,
    Seat,
    heads_of,
    term_end,
    why_not_resolve,
)
from prasan.common.errors import InputRefused, Refusal
from prasan.common.years import BUDDHIST_ERA, thai_date
from prasan.organisations.models import District, Organisation, Province
from prasan.organisations.queries import person


def _check(by: User | None, home: Home) -> None:
    if by is not None and (refusal := why_not_keep(person(by), home)):
        raise refusal


def _check_keeps(by: User | None, committee: Committee) -> str:
    """The code of the organisation in whose trail it stands; of a district's and the province's, in the province's."""
    home = queries.home_of(committee)
    _check(by, home)
    return home.organisation_code


def _has_been(on: date) -> None:
    """What was done on a day is written down from that day on."""
    if on > timezone.localdate():
        raise InputRefused(
            "day_in_future",
            f"วันที่ {thai_date(on)} ยังมาไม่ถึง บันทึกผู้มาประชุมและมติได้ตั้งแต่วันนั้น",
            f"{on} has not come yet; who came and what was decided is recorded from that day on.",
        )


def _said(text: str, th: str, en: str) -> str:
    if not text:
        raise InputRefused("nothing_said", th, en)
    return text


@transaction.atomic
def appoint_committee(
    *,
    place: Organisation | District | Province,
    kind: CommitteeKind,
    order_no: str,
    order_on: date | None,
    by: User | None,
    synthetic: bool = False,
) -> Committee:
    """A committee as its order appoints it; the order of one that is there already is replaced."""
    home = queries.home_of_place(place)
    _check(by, home)
    if kind not in kinds_at(home):
        raise InputRefused("committee_elsewhere", "คณะกรรมการนี้ไม่ได้อยู่ที่นี่", "This committee is not one of this place.")
    committee, made = Committee.objects.select_for_update().get_or_create(
        province=place if isinstance(place, Province) else place.province,
        organisation=place if isinstance(place, Organisation) else None,
        district=place if isinstance(place, District) else None,
        kind=kind,
    )
    before = None if made else {"order_no": committee.order_no, "order_on": _iso(committee.order_on)}
    committee.order_no, committee.order_on, committee.is_synthetic = order_no, order_on, synthetic
    committee.save()
    did = "committee.appointed" if made else "committee.changed"
    after = {"order_no": order_no, "order_on": _iso(order_on)}
    _record(by, did, "committee", committee.pk, home.organisation_code, str(committee), before=before, after=after)
    return committee


@transaction.atomic
def seat_member(
    *,
    committee: Committee,
    name: str,
    seat: Seat,
    post: Post,
    starts_on: date,
    by: User | None,
    ends_on: date | None = None,
    order_no: str = "",
) -> Member:
    """Somebody new on a committee; the term ends as the composition says where no end is given."""
    code = _check_keeps(by, committee)
    _said(name, "ใส่ชื่อกรรมการ", "Give the member's name.")
    ends = ends_on or term_end(starts_on, COMPOSITIONS[CommitteeKind(committee.kind)].term_years)
    if ends and ends < starts_on:
        raise InputRefused("ends_before_it_starts", "วันสิ้นวาระต้องไม่ก่อนวันเริ่ม", "The term cannot end before it starts.")
    member = Member.objects.create(
        committee=committee, name=name, seat=seat, post=post, starts_on=starts_on, ends_on=ends, order_no=order_no
    )
    after = {"seat": seat, "post": post, "starts_on": _iso(starts_on), "ends_on": _iso(ends), "order_no": order_no}
    _record(by, "member.seated", "committee", committee.pk, code, name, after=after)
    return member


@transaction.atomic
def end_member(*, member: Member, on: date, why: str, by: User) -> None:
    """A member leaves before the term ends."""
    code = _check_keeps(by, member.committee)
    _said(why, "เขียนเหตุที่พ้นจากตำแหน่ง", "Say why the member leaves.")
    if on < member.starts_on:
        raise InputRefused(
            "ends_before_it_starts",
            f"วันที่พ้นต้องไม่ก่อนวันเริ่มวาระ {thai_date(member.starts_on)}",
            f"The term cannot end before it starts, on {member.starts_on}.",
        )
    before, after = {"ends_on": _iso(member.ends_on)}, {"ends_on": _iso(on)}
    member.ends_on, member.ended_why = on, why
    member.save(update_fields=["ends_on", "ended_why"])
    _record(
        by, "member.ended", "committee", member.committee_id, code, member.name, why=why, before=before, after=after
    )


class KeptMeanwhile(Refusal):
    """Somebody else wrote the same meeting or hearing since the form was opened: the writer sees both and chooses.

    `stands`, `sent`: field → what is kept, and what was to be kept instead; `seen`: the mark of what stands.
    """

    def __init__(self, stands: Mapping[str, object], sent: Mapping[str, object]) -> None:
        self.stands, self.sent, self.seen = stands, sent, _mark(stands)
        super().__init__(
            "kept_meanwhile",
            "ยังไม่ได้บันทึก มีคนบันทึกไปก่อนหลังจากคุณเปิดหน้านี้ เทียบสองฉบับ แก้ในช่องของคุณ แล้วบันทึกอีกครั้ง",
            "Nothing was saved: somebody saved this since you opened the page. Compare both, change yours, save again.",
        )


def mark_of(kept: Meeting | Hearing) -> str:
    """A mark of what is kept of a meeting or hearing, for the form that changes it."""
    return _mark(_kept_of(kept) if isinstance(kept, Meeting) else _kept_at(kept))


def _mark(kept: Mapping[str, object]) -> str:
    return sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]


def _refuse_if_kept_meanwhile(seen: str, stands: Mapping[str, object], sent: Mapping[str, object]) -> None:
    if seen and seen != _mark(stands) and stands != sent:
        raise KeptMeanwhile(stands, sent)


@transaction.atomic
def call_meeting(
    *, committee: Committee, on: date, by: User | None, time: str = "", place: str = "", agenda: Sequence[str] = ()
) -> Meeting:
    """A meeting with its day, place and agenda; numbered within its calendar year."""
    code = _check_keeps(by, committee)
    Committee.objects.select_for_update().get(pk=committee.pk)
    year = on.year + BUDDHIST_ERA
    last = committee.meetings.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting.objects.create(
        committee=committee, number=last + 1, year=year, on=on, time=time, place=place, agenda=list(agenda)
    )
    _record(by, "meeting.called", "meeting", meeting.pk, code, str(meeting), after=_kept_of(meeting))
    return meeting


@transaction.atomic
def keep_meeting(
    *,
    meeting: Meeting,
    time: str,
    place: str,
    agenda: Sequence[str],
    minutes: str,
    present: Collection[int],
    by: User | None,
    seen: str = "",
) -> Meeting:
    """Write what a meeting was: agenda, who came (members only), minutes.

    `seen`: the mark of what the writer saw (`mark_of`). Raises `KeptMeanwhile` where somebody else wrote since.
    """
    code = _check_keeps(by, meeting.committee)
    if present:
        _has_been(meeting.on)
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    came = meeting.committee.members.filter(pk__in=present)
    before = _kept_of(meeting)
    after = {
        "day": before["day"],
        "time": time,
        "place": place,
        "agenda": list(agenda),
        "minutes": minutes,
        "present": list(came.order_by("pk").values_list("name", flat=True)),
    }
    _refuse_if_kept_meanwhile(seen, before, after)
    meeting.time, meeting.place, meeting.agenda, meeting.minutes = time, place, list(agenda), minutes
    meeting.save(update_fields=["time", "place", "agenda", "minutes"])
    meeting.present.set(came)
    _record(by, "meeting.kept", "meeting", meeting.pk, code, str(meeting), before=before, after=after)
    return meeting


def _kept_of(meeting: Meeting) -> dict[str, object]:
    """What is written of a meeting, for the trail."""
    return {
        "day": _iso(meeting.on),
        "time": meeting.time,
        "place": meeting.place,
        "agenda": list(meeting.agenda),
        "minutes": meeting.minutes,
        "present": list(meeting.present.order_by("pk").values_list("name", flat=True)),
    }


@transaction.atomic
def resolve(
    *,
    meeting: Meeting,
    item: str,
    text: str,
    outcome: Outcome,
    subject: str,
    by: User,
    members: int,
    percent: int,
    about: Sequence[str] = (),
) -> Resolution:
    """What the meeting decided. Without its quorum (`percent` of `members`) it decides nothing.

    `subject` is the key of what it decides, `about` names the single things, for the trail.
    """
    code = _check_keeps(by, meeting.committee)
    _said(text, "ใส่ข้อความของมติ", "Write the resolution.")
    _has_been(meeting.on)
    if refusal := why_not_resolve(outcome, members=members, present=meeting.present.count(), percent=percent):
        raise refusal
    made = Resolution.objects.create(meeting=meeting, item=item, text=text, outcome=outcome, subject=subject, by=by)
    after = {"outcome": outcome, "subject": subject, "about": list(about)}
    _record(by, "meeting.resolved", "meeting", meeting.pk, code, text, after=after)
    return made


@transaction.atomic
def withdraw_resolution(*, resolution: Resolution, why: str, by: User) -> Resolution:
    """A resolution that was recorded by mistake does not stand; it stays readable."""
    code = _check_keeps(by, resolution.meeting.committee)
    _said(why, "ยังไม่ได้ถอน เขียนเหตุผลสั้น ๆ ก่อน", "Nothing was withdrawn; give a short reason.")
    if resolution.withdrawn_at is None:
        resolution.withdrawn_at, resolution.withdrawn_why = timezone.now(), why
        resolution.save(update_fields=["withdrawn_at", "withdrawn_why"])
        _record(by, "resolution.withdrawn", "meeting", resolution.meeting_id, code, resolution.text, why=why)
    return resolution


@transaction.atomic
def hold_hearing(
    *, organisation: Organisation, on: date, place: str, topic: str, by: User | None, synthetic: bool = False
) -> Hearing:
    """A community meeting that was held."""
    _check(by, Home(organisation.code))
    _said(place, "ใส่สถานที่", "Give the place.")
    _said(topic, "ใส่เรื่องที่ประชาคม", "Give what the hearing was about.")
    hearing = Hearing.objects.create(organisation=organisation, on=on, place=place, topic=topic, is_synthetic=synthetic)
    _record(by, "hearing.held", "hearing", hearing.pk, organisation.code, str(hearing), after={"day": _iso(on)})
    return hearing


@transaction.atomic
def keep_hearing(
    *, hearing: Hearing, heads: Mapping[str, str], minutes: str, by: User | None, seen: str = ""
) -> Hearing:
    """How many came by group, and what was said. `seen` as for a meeting."""
    _check(by, Home(hearing.organisation.code))
    came = heads_of(heads)
    if came:
        _has_been(hearing.on)
    hearing.refresh_from_db(from_queryset=Hearing.objects.select_for_update())
    before, after = _kept_at(hearing), {**came, "minutes": minutes}
    _refuse_if_kept_meanwhile(seen, before, after)
    hearing.heads, hearing.minutes = came, minutes
    hearing.save(update_fields=["heads", "minutes"])
    code = hearing.organisation.code
    _record(by, "hearing.kept", "hearing", hearing.pk, code, str(hearing), before=before, after=after)
    return hearing


def _kept_at(hearing: Hearing) -> dict[str, object]:
    return {**hearing.heads, "minutes": hearing.minutes}


@transaction.atomic
def hear_need(*, hearing: Hearing, text: str, place: str, by: User | None) -> HeardNeed:
    """One thing that was asked for."""
    _check(by, Home(hearing.organisation.code))
    _said(text, "ใส่สิ่งที่ประชาคมต้องการ", "Write what was asked for.")
    need = HeardNeed.objects.create(hearing=hearing, text=text, place=place)
    _record(by, "need.heard", "hearing", hearing.pk, hearing.organisation.code, text)
    return need


@transaction.atomic
def answer_in_words(*, need: HeardNeed, answer: str, by: User) -> HeardNeed:
    """Why no project answers a need."""
    organisation = need.hearing.organisation
    _check(by, Home(organisation.code))
    before, need.answer = need.answer, answer
    need.save(update_fields=["answer"])
    _record(by, "need.answered", "hearing", need.hearing_id, organisation.code, need.text, before=before, after=answer)
    return need


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _record(
    by: User | None,
    did: str,
    target_type: str,
    target_id: int,
    organisation_code: str,
    text: str,
    *,
    why: str = "",
    before: object = None,
    after: object = None,
) -> None:
    record(
        by=by,
        did=did,
        target_type=target_type,
        target_id=target_id,
        organisation_code=organisation_code,
        target_text=text,
        why=why,
        before=before,
        after=after,
    )
