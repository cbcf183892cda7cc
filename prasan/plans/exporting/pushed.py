"""Projects that another program sends, written down as they were sent, right or wrong, for the reader to judge."""

import io
import re
from collections.abc import Mapping, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from prasan.plans.exporting.book import Layout, dated, styles_of, write_head, write_title
from prasan.plans.rules.rows import PlanDocument
from prasan.plans.rules.workbook import BEFORE_MONEY, columns_after_money

PUSHED_SHEET = "ผ.02"
FIRST_PUSHED_ROW = 6
"""The row (from 1) of the first project: two lines of title, a blank one and two of heads stand above it."""
_YEAR = re.compile(r"^25\d\d$")
_LONGEST = 32_767


def pushed_workbook(plan: PlanDocument, projects: Sequence[Mapping[str, object]]) -> bytes:
    """A workbook of the plan's period with these projects. Each has the names of the schema's columns (`name`, `kpi` …).

    `amounts` and `ordinance_amounts` are given by fiscal year; what is no text and no number is left out.
    """
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": "API", "created": dated(plan.first_year)})
    sheet = book.add_worksheet(PUSHED_SHEET)
    styles = styles_of(book)
    layout = Layout(
        _years(projects, "amounts", range(plan.first_year, plan.last_year + 1)),
        _years(projects, "ordinance_amounts", ()),
        columns_after_money(plan.format, with_origin=any(one.get("origin") for one in projects)),
    )
    top = write_title(sheet, plan, styles)
    write_head(sheet, top, layout, styles)
    for at, project in enumerate(projects, top + 2):
        _write(sheet, at, 0, at - top - 1)
        for index, column in layout.columns():
            if index:
                _write(sheet, at, index, project.get(column.code))
        money = [(project.get("amounts"), layout.years), (project.get("ordinance_amounts"), layout.ordinance_years)]
        index = len(BEFORE_MONEY)
        for amounts, years in money:
            for year in years:
                _write(sheet, at, index, amounts.get(str(year)) if isinstance(amounts, Mapping) else None)
                index += 1
    book.close()
    return made.getvalue()


def _years(projects: Sequence[Mapping[str, object]], name: str, always: Sequence[int]) -> list[int]:
    """The years of the plan, and any other that was sent: the reader tells what lies outside."""
    sent = {
        int(year)
        for project in projects
        if isinstance(amounts := project.get(name), Mapping)
        for year in map(str, amounts)
        if _YEAR.match(year)
    }
    return sorted({*always, *sent})


def _write(sheet: Worksheet, at: int, column: int, value: object) -> None:
    if isinstance(value, bool):
        value = str(value)
    if isinstance(value, int | float):
        sheet.write_number(at, column, value)
    elif isinstance(value, str) and value:
        sheet.write_string(at, column, value[:_LONGEST])
