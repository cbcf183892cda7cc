"""What a header cell calls its column: the printed words of both generations of the forms, also when misspelt."""

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from prasan.common.money import UNITS
from prasan.common.text import arabic_digits, matching_key, one_line


class Column(StrEnum):
    """What a column holds. BUDGET and ORDINANCE are the heads over yearly amounts, or the amounts themselves."""

    NUMBER = "number"
    KEY = "key"
    NAME = "name"
    OBJECTIVE = "objective"
    TARGET = "target"
    BUDGET = "budget"
    ORDINANCE = "ordinance"
    KPI = "kpi"
    EXPECTED_RESULT = "expected_result"
    UNIT = "unit"
    BUDGET_CLASS = "budget_class"
    KIND = "kind"
    REASON = "reason"
    REVISION = "revision"
    GROUP = "group"
    NOTE = "note"
    EQUIPMENT_TYPE = "equipment_type"
    EQUIPMENT_HEAD = "equipment_head"
    COUNT = "count"
    SUM = "sum"
    GUIDELINE = "guideline"
    ORIGIN = "origin"
    VILLAGE_NO = "village_no"
    TAMBON = "tambon"
    DISTRICT = "district"
    LAT = "lat"
    LON = "lon"
    END_LAT = "end_lat"
    END_LON = "end_lon"


# planning-rules 2.2–2.5, and the names of the CSV form (docs/reference/read-plan.md).
_WORDS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("ที่", "ลำดับ", "ลำดับที่", "เลขที่", "no", "number"),
    Column.KEY: ("รหัสโครงการ", "key"),
    Column.NAME: (
        "โครงการ",
        "ชื่อโครงการ",
        "โครงการ/กิจกรรม",
        "ชื่อโครงการ/กิจกรรม",
        "โครงการพัฒนา",
        "โครงการพัฒนาท้องถิ่น",
        "ครุภัณฑ์",
        "รายการครุภัณฑ์",
        "ชื่อครุภัณฑ์",
        "รายการ",
        "name",
    ),
    Column.OBJECTIVE: ("วัตถุประสงค์", "วัตถุประสงค์ของโครงการ", "วัตถุประสงค์โครงการ", "objective"),
    Column.TARGET: (
        "เป้าหมาย",
        "เป้าหมาย (ผลผลิตของโครงการ)",
        "เป้าหมาย (ผลผลิตของครุภัณฑ์)",
        "เป้าหมาย (ผลผลิต)",
        "เป้าหมายโครงการ",
        "target",
    ),
    Column.BUDGET: ("งบประมาณ", "งบประมาณรายปี", "งบประมาณ (บาท)", "งบประมาณและที่ผ่านมา", "วงเงินงบประมาณ", "amount"),
    Column.ORDINANCE: (
        "เทศบัญญัติ",
        "ข้อบัญญัติ",
        "เทศบัญญัติงบประมาณ",
        "ข้อบัญญัติงบประมาณ",
        "เทศบัญญัติงบประมาณรายจ่าย",
        "ข้อบัญญัติงบประมาณรายจ่าย",
        "งบประมาณตามเทศบัญญัติ",
        "งบประมาณตามข้อบัญญัติ",
        "ordinance",
    ),
    Column.KPI: ("ตัวชี้วัด", "ตัวชี้วัด (KPI)", "KPI", "ตัวชี้วัดความสำเร็จ"),
    Column.EXPECTED_RESULT: ("ผลที่คาดว่าจะได้รับ", "ผลลัพธ์ที่คาดว่าจะได้รับ", "ผลที่คาดหวัง", "expected_result"),
    Column.UNIT: (
        "หน่วยงานรับผิดชอบหลัก",
        "หน่วยงานที่รับผิดชอบหลัก",
        "หน่วยงานรับผิดชอบ",
        "หน่วยงานที่รับผิดชอบ",
        "หน่วยงานหลักที่รับผิดชอบ",
        "ผู้รับผิดชอบ",
        "หน่วยงาน",
        "unit",
    ),
    Column.BUDGET_CLASS: ("แผนงาน", "budget_class"),
    Column.KIND: ("ประเภทโครงการ", "kind"),
    Column.REASON: ("เหตุผลความจำเป็น", "เหตุผลและความจำเป็น", "เหตุผล", "reason"),
    Column.REVISION: ("ฉบับ", "ครั้งที่", "การแก้ไขแผน", "revision"),
    Column.GROUP: ("ยุทธศาสตร์", "ประเด็นการพัฒนา", "ประเด็นการพัฒนาท้องถิ่น", "group"),
    Column.NOTE: ("หมายเหตุ", "note", "notes"),
    Column.EQUIPMENT_TYPE: ("ประเภท", "ประเภทครุภัณฑ์"),
    Column.EQUIPMENT_HEAD: ("หมวด",),
    Column.COUNT: ("จำนวนโครงการ", "จำนวนครุภัณฑ์", "จำนวนโครงการ/กิจกรรม"),
    Column.GUIDELINE: ("แนวทางตามกรอบการพัฒนา", "แนวทางตามกรอบจังหวัด", "guideline"),
    Column.ORIGIN: ("ยกมาจากโครงการ", "origin"),
    Column.VILLAGE_NO: ("หมู่ที่ (ที่ตั้ง)", "village_no"),
    Column.TAMBON: ("ตำบล (ที่ตั้ง)", "tambon"),
    Column.DISTRICT: ("อำเภอ (ที่ตั้ง)", "district"),
    Column.LAT: ("ละติจูด (N)", "ละติจูดจุดเริ่มต้น (N)", "lat"),
    Column.LON: ("ลองจิจูด (E)", "ลองจิจูดจุดเริ่มต้น (E)", "lon"),
    Column.END_LAT: ("ละติจูดจุดสิ้นสุด (N)", "end_lat"),
    Column.END_LON: ("ลองจิจูดจุดสิ้นสุด (E)", "end_lon"),
    Column.SUM: ("รวม", "รวม 5 ปี", "รวมทั้งสิ้น", "รวมงบประมาณ", "งบรวม", "งบรวม (บาท)"),
}
_KNOWN = {matching_key(word): column for column, words in _WORDS.items() for word in words}
_LONG = [key for key in _KNOWN if len(key) >= 6]
_SPELLING_SCORE = 82.0
_LONGEST_LABEL = 60

