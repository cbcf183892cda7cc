"""Cells merged downwards: the value that a sheet stores once and a reader sees in every row."""

from collections.abc import Sequence

from prasan.plans.loading import refusals
from prasan.plans.loading.labels import Column
from prasan.plans.loading.sheets import Cell, Merge
from prasan.plans.loading.tables import Table

# Amounts are left out on purpose: money merged over several projects must not be counted for each of them.
_SHARED = frozenset(
    {
        Column.OBJECTIVE,
        Column.TARGET,
        Column.KPI,
        Column.EXPECTED_RESULT,
        Column.UNIT,
        Column.BUDGET_CLASS,
        Column.KIND,
        Column.REASON,
        Column.GROUP,
        Column.EQUIPMENT_TYPE,
    }
)

# No text is shared by more rows; a file of merges that each reach to the end of the sheet would fill the memory.
_LONGEST, _MOST = 5_000, 1_000_000


class MergedCells:
    """The merges of one sheet. `rows`: every row (from 1) that a downward merge touches."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._tops: dict[int, list[int]] = {}
        self._below: dict[tuple[int, int], int] = {}
        self._values: dict[tuple[int, int], Cell] = {}
        self._wide: set[tuple[int, int]] = set()
        for (top, left), (bottom, right) in merges:
            if right > left + 1:
                self._wide.add((top + 1, left))
            if bottom > top:
                self._tops.setdefault(top + 1, []).append(left)
                last = min(bottom, top + _LONGEST)
                self._below.update({(row, left): top + 1 for row in range(top + 2, last + 2)})
                if len(self._below) > _MOST:
                    raise refusals.zip_bomb()
        self.rows = frozenset(self._tops) | {row for row, _ in self._below}

    def covers(self, row: int, column: int) -> bool:
        """True where the cell is the lower part of a merge."""
        return (row, column) in self._below

    def is_banner(self, row: int, column: int) -> bool:
        """True where the cell is merged over three columns or more: a heading, never a project's name."""
        return (row, column) in self._wide

    def filled(self, row: int, cells: Sequence[Cell], table: Table) -> Sequence[Cell]:
        """The row with shared texts filled in, where it is a project of its own."""
        for column in self._tops.get(row, ()):
            self._values[row, column] = cells[column] if column < len(cells) else ""
        number, name = table.index(Column.NUMBER), table.columns[Column.NAME]
        if cells[name] == "" and (number is None or cells[number] == ""):
            return cells
        complete = list(cells)
        for label, column in table.columns.items():
            top = self._below.get((row, column))
            if top is not None and label in _SHARED and complete[column] == "":
                complete[column] = self._values.get((top, column), "")
        return complete
