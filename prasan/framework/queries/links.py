"""Reads of links between editions: those of a guideline to the plans above it, of own issues to the framework."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django.db.models import F, QuerySet

from prasan.accounts.models import TrailEntry
from prasan.framework.models import Alignment, Edition, EditionQuerySet
from prasan.framework.queries.editions import ElementRow, element_row
from prasan.framework.rules import EditionStatus, Kind, Level, LinkStatus
from prasan.framework.rules.links import DECISIONS, UNDOINGS


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A link from its lower end (a guideline, an own issue) to its upper one. `weight`: against its sisters."""

    link_id: int
    lower_id: int
    lower_code: str
    upper_id: int
    upper_kind: Kind
    upper_code: str
    upper_title_th: str
    upper_title_en: str
    level: Level
    edition_id: int
    edition_title_th: str
    edition_title_en: str
    status: LinkStatus
    weight: int


def links_of(
    edition_id: int, *, level: Level | None = None, status: LinkStatus | None = LinkStatus.CONFIRMED
) -> tuple[LinkFact, ...]:
    """The links of an edition's elements to the plans above it (of one level where asked), in the order of both.

    Of an organisation's own edition: its issues to the issues and guidelines of the framework. `status` None: all.
    Whether the reader may see the edition is asked by the caller. One query.
    """
    links = Alignment.objects.filter(from_element__edition=edition_id)
    if level is not None:
        links = links.filter(to_element__edition__level=level)
    if status is not None:
        links = links.filter(status=status)
    return tuple(_facts(links))


def higher_links_of(guideline_ids: Iterable[int]) -> Mapping[int, tuple[LinkFact, ...]]:
    """Guideline → its confirmed links to the plans above it that are in force, by level and in the plan's order.

    So choosing a guideline gives a project all its higher links. A guideline without one is absent. One query.
    """
    links = Alignment.objects.filter(
        from_element__in=set(guideline_ids), to_element__edition__in=_higher_in_force(), status=LinkStatus.CONFIRMED
    )
    grouped: defaultdict[int, list[LinkFact]] = defaultdict(list)
    for one in _facts(links):
        grouped[one.lower_id].append(one)
    order = {level: place for place, level in enumerate(Level)}
    return {guideline: tuple(sorted(ones, key=lambda one: order[one.level])) for guideline, ones in grouped.items()}


@dataclass(frozen=True, slots=True)
class LinkToDecide:
    """A link as its decider sees it: both ends, its state, how near the words are, who said what of it."""

    link_id: int
    lower: ElementRow
    upper: ElementRow
    status: LinkStatus
    weight: int
    score: int | None
    reason: str
    by: str
    is_carried: bool


def links_to_decide(
    lower_edition_id: int, upper_edition_id: int | None = None, *, public: bool = False
) -> tuple[LinkToDecide, ...]:
    """The links of an edition's elements to one plan above it (or to all), the strongest words first under each.

    `public`: without those that lead into a draft.
    """
    links = Alignment.objects.filter(from_element__edition=lower_edition_id)
    if public:
        links = links.filter(to_element__edition__status=EditionStatus.PUBLISHED)
    if upper_edition_id is not None:
        links = links.filter(to_element__edition=upper_edition_id)
    links = links.select_related("from_element__edition", "to_element__edition")
    return tuple(
        LinkToDecide(
            link_id=one.pk,
            lower=element_row(one.from_element),
            upper=element_row(one.to_element),
            status=LinkStatus(one.status),
            weight=one.weight,
            score=one.score,
            reason=one.reason,
            by=one.by,
            is_carried=one.previous_id is not None,
        )
        for one in links.order_by("from_element__position", F("score").desc(nulls_last=True), "to_element__position")
    )


def last_decided(user_id: int, edition_id: int, links: Collection[int]) -> tuple[int, str] | None:
    """The number and words of what somebody decided last of an edition's links, where they have not taken it back.

    None where it was of other links than those that are looked at.
    """
    told = TrailEntry.objects.filter(by=user_id, target_type="edition", target_id=str(edition_id))
    last = told.filter(did__in=(*DECISIONS, *UNDOINGS)).order_by("-number").first()
    if last is None or last.did not in DECISIONS:
        return None
    decided = cast(list[dict[str, int]], last.after)
    return (last.number, last.target_text) if all(one["link"] in links for one in decided) else None


def higher_editions(province_code: str) -> tuple[Edition, ...]:
    """The published plans around the framework that no other replaced, from the nearest outwards."""
    order = {level.value: place for place, level in enumerate(Level)}
    found = _higher_in_force().filter(province_code=province_code)
    return tuple(sorted(found, key=lambda one: (order[one.level], -(one.first_year or 0))))


def _higher_in_force() -> EditionQuerySet:
    return Edition.objects.published().in_force().exclude(level__in=(Level.FRAMEWORK, Level.OWN))


def _facts(links: QuerySet[Alignment]) -> Iterator[LinkFact]:
    rows = links.order_by("from_element__position", "to_element__position", "pk").values_list(
        "pk",
        "from_element_id",
        "from_element__code",
        "to_element_id",
        "to_element__kind",
        "to_element__code",
        "to_element__title_th",
        "to_element__title_en",
        "to_element__edition__level",
        "to_element__edition_id",
        "to_element__edition__title_th",
        "to_element__edition__title_en",
        "status",
        "weight",
    )
    for pk, lower, code, upper, kind, upper_code, th, en, level, edition, its_th, its_en, status, weight in rows:
        yield LinkFact(
            link_id=pk,
            lower_id=lower,
            lower_code=code,
            upper_id=upper,
            upper_kind=Kind(kind),
            upper_code=upper_code,
            upper_title_th=th,
            upper_title_en=en,
            level=Level(level),
            edition_id=edition,
            edition_title_th=its_th,
            edition_title_en=its_en,
            status=LinkStatus(status),
            weight=weight,
        )
