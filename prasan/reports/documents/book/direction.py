"""Part 2 of the plan book: issues, vision, mission, alignment with each higher plan as a table and as a map. Pure."""

from collections.abc import Iterable

from prasan.common.money import in_millions
from prasan.framework.rules import Level
from prasan.reports.content import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Picture,
    Row,
    RowKind,
    Section,
    Table,
    paragraph,
    prose,
)
from prasan.reports.documents.book.wording import worded
from prasan.reports.documents.forms import amount, head
from prasan.reports.drawings.strategy_map import MOST_PER_BAND, MapBox, StrategyMap, strategy_map_picture
from prasan.reports.facts.books import BookFacts, BookGuideline, BookIssue, HigherLink
from prasan.reports.template import Template

# The columns of the link table: the plans that the forms name (planning-rules 2.3, 2.8), then the PAO's own; each with the
# lines over its column.
LEVELS: tuple[tuple[Level, str, str], ...] = (
    (Level.NATIONAL_STRATEGY, "ยุทธศาสตร์ชาติ", "ยุทธศาสตร์\nชาติ"),
    (Level.NATIONAL_PLAN, "หมุดหมาย", "หมุดหมาย"),
    (Level.SDG, "SDGs", "SDGs"),
    (Level.PROVINCE, "แผนพัฒนาจังหวัด", "แผนพัฒนา\nจังหวัด"),
    (Level.PAO, "แผน อบจ.", "แผน\nอบจ."),
)
# The forms count a project in each of its years; this table does not, and says so.
_COUNTED = "ตารางนี้นับโครงการของ อปท. โครงการละหนึ่งไม่ว่ามีกี่ปี ไม่รวมโครงการที่ขอประสานและครุภัณฑ์"


