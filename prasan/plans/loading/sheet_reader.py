"""One sheet, row by row: projects, their further rows, totals and the lines between them.

The form tells a project by its number and its name; everything else is looked at twice before it may pass as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from prasan.common.findings import Finding
from prasan.common.text import arabic_digits
from prasan.plans.loading import faults, sheet_faults
from prasan.plans.loading.cells import CellReader, is_blank, plain_text
from prasan.plans.loading.faults import Place
from prasan.plans.loading.headings import (
    HeadingKind,
    TitleFacts,
    class_in_sheet_name,
    edition_named,
    is_form_mark,
    is_page_mark,
    is_sheet_title,
    kind_named,
    read_heading,
    read_title,
)
from prasan.plans.loading.labels import Column, unit_of_sheet
from prasan.plans.loading.merges import MergedCells
from prasan.plans.loading.project_rows import ProjectMaker, is_number
from prasan.plans.loading.reporting import report_facts, report_heads, report_merged_amounts
from prasan.plans.loading.sheets import Cell, Sheet
from prasan.plans.loading.tables import (
    MAX_HEADER_ROWS,
    Table,
    build_table,
    continues_header,
    is_index_row,
    opens_header,
)
from prasan.plans.loading.totals import TotalChecker, TotalLabel, total_label
from prasan.plans.loading.year_heads import YearHead, spell_out
from prasan.plans.rules.budget_classes import read_budget_class
from prasan.plans.rules.rows import PrintedTotal, ProjectKind, ProjectRow

Filled = list[tuple[int, Cell]]


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A line in the column of names that was taken for a further row of the project above: it may be a heading."""

    row: int
    text: str
    before: ProjectRow


