"""Proposals never count; people decide, change their minds and take decisions back, and the trail keeps it all."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prasan.accounts.models import TrailEntry
from prasan.classification import queries
from prasan.classification.actions import confirm, propose, proposing, withdraw
from prasan.classification.models import Classification, Proposal, SetAside
from prasan.classification.rules import NO_PROJECT, Classifier, GuidelineWords, Vocabulary, WeightedPhrase
from prasan.common.errors import InputRefused, NotAllowed, NotFound
from prasan.framework.actions import load_edition
from prasan.jobs.kinds import Cancelled
from prasan.plans.models import Plan, Project
from tests.build import World, announce, framework_draft, row


@pytest.fixture
def plan(world: World) -> Plan:
    """Ban A's plan: two roads and one project for the elderly."""
    announce(world.ban_a, [row("ก่อสร้างถนนคอนกรีต"), row("โรงเรียนผู้สูงอายุ"), row("ก่อสร้างถนนลาดยาง")])
    return Plan.objects.get(organisation=world.ban_a)


@pytest.fixture
def classifier() -> Classifier:
    words = (
        GuidelineWords("1.1", (WeightedPhrase("ถนน", 5),), titles=("ก่อสร้างถนน",)),
        GuidelineWords("2.1", (WeightedPhrase("ผู้สูงอายุ", 5),), titles=("ดูแลผู้สูงอายุ",)),
        GuidelineWords("9.9", (WeightedPhrase("คอนกรีต", 1),), titles=("คอนกรีต",)),
    )
    return Classifier(Vocabulary(words))


def ids(plan: Plan) -> list[int]:
    return list(Project.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))


def in_force(world: World) -> dict[int, str]:
    return dict(queries.open_classifications(world.edition.pk).values_list("project_id", "guideline__code"))


def test_every_project_gets_a_proposal_with_the_words_that_led_to_it(
    world: World, plan: Plan, classifier: Classifier
) -> None:
    assert propose(plan=plan, edition=world.edition, classifier=classifier, by=world.cast.anong) == 3
    proposals = {one.project_id: one for one in Proposal.objects.filter(project_id__in=ids(plan))}
    best = [proposals[one].guideline for one in ids(plan)]
    assert [one.code if one else "" for one in best] == ["1.1", "2.1", "1.1"]
    assert "ผู้สูงอายุ" in " ".join(proposals[ids(plan)[1]].ranked[0]["evidence"])
    assert in_force(world) == {}


def test_asking_says_how_far_it_is_and_writes_nothing_when_it_is_stopped(
    world: World, plan: Plan, classifier: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposing, "SAID_EVERY", 1)
    said: list[tuple[int, int]] = []

    def stop_at_the_last(done: int, total: int) -> None:
        said.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        propose(plan=plan, edition=world.edition, classifier=classifier, by=world.cast.anong, progress=stop_at_the_last)
    assert said == [(0, 3), (1, 3), (2, 3)]
    assert not Proposal.objects.exists()


def test_guidelines_that_the_edition_lacks_are_not_proposed(world: World, plan: Plan, classifier: Classifier) -> None:
    propose(plan=plan, edition=world.edition, classifier=classifier, by=world.cast.anong)
    named = {one["guideline"] for proposal in Proposal.objects.all() for one in proposal.ranked}
    assert named <= {"1.1", "1.2", "2.1"}


def test_a_newer_answer_replaces_the_older_one(world: World, plan: Plan, classifier: Classifier) -> None:
    for _ in range(2):
        propose(plan=plan, edition=world.edition, classifier=classifier, by=world.cast.anong)
    assert Proposal.objects.count() == 3


def test_one_or_many_are_confirmed_with_their_person(world: World, plan: Plan) -> None:
    first, second, third = ids(plan)
    choices = {first: "1.1", second: "2.1"}
    assert confirm(plan=plan, edition=world.edition, choices=choices, by=world.cast.anong) == 2
    assert in_force(world) == choices
    assert set(Classification.objects.values_list("confirmed_by", flat=True)) == {world.cast.anong.pk}
    assert queries.inbox_counts(plan, world.edition.pk)["waiting"] == 1
    assert [one.project_id for one in queries.inbox(plan, world.edition.pk)] == [third]


