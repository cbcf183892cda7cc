"""Links proposed from words: near where both speak of the same, with the sentences that show it; nothing decided."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import NotAllowed, NotFound
from prasan.common.places import province_folder
from prasan.common.words import words_of
from prasan.framework.actions import propose_links
from prasan.framework.loading.alignments import read_alignments
from prasan.framework.loading.editions import read_editions
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import LINKED_KINDS, EditionDraft, Kind, Level, LinkStatus
from prasan.framework.rules.matching import Matcher, Text, measured, stem_of
from prasan.framework.rules.proposing import PROPOSER, Told, marked, measure, proposals, reason_of
from tests.build import World
from tests.framework.higher import SDGS, confirm, guideline, higher

LOWER = (
    Told(1, Kind.GUIDELINE, "1.1", "1", "พัฒนาระบบน้ำสะอาด"),
    Told(2, Kind.APPROACH, "1.1.1", "1.1", "ขยายเขตประปาหมู่บ้าน"),
    Told(3, Kind.GUIDELINE, "1.2", "1", "ดูแลผู้สูงอายุ"),
)
UPPER = (
    Told(11, Kind.SDG, "6", "", "สร้างหลักประกันเรื่องน้ำและการสุขาภิบาล"),
    Told(12, Kind.SDG, "3", "", "การมีสุขภาพที่ดีของผู้สูงอายุ"),
    Told(13, Kind.SDG, "14", "", "อนุรักษ์มหาสมุทร"),
)


def test_what_speaks_of_the_same_is_proposed_with_its_sentences() -> None:
    found = proposals(LOWER, UPPER, Level.SDG, words_of)
    assert {(one.lower_id, one.upper_id) for one in found} >= {(1, 11), (3, 12)}
    assert all(one.upper_id != 13 for one in found)
    water = next(one for one in found if (one.lower_id, one.upper_id) == (1, 11))
    assert "น้ำ" in water.evidence[0].shared
    assert reason_of(water) == "“พัฒนาระบบน้ำสะอาด” สนอง “สร้างหลักประกันเรื่องน้ำและการสุขาภิบาล”"


def test_words_lose_their_prefixes_unless_nothing_is_left() -> None:
    assert [stem_of(word) for word in ("การศึกษา", "ความปลอดภัย", "การ", "ถนน")] == ["ศึกษา", "ปลอดภัย", "การ", "ถนน"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_nearness_lies_between_nothing_and_the_same(one: list[str], other: list[str]) -> None:
    lower = [Text(at, str(at), (("", title),)) for at, title in enumerate(one)]
    upper = [Text(100 + at, str(at), (("", title),)) for at, title in enumerate(other)]
    matcher = Matcher(lower, upper, str.split)
    for text in lower:
        assert all(0 <= score <= 100 for score, _ in matcher.scores(text))
    again = Matcher(lower, upper, str.split)
    kept = matcher.proposals(least=1, near_best=0.5, most=3)
    assert kept == again.proposals(least=1, near_best=0.5, most=3)
    assert all(match.score >= 1 for match in kept)


@given(st.text(max_size=60), st.lists(st.text(max_size=5), max_size=5))
def test_a_marked_sentence_is_the_sentence(sentence: str, shared: list[str]) -> None:
    assert "".join(piece for piece, _ in marked(sentence, shared)) == sentence


def test_proposals_are_measured_against_what_people_linked() -> None:
    assert measured([("1", "a"), ("1", "b")], [("1", "a"), ("2", "c")]) == (0.5, 0.5, 0.5)
    assert measured([], [("1", "a")]) == (0.0, 0.0, 0.0)


def told(draft: EditionDraft) -> tuple[Told, ...]:
    return tuple(
        Told(at, one.kind, one.code, one.parent, one.title, one.short_th) for at, one in enumerate(draft.elements)
    )


# What docs/reference/alignment.md prints, with room for a change of words: (first right, within three).
BARS = {
    Level.SDG: (0.72, 0.7),
    Level.NATIONAL_STRATEGY: (0.65, 0.85),
    Level.PROVINCE: (0.75, 0.9),
    Level.PAO: (0.7, 0.85),
}


def test_the_first_provinces_proposals_are_as_good_as_the_documentation_says() -> None:
    folder = province_folder("khonkaen")
    drafts = {one.code: one for one in read_editions(folder / "editions")}
    links = read_alignments(folder / "alignments.toml")
    lower = told(next(one for one in drafts.values() if one.level is Level.FRAMEWORK))
    for level, (first, within) in BARS.items():
        upper = next(one for one in drafts.values() if one.level is level)
        known = {
            (one.from_element.code, one.to_element.code)
            for one in links
            if one.to_element.edition == upper.code and one.to_element.kind is LINKED_KINDS[level]
        }
        # Codes are unique per kind; the ids of the two sides must differ.
        above = tuple(
            Told(10_000 + one.element_id, one.kind, one.code, one.parent, one.title, one.short) for one in told(upper)
        )
        found = measure(lower, above, level, known, words_of)
        assert found.first >= first, level
        assert found.within_three >= within, level


def pairs(links: Iterable[Alignment]) -> set[tuple[str, str]]:
    return {(one.from_element.code, one.to_element.code) for one in links}


@pytest.mark.django_db
def test_proposing_stores_scores_and_reasons_and_leaves_decisions_alone(world: World) -> None:
    sdgs = higher(Level.SDG, SDGS)
    decided = confirm(world, "1.2", sdgs, "6")
    made = propose_links(framework_id=world.edition.pk, upper_id=sdgs.pk, by=world.cast.porn)
    decided.refresh_from_db()
    assert (decided.status, decided.by) == (LinkStatus.CONFIRMED, "Porn")
    proposed = Alignment.objects.filter(status=LinkStatus.PROPOSED).select_related("from_element", "to_element")
    assert made == len(proposed)
    assert all(one.by == PROPOSER and one.score and one.reason for one in proposed)
    assert propose_links(framework_id=world.edition.pk, upper_id=sdgs.pk, by=world.cast.porn) == 0
    assert ("1.2", "6") in pairs(Alignment.objects.filter(from_element=guideline(world, "1.2")))


@pytest.mark.django_db
def test_only_the_pao_proposes_and_only_for_a_plan_above(world: World) -> None:
    sdgs = higher(Level.SDG, SDGS)
    with pytest.raises(NotAllowed):
        propose_links(framework_id=world.edition.pk, upper_id=sdgs.pk, by=world.cast.anong)
    with pytest.raises(NotFound):
        propose_links(framework_id=world.edition.pk, upper_id=world.edition.pk, by=world.cast.porn)
    assert not Alignment.objects.exists() and Edition.objects.count() == 2
