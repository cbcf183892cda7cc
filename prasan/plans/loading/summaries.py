"""The ผ.01 summary: it lists no projects, but its grand totals can be held against the projects that were read."""

from collections.abc import Sequence

from prasan.common.findings import Finding
from prasan.plans.loading import sheet_faults
from prasan.plans.loading.cells import CellReader, is_blank, plain_text
from prasan.plans.loading.faults import Place
from prasan.plans.loading.sheet_reader import SheetReading
from prasan.plans.loading.sheets import Cell
from prasan.plans.loading.tables import Table, YearColumn
from prasan.plans.loading.totals import TotalKind, total_label
from prasan.plans.rules.rows import PrintedTotal, ProjectKind, ProjectRow


def check_summaries(readings: Sequence[SheetReading]) -> None:
    """Compare the grand totals of every ผ.01 with all projects; differences and totals go to the summary's own sheet.

    planning-rules 2.2: one city leaves coordinated projects and equipment out of its grand total, others print each
    kind apart. A total is right if it fits all projects, all but those, or one kind alone.
    """
    projects = [project for reading in readings for project in reading.projects]
    if not projects:
        return
    groups = _groups(projects)
    for reading in readings:
        for table, rows in reading.summaries:
            for row, cells in rows:
                if _is_grand_total(cells, table):
                    _check_row(reading, table, row, cells, groups)


def _groups(projects: Sequence[ProjectRow]) -> list[Sequence[ProjectRow]]:
    outside = {ProjectKind.BEYOND_CAPACITY, ProjectKind.EQUIPMENT}
    by_kind = [[project for project in projects if project.kind is kind] for kind in ProjectKind]
    inside = [project for project in projects if project.kind not in outside]
    return [projects, inside, *(group for group in by_kind if group)]


def _is_grand_total(cells: Sequence[Cell], table: Table) -> bool:
    first = min((column.index for column in (*table.amounts, *table.ordinances)), default=len(cells))
    texts = [(index, plain_text(cell)) for index, cell in enumerate(cells[:first]) if not is_blank(cell)]
    label = total_label(texts)
    return label is not None and label.kind is TotalKind.GRAND


def _check_row(
    reading: SheetReading, table: Table, row: int, cells: Sequence[Cell], groups: Sequence[Sequence[ProjectRow]]
) -> None:
    label = next(plain_text(cell) for cell in cells if not is_blank(cell))
    for columns, counts_projects in ((table.amounts, False), (table.ordinances, True)):
        printed = _printed(reading.name, reading.findings, row, cells, columns)
        sums = [_sums(group, columns, counts_projects=counts_projects) for group in groups]
        counted = next((found for found in sums if found == printed), sums[0])
        for column in columns:
            was, is_ = printed.get(column.year, 0), counted.get(column.year, 0)
            if was != is_:
                place = Place(reading.name, row, column.index)
                reading.findings.append(
                    sheet_faults.total_differs(place, label, column.year, was, is_, counts_projects=counts_projects)
                )
        reading.totals.append(PrintedTotal(reading.name, row, label, printed, counted, counts_projects))


def _printed(
    sheet: str, findings: list[Finding], row: int, cells: Sequence[Cell], columns: Sequence[YearColumn]
) -> dict[int, int]:
    reader = CellReader(sheet, findings)
    amounts = {column.year: reader.amount(row, column.index, cells[column.index]) for column in columns}
    return {year: amount for year, amount in amounts.items() if amount}


def _sums(projects: Sequence[ProjectRow], columns: Sequence[YearColumn], *, counts_projects: bool) -> dict[int, int]:
    sums = {
        column.year: sum(
            1 if counts_projects else baht for project in projects if (baht := project.amounts.get(column.year, 0))
        )
        for column in columns
    }
    return {year: total for year, total in sums.items() if total}
