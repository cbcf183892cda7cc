"""Villages, names, road codes, segments and subdistricts of a title."""

import re

from prasan.plans.rules.works.facts import Name, NameKind

_STOP = (
    "หมู่|ตำบล|อำเภอ|จังหวัด|ถึง|เชื่อม|ซอย|ถนน|สาย|ช่วง|ขนาด|กว้าง|พร้อม|จำนวน|ระยะ|จาก|โดย|บริเวณ|รหัส|ผิวจราจร|ผิวทาง"
    "|เทศบาล|องค์การ|ภายใน|และ|บ้าน|ข้าม|ไปยัง|ประจำ|รอบ|ตั้งแต่|สำหรับ"
)
_LETTERS = rf"(?:(?!{_STOP})[ก-๛])+"
_NAME = rf"({_LETTERS})"
_CODE = re.compile(r"(?:รหัส(?:สายทาง|ทางหลวงท้องถิ่น)?\s*)?([ก-ฮ]{2})\.?\s?ถ\.?\s?(\d{1,5})(?:\s?-\s?(\d{2,5}))?(?!\d)")
_VILLAGES = re.compile(
    r"หมู่ที่\s*(\d{1,2}(?:\s*(?:,|และ|กับ|ถึง|-|–|/|หมู่ที่|เชื่อม(?:ต่อ)?|\s)+\s*\d{1,2})*)(?![\d.+]|\s*(?:เมตร|กิโลเมตร|ตารางเมตร))"
)
_RANGE, _FIGURES = re.compile(r"(\d{1,2})\s*(?:-|–|ถึง)\s*(\d{1,2})"), re.compile(r"\d{1,2}")
_TAMBON = re.compile(
    r"(?<!พัฒนา)(?<!ระหว่าง)(?<!เทศบาล)(?<!ส่วน)(?<!สุขภาพ)(?<!กำนัน)ตำบล\s?((?:บ้าน)?(?:(?!อำเภอ|จังหวัด|เชื่อม|หมู่|และ|บ้าน|ถึง)[ก-๛])+)"
)
_DISTRICT = re.compile(r"อำเภอ\s?((?:(?!จังหวัด|ตำบล|หมู่|และ)[ก-๛])+)")
_PROVINCE = re.compile(r"(?<!ส่วน)จังหวัด\s?[ก-๛]+")
_ORGANISATION = re.compile(
    r"(?:ใน(?:เขต)?(?:พื้นที่)?|ภายใน(?:เขต)?|เขต(?:พื้นที่)?|ของ|สังกัด)?\s?(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด))\s?"
    r"((?:(?!อำเภอ|จังหวัด|หมู่|ประจำ|ปี|ตำบล|และ|พร้อม)[ก-๛])*)"
)
_NOT_ITS_NAME = "ตำบล|อำเภอ|หมู่ที่|ถึง|จำนวน|ประจำ|พร้อม|และ|อาคาร|ชั้น|ห้อง|เพื่อ"
_INSTITUTIONS: tuple[tuple[NameKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{head})\s?((?:(?!{_NOT_ITS_NAME})[ก-๛])+)(?:\s?\(?(ท\.\d|\d{{1,2}})\)?)?"))
    for kind, head in (
        (NameKind.CENTRE, "ศูนย์พัฒนาเด็กเล็ก(?!ใน|สังกัด|ทุก|ของ|ทั้ง)"),
        (NameKind.STATION, "โรงพยาบาลส่งเสริมสุขภาพตำบล|สถานีอนามัย"),
        (NameKind.SCHOOL, r"(?<!นม)โรงเรียน(?!\s?(?:ผู้สูงอายุ|กวดวิชา|ชาวนา|ใน|สังกัด|ปลอด|พ่อแม่|ท้องถิ่น|ข้าง|โรงเรียน|และ|ให้))"),
        (
            NameKind.TEMPLE,
            "(?<!จังห)(?<!ตรวจ)(?<!ประก)(?<!งาน)(?<!เครื่อง)(?<!ชี้)วัด(?=[ก-ฮเ-ไ])(?!ระดับ|ค่า|น้ำฝน|คุณภาพ|ผล|ความ|ราคา|พื้นที่|ขนาด|ปริมาณ)",
        ),
    )
)
_VILLAGE = re.compile(
    rf"(?<!หมู่)(?<!โรงเรียน)บ้าน(?!เรือน|พัก|เมือง(?=\s|$)|สวย|มั่นคง|ท้องถิ่น|ผู้|คน|ยากจน|นี้|ใน|และ|ของ|ที่|เลขที่|นาย(?=[ก-ฮเ-ไ])|นาง(?=[ก-ฮเ-ไ])|น\.ส|พอเพียง|ให้|น่าอยู่)\s?{_NAME}"
)
_COMMUNITY = re.compile(
    rf"(?<!สินค้า)(?<!พัฒนา)(?<!การเรียนรู้)(?<!สวัสดิการ)(?<!โรงสีข้าว)(?<!สู่)ชุมชน(?!ออนไลน์|ใน|หน้า|หลัง|บริเวณ|เมือง|และ|ท้องถิ่น|ต่าง|ต้นแบบ|เข้มแข็ง|ทั้ง|ลงทุน|โดย|เพื่อ|ที่|มี|คน|ลด|น่าอยู่|พึ่ง|ปลอด|เพิ่ม|ของ|ให้|ด้าน|ภาย)\s?{_NAME}(?:\s(\d{{1,2}})(?!\d))?"
)
_ROAD = re.compile(
    rf"(?<!ไฟ)ถนน(?!\s?(?:คอนกรีต|ลาดยาง|ดิน|ลูกรัง|แอส|หิน|ภายใน|ใน|เข้า|สาธารณะ|เพื่อ|ลง|หมู่|สาย|ผิว|ทาง|พร้อม|จาก|รอบ|และ|โดย|ข้าง|ที่|ปลอด|สี|สำ|ต่าง|คน|ไม่|ชำรุด))\s?{_NAME}(?:\s?(\d{{1,3}})(?!\d|\s*(?:เมตร|สาย|แห่ง|,)))?"
)
_LANE = re.compile(rf"ซอย\s?(?:(?!บ้าน){_NAME})?(?:\s?(\d{{1,3}}(?:/\d{{1,3}})?)(?!\d))?")
# A water keeps its head word: ห้วยยาง and หนองยาง are two waters. A reservoir or weir is named for the water that it holds.
_WATER = re.compile(
    rf"(?:(?:ลำ|อ่างเก็บน้ำ|สระ|ฝาย|แก้มลิง)\s?(?=ห้วย|หนอง|บึง|กุด|คลอง))?"
    rf"((?:ห้วย|บึง|คลอง(?!ส่งน้ำ|ไส้ไก่|ระบายน้ำ|สวย)|อ่างเก็บน้ำ|หนอง(?!น้ำ)|ลำน้ำ|แม่น้ำ|สระ(?!น้ำ|ว่าย|เก็บ|อาด)|กุด|ฝาย(?!น้ำ|ชะลอ|กั้น|คอน))\s?{_LETTERS})"
)
_PERSON = re.compile(
    rf"(?:นาย(?=\s?[ก-ฮเ-ไ])(?!ก(?:เทศ|อบต|องค์|รัฐ|สมา|\s|$)|ช่าง|ทะเบียน|จ้าง|อำเภอ|ตรวจ)|(?:(?<=บ้าน)|(?<=นา)|(?<=ที่ดิน)|(?<=สวน)|(?<=ไร่))นาง(?=\s?[ก-ฮเ-ไ])(?:สาว)?|น\.\s?ส\.)\s?{_NAME}"
)
_END = r"((?:(?!ถึง|เชื่อม|ไปยัง|ขนาด|กว้าง|ยาว|หนา|พร้อม|ผิวจราจร|โดย|จำนวน|ตำบล|อำเภอ|จังหวัด|รหัส)[^,()|\-–]){2,60}?)"
_LINK = r"\s*(?:\s-\s|-|–|ถึง|ไปยัง|เชื่อมต่อ|เชื่อม|จรด)\s*"
_SEGMENT = re.compile(
    rf"(?:(?<!ต่อ)(?<!ตก)จาก(?!เดิม)|ตั้งแต่|ช่วง|สาย(?!ทาง|ไฟ|สัญญาณ|ใย|นำ)|เส้นทาง|เส้น|สายทาง){_END}{_LINK}{_END}"
    r"(?=\s{2,}|$|[,()|]|\s(?:ขนาด|กว้าง|พร้อม|ผิว|โดย|จำนวน)|ขนาด|กว้าง|ยาว|หนา|พร้อม|ผิวจราจร|โดย|จำนวน|ตำบล|อำเภอ|จังหวัด|ถึง|เชื่อม|-|–|\s(?:บ้าน|ชุมชน|ซอย))"
)
_LINE = re.compile(
    rf"(?<!ไร้)(?<!ตาม)สาย(?!ทาง|ไฟ|สัญญาณ|ใย|ส่ง|นำ|ตา|พันธุ์)\s?((?:(?!{_STOP}|บ้าน)[ก-๛])+|\d{{1,3}})(?:\s(\d{{1,2}})(?!\d))?"
)
_FUSED = re.compile(r"((?:บ้าน|ชุมชน)[ก-๛]{2,}?)\s?(?:บ้าน|บ\.)(?=[ก-๛]{2})")
_HEADS = re.compile(r"^(?:ที่)?(?:บริเวณ)?(?:ทางเข้า|แยก|หน้า|ข้าง|หลัง|สุด)?(?:บ้าน|ชุมชน|ที่นา|ที่ดิน|นา|สวน)?(?=[ก-๛]{2})")


