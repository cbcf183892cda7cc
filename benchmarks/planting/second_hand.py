"""How the second planter writes a title again: one way at a time, in another spirit than `writing`.

Slips fall anywhere (names and nouns too), short forms go both ways, words move, remarks are put in. `UNSEEN` ways were never
used while the finder was mended.
"""

import re
from collections.abc import Callable
from random import Random

from prasan.common.text import arabic_digits, thai_digits

Way = Callable[[str, Random], str]
# Keys that lie side by side on the Kedmanee keyboard.
_ROWS = ("ภถุึคตจขช", "ๆไำะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
_TONES = "่้๊๋"
_SHORT = (
    ("คอนกรีตเสริมเหล็ก", ("คสล.", "ค.ส.ล.", " คสล. ")), ("แอสฟัลท์ติกคอนกรีต", ("AC", "แอสฟัลติก")),
    ("อาสาสมัครสาธารณสุขประจำหมู่บ้าน", ("อสม.", "อ.ส.ม.")), ("โรงเรียน", ("รร.", "ร.ร.")), ("ศูนย์พัฒนาเด็กเล็ก", ("ศพด.",)),
    ("โรงพยาบาลส่งเสริมสุขภาพตำบล", ("รพ.สต.", "รพสต.")), ("อาสาสมัครป้องกันภัยฝ่ายพลเรือน", ("อปพร.",)),
    ("องค์การบริหารส่วนตำบล", ("อบต.",)), ("เทศบาลตำบล", ("ทต.",)), ("กิโลเมตร", ("กม.",)), ("ตารางเมตร", ("ตร.ม.",)),
    ("ลูกบาศก์เมตร", ("ลบ.ม.",)), ("เมตร", ("ม.",)), ("ตำบล", ("ต.",)), ("อำเภอ", ("อ.",)), ("ซอย", ("ซ.",)),
    ("ถนนสาย", ("ถ.สาย",)), ("กล้องโทรทัศน์วงจรปิด", ("กล้องวงจรปิด", "กล้อง CCTV")), ("พระราชดำริ", ("พระราชดำริฯ",)),
)  # fmt: skip
_PREFIXES = ("โครงการ", "โครงการ ", "กิจกรรม", "งาน", "จ้างเหมา", "โครงการจ้าง", "ค่าใช้จ่ายในการดำเนินงานโครงการ", "แผนงาน")
_SUFFIXES = (
    " ตามแบบมาตรฐานกรมการปกครอง", " พร้อมป้ายโครงการ", " ให้แก่ประชาชน", " ตามแบบแปลนที่กำหนด", " และอื่นๆ", " เพื่อประชาชน",
    " พร้อมติดตั้งป้ายโครงการ 1 ป้าย",
)  # fmt: skip
_REMARKS = (
    "(เดิม)", "(ต่อจากเดิม)", "(เร่งด่วน)", "(ตามมติประชาคม)", "(งบประมาณจ่ายขาดเงินสะสม)", "(ข้อบัญญัติ)", "(กองช่าง)", "(แก้ไข)",
    "(เพิ่มเติม ครั้งที่ 1)", "(ขอรับการสนับสนุน)",
)  # fmt: skip
_LIKE_WORDS = (
    ("ก่อสร้าง", ("สร้าง",)), ("อบรม", ("ฝึกอบรม", "จัดอบรม")), ("จัดซื้อ", ("จัดหา", "ซื้อ")), ("ซ่อมแซม", ("ซ่อม", "ปรับปรุงซ่อมแซม")),
    ("ส่งเสริม", ("สนับสนุน", "ส่งเสริมและพัฒนา")), ("ผู้สูงอายุ", ("ผู้สูงวัย", "คนชรา")), ("ผู้พิการ", ("คนพิการ",)), ("ติดตั้ง", ("จัดหาพร้อมติดตั้ง",)),
    ("ปรับปรุง", ("ปรับปรุงและพัฒนา",)), ("ป้องกัน", ("ป้องกันและแก้ไข",)), ("รณรงค์", ("ณรงค์",)), ("ภายในหมู่บ้าน", ("ในหมู่บ้าน",)),
    ("เพื่อการเกษตร", ("เพื่อเกษตรกรรม",)),
)  # fmt: skip
_PIECE = re.compile(
    r"(?:จำนวน |กว้าง |ยาว |หนา |ขนาด |ระยะทาง |หมู่ที่ |หมู่ |ซอย |ถนน |Ø |- )*[^\s]+"
    r"(?:\s(?:เมตร|แห่ง|จุด|ชุด|คน|ม\.|ตารางเมตร|กิโลเมตร)[^\s]*)?"
)
_HEADED = r"((?:บ้าน|วัด|สี่แยก|นา|โรงเรียน)"
_ENDS = re.compile(rf"(สาย|จาก|ช่วง|ถนนสาย)\s?{_HEADED}[^\s-]+(?:\s(?:หมู่ที่|ม\.)\s?\d+)?)\s?(?:-|ถึง)\s?{_HEADED}[^\s]+)")
_OF_ONE_SOUND = (("ศ", "ส"), ("ษ", "ส"), ("ณ", "น"), ("ภ", "พ"), ("ฐ", "ถ"), ("ญ", "ย"), ("ใ", "ไ"), ("์", ""))
_MOO = r"(?:หมู่ที่|หมู่|ม\.)\s?(\d{1,2})"


def slips(count: int) -> Way:
    """So many wrong keys anywhere among the Thai letters: a neighbour key, one left out, one doubled, two changed round."""

    def written(title: str, rng: Random) -> str:
        for _ in range(count):
            places = [at for at, c in enumerate(title) if "ก" <= c <= "์"]
            if not places:
                break
            at = rng.choice(places)
            way = rng.random()
            if way < 0.35:
                title = title[:at] + _neighbour(title[at], rng) + title[at + 1 :]
            elif way < 0.7:
                title = title[:at] + title[at + 1 :]
            elif way < 0.85:
                title = title[:at] + title[at] + title[at:]
            else:
                title = title[:at] + title[at + 1 : at + 2] + title[at] + title[at + 2 :]
        return title

    return written


def _neighbour(letter: str, rng: Random) -> str:
    for row in _ROWS:
        if (at := row.find(letter)) >= 0:
            return row[at + rng.choice((-1, 1)) if 0 < at < len(row) - 1 else 1 if at == 0 else at - 1]
    return rng.choice("กนรสมอ")


def tones_dropped(title: str, rng: Random) -> str:
    """All tone marks of one word, or of the whole title."""
    if rng.random() < 0.3:
        return "".join(c for c in title if c not in _TONES)
    words = title.split(" ")
    marked = [at for at, word in enumerate(words) if any(c in _TONES for c in word)]
    if marked:
        at = rng.choice(marked)
        words[at] = "".join(c for c in words[at] if c not in _TONES)
    return " ".join(words)


def digits_changed(title: str, rng: Random) -> str:
    """Arabic digits to Thai ones, Thai ones to Arabic, or only some of them."""
    if any(c in "๐๑๒๓๔๕๖๗๘๙" for c in title):
        return arabic_digits(title)
    if rng.random() < 0.7:
        return thai_digits(title)
    return re.sub(r"\d+", lambda said: thai_digits(said[0]) if rng.random() < 0.5 else said[0], title)


def shortened_words(title: str, rng: Random) -> str:
    """Words to their short forms, each with a good chance."""
    for long, shorts in _SHORT:
        if long in title and rng.random() < 0.85:
            title = title.replace(long, rng.choice(shorts))
    if rng.random() < 0.5:
        title = re.sub(r"(?<![ก-๙])บ้าน(?=[ก-ฮเ-ไ])", "บ.", title)
    return title


def lengthened_words(title: str, rng: Random) -> str:
    """Short forms written out."""
    for long, shorts in (("คอนกรีตเสริมเหล็ก ", ("คสล.", "ค.ส.ล.", "คสล ")), *_SHORT[1:6]):
        for short in shorts:
            title = title.replace(short, long)
    title = re.sub(r"(?<=\d)\s?ม\.", " เมตร", title)
    title = re.sub(r"(?<![ก-๙])บ\.\s?(?=[ก-ฮเ-ไ])", "บ้าน", title)
    return re.sub(r"(?<![ก-๙\d ])\s?ม\.\s?(?=\d)", " หมู่ที่ ", title)


def words_moved(title: str, rng: Random) -> str:
    """One of the pieces between spaces goes elsewhere, figures staying with their unit; no piece before the first."""
    pieces = _PIECE.findall(title)
    if len(pieces) < 3:
        return title
    at = rng.randrange(1, len(pieces))
    piece = pieces.pop(at)
    pieces.insert(rng.choice([to for to in range(1, len(pieces) + 1) if to != at] or [at]), piece)
    return " ".join(pieces)


def moo_written(title: str, rng: Random) -> str:
    """หมู่ที่ 4 as หมู่ 4, ม.4, ม. 4, หมู่บ้านที่ 4, หมู่ที่4, (หมู่ที่ 4)."""
    form = rng.choice(("หมู่ {}", "หมู่{}", "ม.{}", "ม. {}", "หมู่ที่{}", "(หมู่ที่ {})", "หมู่บ้านที่ {}", "หมู่ที่ 0{}"))
    return re.sub(_MOO, lambda said: form.format(said[1]).replace("0" + said[1], said[1].zfill(2)), title)


def moo_first(title: str, rng: Random) -> str:
    """บ้านโนนแดง หมู่ที่ 4 as หมู่ที่ 4 บ้านโนนแดง."""
    return re.sub(rf"(บ้าน[ก-๙]+)\s?({_MOO})", lambda said: f"{said[2]} {said[1]}", title)


def prefixed(title: str, rng: Random) -> str:
    return rng.choice(_PREFIXES) + title


def suffixed(title: str, rng: Random) -> str:
    return title + rng.choice(_SUFFIXES)


def dated(title: str, rng: Random) -> str:
    year = rng.randint(2570, 2575)
    return title + rng.choice(
        (" ประจำปี {}", " ปีงบประมาณ {}", " พ.ศ. {}", " ประจำปีงบประมาณ พ.ศ.{}", " ปี {}", " ({})")
    ).format(year)


def remarked(title: str, rng: Random) -> str:
    remark = rng.choice(_REMARKS)
    words = title.split(" ")
    at = rng.choice((len(words), rng.randint(1, len(words))))
    return " ".join([*words[:at], remark, *words[at:]])


def turned_round(title: str, rng: Random) -> str:
    """The ends of a segment change places, or its words do: สาย A - B, จาก B ถึง A, ช่วง A ไปยัง B."""
    said = _ENDS.search(title)
    if said is None:
        return title
    one, other = said[2], said[3]
    if rng.random() < 0.5:
        one, other = other, one
    form = rng.choice(("สาย{} - {}", "จาก{} ถึง{}", "ช่วง{}-{}", "สายทาง{}ถึง{}"))
    return title[: said.start()] + form.format(one, other) + title[said.end() :]


def spaces_changed(title: str, rng: Random) -> str:
    """Spaces between Thai words lost, or put before and after figures."""
    if rng.random() < 0.6:
        return re.sub(r"(?<=[ก-๙]) (?=[ก-๙])", lambda _: rng.choice(("", "", " ")), title)
    return re.sub(r"(?<=[ก-๙])(?=\d)|(?<=\d)(?=[ก-๙])", " ", title)


def like_words(title: str, rng: Random) -> str:
    """A word for its like: อบรม for ฝึกอบรม, สร้าง for ก่อสร้าง."""
    found = [(word, others) for word, others in _LIKE_WORDS if word in title]
    for word, others in rng.sample(found, min(2, len(found))):
        title = title.replace(word, rng.choice(others), 1)
    return title


def lengths_in_other_units(title: str, rng: Random) -> str:
    """1,500 เมตร as 1.5 กิโลเมตร; กว้าง 4 เมตร ยาว 300 เมตร as ขนาด 4 x 300 เมตร; 4 as 4.00."""
    way = rng.random()
    if way < 0.35:
        return re.sub(
            r"(?:ยาว|ระยะทาง) ([\d,]{3,6}) เมตร", lambda s: f"ยาว {int(s[1].replace(',', '')) / 1000:g} กิโลเมตร", title
        )
    if way < 0.7:
        return re.sub(r"กว้าง ([\d.]+) เมตร ยาว ([\d,]+) เมตร", r"ขนาด \1 x \2 เมตร", title)
    return re.sub(r"(กว้าง|ยาว|หนา) ([\d,]+)(?![\d.])", r"\1 \2.00", title)


def letters_for_like(title: str, rng: Random) -> str:
    """A letter for one of the same sound in a name or word: ศ for ส, ณ for น; and การันต์ lost."""
    pairs = [(at, b) for at, c in enumerate(title) for a, b in _OF_ONE_SOUND if c == a]
    for at, other in sorted(rng.sample(pairs, min(2, len(pairs))), reverse=True):
        title = title[:at] + other + title[at + 1 :]
    return title


def less_said(title: str, rng: Random) -> str:
    """A size, a count, or the หมู่ที่ beside a village's name is left out."""
    cuts = [
        r" หนา [\d.]+ (?:เมตร|ม\.)", r" กว้าง [\d.]+ (?:เมตร|ม\.)", r" (?:ยาว|ระยะทาง) [\d,.]+ (?:เมตร|ม\.)", r" จำนวน \d+ [ก-๙]+",
        rf"(?<=บ้าน[ก-๙]{{4}}) {_MOO}",
    ]  # fmt: skip
    found = [cut for cut in cuts if re.search(cut, title)]
    return re.sub(rng.choice(found), "", title, count=1) if found else title


WAYS: dict[str, Way] = {
    "1 slip": slips(1), "2 slips": slips(2), "3 slips": slips(3), "tones": tones_dropped, "digits": digits_changed,
    "short forms": shortened_words, "written out": lengthened_words, "words moved": words_moved, "หมู่ที่": moo_written,
    "หมู่ที่ first": moo_first, "prefix": prefixed, "suffix": suffixed, "year": dated, "remark": remarked,
    "turned round": turned_round,
}  # fmt: skip
UNSEEN: dict[str, Way] = {
    "spaces": spaces_changed, "like words": like_words, "units": lengths_in_other_units, "like letters": letters_for_like,
    "less said": less_said,
}  # fmt: skip
