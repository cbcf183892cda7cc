"""What an .ods file says beside its values: text boxes, merges, hidden rows, formulas, and how far a sheet spreads.

A text box stands inside the cell to which it is anchored, and a value reader takes its words for the cell's own: they
are cut out of the bytes before it sees them. One pass of expat, which builds no tree: a sheet costs no more than its text.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from prasan.plans.loading import refusals
from prasan.plans.loading.sheet_xml import MAX_RECTANGLE_CELLS, CellMark, SheetFacts
from prasan.plans.loading.xlsx_parts import FloatingTexts

_CONTENT = "content.xml"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _DRAWING, _TEXT, _OFFICE = (f"{_NAMES}{name}:1.0 " for name in ("table", "drawing", "text", "office"))
_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ROW, _CELLS = f"{_TABLE}table-row", (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPH = f"{_TEXT}p"
_HIDDEN = ("collapse", "filter")
_TAG = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^>"'])*>""")
# LibreOffice closes every sheet with one blank row repeated to the end of the sheet.
_TRAILING = 10_000


@dataclass(slots=True)
class OdsSheet:
    """One sheet beside its values. `merges` as in `sheets.Sheet`: both corners, from 0."""

    merges: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    boxes: dict[int | None, list[str]] = field(default_factory=dict)
    marks: dict[int, dict[int, CellMark]] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def facts(self) -> SheetFacts:
        """The same as an .xlsx sheet tells it."""
        return SheetFacts(self.marks, self.errors, tuple(self.hidden_rows), tuple(self.hidden_columns))

    def floating(self) -> FloatingTexts:
        """Row (from 1) → the texts of its boxes; None where a box is tied to the page instead of a cell."""
        return {row: tuple(texts) for row, texts in self.boxes.items()}


@dataclass(frozen=True, slots=True)
class OdsParts:
    """`content`: the file without its boxes. `sheets`: by name."""

    content: bytes
    sheets: Mapping[str, OdsSheet]


def read_parts(content: bytes) -> OdsParts:
    """Raises `FileRefused` where the XML is damaged or unsafe, or where a sheet spreads over too many cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml = archive.read(_CONTENT)
            walk = _Walk(xml)
            return OdsParts(_without(archive, xml, walk.cuts) if walk.cuts else content, walk.sheets)
    except (expat.ExpatError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise refusals.broken_file() from fault


def _without(archive: zipfile.ZipFile, xml: bytes, cuts: list[tuple[int, int]]) -> bytes:
    kept, at = [], 0
    for start, end in cuts:
        kept.append(xml[at:start])
        at = end
    kept.append(xml[at:])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for entry in archive.infolist():
            if entry.filename == _CONTENT:
                target.writestr(entry.filename, b"".join(kept))
            elif entry.filename == "mimetype" or entry.filename.lower().endswith(".xml"):
                target.writestr(entry.filename, archive.read(entry))
    return made.getvalue()


class _Walk:
    """Follows the parser through content.xml. `cuts`: byte ranges of what is drawn inside cells, in order."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self.sheets: dict[str, OdsSheet] = {}
        self.cuts: list[tuple[int, int]] = []
        self._sheet = OdsSheet()
        self._row = self._column = self._width = self._row_width = self._last_row = 0
        self._times = self._cell_times = 1
        self._in_cell = False
        self._cell_filled = False
        self._error: tuple[int, int] | None = None
        self._drawn = 0
        self._drawn_from = 0
        self._texts: list[str] = []
        self._said: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say
        self._parser.Parse(xml, True)

    def _refuse(self, *_: object) -> None:
        raise refusals.unsafe_xml()

    def _start(self, name: str, told: dict[str, str]) -> None:
        if self._drawn or name.startswith(_DRAWING):
            self._start_drawn(name)
        elif name == f"{_TABLE}table":
            self._sheet = self.sheets.setdefault(told.get(f"{_TABLE}name", ""), OdsSheet())
            self._row = self._width = self._last_row = self._column = 0
        elif name == f"{_TABLE}table-column":
            first = self._column + 1
            self._column += int(told.get(f"{_TABLE}number-columns-repeated", "1"))
            if told.get(f"{_TABLE}visibility") in _HIDDEN:
                self._sheet.hidden_columns.append((first, self._column))
        elif name == _ROW:
            self._times = int(told.get(f"{_TABLE}number-rows-repeated", "1"))
            self._column = self._row_width = 0
            if told.get(f"{_TABLE}visibility") in _HIDDEN and self._times < _TRAILING:
                self._sheet.hidden_rows += range(self._row + 1, self._row + self._times + 1)
        elif name in _CELLS:
            self._start_cell(told)
        elif self._in_cell and name == _PARAGRAPH:
            self._cell_filled = True
            self._said = []

    def _start_cell(self, told: dict[str, str]) -> None:
        self._in_cell, self._error = True, None
        self._cell_times = int(told.get(f"{_TABLE}number-columns-repeated", "1"))
        self._cell_filled = any(name.endswith("value") for name in told)
        down = int(told.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(told.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            self._sheet.merges.append(
                ((self._row, self._column), (self._row + down - 1, self._column + across - 1)),
            )
        at = (self._row + 1, self._column + 1)
        if told.get(_CALC_TYPE) == "error":
            self._mark(at, CellMark.ERROR_VALUE)
            self._error = at
        elif f"{_TABLE}formula" in told:
            has_value = f"{_OFFICE}value-type" in told
            self._mark(at, CellMark.FORMULA if has_value else CellMark.FORMULA_WITHOUT_VALUE)

    def _mark(self, at: tuple[int, int], mark: CellMark) -> None:
        self._sheet.marks.setdefault(at[0], {})[at[1]] = mark

    def _start_drawn(self, name: str) -> None:
        if not self._drawn:
            self._drawn_from, self._texts = self._parser.CurrentByteIndex, []
        self._drawn += 1
        if name == _PARAGRAPH:
            self._said = []

    def _end(self, name: str) -> None:
        if self._drawn:
            self._end_drawn(name)
        elif name in _CELLS:
            self._column += self._cell_times
            if self._cell_filled:
                self._row_width = self._column
            self._in_cell = False
        elif name == _ROW:
            if self._row_width or self._times < _TRAILING:
                self._last_row += self._times
            self._width = max(self._width, self._row_width)
            self._row += self._times
            if self._last_row * self._width > MAX_RECTANGLE_CELLS:
                raise refusals.zip_bomb()
        elif self._error and name == _PARAGRAPH:
            self._sheet.errors[self._error] = "".join(self._said)

    def _end_drawn(self, name: str) -> None:
        self._drawn -= 1
        if name == _PARAGRAPH and (line := "".join(self._said).strip()):
            self._texts.append(line)
        if self._drawn:
            return
        if self._in_cell:
            self.cuts.append((self._drawn_from, self._after_tag()))
        if text := "\n".join(self._texts):
            texts = self._sheet.boxes.setdefault(self._row + 1 if self._in_cell else None, [])
            if text not in texts:
                texts.append(text)

    def _after_tag(self) -> int:
        """Where the outermost drawn element is over: behind its only tag, else behind the closing one that ends here."""
        tag = _TAG.match(self._xml, self._drawn_from)
        if tag and not tag[0].endswith(b"/>"):
            tag = _TAG.match(self._xml, self._parser.CurrentByteIndex)
        if tag is None:
            raise refusals.broken_file()  # bytes that are not those of UTF-8
        return tag.end()

    def _say(self, text: str) -> None:
        if self._drawn or self._error:
            self._said.append(text)
