"""The province's year for its council: slides, and the same as Word and PDF. Pure."""

from prasan.reports.content import Align, Block, Cell, Column, Document, Heading, Row, Section, Table, paragraph
from prasan.reports.documents import briefs
from prasan.reports.documents.forms import amount, head
from prasan.reports.documents.kinds import Ask, Form, Kind, Subject
from prasan.reports.documents.marks import marks
from prasan.reports.drawings.bars import Bar, bars
from prasan.reports.facts.provinces import GoalResult, ProvinceYearFacts
from prasan.reports.template import Template

TITLE = "สรุปผลการพัฒนาท้องถิ่นของจังหวัดต่อสภา"
_GOALS_A_SLIDE = 8
_WIDE_MM = 250


def build(facts: ProvinceYearFacts, template: Template) -> Document:
    """One slide for each thing that the council asks: whole, goals, stages, money, districts, what is missing."""
    year = f"ปีงบประมาณ พ.ศ. {facts.fiscal_year}"
    counted = [goal for goal in facts.goals if goal.share is not None]
    met = sum(1 for goal in counted if goal.is_met)
    cover: tuple[Block, ...] = (
        Heading(TITLE, 1, Align.CENTRE),
        *(paragraph("", size=24) for _ in range(2)),
        paragraph(f"จังหวัด{facts.province_name}", bold=True, align=Align.CENTRE, size=32),
        paragraph(year, align=Align.CENTRE, size=26),
        paragraph(facts.pao_name, align=Align.CENTRE, size=22),
    )
    big = (
        (f"{facts.organisations:,}", "อปท. ทั้งหมด"),
        (f"{facts.with_plan:,}", "อปท. ที่ประกาศแผนแล้ว"),
        (f"{met} / {len(counted)}", "จุดมุ่งหมายที่ถึงเป้า"),
        (f"{facts.stages[0].projects:,}" if facts.stages else "-", "โครงการของปีนี้"),
    )
    slides = [
        (
            f"ภาพรวม {year}",
            (briefs.figures(big, size=22), paragraph("", size=10), paragraph(_headline(facts, counted, met), size=20)),
        ),
        *_goal_slides(counted, template),
        ("โครงการอยู่ขั้นใด", (_stages(facts, template), _stage_table(facts))),
        ("งบประมาณตามประเด็น (ล้านบาท)", (_money(facts, template),)),
        *_districts(facts),
        ("สิ่งที่ขอให้สภาพิจารณา", tuple(paragraph(f"• {line}", size=20) for line in _asks(facts, counted))),
    ]
    made = tuple(Section((Heading(title, 1), *blocks), landscape=True) for title, blocks in slides)
    return Document(
        title=f"{TITLE} จังหวัด{facts.province_name} พ.ศ. {facts.fiscal_year}",
        sections=(Section(cover, landscape=True, numbered=False), *made),
        foot=f"{facts.pao_name} {year}",
        marks=marks(synthetic=facts.synthetic),
        thai_digits=template.thai_digits,
        author=facts.pao_name,
    )


def _headline(facts: ProvinceYearFacts, counted: list[GoalResult], met: int) -> str:
    best = max(counted, key=lambda goal: goal.share or 0, default=None)
    worst = min(counted, key=lambda goal: goal.share or 0, default=None)
    if best is None or worst is None:
        return "ยังไม่มีจุดมุ่งหมายที่นับจากโครงการ"
    return (
        f"ถึงเป้าแล้ว {met} จาก {len(counted)} จุดมุ่งหมาย สูงสุดคือ {best.short} (ร้อยละ {best.share or 0:.1f}) "
        f"ต่ำสุดคือ {worst.short} (ร้อยละ {worst.share or 0:.1f})"
    )


