"""Comparing the whole province, and keeping what was found."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.coordination import queries
from prasan.coordination.models import Overlap, OverlapMember
from prasan.coordination.rules import deciding
from prasan.coordination.rules.finding import find_overlaps
from prasan.coordination.rules.joint import MOST_JOINT, JointProposal, joint_proposals
from prasan.coordination.rules.listed import Listed, OverlapKind, Reason, Where
from prasan.coordination.rules.listed import Overlap as Found
from prasan.coordination.rules.saying import digest_of, facts_of, stake_of
from prasan.organisations.models import Organisation, Province
from prasan.organisations.queries import person

BATCH = 500
T = TypeVar("T")
Said = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FoundCounts:
    """What a comparison of the province gave."""

    compared: int
    found: int
    fresh: int
    gone: int


def refresh_overlaps(*, province_code: str, by: User | None, said: Said | None = None) -> FoundCounts:
    """Compare all published projects of the province and keep what is found.

    What was decided stays decided. An undecided overlap that is no longer found is kept, marked as gone. `by` is None
    only for what the installation itself does. Long: call it in the background; it writes in one short transaction.
    """
    if by is not None and (refusal := deciding.why_not_find(person(by))):
        raise refusal
    listed = queries.published_projects(province_code)
    overlaps = find_overlaps(listed, said)
    joint = joint_proposals(listed, overlapping=[one.pair for one in overlaps])[:MOST_JOINT]
    by_key = {one.key: one for one in listed}
    drafts = {draft.key: draft for draft in (*map(_draft, overlaps), *map(_draft_of_joint, joint))}
    return _keep(province_code, drafts, by_key, by=by)


@dataclass(frozen=True, slots=True)
class _Draft:
    key: str
    kind: OverlapKind
    where: Where
    score: float
    reasons: tuple[Reason, ...]
    members: tuple[int, ...]


def _draft(found: Found) -> _Draft:
    first, second = found.pair
    return _Draft(f"pair:{first}-{second}", found.kind, found.where, found.score, found.reasons, (first, second))


def _draft_of_joint(proposal: JointProposal) -> _Draft:
    members = tuple(sorted(proposal.members))
    key = f"joint:{'-'.join(map(str, members))}"
    return _Draft(key, OverlapKind.JOINT, Where.TWO_PLANS, proposal.score, proposal.reasons, members)


@transaction.atomic
def _keep(
    province_code: str, drafts: Mapping[str, _Draft], by_key: Mapping[int, Listed], *, by: User | None
) -> FoundCounts:
    now = timezone.now()
    province = Province.objects.get(code=province_code)
    owners = {one.code: one for one in Organisation.objects.filter(province=province)}
    known = {one.key: one for one in Overlap.objects.filter(province=province)}
    fresh = [draft for key, draft in drafts.items() if key not in known]
    made = Overlap.objects.bulk_create(
        [
            _filled(Overlap(province=province, key=draft.key, found_at=now), draft, by_key, owners, now)
            for draft in fresh
        ],
        batch_size=BATCH,
    )
    OverlapMember.objects.bulk_create(
        [
            OverlapMember(
                overlap=overlap,
                project_id=project_id,
                organisation=owners[by_key[project_id].organisation],
                position=position,
            )
            for overlap, draft in zip(made, fresh, strict=True)
            for position, project_id in enumerate(draft.members)
        ],
        batch_size=BATCH,
    )
    again = [_filled(known[key], draft, by_key, owners, now) for key, draft in drafts.items() if key in known]
    for batch in _batches(again):
        Overlap.objects.bulk_update(
            batch,
            [
                "kind",
                "where",
                "score",
                "reasons",
                "facts",
                "facts_digest",
                "stake_baht",
                "district",
                "seen_at",
                "gone_at",
            ],
        )
    gone = [one.pk for key, one in known.items() if key not in drafts and one.gone_at is None]
    for ids in _batches(gone):
        Overlap.objects.filter(pk__in=ids).update(gone_at=now)
    counts = FoundCounts(len(by_key), len(drafts), len(fresh), len(gone))
    record(
        by=by,
        did="overlaps.found",
        target_type="province",
        target_id=province.pk,
        organisation_code="",
        target_text=province.name_th,
        after={"compared": counts.compared, "found": counts.found, "fresh": counts.fresh, "gone": counts.gone},
    )
    return counts


def _filled(
    overlap: Overlap, draft: _Draft, by_key: Mapping[int, Listed], owners: Mapping[str, Organisation], now: datetime
) -> Overlap:
    members = [by_key[project_id] for project_id in draft.members]
    facts = [facts_of(member.work) for member in members]
    local = next((member for member in members if not member.is_pao), members[0])
    overlap.kind, overlap.where, overlap.score = draft.kind, draft.where, draft.score
    overlap.reasons = [
        {"code": one.code, "speaks_for": one.speaks_for, "th": one.th, "en": one.en} for one in draft.reasons
    ]
    overlap.facts, overlap.facts_digest = facts, digest_of(facts)
    overlap.stake_baht = sum(m.baht for m in members) if draft.kind is OverlapKind.JOINT else stake_of(members)
    overlap.district_id = owners[local.organisation].district_id
    overlap.seen_at, overlap.gone_at = now, None
    return overlap


def _batches(items: Iterable[T]) -> Iterable[list[T]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
