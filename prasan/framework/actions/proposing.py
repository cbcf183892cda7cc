"""Links proposed by the program: from the words of two editions, or anew from those of a replaced edition."""

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.framework import queries
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import HIGHER_LEVELS, Level, LinkStatus
from prasan.framework.rules.proposing import PROPOSER, proposals, reason_of
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_decide_for_province


@transaction.atomic
def propose_links(*, framework_id: int, upper_id: int, by: User | None) -> int:
    """Propose links between a framework's guidelines and one plan above it from their words; how many are new.

    A link that is there already, in whatever state, stays as it is; nothing is decided. `by` is None only for a command.
    """
    check_may_propose(by)
    upper = Edition.objects.published().filter(pk=upper_id, level__in=HIGHER_LEVELS).first()
    lower = Edition.objects.published().filter(pk=framework_id, level=Level.FRAMEWORK).first()
    if upper is None or lower is None:
        raise gone()
    found = proposals(queries.told_by(lower.pk), queries.told_by(upper.pk), Level(upper.level), queries.cached_words)
    known = set(
        Alignment.objects.filter(from_element__edition=lower, to_element__edition=upper).values_list(
            "from_element_id", "to_element_id"
        )
    )
    new = [
        Alignment(
            from_element_id=one.lower_id,
            to_element_id=one.upper_id,
            status=LinkStatus.PROPOSED,
            reason=reason_of(one),
            by=PROPOSER,
            score=one.score,
        )
        for one in found
        if (one.lower_id, one.upper_id) not in known
    ]
    Alignment.objects.bulk_create(new)
    if new:
        record(
            by=by,
            did="alignments.proposed",
            target_type="edition",
            target_id=upper.pk,
            target_text=f"{upper.title_th}: เสนอใหม่ {len(new)}",
            organisation_code="",
            after=sorted([one.from_element_id, one.to_element_id] for one in new),
        )
    return len(new)


def check_may_propose(by: User | None) -> None:
    """Raise the refusal that keeps this person from proposing links of the framework."""
    if by is not None and (refusal := why_not_decide_for_province(person(by))):
        raise refusal


def gone() -> NotFound:
    """What is said where an edition is not there, or is no plan of that level."""
    return NotFound("no_such_edition", "ไม่มีฉบับนี้ เลือกจากหน้าความเชื่อมโยง", "There is no such edition.")
