"""The papers of a meeting: the call with its agenda, the minutes with what was decided, the list to sign. Pure."""

from prasan.common.years import thai_date
from prasan.reports.content import Align, Block, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents.forms import head
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.marks import SYNTHETIC
from prasan.reports.facts.meetings import MeetingFacts
from prasan.reports.template import Template

WORDING = {
    "meeting.call": (
        "ด้วยประธาน{committee}กำหนดให้มีการประชุม {label} ในวันที่ {day} {time} ณ {place} "
        "จึงขอเชิญท่านเข้าร่วมประชุมตามวันเวลาและสถานที่ดังกล่าว"
    ),
}
# The order that minutes of Thai meetings keep; used where the meeting's own agenda was not written.
STANDARD_AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุม",
    "เรื่องสืบเนื่อง",
    "เรื่องเพื่อพิจารณา",
    "เรื่องอื่น ๆ",
)
_DOTS = "............................................"


def _titles(facts: MeetingFacts, title: str) -> tuple[Block, ...]:
    lines = (
        f"{facts.committee} {facts.organisation_name}",
        f"{facts.label} วันที่ {thai_date(facts.on)} {facts.time}".strip(),
    )
    where = (f"ณ {facts.place}",) if facts.place else ()
    shown = (paragraph(line, bold=True, align=Align.CENTRE, space_after=0) for line in (*lines, *where))
    return (Heading(title, 1, Align.CENTRE), *shown, paragraph(""))


def _document(facts: MeetingFacts, template: Template, title: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=f"{title} {facts.committee} {facts.label} {facts.organisation_name}",
        sections=(Section((*blocks, *template.feet())),),
        foot=f"{title} {facts.committee} {facts.label}",
        marks=(SYNTHETIC,) if facts.synthetic else (),
        thai_digits=template.thai_digits,
        size=15,
        author=facts.organisation_name,
    )


def _items(facts: MeetingFacts) -> tuple[str, ...]:
    return facts.agenda or STANDARD_AGENDA


def build_agenda(facts: MeetingFacts, template: Template) -> Document:
    """The call and the agenda."""
    said = template.words("meeting.call", WORDING["meeting.call"])
    figures = {
        "committee": facts.committee,
        "label": facts.label,
        "day": thai_date(facts.on),
        "time": facts.time,
        "place": facts.place or _DOTS,
    }
    for name, value in figures.items():
        said = said.replace("{" + name + "}", value)
    items = (paragraph(f"ระเบียบวาระที่ {at} {item}", indent_mm=10) for at, item in enumerate(_items(facts), 1))
    call = paragraph(" ".join(said.split()), first_line_mm=15)
    blocks = (*template.head(), *_titles(facts, "ระเบียบวาระการประชุม"), call, *items)
    return _document(facts, template, "ระเบียบวาระการประชุม", blocks)


def build_minutes(facts: MeetingFacts, template: Template) -> Document:
    """Who came, what was said, what was decided on each item."""
    came = [one for one in facts.sitters if one.present]
    absent = [one for one in facts.sitters if not one.present]
    blocks: list[Block] = [*_titles(facts, "รายงานการประชุม")]
    for title, ones in (("ผู้มาประชุม", came), ("ผู้ไม่มาประชุม", absent)):
        blocks.append(paragraph(f"{title} {len(ones)} คน", bold=True, keep=True, space_after=1))
        blocks += [
            paragraph(f"{at}. {one.name} {one.seat} {one.post}", indent_mm=10, space_after=0.5)
            for at, one in enumerate(ones, 1)
        ]
    quorum = "ครบองค์ประชุม" if facts.present >= facts.quorum else "ไม่ครบองค์ประชุม"
    blocks.append(
        paragraph(f"มาประชุม {facts.present} จาก {len(facts.sitters)} คน องค์ประชุม {facts.quorum} คน: {quorum}")
    )
    blocks.append(paragraph(f"เริ่มประชุม {facts.time or _DOTS}", bold=True))
    blocks += [paragraph(f"ระเบียบวาระที่ {at} {item}", bold=True) for at, item in enumerate(_items(facts), 1)]
    if facts.minutes:
        blocks.append(Heading("บันทึกการประชุม", 2))
        blocks += [paragraph(line, first_line_mm=15) for line in facts.minutes.split("\n") if line.strip()]
    blocks += [Heading("มติที่ประชุม", 2), _resolutions(facts)]
    return _document(facts, template, "รายงานการประชุม", tuple(blocks))


def _resolutions(facts: MeetingFacts) -> Block:
    if not facts.resolutions:
        return paragraph("ยังไม่มีมติที่บันทึกไว้")
    rows = tuple(
        Row((Cell(one.item or "-"), Cell("\n".join((one.text, *one.projects))), Cell(one.outcome)))
        for one in facts.resolutions
    )
    heads = Row(tuple(map(head, ("ระเบียบวาระที่", "มติ", "ผล"))))
    return Table((Column(1.2, Align.CENTRE), Column(5), Column(1.6)), rows, head=(heads,), name="มติ", size=13)


def build_attendance(facts: MeetingFacts, template: Template) -> Document:
    """The list that members sign."""
    rows = tuple(
        Row((Cell(str(at)), Cell(one.name), Cell(f"{one.seat}\n{one.post}"), Cell(), Cell()))
        for at, one in enumerate(facts.sitters, 1)
    )
    heads = Row(tuple(map(head, ("ที่", "ชื่อ", "ตำแหน่ง", "ลายมือชื่อ", "หมายเหตุ"))))
    columns = (Column(0.6, Align.CENTRE), Column(2.6), Column(2.6), Column(2.2), Column(1.2))
    table = Table(columns, rows, head=(heads,), name="ลงชื่อ", size=13)
    body: Block = table if rows else paragraph("ยังไม่มีกรรมการในคณะนี้", align=Align.CENTRE)
    return _document(facts, template, "ใบลงชื่อผู้เข้าประชุม", (*_titles(facts, "ใบลงชื่อผู้เข้าประชุม"), body))


_FORMS = (Form.DOCX, Form.PDF)
_ASKS = (Ask.MEETING,)
AGENDA = Kind(
    "meeting-agenda", "หนังสือเชิญและระเบียบวาระการประชุม", "Call and agenda of a meeting", Subject.MEETING, build_agenda,
    forms=_FORMS, wording=WORDING, asks=_ASKS, is_internal=True,
)  # fmt: skip
MINUTES = Kind(
    "meeting-minutes", "รายงานการประชุม", "Minutes of a meeting", Subject.MEETING, build_minutes,
    forms=_FORMS, asks=_ASKS, is_internal=True,
)  # fmt: skip
ATTENDANCE = Kind(
    "meeting-attendance", "ใบลงชื่อผู้เข้าประชุม", "Attendance list of a meeting", Subject.MEETING, build_attendance,
    forms=_FORMS, asks=_ASKS, is_internal=True,
)  # fmt: skip
