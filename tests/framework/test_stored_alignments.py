"""Alignments in the database: proposed from data, decided by people, and never undone by loading again."""

from dataclasses import replace

import pytest

from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import InputRefused
from prasan.framework import queries
from prasan.framework.actions import decide_alignment, load_alignments, load_edition
from prasan.framework.loading import read_text
from prasan.framework.loading.alignments import AlignmentDraft, ElementName
from prasan.framework.loading.merging import editions_of
from prasan.framework.models import Alignment, Element
from prasan.framework.rules import Kind, LinkStatus
from tests.build import make_administrator
from tests.framework.sample import LINES

pytestmark = pytest.mark.django_db

GUIDELINE = ElementName("samut-thong-2576-2580", Kind.GUIDELINE, "1.1")
STRATEGY = ElementName("samut-thong-national-strategy-2561-2580", Kind.STRATEGY, "1")
MILESTONE = ElementName("samut-thong-national-plan-2571-2575", Kind.MILESTONE, "1")
DRAFTS = (
    AlignmentDraft(GUIDELINE, STRATEGY, "ถ้อยคำตรงกัน", "ทีม", 5),
    AlignmentDraft(GUIDELINE, MILESTONE, "หนุนหมุดหมาย", "ทีม", 6),
)


@pytest.fixture
def porn() -> User:
    return make_administrator("porn")


@pytest.fixture(autouse=True)
def editions() -> None:
    document = read_text(LINES)
    for draft in editions_of(document, province="samut-thong", source="sample.txt", checksum="", known={}):
        load_edition(draft=draft, by=None)


def element(name: ElementName) -> Element:
    return Element.objects.get(edition__code=name.edition, kind=name.kind, code=name.code)


def link_to(name: ElementName) -> Alignment:
    return Alignment.objects.get(to_element=element(name))


def test_a_link_is_proposed_and_seen_from_both_ends() -> None:
    assert load_alignments(drafts=DRAFTS, by=None) == 2
    below, above = queries.element_page(element(GUIDELINE).pk), queries.element_page(element(STRATEGY).pk)
    assert [(link.other.kind, link.status, link.by) for link in below.aligned] == [
        (Kind.STRATEGY, LinkStatus.PROPOSED, "ทีม"),
        (Kind.MILESTONE, LinkStatus.PROPOSED, "ทีม"),
    ]
    assert [(link.other.code, link.reason) for link in above.aligned] == [("1.1", "ถ้อยคำตรงกัน")]


def test_proposing_the_same_again_changes_nothing_and_leaves_no_trace() -> None:
    load_alignments(drafts=DRAFTS, by=None)
    before = list(Alignment.objects.values()), TrailEntry.objects.count()
    assert load_alignments(drafts=DRAFTS, by=None) == 0
    turned = tuple(replace(one, from_element=one.to_element, to_element=one.from_element) for one in DRAFTS)
    assert load_alignments(drafts=turned, by=None) == 0
    assert (list(Alignment.objects.values()), TrailEntry.objects.count()) == before


def test_a_proposal_takes_the_new_words_of_its_file() -> None:
    load_alignments(drafts=DRAFTS, by=None)
    assert load_alignments(drafts=(replace(DRAFTS[0], reason="เหตุผลใหม่"), DRAFTS[1]), by=None) == 1
    assert link_to(STRATEGY).reason == "เหตุผลใหม่"
    assert TrailEntry.objects.filter(did="alignments.proposed").count() == 2


@pytest.mark.parametrize("status", [LinkStatus.CONFIRMED, LinkStatus.REFUSED])
def test_a_decided_link_is_never_overwritten_by_a_proposal(status: LinkStatus, porn: User) -> None:
    load_alignments(drafts=DRAFTS, by=None)
    decide_alignment(
        alignment_id=link_to(STRATEGY).pk, status=status, reason="อบจ. พิจารณาแล้ว", seen=LinkStatus.PROPOSED, by=porn
    )
    assert load_alignments(drafts=(replace(DRAFTS[0], reason="เหตุผลใหม่"), DRAFTS[1]), by=None) == 0
    kept = link_to(STRATEGY)
    assert (kept.status, kept.reason, kept.by) == (status, "อบจ. พิจารณาแล้ว", str(porn))


def test_a_decision_is_in_the_trail_with_its_person_and_its_reason(porn: User) -> None:
    load_alignments(drafts=DRAFTS, by=None)
    decide_alignment(
        alignment_id=link_to(MILESTONE).pk,
        status=LinkStatus.REFUSED,
        reason="ไม่เกี่ยวกัน",
        seen=LinkStatus.PROPOSED,
        by=porn,
    )
    entry = TrailEntry.objects.get(did="alignments.decided")
    assert (entry.by, entry.why, entry.target_text) == (porn, "ไม่เกี่ยวกัน", "แนวทาง 1.1 ↔ หมุดหมาย 1")
    link = link_to(MILESTONE)
    was = {"link": link.pk, "status": "proposed", "weight": 1, "reason": "หนุนหมุดหมาย", "by": "ทีม"}
    assert entry.before == [was]
    assert entry.after == [{**was, "status": "refused", "reason": "ไม่เกี่ยวกัน", "by": str(porn)}]


def test_a_link_is_not_decided_without_a_reason(porn: User) -> None:
    load_alignments(drafts=DRAFTS, by=None)
    with pytest.raises(InputRefused) as refused:
        decide_alignment(
            alignment_id=link_to(STRATEGY).pk,
            status=LinkStatus.CONFIRMED,
            reason=" ",
            seen=LinkStatus.PROPOSED,
            by=porn,
        )
    assert refused.value.code == "reason_missing"
    assert link_to(STRATEGY).status == LinkStatus.PROPOSED


def test_one_unknown_element_and_nothing_is_stored() -> None:
    nowhere = replace(DRAFTS[1], to_element=replace(MILESTONE, code="99"))
    with pytest.raises(InputRefused) as refused:
        load_alignments(drafts=(DRAFTS[0], nowhere), by=None)
    assert refused.value.code == "alignment_unknown"
    assert not Alignment.objects.exists()
