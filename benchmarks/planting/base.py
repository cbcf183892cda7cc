"""Projects without overlaps: every one has a place, a segment or a subject of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

_HEADS = [
    "โนน",
    "หนอง",
    "โคก",
    "ดอน",
    "ห้วย",
    "คำ",
    "วัง",
    "กุด",
    "นา",
    "ป่า",
    "ท่า",
    "เหล่า",
    "โสก",
    "หัว",
    "ดง",
    "ศรี",
    "สระ",
    "บึง",
]
_TAILS = [
    "สว่าง",
    "สะอาด",
    "ใหญ่",
    "งาม",
    "สมบูรณ์",
    "ทอง",
    "แก้ว",
    "ไผ่",
    "หว้า",
    "แดง",
    "ขาว",
    "เจริญ",
    "สำราญ",
    "อุดม",
    "ม่วง",
    "ตะไก้",
    "แวง",
    "เม็ก",
    "กุง",
    "สิม",
    "บัว",
    "แสง",
    "ยาง",
    "ขาม",
    "คูณ",
    "เรือ",
    "กระเดา",
    "ลาด",
    "หญ้า",
    "โจด",
    "เขวา",
    "แต้",
    "ค้อ",
    "ช้าง",
]
_TAMBON_HEADS = ["บ้าน", "ใน", "เมือง", "ดอน", "โนน", "หนอง", "สาวะ", "พระ", "แดง", "บัว", "ขาม", "ท่า", "ศิลา", "สำ"]
_FIRST = ["สมชาย", "บุญมี", "ทองใบ", "สุดใจ", "คำพันธ์", "ประสิทธิ์", "มาลี", "วิชัย", "หนูเตียง", "สีดา", "จันทร์แดง", "อ่อนสา"]
_PEOPLE = [first + last for first in _FIRST for last in ("", "ดี", "งาม", "ทอง", "ใจ", "สุข")]


@dataclass(frozen=True, slots=True)
class Lao:
    """A made-up organisation with its villages: number → name."""

    code: str
    tambon: str
    district: str
    lat: float
    lon: float
    villages: Mapping[int, str]


@dataclass(slots=True)
class Planted:
    """A project of the made-up province. `same` and `chain` name the group of the same work and of phases of one work."""

    title: str
    organisation: str
    parts: dict[str, str] = field(default_factory=dict)
    template: str = ""
    amounts: dict[int, int] = field(default_factory=dict)
    is_pao: bool = False
    same: int = 0
    chain: int = 0
    how: str = ""


# {v} village with its number, {v2} another, {s} a segment, {w} {l} {t} sizes, {who} a person's house, {n} a count, {org} the LAO.
TEMPLATES = (
    ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก สาย{s} {v} กว้าง {w} เมตร ยาว {l} เมตร หนา 0.15 เมตร", 12),
    ("ก่อสร้างถนนคอนกรีตเสริมเหล็กภายในหมู่บ้าน {v} กว้าง {w} เมตร ยาว {l} เมตร", 8),
    ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก {v} จากบ้านนาย{who} ถึงบ้านนาง{who2}", 8),
    ("ปรับปรุงถนนลาดยางแอสฟัลต์คอนกรีต สาย{s} ระยะทาง {l} เมตร {v}", 6),
    ("ซ่อมแซมถนนลูกรังเพื่อการเกษตร {v} กว้าง {w} เมตร ยาว {l} เมตร", 6),
    ("ก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็ก {v} ยาว {l} เมตร", 7),
    ("วางท่อระบายน้ำคอนกรีตเสริมเหล็ก พร้อมบ่อพัก {v} ซอย {n}", 5),
    ("ขุดลอกหนอง{water} {v} ปริมาตรดินขุด {vol} ลูกบาศก์เมตร", 6),
    ("ขุดเจาะบ่อบาดาล {v} จำนวน {n} แห่ง", 4),
    ("ขยายเขตไฟฟ้าสาธารณะ {v} จำนวน {n} จุด", 4),
    ("ติดตั้งโคมไฟพลังงานแสงอาทิตย์ {v} จำนวน {n} ชุด", 4),
    ("ปรับปรุงระบบประปาหมู่บ้าน {v}", 4),
    ("ก่อสร้างศาลาอเนกประสงค์ {v}", 3),
    ("ก่อสร้างรั้วโรงเรียนบ้าน{school} ยาว {l} เมตร", 3),
    ("ปรับปรุงอาคารเรียนโรงเรียนบ้าน{school} อาคาร {n}", 3),
    ("ก่อสร้างฝายน้ำล้น ลำห้วย{water} {v}", 3),
    ("ก่อสร้างสะพานคอนกรีตเสริมเหล็กข้ามลำห้วย{water} {v} กว้าง {w} เมตร ยาว {l} เมตร", 3),
    ("ปรับปรุงภูมิทัศน์วัด{school} {v}", 2),
    ("งานประเพณีบุญบั้งไฟ {v}", 2),
)
# Works without a place: one of each in a plan.
SUBJECTS = (
    "อบรมอาสาสมัครสาธารณสุขประจำหมู่บ้าน", "อบรมให้ความรู้การคัดแยกขยะต้นทาง", "แข่งขันกีฬาต้านยาเสพติด", "ส่งเสริมอาชีพผู้สูงอายุ",
    "โรงเรียนผู้สูงอายุ", "ป้องกันและควบคุมโรคไข้เลือดออก", "สัตว์ปลอดโรค คนปลอดภัยจากโรคพิษสุนัขบ้า", "อาหารเสริม (นม) โรงเรียน",
    "อาหารกลางวันเด็กนักเรียน", "งานประเพณีลอยกระทง", "งานประเพณีสงกรานต์และวันผู้สูงอายุ", "ปลูกต้นไม้เฉลิมพระเกียรติ", "อบรมคุณธรรมจริยธรรมบุคลากร",
    "จัดซื้อรถบรรทุกขยะ", "จัดซื้อรถกู้ชีพฉุกเฉิน", "ติดตั้งกล้องวงจรปิดจุดเสี่ยง", "พัฒนาเว็บไซต์ประชาสัมพันธ์", "ศึกษาดูงานด้านการเกษตรอินทรีย์",
    "ฝึกอบรมอาสาสมัครป้องกันภัยฝ่ายพลเรือน", "เด็กและเยาวชนห่างไกลยาเสพติด", "วันเด็กแห่งชาติ", "เบี้ยยังชีพผู้พิการ",
)  # fmt: skip


def make_laos(count: int, rng: Random) -> list[Lao]:
    """Organisations on a grid of about nine kilometres, each a subdistrict with 8 to 18 villages."""
    laos: list[Lao] = []
    names: set[str] = set()
    side = max(1, int(count**0.5))
    while len(laos) < count:
        tambon = rng.choice(_TAMBON_HEADS) + rng.choice(_TAILS) + (rng.choice(_TAILS) if rng.random() < 0.5 else "")
        if tambon in names:
            continue
        names.add(tambon)
        place = len(laos)
        row, column = divmod(place, side)
        villages: dict[int, str] = {}
        while len(villages) < rng.randint(8, 18):
            name = rng.choice(_HEADS) + rng.choice(_TAILS)
            if name not in villages.values():
                villages[len(villages) + 1] = name
        laos.append(
            Lao(
                f"{6400101 + place}",
                tambon,
                f"{6401 + row // 3 * 9 + column // 3}",
                16 + row * 0.08,
                102 + column * 0.08,
                villages,
            )
        )
    return laos


def make_projects(laos: list[Lao], count: int, rng: Random) -> list[Planted]:
    """So many projects, each different from all others of its plan by place, segment, size or subject."""
    weights = [weight for _, weight in TEMPLATES]
    projects: list[Planted] = []
    seen: set[tuple[str, ...]] = set()
    per_lao = count // len(laos) + 1
    for lao in laos:
        mine = 0
        for subject in rng.sample(SUBJECTS, min(len(SUBJECTS), per_lao // 5)):
            projects.append(Planted(subject, lao.code, {"subject": subject}, "{subject}", amounts_of(rng)))
            mine += 1
        while mine < per_lao:
            template = rng.choices(TEMPLATES, weights)[0][0]
            parts = parts_of(lao, rng)
            # The same formula in the same village never differs by its sizes or counts alone.
            identity = (lao.code, template.format_map({**parts, "w": "", "l": "", "n": "", "vol": ""}))
            if identity in seen:
                continue
            seen.add(identity)
            projects.append(Planted(template.format_map(parts), lao.code, parts, template, amounts_of(rng)))
            mine += 1
    rng.shuffle(projects)
    return projects[:count]


def parts_of(lao: Lao, rng: Random) -> dict[str, str]:
    """What fills a template, for one organisation."""
    (number, name), (_, other) = rng.sample(sorted(lao.villages.items()), 2)
    return {
        "v": f"บ้าน{name} หมู่ที่ {number}",
        "s": f"บ้าน{name} - บ้าน{other}",
        "w": rng.choice(("3", "3.5", "4", "5", "6")),
        "l": f"{rng.randrange(60, 2400, 5):,}",
        "n": str(rng.randint(1, 9)),
        "vol": f"{rng.randrange(800, 20000, 100):,}",
        "who": rng.choice(_PEOPLE),
        "who2": rng.choice(_PEOPLE),
        "water": rng.choice(_TAILS),
        "school": rng.choice(list(lao.villages.values())),
    }


def amounts_of(rng: Random) -> dict[int, int]:
    """Money in one to three years of a plan."""
    start = rng.randint(2571, 2575)
    return {
        year: rng.randrange(50, 3000) * 1000
        for year in range(start, min(2575, start + rng.choice((0, 0, 0, 1, 2))) + 1)
    }
