"""Hearings and the signed announcement: for everyone once the revision is announced, and nothing of them before."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.committees import actions as committees
from prasan.committees.models import Hearing
from prasan.plans import actions
from prasan.plans.actions import Scan
from prasan.plans.models import Paper, ProjectVersion, RevisionHearing
from tests.build import World, sit, submit, walk
from tests.web.planning.conftest import ROWS, anong, bring_in, nothing_remembered, send, text_of

__all__ = ["anong", "bring_in", "nothing_remembered", "send"]
SCAN = Scan("นายดี มากมี.pdf", b"%PDF-1.4 signed<script>alert(1)</script>")


@pytest.fixture
def hearing(world: World, bring_in: Callable[..., object]) -> Hearing:
    """Two things asked for, one answered by a project; held for the plan that is submitted."""
    bring_in(*ROWS)
    by = world.cast.anong
    _, _, found = sit(world.ban_a, by=by)
    committees.keep_hearing(hearing=found, heads={"people": "60", "staff": "5"}, minutes="นายดำ พูดเสียงดัง", by=by)
    road = committees.hear_need(hearing=found, text="นางแดง ใจดี ขอถนน โทร 0812345678", place="หมู่ 4", by=by)
    committees.hear_need(hearing=found, text="ขอสระว่ายน้ำ", place="", by=by)
    actions.answer_need(need=road, project_id=ProjectVersion.objects.earliest("position").project_id, by=by)
    actions.hold_for(hearing=found, revision=submit(world, world.ban_a).revision, by=by)
    return found


@pytest.fixture
def addresses(world: World, hearing: Hearing) -> tuple[str, str, str]:
    base = f"/organisations/{world.ban_a.code}/"
    return f"{base}hearings/{hearing.pk}/", f"{base}revisions/2571/1/announcement/", f"{base}revisions/2571/1/"


def test_before_the_announcement_a_hearing_and_its_papers_are_not_there(
    world: World, addresses: tuple[str, str, str], as_user: Callable[[User], Client]
) -> None:
    for client in (Client(), as_user(world.cast.boonmee), as_user(world.cast.anong)):
        for address in addresses:
            assert client.get(address).status_code == 404
            assert client.get(address.replace(world.ban_a.code, world.ban_b.code)).status_code == 404


def test_after_it_everyone_reads_the_hearing_and_no_persons_name(
    world: World, hearing: Hearing, addresses: tuple[str, str, str]
) -> None:
    walk(world.ban_a, by=world.cast.porn, scan=SCAN)
    text = text_of(Client().get(addresses[0]).content)
    for told in ("ศาลาหมู่ 1", "ประชาชนทั่วไป 60 คน", "65 คน", "[บุคคล] ขอถนน โทร [เลข]", "หมู่ 4", "ยังไม่มีคำตอบ"):
        assert told in text
    assert ROWS[0].name in text
    assert "นางแดง" not in text
    assert "เสียงดัง" not in text
    assert f"/hearings/{hearing.pk}/" in Client().get(addresses[2]).content.decode()
    other = addresses[0].replace(world.ban_a.code, world.ban_b.code)
    assert Client().get(other).status_code == 404


def test_a_project_that_was_never_announced_answers_nothing_in_public(
    world: World, hearing: Hearing, addresses: tuple[str, str, str]
) -> None:
    walk(world.ban_a, by=world.cast.porn)
    plan_id = RevisionHearing.objects.get().revision.plan_id
    added = actions.add_project(plan_id=plan_id, cells={"name": "โครงการลับ"}, by=world.cast.anong, sent_key="x").added[
        "x"
    ]
    actions.answer_need(need=hearing.needs.all()[1], project_id=added, by=world.cast.anong)
    assert "โครงการลับ" not in text_of(Client().get(addresses[0]).content)


def test_only_the_signed_announcement_can_be_taken_away_under_a_name_of_our_own(
    world: World, addresses: tuple[str, str, str]
) -> None:
    walk(world.ban_a, by=world.cast.porn, scan=SCAN)
    got = Client().get(addresses[1])
    assert got.content == SCAN.content
    assert got["Content-Type"] == "application/pdf"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"].startswith("sandbox")
    assert got["Content-Disposition"] == f'attachment; filename="announcement-{world.ban_a.code}-2571-1.pdf"'
    for paper in Paper.objects.all():
        assert Client().get(f"/papers/{paper.pk}/").status_code == 302
    assert "ดาวน์โหลดประกาศที่ลงนาม" in text_of(Client().get(addresses[2]).content)


def test_a_hearing_without_a_scan_or_revision_says_so_quietly(
    world: World, hearing: Hearing, addresses: tuple[str, str, str]
) -> None:
    actions.hold_for(hearing=hearing, revision=None, by=world.cast.anong)
    walk(world.ban_a, by=world.cast.porn)
    assert Client().get(addresses[0]).status_code == 404
    assert Client().get(addresses[1]).status_code == 404
    page = text_of(Client().get(addresses[2]).content)
    assert "ดาวน์โหลดประกาศที่ลงนาม" not in page
    assert "ประชาคมที่จัดเพื่อฉบับนี้" not in page


def test_a_published_hearing_stays_with_its_revision_and_another_organisations_is_refused(
    world: World, hearing: Hearing, anong: Client
) -> None:
    do = f"/plans/{world.ban_a.code}/committees/do/"
    form = {"what": "hold_for", "hearing": hearing.pk}
    assert anong.post(do, {**form, "revision": "999999"}).status_code == 404
    walk(world.ban_a, by=world.cast.porn)
    assert anong.post(do, form).status_code == 409
    assert "เผยแพร่พร้อม" in text_of(anong.get(f"/plans/{world.ban_a.code}/hearings/{hearing.pk}/").content)
