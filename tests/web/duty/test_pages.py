"""What is due in the browser: a person's list, an organisation's deadlines, the province, a nudge, the open points."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from prasan.accounts.models import User
from prasan.accounts.rules.letters import Letter
from prasan.committees.actions import call_meeting
from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import Outcome
from prasan.duties.actions import Sent, send_reminders
from prasan.duties.models import DutyDone, Nudge, Reminder
from prasan.organisations.models import District
from prasan.plans.actions import resolve_projects
from prasan.plans.models import Plan, Ruling
from prasan.plans.rules.resolving import Word
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, announce, coordinate, move_on, row, submit
from tests.web.planning.conftest import ROWS, anong, bring_in, nothing_remembered, send, text_of

__all__ = ["anong", "bring_in", "nothing_remembered", "send"]
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def test_a_planner_sees_what_is_due_and_records_it_as_done(world: World, anong: Client) -> None:
    announce(world.ban_a, [row("ถนน")])
    text = text_of(anong.get("/to-do/").content)
    assert "14 พ.ย. 2569 เกินกำหนด แจ้งสภา อบจ. อำเภอ จังหวัด และประชาชน" in text
    assert "แจ้งสภา" in text_of(anong.get("/desk/").content)
    key = str(Plan.objects.get(organisation=world.ban_a).revisions.get().pk)
    address = f"/plans/{world.ban_a.code}/duties/"
    form = {"what": "done", "kind": "notice", "key": key, "on": "2026-11-10", "document_no": "สท 5/2569"}
    assert anong.post(f"{address}do/", {**form, "on": "2027-01-01"}).status_code == 422
    assert anong.post(f"{address}do/", {**form, "kind": "make_plan", "key": "2571"}).status_code == 404
    assert anong.post(f"{address}do/", {**form, "kind": "king"}).status_code == 422
    assert "สท 5/2569" in text_of(anong.post(f"{address}do/", form, follow=True).content)
    assert "แจ้งสภา" not in text_of(anong.get("/to-do/").content)
    assert anong.post(f"{address}do/", form).status_code == 409
    anong.post(f"{address}do/", {"what": "undo", "kind": "notice", "key": key})
    assert DutyDone.objects.filter(ended_at=None).count() == 0


def test_what_waits_for_the_clerk_is_the_clerks_and_shown_as_waiting_to_the_planner(
    world: World, anong: Client, as_user: Callable[[User], Client], bring_in: Callable[..., object]
) -> None:
    bring_in(*ROWS)
    submit(world, world.ban_a)
    text = text_of(anong.get("/to-do/").content)
    assert "พิจารณาแผนที่ค้างอยู่ จัดทำแผน" in text.split("รอคนอื่นใน อปท. เดียวกัน")[1]
    clerk = text_of(as_user(world.cast.duang).get("/to-do/").content)
    assert "พิจารณาแผนที่ค้างอยู่ จัดทำแผน" in clerk.split("รอคนอื่น")[0]
    move_on(world.ban_a, by=world.cast.duang, back=True)
    assert "ยอดเงินไม่ตรง" in text_of(anong.get("/desk/").content)


def test_the_pao_sees_the_whole_province_and_nudges(
    world: World,
    anong: Client,
    as_user: Callable[[User], Client],
    bring_in: Callable[..., object],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    bring_in(*ROWS)
    submit(world, world.ban_a)
    announce(world.ban_c, [row("ประปา")])
    world.cast.anong.email = "anong@example.org"
    world.cast.anong.save()
    pao = as_user(world.cast.porn)
    pao.get("/province/")  # the first page after a write counts the frame's figures anew
    with django_assert_max_num_queries(12):
        page = pao.get("/province/")
    text = text_of(page.content)
    assert "5 อปท." in text
    assert "คณะกรรมการสนับสนุนพิจารณา จัดทำแผน ปลัด" in text
    assert len(pao.get("/province/?state=support").context["rows"]) == 1
    assert len(pao.get("/province/?overdue=1&order=days&q=บ้านบี").context["rows"]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        pao.post(f"/province/{world.ban_a.code}/nudge/", {"text": "ขอให้ส่งภายในศุกร์นี้"})
    assert [letter.to for letter in mail.outbox] == [["anong@example.org"]]
    assert "ขอให้ส่งภายในศุกร์นี้" in text_of(anong.get("/desk/").content)
    assert "ขอให้ส่งภายในศุกร์นี้" in text_of(anong.get("/to-do/").content)
    assert pao.post(f"/province/{world.ban_a.code}/nudge/", {"text": " "}).status_code == 422
    anong.post(f"/plans/{world.ban_a.code}/duties/do/", {"what": "seen", "nudge": Nudge.objects.get().pk})
    assert "ขอให้ส่งภายในศุกร์นี้" not in text_of(anong.get("/desk/").content)
    assert "· รับทราบแล้ว" in text_of(pao.get("/province/").content)


def test_the_pao_writes_to_all_who_are_late_with_one_thing(world: World, as_user: Callable[[User], Client]) -> None:
    announce(world.ban_a, [row("ถนน")])
    pao = as_user(world.cast.porn)
    late = "q=&overdue=make_plan"
    assert len(pao.get(f"/province/?{late}").context["rows"]) == 3  # Ban A has announced, the PAO has until November
    assert "จัดทำแผนพัฒนาท้องถิ่นให้แล้วเสร็จ (3)" in text_of(pao.get("/province/").content)
    form = {"text": "ขอให้ส่งแผน", "back": late, "count": "2"}
    assert pao.post("/province/nudge/", form).status_code == 409
    assert not Nudge.objects.exists()
    answer = pao.post("/province/nudge/", {**form, "count": "3"}, follow=True)
    assert "ส่งข้อความถึง 3 แห่งแล้ว" in text_of(answer.content)
    assert answer.redirect_chain[0][0] == "/province/?q=&overdue=make_plan"
    assert {one.organisation.code for one in Nudge.objects.all()}.isdisjoint({world.ban_a.code, world.pao.code})


def test_an_auditor_reads_the_province_and_writes_to_nobody(world: World, as_user: Callable[[User], Client]) -> None:
    auditor = as_user(world.cast.ake)
    page = auditor.get("/province/")
    assert page.status_code == 200
    assert "ส่งข้อความ" not in text_of(page.content)
    assert auditor.post(f"/province/{world.ban_a.code}/nudge/", {"text": "x"}).status_code == 403
    assert auditor.post("/province/nudge/", {"text": "x", "count": "5"}).status_code == 403


def test_a_posting_cannot_be_said_to_be_over_before_it_is(world: World, anong: Client) -> None:
    announce(world.ban_a, [row("ถนน")])
    key = str(Plan.objects.get(organisation=world.ban_a).revisions.get().pk)
    form = {"what": "done", "kind": "posting", "key": key, "on": "2026-11-20"}
    answer = anong.post(f"/plans/{world.ban_a.code}/duties/do/", form)
    assert answer.status_code == 422
    assert "ปิดประกาศไว้ถึง 29 พฤศจิกายน 2569" in text_of(answer.content)


@pytest.mark.parametrize("who", ["anong", "chai", "krit"])
def test_nobody_else_sees_the_province_or_nudges(world: World, as_user: Callable[[User], Client], who: str) -> None:
    client = as_user(getattr(world.cast, who))
    assert client.get("/province/").status_code == 403
    assert client.post(f"/province/{world.ban_a.code}/nudge/", {"text": "x"}).status_code == 403


def test_a_digest_is_sent_once_a_day_to_those_who_have_something_to_do(world: World, settings: Settings) -> None:
    settings.BASE_URL = "https://plan.example.go.th"
    announce(world.ban_a, [row("ถนน")])
    for user in (world.cast.anong, world.cast.chai, world.cast.porn):
        user.email = f"{user.username}@example.org"
        user.save()
    assert send_reminders(today=TODAY) == Sent(2, 1)
    assert send_reminders(today=TODAY) == Sent(0, 1)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["anong@example.org", "porn@example.org"]
    assert "เกินกำหนด 14 พฤศจิกายน 2569: แจ้งสภา" in mail.outbox[0].body
    assert mail.outbox[0].body.endswith("เปิดในประสาน: https://plan.example.go.th/to-do/")
    assert Reminder.objects.count() == 2


def test_the_digest_tells_who_keeps_a_coordination_committee_what_waits_for_it(world: World) -> None:
    beyond = ProjectKind.BEYOND_CAPACITY
    asked = announce(world.ban_a, [row("ถนนเชื่อมตำบล", kind=beyond), row("สะพาน", kind=beyond)])[0]
    for user in (world.cast.fah, world.cast.krit):
        user.email = f"{user.username}@example.org"
        user.save()
    assert send_reminders(today=TODAY) == Sent(0, 2)  # nobody has appointed a committee yet
    district, province = District.objects.get(code="5101"), world.province
    meeting = coordinate(district, by=world.cast.fah)
    coordinate(province, by=world.cast.krit)
    resolve(meeting, asked, by=world.cast.fah)
    assert send_reminders(today=TODAY) == Sent(2, 0)
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "นัดประชุมเพื่อพิจารณาโครงการที่รออยู่ 1 โครงการ" in letters["fah@example.org"]
    assert "ครั้งที่ 1/2569 1 พฤศจิกายน 2569 ยังไม่บันทึกรายงานการประชุม (" in letters["fah@example.org"]
    assert "นัดประชุมเพื่อพิจารณาโครงการที่รออยู่ 1 โครงการ" in letters["krit@example.org"]
    assert "อำเภอ" not in letters["krit@example.org"].split("คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับจังหวัด")[1]
    call_meeting(committee=meeting.committee, on=date(2026, 11, 30), by=world.cast.fah)
    call_meeting(committee=Committee.objects.get(kind="province"), on=date(2026, 12, 30), by=world.cast.krit)
    mail.outbox.clear()
    send_reminders(today=date(2026, 11, 26))
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "ประชุมครั้งที่ 2/2569 30 พฤศจิกายน 2569 มีโครงการรอพิจารณา 1" in letters["fah@example.org"]
    assert "30 ธันวาคม" not in letters["krit@example.org"]  # it is more than a week away


def resolve(meeting: Meeting, project_id: int, *, by: User) -> None:
    words = [Word(project_id, Outcome.AGREED)]
    resolve_projects(meeting=meeting, item="2", words=words, members=1, percent=50, by=by)


def test_a_letter_that_could_not_be_sent_is_sent_by_the_next_run(world: World) -> None:
    announce(world.ban_a, [row("ถนน")])
    world.cast.anong.email = "anong@example.org"
    world.cast.anong.save()

    def broken(user: User, letter: Letter) -> None:
        raise OSError("no mail server")

    assert send_reminders(today=TODAY, send=broken) == Sent(failed=1)
    assert send_reminders(today=TODAY) == Sent(sent=1)


def test_the_administrator_rules_on_the_open_points_and_the_path_follows(
    world: World, as_user: Callable[[User], Client]
) -> None:
    siri = as_user(world.cast.siri)
    text = text_of(siri.get("/province/open-points/").content)
    assert "U ยังไม่พบเอกสารยืนยัน 15 ค่าเริ่มต้น" in text
    form = {"key": "notice_days", "value": "20", "why": "หนังสือจังหวัด"}
    siri.post("/province/open-points/", form)
    assert Ruling.objects.get().value == 20
    assert "20 จังหวัดตัดสินแล้ว" in text_of(siri.get("/province/open-points/").content)
    assert siri.post("/province/open-points/", {**form, "value": "หลายวัน"}).status_code == 422
    assert as_user(world.cast.porn).get("/province/open-points/").status_code == 403
