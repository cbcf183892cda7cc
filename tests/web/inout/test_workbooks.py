"""The template, and guidelines that are chosen in it: shown in the preview, confirmed when applied, undone with it."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import openpyxl
from django.test import Client

from prasan.accounts.models import User
from prasan.classification import queries
from prasan.classification.actions import confirm
from prasan.classification.workbooks import choices_for, document_of, template_of, workbook_of
from prasan.plans.actions import announce_plan
from prasan.plans.exporting import plan_workbook
from prasan.plans.loading import read_plan
from prasan.plans.models import Import, Plan, Project, ProjectVersion
from tests.build import World
from tests.web.planning.conftest import ROWS, text_of

Send = Callable[..., Import]
CHOSEN = (replace(ROWS[0], guideline="1.1"), ROWS[1], replace(ROWS[2], guideline="1.2"))


def in_force(world: World) -> dict[str, str]:
    ids = list(Project.objects.filter(removed_at=None).values_list("pk", flat=True))
    codes = queries.guidelines_of_projects(world.edition.pk, ids)
    names = dict(ProjectVersion.objects.working().values_list("project_id", "name"))
    return {names[project_id]: code for project_id, code in codes.items()}


def chosen_workbook(world: World, *rows: object) -> bytes:
    plan = replace(
        read_plan(template_of(world.ban_a, 2571), file_name="x.xlsx"),
        projects=rows,  # type: ignore[arg-type]
    )
    return plan_workbook(plan, choices_for(world.ban_a, plan))


def apply(anong: Client, kept: Import) -> None:
    seen = anong.get(f"/imports/{kept.pk}/").context["preview"].seen
    assert anong.post(f"/imports/{kept.pk}/apply/", {"seen": seen}).status_code == 302


def test_the_template_names_the_organisation_and_offers_the_provinces_guidelines(world: World, anong: Client) -> None:
    response = anong.get(f"/plans/{world.ban_a.code}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    read = read_plan(response.content, file_name="x.xlsx")
    assert (read.organisation_code, read.organisation_name) == (world.ban_a.code, world.ban_a.name_th)
    offered = [cell.value for cells in book["รายการเลือก"].iter_rows() for cell in cells if cell.value]
    assert "1.1 พัฒนาถนนให้ได้มาตรฐาน" in offered and "1. โครงสร้างพื้นฐาน" in offered and "กองช่าง" in offered
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_period_that_no_plan_has_is_refused(world: World, anong: Client) -> None:
    assert anong.get(f"/plans/{world.ban_a.code}/template.xlsx?first_year=2566").status_code == 200
    assert anong.get(f"/plans/{world.ban_a.code}/template.xlsx?first_year=2569").status_code == 422


def test_a_stranger_gets_no_template(world: World, boonmee: Client) -> None:
    assert boonmee.get(f"/plans/{world.ban_a.code}/template.xlsx").status_code == 404


def test_guidelines_chosen_in_the_file_are_shown_and_then_confirmed_by_its_planner(
    world: World, anong: Client, send: Send
) -> None:
    kept = send(content=chosen_workbook(world, *CHOSEN))
    page = text_of(anong.get(f"/imports/{kept.pk}/").content)
    assert "จัดเข้าแนวทาง 2 โครงการ" in page
    apply(anong, kept)
    assert in_force(world) == {ROWS[0].name: "1.1", ROWS[2].name: "1.2"}
    decided = queries.open_classifications(world.edition.pk)
    assert {one.confirmed_by for one in decided} == {world.cast.anong}


def test_a_file_whose_only_news_is_a_guideline_can_be_applied_and_undone(
    world: World, anong: Client, send: Send
) -> None:
    apply(anong, send(content=chosen_workbook(world, *CHOSEN)))
    plan = Plan.objects.get(organisation=world.ban_a)
    changed = replace(document_of(plan))
    rows = [replace(row, guideline="2.1") if row.name == ROWS[0].name else row for row in changed.projects]
    kept = send(content=plan_workbook(replace(changed, projects=tuple(rows)), choices_for(world.ban_a, changed)))
    page = anong.get(f"/imports/{kept.pk}/").content.decode()
    assert "<del>1.1</del> <ins>2.1</ins>" in page and "นำเข้าทั้งหมด" in page
    apply(anong, kept)
    assert in_force(world)[ROWS[0].name] == "2.1"
    anong.post(f"/imports/{kept.pk}/undo/", {"why": "เลือกผิด"})
    assert in_force(world) == {ROWS[0].name: "1.1", ROWS[2].name: "1.2"}


def test_a_guideline_that_the_framework_does_not_have_is_told_and_not_used(
    world: World, anong: Client, send: Send
) -> None:
    kept = send(content=chosen_workbook(world, replace(ROWS[0], guideline="9.9")))
    assert "เลือกแนวทาง 9.9 ซึ่งไม่มีในกรอบการพัฒนา" in text_of(anong.get(f"/imports/{kept.pk}/").content)
    apply(anong, kept)
    assert in_force(world) == {}


def test_the_export_carries_what_was_confirmed_and_coming_back_changes_nothing(
    world: World, anong: Client, bring_in: Send, send: Send
) -> None:
    bring_in(*ROWS)
    plan = Plan.objects.get(organisation=world.ban_a)
    first = ProjectVersion.objects.working().get(name=ROWS[0].name)
    confirm(plan=plan, edition=world.edition, choices={first.project_id: "1.1"}, by=world.cast.anong)
    content = anong.get(f"/plans/{world.ban_a.code}/export.xlsx").content
    assert content == workbook_of(plan)
    assert [row.guideline for row in read_plan(content, file_name="x.xlsx").projects] == ["1.1", "", ""]
    page = text_of(anong.get(f"/imports/{send(content=content).pk}/").content)
    assert "ไฟล์นี้ตรงกับแผนในระบบทุกโครงการ" in page


def test_an_announced_plan_comes_back_without_a_difference_too(
    world: World, anong: Client, bring_in: Send, send: Send, as_user: Callable[[User], Client]
) -> None:
    bring_in(*ROWS)
    plan = Plan.objects.get(organisation=world.ban_a)
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 10, 1), by=world.cast.porn)
    ake = as_user(world.cast.ake)
    content = ake.get(f"/plans/{world.ban_a.code}/template.xlsx").content
    assert anong.get(f"/imports/{send(content=content).pk}/").context["preview"].changes_nothing
