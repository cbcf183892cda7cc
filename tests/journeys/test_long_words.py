"""Words without an end, in every text of a project, a meeting and a hearing: no page scrolls sideways for them."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from prasan.committees.actions import call_meeting, hear_need, hold_hearing, keep_hearing
from prasan.plans.actions import add_project, describe_revision
from prasan.plans.models import Plan
from prasan.plans.rules.paths import RevisionKind
from tests.build import World, announce, move_on, row, sit, submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ENDLESS = "ถนนคอนกรีตเสริมเหล็ก" * 6 + "X" * 60
TEXTS = ("name", "objective", "target", "kpi", "expected_result", "unit", "reason", "group")
PAGES = ("", "life/", "changes/", "checks/", "edits/", "inbox/", "trail/", "committees/", "duties/", "grid/")


def test_no_page_of_a_plan_scrolls_sideways(
    world: World, page: Page, sign_in: Callable[[str], None], check: Callable[[], None]
) -> None:
    anong = world.cast.anong
    announce(world.ban_a, [row("ถนนเดิม")])
    plan = Plan.objects.get()
    cells = {**dict.fromkeys(TEXTS, ENDLESS), "amount_2571": "999999999999"}
    saved = add_project(plan_id=plan.pk, cells=cells, by=anong)
    committee, meeting, hearing = sit(world.ban_a, by=anong)
    call_meeting(committee=committee, on=date(2026, 6, 2), agenda=[ENDLESS], by=anong)
    keep_hearing(hearing=hearing, heads={}, minutes=ENDLESS, by=anong)
    hear_need(hearing=hearing, text=ENDLESS, place=ENDLESS, by=anong)
    hold_hearing(organisation=world.ban_a, on=date(2026, 5, 2), place=ENDLESS, topic=ENDLESS, by=anong)
    sign_in("anong")
    own = [f"projects/P{next(iter(saved.versions))}/", f"meetings/{meeting.pk}/", f"hearings/{hearing.pk}/"]
    addresses = [f"/plans/5002/{one}" for one in (*PAGES, *own)]
    for address in ("/desk/", *addresses):
        page.goto(address)
        check()
    submit(world, world.ban_a)
    move_on(world.ban_a, by=world.cast.porn, back=True)
    describe_revision(plan_id=plan.pk, kinds=(RevisionKind.ADD,), reason=ENDLESS, by=anong)
    page.goto("/plans/5002/life/")
    check()
