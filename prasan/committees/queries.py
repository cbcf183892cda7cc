"""Reads of committees, meetings and hearings; always within one organisation, so that no number opens another's door."""

from datetime import date
from typing import Never

from django.db.models import Count, QuerySet

from prasan.committees.models import Committee, HeardNeed, Hearing, Meeting, Resolution
from prasan.committees.rules import CommitteeKind
from prasan.common.errors import NotFound
from prasan.organisations.models import Organisation


def committees_of(organisation: Organisation) -> QuerySet[Committee]:
    """The committees of an organisation with their members."""
    return organisation.committees.prefetch_related("members")


def committee(organisation: Organisation, committee_id: int) -> Committee:
    """One committee of an organisation. Raises `NotFound`."""
    found = committees_of(organisation).filter(pk=committee_id).first()
    return found or _missing("no_such_committee", "ไม่มีคณะกรรมการนี้ใน อปท. นี้", "There is no such committee here.")


def meeting(organisation: Organisation, meeting_id: int) -> Meeting:
    """One meeting of an organisation's committee. Raises `NotFound`."""
    chosen = Meeting.objects.filter(committee__organisation=organisation, pk=meeting_id)
    found = chosen.select_related("committee__organisation").first()
    return found or _missing("no_such_meeting", "ไม่มีการประชุมนี้ใน อปท. นี้", "There is no such meeting here.")


def hearing(organisation: Organisation, hearing_id: int) -> Hearing:
    """One hearing of an organisation. Raises `NotFound`."""
    found = organisation.hearings.select_related("organisation").filter(pk=hearing_id).first()
    return found or _missing("no_such_hearing", "ไม่มีประชาคมนี้ใน อปท. นี้", "There is no such hearing here.")


def need(organisation: Organisation, need_id: int) -> HeardNeed:
    """One need that a hearing of the organisation asked for. Raises `NotFound`."""
    found = HeardNeed.objects.filter(hearing__organisation=organisation, pk=need_id).first()
    return found or _missing("no_such_need", "ไม่มีความต้องการนี้", "There is no such need.")


def meetings_of(organisation: Organisation, kind: CommitteeKind | None = None) -> QuerySet[Meeting]:
    """The meetings of an organisation, of one kind of committee where asked, the newest first."""
    chosen = Meeting.objects.filter(committee__organisation=organisation)
    return (chosen.filter(committee__kind=kind) if kind else chosen).select_related("committee__organisation")


def hearings_of(organisation: Organisation) -> QuerySet[Hearing]:
    """The hearings of an organisation, the newest first, with how many needs each heard."""
    return organisation.hearings.annotate(asked=Count("needs"))


def resolution(organisation: Organisation, resolution_id: int) -> Resolution:
    """One resolution of a meeting of the organisation. Raises `NotFound`."""
    chosen = Resolution.objects.filter(meeting__committee__organisation=organisation, pk=resolution_id)
    found = chosen.select_related("meeting__committee__organisation").first()
    return found or _missing("no_such_resolution", "ไม่มีมตินี้ใน อปท. นี้", "There is no such resolution here.")


def members_on(one: Committee, day: date) -> int:
    """How many sit on a committee on a day."""
    return sum(member.sitting().sits_on(day) for member in one.members.all())


def _missing(code: str, th: str, en: str) -> Never:
    raise NotFound(code, th, en)
