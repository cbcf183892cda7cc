"""A table of projects, CSV or plan workbook → what the finder takes, with findings. Pure: no Django, no clock."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prasan.common.findings import Finding, Severity
from prasan.common.money import AmountFault, read_baht
from prasan.common.processes import shared
from prasan.common.text import arabic_digits, one_line
from prasan.common.years import BUDDHIST_ERA
from prasan.coordination.rules.listed import Listed
from prasan.coordination.rules.whereabouts import with_whereabouts
from prasan.plans.loading.plain_tables import PlainRow, place_of, read_projects
from prasan.plans.rules.rows import PlanDocument
from prasan.plans.rules.works import NameKind, Work, read_work

MOST_BYTES = 100 * 1024 * 1024
_PAO_WORDS = ("องค์การบริหารส่วนจังหวัด", "อบจ")
# Codes of the Department of Local Administration have seven digits; those of the PAOs begin with 2.
_PAO_CODE = re.compile(r"2\d{6}|pao")
# An organisation of one subdistrict has its name.
_OF_A_TAMBON = re.compile(r"(?:องค์การบริหารส่วนตำบล|อบต\.?|เทศบาลตำบล|ทต\.?)\s*([ก-๛]+)")
# A sheet of one plan names the office that carries a project out; that is no organisation of its own.
_OFFICES = ("กอง", "สำนักปลัด", "สำนักช่าง", "สำนักการ", "สำนักคลัง", "สำนักสาธารณสุข", "ฝ่าย")
_VILLAGES = ("บ้าน", "บ.", "ชุมชน")
_NUMBER_ALONE = re.compile(r"(?:หมู่(?:ที่)?|ม\.|moo)?\s*(\d{1,2})", re.IGNORECASE)
_TAMBON_HEAD, _DISTRICT_HEAD = re.compile(r"^(?:ตำบล|ต\.)\s*"), re.compile(r"^(?:อำเภอ|อ\.)\s*")
_YEAR, _FROM_TO = re.compile(r"(?<!\d)(?:25[4-9]\d|26[01]\d|20[1-6]\d)(?!\d)"), re.compile(r"[-–—]|ถึง|to")
_BUDDHIST_FROM, _MOST_YEARS = 2500, 10
_PART, _WORTH_SHARING = 2_000, 10_000


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A project of a table with the place where it stands: `row` as a spreadsheet counts, the header being row 1.

    `id` is the table's own, "" where it has none.
    """

    row: int
    listed: Listed
    sheet: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ListedRows:
    """What a table holds, in its order (the finder's keys are the places in it), and what is doubtful about it."""

    rows: tuple[ListedRow, ...]
    findings: tuple[Finding, ...]

    @property
    def listed(self) -> list[Listed]:
        """For the finder."""
        return [row.listed for row in self.rows]


def read_listed(file: Path, *, processes: int = 1) -> ListedRows:
    """The projects of a CSV file or a workbook.

    A plain table has a header with `name` and, where known, `id, target, organisation, level, tambon, district, village,
    village_number, guideline, fiscal_year, amount` or one column per year (2571, 2572, …). Without an organisation all
    rows are one plan. Raises `FileRefused`.
    """
    found = read_projects(file, most_bytes=MOST_BYTES)
    if isinstance(found, PlanDocument):
        named = [one for one in found.projects if one.name.strip()]
        rows = tuple(
            ListedRow(
                one.row,
                Listed(
                    key, one_line(one.name), read_work(one_line(one.name), one_line(one.target)), amounts=one.amounts
                ),
                one.sheet,
            )
            for key, one in enumerate(named)
        )
        return ListedRows(rows, found.findings)
    works = _works([_told(one.cells) for one in found.rows], processes)
    listed = with_whereabouts(
        _pao_in_its_places(
            [_listed(key, one.cells, work) for key, (one, work) in enumerate(zip(found.rows, works, strict=True))]
        )
    )
    rows = tuple(
        ListedRow(row.row, one, row.sheet, row.cells.get("id", "")) for row, one in zip(found.rows, listed, strict=True)
    )
    return ListedRows(rows, (*found.findings, *_doubts(found.rows, listed)))