def read_codes(text: str) -> tuple[frozenset[str], str]:
    """Codes of local highways: นศ.ถ1-0068, มส.ถ. 1-0003 → นศ.ถ.1-0068."""
    if "ถ" not in text:
        return frozenset(), text
    codes = frozenset(f"{one[1]}.ถ.{one[2]}" + (f"-{one[3]}" if one[3] else "") for one in _CODE.finditer(text))
    return codes, _CODE.sub(" ", text) if codes else text


def read_villages(text: str) -> tuple[frozenset[int], str]:
    """The numbers of หมู่ที่; "1-5" is a range, "14 - หมู่ที่ 15" are two."""
    numbers: set[int] = set()
    if "หมู่ที่" not in text:
        return frozenset(), text

    def without(said: re.Match[str]) -> str:
        written = said[1]
        ends = _RANGE.fullmatch(written.strip())
        if ends and int(ends[1]) < int(ends[2]) <= int(ends[1]) + 30:
            numbers.update(range(int(ends[1]), int(ends[2]) + 1))
        else:
            numbers.update(map(int, _FIGURES.findall(written)))
        return "  "

    text = _VILLAGES.sub(without, text)
    return frozenset(numbers - {0}), text


def read_organisations(text: str) -> tuple[frozenset[str], str]:
    """The local governments that a title names, without their kind: สำนักงานเทศบาลตำบลท่าพระ → ท่าพระ."""
    if "เทศบาล" not in text and "องค์การ" not in text:
        return frozenset(), text
    return frozenset(one[1] for one in _ORGANISATION.finditer(text) if one[1]), _ORGANISATION.sub(" | ", text)


