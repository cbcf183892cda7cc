"""What is added to a title and says nothing of the work: remarks of an office, closing phrases; and tone marks left out.

The words are graded C: seen in plans and notices, listed by nobody.
"""

import re

from rapidfuzz.distance import OSA

from prasan.plans.rules.works.words import ACTIONS, MATERIALS, OBJECTS

_TONES = dict.fromkeys(map(ord, "่้๊๋"))
# Words of works that are told apart from all others even without their tone marks: ระบายนำ is ระบายน้ำ, หมูที is หมู่ที่.
_LONG_ENOUGH = 6
_SPOKEN = (
    "หมู่ที่", "หมู่บ้าน", "ก่อสร้าง", "ปรับปรุง", "ระบายน้ำ", "ท่อลอด", "เส้นทาง", "ต่อเติม", "อ่างเก็บน้ำ", "โรงพยาบาล", "ผู้สูงอายุ", "ผู้พิการ",
    "เสริมเหล็ก",
    "ส่งเสริม", "ป้องกัน", "กล้อง", "ไฟฟ้า", "น้ำ", "กว้าง", "ต้นไม้", "สิ่งแวดล้อม", "ท้องถิ่น", "แก้ไข", "พร้อม", "เรียนรู้", "เชื่อม",
)  # fmt: skip
# The longer first: ท่อลอดเหลี่ยม before ท่อลอด.
_WORDS = sorted(
    {*_SPOKEN, *(word for word, _ in (*ACTIONS, *OBJECTS, *MATERIALS))}, key=lambda word: (-len(word), word)
)
_TONELESS = tuple(
    (bare, word)
    for word in _WORDS
    if not word.startswith(bare := word.translate(_TONES))
    and (len(bare) >= _LONG_ENOUGH or (word in _SPOKEN and len(bare) >= 4))
)
_TWICE = re.compile("([่้๊๋])[่้๊๋]+")
# A tone mark typed before its vowel (ท่ี) belongs after it.
_TURNED = re.compile("([่้๊๋])([ัิีึืฺุู็])")
# What stands before a number of one or two figures and is nearly หมู่ที่ or หมู่.
_NEARLY_MOO = re.compile(r"(?<![ก-๙])([ก-์]{2,9}?)(?=\s?\d{1,2}(?!\d|\.\d|,\d|\s*(?:เมตร|กิโล|ตาราง)))")
# Without its marks บ้าน is บาน, which may be the leaf of a door: only before a name.
_HOUSE = re.compile(r"(?:(?<![ก-๙])|(?<=สาย)|(?<=เส้น)|(?<=จาก)|(?<=ถึง)|(?<=ภายใน))บาน(?=[ก-ฮเ-ไ]{2}(?!ประตู|หน้า|เกล็ด))")
_REMARK = re.compile(
    r"\(\s?[^()]{0,40}?(?:เดิม|ต่อเนื่อง|เร่งด่วน|ด่วน|ประชาคม|จ่ายขาด|เงินสะสม|ข้อบัญญัติ|เทศบัญญัติ|กองช่าง|กองการ|กองคลัง|กองสา|กองสวัส|สำนัก|แก้ไข|"
    r"เพิ่มเติม|เปลี่ยนแปลง|ขอรับ|สนับสนุนงบ|งบประมาณ|ถ่ายโอน|เฉพาะกิจ|กันเงิน|โอนเงิน|ยกเลิก|ทบทวน)[^()]{0,40}\)"
)
_LEADS = (
    "เพื่อ|ตามแบบ|ตามนโยบาย|ตามหลัก|ตามมติ|ตามแผน|ตามมาตรฐาน|ตามปริมาณ|พร้อม(?:ติดตั้ง)?ป้าย|และอื่น|ฯลฯ|ให้แก่|ให้กับ|อย่าง|แบบบูรณาการ|ภายใต้|"
    "ใน(?:เขต)?พื้นที่|ในเขต|ในตำบล|ในหมู่บ้าน|ของตำบล|ของประชาชน|รายละเอียด|และงานที่เกี่ยวข้อง"
)
_CLOSING = re.compile(rf"\s(?:{_LEADS})[^|]*?(?=\s*(?:\||$))")
_SHORTEST_WITHOUT = 10
_PROJECT = "โครงการ"
# What stands before a year and is nearly ประจำปี or ประจำปีงบประมาณ.
_NEARLY_YEARLY = re.compile(r"(?<![ก-๙])([ก-์]{5,17})(?=\s?(?:พ\.?\s?ศ\.?\s?)?25[4-9]\d)")
_YEARLY = ("ประจำปี", "ประจำปีงบประมาณ", "ปีงบประมาณ")
# Words of a title that a figure follows, and the unit by which a short one is known again.
_BEFORE_FIGURES = ("กว้าง", "ขนาด", "จำนวน", "ระยะที่", "ช่วงที่", "ตอนที่", "ระยะทาง")
_NEARLY_COUNTED = re.compile(r"(?<![ก-๙])([ก-์]{2,8})(?=\s?\d)")
_NEARLY_LONG = re.compile(r"(?<![ก-๙])(?:ยา?[ก-ฮ]|ยวา|[ก-ฮ]?าว|ยยาว|ยาา?ว)(?=\s?\d[\d,.]*\s?(?:เมตร|ม\.))")
_NEARLY_LANE = re.compile(r"(?<![ก-๙])(?:ซ[ก-ฮ]ย|ซออย|ซซอย|ซอยย|ซยอ|อซย)(?=\s?\d|[ก-ฮเ-ไ]{2})")
_NEARLY_TAMBON = re.compile(
    r"(?<![ก-๙])(?:[ก-ฮ]?ำบล|ต[ก-์]?บล|ตำ[ก-์]?ล|ตำบ[ก-ฮ]?(?=[ก-ฮ]{3})|ตบำล|ตำลบ|ตตำบล|ตำบบล)(?=[ก-ฮเ-ไ]{2})"
)
_NEARLY_TO = re.compile(
    r"(?<=[ก-๙\s])(?:ถึ(?!ง)|[กคจชตทนปผพมรลสห]ึง|ถงึ|ถิง|ถืง|ถึงง)(?=\s?(?:บ้าน|วัด|นา|ที่นา|โรงเรียน|ถนน|หนอง|ห้วย|ป่า|ศาลา|ดอน|สี่แยก|ซอย))"
)
_OPENS = re.compile("จาก|สาย|ช่วง|เส้น")
_NOT_MOO = {"หมู่", "หมู", "หนู", "ที่"}