def test_the_same_decision_again_changes_nothing(world: World, plan: Plan) -> None:
    first = ids(plan)[0]
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    before = TrailEntry.objects.count()
    assert confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong) == 0
    assert (Classification.objects.count(), TrailEntry.objects.count()) == (1, before)


def test_a_later_decision_ends_the_earlier_one_and_both_are_kept(world: World, plan: Plan) -> None:
    first = ids(plan)[0]
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    confirm(plan=plan, edition=world.edition, choices={first: "2.1"}, by=world.cast.anong, why="เป็นทางลาด")
    assert in_force(world) == {first: "2.1"}
    assert Classification.objects.filter(project_id=first).count() == 2
    entry = TrailEntry.objects.filter(did="projects.classified").first()
    assert entry is not None
    assert (entry.why, entry.before, entry.after) == ("เป็นทางลาด", {f"P{first}": "1.1"}, {f"P{first}": "2.1"})


def test_a_decision_knows_whether_it_follows_the_proposal(world: World, plan: Plan, classifier: Classifier) -> None:
    propose(plan=plan, edition=world.edition, classifier=classifier, by=world.cast.anong)
    first, second, _ = ids(plan)
    confirm(plan=plan, edition=world.edition, choices={first: "1.1", second: "1.2"}, by=world.cast.anong)
    followed = dict(Classification.objects.values_list("project_id", "proposed"))
    assert followed == {first: True, second: False}


def test_a_proposal_of_another_edition_is_not_followed(world: World, plan: Plan, classifier: Classifier) -> None:
    other = load_edition(
        draft=replace(framework_draft(), code="next", title_th="ประเด็นการพัฒนาท้องถิ่น (พ.ศ. 2576–2580)"), by=None
    )
    propose(plan=plan, edition=other, classifier=classifier, by=world.cast.anong)
    first = ids(plan)[0]
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    assert not Classification.objects.get(project_id=first, edition=world.edition).proposed


def test_a_project_of_another_plan_or_an_unknown_guideline_stops_everything(world: World, plan: Plan) -> None:
    (stranger,) = announce(world.ban_b, [row("ถนนของบ้านบี")])
    first = ids(plan)[0]
    with pytest.raises(NotFound):
        confirm(plan=plan, edition=world.edition, choices={first: "1.1", stranger: "1.1"}, by=world.cast.anong)
    with pytest.raises(InputRefused):
        confirm(plan=plan, edition=world.edition, choices={first: "7.7"}, by=world.cast.anong)
    assert in_force(world) == {}


def test_only_planners_decide(world: World, plan: Plan) -> None:
    first = ids(plan)[0]
    for user, refusal in ((world.cast.boonmee, NotFound), (world.cast.ake, NotAllowed)):
        with pytest.raises(refusal):
            confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=user)
        with pytest.raises(refusal):
            withdraw(plan=plan, edition=world.edition, project_ids=[first], by=user)
    assert confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.porn) == 1


def test_a_withdrawn_decision_returns_the_project_to_the_inbox(world: World, plan: Plan) -> None:
    first, second, _ = ids(plan)
    confirm(plan=plan, edition=world.edition, choices={first: "1.1", second: "2.1"}, by=world.cast.anong)
    assert withdraw(plan=plan, edition=world.edition, project_ids=[first], by=world.cast.anong) == 1
    assert in_force(world) == {second: "2.1"}
    assert withdraw(plan=plan, edition=world.edition, project_ids=[first], by=world.cast.anong) == 0
    assert Classification.objects.count() == 2


def test_another_plans_decision_is_out_of_reach(world: World, plan: Plan) -> None:
    (stranger,) = announce(world.ban_b, [row("ถนนของบ้านบี")], edition=world.edition, guidelines={0: "1.1"})
    assert withdraw(plan=plan, edition=world.edition, project_ids=[stranger], by=world.cast.anong) == 0
    assert in_force(world) == {stranger: "1.1"}


