"""Resolutions on single projects: recorded row by row, shown where the project is, withdrawn when they were a mistake."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.committees import actions as committees
from prasan.committees.models import Meeting, Resolution
from prasan.common.errors import NotFound
from prasan.plans import actions, queries
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.resolving import Word
from prasan.reports.queries import facts_of_meeting
from tests.build import World, move_on, sit, submit
from tests.web.planning.conftest import ROWS, anong, bring_in, nothing_remembered, send, text_of

__all__ = ["anong", "bring_in", "nothing_remembered", "send"]


@pytest.fixture
def held(world: World, bring_in: Callable[..., object]) -> Meeting:
    """A meeting with everybody there, while the plan of Ban A is under consideration."""
    bring_in(*ROWS)
    committee, meeting, _ = sit(world.ban_a, by=world.cast.anong)
    submit(world, world.ban_a)
    return committees.keep_meeting(
        meeting=meeting,
        time="",
        place="",
        agenda=["พิจารณาแผน"],
        minutes="",
        present=list(committee.members.values_list("pk", flat=True)),
        by=world.cast.anong,
    )


@pytest.fixture
def address(world: World) -> str:
    return f"/plans/{world.ban_a.code}/"


def ids() -> list[int]:
    versions = ProjectVersion.objects.working().order_by("position")
    return list(versions.values_list("project_id", flat=True))


def record(client: Client, address: str, meeting: Meeting, **said: str) -> str:
    """Send the rows of the page (`outcome_5="cut"`) and give the page that follows."""
    form = {"what": "resolve_projects", "meeting": meeting.pk, "item": "4"}
    rows = {name.replace("_", "-"): value for name, value in said.items()}
    page = client.post(f"{address}committees/do/", {**form, **rows}, follow=True)
    return f"{page.status_code} {text_of(page.content)}"


def test_a_committee_goes_through_the_projects_row_by_row(
    world: World, held: Meeting, anong: Client, address: str
) -> None:
    road, school, pipe = ids()
    page = f"{address}meetings/{held.pk}/projects/"
    assert "เสนอ 3 โครงการ มีมติแล้ว 0" in text_of(anong.get(page).content)
    said = {f"outcome_{road}": "cut", f"outcome_{pipe}": "cut", f"outcome_{school}": "money"}
    text = record(anong, address, held, **said, **{f"note_{school}": "ลดเหลือปีละ 50,000 บาท"})
    assert "บันทึกมติ 3 โครงการแล้ว" in text
    assert "มีมติแล้ว 3" in text
    cut, money = Resolution.objects.order_by("outcome")
    assert (cut.text, cut.projects.count()) == ("ให้ตัดออก 2 โครงการ", 2)
    assert (money.text, money.item) == ("ลดเหลือปีละ 50,000 บาท", "4")
    shown = text_of(anong.get(f"{address}meetings/{held.pk}/").content)
    assert "ผ.02 ที่ 1 ก่อสร้างถนนคอนกรีต หมู่ที่ 4" in shown
    assert "ลดเหลือปีละ 50,000 บาท" in text_of(anong.get(f"/projects/P{school}/").content)
    facts = facts_of_meeting(held)
    assert facts.resolutions[0].projects[0].startswith("ผ.02 ที่ 1 ")


def test_what_the_plan_does_not_say_yet_is_told_before_it_is_submitted_again(
    world: World, held: Meeting, anong: Client, address: str
) -> None:
    road, _, _ = ids()
    record(anong, address, held, **{f"outcome_{road}": "cut"})
    move_on(world.ban_a, by=world.cast.duang, back=True)
    assert "1 โครงการยังไม่ได้แก้ตามมติที่ประชุมของฉบับนี้" in text_of(anong.get(f"{address}life/").content)
    version = queries.working_projects(Plan.objects.get()).get(project=road)
    actions.remove_project(
        plan_id=Plan.objects.get().pk, project_id=road, seen=version.pk, why="ตามมติ", by=world.cast.anong
    )
    assert "ยังไม่ได้แก้ตามมติ" not in text_of(anong.get(f"{address}life/").content)


def test_everyone_reads_the_outcome_once_the_revision_is_announced_and_never_the_words(
    world: World, held: Meeting, anong: Client, address: str
) -> None:
    road, _, _ = ids()
    record(anong, address, held, **{f"outcome_{road}": "agreed", f"note_{road}": "นางดีเสนอให้คงไว้"})
    for by in (world.cast.duang, world.cast.duang, world.cast.chai, world.cast.chai):
        assert Client().get(f"/projects/P{road}/").status_code == 404
        move_on(world.ban_a, by=by)
    page = text_of(Client().get(f"/projects/P{road}/").content)
    assert "เห็นชอบ คณะกรรมการพัฒนาท้องถิ่น ครั้งที่ 1/2569" in page
    assert "นางดี" not in page


def test_a_mistaken_resolution_is_withdrawn_with_its_reason_and_stands_no_more(
    world: World, held: Meeting, anong: Client, address: str
) -> None:
    road, _, _ = ids()
    record(anong, address, held, **{f"outcome_{road}": "cut"})
    resolution = Resolution.objects.get()
    form = {"what": "withdraw", "resolution": resolution.pk}
    assert anong.post(f"{address}committees/do/", form).status_code == 422
    page = anong.post(f"{address}committees/do/", {**form, "why": "จดผิดโครงการ"}, follow=True)
    assert "จดผิดโครงการ" in text_of(page.content)
    assert "ให้ตัดออก" not in text_of(anong.get(f"/projects/P{road}/").content)
    assert facts_of_meeting(held).resolutions == ()


def test_without_quorum_or_for_a_project_elsewhere_nothing_is_recorded(
    world: World, held: Meeting, anong: Client, address: str
) -> None:
    road, _, _ = ids()
    assert record(anong, address, held).startswith("422")
    assert record(anong, address, held, outcome_999999="cut").startswith("404")
    assert record(anong, address, held, **{f"outcome_{road}": "noted"}).startswith("422")
    held.present.clear()
    assert "องค์ประชุม" in text_of(anong.get(f"{address}meetings/{held.pk}/projects/").content)
    assert record(anong, address, held, **{f"outcome_{road}": "cut"}).startswith("409")
    assert not Resolution.objects.exists()


def test_another_organisations_meeting_and_projects_cannot_be_reached(
    world: World, held: Meeting, as_user: Callable[[User], Client], address: str
) -> None:
    road, _, _ = ids()
    stranger, others = as_user(world.cast.boonmee), f"/plans/{world.ban_b.code}/"
    for base in (address, others):
        assert stranger.get(f"{base}meetings/{held.pk}/projects/").status_code == 404
        assert record(stranger, base, held, **{f"outcome_{road}": "cut"}).startswith("404")
    with pytest.raises(NotFound):
        actions.resolve_projects(
            meeting=sit(world.ban_b, by=world.cast.boonmee)[1],
            item="",
            words=[Word(road, "cut")],  # type: ignore[arg-type]
            by=world.cast.boonmee,
            members=1,
            percent=50,
        )
