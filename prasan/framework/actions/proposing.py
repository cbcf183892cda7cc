"""Links proposed by the program: from the words of two editions, or anew from those of a replaced edition."""

from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.framework import queries
from prasan.framework.models import Alignment, Edition
from prasan.framework.rules import HIGHER_LEVELS, KIND_NAMES_TH, EditionStatus, Level, LinkStatus
from prasan.framework.rules.proposing import PROPOSER, proposals, reason_of
from prasan.framework.rules.superseding import SAME, Carried, why_not_replace
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


@transaction.atomic
def replace_edition(*, old_id: int, new_id: int, by: User | None) -> int:
    """A published edition takes the place of an older one of the same plan; how many links are proposed anew.

    The old edition, its links and every project stay as they are; links that people confirmed are proposed again with
    the new edition's words, for people to decide. Raises the refusal of `why_not_replace`. `by` is None only for a command.
    """
    check_may_propose(by)
    editions = {one.pk: one for one in Edition.objects.select_for_update(of=("self",)).filter(pk__in=(old_id, new_id))}
    old, new = editions.get(old_id), editions.get(new_id)
    published = EditionStatus.PUBLISHED
    if old is None or new is None or old.pk == new.pk or {old.status, new.status} != {published}:
        raise gone()
    if old.province_code != new.province_code:
        raise gone()
    replaced = new.replaces_id is not None or old.replaced_by.exists()
    ends = (Level(old.level), old.first_year), (Level(new.level), new.first_year)
    if refusal := why_not_replace(*ends, replaced=replaced):
        raise refusal
    plan = queries.replacement(old, new)
    new.replaces = old
    new.save(update_fields=["replaces"])
    made = _carry(plan)
    record(
        by=by,
        did="edition.replaced",
        target_type="edition",
        target_id=new.pk,
        target_text=f"{new.title_th} ใช้แทน {old.title_th}",
        organisation_code="",
        before={"edition": old.pk},
        after={"proposed": made, "not_followed": list(plan.found.lost)},
    )
    return made


@transaction.atomic
def keep_edition(*, new_id: int, by: User) -> Edition:
    """Take a replacement back: the older edition is in force again, and counts with the links that it has.

    What was proposed from it stays proposed, and what people decided since stays decided.
    """
    check_may_propose(by)
    new = Edition.objects.select_for_update(of=("self",)).select_related("replaces").filter(pk=new_id).first()
    if new is None or new.replaces is None or new.level == Level.OWN:
        raise gone()
    old, new.replaces = new.replaces, None
    new.save(update_fields=["replaces"])
    record(
        by=by,
        did="edition.kept",
        target_type="edition",
        target_id=new.pk,
        target_text=f"{old.title_th} กลับมาใช้คู่กับ {new.title_th}",
        organisation_code="",
        before={"replaces": old.pk},
    )
    return old


def _carry(plan: queries.Replacement) -> int:
    """Propose the links; a pair that is linked already stays as it is."""
    previous = Alignment.objects.in_bulk({one.previous for one in plan.found.carried})
    wanted = {queries.turned(one, previous[one.previous]): one for one in plan.found.carried}
    known = set(
        Alignment.objects.filter(from_element__in=[pair[0] for pair in wanted]).values_list(
            "from_element_id", "to_element_id"
        )
    )
    new = [
        Alignment(
            from_element_id=pair[0],
            to_element_id=pair[1],
            status=LinkStatus.PROPOSED,
            reason=_reason(plan, one, previous[one.previous]),
            by=PROPOSER,
            weight=one.weight,
            score=one.nearness,
            previous_id=one.previous,
        )
        for pair, one in wanted.items()
        if pair not in known
    ]
    Alignment.objects.bulk_create(new)
    return len(new)


def _reason(plan: queries.Replacement, one: Carried, link: Alignment) -> str:
    """Where the proposal comes from, with the old reason."""
    old_id = link.from_element_id if link.to_element_id == one.there else link.to_element_id
    old = plan.elements[old_id]
    same = "ถ้อยคำเดียวกับ" if one.nearness == SAME else "ถ้อยคำใกล้กับ"
    was = f" เดิม: {link.reason}" if link.reason else ""
    return f"{same} {KIND_NAMES_TH[old.kind]} {old.code} ของฉบับเดิม “{old.title_th}”{was}"
