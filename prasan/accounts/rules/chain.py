"""How the trail is chained. Pure: no Django, no clock."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class TrailFact:
    """What one entry says. `at` is ISO 8601 in UTC; `before` and `after` are JSON values."""

    number: int
    at: str
    by: int | None
    did: str
    target_type: str
    target_id: str
    target_text: str
    why: str
    before: object
    after: object
    organisation_code: str = ""
    on_behalf_of: str = ""


# Fields that came later: they are left out where they are empty, so that what was written before keeps its digest.
_LATER = ("organisation_code", "on_behalf_of")


def digest_of(fact: TrailFact, previous_digest: str) -> str:
    """SHA-256 over the entry and the digest before it: changing, removing or reordering any entry breaks the chain."""
    said = {name: value for name, value in asdict(fact).items() if value or name not in _LATER}
    written = json.dumps([previous_digest, said], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def first_broken(entries: Iterable[tuple[TrailFact, str, str]]) -> int | None:
    """The number of the first entry whose digest is not what it must be, or None where the whole chain holds.

    `entries` come in order as (fact, previous_digest, digest).
    """
    expected_previous, expected_number = "", 1
    for fact, previous, digest in entries:
        if fact.number != expected_number or previous != expected_previous or digest_of(fact, previous) != digest:
            return fact.number
        expected_previous, expected_number = digest, fact.number + 1
    return None