def with_tones(text: str) -> str:
    """A title whose tone marks were left out, with those of its common words put back."""
    text = _TURNED.sub(r"\2\1", text)
    for bare, word in _TONELESS:
        if bare in text:
            # หมูที่ has lost one mark of two: the one that was there is there twice now.
            text = _TWICE.sub(r"\1", text.replace(bare, word))
    return _HOUSE.sub("บ้าน", text) if "บาน" in text else text


def with_village_number(text: str) -> str:
    """A title in which a slip hid หมู่ที่: หู่ที่ 4, หมูา่ที่ 4, หม่ 4."""
    if "หมู่ที่" in text:
        return text
    return _NEARLY_MOO.sub(lambda said: "หมู่ที่" if _is_nearly_moo(said[1]) else said[1], text)


def _is_nearly_moo(word: str) -> bool:
    if not set(word) & set("หมู") or word in _NOT_MOO:
        return False
    return OSA.distance(word, "หมู่ที่", score_cutoff=2) <= 2 or (
        len(word) >= 3 and OSA.distance(word, "หมู่", score_cutoff=1) <= 1
    )


def with_usual_words(text: str) -> str:
    """A title in which a slip hid the words that open and close it: โรคงการก่อสร้าง…, …ประะจำปี 2572."""
    if text.startswith(("โ", "ค")) and not text.startswith(_PROJECT):
        slips, length = min((OSA.distance(text[:length], _PROJECT), length) for length in (7, 8, 6))
        if slips == 1:
            text = _PROJECT + text[length:]
    return _NEARLY_YEARLY.sub(_yearly, text) if "25" in text else text


def _yearly(said: re.Match[str]) -> str:
    return next((word for word in _YEARLY if OSA.distance(said[1], word, score_cutoff=1) <= 1), said[1])


def with_key_words(text: str) -> str:
    """A title in which a slip hid a word that the reader goes by: กวว้าง 3 เมตร, ซออย 4, ตำอลหนองแดง, …ถงึบ้านหนองแดง."""
    text = _NEARLY_COUNTED.sub(lambda said: _counted(said[1]), text)
    if "ยาว" not in text:
        text = _NEARLY_LONG.sub("ยาว", text)
    if "ซอย" not in text:
        text = _NEARLY_LANE.sub("ซอย", text)
    if "ตำบล" not in text:
        text = _NEARLY_TAMBON.sub("ตำบล", text)
    if "ถึง" not in text and " - " not in text and _OPENS.search(text):
        text = _NEARLY_TO.sub("ถึง", text, count=1)
    return text


def _counted(word: str) -> str:
    if word in _BEFORE_FIGURES or word.startswith("หม") or len(word) < 4:
        return word
    return next((near for near in _BEFORE_FIGURES if OSA.distance(word, near, score_cutoff=1) <= 1), word)


def without_remarks(text: str) -> str:
    """Without what an office notes beside a title: (เร่งด่วน), (ตามมติประชาคม), (เพิ่มเติม ครั้งที่ 1)."""
    return _REMARK.sub(" ", text) if "(" in text else text


def without_closing(text: str) -> str:
    """Without a closing phrase that says what for: … เพื่อประชาชน, … พร้อมป้ายโครงการ. The same text where little would be left."""
    shorter = _CLOSING.sub("", text.rstrip())
    return shorter if len(shorter.replace(" ", "")) >= _SHORTEST_WITHOUT else text
