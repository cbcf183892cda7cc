"""Doubts about what a project says: they are shown beside it and never keep a draft from being saved. Pure."""

import math
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from rapidfuzz import fuzz

from prasan.common.findings import FieldPlace, Finding, Severity
from prasan.common.money import grouped
from prasan.common.text import matching_key
from prasan.plans.rules.completeness import Scale
from prasan.plans.rules.editing import AMOUNT, ORDINANCE
from prasan.plans.rules.rows import ProjectRow

# Amounts of nearly one size (a yearly subsidy) have no spread: a fifth more or less is then still like the others.
_LEAST_SPREAD = 0.08
# Makes the median deviation of a normal distribution its standard deviation.
_TO_SIGMA = 1.4826
# Spaces and punctuation do not make two names different, nor do Thai digits.
_UNSAID = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", string.whitespace + string.punctuation + "“”–—")

# Headings, objectives and titles stand in many rows.
_key = lru_cache(maxsize=8192)(matching_key)


@dataclass(frozen=True, slots=True)
class Spread:
    """Yearly amounts of like projects on a logarithmic scale: how many, their middle, how far they usually lie from it."""

    count: int
    middle: float
    deviation: float

    def baht(self, deviations: float) -> int:
        """The amount so many deviations from the middle, to two digits."""
        exact = 10 ** (self.middle + deviations * self.deviation)
        return int(round(exact, 1 - math.floor(math.log10(max(exact, 1)))))


@dataclass(frozen=True, slots=True)
class Peers:
    """The spreads of guidelines and of budget classes, and the issues of the framework."""

    guidelines: Mapping[str, Spread]
    classes: Mapping[tuple[str, str], Spread]
    issue_titles: Mapping[str, str]


def spread_of(amounts: Iterable[int]) -> Spread | None:
    """The robust spread of amounts above zero (median and median deviation: outliers do not move them)."""
    logs = [math.log10(baht) for baht in amounts if baht > 0]
    if not logs:
        return None
    middle = median(logs)
    deviation = _TO_SIGMA * median(abs(one - middle) for one in logs)
    return Spread(len(logs), middle, max(deviation, _LEAST_SPREAD))


def check(row: ProjectRow, scale: Scale, peers: Peers, *, guideline: str = "", project: str = "") -> list[Finding]:
    """Everything doubtful in one project that can be told without the rest of its plan."""
    return [
        *_money(row, project),
        *_repeated(row, scale, project),
        *_far_amounts(row, scale, peers, guideline, project),
        *_other_issue(row, peers, guideline, project),
    ]


def duplicates(named: Mapping[int, tuple[str, str, str]]) -> dict[int, Finding]:
    """Projects of one plan that say the same name for the same place; `named`: project → (name, village, tambon)."""
    alike: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for project_id, (name, village_no, tambon) in named.items():
        # A whole plan is looked through with every saved cell: stored names are normalised, so this is enough and quick.
        alike[name.translate(_UNSAID).casefold(), village_no, tambon].append(project_id)
    found = {}
    for ids in alike.values():
        for project_id in ids if len(ids) > 1 else ():
            others = ", ".join(f"P{other}" for other in ids if other != project_id)
            found[project_id] = _finding(
                "duplicate_in_plan",
                f"P{project_id}",
                "name",
                f"ชื่อและที่ตั้งเดียวกับ {others} ในแผนเดียวกัน ถ้าเป็นคนละแห่งให้ระบุหมู่หรือตำบล",
                f"The same name and place as {others} in this plan; if they differ, give the village or tambon.",
            )
    return found


def _finding(code: str, project: str, field: str, message_th: str, message_en: str) -> Finding:
    return Finding(code, Severity.WARNING, FieldPlace(project, field), message_th, message_en)


def _money(row: ProjectRow, project: str) -> list[Finding]:
    if not row.amounts and not row.ordinance_amounts:
        return [
            _finding(
                "budget_without_year",
                project,
                "amounts",
                "ยังไม่มีงบประมาณในปีใดเลย ใส่จำนวนเงินในปีที่จะทำ",
                "No amount in any year; give one in the year of the work.",
            )
        ]
    return [
        _finding(
            "ordinance_without_plan",
            project,
            f"{ORDINANCE}{year}",
            f"ปี {year} มีงบในข้อบัญญัติแต่ไม่มีงบในแผน",
            f"{year} has money in the ordinance but none in the plan.",
        )
        for year in row.ordinance_amounts
        if not row.amounts.get(year)
    ]


def _repeated(row: ProjectRow, scale: Scale, project: str) -> list[Finding]:
    kpi, objective = _key(row.kpi), _key(row.objective)
    if not kpi or not objective or fuzz.ratio(kpi, objective) < scale.alike:
        return []
    return [
        _finding(
            "kpi_repeats_objective",
            project,
            "kpi",
            "ตัวชี้วัดซ้ำกับวัตถุประสงค์ เขียนเป็นสิ่งที่วัดได้ เช่น จำนวน ร้อยละ ระยะทาง",
            "The KPI repeats the objective; write something that can be measured, such as a number or a share.",
        )
    ]


def _far_amounts(row: ProjectRow, scale: Scale, peers: Peers, guideline: str, project: str) -> list[Finding]:
    candidates = (peers.guidelines.get(guideline), peers.classes.get((row.budget_class, row.kind.value)))
    spread = next((one for one in candidates if one and one.count >= scale.peers), None)
    if spread is None:
        return []
    far = {
        year: baht
        for year, baht in row.amounts.items()
        if abs(math.log10(baht) - spread.middle) > scale.spreads * spread.deviation
    }
    if not far:
        return []
    low, high = grouped(spread.baht(-2)), grouped(spread.baht(2))
    return [
        _finding(
            "amount_far_from_like",
            project,
            f"{AMOUNT}{year}",
            f"{grouped(baht)} บาทในปี {year} ห่างจากโครงการลักษณะเดียวกันมาก (ส่วนใหญ่ {low}–{high} บาท จาก {spread.count:,} รายการ) "
            "ตรวจจำนวนศูนย์",
            f"{grouped(baht)} baht in {year} is far from like projects (mostly {low}–{high}, of {spread.count:,}); "
            "count the zeros.",
        )
        for year, baht in far.items()
    ]


def _other_issue(row: ProjectRow, peers: Peers, guideline: str, project: str) -> list[Finding]:
    """The heading that the row stands under names another issue than the one that its guideline belongs to."""
    if not guideline or not row.group:
        return []
    heading, issue = _key(row.group), guideline.partition(".")[0]
    named = [code for code, title in peers.issue_titles.items() if _key(title) in heading]
    if not named or issue in named:
        return []
    return [
        _finding(
            "heading_of_other_issue",
            project,
            "group",
            f"อยู่ใต้หัวข้อของประเด็นที่ {named[0]} แต่จัดเข้าแนวทาง {guideline} เลือกให้ตรงกัน",
            f"Stands under issue {named[0]} but is classified under {guideline}; make them agree.",
        )
    ]
