"""Files to take away: CSV and Excel, safe to open in a spreadsheet, marked where they hold synthetic data."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from prasan.analytics.queries import as_published
from prasan.common.errors import InputRefused
from prasan.plans import queries as plans
from prasan.plans.models import Paper

Cell = str | int | float | None
_BYTE_ORDER_MARK = "\ufeff"
# A text that begins so would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Line:
    """Where `csv` writes: hands each line straight back."""

    def write(self, line: str) -> str:
        return line


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and (cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA_STARTS)):
        return f"'{cell}"
    return cell


def is_synthetic() -> bool:
    """Whether any plan here is made up; a file of figures then says so."""
    return bool(as_published("has_synthetic", plans.has_synthetic_plans))


def notice() -> str:
    """The line above the head of a file with synthetic data."""
    return _("ข้อมูลสมมติ: โครงการ ตัวเลข และสถานะแต่งขึ้นเพื่อสาธิต ยังไม่ใช่ผลงานจริง")


def _in_language(language: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines as the visitor chose to read them: they are made after the middleware has let go of the language."""
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def csv_file(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, synthetic: bool
) -> StreamingHttpResponse:
    """A CSV in UTF-8 with a byte order mark, so that Excel reads the Thai; sent while it is read."""
    writer = csv.writer(_Line())

    def lines() -> Iterator[str]:
        yield _BYTE_ORDER_MARK
        if synthetic:
            yield writer.writerow([notice()])
        yield writer.writerow(head)
        for row in rows:
            yield writer.writerow([safe(cell) for cell in row])

    response = StreamingHttpResponse(_in_language(get_language(), lines()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def xlsx_file(
    name: str, sheet: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, synthetic: bool
) -> HttpResponseBase:
    """An Excel file written row by row to disk, so that its length costs no memory. Texts are never formulas."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it when it is sent
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold, grouped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "#,##0"})
        title = f"{sheet} ({_('ข้อมูลสมมติ')})" if synthetic else sheet
        page = book.add_worksheet(title[:31])
        page.set_column(0, len(head) - 1, 16)
        top = 0
        if synthetic:
            page.write_string(0, 0, notice())
            top = 1
        page.write_row(top, 0, head, bold)
        page.freeze_panes(top + 1, 2)
        for index, row in enumerate(rows, start=top + 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int) and not isinstance(cell, bool):
                    page.write_number(index, column, cell, grouped)
                elif cell is not None:
                    page.write(index, column, cell)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def list_file(
    request: HttpRequest, name: str, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> HttpResponseBase | None:
    """The list of a page as a file where its address asks for one (`?export=xlsx`, `csv`): all rows under its filters.

    None where the page itself is asked for. The page's own address, so that a file never shows more than the page does.
    """
    form = request.GET.get("export", "")
    if not form:
        return None
    if form == "xlsx":
        return xlsx_file(f"{name}.xlsx", title, head, rows, synthetic=is_synthetic())
    if form == "csv":
        return csv_file(f"{name}.csv", head, rows, synthetic=is_synthetic())
    raise InputRefused(
        "unknown_form",
        f"ส่งออกเป็น “{form[:20]}” ไม่ได้ มี xlsx และ csv",
        f"A list is not exported as “{form[:20]}”; there are xlsx and csv.",
    )


def paper_file(paper: Paper, file_name: str) -> HttpResponse:
    """A scanned paper to take away: of the type that its bytes told, never opened by the browser as a page of ours."""
    response = HttpResponse(bytes(paper.content), content_type=paper.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
