"""The coordination committees of the demonstration: one district's, which has met and meets again, and the province's."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from prasan.accounts.models import User
from prasan.committees import actions as committees
from prasan.committees import queries
from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import QUORUM_PERCENT, CommitteeKind, Outcome, Post, Seat, composition_of
from prasan.organisations.models import District, Province
from prasan.plans import actions
from prasan.plans.considering import projects_before
from prasan.plans.rules.resolving import Word

AGREED = 2
"""How many projects the district's first meeting agrees to; the others wait for its next."""


def coordinate(district: District, *, by: User) -> None:
    """A district's committee with a meeting behind it and one before it; the province's, which waits for its first."""
    today = timezone.localdate()
    of_district = _appoint(district, CommitteeKind.DISTRICT, by)
    held = committees.call_meeting(
        committee=of_district, on=today - timedelta(days=15), time="13.30 น.", place="ที่ว่าการอำเภอ (สมมติ)", by=by
    )
    _agree(_write(held, by), list(projects_before(of_district))[:AGREED], by)
    agenda = ["พิจารณาโครงการเกินศักยภาพที่เหลือ", "เรื่องอื่น ๆ"]
    committees.call_meeting(
        committee=of_district,
        on=today + timedelta(days=12),
        time="09.30 น.",
        place="ที่ว่าการอำเภอ (สมมติ)",
        agenda=agenda,
        by=by,
    )
    of_province = _appoint(district.province, CommitteeKind.PROVINCE, by)
    committees.call_meeting(
        committee=of_province, on=today + timedelta(days=30), time="09.30 น.", place="อบจ. (สมมติ)", agenda=agenda, by=by
    )


def _appoint(place: District | Province, kind: CommitteeKind, by: User) -> Committee:
    starts_on = timezone.localdate() - timedelta(days=120)
    committee = committees.appoint_committee(
        place=place, kind=kind, order_no="2/2569 (สมมติ)", order_on=starts_on, by=by, synthetic=True
    )
    seats = [
        rule.seat
        for rule in composition_of(kind, stands_for=queries.stands_for(committee)).seats
        for _ in range(rule.least)
    ]
    for number, seat in enumerate(seats, start=1):
        post = Post.CHAIR if number == 1 else Post.SECRETARY if number == len(seats) else Post.MEMBER
        committees.seat_member(
            committee=committee, name=f"กรรมการสมมติ {number}", seat=Seat(seat), post=post, starts_on=starts_on, by=by
        )
    return committee


def _write(meeting: Meeting, by: User) -> Meeting:
    return committees.keep_meeting(
        meeting=meeting,
        time=meeting.time,
        place=meeting.place,
        agenda=["เรื่องที่ประธานแจ้ง", "พิจารณาโครงการเกินศักยภาพ"],
        minutes="ที่ประชุมกลั่นกรองโครงการตามที่ อปท. ขอประสาน (ข้อมูลสมมติ)",
        present=list(meeting.committee.members.values_list("pk", flat=True)),
        by=by,
    )


def _agree(meeting: Meeting, project_ids: Sequence[int], by: User) -> None:
    if project_ids:
        actions.resolve_projects(
            meeting=meeting,
            item="2",
            words=[Word(one, Outcome.AGREED, "เห็นชอบให้ส่งระดับจังหวัด (ข้อมูลสมมติ)") for one in project_ids],
            by=by,
            members=meeting.committee.members.count(),
            percent=QUORUM_PERCENT,
        )
