"""What a sheet offers to choose from and says beside its cells: hidden lists, drop-downs, notes, a page that explains."""

from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from prasan.plans.rules.budget_classes import BUDGET_CLASSES
from prasan.plans.rules.workbook import (
    GUIDE_SHEET,
    KEY,
    KIND_CODES,
    LISTS_SHEET,
    MONEY_HINT,
    Choices,
    Listed,
    SheetColumn,
)

ListRanges = Mapping[Listed, str]
SPARE_ROWS = 500
"""Drop-downs and notes reach so many rows below the last project."""
_LAST_ROW = 1_048_575
# Limits of Excel's own.
_LONGEST_TITLE, _LONGEST_HINT = 32, 255


def write_lists(book: xlsxwriter.Workbook, choices: Choices) -> ListRanges:
    """The hidden sheet of lists. List → the range that its drop-downs point to; an empty list offers nothing."""
    sheet = book.add_worksheet(LISTS_SHEET)
    offered: dict[Listed, Sequence[str]] = {
        Listed.GROUPS: choices.groups,
        Listed.GUIDELINES: [choices.guideline_text(code) for code in choices.guidelines],
        Listed.CLASSES: BUDGET_CLASSES,
        Listed.UNITS: choices.units,
        Listed.KINDS: list(KIND_CODES.values()),
    }
    ranges = {}
    for column, (listed, texts) in enumerate(offered.items()):
        for row, text in enumerate(texts):
            sheet.write_string(row, column, text)
        if texts:
            letter = chr(ord("A") + column)
            ranges[listed] = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(texts)}"
    sheet.hide()
    return ranges


def offer(
    sheet: Worksheet,
    first_row: int,
    rows: int,
    columns: Iterable[tuple[int, SheetColumn]],
    money: tuple[int, int],
    lists: ListRanges,
) -> None:
    """Drop-downs, notes and what may be typed, on the rows of a sheet and on the spare ones below."""
    last_row = min(first_row + rows + SPARE_ROWS, _LAST_ROW)
    for index, column in columns:
        beside = {"input_title": column.head[:_LONGEST_TITLE], "input_message": column.hint[:_LONGEST_HINT]}
        range_of = lists.get(column.listed) if column.listed else None
        if range_of:
            refused = {
                "error_type": "stop" if column.strict else "information",
                "error_title": "ไม่มีในรายการ",
                "error_message": f"เลือก{column.head}จากรายการในช่อง",
            }
            rule = {"validate": "list", "source": range_of, **refused, **beside}
        elif column == KEY:
            # Nothing typed fits: the code is the thread by which a project is found again.
            refused = {"error_title": "รหัสของระบบ", "error_message": "รหัสนี้ระบบเป็นผู้ให้ โครงการใหม่ให้เว้นว่าง"}
            rule = {"validate": "custom", "value": "=FALSE", **refused, **beside}
        else:
            rule = {"validate": "any", **beside}
        sheet.data_validation(first_row, index, last_row, index, rule)
    sheet.data_validation(
        first_row,
        money[0],
        last_row,
        money[1],
        {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "ต้องเป็นจำนวนเต็มบาท",
            "error_message": MONEY_HINT,
            "input_title": "งบประมาณ (บาท)",
            "input_message": MONEY_HINT,
        },
    )


def write_guide(book: xlsxwriter.Workbook, columns: Iterable[SheetColumn]) -> None:
    """A page for people: how the workbook is used, and what each column is for."""
    sheet = book.add_worksheet(GUIDE_SHEET)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    lines = (
        "ไฟล์นี้ใช้ได้ทั้งกรอกใหม่ แก้ไข และนำเข้ากลับ หนึ่งแถวคือหนึ่งโครงการ",
        "แก้แล้วนำเข้ากลับ ระบบจะแสดงเฉพาะที่แก้ และยังไม่เปลี่ยนอะไรจนกว่าจะยืนยัน",
        "แทรกแถวได้ตรงที่ต้องการ โครงการใหม่จะไปอยู่ตรงนั้นในแผน ช่องสีเทาเป็นรหัสของระบบ ไม่ต้องแก้",
        "ลบแถวแล้วนำเข้า โครงการยังอยู่ในแผน เว้นแต่จะเลือกนำออกในหน้าตัวอย่าง",
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    sheet.write_string(len(lines) + 1, 0, "ช่อง", bold)
    sheet.write_string(len(lines) + 1, 1, "กรอกอะไร", bold)
    for row, column in enumerate(columns, len(lines) + 2):
        sheet.write_string(row, 0, column.head, bold)
        sheet.write_string(row, 1, column.hint, wrapped)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
