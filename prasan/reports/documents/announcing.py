"""An announcement of an office, as papers of the administration are laid out. Pure."""

from collections.abc import Iterable
from datetime import date

from prasan.common.years import thai_date
from prasan.organisations.rules.kinds import head_of
from prasan.reports.content import Align, Block, paragraph, prose
from prasan.reports.template import DOTS, Template


def announcement(
    template: Template,
    *,
    owner: str,
    about: Iterable[str],
    body: Iterable[Block],
    on: date | None,
    signer: str = "",
    number: str = "",
) -> tuple[Block, ...]:
    """Whose it is and what about, centred; the text; the day with its era; the head of the office signs."""
    lines = (f"ประกาศ{owner}", *filter(None, about))
    day = thai_date(on, era=True) if on else f"{DOTS} พ.ศ. ............"
    return (
        *template.head(),
        *(paragraph(line, bold=True, align=Align.CENTRE, size=16, space_after=1) for line in lines),
        *((paragraph(f"เลขที่ {number}", align=Align.CENTRE),) if number else ()),
        paragraph("", space_after=2),
        *body,
        *prose("จึงประกาศให้ทราบโดยทั่วกัน"),
        paragraph(f"ประกาศ ณ วันที่ {day}", align=Align.CENTRE, keep=True),
        *template.signed(head_of(owner), name=signer),
    )
