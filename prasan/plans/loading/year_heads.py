"""Years in a head as offices shorten them (66, ๖๖, '66, 2023, ค.ศ. 2023, ปีที่ 1), spelt out before the head is read.

One such number alone says nothing; three or more that follow each other in one row are the years of a plan.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prasan.common.text import arabic_digits, one_line
from prasan.common.years import BUDDHIST_ERA
from prasan.plans.loading.labels import is_year_wording, year_of
from prasan.plans.loading.sheets import Cell

_LEAST = 3
_LONGEST = 60
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"ที่\s*\d+")
_COMMON_ERA = re.compile(r"ค\.?\s*ศ\.?")
# Two digits are read as the years that plans of today can have: 2560–2599. 23 could be C.E. 2023 or B.E. 2523.
_SHORT = range(60, 100)
_COMMON = range(2000, 2100)
_ORDINALS = range(1, 11)


class _Way(StrEnum):
    SHORT = "short"
    COMMON_ERA = "common_era"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class YearHead:
    """A year that was spelt out: the column's index from 0, what is printed, and the fiscal year it was read as."""

    index: int
    printed: str
    year: int


@dataclass(frozen=True, slots=True)
class _Seen:
    index: int
    text: str
    way: _Way
    number: int


def spell_out(cells: Sequence[Cell], first_year: Callable[[], int | None]) -> tuple[Sequence[Cell], list[YearHead]]:
    """A row with its shortened years as B.E., and which they were; the row itself where there are none.

    `first_year` finds the plan's, by which ปีที่ 1 … are told; it is asked for those only, and gives None where nothing
    says it.
    """
    seen = [one for index, cell in enumerate(cells) if cell != "" and (one := _seen(index, cell))]
    for way in _Way:
        mine = [one for one in seen if one.way is way]
        if not _follow(mine) or (first := first_year() if way is _Way.ORDINAL else 0) is None:
            continue
        heads = [YearHead(one.index, one.text, _year(one, first)) for one in mine]
        spelt = list(cells)
        for one, head in zip(mine, heads, strict=True):
            spelt[one.index] = _spelt(one, head.year)
        return spelt, heads
    return cells, []


def _seen(index: int, cell: Cell) -> _Seen | None:
    if isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    elif isinstance(cell, str) and len(cell) <= _LONGEST:
        text = arabic_digits(one_line(cell)).strip("'’")
    else:
        return None
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or len(numbers[0]) > 4 or year_of(text) is not None:
        return None
    number = int(numbers[0])
    way = _way(text, number)
    return _Seen(index, text, way, number) if way and is_year_wording(_spelt_text(text, way, 2500)) else None


def _way(text: str, number: int) -> _Way | None:
    if _ORDINAL.search(text):
        return _Way.ORDINAL if number in _ORDINALS else None
    if number in _COMMON:
        return _Way.COMMON_ERA
    return _Way.SHORT if number in _SHORT else None


def _follow(seen: Sequence[_Seen]) -> bool:
    """Whether at least three of the numbers stand one behind the other, each one more than the one before."""
    run = 0
    for before, one in zip([None, *seen], seen, strict=False):
        run = run + 1 if before and one.number == before.number + 1 else 1
        if run >= _LEAST:
            return True
    return False


def _year(one: _Seen, first_year: int) -> int:
    if one.way is _Way.ORDINAL:
        return first_year + one.number - 1
    return one.number + (BUDDHIST_ERA if one.way is _Way.COMMON_ERA else 2500)


def _spelt(one: _Seen, year: int) -> str:
    return _spelt_text(one.text, one.way, year)


def _spelt_text(text: str, way: _Way, year: int) -> str:
    """The same words around a year of four digits, so that งบประมาณ 66 keeps saying whose year it is."""
    pattern = _ORDINAL if way is _Way.ORDINAL else _NUMBER
    return pattern.sub(f" {year}", _COMMON_ERA.sub("พ.ศ.", text), count=1).strip()
