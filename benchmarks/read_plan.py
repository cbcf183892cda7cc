"""Reading a plan workbook of 50,000 projects: `read_plan` against openpyxl reading the same cells.

    python -m benchmarks.read_plan [--rows 50000] [--runs 3]

Every reader runs in a process of its own, the readers take turns, and the best run of each counts; the time is that
of reading alone, without starting Python and importing. openpyxl is asked only for its cells; `read_plan` also checks
that the file is safe, finds the table, and gives projects with every amount, total and finding.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from tests.workbooks import strategy_header, strategy_titles

RESULTS = Path(__file__).parent / "results" / "read_plan.json"
BAR_TIMES, BAR_MEGABYTES = 5.0, 300.0
READERS = ("read_plan", "openpyxl read_only", "openpyxl normal")
WORDS = re.findall(
    r"\S+",
    "ก่อสร้าง ปรับปรุง ถนน คอนกรีต เสริมเหล็ก สายบ้าน หมู่ที่ ตำบล ส่งเสริม อบรม ผู้สูงอายุ เด็ก เยาวชน ประชาชน คุณภาพชีวิต "
    "สิ่งแวดล้อม ขยะ น้ำประปา แหล่งน้ำ การเกษตร ท่องเที่ยว วัฒนธรรม กีฬา สุขภาพ โรงเรียน เทคโนโลยี ความปลอดภัย พัฒนา",
)
UNITS = ("กองช่าง", "กองการศึกษา", "สำนักปลัดเทศบาล", "กองสาธารณสุขและสิ่งแวดล้อม\nงานรักษาความสะอาด")


def write_plan(path: Path, rows: int) -> None:
    """A plan of 2566–2570 in 12 columns; texts, dashes, line breaks and written amounts as they really occur."""
    source = random.Random(1)
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("ผ.02")
    above = [*strategy_titles(), *strategy_header()]
    for row, cells in enumerate(above):
        page.write_row(row, 0, ["" if cell is None else cell for cell in cells])
    for number in range(rows):
        page.write_row(len(above) + number, 0, _row(source, number + 1))
    book.close()


def _row(source: random.Random, number: int) -> list[str | int | None]:
    def text(least: int, most: int) -> str:
        return "".join(source.choices(WORDS, k=source.randint(least, most)))

    def amount() -> str | int | None:
        baht = source.randint(1, 400) * 5000
        return source.choice((None, None, "-", baht, baht, baht, f"{baht:,}.-"))

    return [
        number,
        text(4, 9),
        f"1. เพื่อ{text(4, 9)}\n2. เพื่อ{text(2, 5)}" if number % 4 == 0 else f"เพื่อ{text(4, 9)}",
        text(3, 8),
        *(amount() for _ in range(5)),
        f"ร้อยละ {text(2, 5)}",
        text(4, 9),
        source.choice(UNITS),
    ]


def measure(reader: str, path: Path) -> dict[str, float]:
    """Read once in this process: rows, seconds, and the peak of memory in MB."""
    read = {"read_plan": _ours, "openpyxl read_only": _read_only, "openpyxl normal": _normal}[reader]
    rows, seconds = read(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": rows, "seconds": seconds, "megabytes": peak}


def _ours(path: Path) -> tuple[int, float]:
    from prasan.plans.loading import read_plan

    started = time.perf_counter()
    document = read_plan(path, file_name=path.name)
    return len(document.projects), time.perf_counter() - started


def _read_only(path: Path) -> tuple[int, float]:
    return _openpyxl(path, read_only=True)


def _normal(path: Path) -> tuple[int, float]:
    return _openpyxl(path, read_only=False)


def _openpyxl(path: Path, *, read_only: bool) -> tuple[int, float]:
    from openpyxl import load_workbook

    started = time.perf_counter()
    book = load_workbook(path, read_only=read_only, data_only=True)
    rows = sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int))
    return rows, time.perf_counter() - started


def compare(path: Path, runs: int) -> dict[str, dict[str, float]]:
    """The best of several runs of every reader, each in a new process."""
    best: dict[str, dict[str, float]] = {}
    for _ in range(runs):
        for reader in READERS:
            command = [sys.executable, "-m", "benchmarks.read_plan", "--measure", reader, "--file", str(path)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(answer.stdout)
            if reader not in best or found["seconds"] < best[reader]["seconds"]:
                best[reader] = found
    for found in best.values():
        found["rows_per_second"] = found["rows"] / found["seconds"]
    return best


def _report(found: dict[str, dict[str, float]]) -> None:
    ours = found["read_plan"]
    print(f"{'reader':<22}{'seconds':>9}{'rows/s':>11}{'peak MB':>9}{'we are':>9}")
    for reader, one in found.items():
        times = ours["rows_per_second"] / one["rows_per_second"]
        print(
            f"{reader:<22}{one['seconds']:>9.2f}{one['rows_per_second']:>11,.0f}{one['megabytes']:>9.0f}{times:>8.1f}x"
        )
    print(f"bar: {BAR_TIMES:.0f}x the rows/s of openpyxl, below {BAR_MEGABYTES:.0f} MB")


def main() -> None:
    """Make the workbook, compare the readers, print the table and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments.measure, arguments.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_plan(path, arguments.rows)
        found = compare(path, arguments.runs)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"rows": arguments.rows, "readers": found}, indent=2) + "\n", encoding="utf-8")
    _report(found)


if __name__ == "__main__":
    main()
