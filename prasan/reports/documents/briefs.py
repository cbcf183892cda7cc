"""What one-page briefs share. Pure."""

from collections.abc import Iterable, Sequence

from prasan.reports.content import Align, Block, Cell, Column, Heading, Row, Table, paragraph


def title(text: str, *under: str) -> tuple[Block, ...]:
    """The title and the lines under it."""
    lines = (paragraph(line, size=12, space_after=1) for line in under if line)
    return (Heading(text, 1), *lines)


def facts_table(rows: Iterable[tuple[str, str]]) -> Table:
    """Names and what they are, in two columns; what is empty says so."""
    columns = (Column(1.6), Column(4.4))
    body = tuple(Row((Cell(name, bold=True), Cell(said or "-"))) for name, said in rows)
    return Table(columns, body, name="ข้อมูล", size=11)


def figures(pairs: Sequence[tuple[str, str]], *, size: float = 15) -> Table:
    """Big figures side by side, each with its name under it."""
    columns = tuple(Column(1, Align.CENTRE) for _ in pairs)
    names = Row(tuple(Cell(name) for _, name in pairs))
    return Table(columns, (Row(tuple(Cell(said, bold=True) for said, _ in pairs)), names), name="ตัวเลข", size=size)
