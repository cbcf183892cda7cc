"""The trail as an organisation, the public and an auditor see it."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client

import prasan
from prasan.accounts.actions import record
from prasan.accounts.models import TrailEntry, User
from prasan.classification.actions import confirm
from prasan.plans.actions import add_project, open_plan
from prasan.plans.models import Plan
from prasan.plans.rules.rows import PlanFormat
from prasan.reports.actions import issue
from prasan.reports.documents.registry import KINDS
from prasan.web.trail.words import DID_NAMES, FIELD_NAMES, SUBJECT_NAMES
from scripts.catalogue import LOCALE, merged
from tests.build import World, announce, row, submit, walk

Opens = Callable[..., str]


@pytest.fixture
def opened() -> Opens:
    """The text of a page as somebody sees it."""

    def page(address: str, user: User | None = None) -> str:
        client = Client()
        if user:
            client.force_login(user)
        return client.get(address).content.decode()

    return page


def write(world: World, **but: object) -> TrailEntry:
    said = {
        "by": world.cast.anong,
        "did": "import.applied",
        "target_type": "import",
        "target_id": 7,
        "target_text": "แผน.xlsx",
        "organisation_code": "5002",
        "before": {"added": 1},
        "after": {"added": 3, "role": "planner"},
        **but,
    }
    with transaction.atomic():
        return record(**said)  # type: ignore[arg-type]


def rows(page: str) -> list[str]:
    return [
        line.get_text(" ", strip=True) for line in BeautifulSoup(page, "html.parser").select(".trail-table tbody tr")
    ]


def test_an_organisation_sees_its_own_trail_with_before_and_after(world: World, opened: Opens) -> None:
    write(world)
    write(world, organisation_code="5003", by=world.cast.boonmee, target_text="ของบ้านบี.xlsx")
    page = opened("/plans/5002/trail/", world.cast.anong)
    assert "ของบ้านบี.xlsx" not in page
    (line,) = [one for one in rows(page) if "แผน.xlsx" in one]
    assert "Anong" in line and "นำเข้าไฟล์" in line and "เพิ่ม 1 → 3" in line
    assert "บทบาท นักวิเคราะห์นโยบายและแผน" in line


def test_what_the_pao_entered_says_on_whose_behalf(world: World, opened: Opens) -> None:
    write(world, by=world.cast.porn)
    (line,) = [one for one in rows(opened("/plans/5002/trail/", world.cast.anong)) if "แผน.xlsx" in one]
    assert "Porn ในนามของ เทศบาลตำบลบ้านเอ" in line


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?subject=role", 0),
        ("?subject=import", 2),
        ("?q=Porn", 1),
        ("?q=แผน", 2),
        ("?q=ซ้ำ", 1),
        ("?until=2020-01-01", 0),
        ("?since=2020-01-01&subject=import", 2),
    ],
)
def test_the_trail_is_filtered_by_the_address(world: World, opened: Opens, query: str, left: int) -> None:
    write(world)
    write(world, by=world.cast.porn, why="ซ้ำ")
    page = opened(f"/plans/5002/trail/{query}", world.cast.anong)
    assert len([one for one in rows(page) if "แผน.xlsx" in one]) == left


@pytest.mark.parametrize("query", ["?subject=nothing", "?since=yesterday", "?until=2026-13-01", "?page=99"])
def test_what_no_filter_knows_is_refused_with_a_sentence(world: World, query: str) -> None:
    client = Client()
    client.force_login(world.cast.anong)
    assert client.get(f"/plans/5002/trail/{query}").status_code == 422


def test_an_altered_entry_is_pointed_at_on_the_page_and_in_the_check(world: World, opened: Opens) -> None:
    entry = write(world)
    assert "ไม่มีรายการใดถูกแก้" in opened("/trail/?verify=1", world.cast.ake)
    TrailEntry.objects.filter(pk=entry.pk).update(why="แก้ย้อนหลัง")
    assert "ไม่ตรงกับลายนิ้วมือ" in opened("/plans/5002/trail/", world.cast.anong)
    assert f"โซ่ขาดที่รายการ {entry.number}" in opened("/trail/?verify=1", world.cast.siri)


def test_an_auditor_sees_every_organisation_and_may_choose_one(world: World, opened: Opens) -> None:
    write(world)
    write(world, organisation_code="5003", by=world.cast.boonmee, target_text="ของบ้านบี.xlsx")
    whole = opened("/trail/", world.cast.ake)
    assert "แผน.xlsx" in whole and "ของบ้านบี.xlsx" in whole and "อบต.บ้านบี" in whole
    one = opened("/trail/?organisation=5003", world.cast.ake)
    assert "แผน.xlsx" not in one and "ของบ้านบี.xlsx" in one


def test_the_file_holds_what_the_filter_leaves_and_no_formula(world: World) -> None:
    entry = write(world, why="=cmd|' /C calc'!A0")
    write(world, target_text="อื่น.xlsx")
    client = Client()
    client.force_login(world.cast.anong)
    response = client.get("/plans/5002/trail/trail.csv?q=cmd")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    head, line = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    told = dict(zip(head, line, strict=True))
    assert told["เหตุผล"] == "'=cmd|' /C calc'!A0"
    assert (told["ลายนิ้วมือ"], told["did"], told["ก่อน"]) == (entry.digest, "import.applied", '{"added": 1}')
    # The identifiers, and beside them the names as the page has them.
    assert (told["ของ อปท."], told["ชื่อ อปท."]) == ("5002", world.ban_a.label)
    assert told["สิ่งที่เปลี่ยน"] == "เพิ่ม: 1 → 3; บทบาท: นักวิเคราะห์นโยบายและแผน"


def test_everyone_sees_the_announcement_but_no_name_and_nothing_of_a_draft(world: World, opened: Opens) -> None:
    announce(world.ban_a, [row("ถนน")])
    issue(of=Plan.objects.get(organisation=world.ban_a), kind=KINDS["p02"], by=world.cast.porn)
    write(world, why="ส่วนตัว")
    page = opened("/organisations/5002/trail/")
    assert "นำแผนที่ประกาศแล้วเข้าระบบ" in page and "ออกเอกสาร" in page
    assert "แผน.xlsx" not in page and "ส่วนตัว" not in page and "Porn" not in page


def test_the_organisation_that_is_not_there_has_no_trail(world: World) -> None:
    assert Client().get("/organisations/9999/trail/").status_code == 404


def test_identifiers_stand_beside_their_names_and_no_draft_of_another_organisation_is_named(
    world: World, opened: Opens
) -> None:
    (road,) = announce(world.ban_a, [row("ถนนสายหลัก")])
    plan = Plan.objects.get(organisation=world.ban_a)
    confirm(plan=plan, edition=world.edition, choices={road: "1.1"}, by=world.cast.anong)
    drafted = open_plan(
        organisation=world.ban_b, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.boonmee
    )
    secret = add_project(plan_id=drafted.pk, cells={"name": "ลับของบ้านบี"}, by=world.cast.boonmee, sent_key="x").added[
        "x"
    ]
    revision = plan.revisions.get()
    said = {"outcome": "cut", "subject": f"revision:{revision.pk}", "about": [f"P{secret}"], "where": "5003"}
    write(world, did="meeting.resolved", before=None, after=said)
    page = BeautifulSoup(opened(f"/plans/{world.ban_a.code}/trail/", world.cast.anong), "html.parser")
    text = page.get_text(" ", strip=True)
    assert f"ถนนสายหลัก (P{road})" in text
    assert "พัฒนาถนนให้ได้มาตรฐาน (1.1)" in text
    assert "มติ ให้ตัดออก" in text
    assert f"{revision.label} (revision:{revision.pk})" in text
    assert f"P{secret}" in text
    assert "ลับของบ้านบี" not in text
    assert "อบต.บ้านบี (5003)" in text


def test_the_words_of_the_trail_have_their_english() -> None:
    known = {str(message.id) for message in merged(LOCALE / "po") if message.id}
    assert {*DID_NAMES.values(), *FIELD_NAMES.values(), *SUBJECT_NAMES.values()} - known == set()


def test_everything_that_is_written_has_its_words() -> None:
    sources = Path(prasan.__file__).parent.rglob("actions*/*.py"), Path(prasan.__file__).parent.rglob("actions.py")
    written = {
        did for folder in sources for path in folder for did in re.findall(r'did="([a-z_.]+)"', path.read_text())
    }
    assert len(written) > 40
    assert written - set(DID_NAMES) == set()


def test_everyone_sees_the_way_of_an_announced_revision_and_nothing_of_an_open_one(world: World, opened: Opens) -> None:
    announce(world.ban_b, [row("ประปา")])
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(
        plan_id=plan.pk, cells={"name": "บ่อ", "amount_2571": 5, "target": "1", "unit": "ช่าง"}, by=world.cast.boonmee
    )
    submit(world, world.ban_b)
    address = f"/organisations/{world.ban_b.code}/trail/"
    assert "เพิ่มเติม" not in opened(address)
    walk(world.ban_b, by=world.cast.porn)
    page = BeautifulSoup(opened(address), "html.parser").get_text(" ", strip=True)
    assert "→ สภาท้องถิ่นพิจารณา" in page  # Ban B is an SAO
    assert "ประกาศแผน" in page
    assert str(world.cast.boonmee) not in page
    own = opened(f"/plans/{world.ban_b.code}/trail/", world.cast.boonmee)
    assert "ผู้ลงนาม" in own


def test_the_chain_covers_what_a_step_says(world: World) -> None:
    announce(world.ban_b, [row("ประปา")])
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(
        plan_id=plan.pk, cells={"name": "บ่อ", "amount_2571": 5, "target": "1", "unit": "ช่าง"}, by=world.cast.boonmee
    )
    submit(world, world.ban_b)
    walk(world.ban_b, by=world.cast.porn)
    step = TrailEntry.objects.filter(did="revision.moved").order_by("number")[1]
    assert {"state", "day", "meeting", "document_no"} <= set(step.after or {})
    after = TrailEntry.objects.filter(did="plan.announced").order_by("-number")[0].after or {}
    assert after["signer"]
    assert after["clause"] == "ข้อ 22"
