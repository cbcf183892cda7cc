"""Reads of the trail, and of what people keep for themselves."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from prasan.accounts.models import SavedView, TrailEntry, TrailHead, User
from prasan.accounts.rules.chain import TrailFact, digest_of, first_broken


@dataclass(frozen=True, slots=True)
class TrailWanted:
    """Which entries of the trail are asked for; what is empty asks for all."""

    organisation_code: str = ""
    since: date | None = None
    until: date | None = None
    subject: str = ""
    """The first word of what was done: `plan`, `import`, `role` …"""
    text: str = ""
    """Part of a name of who did it, of what it was done to, or of the reason."""


def trail(wanted: TrailWanted) -> QuerySet[TrailEntry]:
    """The entries that are asked for, newest first, with the person."""
    entries = TrailEntry.objects.select_related("by")
    if wanted.organisation_code:
        entries = entries.filter(organisation_code=wanted.organisation_code)
    if wanted.since:
        entries = entries.filter(at__date__gte=wanted.since)
    if wanted.until:
        entries = entries.filter(at__date__lte=wanted.until)
    if wanted.subject:
        entries = entries.filter(did__startswith=f"{wanted.subject}.")
    if wanted.text:
        entries = entries.filter(
            Q(by__display_name__icontains=wanted.text)
            | Q(by__username__icontains=wanted.text)
            | Q(target_text__icontains=wanted.text)
            | Q(why__icontains=wanted.text)
        )
    return entries.order_by("-number")


def published_trail(organisation_code: str, revision_ids: Collection[int]) -> QuerySet[TrailEntry]:
    """What everyone may see of an organisation's trail: its announcements, its issued documents, and the way of those
    revisions (the announced ones) that are named."""
    of_revisions = Q(target_type="revision", target_id__in=[str(one) for one in revision_ids])
    told = Q(did__in=("plan.announced", "plan.loaded", "document.issued"))
    return TrailEntry.objects.filter(told | of_revisions, organisation_code=organisation_code).order_by("-number")


def people_with_address(written: str) -> list[User]:
    """Those who can sign in with a password and have this e-mail address; addresses are kept in small letters."""
    found = User.objects.filter(email=written.strip().lower(), is_active=True)
    return [user for user in found if user.has_usable_password()] if written.strip() else []


def views_of(user: User) -> QuerySet[SavedView]:
    """The filters that a person keeps, list by list."""
    return SavedView.objects.filter(user=user)


def is_as_written(entry: TrailEntry) -> bool:
    """Whether an entry still has the digest of what it says; the links between entries are checked as a whole."""
    return digest_of(fact_of(entry), entry.previous_digest) == entry.digest


def trail_head() -> tuple[int, str]:
    """How many entries the trail has, and the digest of the last: whoever noted both can prove later that none changed."""
    return TrailHead.objects.values_list("number", "digest").first() or (0, "")


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
    return None if last == trail_head() else last[0] + 1


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
