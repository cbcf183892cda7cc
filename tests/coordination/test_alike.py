"""One project against the announced plans, at once: near plans only, drafts never, nothing that was settled."""

from datetime import date

import pytest

from prasan.coordination import alike, queries
from prasan.coordination.actions.deciding import decide_overlap
from prasan.coordination.rules.finding import Index
from prasan.coordination.rules.listed import Listed, Point
from prasan.coordination.rules.neighbours import Place, compared_with
from prasan.organisations.models import Organisation
from prasan.plans.actions import add_project, announce_plan, open_plan, remove_project
from prasan.plans.models import Plan, Project, ProjectVersion
from prasan.plans.rules.rows import PlanFormat
from tests.build import World
from tests.coordination.worlds import ROAD_A, ROAD_B, make_overlapping, overlap_of

OWN = Place("1", Point(16.40, 102.80), "ดอนหัน", "เมือง")
NEAR = Place("2", Point(16.45, 102.85), "ท่าพระ", "เมือง")
FAR = Place("3", Point(17.00, 103.50), "โนนสูง", "ชุมแพ")
NAMESAKE = Place("4", Point(17.00, 103.50), "ดอนหัน", "ชุมแพ")
PAO = Place("9", Point(17.50, 103.50), "", "เมือง", is_pao=True)
ALL = (OWN, NEAR, FAR, NAMESAKE, PAO)


def test_an_organisation_is_compared_with_its_neighbours_its_namesake_and_the_pao() -> None:
    assert compared_with(OWN, ALL) == {"1", "2", "4", "9"}
    assert compared_with(FAR, ALL) == {"3", "4", "9"}


def test_a_project_of_the_pao_is_compared_with_the_places_that_it_names() -> None:
    assert compared_with(PAO, ALL) == {"9"}
    assert compared_with(PAO, ALL, ["ชุมแพ"]) == {"9", "3", "4"}
    assert compared_with(PAO, ALL, ["ท่าพระ"]) == {"9", "2"}


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    alike.forget()


def asked(world: World, name: str, *, key: int = 0, of: Organisation | None = None) -> list[int]:
    """The projects that look like one of Ban A's (or another's), typed just now."""
    owner = of or world.ban_a
    return [one.other.key for one in alike.alike_to(typed(name, owner, key), owner).found]


def typed(name: str, owner: Organisation, key: int = 0) -> Listed:
    return queries.listed_of(key, name, "", Organisation.objects.select_related("district").get(pk=owner.pk), {})


@pytest.mark.django_db
def test_what_looks_the_same_is_told_with_what_it_was_compared_with(world: World) -> None:
    made = make_overlapping(world, find=False)
    answer = alike.alike_to(typed(ROAD_A, world.ban_a, made.road_a), world.ban_a)
    assert [one.other.key for one in answer.found] == [made.road_b]
    assert answer.compared == 5
    assert answer.found[0].overlap.score > 0.5


@pytest.mark.django_db
def test_drafts_of_others_are_not_found_and_what_they_take_out_in_a_draft_still_is(world: World) -> None:
    made = make_overlapping(world, find=False)
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(plan_id=plan.pk, cells={"name": ROAD_B.replace("๓๒๐", "๙๙๙")}, by=world.cast.boonmee)
    assert asked(world, ROAD_A.replace("320", "999")) == []
    head = ProjectVersion.objects.get(project=made.road_b, is_latest=True)
    remove_project(plan_id=plan.pk, project_id=made.road_b, seen=head.pk, by=world.cast.boonmee)
    assert asked(world, ROAD_A, key=made.road_a) == [made.road_b]
    assert asked(world, ROAD_B, of=world.ban_b) == [made.road_a], "its own draft is known to it"


@pytest.mark.django_db
def test_an_announcement_is_seen_by_the_next_question(world: World) -> None:
    make_overlapping(world, find=False)
    assert asked(world, ROAD_A.replace("320", "999")) == []
    plan = Plan.objects.get(organisation=world.ban_b)
    saved = add_project(
        plan_id=plan.pk, cells={"name": ROAD_B.replace("๓๒๐", "๙๙๙"), "amount_2571": "9"}, by=world.cast.boonmee
    )
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 11, 20), by=world.cast.porn)
    assert asked(world, ROAD_A.replace("320", "999")) == list(saved.versions)


@pytest.mark.django_db
def test_an_index_is_kept_until_something_near_is_announced(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    make_overlapping(world, find=False)
    built: list[int] = []

    def counted(listed: list[Listed]) -> Index:
        built.append(len(listed))
        return Index(listed)

    monkeypatch.setattr(alike, "Index", counted)
    asked(world, ROAD_A)
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(plan_id=plan.pk, cells={"name": "ขุดสระหมู่ที่ 3", "amount_2571": "9"}, by=world.cast.boonmee)
    asked(world, ROAD_A)
    assert built == [5]
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 11, 20), by=world.cast.porn)
    asked(world, ROAD_A)
    assert built == [5, 6]


@pytest.mark.django_db
def test_what_a_person_called_not_the_same_is_not_asked_again_and_what_was_decided_is_told(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="split", by=world.cast.anong)
    (found,) = alike.alike_to(typed(ROAD_A, world.ban_a, made.road_a), world.ban_a).found
    assert found.decision is not None
    assert found.decision.choice == "split"
    decide_overlap(overlap_id=road.pk, choice="not_the_same", by=world.cast.anong)
    assert asked(world, ROAD_A, key=made.road_a) == []


@pytest.mark.django_db
def test_a_project_is_not_alike_to_the_one_that_it_was_carried_over_from(world: World) -> None:
    make_overlapping(world, find=False)
    made = ProjectVersion.objects.published().get(name=ROAD_A)
    assert made.project_id in asked(world, ROAD_A)
    plan = open_plan(
        organisation=world.ban_a,
        first_year=2571,
        last_year=2575,
        plan_format=PlanFormat.ISSUE,
        by=world.cast.anong,
    )
    carried = Project.objects.create(plan=plan, origin=made.project)
    assert made.project_id not in asked(world, ROAD_A, key=carried.pk)