@dataclass(slots=True)
class SheetReading:
    """What one sheet said. `tables` in order; `rows_end`: the last row of each project, beside `projects`."""

    name: str
    projects: list[ProjectRow] = field(default_factory=list)
    rows_end: list[int] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    summaries: list[tuple[Table, list[tuple[int, Sequence[Cell]]]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    title: TitleFacts = field(default_factory=TitleFacts)
    by_issue: bool = False


class SheetReader:
    """Reads one sheet once; `read` gives what it said.

    `first_year` is the plan's as earlier sheets or the file's name say it, for heads that only count years.
    """

    def __init__(self, sheet: Sheet, first_year: int | None = None) -> None:
        self._sheet = sheet
        self._first_year = first_year
        self._read = SheetReading(sheet.name)
        self._cells = CellReader(sheet.name, self._read.findings)
        self._totals = TotalChecker(sheet.name, self._read.findings)
        self._maker = ProjectMaker(sheet.name, self._cells, self._read.findings)
        self._merged = MergedCells(sheet.merges)
        self._table: Table | None = None
        self._band: list[Sequence[Cell]] = []
        self._band_row = 0
        self._year_heads: list[tuple[int, YearHead]] = []
        self._titles: list[str] = [sheet.name]
        self._titles_between: list[str] = []
        self._form: ProjectKind | None = None
        self._blank_numbers: list[int] = []
        self._doubtful: DoubtfulName | None = None
        self.has_values = False

    def read(self) -> SheetReading:
        """Every row, in order."""
        merged_rows = self._merged.rows
        for row, cells in enumerate(self._sheet.rows, 1):
            if self._band and self._extends_band(cells):
                continue
            if row in merged_rows and self._table is not None:
                cells = self._merged.filled(row, cells, self._table)
            if self._table is None or not self._plain_project(row, cells):
                self._unusual(row, cells)
        self._close_band()
        self._finish()
        return self._read

    def _plain_project(self, row: int, cells: Sequence[Cell]) -> bool:
        """The row that most rows are: a number, a name, and something beside them."""
        maker = self._maker
        number, name = cells[maker.number], cells[maker.name]
        if not isinstance(number, float) or not isinstance(name, str) or not name or name.startswith(("รวม", "ยอด")):
            return False
        if (project := maker.make(row, cells)) is None:
            return False
        self._add(project)
        return True

    def _add(self, project: ProjectRow) -> None:
        if self._doubtful is not None:
            self._settle(project)
        if self._titles_between:
            self._titles_between.clear()
        self._read.projects.append(project)
        self._read.rows_end.append(project.row)

    def _settle(self, following: ProjectRow) -> None:
        """Numbers that start again show that the line above was a heading, not the rest of a name."""
        doubtful, self._doubtful = self._doubtful, None
        if doubtful and doubtful.row == following.row - 1 and arabic_digits(following.number).rstrip(".)") == "1":
            self._read.projects[-1] = doubtful.before
            self._read.rows_end[-1] = doubtful.row - 1
            place = Place(self._sheet.name, doubtful.row, self._maker.name)
            self._read.findings.append(faults.line_not_read(place, doubtful.text))

    # Headers

    def _extends_band(self, cells: Sequence[Cell]) -> bool:
        if len(self._band) < MAX_HEADER_ROWS:
            spelt, heads = spell_out(cells, self._known_first_year)
            if continues_header(self._band[0], spelt):
                self._year_heads += [(self._band_row + len(self._band), head) for head in heads]
                self._band.append(spelt)
                return True
        self._close_band()
        return False

    def _known_first_year(self) -> int | None:
        period = read_title(self._titles).period
        return period[0] if period else self._first_year

    def _close_band(self) -> None:
        if not self._band:
            return
        table = build_table(self._band, self._band_row)
        self._band = []
        if table.is_summary:
            self._table = None
            self._read.summaries.append((table, []))
        elif table.index(Column.NAME) is not None:
            first = not self._read.tables
            self._read.tables.append(table)
            self._table = table
            if first:
                self._read_titles(table)
            self._read_form(table)
            self._maker.use(table)
            said = (unit for line in reversed(self._titles + self._titles_between) if (unit := unit_of_sheet(line)))
            unit = self._cells.unit = table.unit or next(said, 1)
            report_heads(self._sheet.name, self._read.tables, self._year_heads, unit, self._read.findings)

    def _read_titles(self, table: Table) -> None:
        self._read.title = read_title(self._titles)
        self._form = self._read.title.kind
        edition = edition_named(self._titles[1:])
        if edition and table.index(Column.REASON) is not None:
            # Only amended editions have the column of reasons (planning-rules 2.3): every row of theirs is amended.
            self._maker.edition = self._maker.revision = edition
            self._read.findings[:] = [one for one in self._read.findings if one.code != "revision_in_title"]

    def _read_form(self, table: Table) -> None:
        """A sheet may stack its forms: the titles since the last row say which begins here; a page's mark changes none."""
        named = kind_named(["", *self._titles_between]) if self._titles_between else None
        if named and (named is not ProjectKind.OWN or self._read.title.kind in (None, ProjectKind.OWN)):
            self._form = named
        by_header = table.holds_equipment and self._form in (None, ProjectKind.OWN)
        self._maker.kind = ProjectKind.EQUIPMENT if by_header else self._form or ProjectKind.OWN

    # Everything that is not a plain project

    def _unusual(self, row: int, cells: Sequence[Cell]) -> None:
        filled = [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell)]
        if not filled:
            return
        self.has_values = True
        spelt, heads = spell_out(cells, self._known_first_year)
        if opens_header(spelt):
            self._band, self._band_row, self._year_heads = [spelt], row, [(row, head) for head in heads]
        elif self._table is not None:
            self._titles_between += [cell for _, cell in filled if isinstance(cell, str) and is_sheet_title(cell)]
            self._in_table(row, cells, filled, self._table)
        elif self._read.summaries:
            self._read.summaries[-1][1].append((row, cells))
        else:
            self._title_line(row, filled)

    def _title_line(self, row: int, filled: Filled) -> None:
        for index, cell in filled:
            if isinstance(cell, str):
                self._titles.append(cell)
                heading = read_heading(cell)
                if heading.kind is HeadingKind.REVISION:
                    self._read.findings.append(
                        sheet_faults.title_revision(Place(self._sheet.name, row, index), heading.text)
                    )
                else:
                    self._take_heading(row, index, cell)

    def _in_table(self, row: int, cells: Sequence[Cell], filled: Filled, table: Table) -> None:
        if is_index_row(cells):
            return
        first_money = min((column.index for column in table.amounts), default=len(cells))
        texts = [(index, plain_text(cell)) for index, cell in filled if index < first_money]
        label = total_label([(index, text) for index, text in texts if not is_number(text)])
        if label and not self._has_details(cells, table):
            self._total(row, cells, label, table)
        elif self._is_heading(row, filled, table):
            return
        elif not is_blank(cells[table.columns[Column.NAME]]):
            self._named(row, cells, filled, table)
        else:
            self._nameless(row, cells, filled, table)

    def _has_details(self, cells: Sequence[Cell], table: Table) -> bool:
        """A project called รวมพลัง… has an objective or a unit; a total has a dash or a count there."""
        for column in (Column.OBJECTIVE, Column.UNIT):
            index = table.index(column)
            text = "" if index is None else plain_text(cells[index])
            if len(text) > 1 and "โครงการ" not in text and total_label([(0, text)]) is None:
                return True
        return False

    def _total(self, row: int, cells: Sequence[Cell], label: TotalLabel, table: Table) -> None:
        read = self._cells.amount
        printed = {column.year: read(row, column.index, cells[column.index]) for column in table.amounts}
        printed = {year: amount for year, amount in printed.items() if amount}
        total = self._totals.check(label, row, printed, table.amounts, self._read.projects)
        if total:
            self._read.totals.append(total)

    def _is_heading(self, row: int, filled: Filled, table: Table) -> bool:
        """A line that stands alone: a known heading, or text in the number's column or across the table."""
        index, cell = filled[0]
        if not isinstance(cell, str) or any(is_number(plain_text(other)) for _, other in filled):
            numbered = len(filled) == 2 and is_number(plain_text(cell)) and filled[1][0] == table.columns[Column.NAME]
            return numbered and self._take_heading(row, filled[1][0], filled[1][1])
        if len(filled) == 1 and (is_form_mark(cell) or is_page_mark(cell)):
            return True
        if len(filled) == 1 and index <= table.columns[Column.NAME] and self._take_heading(row, index, cell):
            return True
        if index != table.index(Column.NUMBER) or not is_blank_name(filled, table):
            return False
        if len(filled) > 1 and not self._take_heading(row, index, cell):
            return False
        if len(filled) == 1 and not (self._maker.kind is ProjectKind.EQUIPMENT and cell.strip().startswith("ครุภัณฑ์")):
            self._read.findings.append(faults.line_not_read(Place(self._sheet.name, row, index), cell))
        return True

    def _take_heading(self, row: int, index: int, cell: Cell) -> bool:
        """Remember what a heading says for the rows below it; False where it says nothing known."""
        heading = read_heading(str(cell))
        maker = self._maker
        if heading.kind is HeadingKind.REVISION:
            maker.revision = heading.text
        elif heading.kind is HeadingKind.BUDGET_CLASS:
            maker.budget_class = self._class_of(row, index, heading.text)
            maker.revision = maker.edition
        elif heading.kind is HeadingKind.GROUP:
            maker.group, maker.revision = heading.text, maker.edition
            self._read.by_issue = self._read.by_issue or "ประเด็น" in heading.text
        return heading.kind is not HeadingKind.UNKNOWN

    def _class_of(self, row: int, index: int, written: str) -> str:
        place = Place(self._sheet.name, row, index)
        if not written.strip(" .-–"):
            suggested = read_budget_class(class_in_sheet_name(self._sheet.name)).name
            self._read.findings.append(sheet_faults.no_class(place, suggested))
            return ""
        return self._maker.class_named(place, written)

    def _named(self, row: int, cells: Sequence[Cell], filled: Filled, table: Table) -> None:
        name = cells[table.columns[Column.NAME]]
        number = self._number(cells, table)
        if isinstance(name, int | float) or is_number(plain_text(name)):
            self._read.findings.append(faults.row_not_read(Place(self._sheet.name, row), plain_text(name)))
        elif not number and not self._is_banner(row, table) and self._continues(row, cells, table):
            before = self._read.projects[-1]
            self._continue(row, cells, table)
            self._doubtful = DoubtfulName(row, plain_text(name), before) if len(filled) == 1 else None
        elif len(filled) == 1 and not self._maker.has_key(cells):
            self._read.findings.append(faults.line_not_read(Place(self._sheet.name, row, filled[0][0]), name))
        else:
            self._take_project(row, cells)

    def _nameless(self, row: int, cells: Sequence[Cell], filled: Filled, table: Table) -> None:
        number = self._number(cells, table)
        only_number = number and len(filled) == 1
        numbers_only = all(not isinstance(cell, str) or is_number(plain_text(cell)) for _, cell in filled)
        if only_number:
            self._blank_numbers.append(row)
        elif number or (self._is_whole(cells, table) and not self._in_named_merge(row, table)):
            self._read.findings.append(faults.missing_name(Place(self._sheet.name, row, table.columns[Column.NAME])))
            self._take_project(row, cells)
        elif self._is_next_row(row) and (not numbers_only or self._in_named_merge(row, table)):
            self._continue(row, cells, table)
        else:
            content = " ".join(plain_text(cell) for _, cell in filled)
            self._read.findings.append(faults.row_not_read(Place(self._sheet.name, row), content))

    def _take_project(self, row: int, cells: Sequence[Cell]) -> None:
        self._add(self._maker.make_bare(row, cells))

    def _number(self, cells: Sequence[Cell], table: Table) -> str:
        index = table.index(Column.NUMBER)
        return "" if index is None else plain_text(cells[index])

    # Further rows of the same project

    def _is_next_row(self, row: int) -> bool:
        return bool(self._read.rows_end) and self._read.rows_end[-1] == row - 1

    def _in_named_merge(self, row: int, table: Table) -> bool:
        return self._merged.covers(row, table.columns[Column.NAME])

    def _is_banner(self, row: int, table: Table) -> bool:
        return self._merged.is_banner(row, table.columns[Column.NAME])

    def _is_whole(self, cells: Sequence[Cell], table: Table) -> bool:
        """Money, a unit and an objective: a project of its own, though its name is missing."""
        wanted = (table.index(Column.OBJECTIVE), table.index(Column.UNIT))
        has_money = any(not is_blank(cells[column.index]) for column in table.amounts)
        return has_money and all(index is not None and not is_blank(cells[index]) for index in wanted)

    def _continues(self, row: int, cells: Sequence[Cell], table: Table) -> bool:
        """An unnumbered row with a name goes on with the project above where it has neither money nor a unit."""
        if not self._is_next_row(row) or not self._read.projects[-1].number or self._maker.has_key(cells):
            return False
        unit = table.index(Column.UNIT)
        has_money = any(not is_blank(cells[column.index]) for column in (*table.amounts, *table.ordinances))
        return not has_money and (unit is None or is_blank(cells[unit]))

    def _continue(self, row: int, cells: Sequence[Cell], table: Table) -> None:
        project = self._read.projects[-1]
        amounts = dict(project.amounts)
        for money in table.amounts:
            if baht := self._cells.amount(row, money.index, cells[money.index]):
                amounts[money.year] = amounts.get(money.year, 0) + baht
                place = Place(self._sheet.name, row, money.index)
                self._read.findings.append(faults.amount_in_continuation(place, project.name))

        def joined(column: Column, above: str) -> str:
            index = table.index(column)
            text = "" if index is None else self._cells.text(row, index, cells[index])
            return f"{above}\n{text}".strip() if text else above

        self._read.projects[-1] = replace(
            project,
            name=joined(Column.NAME, project.name),
            objective=joined(Column.OBJECTIVE, project.objective),
            target=joined(Column.TARGET, project.target),
            kpi=joined(Column.KPI, project.kpi),
            expected_result=joined(Column.EXPECTED_RESULT, project.expected_result),
            unit=joined(Column.UNIT, project.unit),
            reason=joined(Column.REASON, project.reason),
            amounts=dict(sorted(amounts.items())),
        )
        self._read.rows_end[-1] = row

    # After the last row

    def _finish(self) -> None:
        if self._blank_numbers:
            place = Place(self._sheet.name, self._blank_numbers[0])
            self._read.findings.append(faults.blank_numbers(place, len(self._blank_numbers)))
        read = self._read
        if read.tables:
            report_merged_amounts(read.name, self._sheet.merges, read.tables, read.projects, read.findings)
            totals = {total.row for total in read.totals}
            report_facts(read.name, self._sheet.facts, read.tables, totals, read.findings)


def is_blank_name(filled: Filled, table: Table) -> bool:
    """True where the row has nothing in the column of names."""
    return all(index != table.columns[Column.NAME] for index, _ in filled)
