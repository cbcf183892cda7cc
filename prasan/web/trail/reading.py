"""What the pages of the trail show: the filter in the address, the entries with their words, the state of the chain."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from prasan.accounts import queries as accounts
from prasan.accounts.models import TrailEntry
from prasan.accounts.queries import TrailWanted
from prasan.accounts.rules.changes import ChangedLine
from prasan.common.errors import InputRefused
from prasan.organisations.models import Organisation
from prasan.web.requests import day_in, text_in
from prasan.web.templatetags.public import called
from prasan.web.trail.naming import named_lines
from prasan.web.trail.words import SUBJECT_NAMES, did_name


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as a page shows it. `own` and `on_behalf` are the names of the organisations."""

    entry: TrailEntry
    own: str
    on_behalf: str
    as_written: bool
    lines: tuple[ChangedLine, ...]
    """What changed, with the words for the fields and for what they name."""

    @property
    def did(self) -> str:
        return did_name(self.entry.did)

    @property
    def stop(self) -> str:
        """Where a revision stood after a step of its way; empty for anything else."""
        after = self.entry.after
        return str(after.get("state", "")) if self.entry.target_type == "revision" and isinstance(after, dict) else ""


def shown(entries: Iterable[TrailEntry]) -> tuple[Shown, ...]:
    """Entries with the names of their organisations, each compared with its digest."""
    rows = list(entries)
    codes = {code for one in rows for code in (one.organisation_code, one.on_behalf_of) if code}
    names = {one.code: called(one) for one in Organisation.objects.filter(code__in=codes)}
    lines = named_lines(rows, settings.PROVINCE)
    return tuple(
        Shown(
            one,
            names.get(one.organisation_code, ""),
            names.get(one.on_behalf_of, ""),
            accounts.is_as_written(one),
            lines[one.number],
        )
        for one in rows
    )


def wanted_in(request: HttpRequest, organisation_code: str = "") -> TrailWanted:
    """The entries that the address asks for, of one organisation where a code is given."""
    subject = text_in(request, "subject", most=40)
    if subject and subject not in SUBJECT_NAMES:
        raise InputRefused(
            "unknown_subject",
            f"ไม่มีเรื่อง “{subject}” เลือกจากรายการ",
            f"There is no subject “{subject}”; choose one from the list.",
        )
    return TrailWanted(
        organisation_code=organisation_code or text_in(request, "organisation", most=20),
        since=day_in(request.GET, "since"),
        until=day_in(request.GET, "until"),
        subject=subject,
        text=text_in(request, "q"),
    )
