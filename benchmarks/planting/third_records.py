"""Works of the third planter as records, not as titles: what is done, where, how large. Made up for the real organisations.

Two records of one organisation never describe one work: each has an identity of its own (`Record.itself`).
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

DATA = Path(__file__).parents[2] / "data" / "khonkaen"
PAO = "2400101"
_FIRST = [
    "โนน",
    "หนอง",
    "โคก",
    "ห้วย",
    "ดอน",
    "นา",
    "คำ",
    "กุด",
    "ป่า",
    "หัว",
    "วัง",
    "บึง",
    "เหล่า",
    "ท่า",
    "โสก",
    "ดง",
    "ซำ",
    "ชาด",
    "คอก",
    "แวง",
]
_LAST = [
    "สะอาด",
    "สว่าง",
    "ม่วง",
    "ขาม",
    "แวง",
    "ไผ่",
    "ลาน",
    "ทัน",
    "เต่า",
    "แดง",
    "ดู่",
    "ตาด",
    "หิน",
    "แก่น",
    "เม็ก",
    "เบ็ญ",
    "นกเขียน",
    "แซง",
    "สมบูรณ์",
    "หว้า",
    "สองห้อง",
    "กระหนวน",
    "อีเลิง",
    "เขื่อน",
    "ฆ้อง",
    "สำโรง",
    "เดิ่น",
    "ตากล้า",
    "พลวง",
    "ฉิม",
    "ตะแบก",
    "หญ้าปล้อง",
    "คลองสวอง",
    "กระบาก",
    "ละหาน",
    "น้ำขุ่น",
    "แสนสุข",
    "ปอแดง",
    "นาดี",
    "เปล่ง",
]
_NEW_FIRST = ["ไทย", "ใหม่", "ทรัพย์", "ร่ม", "ประชา", "เทพ", "รุ่ง", "พร", "สันติ", "มงคล"]
_NEW_LAST = [
    "เจริญ", "พัฒนา", "สมบัติ", "เย็น", "รัฐ", "อำนวย", "เรือง", "สวรรค์", "สุข", "ภักดี", "นิมิต", "ชัย",
]  # fmt: skip
_FIRST_NAMES = [
    "สมหมาย",
    "บุญเลิศ",
    "ทองสุข",
    "ประยูร",
    "สุรพล",
    "บัวลา",
    "คำผอง",
    "ถาวร",
    "หนูพัน",
    "ลำใย",
    "จำปา",
    "พิมพ์",
    "เสถียร",
    "วีระ",
    "ไสว",
    "กองแก้ว",
]
_ROADS = [
    "ประชาสโมสร",
    "กลางเมือง",
    "ศรีจันทร์",
    "ราษฎร์คะนึง",
    "รื่นรมย์",
    "หน้าเมือง",
    "ชีท่าขอน",
    "เหล่านาดี",
    "อนามัย",
    "หลังศูนย์ราชการ",
    "โพธิสาร",
]
_TEMPLES = [
    "วัดสระทอง",
    "วัดโพธิ์ชัย",
    "วัดป่าแสงอรุณ",
    "วัดศรีสะอาด",
    "วัดท่าประทาย",
    "วัดบูรพา",
    "วัดจอมศรี",
    "วัดอัมพวัน",
    "วัดสว่างอารมณ์",
]


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation: `villages` number → name; `beside` the codes of the two nearest."""

    code: str
    name: str
    tambon: str
    district: str
    villages: Mapping[int, str]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One work. `what` names its row in `WORKS`; a fact that it has not is "" or 0.

    `line` are the two ends of a road or pipe; `lane`, `water`, `house` narrow the place down; `people`, `days` and `number`
    (ครั้งที่, รุ่นที่) belong to what is held.
    """

    what: str
    organisation: str
    moo: int = 0
    village: str = ""
    line: tuple[str, str] | None = None
    lane: str = ""
    water: str = ""
    width: float = 0
    length: int = 0
    thickness: float = 0
    count: int = 0
    volume: int = 0
    people: int = 0
    number: int = 0
    phase: int = 0
    amounts: tuple[tuple[int, int], ...] = ()

    @property
    def itself(self) -> tuple[object, ...]:
        """What makes a work itself in its plan; sizes alone make no second work in the same village."""
        return self.organisation, self.what, self.moo, self.line and tuple(sorted(self.line)), self.lane, self.water


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: the ways in which offices call it, the facts that its titles give, how often it occurs."""

    called: tuple[str, ...]
    facts: str
    often: int = 4


