"""Links decided by people: who may, many at once, weighed, taken back; what a guideline gives its projects."""

import pytest

from prasan.accounts.models import TrailEntry
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.framework import queries
from prasan.framework.actions import add_alignment, decide_alignments, load_edition, take_back
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import HEAVIEST, Kind, Level, LinkDecision, LinkStatus, why_not_link
from tests.build import World
from tests.framework.higher import MILESTONES, SDGS, confirm, element_of, guideline, higher

pytestmark = pytest.mark.django_db


@pytest.fixture
def sdgs(world: World) -> Edition:
    return higher(Level.SDG, SDGS)


def decision(link: Alignment, status: LinkStatus = LinkStatus.CONFIRMED, weight: int = 1) -> LinkDecision:
    return LinkDecision(link.pk, status, weight, "ตรวจแล้ว", LinkStatus(link.status))


def proposed(world: World, edition: Edition, code: str, to: str) -> Alignment:
    ends = {"from_element": guideline(world, code), "to_element": element_of(edition, to)}
    return Alignment.objects.create(**ends, status=LinkStatus.PROPOSED, by="ทดสอบ")


def test_many_links_are_decided_in_one_entry_and_taken_back_together(world: World, sdgs: Edition) -> None:
    links = [proposed(world, sdgs, "1.1", "9"), proposed(world, sdgs, "1.2", "6")]
    decide_alignments(decisions=[decision(one, weight=3) for one in links], by=world.cast.porn)
    entry = TrailEntry.objects.get(did="alignments.decided")
    assert set(Alignment.objects.values_list("status", "weight", "by")) == {("confirmed", 3, "Porn")}
    take_back(entry_number=entry.number, by=world.cast.porn)
    assert set(Alignment.objects.values_list("status", "weight", "by")) == {("proposed", 1, "ทดสอบ")}
    assert TrailEntry.objects.filter(did="alignments.undone").exists()


def test_what_was_decided_again_is_not_taken_back_with_the_rest(world: World, sdgs: Edition) -> None:
    links = [proposed(world, sdgs, "1.1", "9"), proposed(world, sdgs, "1.2", "6")]
    decide_alignments(decisions=[decision(one) for one in links], by=world.cast.porn)
    entry = TrailEntry.objects.get(did="alignments.decided").number
    links[0].refresh_from_db()
    decide_alignments(decisions=[decision(links[0], LinkStatus.REFUSED)], by=world.cast.porn)
    with pytest.raises(Refusal, match="ตัดสินใหม่"):
        take_back(entry_number=entry, by=world.cast.porn)
    assert sorted(Alignment.objects.values_list("status", flat=True)) == ["confirmed", "refused"]


def test_the_framework_is_the_paos_alone(world: World, sdgs: Edition) -> None:
    link = proposed(world, sdgs, "1.1", "9")
    for person in (world.cast.anong, world.cast.ake):
        with pytest.raises(NotAllowed):
            decide_alignments(decisions=[decision(link)], by=person)
    link.refresh_from_db()
    assert link.status == LinkStatus.PROPOSED


@pytest.mark.parametrize("weight", [0, HEAVIEST + 1])
def test_a_weight_out_of_bounds_is_refused_and_nothing_changes(world: World, sdgs: Edition, weight: int) -> None:
    first, second = proposed(world, sdgs, "1.1", "9"), proposed(world, sdgs, "1.2", "6")
    with pytest.raises(InputRefused):
        decide_alignments(decisions=[decision(first), decision(second, weight=weight)], by=world.cast.porn)
    assert set(Alignment.objects.values_list("status", flat=True)) == {"proposed"}


def test_an_unknown_link_is_not_found_and_an_empty_choice_is_said(world: World) -> None:
    with pytest.raises(NotFound):
        decide_alignments(
            decisions=[LinkDecision(99, LinkStatus.CONFIRMED, 1, "ก", LinkStatus.PROPOSED)], by=world.cast.porn
        )
    with pytest.raises(InputRefused):
        decide_alignments(decisions=[], by=world.cast.porn)


def test_a_link_that_nothing_proposed_is_added_and_adding_it_again_decides_it_anew(world: World, sdgs: Edition) -> None:
    confirm(world, "1.1", sdgs, "9", weight=2)
    confirm(world, "1.1", sdgs, "9", weight=5)
    assert [one.weight for one in Alignment.objects.all()] == [5]
    with pytest.raises(InputRefused):
        ends = guideline(world, "1.1").pk, guideline(world, "1.2").pk
        add_alignment(from_id=ends[0], to_id=ends[1], weight=1, reason="ก", by=world.cast.porn)


def test_a_guideline_gives_its_projects_the_higher_links_that_are_in_force(world: World, sdgs: Edition) -> None:
    plan = higher(Level.NATIONAL_PLAN, MILESTONES)
    confirm(world, "1.1", plan, "8")
    confirm(world, "1.1", sdgs, "9")
    proposed(world, sdgs, "1.1", "6")
    one, other = guideline(world, "1.1").pk, guideline(world, "1.2").pk
    links = queries.higher_links_of([one, other])
    assert {pk: [(link.level, link.upper_code) for link in found] for pk, found in links.items()} == {
        one: [(Level.NATIONAL_PLAN, "8"), (Level.SDG, "9")]
    }
    # The next plan replaces this one: its links wait to be decided anew, and the old ones are no longer given.
    new = higher(Level.NATIONAL_PLAN, MILESTONES, years=(2571, 2575))
    Edition.objects.filter(pk=new.pk).update(replaces=plan)
    assert [link.level for link in queries.higher_links_of([one])[one]] == [Level.SDG]


def test_what_can_be_linked_with_what() -> None:
    below, own = (Level.FRAMEWORK, Kind.GUIDELINE), (Level.OWN, Kind.ISSUE)
    assert why_not_link(below, (Level.SDG, Kind.SDG), same_edition=False) is None
    assert why_not_link(own, below, same_edition=False) is None
    assert why_not_link(own, (Level.FRAMEWORK, Kind.ISSUE), same_edition=False) is None
    assert why_not_link(own, (Level.SDG, Kind.SDG), same_edition=False)
    assert why_not_link(below, own, same_edition=False)
    assert why_not_link(below, (Level.SDG, Kind.DIMENSION), same_edition=False)
    assert why_not_link(own, own, same_edition=True)


def test_an_edition_file_cannot_bring_an_organisations_own_issues(world: World) -> None:
    from dataclasses import replace

    from tests.build import framework_draft

    with pytest.raises(InputRefused):
        load_edition(draft=replace(framework_draft(), level=Level.OWN, code="x"), by=None)
