"""Every kind of file as the same thing: sheets of rows of cells, read lazily, with what stands beside the values."""

import codecs
import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from prasan.plans.loading import ods_parts, refusals, xls_parts
from prasan.plans.loading.packages import FileKind, Package
from prasan.plans.loading.sheet_xml import SheetFacts
from prasan.plans.loading.xls_trial import opens_safely
from prasan.plans.loading.xlsx_parts import FloatingTexts, XlsxParts

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` gives every row from row 1 on, every cell from column A on, and can be walked once.

    `merges`: ((top row, left column), (bottom row, right column)), from 0, both ends within.
    """

    name: str
    rows: Iterable[Sequence[Cell]] = ()
    hidden: bool = False
    merges: Sequence[Merge] = ()
    facts: SheetFacts = field(default_factory=SheetFacts)
    floating: FloatingTexts = field(default_factory=dict)


def open_sheets(package: Package, *, file_name: str) -> Iterator[Sheet]:
    """The sheets of a safe package in the workbook's order; one is in memory at a time."""
    if package.kind is FileKind.TEXT:
        yield _text_sheet(package.content, file_name)
        return
    ods = ods_parts.read_parts(package.content) if package.kind is FileKind.ODS else None
    if package.kind is FileKind.XLS and not opens_safely(package.content):
        raise refusals.broken_file()
    old = xls_parts.read_parts(package.content) if package.kind is FileKind.XLS else {}
    parts = XlsxParts(package.content) if package.kind is FileKind.XLSX else None
    part_names = parts.part_of_each_sheet() if parts else {}
    book = _open(ods.content if ods else package.content)
    for metadata in book.sheets_metadata:
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        if metadata.visible is not SheetVisibleEnum.Visible:
            yield Sheet(metadata.name, hidden=True)
            continue
        part = part_names.get(metadata.name, "")
        beside = (ods.sheets if ods else old).get(metadata.name)
        values = _load(book, metadata.name)
        yield Sheet(
            metadata.name,
            rows=_rows(values),
            merges=beside.merges if isinstance(beside, ods_parts.OdsSheet) else values.merged_cell_ranges or (),
            facts=beside.facts() if beside else package.sheets.get(part, SheetFacts()),
            floating=beside.floating() if beside else parts.floating_texts(part) if parts else {},
        )


def _open(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as fault:
        raise refusals.encrypted() from fault
    except (CalamineError, OSError) as fault:
        raise refusals.broken_file() from fault
    except BaseException as fault:
        _unless_panic(fault)
        raise refusals.broken_file() from fault


def _load(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError) as fault:
        raise refusals.broken_file() from fault
    except BaseException as fault:
        _unless_panic(fault)
        raise refusals.broken_file() from fault


def _unless_panic(fault: BaseException) -> None:
    # A Rust panic on a damaged file arrives as a class that cannot be imported and is no Exception.
    if type(fault).__name__ != "PanicException":
        raise fault


def _rows(values: CalamineSheet) -> Iterator[Sequence[Cell]]:
    """The reader gives rows from row 1 but columns only from the first used one."""
    left = values.start[1] if values.start else 0
    if not left:
        return values.iter_rows()
    padding: list[Cell] = [""] * left
    return (padding + row for row in values.iter_rows())


def _text_sheet(content: bytes, file_name: str) -> Sheet:
    text = _decode(content)
    if text.lstrip()[:1] == "<":
        raise refusals.not_a_workbook("เนื้อหาข้างในเป็นหน้าเว็บ", "it is a web page")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as fault:
        raise refusals.broken_file() from fault
    width = max(map(len, rows), default=0)
    name = file_name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]
    return Sheet(name or "CSV", rows=[row + [""] * (width - len(row)) for row in rows])


def _decode(content: bytes) -> str:
    # Excel on a Thai Windows still saves CSV in the Windows code page of Thai.
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return codecs.decode(content, encoding)
        except UnicodeDecodeError:
            continue
    raise refusals.not_a_workbook("ตัวอักษรในไฟล์ไม่ใช่ UTF-8 หรือ TIS-620", "its text is neither UTF-8 nor TIS-620")


def _delimiter(text: str) -> str:
    head = text[:4000]
    return max(",;\t", key=head.count)
