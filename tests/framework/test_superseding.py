"""A newer edition takes the place of an older one: links are proposed anew from the old; projects are never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.models import TrailEntry
from prasan.classification.models import Classification
from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.common.words import words_of
from prasan.framework import queries
from prasan.framework.actions import replace_edition
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import Kind, Level, LinkStatus
from prasan.framework.rules.proposing import Told
from prasan.framework.rules.superseding import SAME, OldLink, succession, why_not_replace
from prasan.plans.models import ProjectVersion
from tests.build import World, announce, row
from tests.framework.higher import MILESTONES, confirm, higher

titles = st.lists(
    st.sampled_from(["ถนนดี", "น้ำสะอาด", "ผู้สูงอายุ", "ป่าไม้", "เกษตร", "ดิจิทัล", "ขยะ"]), unique=True, max_size=7
)

pairs = st.lists(st.tuples(st.integers(1, 7), st.integers(1_000, 1_004), st.integers(1, 100)), max_size=12)


def told(titles_of: list[str], first: int) -> tuple[Told, ...]:
    return tuple(Told(first + at, Kind.MILESTONE, str(at + 1), "", title) for at, title in enumerate(titles_of))


@given(titles, titles, pairs)
def test_every_old_link_is_followed_or_told_as_lost_and_no_pair_is_proposed_twice(
    olds: list[str], news: list[str], linked: list[tuple[int, int, int]]
) -> None:
    old, new = told(olds, 1), told(news, 100)
    links = [OldLink(at, here, there, weight) for at, (here, there, weight) in enumerate(linked) if here <= len(olds)]
    found = succession(old, new, links, [Kind.MILESTONE], str.split)
    assert len({(one.here, one.there) for one in found.carried}) == len(found.carried)
    followed = {pk for pk, ones in found.successors.items() if ones}
    assert set(found.lost) == {one.link_id for one in links if one.here not in followed}
    by_id = {one.link_id: one for one in links}
    for one in found.carried:
        assert one.there == by_id[one.previous].there and one.weight == by_id[one.previous].weight
        assert one.here >= 100
    # What is worded alike follows, and nothing else takes its place.
    for one_old in old:
        same = [one.element_id for one in new if one.title == one_old.title]
        if same:
            assert found.successors[one_old.element_id] == tuple((pk, SAME) for pk in same)
    assert set(found.fresh) == {one.element_id for one in new} - {
        pk for ones in found.successors.values() for pk, _ in ones
    }


@given(titles)
def test_an_edition_worded_alike_carries_every_link_over(names: list[str]) -> None:
    old, new = told(names, 1), told(names, 100)
    links = [OldLink(at, one.element_id, 1_000 + at, 3) for at, one in enumerate(old)]
    found = succession(old, new, links, [Kind.MILESTONE], words_of)
    assert [(one.previous, one.here, one.there) for one in found.carried] == [
        (at, 100 + at, 1_000 + at) for at in range(len(names))
    ]
    assert not found.lost and not found.fresh


def test_only_an_older_edition_of_the_same_plan_is_replaced() -> None:
    plan, sdg = (Level.NATIONAL_PLAN, 2566), (Level.SDG, 2559)
    assert why_not_replace(plan, (Level.NATIONAL_PLAN, 2571), replaced=False) is None
    assert why_not_replace(plan, sdg, replaced=False)
    assert why_not_replace((Level.NATIONAL_PLAN, 2571), plan, replaced=False)
    assert why_not_replace(plan, (Level.NATIONAL_PLAN, 2571), replaced=True)
    assert why_not_replace((Level.OWN, 2566), (Level.OWN, 2571), replaced=False)


NEW = {"1": "พื้นที่และเมืองอัจฉริยะที่น่าอยู่", "2": "ความคุ้มครองทางสังคมที่เพียงพอสำหรับทุกคน", "3": "อวกาศ"}


@pytest.mark.django_db
def test_the_next_plan_gets_proposals_from_the_old_links_and_projects_stay(world: World) -> None:
    old = higher(Level.NATIONAL_PLAN, MILESTONES)
    kept = confirm(world, "1.1", old, "8", weight=3)
    confirm(world, "2.1", old, "9")
    announce(world.ban_c, [row("ถนน")], edition=world.edition, guidelines={0: "1.1"})
    before = list(ProjectVersion.objects.values()), list(Classification.objects.values())
    new = higher(Level.NATIONAL_PLAN, NEW, years=(2571, 2575))
    assert replace_edition(old_id=old.pk, new_id=new.pk, by=world.cast.porn) == 2
    proposed = Alignment.objects.filter(to_element__edition=new).order_by("from_element__code")
    assert [(one.from_element.code, one.to_element.code, one.status, one.weight) for one in proposed] == [
        ("1.1", "1", LinkStatus.PROPOSED, 3),
        ("2.1", "2", LinkStatus.PROPOSED, 1),
    ]
    assert proposed[0].previous == kept and proposed[0].score == SAME and "ถ้อยคำเดียวกับ" in proposed[0].reason
    kept.refresh_from_db()
    assert kept.status == LinkStatus.CONFIRMED
    assert (list(ProjectVersion.objects.values()), list(Classification.objects.values())) == before
    assert [one.code for one in queries.higher_editions(world.edition.province_code)] == [new.code]
    assert TrailEntry.objects.filter(did="edition.replaced", target_id=str(new.pk)).count() == 1
    with pytest.raises(Refusal):
        replace_edition(old_id=old.pk, new_id=new.pk, by=world.cast.porn)


@pytest.mark.django_db
def test_only_the_pao_replaces_and_an_edition_never_itself(world: World) -> None:
    old, new = higher(Level.NATIONAL_PLAN, MILESTONES), higher(Level.NATIONAL_PLAN, NEW, years=(2571, 2575))
    with pytest.raises(NotAllowed):
        replace_edition(old_id=old.pk, new_id=new.pk, by=world.cast.anong)
    with pytest.raises(NotFound):
        replace_edition(old_id=old.pk, new_id=old.pk, by=world.cast.porn)
    assert not Edition.objects.filter(replaces__isnull=False).exists()
