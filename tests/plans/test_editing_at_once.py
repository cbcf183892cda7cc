"""Many planners in one plan at the same moment: no update is lost, no row is doubled, the trail stays whole."""

import pytest
from django.db import connection

from prasan.accounts.queries import whole_trail
from prasan.accounts.rules import first_broken
from prasan.plans import queries
from prasan.plans.actions import EditConflict, add_project, change_project, open_plan
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.editing import cells_of
from prasan.plans.rules.rows import PlanFormat
from tests.at_once import at_once
from tests.build import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(world: World) -> Plan:
    return open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )


def planners() -> int:
    """Fifty on PostgreSQL, where planners really write at once; on SQLite, where they queue, fewer say the same."""
    return 50 if connection.vendor == "postgresql" else 8


def test_everyone_writes_their_own_cell_of_the_same_project_and_all_of_it_stands(world: World, plan: Plan) -> None:
    count = planners()
    projects = [_project(world, plan, f"โครงการ {at}") for at in range((count + 9) // 10)]
    fields = ["objective", "target", "kpi", "expected_result", "unit", "reason", "group", "tambon", "amount_2571",
              "amount_2572"]  # fmt: skip
    work = [(projects[at // 10], fields[at % 10]) for at in range(count)]

    def write(at: int) -> int:
        version, field = work[at]
        _change(world, plan, version, {field: str(1000 + at)})
        return at

    assert sorted(at_once(count, write)) == list(range(count))
    heads = {one.project_id: cells_of(queries.row_of(one), plan.years) for one in queries.working_projects(plan)}
    assert [str(heads[one.project_id][field]) for one, field in work] == [str(1000 + at) for at in range(count)]
    assert first_broken(whole_trail()) is None


def test_everyone_writes_the_same_cell_and_each_sees_what_the_others_wrote(world: World, plan: Plan) -> None:
    count = planners()
    version = _project(world, plan, "โครงการเดียว")

    def write(at: int) -> int:
        """Keep choosing one's own text after seeing the other's, as a stubborn planner would: how often it was asked."""
        seen, asked = version.pk, 0
        while True:
            try:
                _change(world, plan, version, {"kpi": f"ผู้ที่ {at}"}, seen)
                return asked
            except EditConflict as refused:
                seen, asked = refused.conflicts[0].theirs.pk, asked + 1

    asked = at_once(count, write)
    versions = ProjectVersion.objects.filter(project=version.project).order_by("pk")
    said = list(versions.values_list("kpi", "previous__kpi"))
    assert len(said) == count + 1
    assert {kpi for kpi, _ in said[1:]} == {f"ผู้ที่ {at}" for at in range(count)}
    # Every version follows the one before it: none was written over unseen.
    assert [before for _, before in said][1:] == [kpi for kpi, _ in said][:-1]
    assert sum(one > 0 for one in asked) == count - 1


def _project(world: World, plan: Plan, name: str) -> ProjectVersion:
    saved = add_project(plan_id=plan.pk, cells={"name": name}, by=world.cast.anong)
    return ProjectVersion.objects.get(edit=saved.edit)


def _change(world: World, plan: Plan, version: ProjectVersion, cells: dict[str, str], seen: int | None = None) -> None:
    change_project(
        plan_id=plan.pk, project_id=version.project_id, seen=seen or version.pk, cells=cells, by=world.cast.anong
    )
