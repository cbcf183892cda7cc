"""The papers of a meeting: the call with its agenda, the minutes with what was decided, the list to sign. Pure.

They are the same for an organisation's committee and for the coordination committees of a district and of the province.
"""

from collections.abc import Sequence

from prasan.common.years import thai_date
from prasan.reports.content import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Signatures,
    Table,
    paragraph,
    prose,
)
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.documents.kinds import Form, Kind, Subject
from prasan.reports.documents.letters import WORDING as LETTER_WORDING
from prasan.reports.documents.letters import letter
from prasan.reports.documents.marks import marks
from prasan.reports.facts.meetings import MeetingFacts, Resolved, Sitter
from prasan.reports.template import DOTS, Template

WORDING = {
    **LETTER_WORDING,
    "meeting.call": (
        "ด้วยประธาน{committee}กำหนดให้มีการประชุม {label} ในวันที่ {day} {time} ณ {place} "
        "จึงขอเชิญท่านเข้าร่วมประชุมตามวันเวลาและสถานที่ดังกล่าว"
    ),
}
SIZE = 15
CHAIR, SECRETARY = "ประธาน", "เลขานุการ"
# The order that minutes of Thai meetings keep; used where the meeting's own agenda was not written.
STANDARD_AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุม",
    "เรื่องสืบเนื่อง",
    "เรื่องเพื่อพิจารณา",
    "เรื่องอื่น ๆ",
)


def _titles(facts: MeetingFacts, title: str) -> tuple[Block, ...]:
    lines = (
        facts.committee,
        facts.whose,
        f"{facts.label} วันที่ {thai_date(facts.on)} {facts.at}".strip(),
    )
    where = (f"ณ {facts.place}",) if facts.place else ()
    shown = (paragraph(line, bold=True, align=Align.CENTRE, space_after=0) for line in (*lines, *where))
    return (Heading(title, 1, Align.CENTRE), *shown, paragraph(""))


def _document(facts: MeetingFacts, template: Template, title: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=f"{title} {facts.committee} {facts.label} {facts.whose}",
        sections=(Section(blocks),),
        foot=f"{facts.committee} {facts.label}",
        marks=marks(synthetic=facts.synthetic),
        thai_digits=template.thai_digits,
        size=SIZE,
        author=facts.whose,
    )


def _items(facts: MeetingFacts) -> tuple[str, ...]:
    return facts.agenda or STANDARD_AGENDA


def build_agenda(facts: MeetingFacts, template: Template) -> Document:
    """The letter that calls, then the agenda; a coordination committee's with the projects that wait for its word."""
    items = (paragraph(f"ระเบียบวาระที่ {at} {item}", indent_mm=10) for at, item in enumerate(_items(facts), 1))
    agenda = (*_titles(facts, "ระเบียบวาระการประชุม"), *items, *_considered(facts))
    blocks = (*_call(facts, template), PageBreak(), *agenda)
    return _document(facts, template, "ระเบียบวาระการประชุม", blocks)


def _call(facts: MeetingFacts, template: Template) -> tuple[Block, ...]:
    figures = {
        "committee": facts.committee,
        "label": facts.label,
        "day": thai_date(facts.on),
        "time": facts.at,
        "place": facts.place or DOTS,
    }
    said = template.words("meeting.call", WORDING["meeting.call"], figures)
    committee = f"{facts.committee} {facts.whose}"
    return letter(
        template,
        owner=facts.whose,
        place=facts.address,
        about=f"ขอเชิญประชุม{committee} {facts.label}",
        to=f"กรรมการใน{facts.committee}ทุกท่าน",
        enclosed="ระเบียบวาระการประชุม จำนวน 1 ชุด",
        body=(" ".join(said.split()), "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุม"),
        signed=template.signed(f"ประธาน{facts.committee}", name=facts.who_is(CHAIR)),
        size=SIZE,
    )


def _considered(facts: MeetingFacts) -> tuple[Block, ...]:
    if not facts.projects:
        return ()
    rows = tuple(
        Row((Cell(str(at)), Cell(one.organisation), Cell(one.name), Cell(one.target), amount(one.baht), Cell()))
        for at, one in enumerate(facts.projects, 1)
    )
    baht = sum(one.baht for one in facts.projects)
    last = total_row((Cell(f"รวม {len(rows):,} โครงการ", columns=4, align=Align.CENTRE), amount(baht), Cell()))
    heads = Row(tuple(map(head, ("ที่", "อปท. ที่ขอ", "โครงการ", "เป้าหมาย", "งบประมาณ\nทุกปี (บาท)", "มติ"))))
    columns = (
        Column(0.6, Align.CENTRE, fit=True),
        Column(1.8),
        Column(3),
        Column(2.2),
        Column(1.4, Align.RIGHT, fit=True),
        Column(1.2),
    )
    table = Table(columns, (*rows, last), head=(heads,), name="โครงการ", size=12)
    order = paragraph("เรียงตามลำดับที่ข้อมูลเสนอ ที่ประชุมจัดลำดับเองได้", size=12, space_after=1, keep=True)
    return (Heading(f"โครงการที่เสนอให้พิจารณา ({len(rows):,} โครงการ)", 2), order, table)


