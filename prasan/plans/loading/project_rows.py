"""One row of a table → one project, with what the headings above it add."""

import re
from collections.abc import Sequence

from prasan.common.findings import Finding
from prasan.common.money import LARGEST_BAHT
from prasan.common.text import arabic_digits
from prasan.plans.loading import faults, sheet_faults
from prasan.plans.loading.cells import MAX_TEXT, CellReader, is_blank
from prasan.plans.loading.faults import Place
from prasan.plans.loading.headings import kind_of_cell, kinds_alone, latest_revision
from prasan.plans.loading.labels import Column
from prasan.plans.loading.locations import PLACE_COLUMNS, guideline_of, location_of
from prasan.plans.loading.sheets import Cell
from prasan.plans.loading.tables import TEXT_COLUMNS, Table
from prasan.plans.rules.budget_classes import read_budget_class
from prasan.plans.rules.rows import ORIGINAL, Location, ProjectKind, ProjectRow

_NUMBER = re.compile(r"^[\d,]+(?:[./-]\d+)*(?:\.0+|\.-)?[.)]?$")
_NO_MONEY: dict[int, int] = {}
_RARE = (
    Column.BUDGET_CLASS, Column.KIND, Column.REASON, Column.REVISION, Column.GROUP, Column.NOTE, Column.KEY,
    Column.GUIDELINE, Column.ORIGIN, *PLACE_COLUMNS,
)  # fmt: skip
_LONGEST_NUMBER = 20


def is_number(text: str) -> bool:
    """True for a running number or an amount: 1, ๒, 1.1, 3), 50,000.-"""
    return bool(_NUMBER.match(arabic_digits(text.strip()).replace(" ", "")))


