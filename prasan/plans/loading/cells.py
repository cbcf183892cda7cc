"""One cell → text or whole baht, with a finding at its address where it is at fault."""

import re

from prasan.common.findings import Finding
from prasan.common.money import LARGEST_BAHT, UNITS, AmountFault, read_baht
from prasan.plans.loading import faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.sheets import Cell

MAX_TEXT = 5_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = " \t\r\n\xa0\u200b\ufeff"


def is_blank(cell: Cell) -> bool:
    """True for an empty cell and for one that only looks filled."""
    return cell == "" or (isinstance(cell, str) and not cell.strip(_BLANKS))


def plain_text(cell: Cell) -> str:
    """A cell as text: line breaks as \\n, nothing blank around it, whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, str):
        if "\r" in cell:
            cell = cell.replace("\r\n", "\n").replace("\r", "\n")
        return cell.strip(_BLANKS)
    return str(cell)


class CellReader:
    """Reads the cells of one sheet; what is at fault goes to `findings`. `unit`: how many baht its numbers count."""

    def __init__(self, sheet: str, findings: list[Finding]) -> None:
        self._sheet = sheet
        self._findings = findings
        self.unit = 1
        self._amounts: dict[tuple[str, int], int | AmountFault | None] = {}

    def text(self, row: int, index: int, cell: Cell) -> str:
        """The text as printed, only trimmed; too long or with control characters is an error, and is cut or cleaned."""
        text = plain_text(cell)
        if not text.isprintable() and _CONTROL.search(text):
            self._findings.append(faults.control_characters(Place(self._sheet, row, index)))
            text = _CONTROL.sub("", text).strip(_BLANKS)
        if len(text) > MAX_TEXT:
            self._findings.append(faults.text_too_long(Place(self._sheet, row, index), len(text), MAX_TEXT))
            text = text[:MAX_TEXT]
        return text

    def amount(self, row: int, index: int, cell: Cell) -> int:
        """Whole baht, 0 where nothing (or a dash) is written or where the cell is at fault."""
        if self.unit == 1 and isinstance(cell, float) and 0 <= cell <= LARGEST_BAHT and cell.is_integer():
            return int(cell)
        read = self._read(cell)
        if isinstance(read, AmountFault):
            self._findings.append(faults.amount_fault(Place(self._sheet, row, index), read, cell))
            return 0
        if read and isinstance(cell, str) and any(word in cell for word in UNITS):
            self._findings.append(faults.amount_in_words(Place(self._sheet, row, index), cell, read))
        return read or 0

    def _read(self, cell: Cell) -> int | AmountFault | None:
        if not isinstance(cell, str):
            return read_baht(cell, unit=self.unit) if isinstance(cell, int | float) else AmountFault.WORDS
        if (cell, self.unit) not in self._amounts:
            self._amounts[cell, self.unit] = read_baht(cell, unit=self.unit)
        return self._amounts[cell, self.unit]
