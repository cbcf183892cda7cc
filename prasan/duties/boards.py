"""What waits for a coordination committee, of a district or of the province, and for whom: on pages and in the digest."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from prasan.committees import queries as committees
from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import KIND_NAMES_TH, LACKING_NAMES_TH, CommitteeKind, Sat, unfinished
from prasan.common.findings import Finding
from prasan.common.years import thai_date
from prasan.organisations.models import District, Province
from prasan.organisations.rules.people import Person
from prasan.plans.considering import findings_of, waiting_before, waiting_in_districts

Coordinated = District | Province
# A meeting that comes within these days is told of in the digest.
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Board:
    """What one coordination committee is, and what waits for who keeps it."""

    place: Coordinated
    kind: CommitteeKind
    committee: Committee | None
    sitting: int = 0
    findings: tuple[Finding, ...] = ()
    coming: Sat | None = None
    last: Sat | None = None
    unfinished: tuple[tuple[Sat, tuple[str, ...]], ...] = ()
    waiting: int = 0


def board_of(place: Coordinated) -> Board:
    """The committee of a district or of the province with its open work."""
    kind = CommitteeKind.DISTRICT if isinstance(place, District) else CommitteeKind.PROVINCE
    found = committees.committee_at(place)
    if found is None:
        return Board(place, kind, None)
    today, sat = timezone.localdate(), committees.sat(found)
    coming = [one for one in sat if one.on >= today]
    return Board(
        place,
        kind,
        found,
        sitting=committees.members_on(found, today),
        findings=tuple(findings_of(found)),
        coming=coming[-1] if coming else None,
        last=next((one for one in sat if one.on < today), None),
        unfinished=tuple(unfinished(sat, today)),
        waiting=waiting_before(found),
    )


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """How a district's committee stands, on one line; without a committee only what waits is known."""

    place: District
    is_appointed: bool
    sitting: int
    last: date | None
    coming: date | None
    waiting: int


def district_rows(province: Province) -> tuple[DistrictRow, ...]:
    """Every district of the province in six queries."""
    today = timezone.localdate()
    found = Committee.objects.filter(province=province, kind=CommitteeKind.DISTRICT)
    sitting = {one.district_id: committees.members_on(one, today) for one in found.prefetch_related("members")}
    days = defaultdict[int | None, list[date]](list)
    for district_id, on in Meeting.objects.filter(committee__in=found).values_list("committee__district", "on"):
        days[district_id].append(on)
    waiting = waiting_in_districts(province)
    return tuple(
        DistrictRow(
            place=one,
            is_appointed=one.pk in sitting,
            sitting=sitting.get(one.pk, 0),
            last=max((on for on in days[one.pk] if on < today), default=None),
            coming=min((on for on in days[one.pk] if on >= today), default=None),
            waiting=waiting.get(one.pk, 0),
        )
        for one in province.districts.order_by("code")
    )


def boards_of(person: Person) -> tuple[Board, ...]:
    """The committees that a person keeps by their role: of their districts, and of the province."""
    places: list[Coordinated] = [committees.district(code, settings.PROVINCE) for code in person.district_codes()]
    if person.decides_coordination():
        places.append(Province.objects.get(code=settings.PROVINCE))
    return tuple(board_of(one) for one in places)


def lines_of(board: Board, today: date) -> list[str]:
    """What there is to do for who keeps the committee, a line each, for a letter."""
    place = f"อำเภอ{board.place.name_th}" if isinstance(board.place, District) else f"จังหวัด{board.place.name_th}"
    name, found = f"{KIND_NAMES_TH[board.kind]} {place}", []
    if board.waiting and not board.coming:
        found.append(f"นัดประชุมเพื่อพิจารณาโครงการที่รออยู่ {board.waiting:,} โครงการ ({name})")
    if board.coming and board.coming.on - today <= SOON:
        found.append(
            f"ประชุม{board.coming.label} {thai_date(board.coming.on)} มีโครงการรอพิจารณา {board.waiting:,} ({name})"
        )
    for sat, lacking in board.unfinished:
        lacks = ", ".join(LACKING_NAMES_TH[one] for one in lacking)
        found.append(f"ประชุม{sat.label} {thai_date(sat.on)} ยังไม่บันทึก{lacks} ({name})")
    return found
