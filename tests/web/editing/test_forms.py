"""The form of a project, choosing between two versions, what was changed, what is missing."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.plans.models import Edit, Plan, Project, ProjectVersion
from prasan.plans.rules.rows import ProjectKind
from tests.build import World, submit


def address(version: ProjectVersion, then: str = "") -> str:
    return f"/plans/5002/projects/P{version.project_id}/{then}"


def head(version: ProjectVersion) -> ProjectVersion:
    return ProjectVersion.objects.get(project=version.project, is_latest=True)


@pytest.mark.parametrize("kind", list(ProjectKind))
def test_every_kind_of_project_is_added_by_the_form(anong: Client, plan: Plan, kind: ProjectKind) -> None:
    answer = anong.post("/plans/5002/projects/add/", {"name": "รายการใหม่", "kind": kind.value, "amount_2573": "๑,๐๐๐"})
    made = ProjectVersion.objects.get(name="รายการใหม่")
    assert answer.headers["Location"] == address(made)
    assert (made.kind, made.total_baht) == (kind.value, 1000)
    assert "รายการใหม่" in anong.get(address(made)).content.decode()


def test_what_does_not_fit_comes_back_as_typed_with_its_reason(anong: Client, plan: Plan) -> None:
    answer = anong.post("/plans/5002/projects/add/", {"name": "ท่อ", "amount_2571": "แพงมาก"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="แพงมาก"' in page
    assert "ต้องเป็นจำนวนเงิน" in page
    assert Project.objects.count() == 2


def test_while_a_plan_is_considered_its_projects_are_read_not_typed_in(
    world: World, anong: Client, road: ProjectVersion
) -> None:
    assert "fieldset disabled" not in anong.get(address(road)).content.decode()
    submit(world, world.ban_a)
    page = anong.get(address(road)).content.decode()
    assert "แก้โครงการไม่ได้ขณะนี้" in page
    assert page.count("fieldset disabled") == 4
    assert 'class="btn main"' not in page.partition('id="project-form"')[2].partition("</form>")[0]
    assert "/remove/" not in page


def test_findings_stand_beside_the_form_and_block_nothing(anong: Client, road: ProjectVersion) -> None:
    data = {"seen": road.pk, "objective": "ให้สัญจรสะดวก", "kpi": "ให้สัญจรสะดวก", "amount_2571": ""}
    page = anong.post(address(road), data, follow=True).content.decode()
    assert "ตัวชี้วัดซ้ำกับวัตถุประสงค์" in page
    assert "ยังไม่มีงบประมาณในปีใดเลย" in page
    assert head(road).total_baht == 0


def test_the_second_of_two_editors_chooses_cell_by_cell_and_keeps_what_only_they_changed(
    anong: Client, road: ProjectVersion
) -> None:
    anong.post(address(road), {"seen": road.pk, "kpi": "1 สาย", "unit": "กองคลัง"})
    typed = {"seen": road.pk, "kpi": "2 สาย", "unit": "กองช่าง", "objective": "เพื่อสัญจร", "name": road.name}
    answer = anong.post(address(road), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "1 สาย" in page and "2 สาย" in page and "Anong" in page
    # กองช่าง was only read, not typed: it is no conflict, and it does not come back.
    assert 'name="unit"' not in page
    assert 'name="objective" value="เพื่อสัญจร"' in page
    chosen = {"seen": head(road).pk, "kpi": "2 สาย", "choose_kpi": "theirs", "objective": "เพื่อสัญจร"}
    anong.post(address(road), chosen)
    now = head(road)
    assert (now.kpi, now.unit, now.objective) == ("1 สาย", "กองคลัง", "เพื่อสัญจร")


def test_a_project_is_taken_out_and_put_back_from_the_list(anong: Client, plan: Plan, road: ProjectVersion) -> None:
    page = anong.post(address(road, "remove/"), {"seen": road.pk, "why": "ซ้ำ"}, follow=True).content.decode()
    assert "นำกลับเข้าแผน" in page and "ซ้ำ" in page
    anong.post(address(road, "restore/"))
    assert Project.objects.in_force().filter(plan=plan).count() == 2


def test_a_change_is_listed_in_words_and_taken_back(anong: Client, road: ProjectVersion) -> None:
    anong.post(address(road), {"seen": road.pk, "amount_2571": "750000"})
    page = anong.get("/plans/5002/edits/").content.decode()
    assert "<del>500,000</del> → <ins>750,000</ins>" in page
    edit = Edit.objects.latest("pk")
    anong.post(f"/plans/5002/edits/{edit.pk}/take-back/")
    assert head(road).total_baht == 500_000
    assert "เอากลับแล้ว" in anong.get("/plans/5002/edits/").content.decode()


def test_the_checks_say_what_blocks_and_what_is_doubted(anong: Client, road: ProjectVersion) -> None:
    anong.post(address(road), {"seen": road.pk, "amount_2571": ""})
    page = anong.get("/plans/5002/checks/").content.decode()
    assert "1 โครงการยังไม่มีงบประมาณอย่างน้อยหนึ่งปี" in page
    assert "โรงเรียนผู้สูงอายุ" in page


def test_an_auditor_reads_the_checks_and_writes_nothing(
    world: World, road: ProjectVersion, as_user: Callable[[User], Client]
) -> None:
    client = as_user(world.cast.ake)
    assert client.get("/plans/5002/checks/").status_code == 200
    for path in (address(road), "/plans/5002/projects/add/", "/plans/5002/edits/"):
        assert client.get(path).status_code == 403


def test_one_organisations_project_cannot_be_opened_under_anothers_address(
    world: World, road: ProjectVersion, as_user: Callable[[User], Client]
) -> None:
    client = as_user(world.cast.boonmee)
    there, nowhere = f"/plans/5003/projects/P{road.project_id}/", "/plans/5003/projects/P999999/"
    assert client.get(there).status_code == client.get(nowhere).status_code == 404
    assert client.get(address(road)).status_code == 404
    edit = Edit.objects.earliest("pk").pk
    assert client.post(f"/plans/5003/edits/{edit}/take-back/").status_code == 404


def test_the_pages_speak_english_too(anong: Client, road: ProjectVersion) -> None:
    anong.cookies["django_language"] = "en"
    assert "Take the project out of the plan" in anong.get(address(road)).content.decode()
    assert "fill down" in anong.get("/plans/5002/grid/").content.decode()


def test_a_changed_place_shows_on_the_pages_of_the_project_and_of_the_revision(
    anong: Client, road: ProjectVersion
) -> None:
    anong.post(address(road), {"seen": road.pk, "village_no": "๔", "tambon": "บ้านเอ", "point": "13.5, 100.1"})
    page = anong.get(f"/projects/P{road.project_id}/").content.decode()
    assert "หมู่ที่ ๔ ตำบลบ้านเอ · 13.500000N 100.100000E" in page
    assert anong.get("/plans/5002/changes/").status_code == 200
