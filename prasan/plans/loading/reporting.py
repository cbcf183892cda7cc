"""What is told of a sheet beside its rows: doubtful heads, units, and what its file hides or calculates."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from prasan.common.findings import Finding, Severity
from prasan.common.money import UNITS, grouped
from prasan.plans.loading import faults, sheet_faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.labels import Column, label_of
from prasan.plans.loading.sheet_xml import CellMark, SheetFacts
from prasan.plans.loading.sheets import Merge
from prasan.plans.loading.tables import Table
from prasan.plans.loading.year_heads import YearHead
from prasan.plans.rules.rows import ProjectRow


def report_heads(
    sheet: str, tables: Sequence[Table], year_heads: Sequence[tuple[int, YearHead]], unit: int, findings: list[Finding]
) -> None:
    """Look at the newest of a sheet's tables; a head repeated on every page is reported once.

    `year_heads`: (row from 1, head) of the years that were spelt out. `unit`: how many baht its numbers count.
    """
    table = tables[-1]
    if any(table.columns == other.columns for other in tables[:-1]):
        return
    beside = next((one for one in table.unread if label_of(one.text) is Column.NAME), None)
    if beside:
        findings.append(sheet_faults.table_beside(Place(sheet, beside.row, beside.index), beside.text))
    findings += [
        faults.column_not_read(Place(sheet, unread.row, unread.index), unread.text)
        for unread in table.unread
        if beside is None or label_of(unread.text) is None
    ]
    findings += [
        faults.doubled_year(Place(sheet, column.row, column.index), column.year)
        for column in table.doubled
        if beside is None or column.index < beside.index
    ]
    if year_heads:
        findings.append(_years_read(sheet, year_heads))
    if not table.amounts:
        findings.append(faults.no_year_columns(Place(sheet, table.row, table.columns[Column.NAME])))
    elif unit != 1:
        findings.append(_in_units(Place(sheet, table.row, table.amounts[0].index), unit))


def report_facts(
    sheet: str, facts: SheetFacts, tables: Sequence[Table], total_rows: Collection[int], findings: list[Finding]
) -> None:
    """Hidden rows and cells of formulas, from the first head on; hidden columns that a table reads.

    A formula that gives no value is at fault in a column that is read, and only doubtful in a printed total
    (`total_rows`), which is counted anew anyway: it keeps no project back.
    """
    first_row = tables[0].row
    read = {index + 1 for table in tables for index in table.indices()}
    for first, last in facts.hidden_columns:
        if any(first <= column <= last for column in read):
            findings.append(sheet_faults.hidden_columns(Place(sheet, None, first - 1)))
    hidden = [row for row in facts.hidden_rows if row >= first_row]
    if hidden:
        findings.append(sheet_faults.hidden_rows(Place(sheet, hidden[0]), len(hidden)))
    calculated = []
    for row, marks in facts.marks.items():
        for column, mark in marks.items():
            if row <= first_row or column not in read:
                continue
            place = Place(sheet, row, column - 1)
            if mark is CellMark.FORMULA:
                calculated.append(place)
                continue
            found = sheet_faults.marked_cell(place, mark, facts.errors.get((row, column), ""))
            findings.append(replace(found, severity=Severity.WARNING) if row in total_rows else found)
    if calculated:
        findings.append(sheet_faults.formulas(calculated[0], len(calculated)))


def report_merged_amounts(
    sheet: str,
    merges: Sequence[Merge],
    tables: Sequence[Table],
    projects: Sequence[ProjectRow],
    findings: list[Finding],
) -> None:
    """Money in a cell that spreads over several years or projects: it is read for the first of them only."""
    by_row = {project.row: project for project in projects}
    for (top, left), (bottom, right) in merges:
        project = by_row.get(top + 1)
        if project is None:
            continue
        table = next(table for table in reversed(tables) if table.row < project.row)
        years = [column.year for column in table.amounts if left <= column.index <= right]
        first = next((column.year for column in table.amounts if column.index == left), None)
        if first is None or first not in project.amounts:
            continue
        others = sum(top + 1 < row <= bottom + 1 for row in by_row) if bottom > top else 0
        if len(years) > 1 or others:
            corner = Place(sheet, bottom + 1, right).cell
            findings.append(sheet_faults.merged_amount(Place(sheet, top + 1, left), corner, first, others))


def _years_read(sheet: str, year_heads: Sequence[tuple[int, YearHead]]) -> Finding:
    row, first = year_heads[0]
    last = year_heads[-1][1]
    return Place(sheet, row, first.index).finding(
        "year_heads_read",
        Severity.WARNING,
        f"หัวปีเขียนว่า {first.printed} ถึง {last.printed} อ่านเป็น พ.ศ. {first.year}–{last.year} "
        "ถ้าไม่ใช่ ให้พิมพ์ปี พ.ศ. สี่หลักที่หัวตารางแล้วส่งใหม่",
        f"heads its years {first.printed} to {last.printed}, read as B.E. {first.year}–{last.year}. "
        "If that is wrong, type B.E. years of four digits in the head and send it again.",
    )


def _in_units(place: Place, unit: int) -> Finding:
    word = next(word for word, baht in UNITS.items() if baht == unit)
    return place.finding(
        "amounts_in_units",
        Severity.WARNING,
        f"เงินในตารางนี้มีหน่วยเป็น{word}บาท ทุกช่องจึงคูณ {grouped(unit)} (1.5 อ่านเป็น {grouped(unit * 3 // 2)} บาท) "
        "ถ้าในช่องพิมพ์เป็นบาทอยู่แล้ว แก้หน่วยที่หัวตารางแล้วส่งใหม่",
        f"heads money in units of {grouped(unit)} baht, so every amount was multiplied (1.5 is {grouped(unit * 3 // 2)} baht). "
        "If the cells hold baht already, mend the unit in the head and send it again.",
    )
