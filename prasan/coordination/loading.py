"""A table of projects, CSV or plan workbook → what the finder takes, with findings. Pure: no Django, no clock."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prasan.common.findings import Finding
from prasan.common.money import read_baht
from prasan.common.processes import shared
from prasan.common.text import arabic_digits, one_line
from prasan.coordination.rules.listed import Listed
from prasan.coordination.rules.whereabouts import with_whereabouts
from prasan.plans.loading.plain_tables import by_headings, read_projects
from prasan.plans.rules.rows import PlanDocument
from prasan.plans.rules.works import Work, read_work

MOST_BYTES = 100 * 1024 * 1024
_NAMED = by_headings(
    {
        "id": ("id", "project_id", "code", "รหัส", "รหัสโครงการ", "เลขที่โครงการ"),
        "name": (
            "name",
            "title",
            "project",
            "project_name",
            "project_title",
            "ชื่อโครงการ",
            "ชื่อ",
            "โครงการ",
            "ชื่อโครงการ/กิจกรรม",
            "โครงการ/กิจกรรม",
            "รายการ",
        ),
        "target": ("target", "เป้าหมาย", "เป้าหมาย (ผลผลิตของโครงการ)"),
        "organisation": (
            "organisation",
            "organization",
            "lao",
            "lao_code",
            "lao_name",
            "org",
            "organisation_id",
            "organisation_name",
            "organisation_code",
            "owner",
            "อปท.",
            "อปท",
            "หน่วยงาน",
            "ชื่อ อปท.",
        ),
        "tambon": ("tambon", "subdistrict", "ตำบล"),
        "district": ("district", "amphoe", "อำเภอ"),
        "guideline": ("guideline", "แนวทาง"),
        "fiscal_year": ("fiscal_year", "year", "ปี", "ปีงบประมาณ"),
        "amount": ("amount", "amount_baht", "budget", "baht", "งบประมาณ", "งบประมาณ (บาท)"),
    }
)
_PAO_WORDS = ("องค์การบริหารส่วนจังหวัด", "อบจ")
# Codes of the Department of Local Administration have seven digits; those of the PAOs begin with 2.
_PAO_CODE = re.compile(r"2\d{6}|pao")
# An organisation of one subdistrict has its name.
_OF_A_TAMBON = re.compile(r"(?:องค์การบริหารส่วนตำบล|อบต\.?|เทศบาลตำบล|ทต\.?)\s*([ก-๛]+)")
_MONEY_OF_YEAR = re.compile(
    r"(?:budget|amount|baht|year|fiscal|fy|งบประมาณ|งบ|วงเงิน|จำนวนเงิน|ปี|พ\.?\s?ศ\.?|[\s_:-])*(25[4-9]\d|26[01]\d)\s*(?:\(?(?:บาท|baht)\)?)?"
)
# A sheet of one plan names the office that carries a project out; that is no organisation of its own.
_OFFICES = ("กอง", "สำนักปลัด", "สำนักช่าง", "สำนักการ", "สำนักคลัง", "สำนักสาธารณสุข", "ฝ่าย")
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

    A plain table has a header with `name` and, where known, `id, target, organisation, tambon, district, guideline,
    fiscal_year, amount` or one column per year (2571, 2572, …). Without `organisation` all rows are one plan.
    Raises `FileRefused`.
    """
    found = read_projects(file, field_of=_field_of, most_bytes=MOST_BYTES)
    if isinstance(found, PlanDocument):
        named = [one for one in found.projects if one.name.strip()]
        rows = (
            ListedRow(
                one.row,
                Listed(
                    key, one_line(one.name), read_work(one_line(one.name), one_line(one.target)), amounts=one.amounts
                ),
                one.sheet,
            )
            for key, one in enumerate(named)
        )
    else:
        works = _works([(one.cells["name"], one.cells.get("target", "")) for one in found.rows], processes)
        listed = with_whereabouts(
            [_listed(key, one.cells, work) for key, (one, work) in enumerate(zip(found.rows, works, strict=True))]
        )
        rows = (
            ListedRow(row.row, one, row.sheet, row.cells.get("id", ""))
            for row, one in zip(found.rows, listed, strict=True)
        )
    return ListedRows(tuple(rows), found.findings)


def _field_of(heading: str) -> str | None:
    """A field, or a fiscal year whose money the column holds: 2571, budget_2571, งบประมาณปี พ.ศ. 2571 (บาท)."""
    if field := _NAMED(heading):
        return field
    said = _MONEY_OF_YEAR.fullmatch(arabic_digits(heading).strip().casefold())
    return said[1] if said else None


def _works(texts: Sequence[tuple[str, str]], processes: int) -> list[Work]:
    parts = [texts[start : start + _PART] for start in range(0, len(texts), _PART)]
    read = shared(
        lambda part: [read_work(title, target) for title, target in part],
        parts,
        processes=processes if len(texts) >= _WORTH_SHARING else 1,
    )
    return [work for part in read for work in part]


def _listed(key: int, cells: Mapping[str, str], work: Work) -> Listed:
    organisation = cells.get("organisation", "")
    if organisation.startswith(_OFFICES):
        organisation = ""
    is_pao = any(word in organisation for word in _PAO_WORDS) or bool(_PAO_CODE.fullmatch(organisation.casefold()))
    of_a_tambon = None if is_pao else _OF_A_TAMBON.search(organisation)
    return Listed(
        key=key,
        title=cells["name"],
        work=work,
        organisation=organisation,
        is_pao=is_pao,
        tambon=cells.get("tambon", "").removeprefix("ตำบล") or (of_a_tambon[1] if of_a_tambon else ""),
        district=cells.get("district", "").removeprefix("อำเภอ"),
        guideline=cells.get("guideline", ""),
        amounts=dict(_amounts(cells)),
    )


def _amounts(cells: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    for field, written in cells.items():
        if field.isdigit() and isinstance(baht := read_baht(written), int) and baht:
            yield int(field), baht
    year, baht = arabic_digits(cells.get("fiscal_year", "")), read_baht(cells.get("amount"))
    if year.isdigit():
        yield int(year), baht if isinstance(baht, int) else 0
