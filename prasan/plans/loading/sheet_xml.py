"""What a worksheet's XML says beside its values: formulas, error cells, hidden rows, and how far it spreads.

Scanned as bytes while the part is unpacked anyway. No XML parser runs, so no entity can be resolved, and a sheet of
50,000 rows costs a tenth of a second; patterns that need more are tried only where the cheap ones found something.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from prasan.plans.loading import refusals

# The value reader lays a sheet out as a full rectangle: two far corners would ask for 400 GB and end the process.
MAX_RECTANGLE_CELLS = 8_000_000

_LONGEST_WAIT = 1 << 22
_ORDINARY_ROWS = 99_999
_UNUSUAL_CELL = re.compile(rb'<c(?! r="[A-Z]\d{1,5}")[\s/>]')
_FIVE_DIGIT_ROW = re.compile(rb'<c r="[A-Z]\d{5}"')
_ANY_CELL = re.compile(rb"<(?:[\w.-]+:)?c((?:\s[^<>]*?)?)(/?)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)(\d+)["']""")
_FORMULA_CELL = re.compile(
    rb"""<c\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*>\s*<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(<v\b[^<>]*>[^<]+</v>|<is>)?"""
)
_ERROR_CELL = re.compile(
    rb"""<c\s(?=[^<>]*\bt="e")[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*>\s*(?:<f\b[^<>]*(?:/>|>[^<]*</f>))?\s*<v>([^<]*)</v>"""
)
_HIDDEN_ROW = re.compile(rb"""<row\s(?=[^<>]*\bhidden="(?:1|true)")[^<>]*?\br="(\d+)\"""")
_HIDDEN_COLUMNS = re.compile(rb"""<col\s(?=[^<>]*\bhidden="(?:1|true)")[^<>]*>""")
_FROM, _TO = (re.compile(rb'\s%s="(\d+)"' % name) for name in (b"min", b"max"))


class CellMark(StrEnum):
    """Why a cell's value deserves a second look."""

    FORMULA = "formula"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "cell_error"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """`marks`: row → column (both from 1) → mark. `errors`: the same → the error as printed (#REF!).

    `hidden_columns`: (first, last), from 1.
    """

    marks: dict[int, dict[int, CellMark]] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()


def column_number(letters: str) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 27 → AA: the inverse of `column_number`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class SheetScan:
    """Fed with the pieces of one worksheet part in order; `facts` after the last one."""

    def __init__(self) -> None:
        self._rest = b""
        self._marks: dict[int, dict[int, CellMark]] = {}
        self._errors: dict[tuple[int, int], str] = {}
        self._hidden: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._last_row = self._last_column = 0
        self._spreads = self._has_formulas = False

    def feed(self, piece: bytes) -> None:
        """Scan up to the last whole row (or tag); the remainder waits for the next piece."""
        text = self._rest + piece
        cut = max(text.rfind(b"<row" if len(text) < _LONGEST_WAIT else b"<"), 0)
        self._rest = text[cut:]
        self._scan(text[:cut])

    def facts(self) -> SheetFacts:
        """What was found; raises `FileRefused` where the sheet spreads too far."""
        self._scan(self._rest)
        self._rest = b""
        return SheetFacts(self._marks, self._errors, tuple(self._hidden), tuple(self._hidden_columns))

    def _scan(self, text: bytes) -> None:
        # A formula that is shared by reference comes after the one that spells it out.
        self._has_formulas = self._has_formulas or b"</f>" in text
        if self._has_formulas:
            for letters, row, value in _FORMULA_CELL.findall(text):
                mark = CellMark.FORMULA if value else CellMark.FORMULA_WITHOUT_VALUE
                self._mark(row, letters, mark)
        if b't="e"' in text:
            for letters, row, printed in _ERROR_CELL.findall(text):
                self._mark(row, letters, CellMark.ERROR_VALUE)
                self._errors[int(row), column_number(letters.decode())] = printed.decode("ascii", "replace")
        if b'hidden="' in text:
            self._hidden.extend(map(int, _HIDDEN_ROW.findall(text)))
            for column in _HIDDEN_COLUMNS.findall(text):
                if (first := _FROM.search(column)) and (last := _TO.search(column)):
                    self._hidden_columns.append((int(first[1]), int(last[1])))
        self._spreads = self._spreads or b":c" in text or _UNUSUAL_CELL.search(text) is not None
        if self._spreads:
            self._measure(text)
        elif self._last_row < _ORDINARY_ROWS:
            self._last_row = _ORDINARY_ROWS if _FIVE_DIGIT_ROW.search(text) else _ORDINARY_ROWS // 10

    def _mark(self, row: bytes, letters: bytes, mark: CellMark) -> None:
        self._marks.setdefault(int(row), {})[column_number(letters.decode())] = mark

    def _measure(self, text: bytes) -> None:
        """The exact rectangle of cells with a value, for sheets wider than Z or longer than 99,999 rows."""
        for attributes, empty in _ANY_CELL.findall(text):
            if empty:
                continue
            if found := _REFERENCE.search(attributes):
                self._last_column = max(self._last_column, column_number(found[1].decode()))
                self._last_row = max(self._last_row, int(found[2]))
        if self._last_row * self._last_column > MAX_RECTANGLE_CELLS:
            raise refusals.zip_bomb()
