"""The second person's check of links: a sample is drawn by chance, and somebody else decides it without seeing the first
decision. No link is changed by it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.accounts.second_person import answer, nothing_to_draw
from prasan.common.agreement import USUAL_SIZE
from prasan.framework import queries
from prasan.framework.actions.proposing import check_may_propose
from prasan.framework.models import Edition, LinkSample, LinkSampleItem
from prasan.framework.rules.checking import ANSWERS, drawn


@transaction.atomic
def draw_links(*, framework: Edition, upper: Edition, by: User, seed: int, size: int = USUAL_SIZE) -> LinkSample:
    """Draw decided links with one plan above that no sample holds yet; the seed is kept, so that it can be repeated.

    Raises `InputRefused` where nothing decided is left to draw.
    """
    check_may_propose(by)
    Edition.objects.select_for_update(of=("self",)).get(pk=upper.pk)
    chosen = drawn(queries.decided_links(framework, upper), seed=seed, size=size)
    if not chosen:
        raise nothing_to_draw()
    sample = LinkSample.objects.create(
        framework=framework, upper=upper, drawn_by=by, drawn_at=timezone.now(), seed=seed
    )
    LinkSampleItem.objects.bulk_create(
        LinkSampleItem(sample=sample, link_id=one.link_id, first=one.status, first_by_id=one.by) for one in chosen
    )
    _record(
        upper, by, "link_check.drawn", len(chosen), after={"seed": seed, "links": sorted(one.link_id for one in chosen)}
    )
    return sample


@transaction.atomic
def answer_links(*, framework: Edition, upper: Edition, answers: Mapping[int, str], by: User) -> int:
    """The second person's answers: item → confirmed or refused; how many. No link changes.

    Raises `InputRefused` for an own decision or another answer, `NotFound` for an item that is not open in this plan.
    """
    check_may_propose(by)
    mine = LinkSampleItem.objects.filter(sample__framework=framework, sample__upper=upper)
    items = answer(mine, answers, known=ANSWERS, by=by)
    if items:
        after = {str(one.link_id): str(one.second) for one in items}
        _record(upper, by, "link_check.answered", len(items), after=after)
    return len(items)


def _record(upper: Edition, by: User, did: str, count: int, *, after: object) -> None:
    record(
        by=by,
        did=did,
        target_type="edition",
        target_id=upper.pk,
        target_text=f"{count} ความเชื่อมโยง · {upper.title_th}",
        organisation_code="",
        after=after,
    )