# A B.E. year; 2565/66 may be either of two, and is none.
_YEAR = re.compile(r"(?<![\d,])(2[4-6]\d\d)(?![\d,]|\s*/\s*\d)")
_SHORT_YEAR = re.compile(r"(?:^|\s)(?:ปี(?:งบประมาณ)?|พ\.?\s*ศ\.?)\s*(?:พ\.?\s*ศ\.?\s*)?(\d{2})(?!\d)")
_YEAR_WORDS = re.compile(r"(?:(?:งบ|งบประมาณ)?ปี|ปีงบฯ?|ปีงบประมาณ|งบ)?(?:ที่\d{1,2})?(?:พศ)?")
_SCALES = "|".join(UNITS)
_BAHT = re.compile(rf"^\(?\s*(?:หน่วย(?:นับ)?\s*[:：]?\s*)?(?:{_SCALES})?\s*บาท\s*\)?$")
_UNIT = re.compile(rf"({_SCALES})?\s*บาท")
_UNIT_AT_END = re.compile(rf"(?:หน่วย(?:นับ)?)?(?:{_SCALES})?บาท$")
_UNIT_OF_SHEET = re.compile(rf"หน่วย(?:นับ)?(?:เป็น)?\s*[:：]?\s*({_SCALES})\s*บาท|^\(\s*({_SCALES})\s*บาท\s*\)$")
_BRACKETED = re.compile(r"^\(.*\)$", re.DOTALL)


@lru_cache(maxsize=4096)
def label_of(written: str) -> Column | None:
    """A header text → its column, or None. Spaces, punctuation and small misspellings do not matter."""
    if not written or len(written) > _LONGEST_LABEL:
        return None
    key = matching_key(_SHORT_YEAR.sub("", _YEAR.sub("", arabic_digits(written))).replace("พ.ศ.", ""))
    key = _UNIT_AT_END.sub("", key) or key
    if column := _KNOWN.get(key):
        return column
    if "บัญญัติ" in key:
        return Column.ORDINANCE
    if len(key) < 6:
        return None
    found = process.extractOne(key, _LONG, scorer=fuzz.ratio, score_cutoff=_SPELLING_SCORE)
    return _KNOWN[found[0]] if found else None


@lru_cache(maxsize=4096)
def year_of(written: str) -> int | None:
    """The fiscal year that a header text names (`พ.ศ. ๒๕๗๑ (บาท)`, `2566`, `ปี 66`), or None."""
    text = arabic_digits(one_line(written))
    if len(text) > _LONGEST_LABEL:
        return None
    years = set(_YEAR.findall(text))
    if len(years) == 1:
        return int(years.pop())
    short = {match[1] for match in _SHORT_YEAR.finditer(text)} if not years else set()
    return 2500 + int(short.pop()) if len(short) == 1 else None


def is_baht_mark(written: str) -> bool:
    """True for the `(บาท)` that stands under a year."""
    return _BAHT.match(one_line(written)) is not None


def unit_of(written: str) -> int | None:
    """What a head over money counts: (บาท) 1, (ล้านบาท) 1,000,000; None where it does not say."""
    match = _UNIT.search(one_line(written))
    return (UNITS[match[1]] if match[1] else 1) if match else None


def unit_of_sheet(written: str) -> int | None:
    """The same of a line above the table: (หน่วย : พันบาท). Baht need no saying, and are None."""
    match = _UNIT_OF_SHEET.search(one_line(written))
    return UNITS[match[1] or match[2]] if match else None


def belongs_to_header(written: str) -> bool:
    """True for what may stand in the lower rows of a header: a label, a year alone, `(บาท)`, a bracketed remark."""
    text = one_line(written)
    if is_baht_mark(text) or _BRACKETED.match(text) or label_of(text) is not None:
        return True
    if year_of(text) is None:
        return False
    return _around_year(text)


def is_year_wording(written: str) -> bool:
    """True for a year of four digits with no other words than those of a year or of a head over years."""
    return _around_year(written) or label_of(written) in (Column.BUDGET, Column.ORDINANCE)


def _around_year(text: str) -> bool:
    rest = _UNIT_AT_END.sub("", matching_key(_SHORT_YEAR.sub("", _YEAR.sub("", arabic_digits(text)))))
    return _YEAR_WORDS.fullmatch(rest) is not None or rest.isdigit()
