"""One organisation's plan as its documents print it. Pure."""

from dataclasses import dataclass
from datetime import date

from prasan.plans.rules.rows import PlanFormat, ProjectRow
from prasan.reports.facts.asked import State


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project as a form lists it. `issue` is the confirmed issue of the framework, `links` the heading lines ก–จ of its
    guideline; `own` number and name of the organisation's own issue that a person confirmed; `previous` is what the
    revision before said of it (None: it is new); `is_out`: the revision takes it out.
    """

    row: ProjectRow
    issue: str = ""
    links: tuple[str, ...] = ()
    own: tuple[str, str] = ("", "")
    previous: ProjectRow | None = None
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One organisation's plan. `amendment` names the amended edition (เพิ่มเติม ครั้งที่ 1/2571), "" for the whole plan.

    A PAO prints the district and the coordinates of each project too.
    """

    organisation_code: str
    organisation_name: str
    district_name: str
    province_name: str
    format: PlanFormat
    first_year: int
    last_year: int
    state: State
    announced_on: date | None
    revision_number: int
    synthetic: bool
    projects: tuple[ListedProject, ...]
    amendment: str = ""
    is_pao: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years of the plan."""
        return tuple(range(self.first_year, self.last_year + 1))

    @property
    def place(self) -> str:
        """The district and the province."""
        return f"อำเภอ{self.district_name} จังหวัด{self.province_name}"

    @property
    def whose(self) -> str:
        """The organisation and its province, which a PAO's own name tells already."""
        return self.organisation_name if self.is_pao else f"{self.organisation_name} จังหวัด{self.province_name}"

    @property
    def plan_name(self) -> str:
        """The plan as its papers name it."""
        return f"แผนพัฒนาท้องถิ่น {self.period}"

    @property
    def period(self) -> str:
        """(พ.ศ. 2571-2575)"""
        return f"(พ.ศ. {self.first_year}-{self.last_year})"
