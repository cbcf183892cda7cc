"""The cells of a row that say where a project is, and which guideline it was put under."""

import re
from collections.abc import Callable, Mapping

from prasan.common.findings import Finding
from prasan.common.text import arabic_digits
from prasan.plans.loading import sheet_faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.labels import Column
from prasan.plans.rules.rows import Location

PLACE_COLUMNS = (
    Column.VILLAGE_NO, Column.TAMBON, Column.DISTRICT, Column.LAT, Column.LON, Column.END_LAT, Column.END_LON,
)  # fmt: skip
# Thailand lies within these degrees (north; east).
_WITHIN = {Column.LAT: (5, 21), Column.END_LAT: (5, 21), Column.LON: (97, 106), Column.END_LON: (97, 106)}
_DEGREES = re.compile(r"^(\d{1,3}(?:\.\d+)?)\s*°?\s*[NE]?$", re.IGNORECASE)
_CODE = re.compile(r"^\(?(\d+(?:\.\d+)*)[).:]?(?:\s|$)")


def location_of(cells: Mapping[Column, str], place_of: Callable[[Column], Place], findings: list[Finding]) -> Location:
    """Where a project is, as its cells say; a position that is none, or half of one, is left out with a finding."""
    degrees = {column: _degrees(cells.get(column, ""), column, place_of, findings) for column in _WITHIN}
    start = _pair(degrees[Column.LAT], degrees[Column.LON])
    end = _pair(degrees[Column.END_LAT], degrees[Column.END_LON]) if start else None
    read = sum(value is not None for value in degrees.values())
    if read != 2 * ((start is not None) + (end is not None)):
        findings.append(sheet_faults.half_a_point(place_of(Column.LAT)))
    return Location(
        cells.get(Column.VILLAGE_NO, ""),
        cells.get(Column.TAMBON, ""),
        cells.get(Column.DISTRICT, ""),
        *(start or (None, None)),
        *(end or (None, None)),
    )


def _pair(north: float | None, east: float | None) -> tuple[float, float] | None:
    return None if north is None or east is None else (north, east)


def _degrees(
    written: str, column: Column, place_of: Callable[[Column], Place], findings: list[Finding]
) -> float | None:
    if not written:
        return None
    least, most = _WITHIN[column]
    found = _DEGREES.match(arabic_digits(written).strip())
    if found is None or not least <= float(found[1]) <= most:
        findings.append(sheet_faults.bad_degrees(place_of(column), written))
        return None
    return round(float(found[1]), 6)


def guideline_of(written: str, place: Place, findings: list[Finding]) -> str:
    """`1.2 พัฒนาน้ำสะอาด` → `1.2`; "" for an empty cell, and, with a finding, for one without a code."""
    if not written:
        return ""
    found = _CODE.match(arabic_digits(written).strip())
    if found is None:
        findings.append(sheet_faults.no_guideline_code(place, written))
    return found[1] if found else ""
