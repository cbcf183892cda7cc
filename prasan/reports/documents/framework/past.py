"""Part 1 of the framework document: what came of the period before, in figures from announced plans and in words. Pure."""

from prasan.framework.rules import ElementDraft, Kind, Level
from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, RowKind, Table, paragraph, prose
from prasan.reports.documents.forms import amount, head
from prasan.reports.documents.framework.wording import Words
from prasan.reports.facts.frameworks import FrameworkFacts, Past, PastStrategy

_SHORTEST_PROSE = 100
_RESULTS_OF = "2.1"


def number_of(code: str) -> str:
    """The number under which an element is printed: 3.2.1 → 1, 2/3 → 3, 4-2 (a number that came twice) → 4."""
    return code.split("-")[0].replace("/", ".").rsplit(".", 1)[-1]


def numbered(items: tuple[ElementDraft, ...], form: str = "{}. {}") -> tuple[Block, ...]:
    """A numbered list."""
    return tuple(paragraph(form.format(number_of(one.code), one.title), indent_mm=8, space_after=1.5) for one in items)


def part(facts: FrameworkFacts, words: Words) -> tuple[Block, ...]:
    """The whole of part 1."""
    first, last = words.figures["past_first"], words.figures["past_last"]
    problems = facts.of(Level.PREVIOUS_FRAMEWORK, Kind.PROBLEM)
    early = tuple(one for one in problems if one.code.startswith(f"{_RESULTS_OF}."))
    late = tuple(one for one in problems if one not in early)
    results = {one.code: one.title for one in facts.of(Level.PREVIOUS_FRAMEWORK, Kind.RESULT)}
    whole = f"สรุปผลการพัฒนาท้องถิ่นในช่วงที่ผ่านมา (พ.ศ. {first} - {last})"
    return (
        Heading(f"ส่วนที่ 1 {whole}", 1, Align.CENTRE),
        Heading("1. ผลการดำเนินงานการพัฒนาท้องถิ่น", 2),
        Heading(f"1.1 สรุปสถานการณ์การพัฒนาทั่วไป (พ.ศ. {first} - {last})", 3),
        *prose(words.of("framework.situation")),
        *_strategies(facts),
        Heading("1.2 การประเมินผลการพัฒนาท้องถิ่นในเชิงปริมาณและเชิงคุณภาพ", 3),
        *prose(_evaluation(facts, results)),
        *_figures(facts.past),
        Heading("2. ผลที่ได้รับจากการดำเนินงาน", 2),
        Heading("2.1 ผลที่ได้รับ/ผลที่สำคัญ", 3),
        *prose(_result(facts, results)),
        *numbered(early, "({}) {}"),
        Heading("2.2 ผลกระทบ", 3),
        *prose(
            _long(results.get("2.2", ""), "โดยรวบรวมจากรายงานผลการดำเนินงานประจำปีขององค์กรปกครองส่วนท้องถิ่นทุกแห่งในจังหวัด")
        ),
        Heading("3. สรุปการดำเนินงานที่ผ่านมา ปัญหา อุปสรรค และแนวทางแก้ไข", 2),
        Heading("3.1 การดำเนินการที่ผ่านมา", 3),
        *prose(_done(facts.past)),
        Heading("3.2 ปัญหาและอุปสรรค", 3),
        *numbered(late),
        Heading("3.3 แนวทางการแก้ไข", 3),
        *numbered(facts.of(Level.PREVIOUS_FRAMEWORK, Kind.REMEDY)),
    )


def _strategies(facts: FrameworkFacts) -> tuple[Block, ...]:
    ones = facts.of(Level.PREVIOUS_FRAMEWORK, Kind.STRATEGY)
    return tuple(paragraph(f"ยุทธศาสตร์ที่ {number_of(one.code)} {one.title}", indent_mm=8) for one in ones)


def _evaluation(facts: FrameworkFacts, results: dict[str, str]) -> str:
    quantity = results.get("1.2.1") or f"เชิงปริมาณ องค์กรปกครองส่วนท้องถิ่นในจังหวัด{facts.province_name}"
    quality = results.get("1.2.2") or "เชิงคุณภาพ ผลของโครงการเป็นไปตามที่แต่ละแห่งรายงาน"
    told = "โดยจำนวนโครงการและงบประมาณของแต่ละยุทธศาสตร์แสดงในตารางท้ายข้อนี้"
    return f"การประเมินผลการพัฒนาพิจารณาทั้งสองด้าน {quantity} {told} {quality}"


def _result(facts: FrameworkFacts, results: dict[str, str]) -> str:
    said = results.get(_RESULTS_OF) or "การพัฒนาเป็นไปตามยุทธศาสตร์ที่กำหนด"
    opening = f"ตลอดช่วงที่ผ่านมา องค์กรปกครองส่วนท้องถิ่นในจังหวัด{facts.province_name}ได้พัฒนาพื้นที่ตามยุทธศาสตร์ร่วมกัน"
    return f"{opening} โดยพบว่า{said}"


def _long(title: str, told: str) -> str:
    """A sentence that is told in full, so that a paragraph is one and not a line."""
    said = title or "ผลกระทบต่อประชาชนในพื้นที่ติดตามจากรายงานประจำปีขององค์กรปกครองส่วนท้องถิ่น"
    return said if len(said) > _SHORTEST_PROSE else f"{said} {told}"


def _done(past: Past | None) -> str:
    if past is None:
        return "[ให้เติม: จำนวนโครงการและงบประมาณของช่วงที่ผ่านมา ระบบยังไม่มีแผนที่ประกาศแล้วของช่วงนั้น]"
    return (
        f"องค์กรปกครองส่วนท้องถิ่น {past.organisations:,} แห่งมีโครงการในแผนรวม {past.projects:,} โครงการ "
        f"งบประมาณตามแผน {past.baht:,} บาท เริ่มดำเนินการแล้ว {past.begun:,} โครงการ แล้วเสร็จ {past.completed:,} โครงการ"
    )


def _figures(past: Past | None) -> tuple[Block, ...]:
    if past is None:
        return (paragraph("[ให้เติม: ตารางจำนวนโครงการและงบประมาณตามยุทธศาสตร์]", first_line_mm=15),)
    columns = (Column(0.5, Align.CENTRE), Column(3.4), *(Column(1.2, Align.RIGHT, fit=True) for _ in range(5)))
    heads = ("ที่", "ยุทธศาสตร์", "จำนวน\nอปท.", "จำนวน\nโครงการ", "งบประมาณตามแผน\n(บาท)", "เริ่ม\nดำเนินการ", "แล้วเสร็จ")
    rows = tuple(Row((Cell(one.code), Cell(one.title or "อื่น ๆ"), *_counts(one))) for one in past.strategies)
    last = Row((Cell("รวม", columns=2, align=Align.CENTRE), *_counts(past)), RowKind.TOTAL)
    return (Table(columns, (*rows, last), head=(Row(tuple(map(head, heads))),), name="ผลที่ผ่านมา"),)


def _counts(of: Past | PastStrategy) -> tuple[Cell, ...]:
    return tuple(map(amount, (of.organisations, of.projects, of.baht, of.begun, of.completed)))
