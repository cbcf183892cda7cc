"""Days as Thai officers write them: 29/11/2569, 29 พ.ย. 2569, ๒๙ พฤศจิกายน พ.ศ. ๒๕๖๙. A C.E. year is read and told."""

import re
from dataclasses import dataclass
from datetime import date

from prasan.common.errors import InputRefused
from prasan.common.text import arabic_digits, one_line
from prasan.common.years import BUDDHIST_ERA, THAI_MONTHS, THAI_MONTHS_SHORT, thai_date

# Years that a document of today can name; what lies between the two eras belongs to neither.
BUDDHIST_YEARS, COMMON_YEARS = range(2400, 2700), range(1857, 2157)
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
HOW_TH = "พิมพ์เป็น วัน/เดือน/ปี พ.ศ. เช่น 29/11/2569 หรือ 29 พ.ย. 2569"
HOW_EN = "Write day/month/Buddhist year, such as 29/11/2569 or 29 พ.ย. 2569."

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BETWEEN = r"(?: ?[/.-] ?| )"
_ERA = r"(?:(พ\.?ศ\.?|ค\.?ศ\.?|a\.?d\.?|b\.?e\.?) ?)?"
_NUMBERS = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}{_ERA}(\d+)")
_NAMED = re.compile(rf"(?:วัน\S*?ที่ ?)?(\d{{1,2}}) ?-?([^\W\d][^\d/-]*?) ?-?{_ERA}(\d+)")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day that was read. `common_era`: its year was written in C.E."""

    day: date
    common_era: bool = False


def read_day(written: str) -> ReadDay:
    """The day that a person wrote. Raises `InputRefused` with what is wrong and how to write it."""
    text = arabic_digits(one_line(written)).casefold()
    if not text:
        raise InputRefused("no_day", f"ใส่วันที่ {HOW_TH}", f"Give a day. {HOW_EN}")
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
        return _day_of(text, day, month, year, "")
    if found := _NUMBERS.fullmatch(text) or _NAMED.fullmatch(text):
        day, month, era, year = found.groups()
        return _day_of(text, day, month, year, era or "")
    raise _refused(text, "ไม่ใช่วันที่", "is no date")


def in_words(day: date) -> str:
    """วันอาทิตย์ที่ 29 พฤศจิกายน 2569."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {thai_date(day)}"


def _day_of(text: str, day: str, month: str, year: str, era: str) -> ReadDay:
    number = _month_of(month)
    if number is None:
        raise _refused(text, f"ไม่มีเดือน “{month}” เรียงเป็น วัน/เดือน/ปี", f"has no month “{month}”; write day/month/year")
    common_year, is_common = _year_of(text, year, era)
    try:
        return ReadDay(date(common_year, number, int(day)), is_common)
    except ValueError:
        name, shown = THAI_MONTHS[number - 1], common_year + BUDDHIST_ERA
        raise _refused(text, f"ไม่มีในปฏิทิน ไม่มีวันที่ {day} {name} {shown}", "is not in the calendar") from None


def _month_of(written: str) -> int | None:
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else None
    plain = written.replace(".", "").replace(" ", "")
    for names in (THAI_MONTHS, THAI_MONTHS_SHORT):
        for number, name in enumerate(names, 1):
            if plain == name.replace(".", ""):
                return number
    return next((at for at, name in enumerate(ENGLISH_MONTHS, 1) if plain[:3] == name), None)


def _year_of(text: str, written: str, era: str) -> tuple[int, bool]:
    """The year in C.E., and whether it was written so. Two digits could be either era: they are asked for in full."""
    if len(written) != 4:
        raise _refused(text, "ปีต้องครบสี่หลัก", "needs a year of four digits")
    year = int(written)
    if year in COMMON_YEARS and era[:1] not in ("พ", "b"):
        return year, True
    if year in BUDDHIST_YEARS and era[:1] not in ("ค", "a"):
        return year - BUDDHIST_ERA, False
    raise _refused(text, f"ปี {written} ไม่ใช่ปี พ.ศ. ที่ใช้ได้", f"has the year {written}, which is no Buddhist year in use")


def _refused(text: str, why_th: str, why_en: str) -> InputRefused:
    told = text[:40]
    return InputRefused(
        "bad_day",
        f"“{told}” {why_th} {HOW_TH}",
        f"“{told}” {why_en}. {HOW_EN}",
    )
