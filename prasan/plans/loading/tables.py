"""Where a table starts and which column is which: headers of one to four rows, merged or not, in any order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prasan.common.text import one_line
from prasan.plans.loading.labels import Column, belongs_to_header, is_baht_mark, label_of, unit_of, year_of
from prasan.plans.loading.sheets import Cell

MAX_HEADER_ROWS = 5
_LEAST_LABELS = 3

# The columns that hold free text of a project, in the order of `ProjectRow`'s fields.
TEXT_COLUMNS = (Column.OBJECTIVE, Column.TARGET, Column.KPI, Column.EXPECTED_RESULT, Column.UNIT)
_OWN = (Column.NUMBER, Column.KEY, Column.NAME)
_NAMES = (Column.NAME, Column.EQUIPMENT_TYPE)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One column of yearly amounts: its index from 0, its fiscal year, and the row (from 1) that prints the year."""

    index: int
    year: int
    row: int


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A header that no field takes: its index from 0, the row (from 1) where its text begins, and the text."""

    index: int
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one table. Indices count from 0; a column that the table lacks is absent from `columns`.

    `doubled`: year columns that a year before them already fills. `holds_equipment`: the header itself speaks of ครุภัณฑ์.
    `unit`: how many baht a number of money counts, None where the header does not say.
    """

    row: int
    columns: dict[Column, int]
    amounts: tuple[YearColumn, ...]
    ordinances: tuple[YearColumn, ...]
    unread: tuple[UnreadColumn, ...] = ()
    doubled: tuple[YearColumn, ...] = ()
    is_summary: bool = False
    holds_equipment: bool = False
    unit: int | None = None

    def index(self, column: Column) -> int | None:
        """The index of a column, None where the table has none."""
        return self.columns.get(column)

    def indices(self) -> set[int]:
        """Every column that is read."""
        return {*self.columns.values(), *(column.index for column in (*self.amounts, *self.ordinances))}


def header_text(cell: Cell) -> str:
    """A header cell as text; 2566.0 → `2566`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def opens_header(cells: Sequence[Cell]) -> bool:
    """True where a row names at least three different columns, one of them the project's (or, in ผ.01, the count's).

    No header holds a number that is not a year.
    """
    if any(isinstance(cell, float) and _year(cell) is None for cell in cells):
        return False
    found = {label for cell in cells if isinstance(cell, str) and cell and (label := label_of(cell))}
    if Column.BUDGET in found or Column.ORDINANCE in found or any(map(_year, cells)):
        found.add(Column.BUDGET)
    has_subject = bool(found & {*_NAMES, Column.COUNT, Column.GROUP})
    return (len(found) >= _LEAST_LABELS and has_subject) or found >= {Column.NAME, Column.BUDGET}


def _year(cell: Cell) -> int | None:
    return year_of(header_text(cell)) if cell != "" else None


def continues_header(first: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether a row goes on with the header whose first row is `first`.

    Every filled cell may stand in the lower rows of a header, or at least two are `(บาท)` or years that follow each
    other; the other cells of such a row are broken labels (จะได้รับ under ผลที่คาดว่า) or heads that no form has. A row
    with a number or a name of its own is a project, even where its amounts (2,500 and 2,501 baht) look like years.
    """
    filled = [header_text(cell) for cell in cells if cell != ""]
    if not filled or is_index_row(cells):
        return bool(filled)
    headed = [text for text in filled if belongs_to_header(text)]
    for label, cell in zip(first, cells, strict=False):
        own = label_of(label) if isinstance(label, str) else None
        if own not in _OWN or cell == "":
            continue
        # A project's own cell, or one that would turn the column into another, stands below the header.
        if header_text(cell) not in headed or label_of(header_text(cell)) not in (None, own):
            return False
    years = sorted({year for text in headed if (year := year_of(text)) is not None})
    follows = len(years) >= 2 and years == list(range(years[0], years[0] + len(years)))
    return len(headed) == len(filled) or follows or sum(map(is_baht_mark, headed)) >= 2


def is_index_row(cells: Sequence[Cell]) -> bool:
    """True for the row of column numbers under a header: 1 2 3 … or (1) (2) (3) …"""
    filled = [header_text(cell).strip(" ()") for cell in cells if cell != ""]
    return len(filled) >= 4 and filled == [str(position) for position in range(1, len(filled) + 1)]


