"""One real city's plan, against what people found in it."""

import csv
from pathlib import Path

import pytest

from prasan.common.findings import Severity
from prasan.plans.loading import read_plan
from prasan.plans.rules.budget_classes import official_class
from prasan.plans.rules.rows import PlanDocument, ProjectRow

pytestmark = pytest.mark.shared_files
NAME = "plan_nakhonsawan_2566_2570"
YEARS = range(2566, 2571)
# Two rows carry a box "แก้ไข ครั้งที่ …" that the people who read the plan did not count as theirs.
UNDECIDED_REVISIONS = {("ยุทธ2.1แผนงานการศึกษา", 17), ("ยุทธ2.1แผนงานการศึกษา", 23)}


@pytest.fixture(scope="module")
def document(shared: Path) -> PlanDocument:
    return read_plan(shared / "data" / f"{NAME}.xlsx", file_name=f"{NAME}.xlsx")


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[tuple[str, int], dict[str, str]]:
    with (shared / "data" / f"{NAME}.truth.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["sheet"], int(row["row"])): row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def read(document: PlanDocument) -> dict[tuple[str, int], ProjectRow]:
    return {(project.sheet, project.row): project for project in document.projects}


Read = dict[tuple[str, int], ProjectRow]
Truth = dict[tuple[str, int], dict[str, str]]


def test_every_project_is_found_and_nothing_else(document: PlanDocument, read: Read, truth: Truth) -> None:
    assert len(document.projects) == 262
    assert read.keys() == truth.keys()
    assert len({project.sheet for project in document.projects}) == 17


def test_every_amount_and_ordinance_amount_is_exact(read: Read, truth: Truth) -> None:
    def written(row: dict[str, str], column: str) -> dict[int, int]:
        return {year: int(row[f"{column}_{year}"]) for year in YEARS if row[f"{column}_{year}"]}

    assert {place: project.amounts for place, project in read.items()} == {
        place: written(row, "budget") for place, row in truth.items()
    }
    assert {place: project.ordinance_amounts for place, project in read.items()} == {
        place: written(row, "ordinance") for place, row in truth.items()
    }


def lines(written: str) -> str:
    """Some cells break their lines in the manner of Windows; the reader gives every break as one character."""
    return written.replace("\r\n", "\n")


def test_every_name_department_and_class_is_exact(read: Read, truth: Truth) -> None:
    assert {place: (project.name, project.unit, project.budget_class) for place, project in read.items()} == {
        place: (lines(row["name"]), lines(row["department"]), official_class(row["plan_category"]))
        for place, row in truth.items()
    }


def test_every_revision_is_exact_but_for_two_boxes(read: Read, truth: Truth) -> None:
    wrong = {place for place, project in read.items() if project.revision != truth[place]["revision"]}
    assert wrong == UNDECIDED_REVISIONS


def test_every_printed_total_is_the_sum_of_its_rows(document: PlanDocument) -> None:
    assert len(document.printed_totals) == 34
    assert [total for total in document.printed_totals if total.amounts != total.counted] == []


def test_nothing_has_to_be_mended(document: PlanDocument) -> None:
    assert [finding for finding in document.findings if finding.severity is Severity.ERROR] == []
    assert sorted({finding.code for finding in document.findings}) == [
        "empty_sheet", "no_budget_class", "revision_in_title",
    ]  # fmt: skip


def test_every_text_box_is_kept(document: PlanDocument) -> None:
    boxed = [project for project in document.projects if project.notes]
    assert len(boxed) == 65
    assert sum(len(project.notes) for project in boxed) == 74


def test_the_plan_says_whose_it_is_and_when(document: PlanDocument) -> None:
    assert (document.organisation_name, document.first_year, document.last_year) == ("เทศบาลนครนครสวรรค์", 2566, 2570)
