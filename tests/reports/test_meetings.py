"""The papers of a meeting: read by who works with the organisation, filled from the meeting as it was recorded."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from prasan.committees import actions as committees
from prasan.committees.models import Meeting
from prasan.committees.rules import CommitteeKind
from prasan.common.errors import NotFound
from prasan.plans.models import Plan
from prasan.reports.documents.registry import KINDS
from prasan.reports.facts import Asked, State
from prasan.reports.facts.meetings import MeetingFacts, Resolved, Sitter
from prasan.reports.queries import facts_of_meeting
from prasan.reports.template import Template
from tests.build import PASSWORD, World, announce, row
from tests.reports.reading import lines_of

PLAIN = Template()


def meeting(**but: object) -> MeetingFacts:
    values: dict[str, object] = {
        "organisation_name": "เทศบาลตำบลบ้านเอ",
        "district_name": "เมืองสมุทรทอง",
        "province_name": "สมุทรทอง",
        "committee": "คณะกรรมการพัฒนาท้องถิ่น",
        "order_no": "12/2570",
        "label": "ครั้งที่ 2/2570",
        "on": date(2027, 8, 3),
        "time": "09.30 น.",
        "place": "ห้องประชุมสภา",
        "agenda": ("แจ้งเพื่อทราบ", "พิจารณาร่างแผน"),
        "minutes": "ประธานกล่าวเปิดประชุม\nที่ประชุมพิจารณา",
        "sitters": (
            Sitter("นายหนึ่ง", "ผู้บริหารท้องถิ่น", "ประธาน", True),
            Sitter("นางสอง", "ปลัด", "กรรมการ", True),
            Sitter("นายสาม", "ผู้แทนประชาคม", "กรรมการ", False),
        ),
        "resolutions": (Resolved("2", "เห็นชอบร่างแผน", "เห็นชอบ"),),
        "quorum": 2,
        "synthetic": False,
    }
    return MeetingFacts(**{**values, **but})  # type: ignore[arg-type]


def test_the_call_says_when_where_and_what() -> None:
    lines = lines_of(KINDS["meeting-agenda"].build(meeting(), PLAIN))
    assert any("ในวันที่ 3 สิงหาคม 2570 09.30 น. ณ ห้องประชุมสภา" in line for line in lines)
    assert lines[-2:] == ["ระเบียบวาระที่ 1 แจ้งเพื่อทราบ", "ระเบียบวาระที่ 2 พิจารณาร่างแผน"]


def test_a_meeting_without_an_agenda_gets_the_usual_five_items() -> None:
    lines = lines_of(KINDS["meeting-agenda"].build(meeting(agenda=()), PLAIN))
    assert sum(1 for line in lines if line.startswith("ระเบียบวาระที่")) == 5


def test_minutes_tell_who_came_the_quorum_and_each_resolution() -> None:
    lines = lines_of(KINDS["meeting-minutes"].build(meeting(), PLAIN))
    assert "ผู้มาประชุม 2 คน" in lines
    assert "ผู้ไม่มาประชุม 1 คน" in lines
    assert "มาประชุม 2 จาก 3 คน องค์ประชุม 2 คน: ครบองค์ประชุม" in lines
    assert "2 | เห็นชอบร่างแผน | เห็นชอบ" in lines
    on_projects = Resolved("3", "ให้ตัดออก 1 โครงการ", "ให้ตัดออก", ("ผ.02 ที่ 12 ถนน",))
    told = lines_of(KINDS["meeting-minutes"].build(meeting(resolutions=(on_projects,)), PLAIN))
    assert any("ให้ตัดออก 1 โครงการ" in line and "ผ.02 ที่ 12 ถนน" in line for line in told)
    few = lines_of(KINDS["meeting-minutes"].build(meeting(quorum=3), PLAIN))
    assert any(line.endswith("ไม่ครบองค์ประชุม") for line in few)


def test_everybody_who_sits_has_a_line_to_sign() -> None:
    lines = lines_of(KINDS["meeting-attendance"].build(meeting(), PLAIN))
    assert "3 | นายสาม | ผู้แทนประชาคม กรรมการ |  | " in lines


@pytest.fixture
def held(world: World) -> Meeting:
    announce(world.ban_a, [row("ถนน")])
    committee = committees.appoint_committee(
        place=world.ban_a,
        kind=CommitteeKind.DEVELOPMENT,
        order_no="12/2570",
        order_on=date(2027, 1, 5),
        by=world.cast.anong,
    )
    return committees.call_meeting(
        committee=committee, on=date(2027, 8, 3), by=world.cast.anong, place="ห้องประชุม", agenda=["พิจารณาแผน"]
    )


def test_facts_come_from_the_meeting_as_recorded(world: World, held: Meeting) -> None:
    plan = Plan.objects.get(organisation=world.ban_a)
    facts = facts_of_meeting(plan, Asked(State.WORKING, item=str(held.pk)))
    assert (facts.label, facts.agenda, facts.place) == (held.label, ("พิจารณาแผน",), "ห้องประชุม")
    with pytest.raises(NotFound):
        facts_of_meeting(plan, Asked(State.WORKING, item="999999"))


def test_meeting_papers_are_for_who_works_with_the_organisation(world: World, held: Meeting) -> None:
    code = {"code": world.ban_a.code}
    public = reverse("document", kwargs={**code, "kind": "meeting-minutes"})
    working = reverse("working_document", kwargs={**code, "kind": "meeting-minutes"})
    assert Client().get(public).status_code == 404
    assert "รายงานการประชุม" not in Client().get(reverse("documents", kwargs=code)).content.decode()
    client = Client()
    assert client.login(username="boonmee", password=PASSWORD)
    assert client.get(working).status_code == 404
    assert client.login(username="anong", password=PASSWORD)
    assert "พิจารณาแผน" in client.get(working).content.decode()
