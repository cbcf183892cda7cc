"""A whole plan as rows says what its versions say one by one."""

import pytest
from pytest_django import DjangoAssertNumQueries

from prasan.plans import queries
from prasan.plans.actions import add_project, change_project, open_plan, remove_project
from prasan.plans.models import ProjectVersion
from prasan.plans.rules.rows import PlanFormat
from prasan.plans.sheets import sheet_of
from tests.build import World, announce, row

pytestmark = pytest.mark.django_db


def test_the_rows_of_a_plan_are_those_of_its_versions_in_its_order(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    announce(
        world.ban_a,
        [
            row(
                "ถนน", notes=("ย้าย",), amounts={2571: 5, 2573: 7}, ordinance_amounts={2571: 4}, revision="เพิ่มเติม 1/2566"
            ),
            row("ศาลา", amounts={}, row=12),
            row("สระ", row=13),
        ],
    )
    plan = queries.plan_for_years(world.ban_a.pk, 2571)
    assert plan
    by = world.cast.anong
    cells = {"name": "ไฟ", "point": "16.432100, 102.823600", "tambon": "บ้านเอ", "village_no": "4", "kind": "equipment"}
    add_project(plan_id=plan.pk, cells=cells, by=by)
    heads = {one.name: one for one in queries.working_projects(plan)}
    pool, hall = heads["สระ"], heads["ศาลา"]
    change_project(plan_id=plan.pk, project_id=pool.project_id, seen=pool.pk, cells={"amount_2572": "9"}, by=by)
    remove_project(plan_id=plan.pk, project_id=hall.project_id, seen=hall.pk, by=by)
    versions = list(queries.working_projects(plan))
    with django_assert_num_queries(2):
        sheet = sheet_of(plan)
    assert [one.row for one in sheet] == [queries.row_of(one) for one in versions]
    assert [(one.project_id, one.version_id) for one in sheet] == [(one.project_id, one.pk) for one in versions]
    assert len(sheet) == 3 < ProjectVersion.objects.count()


def test_no_plan_and_an_empty_plan_have_no_rows(world: World) -> None:
    empty = open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )
    assert sheet_of(None) == sheet_of(empty) == []
