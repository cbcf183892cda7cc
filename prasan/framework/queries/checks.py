"""Reads of the second person's check of links: what is still to be answered, how far the two agree, where they do not."""

from collections import defaultdict
from typing import TypedDict, cast

from django.db.models import QuerySet

from prasan.accounts.models import TrailEntry, User
from prasan.accounts.second_person import agreement_on, answered, open_for
from prasan.common.agreement import Agreement
from prasan.framework.models import Alignment, Edition, LinkSampleItem
from prasan.framework.rules import LinkStatus
from prasan.framework.rules.checking import ANSWERS, Decided
from prasan.framework.rules.links import DECISIONS, UNDOINGS


class _Told(TypedDict):
    link: int


def decided_links(framework: Edition, upper: Edition) -> tuple[Decided, ...]:
    """The links with one plan above that a person decided and no sample holds yet, each with who decided it last."""
    links = Alignment.objects.filter(
        from_element__edition=framework, to_element__edition=upper, status__in=ANSWERS
    ).exclude(pk__in=_items(framework, upper).values("link"))
    deciders = _deciders(framework.pk)
    return tuple(Decided(pk, LinkStatus(status), deciders.get(pk)) for pk, status in links.values_list("pk", "status"))


def _deciders(framework_id: int) -> dict[int, int | None]:
    """Link → who decided it last, as the trail tells: a decision that was taken back is none."""
    entries = TrailEntry.objects.filter(
        did__in=(*DECISIONS, *UNDOINGS), target_type="edition", target_id=str(framework_id)
    ).order_by("number")
    by: defaultdict[int, list[int | None]] = defaultdict(list)
    for did, after, person in entries.values_list("did", "after", "by"):
        for one in cast(list[_Told], after):
            if did in DECISIONS:
                by[one["link"]].append(person)
            elif by[one["link"]]:
                by[one["link"]].pop()
    return {link: people[-1] for link, people in by.items() if people}


def links_to_check(framework: Edition, upper: Edition, user: User) -> QuerySet[LinkSampleItem]:
    """What the person can still answer: drawn, not answered, and not decided by themselves."""
    return open_for(_items(framework, upper), user)


def checked_links(framework: Edition, upper: Edition) -> QuerySet[LinkSampleItem]:
    """What a second person has answered, the disagreements first."""
    return answered(_items(framework, upper))


def link_agreement(framework: Edition, upper: Edition) -> Agreement:
    """How far the first and the second person agree on the links with one plan above."""
    return agreement_on(_items(framework, upper))


def _items(framework: Edition, upper: Edition) -> QuerySet[LinkSampleItem]:
    mine = LinkSampleItem.objects.filter(sample__framework=framework, sample__upper=upper)
    return mine.select_related("link__from_element__edition", "link__to_element__edition")
