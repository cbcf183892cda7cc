"""Reads of committees, meetings and hearings; always within one organisation, so that no number opens another's door."""

from datetime import date
from typing import Never

from django.db.models import Count, Q, QuerySet

from prasan.committees.keeping import Home
from prasan.committees.models import Committee, HeardNeed, Hearing, Meeting, Resolution
from prasan.committees.rules import CommitteeKind, Sat
from prasan.common.errors import NotFound
from prasan.organisations.models import District, Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind

Place = Organisation | District | Province
PLACES = ("organisation", "district", "province")


def home_of_place(place: Place) -> Home:
    """Whose committee one of a place is, as the rules ask."""
    if isinstance(place, Organisation):
        return Home(organisation_code=place.code)
    if isinstance(place, District):
        codes = place.organisations.filter(valid_to=None).values_list("code", flat=True)
        return Home(district_code=place.code, organisation_codes=frozenset(codes))
    return Home()


def home_of(committee: Committee) -> Home:
    """Whose committee it is, as the rules ask."""
    return home_of_place(committee.place)


def committee_at(place: District | Province) -> Committee | None:
    """The coordination committee of a district or of the province, where one was appointed."""
    chosen = Committee.objects.filter(_of(place, ""))
    return chosen.select_related(*PLACES).prefetch_related("members").first()


def district(code: str, province_code: str) -> District:
    """A district of the province. Raises `NotFound`, as for its committee."""
    found = District.objects.filter(code=code, province__code=province_code).select_related("province").first()
    return found or _missing("no_such_committee", "ไม่มีหน้านี้สำหรับบัญชีนี้", "There is nothing here for this account.")


def sat(committee: Committee) -> list[Sat]:
    """The meetings of a committee as the rules see them, the newest first."""
    rows = committee.meetings.annotate(
        came=Count("present", distinct=True),
        decided=Count("resolutions", filter=Q(resolutions__withdrawn_at=None), distinct=True),
    )
    return [Sat(one.pk, one.label, one.on, one.came, bool(one.minutes), one.decided) for one in rows]


def stands_for(committee: Committee) -> int:
    """How many organisations a district's committee stands for (the PAO aside), or districts the province's."""
    if committee.district:
        return committee.district.organisations.filter(valid_to=None).exclude(kind=OrganisationKind.PAO).count()
    return 1 if committee.organisation_id else committee.province.districts.count()


def committees_of(organisation: Organisation) -> QuerySet[Committee]:
    """The committees of an organisation with their members."""
    return organisation.committees.prefetch_related("members")


def committee(place: Place, committee_id: int) -> Committee:
    """One committee of a place. Raises `NotFound`."""
    chosen = Committee.objects.filter(_of(place, ""), pk=committee_id)
    found = chosen.select_related(*PLACES).prefetch_related("members").first()
    return found or _missing("no_such_committee", "ไม่มีคณะกรรมการนี้ที่นี่", "There is no such committee here.")


def meeting(place: Place, meeting_id: int) -> Meeting:
    """One meeting of a committee of a place. Raises `NotFound`."""
    chosen = Meeting.objects.filter(_of(place, "committee__"), pk=meeting_id)
    found = chosen.select_related(*(f"committee__{one}" for one in PLACES)).first()
    return found or _missing("no_such_meeting", "ไม่มีการประชุมนี้ที่นี่", "There is no such meeting here.")


def newest_meeting(place: Place) -> Meeting | None:
    """The meeting of the latest day, of any committee of a place."""
    chosen = Meeting.objects.filter(_of(place, "committee__"))
    return chosen.select_related(*(f"committee__{one}" for one in PLACES)).first()


def resolution(place: Place, resolution_id: int) -> Resolution:
    """One resolution of a meeting of a place. Raises `NotFound`."""
    chosen = Resolution.objects.filter(_of(place, "meeting__committee__"), pk=resolution_id)
    found = chosen.select_related(*(f"meeting__committee__{one}" for one in PLACES)).first()
    return found or _missing("no_such_resolution", "ไม่มีมตินี้ที่นี่", "There is no such resolution here.")


def _of(place: Place, path: str) -> Q:
    """The committees of an organisation, of a district, or of the province itself."""
    if isinstance(place, Organisation):
        return Q(**{f"{path}organisation": place})
    if isinstance(place, District):
        return Q(**{f"{path}district": place})
    return Q(**{f"{path}province": place, f"{path}kind": CommitteeKind.PROVINCE})


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


def members_on(one: Committee, day: date) -> int:
    """How many sit on a committee on a day."""
    return sum(member.sitting().sits_on(day) for member in one.members.all())


def _missing(code: str, th: str, en: str) -> Never:
    raise NotFound(code, th, en)
