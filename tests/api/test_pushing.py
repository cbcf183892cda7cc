"""Programs push projects and get findings back in the words of the import page."""

import pytest
from django.test import Client

from prasan.accounts.models import TrailEntry
from prasan.classification.queries import guidelines_of_projects
from prasan.connections.models import PushAnswer
from prasan.plans.loading import read_plan
from prasan.plans.models import Import, ProjectVersion
from tests.api.conftest import ROAD, WATER, Call
from tests.build import World


def working() -> dict[str, int]:
    return dict(ProjectVersion.objects.working().values_list("name", "total_baht"))


def test_projects_are_pushed_and_read_back_with_their_keys(world: World, push: Call, get: Call) -> None:
    answer = push(ROAD, WATER).json()
    assert {name: answer[name] for name in ("state", "added", "changed", "same", "findings")} == {
        "state": "applied",
        "added": 2,
        "changed": 0,
        "same": 0,
        "findings": [],
    }
    assert working() == {"ก่อสร้างถนน หมู่ที่ 4": 500_000, "ขยายเขตประปา": 90_000}
    (plan,) = get("plans").json()
    assert plan == {"first_year": 2571, "last_year": 2575, "format": "issue", "projects": 2}
    read = get("plans/2571").json()["projects"]
    assert [one["name"] for one in read] == ["ก่อสร้างถนน หมู่ที่ 4", "ขยายเขตประปา"]
    assert all(one["key"].startswith("P") for one in read)
    assert read[1]["location"]["lat"] == 16.4321
    assert get(f"imports/{answer['import']}").json()["state"] == "applied"


def test_a_key_finds_its_project_again_even_when_its_name_changes(world: World, push: Call, get: Call) -> None:
    push(ROAD, WATER)
    key = get("plans/2571").json()["projects"][0]["key"]
    answer = push({**ROAD, "key": key, "name": "ก่อสร้างถนนคอนกรีต สายใหม่"}).json()
    assert (answer["changed"], answer["added"]) == (1, 0)
    assert len(working()) == 2


def test_the_same_key_and_body_get_the_same_answer_and_another_body_is_refused(world: World, push: Call) -> None:
    first = push(ROAD, key="a-1")
    again = push(ROAD, key="a-1")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    other = push(WATER, key="a-1")
    assert (other.status_code, other.json()["code"]) == (409, "key_used_before")
    assert push(ROAD, key="a-1", path="2566").status_code == 409
    assert (len(working()), PushAnswer.objects.count(), Import.objects.count()) == (1, 1, 1)


def test_looking_only_writes_nothing_and_leaves_a_preview_for_people(world: World, push: Call) -> None:
    answer = push(ROAD, apply=False).json()
    assert (answer["state"], answer["added"], working()) == ("previewed", 1, {})
    kept = Import.objects.get()
    assert kept.state == Import.State.PREVIEWED
    assert read_plan(bytes(kept.content), file_name=kept.file_name).projects[0].name == ROAD["name"]


def test_errors_come_back_with_their_project_and_nothing_is_kept(world: World, push: Call) -> None:
    response = push(ROAD, {**WATER, "amounts": {"2571": 1000.5, "2572": "ห้าแสน"}})
    assert response.status_code == 422
    answer = response.json()
    assert answer["state"] == "refused"
    errors = [(one["code"], one["project"]) for one in answer["findings"] if one["severity"] == "error"]
    assert errors == [("amount_satang", 1), ("amount_words", 1)]
    assert "มีเศษสตางค์ 1,000.50" in answer["findings"][0]["message_th"]
    assert "ต้องเป็นจำนวนเงิน แต่เขียนว่า ห้าแสน" in answer["findings"][1]["message_th"]
    assert (working(), Import.objects.count()) == ({}, 0)


def test_rows_with_errors_can_be_left_out_on_purpose(world: World, push: Call) -> None:
    answer = push(ROAD, {**WATER, "amounts": {"2571": -1}}, leave_out_errors=True).json()
    assert (answer["state"], answer["added"], answer["left_out"]) == ("applied", 1, 1)
    assert list(working()) == [ROAD["name"]]


def test_a_year_outside_the_plan_and_an_unknown_class_are_told(world: World, push: Call) -> None:
    answer = push({**ROAD, "amounts": {"2571": 5, "2580": 7}, "budget_class": "แผนงานอวกาศ"}).json()
    codes = {one["code"] for one in answer["findings"]}
    assert {"year_outside_plan", "unknown_budget_class"} <= codes


def test_a_pushed_guideline_is_confirmed_by_the_maker_of_the_token(world: World, push: Call) -> None:
    push({**ROAD, "guideline": "1.1"})
    ids = list(ProjectVersion.objects.values_list("project_id", flat=True))
    assert list(guidelines_of_projects(world.edition.pk, ids).values()) == ["1.1"]


def test_every_push_is_in_the_trail_with_its_token(world: World, push: Call) -> None:
    push(ROAD)
    entry = TrailEntry.objects.get(did="projects.pushed")
    assert (entry.by, entry.organisation_code) == (world.cast.anong, world.ban_a.code)
    assert "ระบบแผน" in entry.target_text


def test_a_push_is_undone_like_any_import(world: World, push: Call) -> None:
    push(ROAD)
    client = Client()
    client.force_login(world.cast.anong)
    assert client.post(f"/imports/{Import.objects.get().pk}/undo/", {"why": "ทดสอบ"}).status_code == 302
    assert working() == {}


@pytest.mark.parametrize("path", ["2569", "0", "999999999999999999999"])
def test_a_period_that_no_plan_has_is_refused(world: World, push: Call, path: str) -> None:
    assert push(ROAD, path=path).status_code == 422
    assert working() == {}