class ProjectMaker:
    """Makes the projects of one sheet. The fields `revision`, `budget_class`, `group`, `kind` follow its headings.

    `edition`: the revision of rows under no heading of their own, `original` unless the title says otherwise.
    """

    def __init__(self, sheet: str, cells: CellReader, findings: list[Finding]) -> None:
        self._sheet = sheet
        self._cells = cells
        self._findings = findings
        self.revision = self.edition = ORIGINAL
        self.budget_class = ""
        self.group = ""
        self.kind = ProjectKind.OWN
        self.number = self.name = 0
        self._texts: tuple[int | None, ...] = ()
        self._money: tuple[tuple[int, int], ...] = ()
        self._ordinance: tuple[tuple[int, int], ...] = ()
        self._rare: tuple[tuple[Column, int], ...] = ()
        self._key: int | None = None

    def use(self, table: Table) -> None:
        """From here on the rows have this table's columns."""
        self.name = table.columns[Column.NAME]
        number = table.index(Column.NUMBER)
        # Without a column of numbers no row can take the short way: a name is never a number.
        self.number = self.name if number is None else number
        self._texts = (self.name, *(table.index(column) for column in TEXT_COLUMNS))
        self._money = tuple((column.index, column.year) for column in table.amounts)
        self._ordinance = tuple((column.index, column.year) for column in table.ordinances)
        self._rare = tuple((column, index) for column in _RARE if (index := table.index(column)) is not None)
        self._key = table.index(Column.KEY)

    def has_key(self, cells: Sequence[Cell]) -> bool:
        """True where the row carries a project's lasting code."""
        return self._key is not None and not is_blank(cells[self._key])

    def make(self, row: int, cells: Sequence[Cell]) -> ProjectRow | None:
        """A numbered and named row → its project; None where nothing stands beside the name, or it is no name.

        Most rows of most plans come this way, so it takes short cuts that `make_bare` does not.
        """
        found_before = len(self._findings)
        texts = self._read_texts(row, cells)
        amounts = self._read_money(row, cells, self._money)
        ordinance = self._read_money(row, cells, self._ordinance) if self._ordinance else _NO_MONEY
        name, objective, target, kpi, result, unit = texts
        bare = not (amounts or objective or target or kpi or result or unit)
        if bare or (len(name) < _LONGEST_NUMBER and is_number(name)):
            del self._findings[found_before:]  # the row is looked at again
            return None
        if self._rare:
            return self._project(row, cells, texts, amounts, ordinance)
        return ProjectRow(
            self._sheet,
            row,
            self._cells.text(row, self.number, cells[self.number]),
            name,
            objective,
            target,
            amounts,
            ordinance,
            kpi,
            result,
            unit,
            self.budget_class,
            self.kind,
            self.revision,
            "",
            self.group,
        )

    def make_bare(self, row: int, cells: Sequence[Cell]) -> ProjectRow:
        """A row that is a project whatever it lacks; one that has only a name is reported."""
        texts = self._read_texts(row, cells)
        amounts = self._read_money(row, cells, self._money)
        ordinance = self._read_money(row, cells, self._ordinance)
        name = texts[0]
        if name and not (any(texts[1:]) or amounts or ordinance or self.has_key(cells)):
            self._findings.append(faults.only_a_name(Place(self._sheet, row, self.name), name))
        elif name and amounts and not (any(texts[1:]) or self.has_key(cells) or self._is_numbered(cells)):
            self._findings.append(faults.only_money(Place(self._sheet, row, self.name), name))
        return self._project(row, cells, texts, amounts, ordinance)

    def _is_numbered(self, cells: Sequence[Cell]) -> bool:
        return self.number != self.name and not is_blank(cells[self.number])

    def _project(
        self,
        row: int,
        cells: Sequence[Cell],
        texts: list[str],
        amounts: dict[int, int],
        ordinance: dict[int, int],
    ) -> ProjectRow:
        number = "" if self.number == self.name else self._text(row, self.number, cells[self.number])
        name, objective, target, kpi, result, unit = texts
        rare = self._read_rare(row, cells)
        note = rare.get(Column.NOTE, "")
        stated = (rare.get(Column.REVISION, ""), note, "" if is_number(number) else number)
        return ProjectRow(
            self._sheet,
            row,
            number,
            name,
            objective,
            target,
            amounts,
            ordinance,
            kpi,
            result,
            unit,
            self._class(row, rare),
            self._kind(row, rare),
            (latest_revision(stated) or kinds_alone(stated[0]) if any(stated) else "") or self.revision,
            rare.get(Column.REASON, ""),
            rare.get(Column.GROUP, "") or self.group,
            (note,) if note else (),
            rare.get(Column.KEY, ""),
            self._location(row, rare),
            guideline_of(rare.get(Column.GUIDELINE, ""), self._place_of(row, Column.GUIDELINE), self._findings),
            rare.get(Column.ORIGIN, ""),
        )

    def _location(self, row: int, rare: dict[Column, str]) -> Location | None:
        """None where the table has no columns for the place; what is stored then stays as it is."""
        if not any(column in PLACE_COLUMNS for column, _ in self._rare):
            return None
        return location_of(rare, lambda column: self._place_of(row, column), self._findings)

    def _place_of(self, row: int, wanted: Column) -> Place:
        index = next((index for column, index in self._rare if column is wanted), None)
        return Place(self._sheet, row, index)

    def _read_texts(self, row: int, cells: Sequence[Cell]) -> list[str]:
        """The name and the free texts; a printable text of ordinary length needs no second look."""
        texts = []
        for index in self._texts:
            if index is None:
                texts.append("")
                continue
            cell = cells[index]
            if isinstance(cell, str) and cell.isprintable() and len(cell) <= MAX_TEXT:
                texts.append(cell.strip())
            else:
                texts.append(self._cells.text(row, index, cell))
        return texts

    def _text(self, row: int, index: int, cell: Cell) -> str:
        return self._cells.text(row, index, cell)

    def _read_money(self, row: int, cells: Sequence[Cell], columns: tuple[tuple[int, int], ...]) -> dict[int, int]:
        money = {}
        in_baht = self._cells.unit == 1
        for index, year in columns:
            cell = cells[index]
            if in_baht and isinstance(cell, float) and 0 < cell <= LARGEST_BAHT and cell.is_integer():
                money[year] = int(cell)
            elif cell and (baht := self._cells.amount(row, index, cell)):
                money[year] = baht
        return money

    def _read_rare(self, row: int, cells: Sequence[Cell]) -> dict[Column, str]:
        return {column: text for column, index in self._rare if (text := self._text(row, index, cells[index]))}

    def _class(self, row: int, rare: dict[Column, str]) -> str:
        written = rare.get(Column.BUDGET_CLASS, "")
        if not written or written in "-–":
            return self.budget_class
        return self.class_named(Place(self._sheet, row, self._index(Column.BUDGET_CLASS)), written)

    def class_named(self, place: Place, written: str) -> str:
        """A printed แผนงาน → its official name, "" where it cannot be told; anything doubtful is reported."""
        reading = read_budget_class(written)
        if not reading.name:
            self._findings.append(sheet_faults.unknown_class(place, written, reading.nearest))
        elif reading.misspelt:
            self._findings.append(sheet_faults.class_spelling(place, written, reading.name))
        return reading.name

    def _kind(self, row: int, rare: dict[Column, str]) -> ProjectKind:
        written = rare.get(Column.KIND, "")
        if not written:
            return self.kind
        if kind := kind_of_cell(written):
            return kind
        self._findings.append(sheet_faults.unknown_kind(Place(self._sheet, row, self._index(Column.KIND)), written))
        return self.kind

    def _index(self, wanted: Column) -> int:
        return next(index for column, index in self._rare if column is wanted)