def _goal_slides(counted: list[GoalResult], template: Template) -> list[tuple[str, tuple[Block, ...]]]:
    slides: list[tuple[str, tuple[Block, ...]]] = []
    for begin in range(0, len(counted), _GOALS_A_SLIDE):
        part = counted[begin : begin + _GOALS_A_SLIDE]
        rows = [
            Bar(f"{g.code} {g.short}", g.share or 0, f"{g.counting:,}/{g.needed or 0:,} แห่ง", g.target) for g in part
        ]
        told = "ร้อยละของ อปท. ที่นับได้: " + ", ".join(f"{g.code} ร้อยละ {g.share or 0:.1f}" for g in part)
        drawn = bars(rows, scale=100, width_mm=_WIDE_MM, alternative=told, thai=template.thai_digits)
        note = paragraph("ขีดดำคือเป้าหมาย ตัวเลขคือ อปท. ที่นับได้ต่อที่ต้องมี", size=14)
        of_all = -(-len(counted) // _GOALS_A_SLIDE)
        slides.append((f"จุดมุ่งหมาย ({begin // _GOALS_A_SLIDE + 1}/{of_all})", (drawn, note)))
    return slides


def _stages(facts: ProvinceYearFacts, template: Template) -> Block:
    most = max((one.projects for one in facts.stages), default=0)
    rows = [Bar(one.stage, one.projects, f"{one.projects:,}") for one in facts.stages]
    told = "จำนวนโครงการตามขั้น: " + ", ".join(f"{row.label} {row.said}" for row in rows)
    return bars(rows, scale=most, width_mm=_WIDE_MM * 0.8, alternative=told, thai=template.thai_digits)


def _stage_table(facts: ProvinceYearFacts) -> Table:
    heads = Row(tuple(map(head, ("ขั้น", "โครงการ", "งบประมาณตามแผน (บาท)"))))
    rows = tuple(Row((Cell(one.stage), amount(one.projects), amount(one.baht))) for one in facts.stages)
    return Table((Column(2), Column(1, Align.RIGHT), Column(1.6, Align.RIGHT)), rows, head=(heads,), name="ขั้น")


def _money(facts: ProvinceYearFacts, template: Template) -> Block:
    most = max((one.baht for one in facts.issues), default=0)
    rows = [Bar(f"{one.code} {one.title}".strip(), one.baht, f"{one.baht / 1_000_000:,.1f}") for one in facts.issues]
    told = "งบประมาณตามประเด็น: " + ", ".join(f"{row.label} {row.said} ล้านบาท" for row in rows)
    return bars(rows, scale=most, width_mm=_WIDE_MM, alternative=told, thai=template.thai_digits)


def _districts(facts: ProvinceYearFacts) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """The ten districts with most organisations that have begun nothing; no slide where all have begun."""
    begun_less = (one for one in facts.districts if one.counting < one.organisations)
    waiting = sorted(begun_less, key=lambda one: one.counting - one.organisations)[:10]
    if not waiting:
        return ()
    heads = Row(tuple(map(head, ("อำเภอ", "อปท.", "เริ่มแล้ว", "ยังไม่เริ่ม"))))
    rows = tuple(
        Row((Cell(one.name), *map(amount, (one.organisations, one.counting, one.organisations - one.counting))))
        for one in waiting
    )
    numbers = tuple(Column(1, Align.RIGHT) for _ in range(3))
    table = Table((Column(2.4), *numbers), rows, head=(heads,), name="อำเภอ")
    return (("อำเภอที่ยังเริ่มไม่ครบทุก อปท.", (table,)),)


def _asks(facts: ProvinceYearFacts, counted: list[GoalResult]) -> list[str]:
    behind = [goal for goal in counted if not goal.is_met]
    near = sorted(behind, key=lambda goal: (goal.needed or 0) - goal.counting)[:3]
    lines = [
        f"เร่งรัด{g.short}: ต้องเพิ่มอีก {max((g.needed or 0) - g.counting, 0):,} แห่ง "
        f"มี {g.short_of:,} แห่งที่มีโครงการแล้ว เหลืออีกขั้นเดียวจึงนับได้"
        for g in near
    ]
    if facts.organisations > facts.with_plan:
        lines.append(f"อปท. {facts.organisations - facts.with_plan:,} แห่งยังไม่ประกาศแผนในระบบ")
    return lines or ["ทุกจุดมุ่งหมายที่นับจากโครงการถึงเป้าแล้ว"]


KIND = Kind(
    "council",
    f"{TITLE} (สไลด์)",
    "The province's year for the council (slides)",
    Subject.PROVINCE_YEAR,
    build,
    forms=(Form.PPTX, Form.PDF, Form.DOCX),
    asks=(Ask.FISCAL_YEAR,),
)
