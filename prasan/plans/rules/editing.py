"""A project as named cells: what may be typed in each, how two people's changes are joined, what can be taken back.

Pure: no Django, no clock. Cells are flat (`name`, `amount_2571`, `point`), so that two people who change different cells
of one project never disturb each other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from prasan.common.errors import InputRefused, Refusal
from prasan.common.money import AmountFault, read_baht
from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.common.text import arabic_digits, normalise, one_line
from prasan.plans.rules.budget_classes import read_budget_class
from prasan.plans.rules.rows import Location, ProjectKind, ProjectRow

Value = str | int | None
Cells = Mapping[str, Value]

LONG_TEXTS = ("name", "objective", "target", "kpi", "expected_result", "unit", "reason", "group")
PLACE_TEXTS = ("village_no", "tambon", "district")
POINTS = ("point", "end_point")
AMOUNT, ORDINANCE = "amount_", "ordinance_"
MAX_TEXT = 5_000
MAX_PLACE = 100
_POINT = re.compile(r"(\d{1,3}(?:\.\d{1,12})?) ?N?[,; ] ?(\d{1,3}(?:\.\d{1,12})?) ?E?")


class EditKind(StrEnum):
    """What one saving did."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why what was typed in a cell is not kept, in words that say how to mend it."""

    field: str
    code: str
    message_th: str
    message_en: str


@dataclass(frozen=True, slots=True)
class CellConflict:
    """A cell that somebody else changed since it was read: what it was, what they say, what is said now."""

    field: str
    base: Value
    theirs: Value
    mine: Value


@dataclass(frozen=True, slots=True)
class Joined:
    """Two people's changes of one project: what can be written, and the cells that somebody has to choose."""

    changes: Mapping[str, Value]
    conflicts: tuple[CellConflict, ...]


def cells_of(row: ProjectRow, years: Iterable[int]) -> dict[str, Value]:
    """A project as cells: 0 or more baht for each year, None where nothing is planned."""
    cells: dict[str, Value] = {name: getattr(row, name) for name in LONG_TEXTS}
    cells |= {"kind": row.kind.value, "budget_class": row.budget_class}
    place = row.location or Location()
    cells |= {name: getattr(place, name) for name in PLACE_TEXTS}
    cells |= {"point": point_text(place.lat, place.lon), "end_point": point_text(place.end_lat, place.end_lon)}
    for year in years:
        cells[f"{AMOUNT}{year}"] = row.amounts.get(year)
        cells[f"{ORDINANCE}{year}"] = row.ordinance_amounts.get(year)
    return cells


def with_cells(row: ProjectRow, changes: Cells) -> ProjectRow:
    """The project with some cells changed; years that are not named stay as they are."""
    texts = {name: str(value or "") for name, value in changes.items() if name in LONG_TEXTS or name == "budget_class"}
    place: dict[str, object] = {name: str(changes[name] or "") for name in PLACE_TEXTS if name in changes}
    for name, (lat, lon) in zip(POINTS, (("lat", "lon"), ("end_lat", "end_lon")), strict=True):
        if name in changes:
            place[lat], place[lon] = _degrees_of(str(changes[name] or ""))
    kind = {"kind": ProjectKind(str(changes["kind"]))} if changes.get("kind") else {}
    return replace(
        row,
        **texts,  # type: ignore[arg-type]
        **kind,  # type: ignore[arg-type]
        amounts=_with_years(row.amounts, changes, AMOUNT),
        ordinance_amounts=_with_years(row.ordinance_amounts, changes, ORDINANCE),
        location=replace(row.location or Location(), **place),  # type: ignore[arg-type]
    )


def point_text(lat: float | None, lon: float | None) -> str:
    """A point as its cell says it: `16.432100, 102.823600`; nothing where there is none."""
    return "" if lat is None or lon is None else f"{lat:.6f}, {lon:.6f}"


def _degrees_of(point: str) -> tuple[float | None, float | None]:
    lat, comma, lon = point.partition(",")
    return (float(lat), float(lon)) if comma else (None, None)


