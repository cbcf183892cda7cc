"""Thai fiscal years: Buddhist Era integers. Fiscal year y runs from 1 October of C.E. y − 544 to 30 September of C.E. y − 543."""

from datetime import date

BUDDHIST_ERA = 543


def first_day_of(fiscal_year: int) -> date:
    """1 October before the year: 2571 starts on 2027-10-01."""
    return date(fiscal_year - BUDDHIST_ERA - 1, 10, 1)


def last_day_of(fiscal_year: int) -> date:
    """30 September: 2571 ends on 2028-09-30."""
    return date(fiscal_year - BUDDHIST_ERA, 9, 30)


def fiscal_year_of(day: date) -> int:
    """The fiscal year in which a day lies."""
    return day.year + BUDDHIST_ERA + (1 if day.month >= 10 else 0)


THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
THAI_MONTHS_SHORT = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip


def thai_date(day: date, *, short: bool = False, era: bool = False) -> str:
    """1 กรกฎาคม 2569, or 1 ก.ค. 2569 when `short`, or 1 กรกฎาคม พ.ศ. 2569 with its `era`, as announcements are dated."""
    months = THAI_MONTHS_SHORT if short else THAI_MONTHS
    return f"{day.day} {months[day.month - 1]} {'พ.ศ. ' if era else ''}{day.year + BUDDHIST_ERA}"
