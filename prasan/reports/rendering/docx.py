"""Content → DOCX that officers go on editing in Word: real headings, repeated heads, page-number fields, embedded typeface."""

import io
import tempfile
from collections.abc import Iterator
from datetime import datetime

import docx as word
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section as WordSection
from docx.shared import Mm
from lxml import etree

from prasan.reports import content
from prasan.reports.rendering import docx_parts as parts
from prasan.reports.rendering.columns import fitted, tables_named
from prasan.reports.rendering.docx_typeface import embed
from prasan.reports.rendering.lines import Ruler
from prasan.reports.rendering.packages import packed
from prasan.reports.rendering.pdf import (
    HEADING_SIZES,
    LONG_MM,
    MARGIN_MM,
    POINTS_PER_MM,
    SHORT_MM,
    TABLE_SIZE,
    Told,
    nothing_told,
    pages_of_headings,
)
from prasan.reports.rendering.pictures import as_dots
from prasan.reports.rendering.typefaces import Typeface

# Nothing of a file that is made again may depend on the day.
_NO_DAY = datetime(2000, 1, 1)


def docx(document: content.Document, typeface: Typeface, told: Told = nothing_told) -> bytes:
    """The document as .docx. python-docx makes all of the package but its text, which is written as it comes."""
    made = word.Document()
    properties = made.core_properties
    properties.title, properties.author = document.title[:255], document.author[:255]
    properties.created = properties.modified = _NO_DAY
    properties.language, properties.comments = "th-TH", ""
    with tempfile.TemporaryFile() as body:
        for piece in _Writer(made, document, typeface, told).pieces():
            body.write(piece.encode())
        embed(made, typeface)
        body.seek(0)
        return packed(_saved(made), {"word/document.xml": body})


def _saved(made: WordDocument) -> io.BytesIO:
    held = io.BytesIO()
    made.save(held)
    return held


