"""Workbooks on paper: the head of a table, and the columns that name its rows, stand on every page."""

import io

import openpyxl
import xlsxwriter

from prasan.common.printing import repeat_on_each_page


def test_rows_and_columns_are_repeated_by_the_quoted_name_of_a_thai_sheet() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    for name, columns in (("ผ.02", 3), ("งาน'ย่อย", 0)):
        repeat_on_each_page(book, book.add_worksheet(name), rows=(1, 2), columns=columns)
    book.close()
    first, second = openpyxl.load_workbook(made)
    assert (first.print_title_rows, first.print_title_cols) == ("$2:$3", "$A:$C")
    assert (second.print_title_rows, second.print_title_cols) == ("$2:$3", None)
