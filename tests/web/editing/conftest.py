"""Ban A's plan with two projects, entered by hand, and the browsers of its planners."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.plans.actions import add_project, open_plan
from prasan.plans.models import Plan, ProjectVersion
from prasan.plans.rules.rows import PlanFormat
from tests.build import World

ROAD = {"name": "ก่อสร้างถนน คสล. หมู่ที่ 4", "amount_2571": "500,000", "unit": "กองช่าง", "target": "1 สาย"}
SCHOOL = {"name": "โรงเรียนผู้สูงอายุ", "amount_2571": "60000", "amount_2572": "60000"}


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test's database starts from the same write."""
    forget()


@pytest.fixture
def plan(world: World) -> Plan:
    """Ban A's plan of 2571–2575 with a road and a school."""
    made = open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )
    for cells in (ROAD, SCHOOL):
        add_project(plan_id=made.pk, cells=cells, by=world.cast.anong)
    return made


@pytest.fixture
def road(plan: Plan) -> ProjectVersion:
    """The first project."""
    return ProjectVersion.objects.get(project__plan=plan, name=ROAD["name"])


@pytest.fixture
def anong(world: World, as_user: Callable[[User], Client]) -> Client:
    """Ban A's planner."""
    return as_user(world.cast.anong)
