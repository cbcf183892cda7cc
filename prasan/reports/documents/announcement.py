"""The announcement of a revision, and the letters that tell others of it (planning-rules 1.4, 1.5). Pure."""

from datetime import timedelta

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
    paragraph,
)
from prasan.reports.documents import forms
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.letters import letter
from prasan.reports.documents.words import baht_in_words
from prasan.reports.facts.revisions import RevisionFacts
from prasan.reports.template import DOTS, Template

TITLE = "ประกาศใช้แผนพัฒนาท้องถิ่น"
POSTED_DAYS, TOLD_DAYS = 30, 15
SIZE = 16
WORDING = {
    "announcement.new": (
        "ตามที่{organisation}ได้จัดทำ{plan} เสร็จแล้ว และผู้บริหารท้องถิ่นได้อนุมัติแล้วนั้น อาศัยอำนาจตามระเบียบกระทรวงมหาดไทย"
        "ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติม {clause} จึงประกาศใช้{plan}"
    ),
    "announcement.amended": (
        "ด้วย{organisation}ได้จัดทำ{plan} {label} ตามขั้นตอนของระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนา"
        "ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติม {clause} แล้ว จึงประกาศใช้{plan} {label}"
    ),
    "notice.body": (
        "ด้วย{organisation}ได้ประกาศใช้{plan} {label} เมื่อวันที่ {day} จึงแจ้งมาเพื่อทราบ "
        "และได้ปิดประกาศให้ประชาชนทราบโดยเปิดเผยแล้ว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
    ),
}
# Whom an announcement is told to (planning-rules 1.4); a PAO has no need to tell itself.
_COUNCIL, _PAO = "ประธานสภา{organisation}", "นายกองค์การบริหารส่วนจังหวัด{province}"
_RECEIVERS = (_COUNCIL, _PAO, "นายอำเภอ{district}", "ผู้ว่าราชการจังหวัด{province}")


def build(facts: RevisionFacts, template: Template) -> Document:
    """The announcement with its summary, then one letter on a page for each receiver."""
    plan = facts.plan
    pages: list[Block] = []
    for receiver in (one for one in _RECEIVERS if not (plan.is_pao and one == _PAO)):
        pages += [PageBreak(), *_letter(facts, template, receiver)]
    return Document(
        title=f"{TITLE} {facts.label} {plan.organisation_name}".replace("  ", " "),
        sections=(Section((*_announcement(facts, template), *pages), numbered=False),),
        marks=forms.marks_of(plan),
        thai_digits=template.thai_digits,
        size=SIZE,
        author=plan.organisation_name,
    )


def _worded(facts: RevisionFacts, template: Template, key: str) -> str:
    plan = facts.plan
    text = template.words(key, WORDING[key])
    figures = {
        "organisation": plan.organisation_name,
        "plan": plan.plan_name,
        "label": facts.label,
        "clause": facts.clause,
        "day": thai_date(facts.announced_on) if facts.announced_on else DOTS,
    }
    for name, value in figures.items():
        text = text.replace("{" + name + "}", value)
    return " ".join(text.split())


