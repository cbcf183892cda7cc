"""What looks the same as one project among the announced plans, asked at once from an index kept in this process.

An index holds the announced works of one neighbourhood (`rules.neighbours`), a few thousand, under the digest of the last
write that changed any of them or the organisations' places ([ADR 3](../../docs/adr/0003-count-on-read.md)): the first
question after an announcement builds it anew. Drafts are never in it.
"""

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from prasan.accounts.models import TrailEntry
from prasan.coordination import queries
from prasan.coordination.models import OverlapDecision
from prasan.coordination.rules.deciding import Choice
from prasan.coordination.rules.finding import Index
from prasan.coordination.rules.listed import Listed, Overlap
from prasan.coordination.rules.neighbours import Place, compared_with
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.models import Project

_MOST_INDEXES = 6
_MOST_SHOWN = 8
# What changes an announced plan, or where an organisation is; `organisation.nudged` is a word to it, nothing of its own.
_PUBLISHES = Q(did__in=("plan.announced", "plan.loaded", "province.loaded")) | (
    Q(did__startswith="organisation.") & ~Q(did="organisation.nudged")
)


@dataclass(frozen=True, slots=True)
class _Kept:
    version: str
    index: Index
    listed: dict[int, Listed]


_kept: dict[frozenset[str], _Kept] = {}
# Two readers of one neighbourhood build it once; whoever asks what is built already waits for nobody.
_building = threading.Lock()


@dataclass(frozen=True, slots=True)
class Alike:
    """One announced project that may be the same work, and what was decided of the two, if anything."""

    other: Listed
    overlap: Overlap
    decision: OverlapDecision | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a project was compared with, and what looks like it, the surest first. `only_own`: the PAO's project names no
    place, so it was compared with the PAO's own plan alone."""

    compared: int
    organisations: int
    found: tuple[Alike, ...]
    only_own: bool


def alike_to(one: Listed, organisation: Organisation, named: Collection[str] = ()) -> Answer:
    """What looks the same as one project of an organisation (its working text; the key 0 for one not stored yet).

    `named`: subdistricts and districts that its form gives beside the title. What a person called not the same is not
    asked about again; a project that it was carried over from is no other, nor is one that the own draft takes out.
    """
    places = {place.code: place for place in _places(organisation.province.code)}
    own = places[organisation.code]
    in_title = (*one.work.tambons, *one.work.districts, *one.work.organisations)
    codes = compared_with(own, places.values(), [name for name in (*named, *in_title) if name])
    kept = _index_of(codes)
    overlaps = kept.index.overlaps_of(one)
    settled = _lineage(one.key) | _taken_out(organisation, [_other(overlap, one.key) for overlap in overlaps])
    overlaps = [overlap for overlap in overlaps if _other(overlap, one.key) not in settled]
    decided = queries.decisions_on(overlap.pair for overlap in overlaps)
    found = (
        Alike(kept.listed[_other(overlap, one.key)], overlap, decided.get(overlap.pair))
        for overlap in overlaps
        if (known := decided.get(overlap.pair)) is None or known.choice != Choice.NOT_THE_SAME
    )
    return Answer(len(kept.index), len(codes), tuple(found)[:_MOST_SHOWN], own.is_pao and codes == {own.code})


def forget() -> None:
    """Drop every index: for benchmarks and tests."""
    _kept.clear()


def _index_of(codes: frozenset[str]) -> _Kept:
    version = _version_of(codes)
    kept = _fresh(codes, version)
    if kept is None:
        with _building:
            kept = _fresh(codes, version) or _built(codes, version)
            _kept.pop(codes, None)
            _kept[codes] = kept
            while len(_kept) > _MOST_INDEXES:
                del _kept[next(iter(_kept))]  # the one that was built longest ago
    return kept


def _fresh(codes: frozenset[str], version: str) -> _Kept | None:
    kept = _kept.get(codes)
    return kept if kept and kept.version == version else None


def _built(codes: frozenset[str], version: str) -> _Kept:
    versions = queries.announced().filter(project__plan__organisation__code__in=codes)
    listed = queries.listed_versions(versions, Organisation.objects.filter(code__in=codes))
    return _Kept(version, Index(listed), {one.key: one for one in listed})


def _version_of(codes: Iterable[str]) -> str:
    written = TrailEntry.objects.filter(_PUBLISHES, organisation_code__in=[*codes, ""])
    return written.order_by("-number").values_list("digest", flat=True).first() or "empty"


def _places(province_code: str) -> tuple[Place, ...]:
    chosen = Organisation.objects.filter(province__code=province_code).select_related("district")
    return tuple(
        Place(
            one.code,
            queries.point_of(one),
            queries.tambon_of(one),
            one.district.name_th,
            OrganisationKind(one.kind) is OrganisationKind.PAO,
        )
        for one in chosen
    )


def _other(overlap: Overlap, key: int) -> int:
    return overlap.second if overlap.first == key else overlap.first


def _taken_out(organisation: Organisation, project_ids: list[int]) -> set[int]:
    """Those that the organisation itself takes out in its open draft: it knows."""
    own = Project.objects.filter(pk__in=project_ids, plan__organisation=organisation, removed_at__isnull=False)
    return set(own.values_list("pk", flat=True))


def _lineage(project_id: int) -> set[int]:
    """What a project was carried over from, and what it was carried into."""
    found: set[int] = set()
    at = project_id
    while at and (origin := Project.objects.filter(pk=at).values_list("origin", flat=True).first()):
        found.add(origin)
        at = origin
    return found | set(Project.objects.filter(origin=project_id).values_list("pk", flat=True) if project_id else ())
