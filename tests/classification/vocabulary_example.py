"""A small vocabulary of two issues, written as a province's folder holds it."""

from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.classification.rules import Vocabulary

FILES = {
    "1.toml": """
[[guideline]]
code = "1.1"
terms = [["ถนนคอนกรีตเสริมเหล็ก", 5], ["ถนน", 3], ["รางระบายน้ำ", 4], ["ก่อสร้าง", 1]]
against = [["ประปา", 3], ["ความปลอดภัยทางถนน", 5]]
titles = [
  "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1 บ้านดอนแดง",
  "ซ่อมแซมถนนลูกรังสู่พื้นที่การเกษตร",
  "ก่อสร้างรางระบายน้ำพร้อมฝาปิด",
  "ปรับปรุงไฟฟ้าส่องสว่างสาธารณะ",
]
[[guideline]]
code = "1.2"
terms = [["ประปาหมู่บ้าน", 5], ["ประปา", 4], ["บาดาล", 3]]
titles = ["ก่อสร้างระบบประปาหมู่บ้านแบบบาดาล", "เจาะบ่อบาดาลพร้อมถังกรองน้ำ", "ขยายเขตประปาส่วนภูมิภาค"]
""",
    "4.toml": """
[[guideline]]
code = "4.2"
terms = [["ผู้สูงอายุ", 4], ["โรงเรียนผู้สูงอายุ", 5]]
titles = ["อบรมผู้ดูแลผู้สูงอายุในชุมชน", "ส่งเสริมคุณภาพชีวิตผู้สูงอายุ", "เยี่ยมบ้านผู้ป่วยติดเตียง"]
[[guideline]]
code = "4.3"
terms = [["ไข้เลือดออก", 5], ["พ่นหมอกควัน", 4], ["ยา", 2]]
titles = ["ป้องกันและควบคุมโรคไข้เลือดออก", "รณรงค์กำจัดลูกน้ำยุงลาย", "จัดซื้อเครื่องพ่นหมอกควัน"]
""",
    "no_project.toml": """
terms = [["เงินสำรองจ่าย", 5], ["ชำระหนี้", 5], ["เงินเดือน", 4]]
titles = ["เงินสำรองจ่าย", "ชำระหนี้เงินกู้", "เงินเดือนพนักงาน"]
""",
    "abbreviations.toml": """
[abbreviations]
"คสล." = "คอนกรีตเสริมเหล็ก"
"ม." = "หมู่ที่"
"ผส." = "ผู้สูงอายุ"
[spellings]
"กฏหมาย" = "กฎหมาย"
"รางรบายน้ำ" = "รางระบายน้ำ"
""",
    "units.toml": """
["สาธารณสุข"]
"4.3" = 2
["กองช่าง"]
"1.1" = 3
["ช่าง"]
"1.2" = 3
""",
    "budget_classes.toml": """
["แผนงานสาธารณสุข"]
"4.3" = 2
"4.2" = 1
""",
}


def write_vocabulary(folder: Path, **changed: str) -> Path:
    """The example in a folder; a changed file is named by its first word (`budget_classes="…"`)."""
    folder.mkdir(exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".toml"), content), encoding="utf-8")
    return folder


def example(folder: Path) -> Vocabulary:
    """The example, loaded."""
    return load_vocabulary(write_vocabulary(folder))
