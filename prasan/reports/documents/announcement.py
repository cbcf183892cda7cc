"""The announcement of a revision, and the letters that tell others of it (planning-rules 1.4, 1.5). Pure."""

from prasan.common.years import thai_date
from prasan.organisations.rules.kinds import head_of
from prasan.plans.rules.paths import RevisionKind
from prasan.reports.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    PageBreak,
    Row,
    Section,
    Table,
    prose,
)
from prasan.reports.documents import announcing, forms
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.letters import WORDING as LETTER_WORDING
from prasan.reports.documents.letters import letter
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts import PlanFacts
from prasan.reports.facts.revisions import RevisionFacts
from prasan.reports.template import DOTS, Template

TITLE = "ประกาศใช้แผนพัฒนาท้องถิ่น"
_SHORT_TITLE = "ประกาศใช้แผน"
SIZE = 16
WORDING = {
    **LETTER_WORDING,
    "announcement.new": (
        "ตามที่{organisation}ได้จัดทำ{plan} เสร็จแล้ว {council}และผู้บริหารท้องถิ่นได้อนุมัติแล้วนั้น อาศัยอำนาจตามระเบียบกระทรวงมหาดไทย"
        "ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติม {clause} จึงประกาศใช้{plan}"
    ),
    "announcement.amended": (
        "ด้วย{organisation}ได้จัดทำ{plan} {label} ตามขั้นตอนของระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนา"
        "ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติม {clause} แล้ว {council}จึงประกาศใช้{plan} {label}"
    ),
    "notice.body": (
        "ด้วย{organisation}ได้ประกาศใช้{plan} {label} เมื่อวันที่ {day} จึงแจ้งมาเพื่อทราบ "
        "และได้ปิดประกาศให้ประชาชนทราบโดยเปิดเผยแล้ว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
    ),
}


def build(facts: RevisionFacts, template: Template) -> Document:
    """The announcement with its summary, then one letter on a page for each receiver."""
    plan = facts.plan
    pages: list[Block] = []
    for receiver in _receivers(plan):
        pages += [PageBreak(), *_letter(facts, template, receiver)]
    return Document(
        title=" ".join(filter(None, (_SHORT_TITLE, plan.period, facts.label, plan.organisation_name))),
        sections=(Section((*_announcement(facts, template), *pages), numbered=False),),
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        size=SIZE,
        author=plan.organisation_name,
    )


def _receivers(plan: PlanFacts) -> tuple[str, ...]:
    """Whom an announcement is told to (planning-rules 1.4); a PAO has no need to tell itself, and every district to tell."""
    council, governor = f"ประธานสภา{plan.organisation_name}", f"ผู้ว่าราชการจังหวัด{plan.province_name}"
    if plan.is_pao:
        return (council, "นายอำเภอทุกอำเภอ", governor)
    return (council, f"นายกองค์การบริหารส่วนจังหวัด{plan.province_name}", f"นายอำเภอ{plan.district_name}", governor)


def _figures(facts: RevisionFacts) -> dict[str, str]:
    plan = facts.plan
    return {
        "organisation": plan.organisation_name,
        "plan": plan.plan_name,
        "label": facts.label,
        "clause": facts.clause,
        "council": f"สภา{plan.organisation_name}ได้ให้ความเห็นชอบ " if facts.council else "",
        "day": thai_date(facts.announced_on) if facts.announced_on else DOTS,
    }


def _announcement(facts: RevisionFacts, template: Template) -> tuple[Block, ...]:
    plan = facts.plan
    key = "announcement.new" if RevisionKind.MAKE in facts.kinds else "announcement.amended"
    reason = f"เหตุผลและความจำเป็น: {facts.reason}" if facts.reason else ""
    effective = f"ให้มีผลใช้บังคับตั้งแต่วันที่ {thai_date(facts.effective_on)} เป็นต้นไป" if facts.effective_on else ""
    return announcing.announcement(
        template,
        owner=plan.organisation_name,
        about=(f"เรื่อง ประกาศใช้{plan.plan_name}", facts.label),
        body=(
            *prose(template.words(key, WORDING[key], _figures(facts))),
            *prose(reason),
            _summary(facts),
            *prose(effective),
        ),
        on=facts.announced_on,
        signer=facts.signer,
        number=facts.announcement_no,
    )


def _summary(facts: RevisionFacts) -> Table:
    """How many projects and how much money, own and asked for apart, with the sum in words."""
    plan = facts.plan
    parts = (("โครงการของ อปท.", forms.OWN_CODES), ("โครงการที่ขอประสาน", ("ผ.02/2",)), ("ครุภัณฑ์", ("ผ.03",)))
    rows = []
    for title, codes in parts:
        if forms.of_form(plan, *codes) or codes == forms.OWN_CODES:
            sums = forms.sums_of_forms(plan, *codes)
            counted = Cell(f"{sums.projects:,} {forms.counted_as(*codes)}")
            rows.append(Row((Cell(title), counted, amount(sums.total_baht), Cell(baht_in_words(sums.total_baht)))))
    done = (("เพิ่มเติม", facts.added), ("เปลี่ยนแปลง", facts.changed), ("นำออก", facts.out))
    told = " ".join(f"{name} {count:,} รายการ" for name, count in done if count)
    foot = (total_row((Cell(told, columns=4),)),) if facts.label and told else ()
    columns = (
        Column(2),
        Column(1, Align.RIGHT, fit=True),
        Column(1.4, Align.RIGHT, fit=True),
        Column(3.4),
    )
    heads = Row(tuple(map(head, ("รายการ", "จำนวน", "งบประมาณ (บาท)", "ตัวอักษร"))))
    return Table(columns, (*rows, *foot), head=(heads,), name="สรุป", size=13)


def _letter(facts: RevisionFacts, template: Template, receiver: str) -> tuple[Block, ...]:
    plan = facts.plan
    named = f"{plan.plan_name} {facts.label}".strip()
    body = template.words("notice.body", WORDING["notice.body"], _figures(facts))
    return letter(
        template,
        owner=plan.organisation_name,
        place=plan.place,
        about=f"แจ้งการประกาศใช้{named}",
        to=receiver,
        enclosed=f"สำเนาประกาศและ{named} จำนวน 1 เล่ม",
        body=(body, "จึงเรียนมาเพื่อโปรดทราบ"),
        signed=template.signed(head_of(plan.organisation_name), name=facts.signer),
        size=SIZE,
    )


KIND = Kind(
    "announcement",
    f"{TITLE}และหนังสือแจ้ง",
    "Announcement of a revision, with its letters",
    Subject.REVISION,
    build,
    forms=(Form.DOCX, Form.PDF),
    wording=WORDING,
    asks=(Ask.ROUND,),
)
