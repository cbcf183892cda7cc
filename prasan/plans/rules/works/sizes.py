"""Sizes, quantities, phases and years of a title; each reader gives what it read and the text without it."""

import re

from prasan.plans.rules.works.facts import Quantity, Sizes
from prasan.plans.rules.works.words import COUNTED

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_UNIT = r"(กิโลเมตร|กม\.?|เซนติเมตร|ซม\.?|มิลลิเมตร|มม\.?|เมตร|ม\.|นิ้ว)"
_ABOUT = r"(?:\s|โดย|เฉลี่ย|ไม่น้อยกว่า|ไม่เกิน|ประมาณ|รวม|ทั้งสิ้น|ของถนน|ผิวจราจร|ตั้งแต่|ขนาด|:|ใน|การ|ดำเนิน)*"
_TO_METRES = {
    "กิโลเมตร": 1000.0,
    "กม": 1000.0,
    "เซนติเมตร": 0.01,
    "ซม": 0.01,
    "มิลลิเมตร": 0.001,
    "มม": 0.001,
    "นิ้ว": 0.0254,
}
# A road's width may vary: 7.50 - 21.00 เมตร.
_RANGE = r"(?:\s*-\s*(\d[\d,]*(?:\.\d+)?))?"
_SHOULDER = re.compile(rf"(?:ไม่มี)?[ไใ]หล่ทาง[ก-๙\s]{{0,24}}?ข้างละ\s*{_NUMBER}{_RANGE}\s*{_UNIT}?|ไม่มี[ไใ]หล่ทาง")
_SIDES = {"กว้าง": "width", "ยาว": "length", "หนา": "thickness", "ลึก": "depth", "สูง": "height"}
_MEASURE = re.compile(
    rf"(เส้นผ่า(?:น)?\s?(?:ศูนย์)?\s?กลาง|[Øø]|กว้าง|ยาว|[รล]ะ?ยะ?ทาง+|หนา|ลึก|สูง){_ABOUT}{_NUMBER}{_RANGE}\s*{_UNIT}?"
)
_CROSS = re.compile(rf"{_NUMBER}\s*(?:เมตร)?\s*[x×X*]\s*{_NUMBER}\s*(?:เมตร)?(?:\s*[x×X*]\s*{_NUMBER})?\s*{_UNIT}?")
_AREA = re.compile(
    rf"(?:หรือ)?(?:มี)?(?:ขนาด)?(?:พื้นที่(?:ผิวจราจร|ผิวทาง|ดำเนินการ|คอนกรีต|ก่อสร้าง|ซ่อมสร้าง)?)?"
    rf"(?:รวม|\s)*(?:ไม่น้อยกว่า|ประมาณ|\s)*{_NUMBER}\s*ตารางเมตร"
)
_VOLUME = re.compile(rf"(?:ปริมาตร|ปริมาณ|ดินขุด|\s)*(?:ไม่น้อยกว่า|รวม|\s)*{_NUMBER}\s*ลูกบาศก์เมตร")
_CHAINAGE = re.compile(r"(?:ช่วง\s*)?กม\.?\s*(\d+)\+(\d{3})\s*(?:-|ถึง|–)+\s*(?:กม\.?\s*)?(\d+)\+(\d{3})")
# A unit ends its word, or the figure belongs to what follows: อาคาร 4 โรงเรียนบ้าน… is no four schools.
_COUNTED = re.compile(rf"(?:จำนวน\s*)?{_NUMBER}\s*({'|'.join(sorted(COUNTED, key=len, reverse=True))})(?![ก-๙])")
_WORD_NUMBERS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_PHASE = re.compile(
    r"\(?(?:(?:ระยะ|เฟส|phase|ช่วง|ตอน|ส่วน|งวด)(?:งาน)?\s*ที่\s*|(?:ระยะ|เฟส|phase)\s*)(\d{1,2}|หนึ่ง|สอง|สาม|สี่|ห้า|I{1,3}|IV|V)"
    r"(?![\d.,])(?:\s*/\s*\d{1,2})?\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\(?(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(25[4-9]\d)(?:\s*(?:-|ถึง|–)\s*(25[4-9]\d))?\)?(?!\d)"
)
_PIPE_CLASS = re.compile(r"(?:มอก\.?\s*)?(?:ชั้น|คลาส|class)\s*(?:ที่\s*)?([1-4])(?!\d)", re.IGNORECASE)


