"""One invented plan as facts, in either format, for the tests of documents."""

from collections.abc import Sequence

from prasan.plans.rules.rows import PlanFormat, ProjectKind, ProjectRow
from prasan.reports.facts import ListedProject, PlanFacts, State

ROADS = "1. ประเด็นการพัฒนาท้องถิ่น: โครงสร้างพื้นฐาน"
HEALTH = "2. ประเด็นการพัฒนาท้องถิ่น: สุขภาวะ"


def project(name: str, **but: object) -> ProjectRow:
    """A project with money in two years unless said otherwise."""
    values: dict[str, object] = {
        "sheet": "ผ.02",
        "row": 1,
        "number": "1",
        "name": name,
        "objective": "เพื่อให้ประชาชนเดินทางสะดวก",
        "target": "ถนน 1 สาย",
        "kpi": "ร้อยละ 80",
        "expected_result": "เดินทางสะดวก",
        "unit": "กองช่าง",
        "budget_class": "แผนงานอุตสาหกรรมและการโยธา",
        "amounts": {2571: 1_632_820, 2573: 200_000},
        "group": ROADS,
    }
    return ProjectRow(**{**values, **but})  # type: ignore[arg-type]


def facts(projects: Sequence[ProjectRow] | None = None, **but: object) -> PlanFacts:
    """The plan of an organisation that does not exist."""
    rows = (
        projects
        if projects is not None
        else (
            project("ก่อสร้างถนนคอนกรีตเสริมเหล็ก"),
            project("ขุดลอกคลอง", amounts={2571: 50_000}),
            project("ดูแลผู้สูงอายุ", group=HEALTH, budget_class="แผนงานสาธารณสุข"),
            project("ถนนสายใหญ่", kind=ProjectKind.BEYOND_CAPACITY, unit="อบจ.สมุทรทอง", amounts={2572: 90_000_000}),
            project("รถบรรทุกน้ำ", kind=ProjectKind.EQUIPMENT, amounts={2574: 2_500_000}),
        )
    )
    values: dict[str, object] = {
        "organisation_code": "5002",
        "organisation_name": "เทศบาลตำบลบ้านเอ",
        "district_name": "เมืองสมุทรทอง",
        "province_name": "สมุทรทอง",
        "format": PlanFormat.ISSUE,
        "first_year": 2571,
        "last_year": 2575,
        "state": State.ANNOUNCED,
        "announced_on": None,
        "revision_number": 1,
        "synthetic": True,
        "projects": tuple(ListedProject(row) for row in rows),
    }
    return PlanFacts(**{**values, **but})  # type: ignore[arg-type]
