"""The words of coordination for pages. Thai here; English in the catalogue."""

from django.utils.translation import gettext_noop

from prasan.coordination.rules.carrying import Agreed, Deed
from prasan.coordination.rules.deciding import Choice, Consent
from prasan.coordination.rules.listed import OverlapKind, Where
from prasan.coordination.rules.saying import FACT_NAMES as FACTS

KIND_NAMES = {
    OverlapKind.SAME: gettext_noop("อาจเป็นงานเดียวกัน"),
    OverlapKind.PHASE: gettext_noop("ระยะของงานเดียวกัน"),
    OverlapKind.JOINT: gettext_noop("ควรทำร่วมกัน"),
}
WHERE_NAMES = {
    Where.ONE_PLAN: gettext_noop("ในแผนเดียวกัน"),
    Where.TWO_PLANS: gettext_noop("ในแผนของสองแห่งขึ้นไป"),
    Where.TWO_LEVELS: gettext_noop("ในแผน อบจ. และ อปท."),
}
CHOICE_NAMES = {
    Choice.MERGE: gettext_noop("รวมเป็นโครงการเดียว"),
    Choice.SEQUENCE: gettext_noop("ทำต่อเนื่องเป็นระยะ"),
    Choice.SPLIT: gettext_noop("แบ่งส่วนกันทำ"),
    Choice.NOT_THE_SAME: gettext_noop("ไม่ใช่งานเดียวกัน"),
}
AGREED_NAMES = {
    Agreed.MERGE: CHOICE_NAMES[Choice.MERGE],
    Agreed.SEQUENCE: CHOICE_NAMES[Choice.SEQUENCE],
    Agreed.SPLIT: CHOICE_NAMES[Choice.SPLIT],
    Agreed.JOINT: gettext_noop("ทำเป็นโครงการร่วม"),
}
DEED_NAMES = {
    Deed.KEEP: gettext_noop("คงไว้ในแผน"),
    Deed.TAKE_OUT: gettext_noop("นำออกจากแผน"),
    Deed.NOTE: gettext_noop("ระบุในแผนว่าตกลงกันอย่างไร"),
}
STATE_NAMES = {
    "waiting": gettext_noop("รอตัดสิน"),
    "agreeing": gettext_noop("รอเจ้าของเห็นด้วย"),
    "carrying": gettext_noop("รอดำเนินการในแผน"),
    "decided": gettext_noop("ตัดสินแล้ว"),
}
CHOICE_HINTS = {
    Choice.SEQUENCE: gettext_noop("เป็นงานเดียวกันแต่คนละระยะหรือคนละปี เก็บไว้ทั้งคู่"),
    Choice.SPLIT: gettext_noop("แบ่งช่วงหรือแบ่งหน้าที่กัน ต่างฝ่ายต่างทำส่วนของตน"),
    Choice.NOT_THE_SAME: gettext_noop("คนละงาน จะไม่ถามคู่นี้อีก"),
}
CONSENT_NAMES = {
    Consent.INVITED: gettext_noop("รอคำตอบ"),
    Consent.CONSENTED: gettext_noop("ยินยอมร่วม"),
    Consent.DECLINED: gettext_noop("ไม่ร่วม"),
}
FACT_NAMES = {
    "object": gettext_noop("สิ่งที่ทำ"),
    "material": gettext_noop("วัสดุ"),
    "village": gettext_noop("หมู่ที่"),
    "place": gettext_noop("หมู่บ้าน ชุมชน"),
    "road": gettext_noop("ถนน ซอย"),
    "water": gettext_noop("แหล่งน้ำ"),
    "institution": gettext_noop("สถานที่"),
    "code": gettext_noop("รหัสสายทาง"),
    "segment": gettext_noop("ช่วง"),
    "length": gettext_noop("ยาว (เมตร)"),
    "width": gettext_noop("กว้าง (เมตร)"),
    "thickness": gettext_noop("หนา (เมตร)"),
    "area": gettext_noop("พื้นที่ (ตร.ม.)"),
    "volume": gettext_noop("ปริมาตร (ลบ.ม.)"),
    "quantity": gettext_noop("จำนวน"),
    "phase": gettext_noop("ระยะที่"),
    "tambon": gettext_noop("ตำบล"),
}
assert FACT_NAMES.keys() == FACTS.keys()  # noqa: S101 - the two lists are one
