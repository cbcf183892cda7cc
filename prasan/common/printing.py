"""What every workbook of ours does for the printer."""

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet


def repeat_on_each_page(book: Workbook, sheet: Worksheet, *, rows: tuple[int, int], columns: int = 0) -> None:
    """The rows of a head (first and last, from 0), and so many first columns, stand on each printed page of a sheet.

    XlsxWriter's own way leaves the quotes of a Thai sheet's name away, and LibreOffice then reads neither.
    """
    name = sheet.get_name()
    escaped = name.replace("'", "''")
    ranges = [f"'{escaped}'!$A:${xl_col_to_name(columns - 1)}"] if columns else []
    ranges.append(f"'{escaped}'!${rows[0] + 1}:${rows[1] + 1}")
    book.define_name(f"'{name}'!_xlnm.Print_Titles", "=" + ",".join(ranges))
