"""Reads of plans: what many organisations' plans wait for, and what stands behind a step."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prasan.common.errors import InputRefused
from prasan.organisations.models import Organisation
from prasan.plans.actions import add_project, move_revision, open_plan
from prasan.plans.models import Plan
from prasan.plans.queries import PlanState, plan_states
from prasan.plans.rules.revisions import Said
from prasan.plans.rules.rows import PlanFormat
from tests.build import World, move_on, sit, submit

CELLS = {"name": "ถนนสาย 1", "target": "1 สาย", "unit": "กองช่าง", "amount_2571": "100000"}


def submitted(world: World, organisation: Organisation) -> Plan:
    by = world.cast.porn
    plan = open_plan(organisation=organisation, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=by)
    add_project(plan_id=plan.pk, cells=CELLS, by=by)
    submit(world, organisation)
    return plan


def states_and_queries(organisations: list[Organisation]) -> tuple[dict[str, PlanState], int]:
    with CaptureQueriesContext(connection) as asked:
        states = plan_states(Organisation.objects.filter(pk__in=[one.pk for one in organisations]))
    return states, len(asked)


def test_why_plans_were_returned_is_asked_once_for_all_of_them(world: World) -> None:
    both = [world.ban_a, world.ban_b]
    for organisation in both:
        submitted(world, organisation)
        move_on(organisation, by=world.cast.porn, back=True)
    _, of_one = states_and_queries(both[:1])
    states, of_both = states_and_queries(both)
    assert of_both == of_one
    assert [states[one.code].returned_why for one in both] == ["ยอดเงินไม่ตรง"] * 2


def test_a_step_never_names_a_meeting_of_another_organisation(world: World) -> None:
    plan = submitted(world, world.ban_a)
    move_on(world.ban_a, by=world.cast.porn)
    meeting = sit(world.ban_b, by=world.cast.boonmee)[1]
    assert meeting.on < date(2026, 11, 1)
    with pytest.raises(InputRefused) as refused:
        move_revision(
            plan_id=plan.pk,
            move="forward:head",
            seen="committee",
            said=Said(on=timezone.localdate()),
            held=meeting,
            by=world.cast.porn,
        )
    assert refused.value.code == "meeting_of_another"
