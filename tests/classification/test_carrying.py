"""A proposal carried to the strategies of the period before, or to own issues; the approach and the nearest projects shown."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.classification import queries
from prasan.classification.actions import propose
from prasan.classification.models import Proposal
from prasan.classification.rules import Classifier, Confirmation, GuidelineWords, ProjectText, Ranked, Vocabulary
from prasan.classification.rules.carrying import Link, carried
from prasan.classification.rules.vocabulary import WeightedPhrase
from prasan.framework.models import Alignment, Edition, Element
from prasan.plans.models import Plan
from tests.build import World, announce, row

LINKS = (Link("1.1", "1"), Link("1.1", "2", 3), Link("1.2", "2"), Link("4.1", "6"))


def test_each_link_of_a_guideline_gets_its_share_by_weight() -> None:
    found = carried((Ranked("1.1", 0.8), Ranked("1.2", 0.1), Ranked("9.9", 0.1)), LINKS)
    assert [(one.target, one.probability, one.through) for one in found] == [
        ("2", 0.7, ("1.1", "1.2")),
        ("1", 0.2, ("1.1",)),
    ]


@given(
    st.lists(st.tuples(st.sampled_from(["1.1", "1.2", "4.1"]), st.floats(0, 0.3)), max_size=3, unique_by=lambda x: x[0])
)
def test_nothing_is_added_on_the_way(ranked: list[tuple[str, float]]) -> None:
    found = carried([Ranked(code, probability) for code, probability in ranked], LINKS)
    assert sum(one.probability for one in found) <= sum(probability for _, probability in ranked) + 0.001
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)


def test_a_plan_of_the_old_format_is_shown_under_the_old_strategies(world: World) -> None:
    announce(world.ban_a, [row("ก่อสร้างถนน")])
    plan = Plan.objects.get(organisation=world.ban_a)
    assert queries.divisions_of(plan, world.edition) == ()
    old = Edition.objects.create(
        code="old",
        level="previous_framework",
        province_code=world.edition.province_code,
        title_th="เดิม",
        status="published",
    )
    strategy = Element.objects.create(edition=old, kind="strategy", code="2", title_th="โครงสร้างพื้นฐาน")
    road = queries.guidelines_by_code(world.edition)["1.1"]
    link = Alignment.objects.create(from_element=road, to_element=strategy, status="proposed")
    Plan.objects.update(format="strategy")
    plan.refresh_from_db()
    (division,) = queries.divisions_of(plan, world.edition)
    assert (division.edition, division.links) == (old, (Link("1.1", "2", 1.0),))
    link.status = "confirmed"
    link.save()
    assert queries.divisions_of(plan, world.edition)[0].links[0].weight == 3.0
    link.status = "refused"
    link.save()
    assert queries.divisions_of(plan, world.edition)[0].links == ()


def test_a_proposal_keeps_the_approach_it_matches_and_the_likest_confirmed_projects(world: World) -> None:
    announce(world.ban_a, [row("ก่อสร้างถนนคอนกรีต")])
    plan = Plan.objects.get(organisation=world.ban_a)
    road = queries.guidelines_by_code(world.edition)["1.1"]
    for code, title in (("1.1.8", "ไฟฟ้าสาธารณะ"), ("1.1.9", "ก่อสร้างถนนและสะพาน")):
        Element.objects.create(edition=world.edition, kind="approach", code=code, parent=road, title_th=title)
    words = (GuidelineWords("1.1", (WeightedPhrase("ถนน", 5),), titles=("ซ่อมถนน",)), GuidelineWords("2.1", ()))
    lessons = [Confirmation(ProjectText("ก่อสร้างถนนลูกรัง"), "1.1"), Confirmation(ProjectText("เลี้ยงปลา"), "2.1")]
    propose(plan=plan, edition=world.edition, classifier=Classifier(Vocabulary(words), lessons), by=world.cast.anong)
    proposal = Proposal.objects.get()
    assert proposal.approach is not None
    assert proposal.approach.code == "1.1.9"
    assert [(one["title"], one["code"]) for one in proposal.nearest] == [("ก่อสร้างถนนลูกรัง", "1.1")]