WORKS: Mapping[str, Kind] = {
    "concrete road": Kind(("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ก่อสร้างถนน คสล.", "ก่อสร้างถนน ค.ส.ล."), "place line sizes", 22),
    "lane": Kind(("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ก่อสร้างถนน คสล."), "place lane sizes", 10),
    "asphalt": Kind(
        ("ปรับปรุงถนนลาดยางแอสฟัลท์ติกคอนกรีต", "ปรับปรุงผิวทางแอสฟัลต์คอนกรีต", "ปรับปรุงถนนแอสฟัลติกคอนกรีต"), "place line sizes", 8
    ),
    "gravel": Kind(("ปรับปรุงถนนลงหินคลุก", "ซ่อมแซมถนนลงหินคลุก"), "place line sizes", 7),
    "laterite": Kind(("ซ่อมแซมถนนลูกรัง", "ปรับปรุงซ่อมแซมถนนลูกรัง"), "place line sizes", 6),
    "drain": Kind(("ก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็ก", "ก่อสร้างรางระบายน้ำ คสล."), "place line length", 8),
    "pipe": Kind(("วางท่อระบายน้ำพร้อมบ่อพัก", "ก่อสร้างวางท่อระบายน้ำพร้อมบ่อพัก"), "place lane length", 6),
    "dredging": Kind(("ขุดลอก{water}", "ขุดลอกแหล่งน้ำ{water}"), "place water volume", 8),
    "weir": Kind(("ก่อสร้างฝายน้ำล้น{water}", "ก่อสร้างฝายน้ำล้น คสล. {water}"), "place water", 4),
    "bridge": Kind(("ก่อสร้างสะพานคอนกรีตเสริมเหล็กข้าม{water}", "ก่อสร้างสะพาน คสล. ข้าม{water}"), "place water sizes", 4),
    "well": Kind(("ขุดเจาะบ่อบาดาล", "เจาะบ่อบาดาล", "ขุดเจาะบ่อน้ำบาดาล"), "place count", 4),
    "lamps": Kind(("ติดตั้งโคมไฟถนนพลังงานแสงอาทิตย์", "ติดตั้งโคมไฟโซล่าเซลล์"), "place count", 4),
    "grid": Kind(("ขยายเขตไฟฟ้าแรงต่ำ", "ขยายเขตระบบไฟฟ้าแรงต่ำ"), "place", 3),
    "water works": Kind(("ปรับปรุงระบบประปาหมู่บ้าน", "ปรับปรุงประปาหมู่บ้าน", "ซ่อมแซมระบบประปาหมู่บ้าน"), "place", 4),
    "hall": Kind(("ก่อสร้างศาลาประชาคม", "ก่อสร้างอาคารศาลาประชาคม"), "place", 3),
    "tower": Kind(("ติดตั้งเสียงตามสาย", "ติดตั้งระบบเสียงตามสาย"), "place", 2),
    "sports ground": Kind(("ปรับปรุงสนามกีฬาหมู่บ้าน", "ปรับปรุงลานกีฬาหมู่บ้าน"), "place", 2),
}
# Works without a place, one of each in a plan: titles by which two offices call one and the same.
HELD: tuple[tuple[str, ...], ...] = (
    ("อบรมอาสาสมัครสาธารณสุขประจำหมู่บ้าน", "ฝึกอบรม อสม.", "อบรม อสม. ประจำหมู่บ้าน"),
    ("จัดงานประเพณีลอยกระทง", "งานประเพณีลอยกระทง", "ประเพณีลอยกระทง"),
    ("จัดงานประเพณีสงกรานต์", "งานประเพณีสงกรานต์", "สืบสานประเพณีสงกรานต์"),
    ("แข่งขันกีฬาต้านยาเสพติด", "จัดการแข่งขันกีฬาต้านยาเสพติด", "กีฬาต้านยาเสพติด"),
    ("ป้องกันและควบคุมโรคไข้เลือดออก", "ควบคุมและป้องกันโรคไข้เลือดออก"),
    ("จัดงานวันเด็กแห่งชาติ", "วันเด็กแห่งชาติ", "กิจกรรมวันเด็กแห่งชาติ"),
    ("ฝึกอบรมการคัดแยกขยะในครัวเรือน", "อบรมคัดแยกขยะในครัวเรือน"),
    ("ส่งเสริมอาชีพกลุ่มสตรี", "ฝึกอาชีพกลุ่มสตรี"),
    ("จัดซื้อรถบรรทุกขยะแบบอัดท้าย", "ซื้อรถบรรทุกขยะแบบอัดท้าย", "จัดหารถบรรทุกขยะ แบบอัดท้าย"),
    ("จัดซื้อรถพยาบาลฉุกเฉิน", "ซื้อรถพยาบาลฉุกเฉิน"),
    ("ติดตั้งกล้องโทรทัศน์วงจรปิด", "ติดตั้งกล้องวงจรปิด (CCTV)", "ติดตั้งกล้อง CCTV"),
    ("ฝึกอบรมและทัศนศึกษาดูงานผู้นำชุมชน", "อบรมและศึกษาดูงานผู้นำชุมชน"),
    ("เบี้ยยังชีพผู้สูงอายุ", "เบี้ยยังชีพคนชรา"),
    ("สนับสนุนอาหารเสริม (นม) โรงเรียน", "อาหารเสริม (นม)โรงเรียน"),
    ("ฝึกอบรมทบทวนอาสาสมัครป้องกันภัยฝ่ายพลเรือน", "อบรมทบทวน อปพร.", "ฝึกทบทวน อปพร."),
    ("ส่งเสริมการปลูกข้าวอินทรีย์", "ส่งเสริมปลูกข้าวอินทรีย์"),
    ("อบรมผู้ดูแลผู้สูงอายุที่มีภาวะพึ่งพิง", "ฝึกอบรมผู้ดูแลผู้สูงอายุที่มีภาวะพึ่งพิง"),
    ("สัตว์ปลอดโรค คนปลอดภัย จากโรคพิษสุนัขบ้า", "ป้องกันโรคพิษสุนัขบ้า ตามโครงการสัตว์ปลอดโรค คนปลอดภัย"),
)  # fmt: skip


