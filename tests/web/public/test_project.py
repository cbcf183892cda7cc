"""One project: who may see which state of it, what it says, what it counts for, what changed."""

from collections.abc import Sequence
from datetime import date

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.classification.actions import confirm
from prasan.framework.rules import Stage
from prasan.monitoring.actions import load_progress
from prasan.plans import actions, queries
from prasan.plans.models import Plan, Project
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectRow
from tests.build import World, row
from tests.web.public.conftest import Announced, Get, cells, words


def bring_in(world: World, rows: Sequence[ProjectRow], *, take_out_gone: bool = False) -> Plan:
    """Ban A's plan as its planner brings it in: working, not announced."""
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", tuple(rows))
    plan = queries.plan_for_years(world.ban_a.pk, 2571)
    kept = actions.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"x", by=world.cast.anong
    )
    seen = actions.state_of(plan)
    done = actions.apply_import(
        import_id=kept.pk, document=document, seen=seen, take_out_gone=take_out_gone, by=world.cast.anong
    )
    assert done.plan is not None
    return done.plan


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_project_shows_its_money_stage_and_place_in_the_plan(announced: Announced, get: Get) -> None:
    page = get(f"/projects/P{announced.road}/")
    assert words(page, "h1") == "ก่อสร้างถนนคอนกรีต หมู่ 4"
    assert cells(page, "table.data")[:2] == [
        ["2571", "500,000", "–", "ทำสัญญาแล้ว"],
        ["2572", "200,000", "–", "ในแผน"],
    ]
    assert "แผ่นงาน “ผ.02” แถว 10" in words(page)
    assert "700,000 บาท" in words(page, "dl.facts")


def test_a_project_says_for_which_goal_and_years_it_counts(announced: Announced, get: Get) -> None:
    note = words(get(f"/projects/P{announced.road}/"), "aside .note")
    assert "จุดมุ่งหมาย 1/1" in note
    assert "ทำให้ เทศบาลตำบลบ้านเอ นับ ปี 2571" in note
    assert "ปี 2572 จะนับเมื่อถึงขั้น “ทำสัญญาแล้ว”" in note


def test_a_cancelled_project_promises_nothing(announced: Announced, get: Get) -> None:
    page = get(f"/projects/P{announced.stopped}/")
    assert "ยกเลิก" in words(page)
    assert "จะนับเมื่อถึงขั้น" not in words(page)


def test_an_unclassified_project_says_that_it_counts_for_nothing(announced: Announced, get: Get) -> None:
    assert "ยังไม่มีคนยืนยันว่าโครงการนี้อยู่ในแนวทางใด" in words(get(f"/projects/P{announced.loose}/"))


def test_whoever_confirmed_is_shown_by_the_name_that_they_chose(world: World, get: Get) -> None:
    plan = bring_in(world, [row("ถนน")])
    project = Project.objects.get(plan=plan)
    confirm(plan=plan, edition=world.edition, choices={project.pk: "1.1"}, by=world.cast.anong)
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 10, 1), by=world.cast.porn)
    page = words(get(f"/projects/P{project.pk}/"))
    assert "ยืนยันโดย Anong" in page
    assert "@" not in page


@pytest.mark.parametrize("status", [404])
def test_what_is_not_announced_is_not_there_for_others(world: World, get: Get, status: int) -> None:
    project = Project.objects.get(plan=bring_in(world, [row("ถนน")]))
    address = f"/projects/P{project.pk}/"
    nowhere = words(get("/projects/P999999/", status=status), "#refusal")
    hidden = words(get(address, status=status), "#refusal")
    assert hidden.replace(str(project.pk), "") == nowhere.replace("999999", "")
    get(address, status=status, client=signed_in(world.cast.boonmee))


@pytest.mark.parametrize("who", ["anong", "porn", "ake"])
def test_the_organisations_own_readers_see_the_working_state(world: World, get: Get, who: str) -> None:
    project = Project.objects.get(plan=bring_in(world, [row("ถนน")]))
    page = get(f"/projects/P{project.pk}/", client=signed_in(getattr(world.cast, who)))
    assert "ยังไม่ประกาศ" in words(page)


def test_changes_show_old_and_new_once_announced(world: World, get: Get) -> None:
    first = row("ปรับปรุงถนนสายหลัก", target="ยาว 850 ม.", amounts={2571: 500_000})
    plan = bring_in(world, [first])
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 10, 1), by=world.cast.porn)
    bring_in(world, [row("ปรับปรุงถนนสายหลัก", target="ยาว 1,150 ม.", amounts={2571: 650_000, 2573: 10_000})])
    project = Project.objects.get(plan=plan)
    address = f"/projects/P{project.pk}/"
    assert "1,150" not in words(get(address))
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 12, 1), by=world.cast.porn)
    page = get(address)
    assert [old.text for old in page.select(".trail del")] == ["ยาว 850 ม.", "500,000", "–"]
    assert [new.text for new in page.select(".trail ins")] == ["ยาว 1,150 ม.", "650,000", "10,000"]
    assert len(page.select(".trail > li")) == 2


def test_an_undone_import_leaves_no_trace_in_the_public_history(world: World, get: Get) -> None:
    plan = bring_in(world, [row("ถนนสายยาว")])
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 10, 1), by=world.cast.porn)
    bring_in(world, [row("ถนนสายยาว", target="พลาด")])
    actions.undo_import(import_id=plan.imports.latest("pk").pk, by=world.cast.anong, why="ไฟล์ผิด")
    bring_in(world, [row("ถนนสายยาว", target="ถูกต้อง")])
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 12, 1), by=world.cast.porn)
    page = words(get(f"/projects/P{Project.objects.get(plan=plan).pk}/"), ".trail")
    assert "ถูกต้อง" in page
    assert "พลาด" not in page


def test_a_project_that_was_taken_out_is_gone_for_visitors_but_kept_for_its_readers(world: World, get: Get) -> None:
    plan = bring_in(world, [row("ถนน"), row("ประปา")])
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 10, 1), by=world.cast.porn)
    road = Project.objects.get(plan=plan, versions__name="ถนน")
    bring_in(world, [row("ประปา")], take_out_gone=True)
    get(f"/projects/P{road.pk}/")
    actions.announce_plan(plan_id=plan.pk, announced_on=date(2024, 12, 1), by=world.cast.porn)
    get(f"/projects/P{road.pk}/", status=404)
    kept = get(f"/projects/P{road.pk}/", client=signed_in(world.cast.anong))
    assert "นำออกจากแผนแล้ว" in words(kept)


def test_progress_in_a_year_without_money_is_a_line_of_its_own(announced: Announced, get: Get) -> None:
    load_progress(stages={(announced.lamp, 2573): Stage.COMPLETED}, source="test", by=None)
    assert ["2573", "–", "–", "แล้วเสร็จ"] in cells(get(f"/projects/P{announced.lamp}/"), "table.data")
