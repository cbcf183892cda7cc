"""When an uploaded plan may be applied, undone and announced. Pure."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from prasan.common.errors import FileRefused, InputRefused, Refusal
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.years import thai_date
from prasan.plans.rules.comparing import Comparison, Stored, compare
from prasan.plans.rules.folders import name_key
from prasan.plans.rules.rows import PlanDocument, ProjectRow

RowPlace = tuple[str, int]

BIG_BYTES = 250_000
"""A file so large is read in the background; a smaller one while the page waits."""
BIG_ROWS = 500
"""So many projects are applied in the background."""
DAYS_SHOWN = 30
"""A preview that nobody applied is listed so long among what is to be done; later only in the whole history."""


def why_not_accept(document: PlanDocument, *, organisation_code: str) -> FileRefused | None:
    """Refused whole: a workbook with another organisation's code, meant for someone else; and one that tells no years."""
    if not document.first_year:
        return FileRefused(
            "no_years",
            "ไม่พบว่าเป็นแผนปีใด จึงยังอ่านเงินรายปีไม่ได้ พิมพ์ปี พ.ศ. ที่หัวตาราง เช่น 2571 ถึง 2575 หรือพิมพ์ "
            "แผนพัฒนาท้องถิ่น (พ.ศ. 2571–2575) เหนือตาราง แล้วส่งใหม่",
            "The file does not say which years it plans. Type B.E. years in the head of the table, such as 2571 to 2575, "
            "or the period above it, and send it again.",
        )
    if document.organisation_code and document.organisation_code != organisation_code:
        return FileRefused(
            "other_organisation",
            f"ไฟล์นี้เป็นของ อปท. รหัส {document.organisation_code} ไม่ใช่ {organisation_code} ยังไม่มีอะไรเปลี่ยน "
            "เลือกไฟล์ของ อปท. นี้แล้วส่งใหม่",
            f"This file is of organisation {document.organisation_code}, not {organisation_code}; nothing changed.",
        )
    return None


