"""A second person checks a sample drawn by chance, without touching any decision."""

import pytest

from prasan.accounts.models import TrailEntry
from prasan.classification import queries
from prasan.classification.actions import answer_check, confirm, draw_sample, propose
from prasan.classification.models import Classification, Proposal, SampleItem
from prasan.classification.rules import Classifier, GuidelineWords, Vocabulary, WeightedPhrase
from prasan.classification.rules.batches import Waiting, batches
from prasan.classification.rules.reading import Reader
from prasan.common.errors import InputRefused, NotAllowed, NotFound
from prasan.plans.models import Plan, Project
from tests.build import World, announce, row


@pytest.fixture
def plan(world: World) -> Plan:
    """Ban A's plan of six projects; Anong has decided five of them."""
    announce(world.ban_a, [row(f"โครงการที่ {name}") for name in ("ก", "ข", "ค", "ง", "จ", "ฉ")])
    plan = Plan.objects.get(organisation=world.ban_a)
    ids = list(Project.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))
    choices = dict(zip(ids, ("1.1", "1.1", "2.1", "no_project", "1.2"), strict=False))
    confirm(plan=plan, edition=world.edition, choices=choices, by=world.cast.anong)
    return plan


def test_a_sample_holds_decided_projects_and_the_same_seed_draws_the_same(world: World, plan: Plan) -> None:
    first = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=4, size=3)
    drawn = list(first.items.values_list("project_id", flat=True))
    assert len(set(drawn)) == 3
    SampleItem.objects.all().delete()
    again = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=4, size=3)
    assert list(again.items.values_list("project_id", flat=True)) == drawn


def test_nothing_is_drawn_twice_and_nothing_undecided(world: World, plan: Plan) -> None:
    draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1, size=3)
    rest = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1, size=50)
    assert rest.items.count() == 2
    with pytest.raises(InputRefused, match="สุ่ม"):
        draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1)


def test_the_second_person_answers_and_agreement_is_counted_while_decisions_stay(world: World, plan: Plan) -> None:
    sample = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1, size=5)
    edition_id = world.edition.pk
    assert queries.items_to_check(plan, edition_id, world.cast.anong).count() == 0
    items = list(queries.items_to_check(plan, edition_id, world.cast.porn))
    assert len(items) == 5
    before = list(Classification.objects.order_by("pk").values_list("project_id", "guideline_id", "ended_at"))
    answers = {one.pk: one.first for one in items} | {items[0].pk: "2.1" if items[0].first != "2.1" else "1.1"}
    assert answer_check(plan=plan, edition=world.edition, answers=answers, by=world.cast.porn) == 5
    found = queries.agreement_of(plan, edition_id)
    assert (found.both, found.alike, found.percent) == (5, 4, 80.0)
    assert found.kappa is not None and 0 < found.kappa < 1
    assert next(iter(queries.checked_items(plan, edition_id))).pk == items[0].pk
    assert list(Classification.objects.order_by("pk").values_list("project_id", "guideline_id", "ended_at")) == before
    assert TrailEntry.objects.filter(did="check.answered").count() == 1
    assert sample.items.filter(second_by=world.cast.porn).count() == 5


def test_nobody_checks_their_own_decision_nor_answers_twice_nor_elsewhere(world: World, plan: Plan) -> None:
    sample = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1)
    item = sample.items.first()
    assert item is not None
    with pytest.raises(InputRefused, match="เอง"):
        answer_check(plan=plan, edition=world.edition, answers={item.pk: "1.1"}, by=world.cast.anong)
    with pytest.raises(InputRefused, match=r"7\.7"):
        answer_check(plan=plan, edition=world.edition, answers={item.pk: "7.7"}, by=world.cast.porn)
    with pytest.raises(NotFound):
        answer_check(plan=plan, edition=world.edition, answers={item.pk: "1.1"}, by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        draw_sample(plan=plan, edition=world.edition, by=world.cast.ake, seed=1)
    answer_check(plan=plan, edition=world.edition, answers={item.pk: "1.1"}, by=world.cast.porn)
    with pytest.raises(NotFound):
        answer_check(plan=plan, edition=world.edition, answers={item.pk: "1.1"}, by=world.cast.porn)


def test_decisions_that_a_second_person_or_a_sure_classifier_sees_otherwise_are_found(world: World, plan: Plan) -> None:
    assert list(queries.conflicts(plan, world.edition.pk)) == []
    sample = draw_sample(plan=plan, edition=world.edition, by=world.cast.anong, seed=1)
    item = sample.items.filter(first="2.1").get()
    answer_check(plan=plan, edition=world.edition, answers={item.pk: "1.2"}, by=world.cast.porn)
    assert [one.project_id for one in queries.conflicts(plan, world.edition.pk)] == [item.project_id]
    undecided = Project.objects.filter(plan=plan).order_by("pk").last()
    assert undecided is not None
    words = (GuidelineWords("1.1", (WeightedPhrase("โครงการที่", 5),), titles=("โครงการที่",)), GuidelineWords("2.1", ()))
    propose(plan=plan, edition=world.edition, classifier=Classifier(Vocabulary(words)), by=world.cast.anong)
    Proposal.objects.filter(project=undecided).update(decision="sure", guideline=_guideline(world, "1.1"))
    confirm(plan=plan, edition=world.edition, choices={undecided.pk: "2.1"}, by=world.cast.anong)
    found = {one.project_id for one in queries.conflicts(plan, world.edition.pk)}
    assert found == {item.project_id, undecided.pk}


def _guideline(world: World, code: str) -> int:
    return queries.guidelines_by_code(world.edition)[code].pk


def test_progress_names_every_plan_of_the_province_the_most_work_first(world: World, plan: Plan) -> None:
    announce(world.ban_b, [row("ถนน"), row("บ่อ")])
    first, second = queries.progress_of_plans(world.province.code, world.edition.pk)
    assert (first.plan.organisation, first.total, first.waiting, first.percent) == (world.ban_b, 2, 2, 0)
    assert (second.decided, second.waiting, second.aside, second.percent) == (5, 1, 1, 83)


def test_projects_with_one_proposal_whose_names_begin_alike_are_a_batch() -> None:
    waiting = [Waiting(number, f"ก่อสร้างถนนคอนกรีต หมู่ที่ {number}", "1.1") for number in range(1, 5)]
    others = [
        Waiting(9, "ก่อสร้างถนนคอนกรีต ข้างวัด", "2.1"),
        Waiting(10, "งานบุญบั้งไฟ", "1.1"),
        Waiting(11, "ก่อสร้างถนนคอนกรีต", ""),
    ]
    (only,) = batches([*waiting, *others], Reader({}))
    assert (only.proposed, [one.project_id for one in only.projects]) == ("1.1", [1, 2, 3, 4])
