"""Content → HTML for the preview page. Pure: every text is escaped, no style is written into it."""

from collections.abc import Iterator
from html import escape
from itertools import count

from prasan.reports import content
from prasan.reports.rendering.texts import plain

_FEW, _SOME = 4, 7
# A picture as wide as a page can only be read where it keeps some width.
_WIDE_MM = 100


def html(document: content.Document) -> str:
    """The whole document as sections of one page; its list of contents leads to the headings."""
    numbers = count(1)
    return "".join(_section(one, document, numbers) for one in document.sections)


def _shown(text: str, document: content.Document) -> str:
    cleaned = plain(content.in_digits(text, thai=document.thai_digits))
    return escape(cleaned).replace("\n", "<br>")


def _section(section: content.Section, document: content.Document, numbers: Iterator[int]) -> str:
    marks = " · ".join(_shown(mark, document) for mark in document.marks)
    corner = _shown(section.corner, document)
    blocks = "".join("".join(_block(one, document, numbers)) for one in section.blocks)
    side = "across" if section.landscape else "upright"
    return (
        f'<section class="paper {side}"><div class="paper-head"><span>{marks}</span><b>{corner}</b></div>'
        f'{blocks}<p class="paper-foot">{_shown(document.foot, document)}</p></section>'
    )


def _block(one: content.Block, document: content.Document, numbers: Iterator[int]) -> Iterator[str]:
    """`numbers` are those of the headings that stand in the list of contents."""
    match one:
        case content.Heading():
            level = min(one.level + 1, 6)
            place = f' id="heading-{next(numbers)}"' if one.in_contents else ""
            yield f'<h{level}{place} class="to-{one.align}">{_shown(one.text, document)}</h{level}>'
        case content.Paragraph():
            runs = ((("<b>", "</b>") if run.bold else ("", ""), _shown(run.text, document)) for run in one.runs)
            manner = f"to-{one.align} first-line" if one.first_line_mm > 0 else f"to-{one.align}"
            yield f'<p class="{manner}">' + "".join(f"{b}{text}{e}" for (b, e), text in runs) + "</p>"
        case content.Table():
            yield from _table(one, document)
        case content.Picture():
            mime = "image/svg+xml" if one.format == "svg" else f"image/{one.format}"
            drawn = f'<img alt="{escape(one.alternative)}" src="data:{mime};base64,{one.base64}">'
            if one.width_mm < _WIDE_MM:
                yield f'<p class="to-{one.align}">{drawn}</p>'
            else:
                label = escape(document.title)
                yield f'<div class="scroll wide" tabindex="0" role="region" aria-label="{label}">{drawn}</div>'
        case content.Signatures():
            places = ("<br>".join(_shown(line, document) for line in place.lines) for place in one.places)
            yield '<div class="paper-signatures">' + "".join(f"<p>{place}</p>" for place in places) + "</div>"
        case content.Contents():
            yield f'<p class="to-centre"><b>{_shown(one.title, document)}</b></p><ul class="paper-contents">'
            headings = (b for s in document.sections for b in s.blocks if isinstance(b, content.Heading))
            for number, heading in enumerate((each for each in headings if each.in_contents), 1):
                if heading.level <= one.levels:
                    link = f'<a href="#heading-{number}">{_shown(heading.text, document)}</a>'
                    yield f'<li class="level-{heading.level}">{link}</li>'
            yield "</ul>"
        case content.PageBreak():
            yield '<hr class="paper-break">'


def _table(table: content.Table, document: content.Document) -> Iterator[str]:
    label = escape(table.name or document.title)
    # A table of many columns is scrolled sideways rather than pressed; one of few fits any screen.
    count = len(table.columns)
    manners = ("many" if count > _SOME else "some" if count > _FEW else "", "" if table.lined else "unlined")
    classes = " ".join(("paper-table", *filter(None, manners)))
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table class="{classes}">'
    whole = sum(column.share for column in table.columns)
    yield "<colgroup>" + "".join(f'<col width="{100 * c.share / whole:.2f}%">' for c in table.columns) + "</colgroup>"
    yield "<thead>" + "".join(_row(row, None, document) for row in _placed(table.head, table)) + "</thead>"
    yield (
        "<tbody>" + "".join(_row(row, table, document) for row in _placed(table.body, table)) + "</tbody></table></div>"
    )


_Placed = tuple[content.Row, list[int]]


def _placed(rows: tuple[content.Row, ...], table: content.Table) -> list[_Placed]:
    return list(zip(rows, content.columns_of(rows, len(table.columns)), strict=True))


def _row(placed: _Placed, table: content.Table | None, document: content.Document) -> str:
    """A row of the body, or without `table` one of the head."""
    row, columns = placed
    cells = []
    for cell, column in zip(row.cells, columns, strict=True):
        spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
            f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        )
        if table is None:
            scope = "colgroup" if cell.columns > 1 else "col"
            cells.append(f'<th scope="{scope}"{spans}>{_shown(content.text_of(cell), document)}</th>')
            continue
        align = cell.align or table.columns[column].align
        text = _shown(content.text_of(cell), document)
        cells.append(f'<td class="to-{align}"{spans}>{f"<b>{text}</b>" if cell.bold else text}</td>')
    return f'<tr class="{row.kind}">{"".join(cells)}</tr>'
