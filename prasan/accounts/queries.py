"""Reads of the trail."""

from collections.abc import Iterable, Iterator

from prasan.accounts.models import TrailEntry, TrailHead
from prasan.accounts.rules import TrailFact, first_broken


def data_version() -> str:
    """The digest of the last write. Whatever is cached carries it, so that no cached figure outlives its input.

    The digest and not the number: a number that was rolled back comes again, a digest never does.
    """
    return TrailHead.objects.values_list("digest", flat=True).first() or "empty"


def version_without(private: Iterable[str]) -> str:
    """The digest of the last write that is none of `private` (what it did), for figures that those can't change."""
    written = TrailEntry.objects.exclude(did__in=private).order_by("-number")
    return written.values_list("digest", flat=True).first() or "empty"


def whole_trail() -> Iterator[tuple[TrailFact, str, str]]:
    """Every entry in order, with the digest before it and its own, for `first_broken`."""
    for entry in TrailEntry.objects.order_by("number").iterator(chunk_size=2000):
        yield fact_of(entry), entry.previous_digest, entry.digest


def broken_trail_entry() -> int | None:
    """The number of the first entry that is not as it was written, or that is missing; None where the chain holds."""
    broken = first_broken(whole_trail())
    if broken is not None:
        return broken
    last = TrailEntry.objects.order_by("-number").values_list("number", "digest").first() or (0, "")
    head = TrailHead.objects.values_list("number", "digest").first() or (0, "")
    return None if last == head else last[0] + 1


def fact_of(entry: TrailEntry) -> TrailFact:
    """The part of an entry that its digest covers."""
    return TrailFact(
        number=entry.number,
        at=entry.at.isoformat(),
        by=entry.by_id,
        did=entry.did,
        target_type=entry.target_type,
        target_id=entry.target_id,
        target_text=entry.target_text,
        why=entry.why,
        before=entry.before,
        after=entry.after,
        organisation_code=entry.organisation_code,
        on_behalf_of=entry.on_behalf_of,
    )
