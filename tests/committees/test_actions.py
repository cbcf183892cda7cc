"""What is written of committees, meetings and hearings: refused where it can't be, told in the trail before and after."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from prasan.accounts.models import TrailEntry
from prasan.committees import actions
from prasan.committees.rules import CommitteeKind, Outcome
from prasan.common.errors import InputRefused
from tests.build import World, sit


def told(did: str) -> tuple[dict[str, object], dict[str, object]]:
    """What the newest entry of the trail that says this has before and after."""
    entry = TrailEntry.objects.filter(did=did).order_by("-number")[0]
    return entry.before or {}, entry.after or {}


def test_what_was_decided_is_recorded_from_the_day_of_the_meeting_on(world: World) -> None:
    committee, _, _ = sit(world.ban_a, by=world.cast.anong)
    coming = actions.call_meeting(
        committee=committee, on=timezone.localdate() + timedelta(days=1), agenda=["แผน"], by=world.cast.anong
    )
    member = committee.members.get()
    keep = partial(
        actions.keep_meeting, meeting=coming, time="", place="ห้องประชุม", agenda=["แผน"], minutes="", by=world.cast.anong
    )
    with pytest.raises(InputRefused, match="ยังมาไม่ถึง"):
        keep(present=[member.pk])
    keep(present=[])  # the call can still be mended
    coming.present.add(member)
    with pytest.raises(InputRefused, match="ยังมาไม่ถึง"):
        actions.resolve(
            meeting=coming, item="1", text="เห็นชอบ", outcome=Outcome.AGREED, subject="", members=1, percent=50,
            by=world.cast.anong,
        )  # fmt: skip


def test_nobody_leaves_a_committee_before_they_came(world: World) -> None:
    committee, _, _ = sit(world.ban_a, by=world.cast.anong)
    member = committee.members.get()
    with pytest.raises(InputRefused, match="ไม่ก่อนวันเริ่มวาระ"):
        actions.end_member(member=member, on=date(2025, 12, 31), why="ลาออก", by=world.cast.anong)
    was = member.ends_on
    actions.end_member(member=member, on=date(2026, 6, 30), why="ลาออก", by=world.cast.anong)
    assert was is not None
    assert told("member.ended") == ({"ends_on": was.isoformat()}, {"ends_on": "2026-06-30"})


def test_the_trail_says_what_a_meeting_was_before_and_after(world: World) -> None:
    committee, meeting, hearing = sit(world.ban_a, by=world.cast.anong)
    member = committee.members.get()
    keep = partial(actions.keep_meeting, meeting=meeting, time="9.00", agenda=["ก"], by=world.cast.anong)
    keep(place="", minutes="", present=[member.pk])
    keep(place="ศาลา", minutes="ยาว", present=[])
    before, after = told("meeting.kept")
    assert before["present"] == [member.name]
    assert (after["present"], after["place"], after["minutes"]) == ([], "ศาลา", "ยาว")
    actions.keep_hearing(hearing=hearing, heads={"people": "40"}, minutes="ขอถนน", by=world.cast.anong)
    assert told("hearing.kept")[1] == {"people": 40, "minutes": "ขอถนน"}
    actions.appoint_committee(
        place=world.ban_a, kind=CommitteeKind.DEVELOPMENT, order_no="9/2569", order_on=None, by=world.cast.anong
    )
    before, after = told("committee.changed")
    assert (before["order_no"], after["order_no"]) == ("1/2569", "9/2569")