def build_table(band: Sequence[Sequence[Cell]], row: int) -> Table:
    """The rows of a header, the first at `row` (from 1) → its table."""
    texts = [[header_text(cell) for cell in cells] for cells in band if not is_index_row(cells)]
    width = max(map(len, texts), default=0)
    stacks = [[cells[index] for cells in texts if index < len(cells) and cells[index]] for index in range(width)]
    if _is_summary(stacks):
        return _summary_table(stacks, row)
    rows = [at for at, cells in enumerate(band, row) if not is_index_row(cells)]
    columns: dict[Column, int] = {}
    years: dict[Column, list[YearColumn]] = {Column.BUDGET: [], Column.ORDINANCE: []}
    unread: list[UnreadColumn] = []
    doubled: list[YearColumn] = []
    head = Column.BUDGET
    for index, stack in enumerate(stacks):
        label, year = _label(stack), _stack_year(stack)
        head = label if label in years else head
        if year is not None and not all(map(belongs_to_header, stack)):
            label, year = None, None
        if year is not None:
            mine = YearColumn(index, year, _row_of(texts, rows, index, lambda text: year_of(text) is not None))
            seen = any(other.year == year for other in years[head])
            (doubled if seen else years[head]).append(mine)
        elif label is None or label in columns:
            if stack:
                begins = _row_of(texts, rows, index, bool)
                unread.append(UnreadColumn(index, begins, one_line(" ".join(stack))))
        elif label not in years and label is not Column.SUM:
            columns[label] = index
    _name_equipment(columns)
    return Table(
        row,
        columns,
        tuple(years[Column.BUDGET]),
        tuple(years[Column.ORDINANCE]),
        tuple(unread),
        tuple(doubled),
        unit=_unit_of([stack for stack in stacks if _label(stack) in years or _stack_year(stack)]),
        holds_equipment=any(
            "ครุภัณฑ์" in text
            for column in (Column.NAME, Column.TARGET)
            if column in columns
            for text in stacks[columns[column]]
        ),
    )


def _row_of(texts: Sequence[Sequence[str]], rows: Sequence[int], index: int, wanted: Callable[[str], bool]) -> int:
    """The sheet's row of the first wanted text in one column of a header."""
    return next(at for at, cells in zip(rows, texts, strict=True) if index < len(cells) and wanted(cells[index]))


def _label(stack: Sequence[str]) -> Column | None:
    """A label may be broken over the rows of a header; the whole of it says more than a part."""
    whole = label_of(" ".join(stack)) if stack else None
    return whole or next((label for text in stack if (label := label_of(text))), None)


def _stack_year(stack: Sequence[str]) -> int | None:
    return next((year for text in stack if (year := year_of(text)) is not None), None)


def _unit_of(stacks: Sequence[Sequence[str]]) -> int | None:
    """The first unit that the heads over money name."""
    return next((unit for stack in stacks for text in stack if (unit := unit_of(text)) is not None), None)


def _name_equipment(columns: dict[Column, int]) -> None:
    """ผ.03 of 2566–2570 has no column of names: ประเภท is what stands for one (planning-rules 2.5)."""
    if Column.NAME not in columns and Column.EQUIPMENT_TYPE in columns:
        columns[Column.NAME] = columns[Column.EQUIPMENT_TYPE]


def _is_summary(stacks: Sequence[Sequence[str]]) -> bool:
    """ผ.01 counts projects in every year: at least two columns say so, and none holds an objective or a target."""
    labels = [{label_of(text) for text in stack} for stack in stacks]
    counts = sum(bool(found & {Column.COUNT, Column.NAME}) for found in labels)
    return counts >= 2 and not any(found & {Column.OBJECTIVE, Column.TARGET} for found in labels)


def _summary_table(stacks: Sequence[Sequence[str]], row: int) -> Table:
    """In ผ.01 `amounts` are the yearly sums and `ordinances` the yearly counts of projects."""
    money: list[YearColumn] = []
    counts: list[YearColumn] = []
    columns: dict[Column, int] = {}
    year: int | None = None
    for index, stack in enumerate(stacks):
        label = next((found for text in reversed(stack) if (found := label_of(text))), None)
        if any(label_of(text) is Column.SUM and _stack_year(stack) is None for text in stack[:1]):
            year = None
        year = _stack_year(stack) or year
        if year is not None and label in (Column.COUNT, Column.NAME):
            counts.append(YearColumn(index, year, row))
        elif year is not None and label in (Column.BUDGET, Column.SUM):
            money.append(YearColumn(index, year, row))
        elif year is None and label in (Column.NUMBER, Column.GROUP, Column.BUDGET_CLASS):
            columns.setdefault(label, index)
    return Table(row, columns, tuple(money), tuple(counts), is_summary=True)