def places(count: int, rng: Random) -> dict[str, Place]:
    """The first `count` real organisations below the PAO, each with made-up villages."""
    with (DATA / "tambons.csv").open(encoding="utf-8") as rows:
        tambons = {row["code"]: row["name_th"] for row in csv.DictReader(rows)}
    with (DATA / "districts.csv").open(encoding="utf-8") as rows:
        districts = {row["code"]: row["name_th"] for row in csv.DictReader(rows)}
    with (DATA / "organisations.csv").open(encoding="utf-8") as rows:
        laos = [row for row in csv.DictReader(rows) if row["kind"] != "pao"]
    laos = rng.sample(laos, min(count, len(laos)))
    made: dict[str, Place] = {}
    names_of: dict[str, set[str]] = {}
    for lao in laos:
        tambon = lao["tambon_codes"].split()[0] if lao["tambon_codes"] else ""
        used = names_of.setdefault(tambon, set())
        villages: dict[int, str] = {}
        first = 1 + len(used)
        while len(villages) < rng.randint(8, 15):
            name = rng.choice(_FIRST) + rng.choice(_LAST)
            if name not in used:
                used.add(name)
                villages[first + len(villages)] = name
        nearest = sorted(
            (other for other in laos if other is not lao),
            key=lambda o: (float(o["lat"]) - float(lao["lat"])) ** 2 + (float(o["lon"]) - float(lao["lon"])) ** 2,
        )
        made[lao["code"]] = Place(
            lao["code"], lao["name_th"], tambons.get(tambon, lao["name_th"]), districts[lao["district_code"]],
            villages, tuple(o["code"] for o in nearest[:2]),
        )  # fmt: skip
    return made


