"""The pages of the second check, of batches, of progress and of the classifier's models."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from prasan.accounts.models import User
from prasan.classification.actions import confirm
from prasan.classification.models import Classification, SampleItem, TrainedModel
from prasan.jobs.models import Job
from prasan.plans.models import Import, Plan, Project
from tests.build import World, row
from tests.web.planning.conftest import text_of

pytestmark = pytest.mark.usefixtures("vocabulary")
ROWS = (
    row("ก่อสร้างถนนคอนกรีต หมู่ที่ 4"),
    row("ก่อสร้างถนนคอนกรีต หมู่ที่ 5", row=11),
    row("โรงเรียนผู้สูงอายุ", row=12),
)


@pytest.fixture
def plan(world: World, bring_in: Callable[..., Import]) -> Plan:
    bring_in(*ROWS)
    return Plan.objects.get(organisation=world.ban_a)


@pytest.fixture
def porn(world: World, as_user: Callable[[User], Client]) -> Client:
    return as_user(world.cast.porn)


def test_alike_projects_are_shown_as_a_batch_and_confirmed_together(world: World, anong: Client, plan: Plan) -> None:
    page = BeautifulSoup(anong.get(f"/plans/{world.ban_a.code}/inbox/", {"tab": "alike"}).content, "html.parser")
    (batch,) = page.select("li.case")
    chosen = [one["value"] for one in batch.select("input[name=chosen]")]
    assert len(chosen) == 2
    anong.post(f"/plans/{world.ban_a.code}/classify/", {"many": "chosen", "chosen": chosen})
    assert Classification.objects.filter(ended_at=None, guideline__code="1.1").count() == 2


def test_the_most_doubtful_come_first_when_asked(world: World, anong: Client, plan: Plan) -> None:
    names = []
    for order in ("", "doubt"):
        page = BeautifulSoup(anong.get(f"/plans/{world.ban_a.code}/inbox/", {"order": order}).content, "html.parser")
        names.append([one.text for one in page.select("h2.subject")])
    assert len(names[0]) == 3
    assert names[0][-1] == names[1][0] or names[0] != names[1]


def test_what_the_second_person_sees_otherwise_has_a_tab_of_its_own(
    world: World, anong: Client, porn: Client, plan: Plan
) -> None:
    ids = list(Project.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))
    confirm(plan=plan, edition=world.edition, choices={ids[0]: "1.1", ids[2]: "2.1"}, by=world.cast.anong)
    otherwise = f"/plans/{world.ban_a.code}/inbox/?tab=conflict"
    assert "ไม่มีโครงการที่คนที่สองหรือระบบเห็นต่าง" in text_of(anong.get(otherwise).content)
    anong.post(f"/plans/{world.ban_a.code}/second-check/draw/")
    said = {ids[0]: "no_project", ids[2]: "2.1"}
    answers = {f"item-{one.pk}": said[one.project_id] for one in SampleItem.objects.all()}
    porn.post(f"/plans/{world.ban_a.code}/second-check/", answers)
    page = anong.get(otherwise)
    assert [one.version.project_id for one in page.context["decided"]] == [ids[0]]
    assert "คนที่สองเห็นว่า ไม่ใช่โครงการพัฒนา" in text_of(page.content)


def test_a_second_person_answers_blind_and_the_page_shows_agreement(
    world: World, anong: Client, porn: Client, plan: Plan
) -> None:
    address = f"/plans/{world.ban_a.code}/second-check/"
    ids = list(Project.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))
    confirm(plan=plan, edition=world.edition, choices={ids[0]: "1.1", ids[2]: "2.1"}, by=world.cast.anong)
    anong.post(f"{address}draw/")
    assert "ไม่มีรายการรอคุณตอบ" in text_of(anong.get(address).content)
    page = BeautifulSoup(porn.get(address).content, "html.parser")
    assert len(page.select("select[name^=item-]")) == 2
    assert page.select("option[selected]") == []
    items = {one.project_id: one.pk for one in SampleItem.objects.all()}
    porn.post(address, {f"item-{items[ids[0]]}": "1.1", f"item-{items[ids[2]]}": "1.2"})
    told = text_of(porn.get(address).content)
    assert "50.0 %" in told
    assert "ไม่ตรงกัน" in told
    conflict = text_of(anong.get(f"/plans/{world.ban_a.code}/inbox/", {"tab": "conflict"}).content)
    assert "โรงเรียนผู้สูงอายุ" in conflict
    assert porn.post(address, {}).status_code == 422


def test_the_pao_sees_progress_and_trains_in_the_background(world: World, porn: Client, plan: Plan) -> None:
    assert "เหลือ" not in text_of(porn.get("/inbox/").content)
    assert "0 / 3" in text_of(porn.get("/inbox/").content)
    assert "ยังไม่เคยฝึก" in text_of(porn.get("/classifier/").content)
    first = Project.objects.filter(plan=plan).earliest("pk").pk
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    porn.post("/classifier/train/", {"seed": "7"})
    assert Job.objects.get(kind="classifier.train").state == "done"
    made = TrainedModel.objects.get()
    assert (made.number, made.seed, made.in_force) == (1, 7, True)
    assert made.digest[:12] in porn.get("/classifier/").content.decode()
    porn.post("/classifier/restore/", {"number": "0"})
    made.refresh_from_db()
    assert not made.in_force
    assert porn.post("/classifier/restore/", {"number": "x"}).status_code == 422