def _with_years(amounts: Mapping[int, int], changes: Cells, prefix: str) -> dict[int, int]:
    named = {int(name.removeprefix(prefix)): value for name, value in changes.items() if name.startswith(prefix)}
    joined = {**amounts, **{year: int(value or 0) for year, value in named.items()}}
    return {year: baht for year, baht in sorted(joined.items()) if baht}


def join(base: Cells, theirs: Cells, mine: Cells) -> Joined:
    """My changes of what I read (`base`) put onto what the project has become (`theirs`).

    A cell that only I changed is mine; what I left as I read it is theirs; one that both changed to the same stays; one
    that both changed differently is a conflict, for a person to choose.
    """
    changes: dict[str, Value] = {}
    conflicts = []
    for field, value in mine.items():
        if value in (theirs.get(field), base.get(field)):
            continue
        if theirs.get(field) == base.get(field):
            changes[field] = value
        else:
            conflicts.append(CellConflict(field, base.get(field), theirs.get(field), value))
    return Joined(changes, tuple(conflicts))


def differing_cells(before: Cells, after: Cells) -> tuple[str, ...]:
    """The names of the cells in which two states differ, in the order of the form."""
    return tuple(name for name in after if after[name] != before.get(name))


def read_cells(written: Mapping[str, object], years: Iterable[int]) -> tuple[dict[str, Value], tuple[CellFault, ...]]:
    """What was typed → values fit to keep, and the cells that are not. An unknown cell is a fault."""
    allowed = {f"{prefix}{year}" for year in years for prefix in (AMOUNT, ORDINANCE)}
    values: dict[str, Value] = {}
    faults: list[CellFault] = []
    for field, text in written.items():
        read = _read(field, "" if text is None else str(text), allowed)
        if isinstance(read, CellFault):
            faults.append(read)
        else:
            values[field] = read
    return values, tuple(faults)


def _read(field: str, text: str, years: set[str]) -> Value | CellFault:
    if field in years:
        return _amount(field, text)
    if field in POINTS:
        return read_point(field, text)
    if field in LONG_TEXTS or field in PLACE_TEXTS:
        return _text(field, text)
    if field == "budget_class":
        return _budget_class(text)
    if field == "kind":
        return _kind(text)
    return CellFault(field, "unknown_cell", f"ไม่มีช่อง “{field[:40]}” ในแผนนี้", f"This plan has no cell “{field[:40]}”.")


_AMOUNT_TOLD = {
    AmountFault.WORDS: ("ต้องเป็นจำนวนเงิน เช่น 500,000", "must be an amount, such as 500,000"),
    AmountFault.NEGATIVE: ("จำนวนเงินติดลบไม่ได้", "an amount cannot be negative"),
    AmountFault.SATANG: ("ใส่เป็นบาทถ้วน ไม่มีเศษสตางค์", "whole baht only, no satang"),
    AmountFault.GROUPING: (
        "จุลภาคผิดตำแหน่ง พิมพ์เช่น 1,500,000 หรือ 1500000",
        "commas stand wrong; write 1,500,000 or 1500000",
    ),
    AmountFault.TOO_LARGE: ("จำนวนเงินมากเกินไป ตรวจจำนวนหลัก", "the amount is too large; count its digits"),
}


def _amount(field: str, text: str) -> Value | CellFault:
    # An empty cell and a dash both mean "no money" (planning-rules 2.7).
    read = read_baht(text)
    if isinstance(read, AmountFault):
        message_th, message_en = _AMOUNT_TOLD[read]
        return CellFault(field, str(read), message_th, message_en)
    return read or None


def read_point(field: str, text: str) -> str | CellFault:
    """`16.4321, 102.8236`, `16.432100N 102.823600E`, Thai digits, degree signs → a point with six decimals.

    Thailand lies in 5–21 N and 97–106 E: what is outside is mistyped, most often with N and E exchanged.
    """
    plain = arabic_digits(one_line(text)).replace("°", "").upper()
    if not plain:
        return ""
    found = _POINT.fullmatch(plain)
    if found is None:
        return CellFault(
            field,
            "not_a_point",
            "พิกัดเป็นองศาทศนิยม N แล้ว E เช่น 16.432100, 102.823600",
            "a point is in decimal degrees, N then E, such as 16.432100, 102.823600",
        )
    lat, lon = float(found[1]), float(found[2])
    if not (5 <= lat <= 21 and 97 <= lon <= 106):
        return CellFault(
            field,
            "point_outside_thailand",
            "พิกัดในประเทศไทยคือ N 5–21 และ E 97–106 ตรวจว่าไม่ได้สลับ N กับ E",
            "points in Thailand are N 5–21 and E 97–106; check that N and E are not exchanged",
        )
    return point_text(lat, lon)