def name_differs(document: PlanDocument, *, organisation_name: str) -> Finding | None:
    """A printed name that is not this organisation's: doubtful, but names are no key, so only a warning."""
    printed = document.organisation_name
    if not printed or name_key(printed) == name_key(organisation_name):
        return None
    sheet = document.projects[0].sheet if document.projects else ""
    return Finding(
        "other_name",
        Severity.WARNING,
        CellPlace(sheet),
        f"หัวตารางพิมพ์ชื่อ “{printed}” แต่กำลังนำเข้าให้ {organisation_name} ตรวจว่าเป็นไฟล์ที่ตั้งใจก่อนนำเข้า",
        f"The file is headed “{printed}” but is imported for {organisation_name}; check that it is the right one.",
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """Errors that stop one row. `project` is what stands in that row, None where the place is no project.

    `place` is what leaving the row out names: (sheet, row); row 0 stands for a whole sheet.
    """

    place: RowPlace
    project: ProjectRow | None
    findings: tuple[Finding, ...]


# Errors of a row that is no project, or of a table: the place itself is left out, no project above it is meant.
_OF_THE_PLACE = frozenset(
    {"missing_name", "row_not_read", "doubled_year", "no_year_columns", "year_outside_plan", "table_beside"}
)


def faults(document: PlanDocument) -> tuple[Fault, ...]:
    """All that is not applied until it is mended in the file or left out on purpose, in the order of the file.

    An error in a further row of a project is that project's.
    """
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for row in document.projects:
        starts[row.sheet].append(row.row)
    for rows in starts.values():
        rows.sort()
    found: defaultdict[RowPlace, list[Finding]] = defaultdict(list)
    for finding in document.findings:
        if finding.severity is Severity.ERROR and isinstance(finding.place, CellPlace):
            sheet, at = finding.place.sheet, finding.place.row or 0
            found[sheet, _row_of(finding.code, at, starts[sheet])].append(finding)
    projects = {_place(row): row for row in document.projects}
    return tuple(Fault(place, projects.get(place), tuple(errors)) for place, errors in found.items())


def _row_of(code: str, row: int, starts: Sequence[int]) -> int:
    before = bisect_right(starts, row)
    return row if before == 0 or code in _OF_THE_PLACE else starts[before - 1]


def rows_with_errors(document: PlanDocument) -> frozenset[RowPlace]:
    """The (sheet, row) of every fault."""
    return frozenset(fault.place for fault in faults(document))


def why_not_apply(document: PlanDocument, *, left_out: Collection[RowPlace]) -> Refusal | None:
    """Every faulty row must be mended in the workbook or left out on purpose before anything is written."""
    open_rows = rows_with_errors(document) - set(left_out)
    if not open_rows:
        return None
    where = ", ".join(f"{sheet} แถว {row}" for sheet, row in sorted(open_rows)[:5])
    return Refusal(
        "rows_with_errors",
        f"นำเข้าไม่ได้ ยังไม่มีอะไรเปลี่ยน มี {len(open_rows)} แถวที่ต้องแก้ ({where}) แก้ในไฟล์แล้วส่งใหม่ หรือเลือกเว้นแถวเหล่านี้ไว้",
        f"Nothing was imported: {len(open_rows)} rows have errors. Mend them in the file, or choose to leave them out.",
    )


def difference(document: PlanDocument, stored: Sequence[Stored], *, left_out: Collection[RowPlace] = ()) -> Comparison:
    """What applying would do to the stored plan when some rows are left out on purpose.

    A row that is left out is still matched: the project it stands for stays as it is and is never taken for gone.
    """
    skipped = set(left_out)
    whole = compare(stored, document.projects)
    kept = tuple(Stored(one.key, one.before) for one in whole.changed if _place(one.after) in skipped)
    return Comparison(
        added=tuple(row for row in whole.added if _place(row) not in skipped),
        changed=tuple(one for one in whole.changed if _place(one.after) not in skipped),
        same=whole.same + kept,
        gone=whole.gone,
        order=tuple(
            None if not key and _place(row) in skipped else key
            for key, row in zip(whole.order, document.projects, strict=True)
        ),
    )


def _place(row: ProjectRow) -> RowPlace:
    return row.sheet, row.row


def why_not_fit(document: PlanDocument, *, first_year: int, last_year: int) -> FileRefused | None:
    """The organisation's plan that starts in the same year must also end in the same year."""
    if document.first_year != first_year or document.last_year == last_year:
        return None
    return FileRefused(
        "other_period",
        f"ไฟล์นี้เป็นแผนปี {document.first_year}–{document.last_year} แต่แผนในระบบคือปี {first_year}–{last_year} "
        "ยังไม่มีอะไรเปลี่ยน แก้ปีที่หัวตารางแล้วส่งใหม่",
        f"This file is a plan of {document.first_year}–{document.last_year}, "
        f"the stored one is of {first_year}–{last_year}; nothing changed.",
    )


def why_not_discard(state: str) -> Refusal | None:
    """What has not been applied can be discarded; what has been is undone instead."""
    if state in ("received", "previewed", "refused"):
        return None
    return Refusal(
        "not_waiting",
        "ทิ้งไม่ได้ การนำเข้านี้ทำไปแล้วหรือทิ้งไปแล้ว ถ้านำเข้าแล้วให้ใช้ย้อนกลับ",
        "This import cannot be discarded: it was applied (undo it instead) or is discarded already.",
    )


def why_not_undo(*, state: str, later_versions: int, is_announced: bool) -> Refusal | None:
    """An import can be undone while nothing later stands on it and nothing of it has been announced."""
    if state != "applied":
        return Refusal("not_applied", "การนำเข้านี้ไม่มีอะไรให้ย้อนกลับ", "There is nothing to undo in this import.")
    if is_announced:
        return Refusal(
            "already_announced",
            "ย้อนกลับไม่ได้ การนำเข้านี้ประกาศไปกับแผนแล้ว นำเข้าไฟล์ที่แก้แล้วเป็นฉบับถัดไปแทน",
            "Cannot undo: this import has been announced. Import the mended file as the next revision instead.",
        )
    if later_versions:
        return Refusal(
            "changed_since",
            f"ย้อนกลับไม่ได้ {later_versions} โครงการถูกแก้หลังจากการนำเข้านี้ ย้อนกลับรายการที่ใหม่กว่าก่อน",
            f"Cannot undo: {later_versions} projects were changed after this import; undo the newer one first.",
        )
    return None


def why_not_announce(
    *, projects: int, has_open_revision: bool, announced_on: date, last_announced: date | None, today: date
) -> Refusal | None:
    """A plan is announced when it has projects and something changed since the last time, on a day that has come."""
    if not projects:
        return Refusal(
            "empty_plan",
            "ยังประกาศไม่ได้ แผนนี้ยังไม่มีโครงการ นำเข้าโครงการก่อน",
            "This plan has no projects yet; import them first.",
        )
    if not has_open_revision:
        return Refusal(
            "nothing_to_announce",
            "ไม่มีอะไรเปลี่ยนตั้งแต่ประกาศครั้งก่อน",
            "Nothing has changed since the last announcement.",
        )
    if announced_on > today:
        return InputRefused(
            "announced_in_future",
            f"วันที่ประกาศ {thai_date(announced_on)} ยังมาไม่ถึง ใส่วันที่ลงนามประกาศจริง",
            f"{announced_on} has not come yet; give the day on which the announcement was signed.",
        )
    if last_announced and announced_on < last_announced:
        return InputRefused(
            "announced_before_last",
            f"วันที่ประกาศต้องไม่ก่อน {thai_date(last_announced)} ซึ่งเป็นวันประกาศฉบับก่อน",
            f"The day must not be before {last_announced}, when the last revision was announced.",
        )
    return None
