"""The words of the planning pages for values that rules know by identifier. Thai here; English in the catalogue."""

from django.utils.translation import gettext_noop

from prasan.classification.rules import Decision, Verdict
from prasan.common.findings import Severity
from prasan.plans.models import Import
from prasan.plans.rules.rows import PlanFormat

DECISION_NAMES = {
    Decision.SURE.value: gettext_noop("แน่ใจ"),
    Decision.LIKELY.value: gettext_noop("น่าจะใช่"),
    Decision.CANNOT_TELL.value: gettext_noop("บอกไม่ได้"),
    Decision.NO_PROJECT.value: gettext_noop("อาจไม่ใช่โครงการพัฒนา"),
    "": gettext_noop("ยังไม่มีข้อเสนอ"),
}
VERDICT_NAMES = {
    Verdict.NO_PROJECT.value: gettext_noop("ไม่ใช่โครงการพัฒนา"),
    Verdict.CANNOT_TELL.value: gettext_noop("บอกไม่ได้"),
}
SEVERITY_NAMES = {
    Severity.ERROR: gettext_noop("ต้องแก้"),
    Severity.WARNING: gettext_noop("ควรตรวจ"),
    Severity.NOTE: gettext_noop("เพื่อทราบ"),
}
SEVERITY_TAGS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: ""}
FIELD_NAMES = {
    "name": gettext_noop("โครงการ"),
    "objective": gettext_noop("วัตถุประสงค์"),
    "target": gettext_noop("เป้าหมาย (ผลผลิตของโครงการ)"),
    "kpi": gettext_noop("ตัวชี้วัด (KPI)"),
    "expected_result": gettext_noop("ผลที่คาดว่าจะได้รับ"),
    "unit": gettext_noop("หน่วยงานรับผิดชอบหลัก"),
    "budget_class": gettext_noop("แผนงาน"),
    "kind": gettext_noop("ประเภทโครงการ"),
    "revision": gettext_noop("ฉบับ"),
    "reason": gettext_noop("เหตุผลความจำเป็น"),
    "group": gettext_noop("หัวข้อในแผน"),
    "location": gettext_noop("ที่ตั้ง"),
}
FORMAT_NAMES = {
    PlanFormat.STRATEGY.value: gettext_noop("รูปแบบยุทธศาสตร์"),
    PlanFormat.ISSUE.value: gettext_noop("รูปแบบประเด็นการพัฒนา"),
}
IMPORT_NAMES = {
    Import.State.RECEIVED.value: gettext_noop("กำลังอ่าน"),
    Import.State.REFUSED.value: gettext_noop("อ่านไม่ได้"),
    Import.State.DISCARDED.value: gettext_noop("ทิ้งแล้ว"),
    Import.State.PREVIEWED.value: gettext_noop("รอนำเข้า"),
    Import.State.APPLIED.value: gettext_noop("นำเข้าแล้ว"),
    Import.State.UNDONE.value: gettext_noop("ย้อนกลับแล้ว"),
}
ORIGINAL_NAME = gettext_noop("ฉบับเดิม")
NOTHING, NO_MONEY = gettext_noop("ว่าง"), "–"
