"""What all owners agreed on is carried out by each in its own plan, as an amendment, and never for another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.models import TrailEntry
from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.coordination import queries
from prasan.coordination.actions.carrying import carry_out
from prasan.coordination.actions.deciding import agree_to_decision, decide_overlap, withdraw_decision
from prasan.coordination.actions.joint import answer_request, open_request, take_answer_back
from prasan.coordination.carrying import Carrying, carrying_of
from prasan.coordination.models import Overlap
from prasan.coordination.rules.carrying import (
    Agreed,
    Deed,
    Part,
    Standing,
    agreed_on,
    deed_of,
    in_sequence,
    joined_reasons,
    reason_of,
    years_in_words,
)
from prasan.organisations.queries import person
from prasan.plans import lives
from prasan.plans.actions import add_project, announce_plan, describe_revision, take_back
from prasan.plans.models import Plan, Project, ProjectVersion
from prasan.plans.rules.paths import RevisionKind
from prasan.reports.facts import Asked, State
from prasan.reports.queries.plans import facts_of_plan
from tests.build import World, submit
from tests.coordination.worlds import Overlapping, make_overlapping, overlap_of

COMPLETE = {"name": "บ่อน้ำ", "amount_2571": "5", "target": "1 บ่อ", "unit": "กองช่าง"}
NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=400)
PARTS = st.lists(
    st.builds(
        Part,
        project_id=st.integers(1, 10**6),
        name=NAMES,
        organisation=st.just("อบต.บี"),
        years=st.lists(st.integers(2566, 2580), max_size=5, unique=True).map(sorted).map(tuple),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda one: one.project_id,
)


@given(PARTS, st.sampled_from(list(Agreed)), st.text(max_size=50))
def test_a_reason_names_the_others_where_it_was_decided_and_fits_its_cell(
    parts: list[Part], agreed: Agreed, said: str
) -> None:
    kept = parts[0].project_id
    for part in parts[1:]:
        reason = reason_of(agreed, part, parts, number=7, kept=kept, said=said)
        assert "ความซ้ำซ้อนที่ 7" in reason
        assert parts[0].name[:100] in reason
        assert len(reason) < 2_000


def test_a_joint_project_with_the_title_of_one_of_its_projects_tells_it_once() -> None:
    parts = [Part(1, "ถนนเชื่อม", "อบต.ก", (2571,)), Part(2, "ทางเชื่อม", "อบต.ข", (2571,))]
    first, second = (reason_of(Agreed.JOINT, one, parts, number=7, said="ถนนเชื่อม") for one in parts)
    assert first.startswith("ทำเป็นโครงการร่วม “ถนนเชื่อม” กับ “ทางเชื่อม” ของ อบต.ข ")
    assert second.startswith("ทำเป็นโครงการร่วม “ถนนเชื่อม” กับ อบต.ก ")


@given(PARTS)
def test_the_sequence_goes_by_the_first_year_and_loses_nobody(parts: list[Part]) -> None:
    order = in_sequence(parts)
    assert sorted(order, key=lambda one: one.project_id) == sorted(parts, key=lambda one: one.project_id)
    firsts = [one.years[0] for one in order if one.years]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("choice", "owners_agree", "joint_accepted", "expected"),
    [
        ("merge", True, False, Agreed.MERGE),
        ("merge", False, True, None),
        ("", False, True, Agreed.JOINT),
        ("not_the_same", True, True, None),
        ("", True, False, None),
    ],
)
def test_a_decision_goes_before_a_joint_request_and_both_need_everybody(
    choice: str, owners_agree: bool, joint_accepted: bool, expected: Agreed | None
) -> None:
    assert agreed_on(choice, owners_agree=owners_agree, joint_accepted=joint_accepted) is expected


def test_of_a_merge_one_stays_and_the_others_go() -> None:
    assert [deed_of(Agreed.MERGE, one, 2) for one in (1, 2, 3)] == [Deed.TAKE_OUT, Deed.KEEP, Deed.TAKE_OUT]
    assert deed_of(Agreed.MERGE, 1, None) is Deed.KEEP
    assert deed_of(Agreed.SPLIT, 1, None) is Deed.NOTE


def test_years_in_a_row_are_one_stretch() -> None:
    assert [years_in_words(one) for one in ((), (2571,), (2571, 2572), (2571, 2572, 2573), (2571, 2573, 2575))] == [
        "",
        "2571",
        "2571, 2572",
        "2571–2573",
        "2571, 2573, 2575",
    ]


def test_a_reason_that_is_there_stays_before_the_new_one() -> None:
    assert joined_reasons("", "ข") == "ข"
    assert joined_reasons("ก", "ข") == "ก / ข"
    assert joined_reasons("ข", "ข") == "ข"


def agreed_merge(world: World, made: Overlapping) -> Overlap:
    """Ban A decides that Ban B's road goes into its own, and Ban B's head agrees."""
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_a, why="ถนนสายเดียวกัน", by=world.cast.anong)
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.nom)
    return road


def seen_by(world: World, name: str, overlap: Overlap) -> Carrying:
    asking = person(getattr(world.cast, name))
    return carrying_of(queries.overlap_to_see(overlap.pk, asking), asking)


def standings(world: World, name: str, overlap: Overlap) -> list[Standing]:
    return [one.standing for one in seen_by(world, name, overlap).tasks]


@pytest.mark.django_db
def test_who_decides_agrees_for_its_own_organisation_and_the_others_are_asked(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_a, by=world.cast.anong)
    assert [one.agreement is not None for one in seen_by(world, "porn", road).owners] == [True, False]
    assert Overlap.objects.in_state("agreeing").get() == road
    for stranger in (world.cast.anong, world.cast.porn, world.cast.krit, world.cast.manee):
        with pytest.raises(NotAllowed):
            agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=stranger)
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.nom)
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.boonmee)
    assert TrailEntry.objects.filter(did="overlap.agreed").count() == 1
    assert not Overlap.objects.in_state("agreeing")
    assert Overlap.objects.in_state("carrying").get() == road


@pytest.mark.django_db
def test_the_pao_decides_for_nobody_and_a_new_decision_asks_anew(world: World) -> None:
    made = make_overlapping(world)
    road = agreed_merge(world, made)
    decide_overlap(overlap_id=road.pk, choice="split", by=world.cast.porn)
    assert [one.agreement for one in seen_by(world, "porn", road).owners] == [None, None]
    withdraw_decision(overlap_id=road.pk, by=world.cast.porn)
    with pytest.raises(Refusal, match="ยังไม่มีคำตัดสิน"):
        agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.boonmee)


@pytest.mark.django_db
def test_the_merged_project_leaves_its_owners_plan_with_the_reason_and_comes_back(world: World) -> None:
    made = make_overlapping(world)
    road = agreed_merge(world, made)
    assert standings(world, "boonmee", road) == [Standing.NOTHING_TO_DO, Standing.WAITING]
    edit = carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    plan = Plan.objects.get(organisation=world.ban_b)
    revision = plan.revisions.get(announced_on=None)
    assert revision.kind_list == (RevisionKind.CHANGE,)
    assert "ถนนสายเดียวกัน" in revision.reason
    (change,) = lives.changes_of(revision)
    assert change.after is None
    assert change.why_out.startswith("รวมเป็นโครงการเดียวกับ “ก่อสร้างถนน คสล.")
    (listed,) = facts_of_plan(plan, Asked(state=State.WORKING, revision=revision.number)).projects
    assert (listed.is_out, listed.row.reason) == (True, change.why_out)
    assert standings(world, "boonmee", road)[1] is Standing.DRAFT
    assert standings(world, "anong", road)[1] is Standing.WAITING, "the draft of another is not told"
    with pytest.raises(Refusal, match="ดำเนินการในแผนแล้ว"):
        carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    take_back(edit_id=edit.pk, by=world.cast.boonmee)
    assert lives.changes_of(revision) == ()
    assert standings(world, "boonmee", road)[1] is Standing.WAITING
    said = TrailEntry.objects.get(did="overlap.carried_out")
    assert said.organisation_code == world.ban_b.code
    assert said.after == {"project": f"P{made.road_b}", "agreed": "merge", "edit": edit.pk}


@pytest.mark.django_db
def test_announced_it_is_carried_out_in_that_revision_for_everyone(world: World) -> None:
    made = make_overlapping(world)
    road = agreed_merge(world, made)
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(plan_id=plan.pk, cells={"name": "ขุดสระหมู่ที่ 3", "amount_2571": "100000"}, by=world.cast.boonmee)
    carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 11, 20), by=world.cast.porn)
    task = seen_by(world, "anong", road).tasks[1]
    assert (task.standing, task.revision.number) == (Standing.CARRIED, 2)  # type: ignore[union-attr]
    assert not Overlap.objects.in_state("carrying")


@pytest.mark.django_db
def test_nobody_carries_out_for_another_before_all_agree_or_while_it_is_considered(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_a, by=world.cast.anong)
    with pytest.raises(Refusal, match="ยังไม่เห็นด้วยครบ"):
        carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.boonmee)
    for other in (world.cast.anong, world.cast.porn, world.cast.krit, world.cast.siri, world.cast.nom):
        with pytest.raises(NotAllowed):
            carry_out(overlap_id=road.pk, project_id=made.road_b, by=other)
    with pytest.raises(Refusal, match="คงไว้ในแผน"):
        carry_out(overlap_id=road.pk, project_id=made.road_a, by=world.cast.anong)
    with pytest.raises(NotFound):
        carry_out(overlap_id=road.pk, project_id=made.lonely, by=world.cast.anong)
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(plan_id=plan.pk, cells=COMPLETE, by=world.cast.boonmee)
    submit(world, world.ban_b)
    with pytest.raises(Refusal, match="แก้โครงการไม่ได้ขณะนี้"):
        carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    assert not Project.objects.filter(removed_at__isnull=False)


@pytest.mark.django_db
def test_a_sequence_is_noted_by_each_owner_in_the_open_revision_beside_what_is_there(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="sequence", by=world.cast.anong)
    agree_to_decision(overlap_id=road.pk, organisation_code=world.ban_b.code, by=world.cast.boonmee)
    plan = Plan.objects.get(organisation=world.ban_b)
    add_project(plan_id=plan.pk, cells={"name": "ขุดสระหมู่ที่ 3"}, by=world.cast.boonmee)
    describe_revision(plan_id=plan.pk, kinds=(RevisionKind.ADD,), reason="ชาวบ้านขอ", by=world.cast.boonmee)
    carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
    revision = plan.revisions.get(announced_on=None)
    assert (revision.kind_list, revision.reason) == ((RevisionKind.ADD, RevisionKind.CHANGE), "ชาวบ้านขอ")
    head = ProjectVersion.objects.get(project=made.road_b, is_latest=True)
    assert "เป็นลำดับที่ 2 จาก 2 ปี 2571" in head.reason
    assert standings(world, "boonmee", road) == [Standing.WAITING, Standing.DRAFT]
    announce_plan(plan_id=plan.pk, announced_on=date(2026, 11, 20), by=world.cast.porn)
    assert standings(world, "anong", road) == [Standing.WAITING, Standing.CARRIED]


@pytest.mark.django_db
def test_a_joint_request_that_all_accept_is_noted_by_each_and_not_after_one_takes_it_back(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    request = open_request(overlap_id=road.pk, title="ถนนเชื่อมสองตำบล", by=world.cast.anong)
    answer_request(request_id=request.pk, organisation_code="5002", consents=True, by=world.cast.chai)
    assert seen_by(world, "anong", road).agreed is None
    answer_request(request_id=request.pk, organisation_code="5003", consents=True, by=world.cast.nom)
    assert Overlap.objects.in_state("carrying").get() == road
    carry_out(overlap_id=road.pk, project_id=made.road_a, by=world.cast.anong)
    head = ProjectVersion.objects.get(project=made.road_a, is_latest=True)
    assert head.reason.startswith("ทำเป็นโครงการร่วม “ถนนเชื่อมสองตำบล” กับ")
    take_answer_back(request_id=request.pk, organisation_code="5003", by=world.cast.nom)
    with pytest.raises(Refusal, match="ยังไม่เห็นด้วยครบ"):
        carry_out(overlap_id=road.pk, project_id=made.road_b, by=world.cast.boonmee)