def read_areas(text: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Subdistricts and districts that are named; the name of the province is taken out too."""
    tambons: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    if "ตำบล" in text:
        tambons = frozenset(one[1] for one in _TAMBON.finditer(text))
        text = _TAMBON.sub(" | ", text)
    if "อำเภอ" in text:
        districts = frozenset(one[1].rstrip("ฯ") for one in _DISTRICT.finditer(text))
        text = _DISTRICT.sub(" | ", text)
    return tambons, districts, _PROVINCE.sub(" | ", text) if "จังหวัด" in text else text


def read_segment(text: str) -> tuple[tuple[str, str] | None, str, str]:
    """The two ends of a road, as said: สายบ้านโนนสว่าง - บ้านหนองไผ่; the words that say them, and the text without these."""
    said = _SEGMENT.search(text)
    if said is None:
        return None, "", text
    last = said[2]
    # A space was lost: "บ้านสระหว้าบ้านบึงสำราญ หมู่ที่ 4" ends at บ้านสระหว้า, the next village is where the work lies.
    if fused := _FUSED.match(last):
        last = fused[1]
    first, second = " ".join(said[1].split()), " ".join(last.split())
    if len(first) < 2 or len(second) < 2:
        return None, "", text
    end = said.start(2) + len(last)
    return (first, second), text[said.start(1) : end], f"{text[: said.start()]} | {text[end:]}"


def read_names(text: str) -> tuple[tuple[Name, ...], str]:
    """Institutions, villages, communities, roads, lanes and waters, and the text without them."""
    names: list[Name] = []

    def without(said: re.Match[str]) -> str:
        name = " ".join([part for part in said.groups() if part])
        if kind is NameKind.WATER:
            name = said[1].replace(" ", "")
        if len(name) > 1 or name.isdigit():
            names.append(Name(kind, name))
        return head

    for kind, needles, pattern in _PATTERNS:
        for needle in needles:
            if needle in text:
                head = f" {_HEAD_WORD[kind]} "
                text = pattern.sub(without, text)
                break
    return tuple(dict.fromkeys(names)), text


def bare_end(end: str) -> str:
    """An end of a segment without the words before its name, for comparing: ทางเข้าบ้านโนนสว่าง → โนนสว่าง."""
    return _HEADS.sub("", end.strip()).replace(" ", "")


_HEAD_WORD = {
    NameKind.CENTRE: "ศูนย์พัฒนาเด็กเล็ก",
    NameKind.STATION: "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    NameKind.SCHOOL: "โรงเรียน",
    NameKind.TEMPLE: "วัด",
    NameKind.VILLAGE: "",
    NameKind.COMMUNITY: "",
    NameKind.ROAD: "ถนน",
    NameKind.LANE: "ซอย",
    NameKind.PERSON: "",
    NameKind.WATER: "แหล่งน้ำ",
}
_PATTERNS: tuple[tuple[NameKind, tuple[str, ...], re.Pattern[str]], ...] = (
    *((kind, (_HEAD_WORD[kind],) if kind is not NameKind.STATION else ("โรงพยาบาล", "สถานีอนามัย"), pattern)
      for kind, pattern in _INSTITUTIONS),
    (NameKind.VILLAGE, ("บ้าน",), _VILLAGE),
    (NameKind.COMMUNITY, ("ชุมชน",), _COMMUNITY),
    (NameKind.LANE, ("ซอย",), _LANE),
    (NameKind.ROAD, ("ถนน",), _ROAD),
    (NameKind.ROAD, ("สาย",), _LINE),
    (NameKind.PERSON, ("นาย", "นาง", "ส."), _PERSON),
    (NameKind.WATER, ("ห้วย", "บึง", "คลอง", "อ่าง", "หนอง", "ลำน้ำ", "แม่น้ำ", "สระ", "กุด", "ฝาย"), _WATER),
)  # fmt: skip