def number_of(written: str) -> float:
    """1,632.50 → 1632.5."""
    return float(written.replace(",", "").rstrip("."))


def read_sizes(text: str) -> tuple[Sizes, tuple[int, int] | None, str]:
    """The measures, the chainage (metres from–to of "กม. 0+000 - 5+050"), and the text without them."""
    found: dict[str, float] = {}
    chainage = None
    if not any(map(str.isdigit, text)):
        return Sizes(), None, text
    if "+" in text and (said := _CHAINAGE.search(text)):
        one, two, three, four = (int(part) for part in said.groups())
        chainage = (one * 1000 + two, three * 1000 + four)
        text = _cut(text, said)
    if "ไหล่ทาง" in text or "ใหล่ทาง" in text:
        text = _SHOULDER.sub(" ", text)
    for field, needle, pattern in (("area", "ตารางเมตร", _AREA), ("volume", "ลูกบาศก์เมตร", _VOLUME)):
        if needle in text:
            found[field] = sum(number_of(said[1]) for said in pattern.finditer(text))
            text = pattern.sub(" ", text)

    def without(said: re.Match[str]) -> str:
        field = "length" if said[1].rstrip("ง").endswith("ทา") else _SIDES.get(said[1], "diameter")
        metres = number_of(said[2]) * _metres(said[4])
        # Several widths of one road stand for one width, the first; several lengths are added.
        found[field] = found.get(field, 0.0) + metres if field == "length" else found.get(field, metres)
        return " "

    text = _MEASURE.sub(without, text)
    if said := _CROSS.search(text):
        sides = [number_of(part) * _metres(said[4]) for part in said.groups()[:3] if part]
        for field, side in zip(("width", "length", "thickness"), sides, strict=False):
            found.setdefault(field, side)
        text = _cut(text, said)
    return Sizes(**{field: round(value, 4) for field, value in found.items() if value}), chainage, text


def read_quantities(text: str) -> tuple[tuple[Quantity, ...], str]:
    """What is counted, in the order of the text."""
    found: list[Quantity] = []

    def without(said: re.Match[str]) -> str:
        found.append(Quantity(number_of(said[1]), said[2]))
        return " "

    text = _COUNTED.sub(without, text)
    return tuple(found), text


def read_phase(text: str) -> tuple[int | None, str]:
    """ระยะที่ 2 → 2."""
    said = _PHASE.search(text)
    if said is None:
        return None, text
    written = said[1]
    phase = int(written) if written.isdigit() else _WORD_NUMBERS.get(written.upper(), _WORD_NUMBERS.get(written, 0))
    return phase or None, _cut(text, said)


def read_years(text: str) -> tuple[frozenset[int], str]:
    """The Buddhist years that a title names; a range names all of its years."""
    years: set[int] = set()
    if "25" not in text:
        return frozenset(), text
    for said in _YEAR.finditer(text):
        first = int(said[1])
        years.update(range(first, min(int(said[2] or first), first + 10) + 1))
    return frozenset(years), _YEAR.sub(" ", text)


def read_pipe_class(text: str) -> tuple[int | None, str]:
    """มอก. ชั้น 3 → 3, for pipes; the ชั้น of a building is a number of storeys and stands after its figure."""
    said = _PIPE_CLASS.search(text) if "ท่อ" in text else None
    return (int(said[1]), _cut(text, said)) if said else (None, text)


def _metres(unit: str | None) -> float:
    return _TO_METRES.get((unit or "").rstrip("."), 1.0)


def _cut(text: str, said: re.Match[str]) -> str:
    return f"{text[: said.start()]} {text[said.end() :]}"
