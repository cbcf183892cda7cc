"""The letter by which one office writes to another, as papers of the administration are laid out. Pure."""

from collections.abc import Iterable

from prasan.reports.content import Align, Block, Cell, Column, Row, Table, paragraph
from prasan.reports.template import DOTS, Template

FIRST_LINE_MM = 15


def letter(
    template: Template,
    *,
    owner: str,
    about: str,
    to: str,
    enclosed: str,
    body: Iterable[str],
    signed: Iterable[Block],
    size: float,
) -> tuple[Block, ...]:
    """Number and whose it is on one line, the day, what about, to whom, what comes with it, the text, the place to sign."""
    first = Table(
        (Column(1), Column(1, Align.RIGHT)), (Row((Cell(f"ที่ {DOTS}"), Cell(owner))),), size=size, lined=False, name="ที่"
    )
    return (
        *template.head(),
        first,
        paragraph(f"วันที่ {DOTS}", align=Align.CENTRE),
        paragraph(f"เรื่อง  {about}"),
        paragraph(f"เรียน  {to}"),
        paragraph(f"สิ่งที่ส่งมาด้วย  {enclosed}"),
        *(paragraph(line, first_line_mm=FIRST_LINE_MM) for line in body),
        paragraph("ขอแสดงความนับถือ", align=Align.CENTRE, keep=True),
        *signed,
    )
