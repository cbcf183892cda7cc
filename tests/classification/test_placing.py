"""Old strategies and own issues decided beside the guideline: one by one, together with it, taken back alike."""

import pytest
from django.test import Client

from prasan.accounts.models import TrailEntry
from prasan.classification import queries
from prasan.classification.actions import confirm, place, withdraw
from prasan.classification.models import Classification, Placement, Proposal
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.models import Alignment, Edition, Element
from prasan.plans.models import Plan
from tests.build import World, announce, row


@pytest.fixture
def old(world: World) -> Edition:
    """Ban A's plan of the old format with one project, and two old strategies; roads lead to the second."""
    announce(world.ban_a, [row("ก่อสร้างถนน")])
    Plan.objects.update(format="strategy")
    old = Edition.objects.create(
        code="old",
        level="previous_framework",
        province_code=world.edition.province_code,
        title_th="เดิม",
        status="published",
        first_year=2566,
        last_year=2570,
    )
    for code, title in (("1", "คุณภาพชีวิต"), ("2", "โครงสร้างพื้นฐาน")):
        Element.objects.create(edition=old, kind="strategy", code=code, title_th=title)
    road = queries.guidelines_by_code(world.edition)["1.1"]
    Alignment.objects.create(
        from_element=road, to_element=Element.objects.get(edition=old, code="2"), status="proposed"
    )
    return old


def the_plan() -> tuple[Plan, int]:
    plan = Plan.objects.get()
    return plan, plan.projects.get().pk


def test_a_project_is_put_under_an_old_strategy_and_taken_back(world: World, old: Edition) -> None:
    plan, project = the_plan()
    Proposal.objects.create(
        project_id=project,
        edition=world.edition,
        decision="sure",
        ranked=[{"guideline": "1.1", "probability": 0.9, "evidence": []}],
    )
    by = world.cast.anong
    assert place(plan=plan, edition=world.edition, places={(project, old.pk): "2"}, by=by) == 1
    assert place(plan=plan, edition=world.edition, places={(project, old.pk): "2"}, by=by) == 0
    assert Placement.objects.get().proposed
    assert place(plan=plan, edition=world.edition, places={(project, old.pk): "1"}, by=by) == 1
    assert [(one.element.code, one.proposed) for one in Placement.objects.filter(ended_at=None)] == [("1", False)]
    assert place(plan=plan, edition=world.edition, places={(project, old.pk): ""}, by=by) == 1
    assert not Placement.objects.filter(ended_at=None).exists()
    assert Placement.objects.count() == 2
    assert TrailEntry.objects.filter(did="projects.placed").count() == 3
    assert not Classification.objects.exists()


def test_what_the_plan_does_not_have_is_refused_and_nothing_is_written(world: World, old: Edition) -> None:
    plan, project = the_plan()
    told = {"plan": plan, "edition": world.edition, "by": world.cast.anong}
    with pytest.raises(NotFound):
        place(**told, places={(project + 99, old.pk): "1"})  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        place(**told, places={(project, world.edition.pk): "1"})  # type: ignore[arg-type]
    with pytest.raises(InputRefused):
        place(**told, places={(project, old.pk): "9"})  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        place(plan=plan, edition=world.edition, places={(project, old.pk): "1"}, by=world.cast.boonmee)
    with pytest.raises(InputRefused):
        confirm(**told, choices={project: "1.1"}, places={(project, old.pk): "9"})  # type: ignore[arg-type]
    assert not Placement.objects.exists()
    assert not Classification.objects.exists()


def test_what_was_decided_together_is_taken_back_together(world: World, old: Edition) -> None:
    plan, project = the_plan()
    by = world.cast.anong
    confirm(plan=plan, edition=world.edition, choices={project: "1.1"}, by=by, places={(project, old.pk): "2"})
    last = queries.last_decisions(plan, world.edition.pk, by)
    assert last is not None
    assert (last.code, last.edition_id) == ("1.1", None)
    withdraw(plan=plan, edition=world.edition, project_ids=[project], by=by)
    assert not Placement.objects.filter(ended_at=None).exists()


def test_what_was_placed_by_itself_is_taken_back_by_itself(world: World, old: Edition) -> None:
    plan, project = the_plan()
    by = world.cast.anong
    confirm(plan=plan, edition=world.edition, choices={project: "1.1"}, by=by)
    place(plan=plan, edition=world.edition, places={(project, old.pk): "2"}, by=by)
    last = queries.last_decisions(plan, world.edition.pk, by)
    assert last is not None
    assert (last.code, last.edition_id) == ("2", old.pk)
    withdraw(plan=plan, edition=world.edition, project_ids=[project], by=by)
    assert Placement.objects.filter(ended_at=None).count() == 1


def test_the_inbox_decides_both_and_undoes_both(world: World, old: Edition) -> None:
    _, project = the_plan()
    client = Client()
    client.force_login(world.cast.anong)
    page = f"/plans/{world.ban_a.code}/"
    assert f'value="{old.pk}:2"' in client.get(f"{page}inbox/").content.decode()
    told = {"project": project, "guideline": "1.1", "place": [f"{old.pk}:2"]}
    assert client.post(f"{page}classify/", told).status_code == 302
    assert Placement.objects.get().element.code == "2"
    assert f'name="take_back" value="{old.pk}"' in client.get(f"{page}inbox/?tab=confirmed").content.decode()
    assert client.post(f"{page}beside/", {"project": project, "place": [f"{old.pk}:1"]}).status_code == 302
    undo = client.get(f"{page}inbox/").content.decode()
    assert f'name="take_back" value="{old.pk}"' in undo
    assert client.post(f"{page}beside/", {"project": project, "take_back": old.pk}).status_code == 302
    assert not Placement.objects.filter(ended_at=None).exists()
    assert Classification.objects.filter(ended_at=None).count() == 1
    assert client.post(f"{page}beside/", {"project": project, "place": [f"{old.pk}:"]}).status_code == 422
    assert client.post(f"{page}beside/", {"project": "x", "place": [f"{old.pk}:1"]}).status_code == 422


def test_own_issues_are_decided_the_same_way(world: World, old: Edition) -> None:
    plan, project = the_plan()
    own = Edition.objects.create(
        code="own", level="own", province_code=world.edition.province_code, title_th="ของเรา", organisation=world.ban_a,
        first_year=plan.first_year, last_year=plan.first_year + 4, status="draft",
    )  # fmt: skip
    Element.objects.create(edition=own, kind="issue", code="1", title_th="บ้านน่าอยู่")
    both = {(project, old.pk): "2", (project, own.pk): "1"}
    assert place(plan=plan, edition=world.edition, places=both, by=world.cast.anong) == 2
    assert {one.element.title_th for one in queries.placements_of([project]).values()} == {"โครงสร้างพื้นฐาน", "บ้านน่าอยู่"}
