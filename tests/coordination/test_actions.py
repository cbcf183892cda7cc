"""Overlaps are kept, decided, taken back, and never asked about twice; joint requests have the consent of each owner."""

import pytest

from prasan.accounts.models import TrailEntry
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.coordination import queries
from prasan.coordination.actions.checking import check_plan
from prasan.coordination.actions.deciding import decide_overlap, withdraw_decision
from prasan.coordination.actions.finding import refresh_overlaps
from prasan.coordination.actions.joint import answer_request, open_request, take_answer_back, withdraw_request
from prasan.coordination.models import Overlap, OverlapDecision
from prasan.coordination.rules.saying import changed_facts
from prasan.jobs.actions import start
from prasan.organisations.queries import person
from prasan.plans.actions import remove_project
from prasan.plans.actions.plans import open_plan
from prasan.plans.actions.versions import open_revision, store, version_of
from prasan.plans.models import Plan, Project, ProjectVersion
from prasan.plans.rules.rows import PlanFormat
from tests.build import PROVINCE, World, announce, row
from tests.coordination.worlds import ROAD_A, make_overlapping, overlap_of

pytestmark = pytest.mark.django_db


def draft_of(world: World, *names: str, baht: int = 100_000) -> Plan:
    """Ban A's unannounced plan of this period."""
    plan = open_plan(
        organisation=world.ban_a,
        first_year=2571,
        last_year=2575,
        plan_format=PlanFormat.ISSUE,
        by=world.cast.anong,
    )
    revision = open_revision(plan)
    rows = [row(name, amounts={2571: baht}) for name in names]
    versions = [
        version_of(Project.objects.create(plan=plan), one, revision, position) for position, one in enumerate(rows)
    ]
    store(versions, rows)
    return plan


def published_again(project_id: int, name: str) -> None:
    """A later announced version of a project, as an amendment leaves it."""
    head = ProjectVersion.objects.get(project_id=project_id, is_published=True)
    ProjectVersion.objects.filter(pk=head.pk).update(is_published=False, is_latest=False)
    head.pk, head.name = None, name
    head.save(force_insert=True)


