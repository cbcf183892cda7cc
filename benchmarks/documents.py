"""A ผ.02, or a whole plan book, of 3,000 projects as PDF and DOCX: prasan against WeasyPrint (PDF) and python-docx (DOCX).

    python -m benchmarks.documents [--projects 3000] [--headings 8] [--book] [--printers "prasan pdf" …]

Each printer runs once, in a process of its own, with the same content; WeasyPrint prints the preview's HTML in a fixed
table layout. Seconds are those of drawing, without starting Python and importing; `cpu_seconds` are those that the process
and those that it starts worked (on a machine that others use, the clock says little); memory is the peak of the process and
of the largest that it starts, together. As many headings as projects is the worst case: a table for each project.
"""

import argparse
import io
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.tables import report
from prasan.plans.rules.rows import PlanFormat, ProjectRow
from prasan.reports.content import Document, Table, text_of
from prasan.reports.documents import book, p02
from prasan.reports.facts import ListedProject, PlanFacts, State
from prasan.reports.facts.books import BookFacts, PlaceFacts, YearDone
from prasan.reports.template import Template

WORDS = re.findall(
    r"\S+",
    "ก่อสร้าง ปรับปรุง ถนน คอนกรีต เสริมเหล็ก สายบ้าน หมู่ที่ ตำบล ส่งเสริม อบรม ผู้สูงอายุ เด็ก เยาวชน ประชาชน คุณภาพชีวิต "
    "สิ่งแวดล้อม ขยะ น้ำประปา แหล่งน้ำ การเกษตร ท่องเที่ยว วัฒนธรรม กีฬา สุขภาพ โรงเรียน เทคโนโลยี ความปลอดภัย พัฒนา",
)
PRINTERS = ("prasan pdf", "WeasyPrint pdf", "prasan docx", "python-docx docx", "prasan xlsx")


def document(projects: int, *, headings: int = 8, is_book: bool = False) -> Document:
    """The form or the book, with texts as long as real plans have them, under as many issues."""
    source = random.Random(1)
    issues = [f"{number}. ประเด็นการพัฒนาท้องถิ่น: {_text(source, 2, 4)}" for number in range(1, headings + 1)]
    rows = tuple(ListedProject(_row(source, issues[number * headings // projects])) for number in range(projects))
    facts = PlanFacts(
        "1", "เทศบาลตำบลทดสอบ", "ทดสอบ", "ทดสอบ", PlanFormat.ISSUE, 2571, 2575, State.ANNOUNCED, None, 1, True, rows
    )  # fmt: skip
    if not is_book:
        return p02.build(facts, Template())
    years = tuple(YearDone(year, projects, 0, 0, 1_000_000) for year in facts.years)
    return book.build(
        BookFacts(facts, PlaceFacts("เทศบาลตำบล", 9_000, 16.4, 102.8), "", "", (), (), 0, years), Template()
    )


def _text(source: random.Random, least: int, most: int) -> str:
    return "".join(source.choices(WORDS, k=source.randint(least, most)))


def _row(source: random.Random, issue: str) -> ProjectRow:
    return ProjectRow(
        sheet="ผ.02",
        row=1,
        number="1",
        name=_text(source, 5, 12),
        objective=f"เพื่อ{_text(source, 5, 12)}",
        target=_text(source, 4, 10),
        amounts={year: source.randint(1, 400) * 5000 for year in source.sample(range(2571, 2576), k=2)},
        expected_result=_text(source, 5, 12),
        unit="กองช่าง",
        group=issue,
    )


def ours(form: str) -> Callable[[Document], bytes]:
    """prasan's own way to one form."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from prasan.reports.documents.kinds import Form
    from prasan.reports.rendering.files import file_of

    return lambda made: file_of(made, Form(form))


def weasyprint() -> Callable[[Document], bytes]:
    """The obvious library: HTML and CSS to PDF."""
    import weasyprint as library

    from prasan.reports.rendering.html import html

    style = (
        "@page{size:A4 landscape;margin:18mm}body{font:10pt Sarabun,Laksaman}table{table-layout:fixed;width:100%;"
        "border-collapse:collapse}td,th{border:.5pt solid;padding:2pt;vertical-align:top}"
        "tr{break-inside:avoid}.to-right{text-align:right}"
    )
    return lambda made: bytes(library.HTML(string=f"<style>{style}</style>{html(made)}").write_pdf())


def python_docx() -> Callable[[Document], bytes]:
    """The obvious library's own way to fill a table."""
    import docx

    def draw(made: Document) -> bytes:
        book = docx.Document()
        for table in (block for section in made.sections for block in section.blocks if isinstance(block, Table)):
            rows = [row for row in table.body if len(row.cells) == len(table.columns)]
            drawn = book.add_table(len(rows), len(table.columns))
            for row, given in zip(drawn.rows, rows, strict=True):
                for cell, one in zip(row.cells, given.cells, strict=True):
                    cell.text = text_of(one)
        held = io.BytesIO()
        book.save(held)
        return held.getvalue()

    return draw


def measure(printer: str, given: Document) -> dict[str, object]:
    """One drawing in this process."""
    library, _, form = printer.partition(" ")
    draw = {"WeasyPrint": weasyprint, "python-docx": python_docx}.get(library, lambda: ours(form))()
    started, worked = time.perf_counter(), _worked()
    made = draw(given)
    seconds, cpu = time.perf_counter() - started, _worked() - worked
    peak = sum(resource.getrusage(who).ru_maxrss for who in _WHO) // 1024
    return {
        "printer": printer,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_mb": peak,
        "file_mb": round(len(made) / 1e6, 1),
    }


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _worked() -> float:
    used = [resource.getrusage(who) for who in _WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Every printer in turn, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=3000)
    parser.add_argument("--headings", type=int, default=8)
    parser.add_argument("--book", action="store_true", help="the whole plan book, not the form alone")
    parser.add_argument("--printers", nargs="+", choices=PRINTERS, default=PRINTERS)
    parser.add_argument("--one", choices=PRINTERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        given = document(arguments.projects, headings=arguments.headings, is_book=arguments.book)
        print(json.dumps(measure(arguments.one, given), ensure_ascii=False))
        return
    rows = []
    for printer in arguments.printers:
        asked = [sys.executable, "-m", "benchmarks.documents", "--one", printer]
        asked += ["--projects", str(arguments.projects), "--headings", str(arguments.headings)]
        asked += ["--book"] if arguments.book else []
        rows.append(json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout))
    about = {"projects": arguments.projects, "headings": arguments.headings}
    report("book" if arguments.book else "documents", rows, **about)


if __name__ == "__main__":
    main()
