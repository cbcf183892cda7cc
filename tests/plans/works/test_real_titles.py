"""The real titles beside the repository: what was counted by hand stays counted."""

import csv
from pathlib import Path

import pytest

from prasan.plans.rules.works import Work, read_work

pytestmark = pytest.mark.shared_files


@pytest.fixture(scope="module")
def works(shared: Path) -> list[tuple[str, Work]]:
    with (shared / "data" / "plan_nakhonsawan_2566_2570.truth.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [(row["name"], read_work(row["name"])) for row in csv.DictReader(lines)]


def test_every_title_is_read(works: list[tuple[str, Work]]) -> None:
    assert len(works) == 262
    assert all(work.core for _, work in works)


def test_years_in_titles_are_years(works: list[tuple[str, Work]]) -> None:
    assert all(2540 <= year <= 2599 for _, work in works for year in work.years)


def test_a_city_without_villages_gets_none(works: list[tuple[str, Work]]) -> None:
    assert [title for title, work in works if work.villages] == [title for title, _ in works if "หมู่ที่" in title]


def test_roads_carry_a_size_wherever_a_length_is_written(works: list[tuple[str, Work]]) -> None:
    assert [title for title, work in works if "ยาว " in title and work.sizes.length is None] == []
