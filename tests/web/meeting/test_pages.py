"""Committees, meetings and hearings in the browser, and that no other organisation can see or guess any of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from prasan.accounts.models import User
from prasan.committees.models import Committee, Hearing, Meeting, Resolution
from prasan.plans.models import NeedAnswer, Project, RevisionMove
from tests.build import World, sit, submit
from tests.web.planning.conftest import ROWS, anong, bring_in, nothing_remembered, send, text_of

__all__ = ["anong", "bring_in", "nothing_remembered", "send"]


def today() -> str:
    """Asked each time: a run may pass midnight."""
    return timezone.localdate().isoformat()


@pytest.fixture
def address(world: World) -> str:
    return f"/plans/{world.ban_a.code}/"


@pytest.fixture
def do(anong: Client, address: str) -> Callable[..., str]:
    """Send one form as the planner and give the page that follows."""

    def done(what: str, **said: object) -> str:
        page = anong.post(f"{address}committees/do/", {"what": what, **said}, follow=True)
        return f"{page.status_code} {text_of(page.content)}"

    return done


def test_a_committee_is_appointed_filled_and_checked_against_its_clause(do: Callable[..., str]) -> None:
    assert "ผู้ทรงคุณวุฒิ มี 0 คน ต้องมี 3 คน" in do("appoint", kind="development", order_no="12/2569")
    committee = Committee.objects.get().pk
    text = do("seat", committee=committee, name="นางสาวดี", seat="expert", post="chair", starts_on="2026-01-01")
    assert "นางสาวดี" in text
    assert "31 ธ.ค. 2572" in text
    member = Committee.objects.get().members.get().pk
    assert "ลาออก" in do("end", committee=committee, member=member, on=today(), why="ลาออก")
    assert do("seat", committee=committee, name="", seat="expert", post="chair", starts_on=today()).startswith("422")
    assert do("seat", committee=committee, name="ก", seat="king", post="chair", starts_on=today()).startswith("422")
    assert do("nothing").startswith("422")


def test_a_meeting_decides_only_with_its_quorum_and_its_resolution_names_the_revision(
    world: World,
    anong: Client,
    do: Callable[..., str],
    bring_in: Callable[..., object],
    as_user: Callable[[User], Client],
) -> None:
    bring_in(*ROWS)
    committee, meeting, _ = sit(world.ban_a, by=world.cast.anong)
    submit(world, world.ban_a)
    revision = RevisionMove.objects.get().revision
    form = {"meeting": meeting.pk, "item": "3.1", "text": "เห็นชอบร่างแผน", "outcome": "agreed"}
    assert do("resolve", **form, subject=f"revision:{revision.pk}").startswith("409")
    kept = {"meeting": meeting.pk, "agenda": "เรื่องแจ้ง\n\nพิจารณาแผน", "present": committee.members.get().pk}
    assert do("keep", **kept, minutes="ก" * 100_001).startswith("422")
    do("keep", **kept, minutes="ก\n\n\n\nข\x00\nค\n")
    text = do("resolve", **form, subject=f"revision:{revision.pk}")
    assert "ครบองค์ประชุม" in text
    assert Resolution.objects.get().subject == f"revision:{revision.pk}"
    meeting.refresh_from_db()
    assert (meeting.agenda, meeting.minutes) == (["เรื่องแจ้ง", "พิจารณาแผน"], "ก\n\nข\nค")


def test_a_step_of_the_plan_names_the_meeting_that_considered_it(
    world: World, as_user: Callable[[User], Client], address: str, bring_in: Callable[..., object]
) -> None:
    bring_in(*ROWS)
    _, meeting, _ = sit(world.ban_a, by=world.cast.anong)
    submit(world, world.ban_a)
    clerk = as_user(world.cast.duang)
    form = {"on": today(), "move": "forward:committee", "seen": "support", "meeting": "สนับสนุน 1"}
    clerk.post(f"{address}life/move/", form)
    assert "คณะกรรมการพัฒนาท้องถิ่น ครั้งที่ 1/2569" in text_of(clerk.get(f"{address}life/").content)
    form = {"on": today(), "move": "forward:head", "seen": "committee", "held": str(meeting.pk)}
    page = clerk.post(f"{address}life/move/", form, follow=True)
    assert f"/meetings/{meeting.pk}/" in page.content.decode()
    assert RevisionMove.objects.latest("pk").held == meeting


def test_a_hearing_keeps_who_came_what_was_asked_and_which_project_answers(
    world: World, anong: Client, do: Callable[..., str], bring_in: Callable[..., object], address: str
) -> None:
    bring_in(*ROWS)
    do("hold", on=today(), place="ศาลาหมู่ 2", topic="ประชาคมหมู่ 2")
    hearing = Hearing.objects.get()
    assert "65 คน" in do("keep_hearing", hearing=hearing.pk, people="60", staff="5", minutes="เริ่ม 9 น.")
    assert "ยังไม่มีคำตอบ 1 เรื่อง" in do("hear", hearing=hearing.pk, text="ถนนเป็นหลุม", place="หมู่ 2")
    need = hearing.needs.get()
    project = Project.objects.first()
    assert project is not None
    text = do("answer", need=need.pk, project=project.key)
    assert "ยังไม่มีคำตอบ" not in text
    assert NeedAnswer.objects.filter(ended_at=None).count() == 1
    assert do("answer", need=need.pk, project="P999").startswith("404")
    assert "ยังไม่มีคำตอบ 1 เรื่อง" in do("unlink", need=need.pk, project=project.pk)
    assert "ไม่มีงบ" in do("answer", need=need.pk, answer="ไม่มีงบในปีนี้")


@pytest.mark.parametrize("who", ["boonmee", "nom", "krit"])
def test_another_organisation_sees_and_guesses_nothing(
    world: World, as_user: Callable[[User], Client], address: str, who: str
) -> None:
    committee, meeting, hearing = sit(world.ban_a, by=world.cast.anong)
    stranger = as_user(getattr(world.cast, who))
    others = f"/plans/{world.ban_b.code}/"
    for base in (address, others):
        for path in (f"committees/{committee.pk}/", f"meetings/{meeting.pk}/", f"hearings/{hearing.pk}/"):
            assert stranger.get(base + path).status_code == 404
    refused = stranger.post(f"{others}committees/do/", {"what": "keep", "meeting": meeting.pk})
    assert refused.status_code in (403, 404)
    assert Meeting.objects.get().minutes == ""


def test_a_reader_reads_and_has_no_form(world: World, as_user: Callable[[User], Client], address: str) -> None:
    _, meeting, _ = sit(world.ban_a, by=world.cast.anong)
    head = as_user(world.cast.chai)
    page = head.get(f"{address}meetings/{meeting.pk}/").content.decode()
    assert "committees/do/" not in page
    assert head.post(f"{address}committees/do/", {"what": "keep", "meeting": meeting.pk}).status_code == 403
