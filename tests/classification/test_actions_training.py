"""A trained model is numbered, measured, in force and restorable; only the PAO trains."""

from pathlib import Path

import pytest

from prasan.accounts.models import TrailEntry
from prasan.classification import learning, queries
from prasan.classification.actions import confirm, withdraw
from prasan.classification.actions.training import restore, train
from prasan.classification.learning import classifier_for
from prasan.classification.models import TrainedModel
from prasan.classification.rules import Classifier, ProjectText
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.ops.main import main
from prasan.plans.models import Plan, Project
from tests.build import PROVINCE, World, announce, row
from tests.classification.vocabulary_example import write_vocabulary


@pytest.fixture
def plan(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Plan:
    """Ban A's real plan of thirty decided projects, in a province with a small vocabulary."""
    folder = tmp_path / PROVINCE
    folder.mkdir()
    write_vocabulary(folder / "vocabulary")
    monkeypatch.setattr("prasan.classification.learning.province_folder", lambda code: folder)
    # Rows have the numbers again that they had in other tests: what this process learnt there is not known here.
    monkeypatch.setattr(learning, "_KEPT", {})
    learning._trained.cache_clear()
    names = [f"กิจกรรม{first}{second}" for first in ("ตะวัน", "จันทรา", "ดารา") for second in _ENDS]
    announce(world.ban_a, [row(name) for name in names])
    Plan.objects.update(is_synthetic=False)
    plan = Plan.objects.get(organisation=world.ban_a)
    choices = {project.pk: "1.1" for project in Project.objects.filter(plan=plan)}
    confirm(plan=plan, edition=world.edition, choices=choices, by=world.cast.anong)
    return plan


_ENDS = ("สว่าง", "หวาน", "เย็น", "งาม", "ใส", "กล้า", "ขยัน", "สดใส", "มั่นคง", "ร่าเริง")


def test_training_makes_a_numbered_model_that_is_in_force_with_before_and_after(world: World, plan: Plan) -> None:
    made = train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn, seed=5)
    assert (made.number, made.lessons, made.in_force, made.seed) == (1, 30, True, 5)
    assert made.measured["compared_with"] == 0
    assert made.measured["after"]["first"] >= made.measured["before"]["first"]
    entry = TrailEntry.objects.get(did="classifier.trained")
    assert entry.after is not None
    assert entry.after["digest"] == made.digest
    again = train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn, seed=5)
    assert (again.number, again.digest, again.measured["compared_with"]) == (2, made.digest, 1)
    assert queries.model_in_force(PROVINCE, world.edition.pk) == again


def test_an_older_model_is_restored_unchanged_and_the_shipped_vocabulary_is_number_0(world: World, plan: Plan) -> None:
    made = train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)
    train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)
    restore(province_code=PROVINCE, edition=world.edition, number=1, by=world.cast.porn, why="รุ่นใหม่แย่กว่า")
    assert queries.model_in_force(PROVINCE, world.edition.pk) == made
    classifier = classifier_for(PROVINCE, world.edition)
    assert classifier is not None
    assert classifier.classify(ProjectText("กิจกรรมตะวันหวาน")).ranked[0].guideline == "1.1"
    restore(province_code=PROVINCE, edition=world.edition, number=0, by=world.cast.porn)
    assert queries.model_in_force(PROVINCE, world.edition.pk) is None
    assert TrailEntry.objects.filter(did="classifier.restored").count() == 2
    with pytest.raises(NotFound):
        restore(province_code=PROVINCE, edition=world.edition, number=9, by=world.cast.porn)


def test_a_model_that_was_tampered_with_is_not_used(world: World, plan: Plan) -> None:
    train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)
    restore(province_code=PROVINCE, edition=world.edition, number=0, by=world.cast.porn)
    TrainedModel.objects.update(content=b"changed")
    with pytest.raises(Refusal, match="ลายพิมพ์"):
        restore(province_code=PROVINCE, edition=world.edition, number=1, by=world.cast.porn)


def test_what_is_decided_after_the_training_is_learnt_at_once(world: World, plan: Plan) -> None:
    train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)
    announce(world.ban_b, [row("ชวนน้องเรียนรู้ฟ้าใส")])
    Plan.objects.update(is_synthetic=False)
    later = Plan.objects.get(organisation=world.ban_b)
    project = Project.objects.get(plan=later)
    confirm(plan=later, edition=world.edition, choices={project.pk: "1.2"}, by=world.cast.boonmee)
    classifier = classifier_for(PROVINCE, world.edition)
    assert classifier is not None
    assert classifier.classify(ProjectText("ชวนน้องเรียนรู้ฟ้าใส")).ranked[0].guideline == "1.2"


def test_a_decision_and_its_taking_back_are_learnt_without_building_anew(
    world: World, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = ProjectText("ชวนน้องเรียนรู้ฟ้าใส")
    announce(world.ban_b, [row(title.name)])
    Plan.objects.update(is_synthetic=False)
    later = Plan.objects.get(organisation=world.ban_b)
    project = Project.objects.get(plan=later)
    begun = classifier_for(PROVINCE, world.edition)
    assert begun is not None
    monkeypatch.setattr(Classifier, "__init__", None)
    confirm(plan=later, edition=world.edition, choices={project.pk: "1.2"}, by=world.cast.boonmee)
    told = classifier_for(PROVINCE, world.edition)
    assert told is not None
    assert told.classify(title).ranked[0].guideline == "1.2"
    withdraw(plan=later, edition=world.edition, project_ids=[project.pk], by=world.cast.boonmee)
    again = classifier_for(PROVINCE, world.edition)
    assert again is not None
    assert (again.version, again.classify(title)) == (begun.version, begun.classify(title))


def test_only_the_pao_trains_and_only_with_a_vocabulary(world: World) -> None:
    with pytest.raises(NotAllowed):
        train(province_code=PROVINCE, edition=world.edition, by=world.cast.anong)
    with pytest.raises(NotAllowed):
        restore(province_code=PROVINCE, edition=world.edition, number=0, by=world.cast.ake)
    with pytest.raises(InputRefused):
        train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)


def test_made_up_plans_teach_nothing_and_an_empty_training_is_refused(world: World, plan: Plan) -> None:
    Plan.objects.update(is_synthetic=True)
    with pytest.raises(InputRefused, match="สมมติ"):
        train(province_code=PROVINCE, edition=world.edition, by=world.cast.porn)
    assert not TrainedModel.objects.exists()


def test_the_command_trains_and_restores(world: World, plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-classifier", "--seed", "2"]) == 0
    assert "รุ่นที่ 1" in capsys.readouterr().out
    assert main(["train-classifier", "--restore", "0"]) == 0
    assert queries.model_in_force(PROVINCE, world.edition.pk) is None
