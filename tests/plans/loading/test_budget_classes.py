"""Names of the twelve budget classes as plans print them."""

import pytest

from prasan.plans.rules.budget_classes import BUDGET_CLASSES, official_class, read_budget_class


def test_there_are_twelve_and_each_reads_as_itself() -> None:
    assert len(set(BUDGET_CLASSES)) == 12
    assert [official_class(name) for name in BUDGET_CLASSES] == list(BUDGET_CLASSES)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("รักษาความสงบภายใน", "แผนงานการรักษาความสงบภายใน"),
        ("แผนงาน สร้างความเข้มแข็งของชุมชน", "แผนงานสร้างความเข้มแข็งของชุมชน"),
        ("แผนงานสร้างความเข้มแข็งและชุมชน", "แผนงานสร้างความเข้มแข็งของชุมชน"),
        ("แผนงานการศาสนาวัฒนธรรมและนันทนาการ", "แผนงานการศาสนา วัฒนธรรมและนันทนาการ"),
        ("การพานิชย์", "แผนงานการพาณิชย์"),
        ("แผนงานเคหะชุมชน", "แผนงานเคหะและชุมชน"),
        ("งบกลาง", "แผนงานงบกลาง"),
    ],
)
def test_known_variants_are_read_silently(written: str, name: str) -> None:
    reading = read_budget_class(written)
    assert (reading.name, reading.misspelt) == (name, False)


def test_a_name_that_differs_by_spelling_is_read_and_marked() -> None:
    reading = read_budget_class("แผนงานสังคมสงเคราะห")
    assert (reading.name, reading.misspelt) == ("แผนงานสังคมสงเคราะห์", True)


def test_another_name_gives_only_the_nearest() -> None:
    reading = read_budget_class("แผนงานส่งเสริมการศึกษานอกระบบ")
    assert (reading.name, reading.nearest) == ("", "แผนงานการศึกษา")


@pytest.mark.parametrize("written", ["", "แผนงาน", "qwerty", " - "])
def test_what_is_no_class_has_no_name(written: str) -> None:
    assert official_class(written) == ""