def _told(cells: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Title, target, village, its number as `read_work` takes them."""
    village, number = cells.get("village", ""), arabic_digits(cells.get("village_number", ""))
    if village and _NUMBER_ALONE.fullmatch(arabic_digits(village)):
        village, number = "", number or arabic_digits(village)
    if village and not village.startswith(_VILLAGES):
        village = f"บ้าน{village}"
    said = _NUMBER_ALONE.fullmatch(number)
    return cells["name"], cells.get("target", ""), village, f"หมู่ที่ {said[1]}" if said else ""


def _works(texts: Sequence[tuple[str, str, str, str]], processes: int) -> list[Work]:
    parts = [texts[start : start + _PART] for start in range(0, len(texts), _PART)]
    read = shared(
        lambda part: [_work(*one) for one in part],
        parts,
        processes=processes if len(texts) >= _WORTH_SHARING else 1,
    )
    return [work for part in read for work in part]


def _work(title: str, target: str, village: str, number: str) -> Work:
    """What the title says; where it names no village, the one that the table has in columns of its own."""
    work = read_work(title, target)
    missing = [
        *([village] if village and not work.named(NameKind.VILLAGE, NameKind.COMMUNITY) else ()),
        *([number] if number and not work.villages else ()),
    ]
    return read_work(" ".join((title, *missing)), target) if missing else work


def _listed(key: int, cells: Mapping[str, str], work: Work) -> Listed:
    code, name, office = (cells.get(field, "") for field in ("organisation", "organisation_name", "office"))
    organisation = next((one for one in (code, name, office) if one and not one.startswith(_OFFICES)), "")
    said = f"{organisation} {name}"
    is_pao = any(word in f"{said} {cells.get('level', '')}" for word in _PAO_WORDS) or bool(
        _PAO_CODE.fullmatch(organisation.casefold()) or _PAO_CODE.fullmatch(cells.get("level", "").casefold())
    )
    of_a_tambon = None if is_pao else _OF_A_TAMBON.search(said)
    amounts = dict(_amounts(cells))
    return Listed(
        key=key,
        title=cells["name"],
        work=work,
        organisation=organisation,
        is_pao=is_pao,
        tambon=_TAMBON_HEAD.sub("", cells.get("tambon", "")) or (of_a_tambon[1] if of_a_tambon else ""),
        district=_DISTRICT_HEAD.sub("", cells.get("district", "")),
        guideline=cells.get("guideline", ""),
        amounts=amounts,
        yearless_baht=0 if amounts else _baht(cells.get("amount")),
    )


def _pao_in_its_places(listed: Sequence[Listed]) -> list[Listed]:
    """A column of subdistricts that differ within the PAO's plan says where each project lies, not where its office is."""
    told: dict[str, set[str]] = {}
    for one in listed:
        if one.is_pao:
            told.setdefault(one.organisation, set()).add(one.tambon)
    return [
        replace(one, tambon="", work=replace(one.work, tambons=one.work.tambons or frozenset((one.tambon,))))
        if one.is_pao and one.tambon and len(told[one.organisation] - {""}) > 1
        else one
        for one in listed
    ]


def _amounts(cells: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for field, written in cells.items():
        if field.isdigit() and (baht := _baht(written)):
            yield int(field), baht
    first = True
    for year in _years(cells.get("fiscal_year", "")):
        yield year, _baht(cells.get("amount")) if first else 0
        first = False


def _baht(written: str | None) -> int:
    baht = read_baht(written)
    return baht if isinstance(baht, int) else 0


def _years(written: str) -> list[int]:
    """The fiscal years that a cell names: 2571, ปี ๒๕๗๑, 2571-2573, 2028 of the common era."""
    told = [int(year) for year in _YEAR.findall(arabic_digits(written))]
    years = [year + BUDDHIST_ERA if year < _BUDDHIST_FROM else year for year in told]
    if len(years) == 2 and _FROM_TO.search(written) and years[0] < years[1] <= years[0] + _MOST_YEARS:
        return list(range(years[0], years[1] + 1))
    return years


def _doubts(rows: Sequence[PlainRow], listed: Sequence[Listed]) -> Iterator[Finding]:
    for field in ("amount", "fiscal_year", *sorted({field for row in rows for field in row.cells if field.isdigit()})):
        unread = [row for row in rows if not _is_readable(field, row.cells.get(field, ""))]
        if unread:
            first, what = unread[0], "ปีงบประมาณ" if field == "fiscal_year" else "จำนวนเงิน"
            yield Finding(
                "year_not_read" if field == "fiscal_year" else "amount_not_read",
                Severity.WARNING,
                place_of(first.row, first.sheet),
                f"อ่าน{what}ไม่ได้ {len(unread):,} แถว แถวแรกคือแถว {first.row} “{first.cells[field][:40]}” จึงเทียบโดยไม่ใช้ค่านี้ "
                "แก้เป็นตัวเลขแล้วลองใหม่",
                f"{len(unread):,} cells of {field} cannot be read, the first in row {first.row}, “{first.cells[field][:40]}”; "
                "they were left out of the comparison.",
            )
    if rows and not any(one.organisation for one in listed):
        yield Finding(
            "one_plan",
            Severity.NOTE,
            place_of(rows[0].row, rows[0].sheet),
            "ตารางไม่บอกว่าโครงการเป็นของ อปท. ใด จึงเทียบทุกแถวเหมือนเป็นแผนเดียว ถ้าเป็นหลาย อปท. เพิ่มคอลัมน์ organisation หรือ อปท.",
            "The table does not tell whose the projects are, so all rows were compared as one plan; "
            "where they are of several organisations, add a column organisation.",
        )


def _is_readable(field: str, written: str) -> bool:
    if field == "fiscal_year":
        return not written or bool(_years(written))
    return not isinstance(read_baht(written), AmountFault)