def test_what_is_found_is_kept_with_its_members_facts_and_money(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    assert (road.kind, road.where, road.stake_baht) == ("same", "two_plans", 850_000)
    assert queries.owners_of(queries.overlap_to_see(road.pk, person(world.cast.porn))) == ("5002", "5003")
    assert road.facts[0]["segment"] == "บ้านโนนสว่าง – บ้านหนองไผ่"
    assert overlap_of(made.first_phase, made.second_phase).kind == "phase"
    assert Overlap.objects.count() == 2
    entry = TrailEntry.objects.get(did="overlaps.found")
    assert entry.after == {"compared": 5, "found": 2, "fresh": 2, "gone": 0}


def test_finding_again_changes_nothing_and_marks_what_is_gone(world: World) -> None:
    made = make_overlapping(world)
    again = refresh_overlaps(province_code=PROVINCE, by=world.cast.porn)
    assert (again.found, again.fresh, again.gone) == (2, 0, 0)
    published_again(made.road_b, "ก่อสร้างถนนลาดยาง สายบ้านโคกสี - บ้านดงเค็ง")
    assert refresh_overlaps(province_code=PROVINCE, by=world.cast.porn).gone == 1
    assert overlap_of(made.road_a, made.road_b).gone_at is not None
    published_again(made.road_b, ROAD_A)
    refresh_overlaps(province_code=PROVINCE, by=world.cast.porn)
    assert overlap_of(made.road_a, made.road_b).gone_at is None


def test_a_decision_is_kept_with_its_facts_and_not_asked_again(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="split", why="แบ่งกันคนละครึ่ง", by=world.cast.boonmee)
    assert list(Overlap.objects.in_state("waiting").values_list("kind", flat=True)) == ["phase"]
    published_again(made.road_b, ROAD_A.replace("กว้าง 5 เมตร", "กว้าง 5.00 เมตร"))
    refresh_overlaps(province_code=PROVINCE, by=None)
    assert road not in Overlap.objects.in_state("waiting")
    road.refresh_from_db()
    decision = OverlapDecision.objects.get(overlap=road)
    assert decision.facts_digest == road.facts_digest or changed_facts(decision.facts, road.facts)


def test_a_new_version_that_changes_a_fact_shows_but_the_decision_stands(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_b, by=world.cast.anong)
    published_again(made.road_b, ROAD_A.replace("กว้าง 5", "กว้าง 6"))
    refresh_overlaps(province_code=PROVINCE, by=None)
    road.refresh_from_db()
    decision = OverlapDecision.objects.get(overlap=road, ended_at=None)
    assert decision.facts_digest != road.facts_digest
    assert ("width", "5", "6") in changed_facts(decision.facts, road.facts)


def test_a_decision_is_replaced_and_taken_back_with_its_history(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    decide_overlap(overlap_id=road.pk, choice="merge", kept=made.road_b, by=world.cast.anong)
    decide_overlap(overlap_id=road.pk, choice="not_the_same", by=world.cast.krit)
    withdraw_decision(overlap_id=road.pk, by=world.cast.porn)
    assert road in Overlap.objects.in_state("waiting")
    assert list(queries.history_of(road).values_list("choice", "ended_by__username")) == [
        ("not_the_same", "porn"),
        ("merge", "krit"),
    ]
    with pytest.raises(Refusal, match="ยังไม่มีคำตัดสิน"):
        withdraw_decision(overlap_id=road.pk, by=world.cast.porn)


def test_strangers_learn_nothing_and_readers_decide_nothing(world: World) -> None:
    made = make_overlapping(world)
    pond = overlap_of(made.first_phase, made.second_phase)
    with pytest.raises(NotFound):
        decide_overlap(overlap_id=pond.pk, choice="sequence", by=world.cast.anong)
    road = overlap_of(made.road_a, made.road_b)
    with pytest.raises(InputRefused, match="คงโครงการใดไว้"):
        decide_overlap(overlap_id=road.pk, choice="merge", by=world.cast.anong)
    with pytest.raises(NotAllowed):
        decide_overlap(overlap_id=road.pk, choice="merge", by=world.cast.ake)
    with pytest.raises(NotAllowed):
        decide_overlap(overlap_id=road.pk, choice="merge", by=world.cast.chai)
    with pytest.raises(InputRefused):
        decide_overlap(overlap_id=road.pk, choice="burn", by=world.cast.anong)
    with pytest.raises(NotAllowed):
        refresh_overlaps(province_code=PROVINCE, by=world.cast.anong)
    assert OverlapDecision.objects.count() == 0


def test_drafts_of_others_are_never_read(world: World) -> None:
    made = make_overlapping(world, find=False)
    draft_of(world, ROAD_A.replace("ยาว 320", "ยาว 999"))
    listed = queries.published_projects(PROVINCE)
    assert {one.key for one in listed} == {
        made.road_a,
        made.road_b,
        made.first_phase,
        made.second_phase,
        made.lonely,
    }


def test_what_an_owner_takes_out_in_its_draft_is_announced_for_everyone_else(world: World) -> None:
    made = make_overlapping(world, find=False)
    plan = Plan.objects.get(organisation=world.ban_b)
    head = ProjectVersion.objects.get(project=made.road_b, is_latest=True)
    remove_project(plan_id=plan.pk, project_id=made.road_b, seen=head.pk, by=world.cast.boonmee)
    assert made.road_b in {one.key for one in queries.published_projects(PROVINCE)}


def test_a_project_that_was_carried_into_a_later_plan_is_no_second_one(world: World) -> None:
    made = make_overlapping(world, find=False)
    (again,) = announce(world.ban_a, [row(ROAD_A)])
    Project.objects.filter(pk=again).update(origin=made.road_a)
    assert made.road_a not in {one.key for one in queries.published_projects(PROVINCE)}
    assert refresh_overlaps(province_code=PROVINCE, by=None).compared == 5


def test_a_plan_is_checked_against_the_announced_ones_for_its_own_planners(world: World) -> None:
    made = make_overlapping(world, find=False)
    plan = draft_of(world, ROAD_A, "โรงเรียนผู้สูงอายุ", "โรงเรียนผู้สูงอายุ")
    check = check_plan(plan=plan, by=world.cast.anong)
    others = {hint["other"] for hint in check.overlaps if not hint["other_is_own"]}
    assert others == {made.road_a, made.road_b}
    assert sum(hint["other_is_own"] for hint in check.overlaps) == 1
    with pytest.raises(NotFound):
        check_plan(plan=plan, by=world.cast.boonmee)


def test_far_off_prices_are_told_for_the_own_plan_only(world: World) -> None:
    road = "ก่อสร้างถนน คสล. บ้านทดสอบ{} หมู่ที่ {} กว้าง 5 เมตร ยาว 200 เมตร"
    announce(world.ban_b, [row(road.format(n, n), amounts={2571: 600_000 + n * 5_000}) for n in range(1, 12)])
    plan = draft_of(world, road.format(20, 20), baht=6_000_000)
    check = check_plan(plan=plan, by=world.cast.anong)
    assert len(check.prices) == 1
    assert check.prices[0]["unit"] == "ตารางเมตร"
    assert "สูงกว่า" in check.prices[0]["th"]


def test_the_background_job_finds_and_says_so(world: World) -> None:
    make_overlapping(world, find=False)
    job = start(kind="coordination.find_overlaps", by=world.cast.porn, arguments={"province": PROVINCE})
    assert job.state == "done"
    assert job.result == {"compared": 5, "found": 2, "fresh": 2, "gone": 0}
    assert (
        start(kind="coordination.find_overlaps", by=world.cast.anong, arguments={"province": PROVINCE}).state
        == "refused"
    )


def test_a_joint_request_invites_all_owners_and_each_answers_for_itself(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    request = open_request(overlap_id=road.pk, title="ถนนเชื่อมสองตำบล", by=world.cast.anong)
    assert open_request(overlap_id=road.pk, title="อีกชื่อ", by=world.cast.porn) == request
    assert list(request.owners.values_list("organisation__code", "consent")) == [
        ("5002", "invited"),
        ("5003", "invited"),
    ]
    answer_request(request_id=request.pk, organisation_code="5002", consents=True, by=world.cast.chai)
    answer_request(request_id=request.pk, organisation_code="5003", consents=False, by=world.cast.nom, why="ไม่มีงบ")
    for stranger in (world.cast.anong, world.cast.porn, world.cast.krit):
        with pytest.raises(NotAllowed):
            answer_request(request_id=request.pk, organisation_code="5003", consents=True, by=stranger)
    take_answer_back(request_id=request.pk, organisation_code="5002", by=world.cast.anong)
    assert list(request.owners.values_list("consent", flat=True)) == ["invited", "declined"]
    said = TrailEntry.objects.filter(did="joint_request.answered").order_by("number").values_list("before", "after")
    assert list(said)[-1] == ({"5002": "consented"}, {"5002": "invited"})


def test_a_joint_request_is_called_off_by_its_opener_or_the_pao(world: World) -> None:
    made = make_overlapping(world)
    road = overlap_of(made.road_a, made.road_b)
    request = open_request(overlap_id=road.pk, title="ถนน", by=world.cast.anong)
    with pytest.raises(NotAllowed):
        withdraw_request(request_id=request.pk, by=world.cast.boonmee)
    withdraw_request(request_id=request.pk, by=world.cast.porn)
    with pytest.raises(Refusal, match="ยกเลิกแล้ว"):
        answer_request(request_id=request.pk, organisation_code="5002", consents=True, by=world.cast.anong)
    assert open_request(overlap_id=road.pk, title="ถนนใหม่", by=world.cast.anong) != request


def test_one_owner_alone_is_no_joint_request(world: World) -> None:
    made = make_overlapping(world)
    pond = overlap_of(made.first_phase, made.second_phase)
    with pytest.raises(Refusal, match="เดียวกัน ทำเป็นโครงการร่วมไม่ได้"):
        open_request(overlap_id=pond.pk, title="บึง", by=world.cast.porn)
