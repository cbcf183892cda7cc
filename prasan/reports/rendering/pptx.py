"""Content → a slide deck: each section is a slide, its first heading the title, then texts, tables and pictures."""

import io
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Mm, Pt

from prasan.reports import content
from prasan.reports.rendering.packages import packed
from prasan.reports.rendering.pdf import LONG_MM
from prasan.reports.rendering.pictures import as_dots
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import FAMILY, Typeface

WIDTH_MM, HEIGHT_MM, _SIDE, _TOP = 338.67, 190.5, 16.0, 34.0
_TITLE, _BODY, _TABLE, _SMALL = 30, 20, 13, 11
_colour: Any = RGBColor  # python-pptx has no types for it
_INK, _ACCENT, _PALE, _WHITE = (_colour.from_string(code) for code in ("1C1F2A", "3F3F9F", "E9E9F6", "FFFFFF"))
_ALIGN = {
    content.Align.LEFT: PP_ALIGN.LEFT,
    content.Align.CENTRE: PP_ALIGN.CENTER,
    content.Align.RIGHT: PP_ALIGN.RIGHT,
}
_PER_LINE_MM, _SMALLEST_SCALE = 0.56, 0.4


def _said(one: content.Paragraph) -> str:
    return "".join(run.text for run in one.runs)


def pptx(document: content.Document, typeface: Typeface) -> bytes:
    """The document as .pptx."""
    deck: Deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    properties = deck.core_properties
    properties.title, properties.author = document.title[:255], document.author[:255]
    properties.created = properties.modified = datetime(2000, 1, 1)
    for number, section in enumerate(document.sections, 1):
        _Slide(deck, document, typeface).draw(section, number)
    held = io.BytesIO()
    deck.save(held)
    return packed(held, {})


class _Slide:
    """Draws one section from the top of its slide down."""

    def __init__(self, deck: Deck, document: content.Document, typeface: Typeface) -> None:
        self.document, self.typeface = document, typeface
        self.slide: Slide = deck.slides.add_slide(deck.slide_layouts[6])
        self.at, self.scale = _TOP, 1.0

    def draw(self, section: content.Section, number: int) -> None:
        """The title, the blocks, the foot."""
        title = next((one for one in section.blocks if isinstance(one, content.Heading)), None)
        if title:
            self._text(title.text, _SIDE, 12, _TITLE, bold=True, align=title.align, colour=_ACCENT, high=18)
        blocks = [one for one in section.blocks if one is not title]
        while self.scale > _SMALLEST_SCALE and self._high(blocks) > HEIGHT_MM - 16 - _TOP:
            self.scale -= 0.05
        for block in blocks:
            self._block(block)
        foot = " · ".join(part for part in (*self.document.marks, self.document.foot) if part)
        self._text(foot, _SIDE, HEIGHT_MM - 12, _SMALL, high=8)
        if section.numbered:
            self._text(str(number), WIDTH_MM - 30, HEIGHT_MM - 12, _SMALL, wide=14, align=content.Align.RIGHT, high=8)

    def _block(self, one: content.Block) -> None:
        match one:
            case content.Heading():
                self._text(one.text, _SIDE, self.at, _BODY, bold=True, high=11)
                self.at += 12
            case content.Paragraph():
                bold, high = any(run.bold for run in one.runs), self._high([one])
                self._text(_said(one), _SIDE, self.at, self._size(one), bold=bold, align=one.align, high=high)
                self.at += high
            case content.Table():
                self._table(one)
            case content.Picture():
                self._picture(one)
            case content.Signatures() | content.Contents() | content.PageBreak():
                pass

    def _size(self, one: content.Paragraph) -> float:
        return (one.size or _BODY) * self.scale

    def _high(self, blocks: list[content.Block]) -> float:
        """About how high texts are: those of a slide are made smaller until they stand above its foot."""
        high = 0.0
        for one in blocks:
            if isinstance(one, content.Paragraph):
                size = self._size(one)
                lines = max(1, round(len(_said(one)) * size * 0.19 / (WIDTH_MM - 2 * _SIDE) + 0.49))
                high += lines * size * _PER_LINE_MM + one.space_after
        return high

    def _shown(self, text: str) -> str:
        return plain(content.in_digits(text, thai=self.document.thai_digits))

    def _text(
        self,
        text: str,
        left: float,
        top: float,
        size: float,
        *,
        bold: bool = False,
        align: content.Align = content.Align.LEFT,
        wide: float = 0,
        high: float = 10,
        colour: Any = _INK,
    ) -> None:
        box = self.slide.shapes.add_textbox(Mm(left), Mm(top), Mm(wide or WIDTH_MM - 2 * _SIDE), Mm(high))
        box.text_frame.word_wrap = True
        self._fill(box.text_frame, text, size, bold=bold, align=align, colour=colour)

    def _fill(
        self, frame: Any, text: str, size: float, *, bold: bool, align: content.Align, colour: Any = _INK
    ) -> None:
        for place, line in enumerate(self._shown(text).split("\n")):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment = _ALIGN[align]
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FAMILY
            run.font.color.rgb = colour
            # Thai is shown by the complex-script typeface.
            properties = run._r.get_or_add_rPr()
            properties.set("lang", "th-TH")
            script = properties.makeelement(qn("a:cs"), {"typeface": FAMILY})
            properties.append(script)

    def _table(self, one: content.Table) -> None:
        rows = (*one.head, *one.body)
        placed = [*content.columns_of(one.head, len(one.columns)), *content.columns_of(one.body, len(one.columns))]
        wide = WIDTH_MM - 2 * _SIDE
        high = (one.size or _TABLE) * 0.62 * len(rows)
        shape = self.slide.shapes.add_table(len(rows), len(one.columns), Mm(_SIDE), Mm(self.at), Mm(wide), Mm(high))
        table = shape.table
        whole = sum(column.share for column in one.columns)
        for index, column in enumerate(one.columns):
            table.columns[index].width = Mm(wide * column.share / whole)
        for at, (row, begins) in enumerate(zip(rows, placed, strict=True)):
            is_head = at < len(one.head)
            for cell, column_at in zip(row.cells, begins, strict=True):
                target: Any = table.cell(at, column_at)
                if cell.columns > 1 or cell.rows > 1:
                    target.merge(table.cell(at + cell.rows - 1, column_at + cell.columns - 1))
                target.vertical_anchor = MSO_ANCHOR.MIDDLE
                target.margin_top = target.margin_bottom = Mm(0.6)
                target.fill.solid()
                apart = is_head or row.kind in (content.RowKind.GROUP, content.RowKind.TOTAL)
                target.fill.fore_color.rgb = _PALE if apart else _WHITE
                align = cell.align or (content.Align.CENTRE if is_head else one.columns[column_at].align)
                self._fill(
                    target.text_frame, content.text_of(cell), one.size or _TABLE, bold=apart or cell.bold, align=align
                )
        self.at += high + 6

    def _picture(self, one: content.Picture) -> None:
        image = as_dots(one, self.typeface)
        room = HEIGHT_MM - 16 - self.at
        # As wide of the slide as it is of a page that lies across.
        wide = Mm(one.width_mm * WIDTH_MM / LONG_MM)
        shape: Any = self.slide.shapes.add_picture(io.BytesIO(image), Mm(_SIDE), Mm(self.at), width=wide)
        if shape.height > Mm(room):
            shape.width, shape.height = int(shape.width * Mm(room) / shape.height), Mm(room)
        shape.left = int((Mm(WIDTH_MM) - shape.width) / 2)
        shape._element.nvPicPr.cNvPr.set("descr", one.alternative)
        self.at += shape.height / Mm(1) + 5
