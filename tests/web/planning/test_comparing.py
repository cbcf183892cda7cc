"""Old beside new: for the organisation before the announcement, for everyone after it, and never again different."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from prasan.plans.actions import announce_plan
from prasan.plans.models import Import, Plan
from tests.build import World, row
from tests.web.planning.conftest import ROWS, text_of

CHANGED = (replace(ROWS[0], amounts={2571: 720_000}, target="ยาว 450 ม."), ROWS[1], row("ประปาหมู่บ้าน", row=40))


def announce(world: World) -> None:
    plan = Plan.objects.get(organisation=world.ban_a)
    announce_plan(plan_id=plan.pk, announced_on=timezone.localdate(), by=world.cast.porn)


@pytest.fixture
def amended(world: World, bring_in: Callable[..., Import]) -> None:
    """A plan announced, then one project changed, one added, one taken out."""
    bring_in(*ROWS)
    announce(world)
    bring_in(*CHANGED, take_out_gone="yes")


def marks(content: bytes) -> tuple[list[str], list[str]]:
    page = BeautifulSoup(content, "html.parser").select_one("main")
    assert page is not None
    return [one.text for one in page.select("del")], [one.text for one in page.select("ins")]


def test_the_working_page_marks_the_changed_cells(world: World, anong: Client, amended: None) -> None:
    page = anong.get(f"/plans/{world.ban_a.code}/changes/")
    assert "เพิ่ม 1 · เปลี่ยน 1 · นำออก 1 โครงการ" in text_of(page.content)
    assert marks(page.content) == (["500,000", "250,000"], ["ยาว 450 ม.", "720,000"])
    whole = anong.get(f"/plans/{world.ban_a.code}/changes/?all=1")
    assert "เพื่อให้ถนนสัญจรสะดวก" in text_of(whole.content)
    assert [sorted(one) for one in marks(whole.content)] == [sorted(one) for one in marks(page.content)]


def test_everyone_sees_an_announced_revision_and_it_stays_when_the_plan_goes_on(
    world: World, client: Client, boonmee: Client, bring_in: Callable[..., Import], amended: None
) -> None:
    address = f"/organisations/{world.ban_a.code}/revisions/2571/2/"
    assert client.get(address).status_code == 404
    assert boonmee.get(f"/plans/{world.ban_a.code}/changes/").status_code == 404
    announce(world)
    before = client.get(address)
    assert "เพิ่ม 1 · เปลี่ยน 1 · นำออก 1 โครงการ" in text_of(before.content)
    assert "เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/" in text_of(before.content)
    bring_in(*ROWS, take_out_gone="yes")
    announce(world)
    assert marks(client.get(address).content) == marks(before.content)
    assert client.get(f"/organisations/{world.ban_a.code}/revisions/2571/1/").status_code == 200
    assert "/revisions/2571/3/" in client.get(f"/organisations/{world.ban_a.code}/").content.decode()
