"""The letter by which one office writes to another, as papers of the administration are laid out. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping

from prasan.reports.content import Align, Block, Cell, Column, Paragraph, Row, Table, paragraph, prose
from prasan.reports.template import DOTS, Template

WORDING = {
    "letter.address": "{place}",
    "letter.contact": f"ส่วนราชการเจ้าของเรื่อง {DOTS}\nโทร. {DOTS}",
}
"""What officers may word of every letter: the lines under the name of the office, and whom to ask."""

_LETTER_MM = 3.0


def letter(
    template: Template,
    *,
    owner: str,
    place: str,
    about: str,
    to: str,
    enclosed: str,
    body: Iterable[str],
    signed: Iterable[Block],
    size: float,
) -> tuple[Block, ...]:
    """Number and whose it is on one line, the day, what about, to whom, what comes with it, the text, the place to sign,
    whom to ask."""

    def worded(key: str, figures: Mapping[str, str] | None = None) -> str:
        return template.words(key, WORDING[key], figures)

    office = "\n".join(filter(None, (owner, worded("letter.address", {"place": place}))))
    first = Table((Column(1), Column(1)), (Row((Cell(f"ที่ {DOTS}"), Cell(office))),), size=size, lined=False, name="ที่")
    contact = worded("letter.contact").split("\n")
    return (
        *template.head(),
        first,
        # The day, the month and the year stand alone on a letter, written in when it is sent.
        paragraph(DOTS, align=Align.CENTRE),
        _named("เรื่อง", about),
        _named("เรียน", to),
        _named("สิ่งที่ส่งมาด้วย", enclosed),
        *prose("\n".join(body)),
        paragraph("ขอแสดงความนับถือ", align=Align.CENTRE, keep=True),
        *signed,
        paragraph(""),
        *(paragraph(line, size=size - 1, space_after=0) for line in contact),
    )


def _named(name: str, said: str) -> Paragraph:
    """เรื่อง  …: further lines stand behind the name."""
    room = _LETTER_MM * sum(unicodedata.category(c) != "Mn" for c in name)
    return paragraph(f"{name}  {said}", indent_mm=room, first_line_mm=-room)