def test_the_last_decision_of_a_person_can_be_found_for_taking_it_back(world: World, plan: Plan) -> None:
    first, second, third = ids(plan)
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    confirm(plan=plan, edition=world.edition, choices={second: "2.1", third: "1.1"}, by=world.cast.anong)
    confirm(plan=plan, edition=world.edition, choices={first: "1.2"}, by=world.cast.porn)
    mine = queries.last_decisions(plan, world.edition.pk, world.cast.anong)
    assert mine is not None
    assert (mine.project_ids, mine.code) == ((second, third), "2.1")
    withdraw(plan=plan, edition=world.edition, project_ids=[second, third], by=world.cast.anong)
    assert queries.last_decisions(plan, world.edition.pk, world.cast.anong) is None


def test_synthetic_plans_teach_the_classifier_nothing(world: World, plan: Plan) -> None:
    confirm(plan=plan, edition=world.edition, choices={ids(plan)[0]: "1.1"}, by=world.cast.anong)
    assert list(queries.confirmations(world.province.code, world.edition.pk)) == []
    Plan.objects.update(is_synthetic=False)
    (example,) = queries.confirmations(world.province.code, world.edition.pk)
    assert (example.text.name, example.guideline) == ("ก่อสร้างถนนคอนกรีต", "1.1")


def test_a_project_can_be_confirmed_as_no_development_project_or_as_one_that_cannot_be_told(
    world: World, plan: Plan
) -> None:
    first, second, third = ids(plan)
    choices = {first: "no_project", second: "cannot_tell", third: "1.1"}
    assert confirm(plan=plan, edition=world.edition, choices=choices, by=world.cast.anong, why="รายจ่ายประจำ") == 3
    assert in_force(world) == {third: "1.1"}
    counts = queries.inbox_counts(plan, world.edition.pk)
    assert (counts["confirmed"], counts["no_project"], counts["cannot_tell"], counts["waiting"]) == (3, 1, 1, 0)
    assert {one.project_id: one.verdict for one in queries.set_aside(plan, world.edition.pk)} == {
        first: "no_project",
        second: "cannot_tell",
    }
    assert confirm(plan=plan, edition=world.edition, choices={first: "no_project"}, by=world.cast.anong) == 0


def test_a_guideline_ends_a_verdict_and_a_verdict_ends_a_guideline(world: World, plan: Plan) -> None:
    first = ids(plan)[0]
    for code in ("1.1", "no_project", "2.1", "cannot_tell"):
        confirm(plan=plan, edition=world.edition, choices={first: code}, by=world.cast.anong)
    entry = TrailEntry.objects.filter(did="projects.classified").order_by("pk").last()
    assert entry is not None
    assert (entry.before, entry.after) == ({f"P{first}": "2.1"}, {f"P{first}": "cannot_tell"})
    assert in_force(world) == {}
    assert SetAside.objects.filter(project_id=first).count() == 2
    assert withdraw(plan=plan, edition=world.edition, project_ids=[first], by=world.cast.anong) == 1
    assert queries.inbox_counts(plan, world.edition.pk)["waiting"] == 3


def test_only_what_is_no_project_teaches_not_what_cannot_be_told(world: World, plan: Plan) -> None:
    first, second, _ = ids(plan)
    Plan.objects.update(is_synthetic=False)
    before = queries.decisions_version(world.province.code, world.edition.pk)
    choices = {first: "no_project", second: "cannot_tell"}
    confirm(plan=plan, edition=world.edition, choices=choices, by=world.cast.anong)
    lessons = list(queries.confirmations(world.province.code, world.edition.pk))
    assert [(one.text.name, one.guideline) for one in lessons] == [("ก่อสร้างถนนคอนกรีต", NO_PROJECT)]
    assert queries.decisions_version(world.province.code, world.edition.pk) != before


@pytest.mark.parametrize("act", ["confirm", "withdraw"])
def test_whoever_decides_holds_the_plan(world: World, plan: Plan, act: str) -> None:
    """Two first decisions of one project wait for each other where the database locks rows (PostgreSQL)."""
    one = ids(plan)[0]
    with CaptureQueriesContext(connection) as asked:
        if act == "confirm":
            confirm(plan=plan, edition=world.edition, choices={one: "1.1"}, by=world.cast.anong)
        else:
            withdraw(plan=plan, edition=world.edition, project_ids=[one], by=world.cast.anong)
    held = any('FROM "plans_plan"' in query["sql"] and "FOR UPDATE" in query["sql"] for query in asked)
    assert held == connection.features.has_select_for_update