class _Writer:
    """Writes the sections of one document."""

    def __init__(self, made: WordDocument, document: content.Document, typeface: Typeface, told: Told) -> None:
        self.made, self.document, self.typeface, self.told = made, document, typeface, told
        self.ruler = Ruler(typeface)
        self.headings, self.pictures, self.numbered = 0, 0, False
        self.fits: dict[tuple[str, tuple[content.Column, ...], float], tuple[list[float], float]] = {}

    def pieces(self) -> Iterator[str]:
        """The text of word/document.xml from its beginning to its end."""
        self._styles()
        yield f"<w:document {nsdecls('w', 'r', 'wp', 'a', 'pic')}><w:body>"
        last = len(self.document.sections) - 1
        for index, section in enumerate(self.document.sections):
            if index:
                self.made.add_section(WD_SECTION.NEW_PAGE)
            page = self.made.sections[-1]
            self._page(page, section)
            width = (LONG_MM if section.landscape else SHORT_MM) - 2 * MARGIN_MM
            for block in content.kept_before_signatures(section.blocks):
                if isinstance(block, content.Table):
                    yield from self._table(block, width)
                else:
                    yield self._block(block, width)
            properties = etree.tostring(page._sectPr, encoding="unicode")
            yield parts.section_end(properties, is_last=index == last)
        yield "</w:body></w:document>"

    def _shown(self, text: str) -> str:
        return content.in_digits(text, thai=self.document.thai_digits)

    def _run(self, text: str, size: float, *, bold: bool = False) -> str:
        return parts.run(self._shown(text), size, bold=bold)

    def _styles(self) -> None:
        sizes = {"Normal": (self.document.size, False)}
        sizes |= {f"Heading {n}": (self.document.size * size, True) for n, size in enumerate(HEADING_SIZES, 1)}
        for name, (size, bold) in sizes.items():
            style = self.made.styles[name].element
            for old in style.findall(f"{{{parts.W}}}rPr"):
                style.remove(old)
            manner = parts.properties(size, bold=bold, whole=True).replace("<w:rPr>", f"<w:rPr {nsdecls('w')}>", 1)
            style.append(parse_xml(manner))

    def _page(self, page: WordSection, section: content.Section) -> None:
        page.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
        page.page_width = Mm(LONG_MM if section.landscape else SHORT_MM)
        page.page_height = Mm(SHORT_MM if section.landscape else LONG_MM)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN_MM)
        page.header_distance = page.footer_distance = Mm(8)
        width = (LONG_MM if section.landscape else SHORT_MM) - 2 * MARGIN_MM
        small = self.document.size * 0.8
        marks = self._run(" · ".join(self.document.marks), small)
        corner = self._run(section.corner, small, bold=True)
        foot = field = ""
        if section.numbered:
            foot = self._run(self.document.foot, small)
            field = parts.field("PAGE", self._shown("1"), small)
        self._numbering(page, section)
        self._line(page.header, marks, "", corner, width)
        self._line(page.footer, "", foot, field, width)

    def _numbering(self, page: WordSection, section: content.Section) -> None:
        """Digits of page numbers; they begin at 1 behind what leads without numbers."""
        # A section begins as a copy of the one before it.
        for old in page._sectPr.findall(f"{{{parts.W}}}pgNumType"):
            page._sectPr.remove(old)
        digits = ' w:fmt="thaiNumbers"' if self.document.thai_digits else ""
        begins = ' w:start="1"' if section.numbered and not self.numbered else ""
        self.numbered = self.numbered or section.numbered
        if digits or begins:
            made = parse_xml(f"<w:pgNumType {nsdecls('w')}{digits}{begins}/>")
            page._sectPr.find(f"{{{parts.W}}}pgMar").addnext(made)

    def _line(self, place: object, left: str, middle: str, right: str, width: float) -> None:
        """Texts on one line of a head or a foot, by tabs: a head has no middle, so that its left may be long."""
        place.is_linked_to_previous = False  # type: ignore[attr-defined]
        element = place._element  # type: ignore[attr-defined]
        for old in list(element):
            element.remove(old)
        tab = "<w:r><w:tab/></w:r>"
        stops = (*((("center", width / 2),) if middle else ()), ("right", width))
        tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{parts.twips(at)}"/>' for kind, at in stops)
        texts = tab.join((left, middle, right) if middle else (left, right))
        made = parts.paragraph(texts, tabs=f"<w:tabs>{tabs}</w:tabs>")
        element.append(parse_xml(made.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))

    def _block(self, one: content.Block, width: float) -> str:
        match one:
            case content.Heading():
                return self._heading(one)
            case content.Paragraph():
                size = one.size or self.document.size
                runs = "".join(self._run(run.text, size, bold=run.bold) for run in one.runs)
                return parts.paragraph(
                    runs,
                    align=one.align,
                    after_mm=one.space_after,
                    indent_mm=one.indent_mm,
                    first_mm=one.first_line_mm,
                    keep=one.keep,
                )
            case content.Table():
                return "".join(self._table(one, width))
            case content.Picture():
                return self._picture(one)
            case content.Signatures():
                return self._signatures(one, width)
            case content.Contents():
                return self._contents(one, width)
            case content.PageBreak():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _heading(self, one: content.Heading) -> str:
        size = self.document.size * HEADING_SIZES[one.level - 1]
        run = self._run(one.text, size, bold=True)
        if not one.in_contents:
            return parts.paragraph(run, align=one.align, keep=True, after_mm=2)
        self.headings += 1
        name = f"_Toc{self.headings:06d}"
        marked = (
            f'<w:bookmarkStart w:id="{self.headings}" w:name="{name}"/>{run}<w:bookmarkEnd w:id="{self.headings}"/>'
        )
        return parts.paragraph(marked, align=one.align, style=f"Heading{one.level}", keep=True, after_mm=2)

    def _table(self, one: content.Table, width: float) -> Iterator[str]:
        fits, size = self._fitted(one, width)
        widths = [round(one_width * 20) for one_width in fits]
        yield from parts.table(one, widths, size, digits=self.document.thai_digits)
        yield parts.paragraph(parts.run("", 4))

    def _fitted(self, one: content.Table, width: float) -> tuple[list[float], float]:
        """The columns of a table: the same for all that stand in line with it, so measured once."""
        key = (one.name, one.columns, width)
        if key not in self.fits:
            size = one.size or self.document.size * TABLE_SIZE
            alike = tables_named(self.document, one.name)
            points = width * POINTS_PER_MM
            self.fits[key] = fitted(alike, one.columns, points, size, self.ruler, thai=self.document.thai_digits)
        return self.fits[key]

    def _picture(self, one: content.Picture) -> str:
        self.pictures += 1
        drawn = self.made.part.new_pic_inline(io.BytesIO(as_dots(one, self.typeface)), width=Mm(one.width_mm))
        drawn.docPr.set("id", str(self.pictures))
        drawn.docPr.set("descr", one.alternative)
        inline = etree.tostring(drawn, encoding="unicode")
        return parts.paragraph(f"<w:r><w:drawing>{inline}</w:drawing></w:r>", align=one.align)

    def _signatures(self, one: content.Signatures, width: float) -> str:
        size = self.document.size
        cells = tuple(content.Cell("\n".join(place.lines), align=content.Align.CENTRE) for place in one.places)
        columns = tuple(content.Column(1, content.Align.CENTRE) for _ in one.places)
        table = content.Table(columns, (content.Row(cells),), size=size, lined=False)
        return parts.paragraph(parts.run("", size), keep=True) * 2 + "".join(self._table(table, width))

    def _contents(self, one: content.Contents, width: float) -> str:
        """The list as a field that Word can work out again, filled with the pages of the printed document until then."""
        size = self.document.size
        title = parts.paragraph(self._run(one.title, size * 1.2, bold=True), align="centre", after_mm=3)
        pages = pages_of_headings(self.document, self.typeface, self.told)
        headings = [
            b for s in self.document.sections for b in s.blocks if isinstance(b, content.Heading) and b.in_contents
        ]
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{parts.twips(width)}"/></w:tabs>'
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        code = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{one.levels}" \\h \\z \\u </w:instrText></w:r>'
        lines, lead = [], f'{begin}{code}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        for number, (heading, page) in enumerate(zip(headings, pages, strict=True), 1):
            if heading.level <= one.levels:
                shown = f"{self._run(heading.text, size, bold=heading.level == 1)}<w:r><w:tab/></w:r>"
                asked = parts.field(f"PAGEREF _Toc{number:06d} \\h", self._shown(str(page)), size)
                indent = 6.0 * (heading.level - 1)
                lines.append(parts.paragraph(lead + shown + asked, tabs=tabs, indent_mm=indent))
                lead = ""
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        return title + "".join(lines) + parts.paragraph(lead + end)
