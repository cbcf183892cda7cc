"""The one workbook of prasan: the columns of template, export and import, what each is for, and what it is chosen from.

Pure. The head of a column is what `plans.loading` knows it by; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prasan.plans.rules.rows import PlanFormat, ProjectKind

GUIDE_SHEET = "อ่านก่อนกรอก"
LISTS_SHEET = "รายการเลือก"
OWN_SHEETS = frozenset({GUIDE_SHEET, LISTS_SHEET})
"""Sheets of the workbook that hold no projects and are passed over in silence."""

KIND_CODES = {
    ProjectKind.OWN: "ผ.02",
    ProjectKind.COMMUNITY: "ผ.02/1",
    ProjectKind.BEYOND_CAPACITY: "ผ.02/2",
    ProjectKind.SUBSIDY: "อุดหนุน",
    ProjectKind.EQUIPMENT: "ผ.03",
}
FORM_SHEETS = ("ผ.02", "ผ.02-1 ชุมชน", "ผ.02-2 เกินศักยภาพ", "อุดหนุน", "ผ.03 ครุภัณฑ์")
"""The sheets of an empty template, one for each kind; their names tell the reader the kind of their rows."""
SHEET_OF_KIND = dict(zip(KIND_CODES, FORM_SHEETS, strict=True))


class Listed(StrEnum):
    """What is offered to choose from, a column of the hidden sheet each."""

    GROUPS = "groups"
    GUIDELINES = "guidelines"
    CLASSES = "classes"
    UNITS = "units"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: how it is headed, how wide it is, what is said beside a cell of it, and the list it is chosen from.

    `strict`: only what the list offers can be typed; otherwise the list is an offer.
    """

    code: str
    head: str
    width: int
    hint: str
    listed: Listed | None = None
    strict: bool = False


NUMBER = SheetColumn("number", "ที่", 6, "ลำดับในแผ่นงาน เริ่มใหม่ได้ ระบบไม่ใช้ลำดับนี้จับคู่โครงการ")
KEY = SheetColumn("key", "รหัสโครงการ", 11, "ระบบใช้รหัสนี้จับคู่กับโครงการเดิมแม้เปลี่ยนชื่อ อย่าแก้ โครงการใหม่ให้เว้นว่าง")
NAME = SheetColumn("name", "โครงการ", 34, "ชื่อโครงการ ต้องมีทุกแถว บอกสถานที่ให้แยกจากโครงการอื่นได้ เช่น หมู่ที่ ซอย ช่วง")
OBJECTIVE = SheetColumn("objective", "วัตถุประสงค์", 34, "ทำไปเพื่ออะไร")
TARGET = SheetColumn("target", "เป้าหมาย (ผลผลิตของโครงการ)", 34, "ทำอะไร เท่าไร มีหน่วยนับ เช่น กว้าง 4 เมตร ยาว 350 เมตร")
BEFORE_MONEY = (NUMBER, KEY, NAME, OBJECTIVE, TARGET)
MONEY_HINT = "จำนวนเต็มบาท เช่น 240000 ปีที่ไม่มีงบให้เว้นว่าง"

