"""Total rows: told from projects, and checked against the rows above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prasan.common.findings import Finding
from prasan.common.text import arabic_digits, one_line
from prasan.plans.loading import sheet_faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.tables import YearColumn
from prasan.plans.rules.rows import PrintedTotal, ProjectRow

_TOTAL = re.compile(
    r"^(?:สรุป|ผล|ยอด)?รวม\s*(?:$|[:：(]|\d|ทั้ง|งบ|เงิน|จำนวน|ยอด|ยก|ยุทธ|แผนงาน|ประเด็น|กลยุทธ์|โครงการ|ครุภัณฑ์|แนวทาง|ด้านที่"
    r"|หน้า\s*(?:$|นี้|\d)|[1-5]\s*ปี|เป็น)"
    r"|^(?:ยอด|เงิน)?ยก(?:ยอด)?(?:มา|ไป)(?:$|\s|จาก|ยัง|หน้า)|^ยอดรวม|^จำนวน\s*\d[\d,]*\s*(?:โครงการ|รายการ)$|^(?:grand\s+)?total$",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"^(?:ยอด|เงิน)?(?:รวม\s*)?(?:ยอด)?ยก(?:ยอด)?(?:มา|ไป)")
_GRAND = re.compile(r"ทั้งสิ้น|ทั้งหมด|ทุก|grand", re.IGNORECASE)
_COUNTS = re.compile(r"จำนวน\s*(?:โครงการ|ครุภัณฑ์)")
_N_PROJECTS = re.compile(r"^(?:รวม\s*)?(?:จำนวน\s*)?(\d[\d,]*)\s*(?:โครงการ|รายการ)$")


class TotalKind(StrEnum):
    """What a total row adds up: one group, everything so far, or a figure that is only carried to the next page."""

    GROUP = "group"
    GRAND = "grand"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class TotalLabel:
    """The printed words of a total row. `projects`: the N of "N โครงการ" beside it and that cell's index."""

    text: str
    kind: TotalKind
    counts_projects: bool
    projects: int | None = None
    projects_index: int = 0


def total_label(texts: Sequence[tuple[int, str]]) -> TotalLabel | None:
    """The texts of a row left of its amounts (index, text) → its label where it is a total, else None."""
    if not texts or not (printed := _printed(texts[0][1])):
        return None
    projects = next(((index, found) for index, text in texts if (found := _project_count(text)) is not None), None)
    index, count = projects or (0, None)
    return TotalLabel(printed, _kind_of(printed), bool(_COUNTS.search(printed)), count, index)


def _kind_of(printed: str) -> TotalKind:
    if _CARRIED.match(printed):
        return TotalKind.CARRIED
    return TotalKind.GRAND if _GRAND.search(printed) else TotalKind.GROUP


def _printed(text: str) -> str:
    label = arabic_digits(one_line(text))
    return label if _TOTAL.match(label) else ""


def _project_count(text: str) -> int | None:
    match = _N_PROJECTS.match(arabic_digits(one_line(text)))
    return int(match[1].replace(",", "")) if match else None


class TotalChecker:
    """Follows one sheet: knows where the group of rows above a total began. Rule: planning-rules 2.2–2.3.

    `รวมจำนวนโครงการ` counts project-years: a project counts in each year that has money (planning-rules 2.6).
    """

    def __init__(self, sheet: str, findings: list[Finding]) -> None:
        self._sheet = sheet
        self._findings = findings
        self._group_from: dict[bool, int] = {False: 0, True: 0}

    def check(
        self,
        label: TotalLabel,
        row: int,
        printed: dict[int, int],
        columns: Sequence[YearColumn],
        projects: Sequence[ProjectRow],
    ) -> PrintedTotal | None:
        """Compare one printed total (fiscal year → figure) with its rows; None for a figure carried between pages."""
        if label.kind is TotalKind.CARRIED:
            return None
        counts = label.counts_projects
        group = projects[self._group_from[counts] :]
        candidates = [projects, group] if label.kind is TotalKind.GRAND else [group, projects]
        sums = [_sums(rows, columns, counts_projects=counts) for rows in candidates if rows] or [{}]
        counted = next((found for found in sums if found == printed), sums[0])
        self._report(label, row, printed, counted, columns)
        if label.projects is not None and label.projects not in {n for rows in candidates for n in _counts(rows)}:
            place = Place(self._sheet, row, label.projects_index)
            self._findings.append(sheet_faults.project_count_differs(place, label.projects, len(candidates[0])))
        if label.kind is TotalKind.GROUP:
            self._group_from[counts] = len(projects)
        return PrintedTotal(self._sheet, row, label.text, printed, counted, counts)

    def _report(
        self,
        label: TotalLabel,
        row: int,
        printed: dict[int, int],
        counted: dict[int, int],
        columns: Sequence[YearColumn],
    ) -> None:
        for column in columns:
            was, is_ = printed.get(column.year, 0), counted.get(column.year, 0)
            if was != is_:
                place = Place(self._sheet, row, column.index)
                self._findings.append(
                    sheet_faults.total_differs(
                        place, label.text, column.year, was, is_, counts_projects=label.counts_projects
                    )
                )


def _sums(rows: Sequence[ProjectRow], columns: Sequence[YearColumn], *, counts_projects: bool) -> dict[int, int]:
    sums = {
        column.year: sum(
            1 if counts_projects else amount for project in rows if (amount := project.amounts.get(column.year, 0))
        )
        for column in columns
    }
    return {year: total for year, total in sums.items() if total}


def _counts(rows: Sequence[ProjectRow]) -> tuple[int, int]:
    """Distinct projects and project-years: offices print either under the same words."""
    return len(rows), sum(len(project.amounts) for project in rows)