def part(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """Vision, mission, issues, links."""
    vision = worded(facts, template, "book.vision")
    of_province = (
        (paragraph(f"วิสัยทัศน์ตามกรอบการพัฒนาของจังหวัด “{facts.vision}”", align=Align.CENTRE),) if facts.vision else ()
    )
    own = "ประเด็นการพัฒนาของ" + facts.plan.organisation_name
    return (
        Heading("ส่วนที่ 2 ประเด็นการพัฒนาท้องถิ่น", 1, Align.CENTRE),
        Heading("1. วิสัยทัศน์", 2),
        paragraph(f"“{vision}”" if vision else "[ให้เติมวิสัยทัศน์ในแม่แบบเอกสาร]", align=Align.CENTRE),
        *of_province,
        Heading("2. พันธกิจ", 2),
        *prose(worded(facts, template, "book.mission")),
        Heading(f"3. {own}", 2),
        *_issues(facts),
        Heading("4. ความเชื่อมโยงกับแผนในระดับต่าง ๆ", 2),
        *_links(facts),
    )


def _issues(facts: BookFacts) -> tuple[Block, ...]:
    if facts.own:
        rows = tuple(Row((Cell(one.code), Cell(one.title), Cell("\n".join(one.serves) or "-"))) for one in facts.own)
        heads = ("ที่", "ประเด็นของ อปท.", "ประเด็นและแนวทางของจังหวัดที่สนับสนุน")
        columns = (Column(0.6, Align.CENTRE), Column(3), Column(4))
        return (Table(columns, rows, head=(Row(tuple(map(head, heads))),), name="ประเด็น"),)
    told = (
        f"แผนนี้ใช้ประเด็นการพัฒนาตาม{facts.framework_title}" if facts.framework_title else "ยังไม่มีกรอบการพัฒนาของจังหวัดในระบบ"
    )
    served = tuple(f"ประเด็นที่ {one.code} {one.title}" for one in facts.issues if one.guidelines)
    return (*prose(told), *(paragraph(line, indent_mm=10, space_after=1) for line in served))


def _links(facts: BookFacts) -> tuple[Block, ...]:
    served = [issue for issue in facts.issues if issue.guidelines]
    if not served:
        return prose("ยังไม่มีโครงการที่ยืนยันแนวทางของจังหวัด ยืนยันในหน้าจัดเข้าประเด็นแล้วตารางนี้จะเติมเอง")
    rows: list[Row] = []
    width = 3 + len(LEVELS)
    for issue in served:
        rows.append(Row((Cell(f"ประเด็นที่ {issue.code} {issue.title}", columns=width),), RowKind.GROUP))
        rows += [_row(one) for one in issue.guidelines]
    columns = (
        Column(4),
        Column(0.8, Align.RIGHT, fit=True),
        Column(1.3, Align.RIGHT, fit=True),
        *(Column(1.1, Align.CENTRE, fit=True) for _ in LEVELS),
    )
    heads = ("แนวทางของจังหวัด", "จำนวน\nโครงการ", "งบประมาณ\n(บาท)", *(over for _, _, over in LEVELS))
    table = Table(columns, tuple(rows), head=(Row(tuple(map(head, heads))),), name="ความเชื่อมโยง")
    told = f" โครงการที่ยังไม่ยืนยันแนวทาง {facts.unplaced:,} โครงการ ไม่แสดงในตาราง" if facts.unplaced else ""
    return (*prose(f"{_COUNTED}{told}"), table)


def _row(one: BookGuideline) -> Row:
    return Row(
        (
            Cell(f"{one.code} {one.title}"),
            amount(one.projects),
            amount(one.baht),
            *(Cell(_of_level(one.links, level)) for level, _, _ in LEVELS),
        )
    )


def _of_level(links: Iterable[HigherLink], level: Level) -> str:
    """The numbers of the linked elements; their titles stand in the map and in the plans themselves."""
    return ", ".join(sorted((link.code for link in links if link.level is level), key=_number)) or "-"


def _number(code: str) -> list[int]:
    return [int(part) for part in code.split(".") if part.isdecimal()]


def map_sections(facts: BookFacts, template: Template) -> tuple[Section, ...]:
    """The strategy map on pages that lie across, as many issues on each as can be read; nothing where no project is placed."""
    boxes = [_box(issue) for issue in facts.issues if issue.guidelines]
    pages = [boxes[at : at + MOST_PER_BAND] for at in range(0, len(boxes), MOST_PER_BAND)]
    return tuple(
        Section((Heading("5. แผนที่ยุทธศาสตร์", 2, in_contents=number == 0), _map(facts, template, page)), landscape=True)
        for number, page in enumerate(pages)
    )


def _map(facts: BookFacts, template: Template, boxes: list[MapBox]) -> Picture:
    vision = worded(facts, template, "book.vision") or facts.vision
    title = f"{facts.plan.plan_name} {facts.plan.organisation_name}"
    drawn = StrategyMap(
        title, vision, tuple(boxes), "บรรทัดแรกในกล่องคือแผนระดับที่สูงกว่าซึ่งยืนยันความเชื่อมโยงแล้ว เลขคือรหัสในแผนนั้น"
    )
    said = "; ".join(f"{box.code} {box.title}: {', '.join(box.below)}" for box in boxes)
    return strategy_map_picture(drawn, alternative=f"แผนที่ยุทธศาสตร์ {said}", thai=template.thai_digits)


def _box(issue: BookIssue) -> MapBox:
    """An issue: the plans above that its guidelines serve, and the guidelines with their projects and money."""
    links = {link for one in issue.guidelines for link in one.links}
    baht = sum(one.baht for one in issue.guidelines)
    return MapBox(
        issue.code,
        issue.title,
        tuple(f"{one.code} {one.title} ({one.projects:,} โครงการ)" for one in issue.guidelines),
        tuple(f"{name} {_of_level(links, level)}" for level, name, _ in LEVELS if _of_level(links, level) != "-"),
        f"{in_millions(baht)} ล้านบาท" if baht else "",
    )
