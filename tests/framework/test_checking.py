"""A second person checks decided links, drawn by chance, without seeing the first decision and without changing one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.models import TrailEntry
from prasan.common.agreement import MOST_CHECKED
from prasan.common.errors import InputRefused, NotAllowed, NotFound
from prasan.framework import queries
from prasan.framework.actions import answer_links, decide_alignments, draw_links, take_back
from prasan.framework.models import Alignment, Edition, LinkSampleItem
from prasan.framework.rules import Level, LinkDecision, LinkStatus
from prasan.framework.rules.checking import Decided, drawn
from tests.build import World
from tests.framework.higher import SDGS, confirm, higher

YES, NO = LinkStatus.CONFIRMED, LinkStatus.REFUSED
decisions = st.lists(st.sampled_from([YES, NO]), max_size=60).map(
    lambda found: [Decided(at, status, 1) for at, status in enumerate(found)]
)


@given(decisions, st.integers(0, 99), st.integers(1, 300))
def test_a_draw_is_repeatable_and_holds_both_answers_as_evenly_as_there_are(
    decided: list[Decided], seed: int, size: int
) -> None:
    found = drawn(decided, seed=seed, size=size)
    assert found == drawn(reversed(decided), seed=seed, size=size)
    assert len({one.link_id for one in found}) == len(found) == min(size, MOST_CHECKED, len(decided))
    of = {status: sum(one.status is status for one in decided) for status in (YES, NO)}
    some = {status: sum(one.status is status for one in found) for status in (YES, NO)}
    least = min(len(found) // 2, *of.values())
    assert min(some.values()) >= least


@pytest.fixture
def sdgs(world: World) -> Edition:
    """Porn has confirmed three links and refused one of them again."""
    edition = higher(Level.SDG, SDGS)
    for code, to in (("1.1", "9"), ("1.2", "6"), ("2.1", "3")):
        confirm(world, code, edition, to)
    refuse(world, Alignment.objects.get(from_element__code="2.1"))
    return edition


def refuse(world: World, link: Alignment) -> None:
    decision = LinkDecision(link.pk, NO, 1, "คนละเรื่อง", LinkStatus(link.status))
    decide_alignments(decisions=[decision], by=world.cast.porn)


@pytest.mark.django_db
def test_who_decided_is_not_asked_and_the_other_answers_without_a_link_changing(world: World, sdgs: Edition) -> None:
    draw_links(framework=world.edition, upper=sdgs, by=world.cast.porn, seed=1)
    assert LinkSampleItem.objects.count() == 3
    assert not queries.links_to_check(world.edition, sdgs, world.cast.porn).exists()
    items = list(queries.links_to_check(world.edition, sdgs, world.cast.siri))
    before = list(Alignment.objects.order_by("pk").values_list("pk", "status", "by"))
    assert (
        answer_links(framework=world.edition, upper=sdgs, answers={one.pk: YES for one in items}, by=world.cast.siri)
        == 3
    )
    found = queries.link_agreement(world.edition, sdgs)
    assert (found.both, found.alike, found.kappa) == (3, 2, 0.0)
    assert next(iter(queries.checked_links(world.edition, sdgs))).first == NO
    assert list(Alignment.objects.order_by("pk").values_list("pk", "status", "by")) == before
    assert TrailEntry.objects.filter(did="link_check.answered").count() == 1


@pytest.mark.django_db
def test_nothing_is_drawn_twice_nor_what_nobody_decided(world: World, sdgs: Edition) -> None:
    draw_links(framework=world.edition, upper=sdgs, by=world.cast.porn, seed=1, size=2)
    draw_links(framework=world.edition, upper=sdgs, by=world.cast.porn, seed=1)
    assert LinkSampleItem.objects.count() == len(set(LinkSampleItem.objects.values_list("link", flat=True))) == 3
    with pytest.raises(InputRefused, match="สุ่ม"):
        draw_links(framework=world.edition, upper=sdgs, by=world.cast.porn, seed=1)


@pytest.mark.django_db
def test_a_decision_that_was_taken_back_is_nobodys(world: World, sdgs: Edition) -> None:
    entry = TrailEntry.objects.filter(did="alignments.decided").latest("number")
    take_back(entry_number=entry.number, by=world.cast.siri)
    decided = {one.status: one.by for one in queries.decided_links(world.edition, sdgs)}
    assert decided == {YES: world.cast.porn.pk}


@pytest.mark.django_db
def test_own_decisions_other_answers_and_other_people_are_refused(world: World, sdgs: Edition) -> None:
    with pytest.raises(NotAllowed):
        draw_links(framework=world.edition, upper=sdgs, by=world.cast.anong, seed=1)
    sample = draw_links(framework=world.edition, upper=sdgs, by=world.cast.porn, seed=1)
    item = sample.items.first()
    assert item is not None
    with pytest.raises(InputRefused, match="คนอื่น"):
        answer_links(framework=world.edition, upper=sdgs, answers={item.pk: YES}, by=world.cast.porn)
    with pytest.raises(InputRefused, match="ไม่มีคำตอบ"):
        answer_links(framework=world.edition, upper=sdgs, answers={item.pk: "perhaps"}, by=world.cast.siri)
    with pytest.raises(NotFound):
        answer_links(framework=world.edition, upper=sdgs, answers={10**6: YES}, by=world.cast.siri)
    with pytest.raises(NotAllowed):
        answer_links(framework=world.edition, upper=sdgs, answers={item.pk: YES}, by=world.cast.boonmee)
    answer_links(framework=world.edition, upper=sdgs, answers={item.pk: NO}, by=world.cast.siri)
    with pytest.raises(NotFound, match="ตอบแล้ว"):
        answer_links(framework=world.edition, upper=sdgs, answers={item.pk: YES}, by=world.cast.siri)