def _text(field: str, text: str) -> Value | CellFault:
    most = MAX_PLACE if field in PLACE_TEXTS else MAX_TEXT
    kept = one_line(text) if field in PLACE_TEXTS else normalise(text)
    if len(kept) > most:
        return CellFault(field, "text_too_long", f"ยาวเกิน {most:,} ตัวอักษร", f"longer than {most:,} characters")
    if field == "name" and not kept:
        return CellFault(field, "name_missing", "ต้องมีชื่อโครงการ", "a project needs a name")
    return kept


def _budget_class(text: str) -> Value | CellFault:
    if not one_line(text):
        return ""
    found = read_budget_class(text)
    if found.name:
        return found.name
    near = f" ใกล้ที่สุดคือ {found.nearest}" if found.nearest else ""
    return CellFault(
        "budget_class",
        "unknown_class",
        f"ไม่รู้จักแผนงานนี้ เลือกหนึ่งใน 12 แผนงาน{near}",
        "not one of the 12 budget classes",
    )


def _kind(text: str) -> Value | CellFault:
    wanted = one_line(text)
    if wanted in set(ProjectKind):
        return wanted
    return CellFault(
        "kind", "unknown_kind", "ไม่รู้จักประเภทโครงการนี้ เลือกจากรายการ", "unknown kind of project; choose from the list"
    )


def place_faults(cells: Cells) -> tuple[CellFault, ...]:
    """An end has a beginning; told at the cell that is missing."""
    if cells.get("end_point") and not cells.get("point"):
        return (CellFault("point", "end_without_start", "มีจุดสิ้นสุดแต่ไม่มีจุดเริ่มต้น", "there is an end but no beginning"),)
    return ()


def why_not_take_back(
    *, at: datetime, now: datetime, is_taken_back: bool, is_announced: bool, changed_since: Iterable[str]
) -> Refusal | None:
    """An edit can be taken back for 30 days, once, while it is not announced and nobody built on the same cells."""
    if is_taken_back:
        return Refusal("already_taken_back", "รายการนี้เอากลับไปแล้ว", "This was already taken back.")
    if is_announced:
        return Refusal(
            "already_announced",
            "เอากลับไม่ได้ ฉบับที่แก้นี้ประกาศไปแล้ว แก้โครงการในฉบับถัดไปแทน",
            "Cannot be taken back: it has been announced. Change the project in the next revision instead.",
        )
    if now - at > timedelta(days=TAKE_BACK_DAYS):
        return Refusal(
            "too_late",
            f"เอากลับไม่ได้ เกิน {TAKE_BACK_DAYS} วันแล้ว แก้โครงการโดยตรงแทน",
            f"Cannot be taken back after {TAKE_BACK_DAYS} days; change the project itself instead.",
        )
    if names := tuple(changed_since):
        shown = ", ".join(f"“{name[:60]}”" for name in names[:3])
        return Refusal(
            "changed_since",
            f"เอากลับไม่ได้ {shown} ถูกแก้ช่องเดียวกันหลังจากนั้น เอารายการที่ใหม่กว่ากลับก่อน",
            f"Cannot be taken back: {shown} was changed in the same cells afterwards; take the newer one back first.",
        )
    return None


class CellsRefused(InputRefused):
    """Something typed cannot be kept. `faults`: which project (its id, or the key of a new row) → its cells."""

    def __init__(self, faults: Mapping[str, tuple[CellFault, ...]]) -> None:
        self.faults = faults
        first = next((fault for some in faults.values() for fault in some), None)
        super().__init__(
            "cells_refused",
            f"ยังไม่ได้บันทึก {first.message_th if first else 'มีช่องที่ต้องแก้'}",
            f"Nothing was saved: {first.message_en if first else 'some cells must be mended'}.",
        )
