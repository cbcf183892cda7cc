"""Which five years the plan has and which format it is, from all of its sheets; what lies outside becomes a finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from prasan.common.findings import Finding
from prasan.plans.loading import faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.labels import Column
from prasan.plans.loading.sheet_reader import SheetReading
from prasan.plans.loading.tables import Table
from prasan.plans.rules.rows import FIRST_ISSUE_YEAR, PlanFormat, ProjectRow


def plan_period(readings: Sequence[SheetReading]) -> tuple[int, int]:
    """First and last fiscal year: what the titles print, else the years of the headers; the sheets vote by projects."""
    printed: Counter[tuple[int, int]] = Counter()
    headed: Counter[tuple[int, int]] = Counter()
    for reading in readings:
        weight = len(reading.projects) + 1
        if reading.title.period:
            printed[reading.title.period] += weight
        years = [column.year for table in reading.tables for column in table.amounts]
        years = years or [column.year for table, _ in reading.summaries for column in table.amounts]
        if years:
            headed[min(years), max(years)] += weight
    if printed:
        return printed.most_common(1)[0][0]
    return _five_years(*headed.most_common(1)[0][0]) if headed else (0, 0)


def _five_years(first: int, last: int) -> tuple[int, int]:
    """Heads of some years of a five-year plan (2567 and 2568, where only those have money) → the whole of it."""
    begins = first - (first - FIRST_ISSUE_YEAR) % 5
    return (begins, begins + 4) if last <= begins + 4 else (first, last)


def plan_format(readings: Sequence[SheetReading], first_year: int) -> PlanFormat:
    """By issue from 2571 on; before that only where the headings are issues and no table has the column of KPIs."""
    if first_year >= FIRST_ISSUE_YEAR:
        return PlanFormat.ISSUE
    has_kpi = any(Column.KPI in table.columns for reading in readings for table in reading.tables)
    by_issue = any(reading.by_issue for reading in readings)
    return PlanFormat.ISSUE if by_issue and not has_kpi else PlanFormat.STRATEGY


def keep_within(reading: SheetReading, first: int, last: int) -> None:
    """Take the money of other years out of a sheet's projects, with an error at each of its cells and at the header."""
    outside = {
        column.year
        for table in reading.tables
        for column in (*table.amounts, *table.ordinances)
        if not first <= column.year <= last
    }
    if not outside:
        return
    for table in reading.tables:
        for column in (*table.amounts, *table.ordinances):
            if column.year in outside:
                place = Place(reading.name, column.row, column.index)
                reading.findings.append(faults.year_outside_plan(place, column.year, first, last))
    for position, project in enumerate(reading.projects):
        if outside & {*project.amounts, *project.ordinance_amounts}:
            table = _table_of(reading.tables, project.row)
            reading.findings.extend(_outside(project, table, outside, first, last))
            reading.projects[position] = replace(
                project,
                amounts=_inside(project.amounts.items(), outside),
                ordinance_amounts=_inside(project.ordinance_amounts.items(), outside),
            )


def _table_of(tables: Sequence[Table], row: int) -> Table:
    return next(table for table in reversed(tables) if table.row < row)


def _inside(amounts: Iterable[tuple[int, int]], outside: set[int]) -> dict[int, int]:
    return {year: baht for year, baht in amounts if year not in outside}


def _outside(project: ProjectRow, table: Table, years: set[int], first: int, last: int) -> Iterable[Finding]:
    for columns, money in ((table.amounts, project.amounts), (table.ordinances, project.ordinance_amounts)):
        for column in columns:
            if column.year in years and column.year in money:
                place = Place(project.sheet, project.row, column.index)
                yield faults.year_outside_plan(place, column.year, first, last)