def _announcement(facts: RevisionFacts, template: Template) -> tuple[Block, ...]:
    plan = facts.plan
    is_new = RevisionKind.MAKE in facts.kinds
    lines = (f"ประกาศ{plan.organisation_name}", f"เรื่อง ประกาศใช้{plan.plan_name}", facts.label)
    heads = (paragraph(line, bold=True, align=Align.CENTRE, space_after=1) for line in lines if line)
    number = (paragraph(f"เลขที่ {facts.announcement_no}", align=Align.CENTRE),) if facts.announcement_no else ()
    reason = (paragraph(f"เหตุผลและความจำเป็น: {facts.reason}", first_line_mm=15),) if facts.reason else ()
    effective = f"ให้มีผลใช้บังคับตั้งแต่วันที่ {thai_date(facts.effective_on)} เป็นต้นไป" if facts.effective_on else ""
    until = ""
    if facts.announced_on:
        until = (
            f"ปิดประกาศไว้ไม่น้อยกว่า {POSTED_DAYS} วัน ถึงวันที่ {thai_date(facts.announced_on + timedelta(days=POSTED_DAYS))}"
        )
    texts = (effective, "จึงประกาศให้ทราบโดยทั่วกัน")
    day = thai_date(facts.announced_on) if facts.announced_on else DOTS
    return (
        *template.head(),
        *heads,
        *number,
        paragraph(_worded(facts, template, "announcement.new" if is_new else "announcement.amended"), first_line_mm=15),
        *reason,
        _summary(facts),
        *(paragraph(text, first_line_mm=15) for text in texts if text),
        paragraph(f"ประกาศ ณ วันที่ {day}", align=Align.CENTRE),
        *_signed(facts, template),
        *((paragraph(until, size=13),) if until else ()),
    )


def _signed(facts: RevisionFacts, template: Template) -> tuple[Block, ...]:
    return template.signed(head_of(facts.plan.organisation_name), name=facts.signer)


def _summary(facts: RevisionFacts) -> Table:
    """How many projects and how much money, own and asked for apart, with the sum in words."""
    plan = facts.plan
    parts = (("โครงการของ อปท.", forms.OWN_CODES), ("โครงการที่ขอประสาน", ("ผ.02/2",)), ("ครุภัณฑ์", ("ผ.03",)))
    rows = []
    for title, codes in parts:
        if forms.of_form(plan, *codes) or codes == forms.OWN_CODES:
            sums = forms.sums_of_forms(plan, *codes)
            words = baht_in_words(sums.total_baht)
            rows.append(Row((Cell(title), amount(sums.projects), amount(sums.total_baht), Cell(words))))
    counted = f"เพิ่ม {facts.added:,} เปลี่ยน {facts.changed:,} นำออก {facts.out:,} รายการ"
    foot = (total_row((Cell(counted, columns=4),)),) if facts.label else ()
    columns = (
        Column(1.6),
        Column(1, Align.RIGHT, fit=True),
        Column(1.4, Align.RIGHT, fit=True),
        Column(3.4),
    )
    heads = Row(tuple(map(head, ("รายการ", "จำนวน", "งบประมาณ (บาท)", "ตัวอักษร"))))
    return Table(columns, (*rows, *foot), head=(heads,), name="สรุป", size=13)


def _letter(facts: RevisionFacts, template: Template, receiver: str) -> tuple[Block, ...]:
    plan = facts.plan
    to = receiver
    for name, value in (
        ("{organisation}", plan.organisation_name), ("{province}", plan.province_name), ("{district}", plan.district_name),
    ):  # fmt: skip
        to = to.replace(name, value)
    due = ""
    if facts.announced_on:
        last = facts.announced_on + timedelta(days=TOLD_DAYS)
        due = f"(แจ้งภายใน {TOLD_DAYS} วันนับแต่วันประกาศ คือภายในวันที่ {thai_date(last)})"
    written = letter(
        template,
        owner=plan.organisation_name,
        about=f"แจ้งการประกาศใช้{plan.plan_name} {facts.label}".strip(),
        to=to,
        enclosed=f"สำเนาประกาศและ{plan.plan_name} จำนวน 1 เล่ม",
        body=(_worded(facts, template, "notice.body"), "จึงเรียนมาเพื่อโปรดทราบ"),
        signed=_signed(facts, template),
        size=SIZE,
    )
    return (*written, *((paragraph(due, size=12),) if due else ()))


KIND = Kind(
    "announcement",
    f"{TITLE}และหนังสือแจ้ง",
    "Announcement of a revision, with its letters",
    Subject.REVISION,
    build,
    forms=(Form.DOCX, Form.PDF),
    wording=WORDING,
    asks=(Ask.REVISION,),
)
