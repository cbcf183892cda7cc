"""A plan file → everything it says: `read_plan`."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from prasan.plans.loading import packages, refusals, sheet_faults
from prasan.plans.loading.faults import Place
from prasan.plans.loading.headings import latest_revision, read_title
from prasan.plans.loading.periods import keep_within, plan_format, plan_period
from prasan.plans.loading.sheet_reader import SheetReader, SheetReading
from prasan.plans.loading.sheets import Sheet, open_sheets
from prasan.plans.loading.summaries import check_summaries
from prasan.plans.rules.folders import name_key
from prasan.plans.rules.rows import PlanDocument
from prasan.plans.rules.workbook import OWN_SHEETS


def read_plan(source: Path | str | bytes, *, file_name: str) -> PlanDocument:
    """A plan workbook (path or bytes of .xlsx, .xlsm, .xls, .ods or .csv) → its projects, totals and findings.

    `file_name` is the name that the person gave the file; it is used for CSV only, what a file is shows in its bytes.
    Raises `FileRefused` where nothing of the file can be used; every fault of a row or cell is a finding at its
    address instead, and the row carries what could be read. Texts are as printed (line breaks as \\n, ends trimmed),
    not normalised. Columns and layouts: docs/reference/read-plan.md; forms: planning-rules 2.2–2.7.
    """
    package = packages.inspect_file(_content(source), file_name=file_name)
    readings: list[SheetReading] = []
    for sheet in open_sheets(package, file_name=file_name):
        readings.append(_read_sheet(sheet, _first_year(readings, file_name)))
    if not any(reading.tables for reading in readings):
        raise refusals.no_table()
    first, last = plan_period(readings)
    for reading in readings:
        keep_within(reading, first, last)
    check_summaries(readings)
    _check_organisations(readings)
    return _document(readings, first, last)


def _content(source: Path | str | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    path = Path(source)
    size = path.stat().st_size
    if size > refusals.MAX_FILE_BYTES:
        raise refusals.file_too_large(size)
    return path.read_bytes()


def _first_year(readings: Sequence[SheetReading], file_name: str) -> int | None:
    """The plan's first year as the titles so far print it, else as the file's name does."""
    periods = [reading.title.period for reading in readings] or [None]
    period = next((one for one in periods if one), None) or read_title(["", file_name]).period
    return period[0] if period else None


def _read_sheet(sheet: Sheet, first_year: int | None) -> SheetReading:
    if sheet.name in OWN_SHEETS:
        return SheetReading(sheet.name)
    if sheet.hidden:
        reading = SheetReading(sheet.name)
        reading.findings.append(sheet_faults.hidden_sheet(sheet.name))
        return reading
    reader = SheetReader(sheet, first_year)
    reading = reader.read()
    _attach_notes(sheet, reading)
    if not reader.has_values:
        reading.findings.append(sheet_faults.empty_sheet(sheet.name))
    elif not reading.tables and not reading.summaries:
        reading.findings = [sheet_faults.sheet_without_table(sheet.name)]
    return reading


def _attach_notes(sheet: Sheet, reading: SheetReading) -> None:
    """A text box belongs to the project on whose rows its upper edge lies; an amendment in it goes before headings."""
    starts = [project.row for project in reading.projects]
    for row, texts in sheet.floating.items():
        position = bisect_right(starts, row) - 1 if row is not None else -1
        if position < 0 or (row or 0) > reading.rows_end[position]:
            for text in texts:
                reading.findings.append(sheet_faults.loose_text_box(Place(sheet.name, row), text))
            continue
        project = reading.projects[position]
        notes = project.notes + tuple(text for text in texts if text not in project.notes)
        reading.projects[position] = replace(project, notes=notes, revision=latest_revision(notes) or project.revision)


def _check_organisations(readings: Sequence[SheetReading]) -> None:
    """A sheet of another organisation than most of the file is told: everything is imported for one."""
    named = [reading for reading in readings if reading.tables and reading.title.organisation_name]
    if not named:
        return
    key = Counter(name_key(reading.title.organisation_name) for reading in named).most_common(1)[0][0]
    most = next(
        reading.title.organisation_name for reading in named if name_key(reading.title.organisation_name) == key
    )
    for reading in named:
        name = reading.title.organisation_name
        if name_key(name) != key:
            reading.findings.append(sheet_faults.other_organisation(Place(reading.name), name, most))


def _document(readings: Sequence[SheetReading], first: int, last: int) -> PlanDocument:
    titles = [reading.title for reading in readings if reading.tables]
    names = Counter(title.organisation_name for title in titles if title.organisation_name)
    codes = Counter(title.organisation_code for title in titles if title.organisation_code)
    return PlanDocument(
        format=plan_format(readings, first),
        first_year=first,
        last_year=last,
        organisation_name=names.most_common(1)[0][0] if names else "",
        projects=tuple(project for reading in readings for project in reading.projects),
        printed_totals=tuple(total for reading in readings for total in reading.totals),
        findings=tuple(finding for reading in readings for finding in reading.findings),
        organisation_code=codes.most_common(1)[0][0] if codes else "",
        synthetic=any(title.synthetic for title in titles),
    )
