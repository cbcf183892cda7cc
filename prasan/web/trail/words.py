"""The words for what was done and for the fields that changed. Thai here; English in the catalogue."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext, gettext_noop, pgettext

from prasan.committees.rules import OUTCOME_NAMES_TH, POST_NAMES_TH, SEAT_NAMES_TH, Group
from prasan.organisations.rules.kinds import Role
from prasan.plans.rules.paths import KIND_NAMES_TH, RevisionState
from prasan.web.templatetags.life import state_name
from prasan.web.templatetags.meeting import group_name
from prasan.web.templatetags.people import role_name
from prasan.web.templatetags.ui import day

# By the first word of what was done: what it was about.
SUBJECT_NAMES = {
    "plan": gettext_noop("แผน"),
    "revision": gettext_noop("ฉบับของแผน"),
    "import": gettext_noop("ไฟล์นำเข้า"),
    "project": gettext_noop("โครงการ"),
    "projects": gettext_noop("การจัดเข้าประเด็น"),
    "document": gettext_noop("เอกสารที่ออก"),
    "template": gettext_noop("แม่แบบเอกสาร"),
    "role": gettext_noop("บทบาทของบุคคล"),
    "invitation": gettext_noop("คำเชิญ"),
    "user": gettext_noop("บัญชีผู้ใช้"),
    "organisation": gettext_noop("อปท."),
    "committee": gettext_noop("คณะกรรมการ"),
    "meeting": gettext_noop("การประชุม"),
    "resolution": gettext_noop("มติที่ประชุม"),
    "hearing": gettext_noop("ประชาคม"),
    "need": gettext_noop("ความต้องการของประชาชน"),
    "duty": gettext_noop("หน้าที่ตามกำหนด"),
    "overlap": gettext_noop("ความซ้ำซ้อน"),
    "joint_request": gettext_noop("โครงการร่วม"),
    "alignments": gettext_noop("ความเชื่อมโยง"),
    "own_issues": gettext_noop("ประเด็นของ อปท."),
    "edition": gettext_noop("ฉบับของแผนทุกระดับ"),
}
DID_NAMES = {
    "overlaps.found": gettext_noop("เทียบหาความซ้ำซ้อนทั้งจังหวัด"),
    "overlap.decision_withdrawn": gettext_noop("ถอนคำตัดสินความซ้ำซ้อน"),
    "joint_request.opened": gettext_noop("เปิดข้อเสนอโครงการร่วม"),
    "joint_request.answered": gettext_noop("ตอบข้อเสนอโครงการร่วม"),
    "joint_request.withdrawn": gettext_noop("ยกเลิกข้อเสนอโครงการร่วม"),
    "plan.checked": gettext_noop("ตรวจความซ้ำซ้อนและราคาของแผน"),
    "plan.opened": gettext_noop("เปิดแผน"),
    "plan.announced": gettext_noop("ประกาศแผน"),
    "plan.incomplete_on_paper": gettext_noop("บันทึกแผนที่ประกาศบนกระดาษทั้งที่ยังไม่ครบ"),
    "plan.loaded": gettext_noop("นำแผนที่ประกาศแล้วเข้าระบบ"),
    "revision.described": gettext_noop("บันทึกรายละเอียดของฉบับ"),
    "revision.moved": gettext_noop("เลื่อนขั้นของฉบับ"),
    "revision.taken_back": gettext_noop("ดึงขั้นของฉบับกลับ"),
    "import.uploaded": gettext_noop("ส่งไฟล์เข้ามา"),
    "import.applied": gettext_noop("นำเข้าไฟล์"),
    "import.undone": gettext_noop("ย้อนการนำเข้า"),
    "projects.added": gettext_noop("เพิ่มโครงการ"),
    "projects.changed": gettext_noop("แก้โครงการ"),
    "projects.removed": gettext_noop("เอาโครงการออก"),
    "projects.restored": gettext_noop("นำโครงการกลับเข้าแผน"),
    "projects.moved": gettext_noop("ย้ายลำดับโครงการ"),
    "projects.taken_back": gettext_noop("ย้อนการแก้โครงการ"),
    "import.discarded": gettext_noop("ทิ้งไฟล์ที่ไม่ใช้"),
    "import.refused": gettext_noop("ไฟล์นำเข้าไม่ผ่าน"),
    "folder.received": gettext_noop("รับไฟล์ทั้งโฟลเดอร์"),
    "plan.rolled_forward": gettext_noop("ยกโครงการจากแผนเดิมมาตั้งต้น"),
    "opinions.set": gettext_noop("ตั้งค่าความเห็นที่สอง"),
    "opinions.asked": gettext_noop("ถามความเห็นที่สองจากเครื่อง"),
    "committee.appointed": gettext_noop("แต่งตั้งคณะกรรมการ"),
    "committee.changed": gettext_noop("แก้คณะกรรมการ"),
    "member.seated": gettext_noop("เพิ่มกรรมการ"),
    "member.ended": gettext_noop("กรรมการพ้นตำแหน่ง"),
    "meeting.called": gettext_noop("นัดประชุม"),
    "meeting.kept": gettext_noop("บันทึกการประชุม"),
    "meeting.resolved": gettext_noop("บันทึกมติ"),
    "resolution.withdrawn": gettext_noop("ถอนมติ"),
    "hearing.held": gettext_noop("นัดประชาคม"),
    "hearing.held_for": gettext_noop("ผูกประชาคมกับฉบับ"),
    "hearing.kept": gettext_noop("บันทึกประชาคม"),
    "need.heard": gettext_noop("บันทึกความต้องการของประชาชน"),
    "need.answered": gettext_noop("ตอบความต้องการของประชาชน"),
    "need.project_linked": gettext_noop("ผูกความต้องการกับโครงการ"),
    "need.project_unlinked": gettext_noop("เลิกผูกความต้องการกับโครงการ"),
    "duty.done": gettext_noop("ทำหน้าที่ตามกำหนดแล้ว"),
    "duty.taken_back": gettext_noop("ถอนการทำหน้าที่"),
    "organisation.nudged": gettext_noop("เตือน อปท."),
    "nudge.closed": gettext_noop("ปิดคำเตือน"),
    "overlap.decided": gettext_noop("ตัดสินความซ้ำซ้อน"),
    "overlap.agreed": gettext_noop("เห็นด้วยกับคำตัดสินความซ้ำซ้อน"),
    "overlap.carried_out": gettext_noop("ดำเนินการตามคำตัดสินความซ้ำซ้อน"),
    "check.drawn": gettext_noop("สุ่มโครงการให้คนที่สองตรวจ"),
    "check.answered": gettext_noop("คนที่สองตรวจแล้ว"),
    "link_check.drawn": gettext_noop("สุ่มความเชื่อมโยงให้คนที่สองตรวจ"),
    "link_check.answered": gettext_noop("คนที่สองตรวจความเชื่อมโยงแล้ว"),
    "classifier.trained": gettext_noop("ฝึกตัวจัดประเด็น"),
    "classifier.restored": gettext_noop("นำตัวจัดประเด็นรุ่นก่อนกลับมา"),
    "own_issues.announced": gettext_noop("ประกาศประเด็นของ อปท."),
    "own_issues.changed": gettext_noop("แก้ประเด็นของ อปท."),
    "own_links.decided": gettext_noop("ตัดสินความเชื่อมโยงของ อปท."),
    "own_links.undone": gettext_noop("ย้อนการตัดสินความเชื่อมโยงของ อปท."),
    "alignments.decided": gettext_noop("ตัดสินความเชื่อมโยงหลายรายการ"),
    "alignments.undone": gettext_noop("ย้อนการตัดสินความเชื่อมโยง"),
    "projects.proposed": gettext_noop("ระบบเสนอแนวทางให้โครงการ"),
    "projects.placed": gettext_noop("จัดโครงการเข้ายุทธศาสตร์หรือประเด็นของ อปท."),
    "projects.classified": gettext_noop("ยืนยันแนวทางของโครงการ"),
    "classification.withdrawn": gettext_noop("ถอนการยืนยันแนวทาง"),
    "decisions.loaded": gettext_noop("นำผลการจัดประเด็นเข้าระบบ"),
    "progress.loaded": gettext_noop("นำผลการดำเนินงานเข้าระบบ"),
    "document.issued": gettext_noop("ออกเอกสาร"),
    "template.changed": gettext_noop("แก้แม่แบบเอกสาร"),
    "edition.loaded": gettext_noop("นำฉบับของกรอบเข้าระบบ"),
    "alignments.proposed": gettext_noop("ระบบเสนอความเชื่อมโยง"),
    "alignment.decided": gettext_noop("ตัดสินความเชื่อมโยง"),
    "edition.replaced": gettext_noop("ใช้ฉบับใหม่แทนฉบับเดิม"),
    "edition.kept": gettext_noop("เลิกใช้ฉบับใหม่แทนฉบับเดิม"),
    "coverage.decided": gettext_noop("ตัดสินการครอบคลุมของจุดมุ่งหมาย"),
    "finding.ruled": gettext_noop("วินิจฉัยข้อสังเกต"),
    "setting.ruled": gettext_noop("ตั้งค่ากติกา"),
    "province.loaded": gettext_noop("นำทะเบียนจังหวัดเข้าระบบ"),
    "organisation.renamed": gettext_noop("เปลี่ยนชื่อ อปท."),
    "organisation.upgraded": gettext_noop("เปลี่ยนฐานะ อปท."),
    "organisation.merged": gettext_noop("รวม อปท."),
    "organisation.dissolved": gettext_noop("ยุบเลิก อปท."),
    "organisation.taken_back": gettext_noop("ดึงการเปลี่ยนแปลงของ อปท. กลับ"),
    "role.given": gettext_noop("ให้บทบาท"),
    "role.ended": gettext_noop("ยกเลิกบทบาท"),
    "invitation.sent": gettext_noop("ส่งคำเชิญ"),
    "invitation.sent_again": gettext_noop("ส่งคำเชิญใหม่"),
    "invitation.withdrawn": gettext_noop("ถอนคำเชิญ"),
    "invitation.accepted": gettext_noop("ตอบรับคำเชิญ"),
    "user.created": gettext_noop("เปิดบัญชีผู้ใช้"),
    "user.password_changed": gettext_noop("เปลี่ยนรหัสผ่าน"),
    "user.password_reset": gettext_noop("ตั้งรหัสผ่านใหม่ทางอีเมล"),
    "user.factor_added": gettext_noop("เพิ่มวิธียืนยันตัวตน"),
    "user.factor_removed": gettext_noop("ลบวิธียืนยันตัวตน"),
    "user.factor_renewed": gettext_noop("สร้างรหัสสำรองใหม่"),
    "user.factors_reset": gettext_noop("ล้างการยืนยันตัวตนขั้นที่สอง"),
    "user.outside_connected": gettext_noop("ผูกกับผู้ให้บริการภายนอก"),
    "user.outside_disconnected": gettext_noop("เลิกผูกกับผู้ให้บริการภายนอก"),
}
FIELD_NAMES = {
    "lacking": gettext_noop("สิ่งที่ยังขาดตามเกณฑ์ของระบบ"),
    "": gettext_noop("ค่า"),
    "added": gettext_noop("เพิ่ม"),
    "changed": gettext_noop("แก้"),
    "same": gettext_noop("เหมือนเดิม"),
    "gone": gettext_noop("เอาออก"),
    "removed": gettext_noop("เอาออก"),
    "restored": gettext_noop("นำกลับ"),
    "moved": gettext_noop("ย้ายลำดับ"),
    "left_out": gettext_noop("เว้นไว้"),
    "revision": gettext_noop("ฉบับที่"),
    "role": gettext_noop("บทบาท"),
    "factor": gettext_noop("วิธี"),
    "where": gettext_noop("หน่วยงาน"),
    "name": gettext_noop("ชื่อ"),
    "name_th": gettext_noop("ชื่อ"),
    "kind": gettext_noop("ประเภท"),
    "status": gettext_noop("สถานะ"),
    "state": gettext_noop("ขั้น"),
    "reason": gettext_noop("เหตุผล"),
    "why": gettext_noop("เหตุผล"),
    "number": gettext_noop("เลขที่"),
    "on": gettext_noop("มีผลเมื่อ"),
    "effective_on": gettext_noop("มีผลเมื่อ"),
    "day": gettext_noop("วันที่"),
    "time": gettext_noop("เวลา"),
    "place": gettext_noop("สถานที่"),
    "starts_on": gettext_noop("เริ่มวาระ"),
    "ends_on": gettext_noop("สิ้นวาระ"),
    "order_on": gettext_noop("วันที่ของคำสั่ง"),
    "document_no": gettext_noop("เลขที่หนังสือ"),
    "meeting": gettext_noop("การประชุม"),
    "signer": gettext_noop("ผู้ลงนาม"),
    "clause": gettext_noop("ตามระเบียบฯ ข้อ"),
    "paper": gettext_noop("ลายนิ้วมือของเอกสารสแกน"),
    "objective": gettext_noop("วัตถุประสงค์"),
    "target": gettext_noop("เป้าหมาย"),
    "kpi": gettext_noop("ตัวชี้วัด"),
    "expected_result": gettext_noop("ผลที่คาดว่าจะได้รับ"),
    "unit": gettext_noop("หน่วยงานรับผิดชอบ"),
    "budget_class": gettext_noop("แผนงาน"),
    "compared": gettext_noop("เทียบแล้ว"),
    "found": gettext_noop("พบ"),
    "fresh": gettext_noop("พบใหม่"),
    "amount": gettext_noop("งบประมาณ"),
    "ordinance": gettext_noop("งบในข้อบัญญัติ"),
    "label": gettext_noop("ฉบับ"),
    "kinds": gettext_noop("ประเภท"),
    "link": gettext_noop("ความเชื่อมโยง"),
    "weight": gettext_noop("น้ำหนัก"),
    "by": gettext_noop("โดย"),
    "edition": gettext_noop("ฉบับ"),
    "replaces": gettext_noop("แทนฉบับ"),
    "seat": gettext_noop("ประเภทกรรมการ"),
    "post": gettext_noop("ตำแหน่งในคณะ"),
    "order_no": gettext_noop("คำสั่งเลขที่"),
    "agenda": gettext_noop("ระเบียบวาระ"),
    "minutes": gettext_noop("รายงานการประชุม"),
    "present": gettext_noop("ผู้มาประชุม"),
    "edit": gettext_noop("การแก้ครั้งที่"),
    "group": gettext_noop("หัวข้อในแผน"),
    "tambon": gettext_noop("ตำบล"),
    "village_no": gettext_noop("หมู่ที่"),
    "district": gettext_noop("อำเภอ"),
    "outcome": gettext_noop("มติ"),
    "about": gettext_noop("เรื่อง"),
    "subject": gettext_noop("เรื่องที่ตัดสิน"),
    "amounts": gettext_noop("งบประมาณ"),
}


def did_name(did: str) -> str:
    """The words for what was done, in the language of the page; the identifier itself where nobody wrote words."""
    return gettext(DID_NAMES[did]) if did in DID_NAMES else did


# The words of a field whose values are identifiers: (the context of its words in the catalogue, identifier → Thai).
_VALUES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "outcome": ("committee", {one.value: th for one, th in OUTCOME_NAMES_TH.items()}),
    "seat": ("committee", {one.value: th for one, th in SEAT_NAMES_TH.items()}),
    "post": ("committee", {one.value: th for one, th in POST_NAMES_TH.items()}),
    "kinds": ("life", {one.value: th for one, th in KIND_NAMES_TH.items()}),
}
_DAYS = frozenset({"on", "day", "effective_on", "starts_on", "ends_on", "order_on"})
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_BARE = {
    "proposed": gettext_noop("เสนอ"),
    "confirmed": gettext_noop("ยืนยัน"),
    "refused": gettext_noop("ไม่เชื่อมโยง"),
}


def value_name(value: str, of: str = "") -> str:
    """The words for a value that is an identifier: a role, a stop of a revision's path, what the field `of` lists; any
    other as it is."""
    parts = value.split(", ")
    if of in _VALUES:
        context, words = _VALUES[of]
        return ", ".join(pgettext(context, words[one]) if one in words else one for one in parts)
    if of in _DAYS and _DAY.match(value):
        return day(date.fromisoformat(value))
    if of == "status" and value in _BARE:
        return gettext(_BARE[value])
    if parts and all(one in set(Role) for one in parts):
        return ", ".join(role_name(one) for one in parts)
    return state_name(value) if value in set(RevisionState) else value


def field_name(parts: Iterable[str]) -> str:
    """The words for a field that changed and for what it stands in: a year, a project, a field of the project."""
    return " ".join(_part_name(one) for one in parts)


def _part_name(part: str) -> str:
    if part in FIELD_NAMES:
        return gettext(FIELD_NAMES[part])
    if part in {one.value for one in Group}:
        return group_name(part)
    stem, _, year = part.rpartition("_")
    return f"{gettext(FIELD_NAMES[stem])} {year}" if year.isdigit() and stem in FIELD_NAMES else part
