"""The filters that people keep: above their lists, on a page of their own, and nobody else's."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from prasan.accounts.actions import save_view
from prasan.accounts.models import SavedView, TrailEntry, User
from prasan.organisations.actions.memberships import end_role
from prasan.plans import actions
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from prasan.web.saved_views import LISTS
from tests.build import World, row

AsUser = Callable[[User], Client]
FILTER = urlencode({"q": "ถนน", "step": "draft"})


def save(client: Client, **sent: str) -> HttpResponse:
    filled = {"page": "desk", "of": "", "query": FILTER, "name": "ร่างถนน", **sent}
    return cast(HttpResponse, client.post("/views/save/", filled))


def test_the_present_filter_is_kept_and_opened_above_its_list(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    assert "บันทึกตัวกรองนี้" not in porn.get("/desk/").content.decode()
    assert "บันทึกตัวกรองนี้" in porn.get(f"/desk/?{FILTER}").content.decode()
    saved = save(porn)
    assert (saved.status_code, saved.headers["Location"]) == (302, f"/desk/?{urlencode({'step': 'draft', 'q': 'ถนน'})}")
    page = porn.get(saved.headers["Location"]).content.decode()
    assert ">ร่างถนน</a>" in page
    assert 'aria-current="true">ร่างถนน' in page
    assert "บันทึกตัวกรองนี้" not in page
    assert ">ร่างถนน</a>" in porn.get("/desk/").content.decode()
    assert "ร่างถนน" not in porn.get("/province/").content.decode()


def test_nobody_else_sees_it(world: World, as_user: AsUser) -> None:
    save(as_user(world.cast.porn))
    for other in (world.cast.siri, world.cast.ake):
        assert "ร่างถนน" not in as_user(other).get("/desk/").content.decode()
        assert "ร่างถนน" not in as_user(other).get("/views/").content.decode()
    assert "มุมมองของฉัน" not in Client().get("/projects/?q=ถนน").content.decode()


def test_a_view_is_renamed_and_deleted(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    save(porn)
    porn.get("/views/")  # where it is told that the view is kept
    kept = SavedView.objects.get()
    assert porn.post(f"/views/{kept.pk}/rename/", {"name": "ถนนที่ร่าง"}).status_code == 302
    page = porn.get("/views/").content.decode()
    assert "ถนนที่ร่าง" in page
    assert "ร่างถนน" not in page
    porn.get("/views/")
    assert porn.post(f"/views/{kept.pk}/delete/").status_code == 302
    assert not SavedView.objects.exists()
    assert "ยังไม่มีมุมมองที่บันทึกไว้" in porn.get("/views/").content.decode()


def test_somebody_elses_view_answers_as_one_that_is_not_there(world: World, as_user: AsUser) -> None:
    theirs = save_view(page="desk", of="", query="q=1", name="ของพร", by=world.cast.porn)
    client = as_user(world.cast.siri)
    for do, sent in (("rename", {"name": "ยึด"}), ("delete", {})):
        answers = [client.post(f"/views/{one}/{do}/", sent) for one in (theirs.pk, 10**6)]
        assert [one.status_code for one in answers] == [404, 404]
        first, second = (one.content.decode().split("<main")[1] for one in answers)
        assert first == second
    theirs.refresh_from_db()
    assert theirs.name == "ของพร"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": " "}, "ยังไม่มีชื่อ"),
        ({"name": "ถ\x07นน"}, "อักขระควบคุม"),
        ({"name": "ก" * 61}, "ไม่เกิน 60"),
        ({"query": ""}, "ยังไม่ได้กรอง"),
        ({"query": "unknown=1&next=//evil.example"}, "ยังไม่ได้กรอง"),
        ({"query": "q=" + "ก" * 9000}, "เฉพาะของรายการที่กรองได้"),
        ({"page": "sign_out"}, "เฉพาะของรายการที่กรองได้"),
        ({"page": "//evil.example/"}, "เฉพาะของรายการที่กรองได้"),
        ({"page": "plan", "of": "../../evil"}, "เฉพาะของรายการที่กรองได้"),
        ({"page": "plan", "of": ""}, "เฉพาะของรายการที่กรองได้"),
        ({"page": "plan", "of": "9" * 200, "query": "q=1"}, "เฉพาะของรายการที่กรองได้"),
    ],
)
def test_what_is_no_list_or_no_name_is_refused(world: World, as_user: AsUser, sent: dict[str, str], told: str) -> None:
    answer = save(as_user(world.cast.porn), **sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not SavedView.objects.exists()


def test_only_filters_that_the_list_knows_are_kept(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    save(porn, of="5001", query="q=ถนน&page=7&export=csv&next=//evil.example&step=dra\x00ft")
    kept = SavedView.objects.get()
    assert (kept.of, kept.query) == ("", urlencode({"step": "draft", "q": "ถนน"}))


def test_the_same_name_and_the_same_filter_are_refused(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    save(porn)
    assert "มีมุมมองชื่อ" in save(porn, query="q=อื่น").content.decode()
    assert "บันทึกไว้แล้วในชื่อ “ร่างถนน”" in save(porn, name="อีกชื่อ").content.decode()
    assert save(porn, page="province_state", query="state=draft").status_code == 302
    assert SavedView.objects.count() == 2


def test_a_view_opens_nothing_once_the_role_has_ended(world: World, as_user: AsUser) -> None:
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนนลับ"),))
    kept = actions.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"1", by=world.cast.anong
    )
    actions.apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.anong)
    anong = as_user(world.cast.anong)
    saved = save(anong, page="plan", of=world.ban_a.code, query="first_year=2571&q=ถนน", name="ถนนของเรา")
    assert "ถนนลับ" in anong.get(saved.headers["Location"]).content.decode()
    end_role(membership=world.cast.anong.memberships.get(), why="ย้าย", by=world.cast.siri)
    refused = anong.get(saved.headers["Location"])
    missing = anong.get(saved.headers["Location"].replace(world.ban_a.code, "9999"))
    assert refused.status_code == missing.status_code == 404
    assert "ถนนลับ" not in refused.content.decode()
    assert "ถนนของเรา" not in refused.content.decode()
    page = anong.get("/views/")
    assert page.status_code == 200
    assert "ถนนของเรา" in page.content.decode()  # their own words: to delete
    assert "ถนนลับ" not in page.content.decode()


def test_a_hostile_name_stays_text(world: World, as_user: AsUser) -> None:
    porn = as_user(world.cast.porn)
    save(porn, name='"><script>alert(1)</script>')
    for address in ("/desk/", "/views/"):
        page = porn.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_what_people_search_for_is_not_told_in_the_trail(world: World, as_user: AsUser) -> None:
    before = TrailEntry.objects.count()
    porn = as_user(world.cast.porn)
    save(porn)
    porn.post(f"/views/{SavedView.objects.get().pk}/delete/")
    assert TrailEntry.objects.count() == before


def test_every_list_that_can_be_kept_is_an_address(world: World, as_user: AsUser) -> None:
    for name, page in LISTS.items():
        assert reverse(name, kwargs={page.of: "x"} if page.of else None)


def test_a_view_of_a_list_that_is_no_more_is_not_shown(world: World, as_user: AsUser) -> None:
    save_view(page="gone", of="", query="q=1", name="เก่า", by=world.cast.porn)
    page = as_user(world.cast.porn).get("/views/")
    assert page.status_code == 200
    assert "เก่า" not in page.content.decode()