def build_minutes(facts: MeetingFacts, template: Template) -> Document:
    """Who came, what was said, what was decided on each item."""
    blocks: list[Block] = [*_titles(facts, "รายงานการประชุม"), *_who_came(facts)]
    blocks.append(paragraph(f"เริ่มประชุม{facts.at or f'เวลา {DOTS}'}", bold=True))
    left = list(facts.resolutions)
    for at, item in enumerate(_items(facts), 1):
        on_it = [one for one in left if one.item.split(".")[0] == str(at)]
        left = [one for one in left if one not in on_it]
        blocks.append(paragraph(f"ระเบียบวาระที่ {at} {item}", bold=True, keep=bool(on_it)))
        blocks += [said for one in sorted(on_it, key=_number) for said in _decided(one)]
    if facts.minutes:
        blocks.append(Heading("บันทึกการประชุม", 2))
        blocks += prose(facts.minutes)
    if left or not facts.resolutions:
        blocks.append(Heading("มติที่ประชุม", 2))
    blocks += [said for one in left for said in _decided(one)]
    if not facts.resolutions:
        blocks.append(paragraph("ยังไม่มีมติที่บันทึกไว้"))
    blocks.append(paragraph(f"เลิกประชุมเวลา {DOTS}", bold=True, keep=True))
    taken = Signature((f"({facts.who_is(SECRETARY) or DOTS})", "ผู้จดรายงานการประชุม"))
    checked = Signature((f"({DOTS})", "ผู้ตรวจรายงานการประชุม"))
    blocks += template.feet() or (Signatures((taken, checked)),)
    return _document(facts, template, "รายงานการประชุม", tuple(blocks))


def _who_came(facts: MeetingFacts) -> tuple[Block, ...]:
    """Those who came and those who did not; where nobody was recorded yet, the members alone."""
    if not facts.present:
        not_yet = paragraph("ยังไม่บันทึกผู้มาประชุม", size=12, space_after=1)
        return (
            paragraph(f"กรรมการ {len(facts.sitters)} คน", bold=True, keep=True, space_after=1),
            *_names(facts.sitters),
            not_yet,
        )
    blocks: list[Block] = []
    for title, is_present in (("ผู้มาประชุม", True), ("ผู้ไม่มาประชุม", False)):
        ones = [one for one in facts.sitters if one.present is is_present]
        said = f"{title} {len(ones)} คน" if ones else f"{title} ไม่มี"
        blocks += [paragraph(said, bold=True, keep=bool(ones), space_after=1), *_names(ones)]
    quorum = "ครบองค์ประชุม" if facts.present >= facts.quorum else "ไม่ครบองค์ประชุม"
    told = f"มาประชุม {facts.present} จาก {len(facts.sitters)} คน องค์ประชุม {facts.quorum} คน: {quorum}"
    return (*blocks, paragraph(told))


def _number(one: Resolved) -> list[int]:
    return [int(part) for part in one.item.split(".") if part.isdecimal()]


def _decided(one: Resolved) -> tuple[Block, ...]:
    """What was decided, with the single projects that it names."""
    item = f" (วาระที่ {one.item})" if "." in one.item else ""
    said = Paragraph((Run(f"มติที่ประชุม{item}: {one.outcome} ", bold=True), Run(one.text)), indent_mm=10)
    return (said, *(paragraph(f"- {project}", indent_mm=16, space_after=1) for project in one.projects))


def _names(ones: Sequence[Sitter]) -> tuple[Block, ...]:
    rows = tuple(
        Row((Cell(f"{at}."), Cell(one.name), Cell(one.seat), Cell(one.post))) for at, one in enumerate(ones, 1)
    )
    columns = (Column(0.5, Align.RIGHT), Column(2.2), Column(3.3), Column(1.2))
    return (Table(columns, rows, name="ผู้มาประชุม", size=13, lined=False),) if rows else ()


def build_attendance(facts: MeetingFacts, template: Template) -> Document:
    """The list that members sign."""
    rows = tuple(
        Row((Cell(str(at)), Cell(one.name), Cell(f"{one.seat}\n{one.post}"), Cell(), Cell()))
        for at, one in enumerate(facts.sitters, 1)
    )
    heads = Row(tuple(map(head, ("ที่", "ชื่อ", "ตำแหน่ง", "ลายมือชื่อ", "หมายเหตุ"))))
    columns = (Column(0.6, Align.CENTRE, fit=True), Column(2.3), Column(3.2), Column(2.2), Column(1.2))
    table = Table(columns, rows, head=(heads,), name="ลงชื่อ", size=13)
    body: Block = table if rows else paragraph("ยังไม่มีกรรมการในคณะนี้", align=Align.CENTRE)
    blocks = (*_titles(facts, "ใบลงชื่อผู้เข้าประชุม"), body, *template.feet())
    return _document(facts, template, "ใบลงชื่อผู้เข้าประชุม", blocks)


_FORMS = (Form.DOCX, Form.PDF)
KINDS = (
    Kind(
        "meeting-agenda",
        "หนังสือเชิญและระเบียบวาระการประชุม",
        "Call and agenda of a meeting",
        Subject.MEETING,
        build_agenda,
        forms=_FORMS,
        wording=WORDING,
    ),
    Kind("meeting-minutes", "รายงานการประชุม", "Minutes of a meeting", Subject.MEETING, build_minutes, forms=_FORMS),
    Kind(
        "meeting-attendance",
        "ใบลงชื่อผู้เข้าประชุม",
        "Attendance list of a meeting",
        Subject.MEETING,
        build_attendance,
        forms=_FORMS,
    ),
)
