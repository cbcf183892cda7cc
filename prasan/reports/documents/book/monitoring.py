"""Part 4 of the plan book: how the plan is followed, and what has been done so far (planning-rules 4.1, 4.5). Pure."""

from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, Table, prose
from prasan.reports.documents.book.wording import worded
from prasan.reports.documents.forms import amount, head, total_row
from prasan.reports.facts.books import BookFacts
from prasan.reports.template import Template


def part(facts: BookFacts, template: Template) -> tuple[Block, ...]:
    """Method, then the figures of each year."""
    columns = (Column(1.4, Align.CENTRE), *(Column(1.3, Align.RIGHT, fit=True) for _ in range(4)))
    heads = ("ปีงบประมาณ", "โครงการ\nในแผน", "เริ่ม\nดำเนินการแล้ว", "แล้วเสร็จ", "งบประมาณตามแผน\n(บาท)")
    rows = [
        Row((Cell(f"พ.ศ. {one.fiscal_year}"), *map(amount, (one.projects, one.begun, one.completed, one.baht))))
        for one in facts.years
    ]
    sums = (sum(getattr(one, name) for one in facts.years) for name in ("projects", "begun", "completed", "baht"))
    last = total_row((Cell("รวม", align=Align.CENTRE), *map(amount, sums)))
    return (
        Heading("ส่วนที่ 4 การติดตามและประเมินผล", 1, Align.CENTRE),
        Heading("1. แนวทางการติดตามและประเมินผล", 2),
        *prose(worded(facts, template, "book.monitoring")),
        Heading("2. ผลการดำเนินงานตามแผนถึงปัจจุบัน", 2),
        *prose(
            "จำนวนโครงการนับในแต่ละปีที่มีงบประมาณ เริ่มดำเนินการหมายถึงลงนามสัญญา เบิกจ่าย หรือแล้วเสร็จ "
            "เฉพาะโครงการของ อปท. ไม่รวมโครงการที่ขอประสานและครุภัณฑ์"
        ),
        Table(columns, (*rows, last), head=(Row(tuple(map(head, heads))),), name="ติดตาม"),
    )