def records(where: Mapping[str, Place], count: int, rng: Random) -> list[Record]:
    """`count` works, every one with an identity of its own."""
    kinds, often = list(WORKS), [kind.often for kind in WORKS.values()]
    found: list[Record] = []
    seen: set[tuple[object, ...]] = set()
    each = count // len(where) + 1
    for place in where.values():
        mine = [Record(f"held {at}", place.code, amounts=money(rng)) for at in range(len(HELD)) if rng.random() < 0.7]
        mine = mine[: each // 4]
        while len(mine) < each:
            one = record(place, rng.choices(kinds, often)[0], rng)
            if one.itself not in seen:
                seen.add(one.itself)
                mine.append(one)
        found += mine
    rng.shuffle(found)
    return found[:count]


def record(place: Place, what: str, rng: Random) -> Record:
    """A work of a kind in one of the organisation's villages."""
    facts = WORKS[what].facts
    moo, village = rng.choice(sorted(place.villages.items()))
    length = rng.choice((rng.randrange(35, 900), rng.randrange(100, 3000, 50)))
    sized = "sizes" in facts
    return Record(
        what, place.code, moo, village,
        line=_line(place, village, rng) if "line" in facts else None,
        lane=_lane(village, rng) if "lane" in facts else "",
        water=f"{rng.choice(('ลำห้วย', 'หนอง', 'ห้วย', 'กุด', 'บึง'))}{rng.choice(_LAST)}" if "water" in facts else "",
        width=rng.choice((3.0, 3.5, 4.0, 5.0, 6.0)) if sized else 0,
        length=length if sized or "length" in facts else 0,
        thickness=0.15 if what in ("concrete road", "lane") else 0,
        count=rng.randrange(1, 40) if "count" in facts else 0,
        volume=rng.randrange(1200, 40_000, 10) if "volume" in facts else 0,
        amounts=money(rng),
    )  # fmt: skip


def _line(place: Place, village: str, rng: Random) -> tuple[str, str]:
    """Where a road begins and ends: houses, fields, a temple, a school, another village, a named road."""
    names = list(place.villages.values())
    other = rng.choice([name for name in names if name != village])
    ends = [
        f"บ้านนาย{rng.choice(_FIRST_NAMES)}", f"บ้านนาง{rng.choice(_FIRST_NAMES)}", f"นานาย{rng.choice(_FIRST_NAMES)}",
        f"ที่นานาง{rng.choice(_FIRST_NAMES)}", rng.choice(_TEMPLES), f"โรงเรียนบ้าน{village}", f"บ้าน{other}",
        f"ถนน{rng.choice(_ROADS)}", f"หนอง{rng.choice(_LAST)}", "ป่าช้า", "ศาลากลางบ้าน", "ดอนปู่ตา",
    ]  # fmt: skip
    first, second = rng.sample(ends, 2)
    return first, second


def new_name(rng: Random) -> str:
    """The new name of a village, of words that no older name has."""
    return rng.choice(_NEW_FIRST) + rng.choice(_NEW_LAST)


def _lane(village: str, rng: Random) -> str:
    return rng.choice(
        (f"ซอย {rng.randint(1, 25)}", f"ซอย{village} {rng.randint(1, 9)}", f"ซอย{rng.choice(_FIRST_NAMES)}")
    )


def money(rng: Random) -> tuple[tuple[int, int], ...]:
    """One to three years of a plan and the baht of each."""
    first, baht = rng.randint(2571, 2575), rng.randrange(50, 4000) * 1000
    return tuple((year, baht) for year in range(first, min(2575, first + rng.choice((0, 0, 1, 2))) + 1))


def other_value(values: Sequence[str], not_this: str, rng: Random) -> str:
    """Another of these values."""
    return rng.choice([value for value in values if value != not_this])
