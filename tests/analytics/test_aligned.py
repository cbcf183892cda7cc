"""The links of a plan above with the money of published projects."""

import pytest

from prasan.analytics.aligned import aligned, flows
from prasan.analytics.tagging import Sum
from prasan.framework.models import Alignment
from prasan.framework.rules import Level, LinkStatus
from tests.build import PROVINCE, World, announce, row
from tests.framework.higher import SDGS, confirm, element_of, guideline, higher


@pytest.mark.django_db
def test_money_of_published_projects_is_told_by_the_plan_above(world: World) -> None:
    sdgs = higher(Level.SDG, SDGS)
    confirm(world, "1.1", sdgs, "9", weight=3)
    confirm(world, "1.1", sdgs, "6", weight=1)
    Alignment.objects.create(
        from_element=guideline(world, "1.2"), to_element=element_of(sdgs, "6"), status=LinkStatus.PROPOSED
    )
    rows = [row("ถนน", amounts={2571: 100, 2572: 200}), row("น้ำ", amounts={2571: 50}), row("ไม่จัด", amounts={2571: 7})]
    announce(world.ban_c, rows, edition=world.edition, guidelines={0: "1.1", 1: "1.2"})
    found = aligned(PROVINCE, sdgs)
    assert found.progress == (3, 1, 1, 1)
    whole, first = found.tagged(None), found.tagged(2571)
    assert {code: one.baht for code, one in whole.elements.items()} == {"3": 0, "6": 75, "9": 225}
    assert (first.elements["9"].baht, first.elements["9"].projects) == (75, 1)
    assert (whole.elements["9"].projects, whole.elements["9"].project_years) == (1, 2)
    assert (whole.unlinked_sum, whole.unplaced_sum, whole.total) == (Sum(1, 1, 50), Sum(1, 1, 7), Sum(4, 3, 357))
    assert {(one.source, one.target): one.baht for one in flows(PROVINCE, sdgs, None).flows} == {
        ((0, "9"), (1, "1")): 225,
        ((0, "6"), (1, "1")): 75,
        ((1, "1"), (2, "1.1")): 300,
        ((2, "1.1"), (3, "planned")): 300,
    }
