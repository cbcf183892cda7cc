"""Whole baht, as Thai planners write them: `1,632,820`, `1,632,820.-`, `๕๐,๐๐๐`, `" -   "`, `.00`."""

import re
from decimal import Decimal
from enum import StrEnum

from prasan.common.text import arabic_digits, one_line

_DASH = re.compile(r"^[-‐‑‒–—―−]+$")
_PLAIN = re.compile(r"^\d+$")
_GROUPED = re.compile(r"^\d{1,3}(,\d{3})+$")
_SCALED = re.compile(r"^([\d,]+(?:\.\d+)?)(ล้าน|แสน|หมื่น|พัน)$")
_NUMBER = re.compile(r"^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$")
UNITS = {"พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
LARGEST_BAHT = 10**12


class AmountFault(StrEnum):
    """Why a text is not an amount of whole baht."""

    WORDS = "amount_words"
    NEGATIVE = "amount_negative"
    SATANG = "amount_satang"
    GROUPING = "amount_grouping"
    TOO_LARGE = "amount_too_large"


def read_baht(written: str | int | float | None, *, unit: int = 1) -> int | AmountFault | None:
    """An amount as written in a cell → whole baht, None where nothing is written, or the fault.

    `unit` is what a number without words of its own counts: 1,000,000 under a head of ล้านบาท. 0.5 ล้านบาท says it itself.
    A dash is zero in practice (planning-rules 2.7: dash = 0, empty = no budget that year) and both mean "no money":
    a dash gives 0, an empty cell None. Floats come from workbooks, which have no integers.
    """
    if written is None:
        return None
    if isinstance(written, bool):
        return AmountFault.WORDS
    if isinstance(written, int | float):
        return _from_number(float(written), unit)
    text = arabic_digits(one_line(written)).replace(" ", "").removeprefix("฿").removesuffix("บาท")
    if _PLAIN.match(text):
        return _within(int(text) * unit)
    if match := _SCALED.match(text):
        return _counted(match[1], UNITS[match[2]])
    text = re.sub(r"\.-$|\.$|(?<=\d)-$", "", text)
    if not text:
        return None
    if _DASH.match(text):
        return 0
    if re.match(r"^\(.*\d.*\)$|^[-−–]\d", text):
        return AmountFault.NEGATIVE
    if unit != 1:
        return _counted(text, unit)
    whole, dot, fraction = text.partition(".")
    if dot:
        if not fraction.isdigit():
            return AmountFault.WORDS
        if fraction.strip("0"):
            return AmountFault.SATANG if _PLAIN.match(whole) or _GROUPED.match(whole) else AmountFault.WORDS
    if not (_PLAIN.match(whole) or _GROUPED.match(whole)):
        return AmountFault.GROUPING if re.match(r"^[\d,]+$", whole) else AmountFault.WORDS
    return _within(int(whole.replace(",", "")))


def _counted(number: str, unit: int) -> int | AmountFault:
    """A number of thousands or millions, which may have parts as long as whole baht come of it."""
    if not _NUMBER.match(number):
        return AmountFault.GROUPING if re.match(r"^[\d,]+$", number) else AmountFault.WORDS
    baht = Decimal(number.replace(",", "")) * unit
    return _within(int(baht)) if baht == int(baht) else AmountFault.SATANG


def _within(baht: int) -> int | AmountFault:
    return AmountFault.TOO_LARGE if baht > LARGEST_BAHT else baht


def _from_number(number: float, unit: int) -> int | AmountFault:
    if number != number or number in (float("inf"), float("-inf")):
        return AmountFault.WORDS
    if number < 0:
        return AmountFault.NEGATIVE
    if number > LARGEST_BAHT:
        return AmountFault.TOO_LARGE
    if unit != 1:
        return _counted(f"{number:.9f}", unit)  # what a sheet calculates is a hair beside what it shows
    return int(number) if number == int(number) else AmountFault.SATANG


def grouped(baht: int) -> str:
    """1632820 → `1,632,820`."""
    return f"{baht:,}"


def in_millions(baht: int) -> str:
    """1632820 → `1.63` (ล้านบาท); three digits after the point below 10,000 baht so that money never shows as 0.00."""
    return f"{baht / 1_000_000:,.3f}" if 0 < baht < 10_000 else f"{baht / 1_000_000:,.2f}"
