"""Pieces of WordprocessingML as text: runs, paragraphs, tables, fields. Pure.

Word shows Thai by the complex-script font and size, so both stand beside the Latin ones everywhere.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from prasan.reports import content
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import FAMILY

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_JUSTIFY = {"left": "left", "centre": "center", "right": "right"}
_TWIPS_PER_MM = 56.693
FONTS = f'<w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" w:eastAsia="{FAMILY}" w:cs="{FAMILY}"/>'
LANGUAGE = '<w:lang w:val="th-TH" w:eastAsia="th-TH" w:bidi="th-TH"/>'


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def properties(size: float, *, bold: bool = False, whole: bool = False) -> str:
    """The manner of a run, for Latin and for Thai; `whole` names the typeface and language too, as styles do for all runs."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    sizes = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return f"<w:rPr>{FONTS}{weight}{sizes}{LANGUAGE}</w:rPr>" if whole else f"<w:rPr>{weight}{sizes}</w:rPr>"


def run(text: str, size: float, *, bold: bool = False) -> str:
    """A run; line breaks of the text stay line breaks."""
    manner = properties(size, bold=bold)
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain(text).split("\n"))
    return f"<w:r>{manner}{'<w:br/>'.join(lines)}</w:r>"


def field(code: str, shown: str, size: float) -> str:
    """A field that Word works out again (PAGE, TOC …), with what it shows until then."""
    manner = properties(size)
    begin, middle, end = (
        f'<w:r>{manner}<w:fldChar w:fldCharType="{part}"/></w:r>' for part in ("begin", "separate", "end")
    )
    asked = f'<w:r>{manner}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return f"{begin}{asked}{middle}{run(shown, size)}{end}"


def paragraph(
    runs: str,
    *,
    align: str = "left",
    style: str = "",
    after_mm: float = 0,
    indent_mm: float = 0,
    first_mm: float = 0,
    keep: bool = False,
    tabs: str = "",
) -> str:
    """A paragraph around its runs."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    kept = "<w:keepNext/>" if keep else ""
    first = f'w:hanging="{twips(-first_mm)}"' if first_mm < 0 else f'w:firstLine="{twips(first_mm)}"'
    indent = f'<w:ind w:left="{twips(indent_mm)}" {first}/>' if indent_mm or first_mm else ""
    spacing = f'<w:spacing w:before="0" w:after="{twips(after_mm)}"/>'
    return f'<w:p><w:pPr>{named}{kept}{tabs}{spacing}{indent}<w:jc w:val="{_JUSTIFY[align]}"/></w:pPr>{runs}</w:p>'


def section_end(properties: str, *, is_last: bool) -> str:
    """What ends a section: a paragraph too low to need a page of its own, with the properties of the section's pages."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    if is_last:
        return f"<w:p><w:pPr>{low}</w:pPr></w:p>{properties}"
    return f"<w:p><w:pPr>{low}{properties}</w:pPr></w:p>"


def table(one: content.Table, widths: list[int], size: float, *, digits: bool) -> Iterator[str]:
    """A table of fixed widths, row by row, so that a long one is never held whole; a head is repeated on each page."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="444444"/>' for side in sides)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if one.lined else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inner = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    yield f'<w:tbl><w:tblPr>{width}{borders}<w:tblLayout w:type="fixed"/>{inner}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    yield from _rows(one.head, one, widths, size, is_head=True, digits=digits)
    yield from _rows(one.body, one, widths, size, is_head=False, digits=digits)
    yield "</w:tbl>"


def _rows(
    rows: tuple[content.Row, ...], one: content.Table, widths: list[int], size: float, *, is_head: bool, digits: bool
) -> Iterator[str]:
    """Rows; no row is split between pages."""
    open_spans: dict[int, tuple[int, int]] = {}
    placed, kept = content.columns_of(rows, len(widths)), content.kept_with_next(rows)
    if one.together:
        kept = [is_head or row is not rows[-1] for row in rows]
    for row, columns, keep in zip(rows, placed, kept, strict=True):
        begins = dict(zip(columns, row.cells, strict=True))
        cells, column, below = [], 0, {}
        while column < len(widths):
            if column in open_spans and column not in begins:
                wide, left = open_spans[column]
                cells.append(_cell("", widths[column : column + wide], wide, merge="<w:vMerge/>", keep=keep))
                if left > 1:
                    below[column] = (wide, left - 1)
                column += wide
                continue
            cell = begins.get(column, content.Cell())
            if cell.rows > 1:
                below[column] = (cell.columns, cell.rows - 1)
            filled = _filled(cell, row, one, widths, column, size, is_head=is_head, digits=digits, keep=keep)
            cells.append(filled)
            column += cell.columns
        open_spans = below
        head = "<w:tblHeader/>" if is_head else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _filled(
    cell: content.Cell,
    row: content.Row,
    one: content.Table,
    widths: list[int],
    column: int,
    size: float,
    *,
    is_head: bool,
    digits: bool,
    keep: bool,
) -> str:
    apart = row.kind in (content.RowKind.GROUP, content.RowKind.TOTAL)
    align = cell.align or (content.Align.CENTRE if is_head else one.columns[column].align)
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if is_head or apart else ""
    text = content.text_of(cell)
    shown = run(content.in_digits(text, thai=digits), size, bold=cell.bold or is_head or apart) if text else ""
    middle = '<w:vAlign w:val="center"/>' if is_head else ""
    wide = widths[column : column + cell.columns]
    return _cell(shown, wide, cell.columns, merge=merge, manner=shade + middle, align=align, keep=keep)


def _cell(
    runs: str, widths: list[int], wide: int, *, merge: str = "", manner: str = "", align: str = "left", keep: bool
) -> str:
    """A cell. Word keeps a row with the next where the paragraphs of its cells are kept."""
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    width = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{span}{merge}{manner}</w:tcPr>{paragraph(runs, align=align, keep=keep)}</w:tc>"
