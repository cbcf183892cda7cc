"""Links between elements of two editions: proposed, decided one by one or many at once, weighed, taken back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, cast

from django.db import transaction
from django.db.models import Q

from prasan.accounts.actions import record
from prasan.accounts.models import TrailEntry, User
from prasan.common.errors import InputRefused, NotFound, Refusal
from prasan.framework import rules
from prasan.framework.loading.alignments import AlignmentDraft, ElementName, why_not_propose
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.rules import KIND_NAMES_TH, Kind, Level, LinkDecision, LinkStatus
from prasan.framework.rules.links import DECIDED, MOST_AT_ONCE, OWN_DECIDED, OWN_UNDONE, UNDONE
from prasan.organisations.queries import person

_TAKEN_BACK = {DECIDED: UNDONE, OWN_DECIDED: OWN_UNDONE}


class LinkState(TypedDict):
    """What a decision changes of a link, as the trail keeps it."""

    link: int
    status: str
    weight: int
    reason: str
    by: str


@transaction.atomic
def load_alignments(*, drafts: Sequence[AlignmentDraft], by: User | None) -> int:
    """Propose links between elements of stored editions; how many are new or worded anew. The same again changes none.

    A link that a person confirmed or refused stays as decided. A proposal that is no longer among the drafts stays
    too, until someone decides it. Raises the refusal of `why_not_propose`, and then nothing is stored.
    """
    editions = {name.edition for draft in drafts for name in (draft.from_element, draft.to_element)}
    ids = _named_elements(editions)
    if refusal := why_not_propose(drafts, ids.keys()):
        raise refusal
    stored = _stored_alignments(editions)
    levels = dict(Edition.objects.filter(code__in=editions).values_list("code", "level"))
    new, changed = [], []
    for draft in drafts:
        one, other = (ids[name] for name in _lower_first(draft, levels))
        link = stored.get(frozenset((one, other)))
        if link is None:
            proposed = LinkStatus.PROPOSED
            new.append(
                Alignment(
                    from_element_id=one,
                    to_element_id=other,
                    status=proposed,
                    reason=draft.reason,
                    by=draft.by,
                    score=draft.score,
                )
            )
        elif link.status == LinkStatus.PROPOSED and (link.reason, link.by) != (draft.reason, draft.by):
            link.reason, link.by, link.score = draft.reason, draft.by, draft.score
            changed.append(link)
    Alignment.objects.bulk_create(new)
    Alignment.objects.bulk_update(changed, ["reason", "by", "score"])
    if new or changed:
        text = f"เสนอใหม่ {len(new)} แก้ถ้อยคำ {len(changed)}"
        record(
            by=by,
            did="alignments.proposed",
            target_type="alignments",
            target_id="",
            target_text=text,
            organisation_code="",
        )
    return len(new) + len(changed)


def _lower_first(draft: AlignmentDraft, levels: Mapping[str, str]) -> tuple[ElementName, ElementName]:
    """The guideline of a framework first, in whichever direction the link is drafted."""
    ends = draft.from_element, draft.to_element
    turned = levels[ends[1].edition] == Level.FRAMEWORK and levels[ends[0].edition] != Level.FRAMEWORK
    return (ends[1], ends[0]) if turned else ends


def _named_elements(codes: set[str]) -> dict[ElementName, int]:
    """Every element of these editions, with its id."""
    rows = Element.objects.filter(edition__code__in=codes).values_list("edition__code", "kind", "code", "pk")
    return {ElementName(edition, Kind(kind), code): pk for edition, kind, code, pk in rows}


def _stored_alignments(codes: set[str]) -> dict[frozenset[int], Alignment]:
    """The links among these editions by the ids of their two ends, in either direction; locked."""
    links = Alignment.objects.select_for_update(of=("self",)).filter(
        from_element__edition__code__in=codes, to_element__edition__code__in=codes
    )
    return {frozenset((link.from_element_id, link.to_element_id)): link for link in links}


@transaction.atomic
def decide_alignment(
    *, alignment_id: int, status: LinkStatus, reason: str, seen: LinkStatus, by: User, weight: int | None = None
) -> Alignment:
    """Confirm or refuse one link; the reason is required and kept. `weight` None leaves it as it is."""
    link = Alignment.objects.filter(pk=alignment_id).first()
    if link is None:
        raise _gone()
    decision = LinkDecision(alignment_id, status, link.weight if weight is None else weight, reason, seen)
    return decide_alignments(decisions=[decision], by=by)[0]


@transaction.atomic
def decide_alignments(*, decisions: Sequence[LinkDecision], by: User) -> tuple[Alignment, ...]:
    """Confirm, refuse or weigh several links in one entry of the trail, by which all can be taken back together.

    The PAO decides the links of the framework; an organisation's planners (or the PAO for them) those of its own
    issues. Raises the refusals of `why_not_decide_link`, `why_not_decide`, `why_not_weigh` and `why_not_overwrite`,
    and then nothing is changed.
    """
    chosen = {one.link_id: one for one in decisions}
    if not chosen or len(chosen) > MOST_AT_ONCE:
        raise too_many()
    links = _locked(chosen)
    _check_may_decide(links, by)
    if len({frozenset(_owners([link])) for link in links}) > 1:
        raise InputRefused(
            "links_of_several_owners",
            "เลือกความเชื่อมโยงของกรอบและของ อปท. ปนกัน ตัดสินทีละชุด",
            "These links belong to several owners; decide those of one at a time.",
        )
    before = [_state(link) for link in links]
    for link in links:
        said = chosen[link.pk]
        refusal = rules.why_not_decide(said.status, said.reason) or rules.why_not_weigh(said.weight)
        if refusal := refusal or rules.why_not_overwrite(link.status, said.seen):
            raise refusal
        link.status, link.weight, link.reason, link.by = said.status, said.weight, said.reason.strip(), str(by)
    Alignment.objects.bulk_update(links, ["status", "weight", "reason", "by"])
    reasons = {one.reason.strip() for one in chosen.values()}
    why = reasons.pop() if len(reasons) == 1 else ""
    _record(links, by, did=OWN_DECIDED if _owners(links) else DECIDED, why=why, before=before)
    return tuple(links)


@transaction.atomic
def add_alignment(*, from_id: int, to_id: int, weight: int, reason: str, by: User) -> Alignment:
    """A link that nothing proposed, confirmed by the person who adds it. One that is there already is decided anew."""
    return add_alignments(pairs=[(from_id, to_id)], weight=weight, reason=reason, status=LinkStatus.CONFIRMED, by=by)[0]


@transaction.atomic
def add_alignments(
    *, pairs: Sequence[tuple[int, int]], weight: int, reason: str, status: LinkStatus, by: User
) -> tuple[Alignment, ...]:
    """Several links at once, decided alike in one entry of the trail; (lower element, upper element) each."""
    wanted = list(dict.fromkeys(pairs))
    if len(wanted) > MOST_AT_ONCE:
        raise too_many()
    ids = {pk for pair in wanted for pk in pair}
    ends = {one.pk: one for one in Element.objects.select_related("edition__organisation").filter(pk__in=ids)}
    if len(ends) < len(ids):
        raise _gone()
    decisions = []
    for lower, upper in ((ends[one], ends[other]) for one, other in wanted):
        same = lower.edition_id == upper.edition_id
        followed = _is_followed(lower.edition, upper.edition)
        if refusal := rules.why_not_link(_place(lower), _place(upper), same_edition=same, is_followed=followed):
            raise refusal
        # Who may not decide learns it before anything is made.
        _check_may_decide([Alignment(from_element=lower, to_element=upper)], by)
        link = Alignment.objects.filter(_between(lower.pk, upper.pk)).first()
        if link is None:
            link = Alignment.objects.create(
                from_element=lower, to_element=upper, status=LinkStatus.PROPOSED, by=str(by)
            )
        decisions.append(LinkDecision(link.pk, status, weight, reason, LinkStatus(link.status)))
    return decide_alignments(decisions=decisions, by=by)


@transaction.atomic
def take_back(*, entry_number: int, by: User) -> tuple[Alignment, ...]:
    """Undo a decision of one or many links: each is as it was before. Refused where one was decided again since."""
    entry = TrailEntry.objects.filter(number=entry_number, did__in=_TAKEN_BACK).first()
    if entry is None:
        raise _gone()
    was = {one["link"]: one for one in cast(list[LinkState], entry.before)}
    became = {one["link"]: one for one in cast(list[LinkState], entry.after)}
    links = _locked(was)
    _check_may_decide(links, by)
    if any(_state(link) != became[link.pk] for link in links):
        raise Refusal(
            "decided_since",
            "มีความเชื่อมโยงในชุดนี้ที่ตัดสินใหม่ไปแล้ว จึงย้อนทั้งชุดไม่ได้ ให้แก้ทีละรายการ",
            "Some of these links were decided again since, so the whole can't be taken back; change them one by one.",
        )
    now = [_state(link) for link in links]
    for link in links:
        told = was[link.pk]
        link.status, link.weight, link.reason, link.by = told["status"], told["weight"], told["reason"], told["by"]
    Alignment.objects.bulk_update(links, ["status", "weight", "reason", "by"])
    _record(links, by, did=_TAKEN_BACK[entry.did], why=f"ย้อนรายการ {entry.number}", before=now)
    return tuple(links)


def _locked(ids: Iterable[int]) -> list[Alignment]:
    wanted = set(ids)
    links = Alignment.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = list(links.select_related("from_element__edition__organisation", "to_element__edition__organisation"))
    if len(found) < len(wanted):
        raise _gone()
    return found


def _between(one: int, other: int) -> Q:
    return Q(from_element=one, to_element=other) | Q(from_element=other, to_element=one)


def _place(element: Element) -> tuple[Level, Kind]:
    return Level(element.edition.level), Kind(element.kind)


def _is_followed(edition: Edition, by: Edition) -> bool:
    """Whether both are one organisation's, and `by` is of a later plan period."""
    is_same = edition.organisation_id is not None and edition.organisation_id == by.organisation_id
    return is_same and (edition.first_year or 0) < (by.first_year or 0)


