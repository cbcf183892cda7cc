"""Who must sit where, quorums and terms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.committees.rules import (
    COMPOSITIONS,
    KIND_NAMES_TH,
    CommitteeKind,
    Outcome,
    Post,
    Seat,
    Sitting,
    composition_findings,
    heads_of,
    quorum_of,
    term_end,
    why_not_resolve,
)
from prasan.common.errors import InputRefused

DAY = date(2027, 3, 1)


def whole(kind: CommitteeKind, ends_on: date | None = date(2030, 1, 1)) -> list[Sitting]:
    """A committee with the least that its composition asks for."""
    members = [
        Sitting(f"{rule.seat}{number}", rule.seat, Post.MEMBER, date(2026, 1, 1), ends_on)
        for rule in COMPOSITIONS[kind].seats
        for number in range(max(rule.least, 1))
    ]
    posts = [Post.CHAIR, Post.SECRETARY, *[Post.MEMBER] * len(members)]
    return [
        Sitting(one.name, one.seat, post, one.starts_on, one.ends_on) for one, post in zip(members, posts, strict=False)
    ]


@pytest.mark.parametrize("kind", [kind for kind in CommitteeKind if kind is not CommitteeKind.COUNCIL])
def test_a_committee_as_the_regulation_asks_lacks_nothing(kind: CommitteeKind) -> None:
    assert composition_findings(kind, whole(kind), DAY) == []
    without_chair = [one for one in whole(kind) if one.post is not Post.CHAIR]
    assert "post" in {one.code for one in composition_findings(kind, without_chair, DAY)}


def test_the_development_committee_is_that_of_clause_8() -> None:
    composition = COMPOSITIONS[CommitteeKind.DEVELOPMENT]
    assert (composition.clause, composition.grade) == ("ข้อ 8", "S")
    few = [one for one in whole(CommitteeKind.DEVELOPMENT) if one.seat is not Seat.EXPERT]
    told = [one.message_th for one in composition_findings(CommitteeKind.DEVELOPMENT, few, DAY)]
    assert told == ["ผู้ทรงคุณวุฒิ มี 0 คน ต้องมี 3 คน (ผู้บริหารท้องถิ่นคัดเลือก)"]
    assert set(COMPOSITIONS) == set(KIND_NAMES_TH) == set(CommitteeKind)


def test_terms_that_end_soon_and_terms_that_are_over_are_told() -> None:
    soon = whole(CommitteeKind.MONITORING, ends_on=date(2027, 4, 1))
    assert [one.code for one in composition_findings(CommitteeKind.MONITORING, soon, DAY)] == ["term_ends"]
    over = composition_findings(CommitteeKind.MONITORING, whole(CommitteeKind.MONITORING, date(2027, 1, 1)), DAY)
    assert "term_over" in {one.code for one in over}


def test_a_term_ends_the_day_before_it_began_years_later() -> None:
    assert term_end(date(2026, 3, 1), 4) == date(2030, 2, 28)
    assert term_end(date(2024, 2, 29), 3) == date(2027, 2, 27)
    assert term_end(DAY, None) is None


@given(st.integers(1, 300), st.integers(1, 100))
def test_a_quorum_is_the_smallest_number_that_reaches_the_share(members: int, percent: int) -> None:
    needed = quorum_of(members, percent)
    assert needed * 100 >= members * percent > (needed - 1) * 100


def test_without_its_quorum_a_meeting_only_notes() -> None:
    assert why_not_resolve(Outcome.AGREED, members=11, present=6) is None
    assert why_not_resolve(Outcome.AGREED, members=11, present=5) is not None
    assert why_not_resolve(Outcome.AGREED, members=0, present=0) is not None
    assert why_not_resolve(Outcome.NOTED, members=11, present=0) is None


def test_headcounts_are_numbers() -> None:
    assert heads_of({"people": "๔๐", "staff": "0", "agencies": "3"}) == {"people": 40, "agencies": 3}
    for written in ("สี่สิบ", "-1", "1" * 9):
        with pytest.raises(InputRefused):
            heads_of({"people": written})
