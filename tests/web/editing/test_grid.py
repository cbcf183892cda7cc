"""The grid's rows and its saving: what is refused says which cell, and strangers find nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prasan.accounts.models import User
from prasan.plans.models import Plan, Project, ProjectVersion
from tests.build import World, submit

SAVE, ROWS, NEWS = "/plans/5002/grid/save/", "/plans/5002/grid/rows.json", "/plans/5002/grid/news.json"


def post(client: Client, to: str = SAVE, **block: object) -> Any:
    sent = {"user": int(client.session["_auth_user_id"]), **block}
    return client.post(to, json.dumps(sent), content_type="application/json")


def change(version: ProjectVersion, **cells: object) -> dict[str, object]:
    return {"project": version.project_id, "seen": version.pk, "cells": cells}


def test_the_page_has_a_card_for_every_project_before_any_script_runs(anong: Client, plan: Plan) -> None:
    page = anong.get("/plans/5002/grid/").content.decode()
    assert page.count('<li><a href="/plans/5002/projects/P') == 2
    assert 'id="grid-columns" type="application/json"' in page


def test_a_card_is_found_by_a_word_of_its_name(anong: Client, road: ProjectVersion) -> None:
    found = anong.get("/plans/5002/grid/", {"q": road.name[:8]}).content.decode()
    assert found.count('<li><a href="/plans/5002/projects/P') == 1
    assert road.name in found
    assert "ไม่มีโครงการที่ตรงกับตัวกรอง" in anong.get("/plans/5002/grid/", {"q": "ไม่มีชื่อนี้"}).content.decode()


def test_rows_carry_their_cells_version_and_standing(anong: Client, road: ProjectVersion) -> None:
    first = anong.get(ROWS).json()["rows"][0]
    assert (first["id"], first["v"], first["c"]["amount_2571"]) == (road.project_id, road.pk, 500_000)
    assert first["m"]["missing"] == [
        "วัตถุประสงค์",
        "ผลที่คาดว่าจะได้รับ",
        "แผนงาน",
        "แนวทางที่ยืนยันแล้ว",
        "ที่ตั้ง (หมู่และตำบล หรือพิกัด)",
    ]


def test_a_cell_is_saved_and_the_row_comes_back(anong: Client, road: ProjectVersion) -> None:
    answer = post(anong, changed=[change(road, amount_2572="๕๐,๐๐๐", kpi="ร้อยละ 80")]).json()
    assert [row["c"]["amount_2572"] for row in answer["rows"]] == [50_000]
    assert ProjectVersion.objects.get(pk=answer["rows"][0]["v"]).previous == road


def test_cells_that_do_not_fit_are_named_and_nothing_is_saved(anong: Client, road: ProjectVersion) -> None:
    answer = post(anong, changed=[change(road, amount_2572="แพง")], added=[{"key": "k", "cells": {"name": "ท่อ"}}])
    assert answer.status_code == 422
    assert answer.json()["faults"][str(road.project_id)][0]["field"] == "amount_2572"
    assert Project.objects.count() == 2


def test_the_same_cell_of_two_browsers_answers_with_both(anong: Client, road: ProjectVersion) -> None:
    post(anong, changed=[change(road, kpi="1 สาย")])
    answer = post(anong, changed=[change(road, kpi="2 สาย")])
    assert answer.status_code == 409
    conflict = answer.json()["conflicts"][0]
    assert conflict["by"] == "Anong"
    assert [(one["base"], one["theirs"], one["mine"]) for one in conflict["cells"]] == [("–", "1 สาย", "2 สาย")]
    assert conflict["c"]["kpi"] == "1 สาย"


def test_rows_are_added_taken_out_and_put_back(anong: Client, road: ProjectVersion) -> None:
    added = post(anong, added=[{"key": "k1", "cells": {"name": "รถบรรทุกน้ำ", "kind": "equipment"}}]).json()["added"]
    assert ProjectVersion.objects.get(project=added["k1"]).sheet == "ผ.03"
    gone = post(anong, removed=[{"project": road.project_id, "seen": road.pk}]).json()["gone"]
    assert gone == [road.project_id]
    refused = post(anong, changed=[change(road, kpi="1")])
    assert (refused.status_code, refused.json()["project"]) == (409, road.project_id)
    post(anong, restored=[road.project_id])
    assert len(anong.get(ROWS).json()["rows"]) == 3


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"changed": 1}', '{"changed": [{"project": "x", "seen": 1, "cells": {}}]}', '{"added": [{"cells": 3}]}',
     '{"restored": [99999999999999999999]}', '{"added": ["x"]}', "null"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(anong: Client, plan: Plan, body: str) -> None:
    named = body.replace("{", f'{{"user": {anong.session["_auth_user_id"]}, ', 1)
    answer = anong.post(SAVE, named, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_block")


def test_control_characters_are_not_stored(anong: Client, road: ProjectVersion) -> None:
    answer = post(
        anong, changed=[change(road, objective="เพื่อ\x00สัญจร")], added=[{"key": "a\x00b", "cells": {"name": "ท่อ"}}]
    )
    assert answer.status_code == 200
    assert ProjectVersion.objects.get(project=road.project, is_latest=True).objective == "เพื่อสัญจร"


def test_another_organisation_finds_neither_page_nor_rows_nor_saving(
    world: World, road: ProjectVersion, as_user: Callable[[User], Client]
) -> None:
    client = as_user(world.cast.boonmee)
    assert client.get(ROWS).status_code == client.get("/plans/5002/grid/").status_code == 404
    assert post(client, changed=[change(road, kpi="1")]).status_code == 404
    # From one's own plan a foreign project cannot be reached either.
    own = post(client, "/plans/5003/grid/save/", restored=[road.project_id])
    assert own.status_code in (404, 409)
    assert as_user(world.cast.ake).get(ROWS).status_code == 403


def test_saving_a_cell_asks_the_database_little_however_large_the_plan(anong: Client, road: ProjectVersion) -> None:
    post(anong, changed=[change(road, kpi="ก")])
    head = ProjectVersion.objects.get(project=road.project, is_latest=True)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        post(anong, changed=[change(head, kpi="ข")])
    assert 0 < len(captured) <= 40


def test_while_a_plan_is_considered_the_grid_says_so_and_keeps_nothing(
    world: World, anong: Client, road: ProjectVersion
) -> None:
    submit(world, world.ban_a)
    page = anong.get("/plans/5002/grid/").content.decode()
    assert "data-closed" in page
    assert "แก้โครงการไม่ได้ขณะนี้" in page
    answer = post(anong, changed=[change(road, kpi="1 สาย")])
    assert (answer.status_code, answer.json()["code"]) == (409, "revision_under_consideration")
    assert "แก้โครงการไม่ได้ขณะนี้" in anong.get(f"/plans/5002/projects/P{road.project_id}/").content.decode()


def test_what_somebody_else_typed_at_this_browser_is_not_stored_under_another_name(
    anong: Client, world: World, road: ProjectVersion
) -> None:
    for user in (world.cast.porn.pk, None, "x"):
        answer = post(anong, user=user, changed=[change(road, kpi="1 สาย")])
        assert (answer.status_code, answer.json()["code"]) == (409, "other_user")
    assert not ProjectVersion.objects.filter(kpi="1 สาย").exists()


def test_rows_are_put_between_others_and_moved(anong: Client, road: ProjectVersion) -> None:
    added = [{"key": "k1", "cells": {"name": "ท่อ"}}, {"key": "k2", "cells": {"name": "ฝาย"}}]
    placed = [{"project": "k2", "after": 0}, {"project": "k1", "after": road.project_id}]
    assert post(anong, added=added, placed=placed).status_code == 200
    rows = anong.get(ROWS).json()["rows"]
    assert [row["c"]["name"] for row in rows][:3] == ["ฝาย", road.name, "ท่อ"]
    refused = post(anong, placed=[{"project": road.project_id}])
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_block")


def test_news_says_who_is_here_and_what_others_changed_since(
    anong: Client, world: World, road: ProjectVersion, as_user: Callable[[User], Client]
) -> None:
    state = anong.get(ROWS).json()["state"]
    answer = anong.get(NEWS, {"state": state})
    # An answer that comes late must not put the token of before back into the browser.
    assert "csrftoken" not in answer.cookies
    first = answer.json()
    assert (first["user"], first["people"], "order" in first) == (world.cast.anong.pk, [], False)
    porn = as_user(world.cast.porn)
    assert porn.get(NEWS).json()["people"] == ["Anong"]
    post(porn, changed=[change(road, kpi="1 สาย")])
    news = anong.get(NEWS, {"state": state}).json()
    head = ProjectVersion.objects.get(project=road.project, is_latest=True)
    assert news["people"] == ["Porn"]
    assert [road.project_id, head.pk] in news["order"]
    row = anong.get(ROWS, {"only": f"{road.project_id}-99999-x"}).json()["rows"]
    assert [(one["v"], one["by"], one["c"]["kpi"]) for one in row] == [(head.pk, "Porn", "1 สาย")]
    assert as_user(world.cast.boonmee).get(NEWS).status_code == 404


def test_news_asks_the_database_little_however_large_the_plan(anong: Client, road: ProjectVersion) -> None:
    anong.get(NEWS)
    with CaptureQueriesContext(connection) as captured:
        anong.get(NEWS)
    assert 0 < len(captured) <= 25
