"""CSV rows with their places, read cell by cell. Pure."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.text import one_line

# The box around Thailand in degrees, with a little room on each side.
THAILAND_LAT = (5.5, 20.6)
THAILAND_LON = (97.2, 105.8)


@dataclass(slots=True)
class Row:
    """One line of a CSV file; each read of a cell may add a finding. A row with `faults` cannot be used."""

    file_name: str
    line: int
    cells: dict[str, str]
    columns: tuple[str, ...]
    faults: list[Finding] = field(default_factory=list)

    def place(self, column: str | None = None) -> CellPlace:
        """Where a cell is, as a spreadsheet names it (columns in letters, rows from 1 with the header)."""
        letter = None if column is None else chr(ord("A") + self.columns.index(column))
        return CellPlace(self.file_name, self.line, letter)

    def fault(self, column: str, code: str, message_th: str, message_en: str) -> None:
        """Note that a cell cannot be used."""
        place = self.place(column)
        self.faults.append(Finding(code, Severity.ERROR, place, f"{place}: {message_th}", f"{place}: {message_en}"))

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        written = one_line(self.cells[column])
        if not written:
            self.fault(column, "cell_empty", f"ช่อง {column} ว่าง เติมค่าให้ครบ", f"{column} is empty; fill it in")
        return written

    def degrees(self, column: str, limits: tuple[float, float]) -> float:
        """Degrees of latitude or longitude inside Thailand."""
        written = self.cells[column].strip()
        try:
            number = float(written)
        except ValueError:
            number = float("nan")
        if not limits[0] <= number <= limits[1]:
            self.fault(
                column,
                "point_outside_thailand",
                f"พิกัด {written!r} อยู่นอกประเทศไทย ใส่องศาทศนิยมระหว่าง {limits[0]} กับ {limits[1]}",
                f"{written!r} lies outside Thailand; give decimal degrees between {limits[0]} and {limits[1]}",
            )
        return number

    def count(self, column: str) -> int | None:
        """A whole number of people, None where the cell is empty."""
        written = self.cells[column].strip()
        if not written:
            return None
        if not (written.isascii() and written.isdigit()):
            self.fault(
                column,
                "count_not_whole",
                f"จำนวนคน {written!r} ไม่ใช่จำนวนเต็ม พิมพ์ตัวเลขล้วน เช่น 12070",
                f"{written!r} is not a whole number; write digits only",
            )
            return None
        return int(written)

    def day(self, column: str) -> date | None:
        """A day written as 2017-03-01 (C.E.), None where the cell is empty."""
        written = self.cells[column].strip()
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.fault(
                column,
                "day_not_iso",
                f"วันที่ {written!r} อ่านไม่ได้ พิมพ์แบบ ค.ศ.-เดือน-วัน เช่น 2017-03-01",
                f"{written!r} is not a day; write year-month-day, like 2017-03-01",
            )
            return None


def rows_of(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a CSV file that has at least these columns. Raises `FileRefused` for one that cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            header = tuple(next(lines, ()))
            _refuse_missing(path, [column for column in columns if column not in header])
            for cells in lines:
                if any(cells):
                    filled = (*cells, *[""] * (len(header) - len(cells)))
                    yield Row(path.name, lines.line_num, dict(zip(header, filled, strict=False)), header)
    except FileNotFoundError:
        raise FileRefused(
            "province_file_missing",
            f"ไม่พบไฟล์ {path.name} ในโฟลเดอร์ {path.parent.name} วางไฟล์ให้ครบก่อน",
            f"{path.name} is not in the folder {path.parent.name}; add it",
        ) from None
    except UnicodeDecodeError:
        raise FileRefused(
            "province_file_not_utf8",
            f"ไฟล์ {path.name} ไม่ใช่ UTF-8 บันทึกใหม่เป็น CSV UTF-8",
            f"{path.name} is not UTF-8; save it again as CSV UTF-8",
        ) from None


def _refuse_missing(path: Path, missing: list[str]) -> None:
    if missing:
        raise FileRefused(
            "province_column_missing",
            f"ไฟล์ {path.name} ขาดคอลัมน์ {', '.join(missing)} เพิ่มคอลัมน์ในบรรทัดแรก",
            f"{path.name} lacks the columns {', '.join(missing)}; add them to the first line",
        )
