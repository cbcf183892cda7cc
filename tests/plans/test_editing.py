"""Projects changed by hand: joined, refused with both versions, taken back; nothing is lost, everything leaves its trace."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from prasan.accounts.models import TrailEntry
from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.plans import queries
from prasan.plans.actions import (
    Addition,
    Block,
    Change,
    EditConflict,
    Place,
    Removal,
    add_project,
    announce_plan,
    change_project,
    open_plan,
    remove_project,
    restore_project,
    save_block,
    take_back,
)
from prasan.plans.actions.ordering import number_anew
from prasan.plans.models import Edit, Plan, Project, ProjectVersion
from prasan.plans.rules.editing import CellsRefused
from prasan.plans.rules.rows import PlanFormat
from tests.build import World


@pytest.fixture
def plan(world: World) -> Plan:
    return open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )


@pytest.fixture
def road(world: World, plan: Plan) -> ProjectVersion:
    cells = {"name": "ก่อสร้างถนน", "amount_2571": "๕๐๐,๐๐๐", "unit": "กองช่าง", "point": "16.4321, 102.8236"}
    saved = add_project(plan_id=plan.pk, cells=cells, by=world.cast.anong)
    return ProjectVersion.objects.get(edit=saved.edit)


def head(version: ProjectVersion) -> ProjectVersion:
    return ProjectVersion.objects.get(project=version.project, is_latest=True)


def change(world: World, version: ProjectVersion, seen: int | None = None, **cells: str) -> None:
    change_project(
        plan_id=version.project.plan_id,
        project_id=version.project_id,
        seen=seen or head(version).pk,
        cells=cells,
        by=world.cast.anong,
    )


def test_a_project_is_added_with_its_money_and_place(road: ProjectVersion) -> None:
    row = queries.row_of(road)
    assert (row.amounts, row.unit, road.total_baht, road.revision.number) == ({2571: 500_000}, "กองช่าง", 500_000, 1)
    assert (road.lat, road.lon, road.end_lat) == (16.4321, 102.8236, None)
    assert TrailEntry.objects.first().did == "projects.added"  # type: ignore[union-attr]


def test_a_change_is_a_new_version_and_the_old_one_stays(world: World, road: ProjectVersion) -> None:
    change(world, road, kpi="1 สาย", amount_2572="100")
    new = head(road)
    assert (new.previous_id, new.kpi, new.total_baht, new.unit) == (road.pk, "1 สาย", 500_100, "กองช่าง")
    assert ProjectVersion.objects.get(pk=road.pk).kpi == ""
    entry = TrailEntry.objects.first()
    assert entry is not None
    assert entry.before == {"changed": {f"P{road.project_id}": {"kpi": "", "amount_2572": None}}}
    assert isinstance(entry.after, dict)
    assert entry.after["changed"] == {f"P{road.project_id}": {"kpi": "1 สาย", "amount_2572": 100}}


def test_different_cells_of_two_editors_are_joined(world: World, road: ProjectVersion) -> None:
    change(world, road, kpi="1 สาย")
    change(world, road, seen=road.pk, objective="เพื่อสัญจรสะดวก")
    assert (head(road).kpi, head(road).objective) == ("1 สาย", "เพื่อสัญจรสะดวก")


def test_the_same_cell_is_refused_with_both_versions(world: World, road: ProjectVersion) -> None:
    change(world, road, kpi="1 สาย")
    with pytest.raises(EditConflict) as refused:
        change(world, road, seen=road.pk, kpi="2 สาย")
    conflict = refused.value.conflicts[0]
    cell = conflict.cells[0]
    assert (conflict.theirs, cell.field, cell.base, cell.theirs, cell.mine) == (head(road), "kpi", "", "1 สาย", "2 สาย")
    change(world, road, seen=conflict.theirs.pk, kpi="2 สาย")
    assert head(road).kpi == "2 สาย"


def test_saving_what_stands_there_already_writes_nothing(world: World, road: ProjectVersion) -> None:
    change(world, road, unit="กองช่าง")
    assert Edit.objects.count() == 1


def test_a_block_is_written_whole_or_not_at_all(world: World, plan: Plan, road: ProjectVersion) -> None:
    block = Block(
        changed=[Change(road.project_id, road.pk, {"kpi": "1 สาย"})],
        added=[Addition({"name": "ขุดลอกคลอง", "amount_2571": "ห้าแสน"}, "k1")],
    )
    with pytest.raises(CellsRefused) as refused:
        save_block(plan_id=plan.pk, block=block, by=world.cast.anong)
    assert refused.value.faults["k1"][0].field == "amount_2571"
    assert (head(road).pk, Project.objects.count()) == (road.pk, 1)


def test_a_new_row_that_is_sent_twice_is_stored_once(world: World, plan: Plan) -> None:
    block = Block(added=[Addition({"name": "ขุดลอกคลอง"}, "k1")])
    first = save_block(plan_id=plan.pk, block=block, by=world.cast.anong)
    again = save_block(plan_id=plan.pk, block=block, by=world.cast.anong)
    assert first.added == again.added
    assert Project.objects.count() == 1


def test_a_removed_project_is_kept_and_put_back(world: World, plan: Plan, road: ProjectVersion) -> None:
    remove_project(plan_id=plan.pk, project_id=road.project_id, seen=road.pk, by=world.cast.anong)
    assert not queries.working_projects(plan).exists()
    with pytest.raises(Refusal) as refused:
        change(world, road, kpi="1")
    assert refused.value.code == "project_removed"
    restore_project(plan_id=plan.pk, project_id=road.project_id, by=world.cast.anong)
    assert queries.working_projects(plan).get() == road


def test_removing_what_somebody_else_changed_shows_their_version_first(
    world: World, plan: Plan, road: ProjectVersion
) -> None:
    change(world, road, kpi="1 สาย")
    with pytest.raises(EditConflict):
        remove_project(plan_id=plan.pk, project_id=road.project_id, seen=road.pk, by=world.cast.anong)


def test_every_edit_is_taken_back_and_that_too(world: World, plan: Plan, road: ProjectVersion) -> None:
    change(world, road, kpi="1 สาย", amount_2571="9")
    edit = Edit.objects.latest("pk")
    change(world, road, objective="ภายหลัง")
    taken = take_back(edit_id=edit.pk, by=world.cast.anong)
    row = queries.row_of(head(road))
    assert (row.kpi, row.amounts, row.objective) == ("", {2571: 500_000}, "ภายหลัง")
    assert taken.edit is not None
    take_back(edit_id=taken.edit.pk, by=world.cast.anong)
    assert head(road).kpi == "1 สาย"
    with pytest.raises(Refusal) as refused:
        take_back(edit_id=edit.pk, by=world.cast.anong)
    assert refused.value.code == "already_taken_back"


def test_adding_and_removing_are_taken_back(world: World, plan: Plan, road: ProjectVersion) -> None:
    remove_project(plan_id=plan.pk, project_id=road.project_id, seen=road.pk, by=world.cast.anong)
    take_back(edit_id=Edit.objects.latest("pk").pk, by=world.cast.anong)
    assert queries.working_projects(plan).count() == 1
    take_back(edit_id=Edit.objects.earliest("pk").pk, by=world.cast.anong)
    assert queries.working_projects(plan).count() == 0
    take_back(edit_id=Edit.objects.latest("pk").pk, by=world.cast.anong)
    assert queries.working_projects(plan).get() == road


def test_nothing_is_taken_back_over_what_others_wrote_in_the_same_cell(world: World, road: ProjectVersion) -> None:
    change(world, road, kpi="1 สาย")
    edit = Edit.objects.latest("pk")
    change(world, road, kpi="2 สาย")
    with pytest.raises(Refusal) as refused:
        take_back(edit_id=edit.pk, by=world.cast.anong)
    assert refused.value.code == "changed_since"


def test_what_was_announced_is_not_taken_back(
    world: World, plan: Plan, road: ProjectVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 10, 1) + timedelta(days=1))
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 10, 1), by=world.cast.porn)
    with pytest.raises(Refusal) as refused:
        take_back(edit_id=Edit.objects.get().pk, by=world.cast.anong)
    assert refused.value.code == "already_announced"


def test_strangers_and_auditors_change_nothing(world: World, plan: Plan, road: ProjectVersion) -> None:
    with pytest.raises(NotFound):
        add_project(plan_id=plan.pk, cells={"name": "x"}, by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        take_back(edit_id=Edit.objects.get().pk, by=world.cast.ake)


def test_a_project_of_another_plan_does_not_exist_here(world: World, plan: Plan, road: ProjectVersion) -> None:
    other = open_plan(
        organisation=world.ban_b, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.boonmee
    )
    for block in (Block(changed=[Change(road.project_id, road.pk, {})]), Block(removed=[Removal(road.project_id, 1)])):
        with pytest.raises(NotFound):
            save_block(plan_id=other.pk, block=block, by=world.cast.boonmee)


def names(plan: Plan) -> list[str]:
    return [one.name for one in queries.working_projects(plan)]


def test_rows_are_put_between_others_and_moved_and_that_is_taken_back(
    world: World, plan: Plan, road: ProjectVersion
) -> None:
    for name in ("ข", "ค"):
        add_project(plan_id=plan.pk, cells={"name": name}, by=world.cast.anong)
    last = queries.working_projects(plan).last()
    assert last is not None
    added = [Addition({"name": "1"}, "k1"), Addition({"name": "2"}, "k2"), Addition({"name": "ท้าย"}, "k3")]
    placed = [Place(last.project_id, 0), Place("k1", road.project_id), Place("k2", "k1"), Place("no such row", 0)]
    saved = save_block(plan_id=plan.pk, block=Block(added=added, placed=placed), by=world.cast.anong)
    assert names(plan) == ["ค", "ก่อสร้างถนน", "1", "2", "ข", "ท้าย"]
    assert saved.edit is not None
    take_back(edit_id=saved.edit.pk, by=world.cast.anong)
    assert names(plan) == ["ก่อสร้างถนน", "ข", "ค"]


def test_moving_leaves_cells_to_others_and_what_is_published_where_it_was(
    world: World, plan: Plan, road: ProjectVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_project(plan_id=plan.pk, cells={"name": "ข"}, by=world.cast.anong)
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 10, 1) + timedelta(days=1))
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 10, 1), by=world.cast.porn)
    second = queries.working_projects(plan).last()
    assert second is not None
    block = Block(placed=[Place(second.project_id, 0)])
    saved = save_block(plan_id=plan.pk, block=block, by=world.cast.anong)
    assert saved.edit is not None and saved.edit.kind == "moved"
    change(world, road, seen=road.pk, kpi="1 สาย")
    number_anew(plan)
    assert names(plan) == ["ข", "ก่อสร้างถนน"]
    published = ProjectVersion.objects.published().order_by("position")
    assert [one.name for one in published] == ["ก่อสร้างถนน", "ข"]
    # The order is no change of any project: nothing of it is asked at the next announcement.
    assert save_block(plan_id=plan.pk, block=block, by=world.cast.anong).edit is None
