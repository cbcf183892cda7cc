"""What one plan says, as facts: projects, amounts by fiscal year, printed totals. Pure: no Django, no clock, no files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prasan.common.findings import Finding


class PlanFormat(StrEnum):
    """The two generations of แบบ ผ.02 (planning-rules 2.3): by strategy (2566–2570), by issue (2571–2575)."""

    STRATEGY = "strategy"
    ISSUE = "issue"


FIRST_ISSUE_YEAR = 2571
"""The first period that the framework of issues governs (planning-rules 2.3, seed document)."""


def format_of(first_year: int) -> PlanFormat:
    """The format of the plans of a period."""
    return PlanFormat.ISSUE if first_year >= FIRST_ISSUE_YEAR else PlanFormat.STRATEGY


class ProjectKind(StrEnum):
    """What a listed item is. The printed form code (ผ.02, ผ.02/1, …) is only a label that the plan's format gives."""

    OWN = "own"
    COMMUNITY = "community"
    BEYOND_CAPACITY = "beyond_capacity"
    SUBSIDY = "subsidy"
    EQUIPMENT = "equipment"


ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a project is: village (หมู่ที่), tambon, district, and a point or, for a road, a line from `lat, lon` to its end.

    Degrees north and east with six decimals, as a PAO prints them (planning-rules 2.4, C).
    """

    village_no: str = ""
    tambon: str = ""
    district: str = ""
    lat: float | None = None
    lon: float | None = None
    end_lat: float | None = None
    end_lon: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether it says where: a village with its tambon, or a point."""
        return bool(self.village_no and self.tambon) or self.lat is not None

    def __str__(self) -> str:
        words = (("หมู่ที่ ", self.village_no), ("ตำบล", self.tambon), ("อำเภอ", self.district))
        named = " ".join(f"{word}{text}" for word, text in words if text)
        points = ((self.lat, self.lon), (self.end_lat, self.end_lon))
        drawn = " – ".join(f"{lat:.6f}N {lon:.6f}E" for lat, lon in points if lat is not None and lon is not None)
        return " · ".join(part for part in (named, drawn) if part)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One listed project as read from a plan workbook (or made for one).

    `sheet` and `row` (from 1) say where it starts; `number` is the printed ที่, which restarts and is never a key.
    `amounts` and `ordinance_amounts`: fiscal year (B.E.) → whole baht above zero; a year without money is absent.
    `budget_class` is the official name of one of the 12 แผนงาน, or "" where unknown. `group` is the heading under which
    the row stands (ยุทธศาสตร์ or ประเด็นการพัฒนา as printed). `revision` is "original" or the label of the amendment
    as printed, shortened ("เพิ่มเติม 1/2566"). `notes` are texts floating over the row (drawings) or beside it.
    `key` is the lasting code of the project (รหัสโครงการ) where the file carries one, else "".
    `guideline` is the code of the framework's guideline that the file chooses for it, "" where it chooses none; `origin`
    is the code of the project of an earlier plan from which it was carried over, "" where it begins here.
    `location` is None where the file has no columns for it: what the plan knows of the place then stays as it is.
    """

    sheet: str
    row: int
    number: str
    name: str
    objective: str = ""
    target: str = ""
    amounts: Mapping[int, int] = field(default_factory=dict)
    ordinance_amounts: Mapping[int, int] = field(default_factory=dict)
    kpi: str = ""
    expected_result: str = ""
    unit: str = ""
    budget_class: str = ""
    kind: ProjectKind = ProjectKind.OWN
    revision: str = ORIGINAL
    reason: str = ""
    group: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""
    location: Location | None = None
    guideline: str = ""
    origin: str = ""

    def total_baht(self) -> int:
        """The sum over the plan's years, whole baht."""
        return sum(self.amounts.values())


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the sheet itself prints, with what its rows really add up to, by fiscal year.

    Whole baht; where `counts_projects` is set (รวมจำนวนโครงการ) the figures are numbers of projects with money that year.
    """

    sheet: str
    row: int
    label: str
    amounts: Mapping[int, int]
    counted: Mapping[int, int]
    counts_projects: bool = False


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Everything a plan workbook says: the answer of `prasan read-plan` before it is printed."""

    format: PlanFormat
    first_year: int
    last_year: int
    organisation_name: str
    projects: tuple[ProjectRow, ...]
    printed_totals: tuple[PrintedTotal, ...] = ()
    findings: tuple[Finding, ...] = ()
    organisation_code: str = ""
    synthetic: bool = False
