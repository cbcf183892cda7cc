"""People's decisions on overlaps: kept, reversible, seen by all owners."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import InputRefused, Refusal
from prasan.coordination import queries
from prasan.coordination.models import Overlap, OverlapDecision
from prasan.coordination.rules import deciding
from prasan.coordination.rules.deciding import Choice
from prasan.organisations.queries import person


@transaction.atomic
def decide_overlap(*, overlap_id: int, choice: str, by: User, why: str = "") -> OverlapDecision:
    """Say what an overlap is. A decision in force is replaced by the new one, and kept.

    The facts that it rests on are kept with it, so that a later version that changes them shows.
    """
    overlap = _locked(overlap_id, by)
    if choice not in {str(one) for one in Choice}:
        raise InputRefused(
            "unknown_choice",
            "เลือกคำตัดสินข้อใดข้อหนึ่ง: รวม ทำต่อเนื่อง แบ่งส่วน หรือไม่ใช่งานเดียวกัน",
            "Choose one: merge, sequence, split, or not the same.",
        )
    now = timezone.now()
    before = OverlapDecision.objects.filter(overlap=overlap, ended_at=None).first()
    if before:
        before.ended_at, before.ended_by = now, by
        before.save(update_fields=["ended_at", "ended_by"])
    decision = OverlapDecision.objects.create(
        overlap=overlap,
        choice=choice,
        why=why,
        facts=overlap.facts,
        facts_digest=overlap.facts_digest,
        by=by,
        at=now,
    )
    record(
        by=by,
        did="overlap.decided",
        target_type="overlap",
        target_id=overlap.pk,
        organisation_code=_office(overlap, by),
        as_themselves=True,
        target_text=_text(overlap),
        why=why,
        before=before.choice if before else None,
        after=choice,
    )
    return decision


@transaction.atomic
def withdraw_decision(*, overlap_id: int, by: User, why: str = "") -> None:
    """Take the decision in force back: the overlap waits again. Raises `Refusal` where there is none."""
    overlap = _locked(overlap_id, by)
    decision = OverlapDecision.objects.filter(overlap=overlap, ended_at=None).first()
    if decision is None:
        raise Refusal("not_decided", "รายการนี้ยังไม่มีคำตัดสินให้ถอน", "There is no decision on this overlap to take back.")
    decision.ended_at, decision.ended_by = timezone.now(), by
    decision.save(update_fields=["ended_at", "ended_by"])
    record(
        by=by,
        did="overlap.decision_withdrawn",
        target_type="overlap",
        target_id=overlap.pk,
        organisation_code=_office(overlap, by),
        as_themselves=True,
        target_text=_text(overlap),
        why=why,
        before=decision.choice,
    )


def _locked(overlap_id: int, by: User) -> Overlap:
    """The overlap, held until the transaction ends, for somebody who may decide on it."""
    Overlap.objects.select_for_update().filter(pk=overlap_id).first()
    asking = person(by)
    overlap = queries.overlap_to_see(overlap_id, asking)
    if refusal := deciding.why_not_decide(asking, queries.owners_of(overlap)):
        raise refusal
    return overlap


def _office(overlap: Overlap, by: User) -> str:
    """In whose trail a decision stands: the owner for whom the person works, else nobody's own (the whole province's)."""
    asking = person(by)
    return next((code for code in queries.owners_of(overlap) if asking.works_for(code)), "")


def _text(overlap: Overlap) -> str:
    return f"{overlap.get_kind_display()} " + " / ".join(f"P{one.project_id}" for one in overlap.members.all())