def _owners(links: Iterable[Alignment]) -> set[str]:
    ends = [end for link in links for end in (link.from_element, link.to_element)]
    return {end.edition.organisation.code for end in ends if end.edition.organisation}


def _check_may_decide(links: Iterable[Alignment], by: User) -> None:
    who = person(by)
    for link in links:
        if refusal := rules.why_not_decide_link(who, sorted(_owners([link]))):
            raise refusal


def _state(link: Alignment) -> LinkState:
    return {
        "link": link.pk,
        "status": str(link.status),
        "weight": link.weight,
        "reason": link.reason,
        "by": link.by,
    }


def _record(links: Sequence[Alignment], by: User, *, did: str, why: str, before: list[LinkState]) -> None:
    first = links[0]
    ends = (first.from_element, first.to_element)
    text = " ↔ ".join(f"{KIND_NAMES_TH[Kind(end.kind)]} {end.code}" for end in ends)
    others = f" และอีก {len(links) - 1} รายการ" if len(links) > 1 else ""
    record(
        by=by,
        did=did,
        target_type="edition",
        target_id=first.from_element.edition_id,
        organisation_code=next(iter(_owners([first])), ""),
        target_text=text + others,
        why=why,
        before=before,
        after=[_state(link) for link in links],
    )


def too_many() -> InputRefused:
    """Nothing chosen, or more than one entry of the trail should hold."""
    return InputRefused(
        "no_choice",
        f"เลือกความเชื่อมโยง 1–{MOST_AT_ONCE} รายการแล้วบันทึกใหม่",
        f"Choose 1–{MOST_AT_ONCE} links and save again.",
    )


def _gone() -> NotFound:
    return NotFound(
        "nothing_to_decide", "ไม่พบเรื่องที่จะตัดสิน เปิดหน้านี้ใหม่", "There is nothing to decide; open the page again."
    )