_GROUP_HEADS = {PlanFormat.STRATEGY: "ยุทธศาสตร์", PlanFormat.ISSUE: "ประเด็นการพัฒนา"}
KPI = SheetColumn("kpi", "ตัวชี้วัด (KPI)", 24, "วัดความสำเร็จด้วยอะไร ไม่ใช่ซ้ำกับวัตถุประสงค์")
EXPECTED_RESULT = SheetColumn("expected_result", "ผลที่คาดว่าจะได้รับ", 24, "ใครได้อะไรเมื่อโครงการเสร็จ")
UNIT = SheetColumn("unit", "หน่วยงานรับผิดชอบหลัก", 20, "เลือกจากรายการ หรือพิมพ์ชื่อหน่วยงานที่ไม่มีในรายการ", Listed.UNITS)
BUDGET_CLASS = SheetColumn(
    "budget_class", "แผนงาน", 24, "แผนงานตามงบประมาณ 12 แผนงาน เลือกจากรายการ", Listed.CLASSES, True
)
KIND = SheetColumn(
    "kind",
    "ประเภทโครงการ",
    12,
    "ผ.02 โครงการของ อปท. · ผ.02/1 โครงการชุมชน · ผ.02/2 เกินศักยภาพ ขอประสาน · อุดหนุน · ผ.03 ครุภัณฑ์",
    Listed.KINDS,
    True,
)
GUIDELINE = SheetColumn(
    "guideline",
    "แนวทางตามกรอบการพัฒนา",
    30,
    "แนวทางของกรอบจังหวัดที่โครงการเข้ามากที่สุดหนึ่งแนวทาง ที่เลือกไว้จะเป็นคำยืนยันของผู้นำเข้า เว้นว่างได้",
    Listed.GUIDELINES,
    True,
)
REVISION = SheetColumn("revision", "ฉบับ", 16, "เว้นว่างถ้าเป็นแผนเดิม เช่น เพิ่มเติม ครั้งที่ 1/2571")
REASON = SheetColumn("reason", "เหตุผลความจำเป็น", 24, "เฉพาะฉบับเพิ่มเติม เปลี่ยนแปลง แก้ไข")
NOTE = SheetColumn("note", "หมายเหตุ", 24, "ข้อความอื่นที่ต้องการเก็บไว้กับโครงการ")
VILLAGE_NO = SheetColumn("village_no", "หมู่ที่ (ที่ตั้ง)", 10, "เลขหมู่ของที่ตั้งโครงการ เช่น 4")
TAMBON = SheetColumn("tambon", "ตำบล (ที่ตั้ง)", 14, "ชื่อตำบล ไม่ต้องมีคำว่าตำบล")
DISTRICT = SheetColumn("district", "อำเภอ (ที่ตั้ง)", 14, "ชื่ออำเภอ ไม่ต้องมีคำว่าอำเภอ")
LAT = SheetColumn("lat", "ละติจูด (N)", 12, "องศาเหนือ ทศนิยม 6 ตำแหน่ง เช่น 16.432100 ถนนใส่จุดเริ่มต้น")
LON = SheetColumn("lon", "ลองจิจูด (E)", 12, "องศาตะวันออก ทศนิยม 6 ตำแหน่ง เช่น 102.823600")
END_LAT = SheetColumn("end_lat", "ละติจูดจุดสิ้นสุด (N)", 12, "เฉพาะถนน คลอง ท่อ ที่มีจุดสิ้นสุด")
END_LON = SheetColumn("end_lon", "ลองจิจูดจุดสิ้นสุด (E)", 12, "เฉพาะถนน คลอง ท่อ ที่มีจุดสิ้นสุด")
ORIGIN = SheetColumn("origin", "ยกมาจากโครงการ", 11, "รหัสโครงการในแผนช่วงก่อนที่ยกมา อย่าแก้")
DEGREES = (LAT, LON, END_LAT, END_LON)
PLACE = (VILLAGE_NO, TAMBON, DISTRICT, *DEGREES)


def group_column(plan_format: PlanFormat) -> SheetColumn:
    """The heading under which a project stands: its strategy or its issue, as the plan's format calls it."""
    head = _GROUP_HEADS[plan_format]
    return SheetColumn("group", head, 28, f"{head}ของแผน เลือกจากรายการ หรือพิมพ์ตามที่ใช้ในแผน", Listed.GROUPS)


def columns_after_money(plan_format: PlanFormat, *, with_origin: bool = False) -> tuple[SheetColumn, ...]:
    """The columns behind the yearly amounts, in their order; the origin only where something was carried over."""
    columns = (
        KPI, EXPECTED_RESULT, UNIT, BUDGET_CLASS, KIND, REVISION, group_column(plan_format), REASON, NOTE, GUIDELINE, *PLACE,
    )  # fmt: skip
    return (*columns, ORIGIN) if with_origin else columns


@dataclass(frozen=True, slots=True)
class Choices:
    """What an organisation's workbook offers to choose from. `guidelines`: code → title."""

    groups: tuple[str, ...] = ()
    guidelines: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()

    def guideline_text(self, code: str) -> str:
        """A guideline as its cell says it: its code first, by which it is read back."""
        return f"{code} {self.guidelines[code]}" if code in self.guidelines else code
