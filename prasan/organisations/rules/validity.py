"""When an organisation exists, and what it was called then. Pure: takes facts and dates, reads no clock.

"Valid in fiscal year y" means valid on the last day of y, so that every year has one denominator that never changes
afterwards: a later change always leaves the last day of an earlier year alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prasan.common.years import last_day_of
from prasan.organisations.rules.kinds import ChangeKind, OrganisationKind


@dataclass(frozen=True, slots=True)
class Change:
    """One event of an organisation's life, in force from the day `on`. A merge or dissolution changes no name."""

    on: date
    what: ChangeKind
    name_before: str
    name_after: str
    kind_before: OrganisationKind
    kind_after: OrganisationKind


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """What the rules must know of an organisation: as it is after its last recorded change.

    `valid_to` is the last day on which it exists, None while no end is known. `last_change` is the day of its latest
    change, None where it never changed.
    """

    code: str
    province_code: str
    kind: OrganisationKind
    name_th: str
    valid_from: date
    valid_to: date | None = None
    last_change: date | None = None


def is_valid_on(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Whether something with these first and last days (both included) exists on `day`."""
    return valid_from <= day and (valid_to is None or day <= valid_to)


def is_valid_in(valid_from: date, valid_to: date | None, fiscal_year: int) -> bool:
    """Whether it counts in a fiscal year (B.E.): it exists on the year's last day, 30 September."""
    return is_valid_on(valid_from, valid_to, last_day_of(fiscal_year))


def name_and_kind_on(
    name_th: str, kind: OrganisationKind, changes: Sequence[Change], day: date
) -> tuple[str, OrganisationKind]:
    """What an organisation, now (`name_th`, `kind`), was on `day`: the first later change tells what was before."""
    later = [change for change in changes if change.on > day]
    if not later:
        return name_th, kind
    first = min(later, key=lambda change: change.on)
    return first.name_before, first.kind_before
