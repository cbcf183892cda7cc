"""The typical projects of the first province, and files that are not."""

from pathlib import Path

import pytest

from prasan.common.errors import FileRefused
from prasan.ops.demo.titles import GuidelineTitles, read_titles
from prasan.ops.demo.units import unit_name
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.rows import ProjectKind

# planning-rules 2.10
BUDGET_CLASSES = {
    "แผนงานบริหารงานทั่วไป",
    "แผนงานการรักษาความสงบภายใน",
    "แผนงานการศึกษา",
    "แผนงานสาธารณสุข",
    "แผนงานสังคมสงเคราะห์",
    "แผนงานเคหะและชุมชน",
    "แผนงานสร้างความเข้มแข็งของชุมชน",
    "แผนงานการศาสนา วัฒนธรรมและนันทนาการ",
    "แผนงานอุตสาหกรรมและการโยธา",
    "แผนงานการเกษตร",
    "แผนงานการพาณิชย์",
    "แผนงานงบกลาง",
}
ONE = """
[[issue]]
code = "1"
heading = "ถนน"
[[issue.guideline]]
code = "1.1"
reach = 1.0
delivery = 0.5
weight = 1
unit = "ช่าง"
class = "แผนงานอุตสาหกรรมและการโยธา"
objective = ["เพื่อก"]
result = ["ก"]
kpi = ["ก"]
template = [{ name = "ถนน{where}", target = "ยาว {n} เมตร", n = [1, 2], baht = [10, 20] }, { name = "ซื้อ", target = "1", rate = 3, kind = "equipment", unit = "ปลัด" }]
"""  # noqa: E501


def test_every_guideline_of_the_framework_has_several_titles(titles: tuple[GuidelineTitles, ...]) -> None:
    assert len({one.guideline for one in titles}) == len(titles) == 44
    assert len({one.heading for one in titles}) == 8
    assert min(len(one.templates) for one in titles) >= 3


def test_every_title_has_an_official_budget_class_and_a_department_in_every_kind_of_organisation(
    titles: tuple[GuidelineTitles, ...],
) -> None:
    templates = [template for one in titles for template in one.templates]
    assert {template.budget_class for template in templates} <= BUDGET_CLASSES
    assert all(unit_name(template.unit, kind) for template in templates for kind in OrganisationKind)


def test_titles_are_written_once(titles: tuple[GuidelineTitles, ...]) -> None:
    names = [template.name for one in titles for template in one.templates]
    assert len(names) == len(set(names))


def test_sums_and_shares_are_possible(titles: tuple[GuidelineTitles, ...]) -> None:
    for one in titles:
        assert 0 < one.reach <= 1
        assert 0 < one.delivery <= 1
        assert one.weight > 0
        assert all(template.rate > 0 or 0 < template.baht[0] <= template.baht[1] for template in one.templates)


def test_a_template_takes_from_its_guideline_what_it_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "titles.toml"
    path.write_text(ONE, encoding="utf-8")
    (guideline,) = read_titles(path)

    assert guideline.heading == "1. ประเด็นการพัฒนาท้องถิ่น: ถนน"
    assert [(one.unit, one.kind, one.rate) for one in guideline.templates] == [
        ("ช่าง", ProjectKind.OWN, 0),
        ("ปลัด", ProjectKind.EQUIPMENT, 3),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[issue]]", "[[issue"),
        ("reach = 1.0\n", ""),
        ("reach = 1.0", 'reach = "all"'),
        ('objective = ["เพื่อก"]', "objective = []"),
        ("baht = [10, 20]", "baht = [10]"),
        ('kind = "equipment"', 'kind = "toy"'),
        ("template = [{", "template = ['x', {"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in ONE
    path = tmp_path / "titles.toml"
    path.write_text(ONE.replace(old, new), encoding="utf-8")

    with pytest.raises(FileRefused, match=r"titles\.toml"):
        read_titles(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        read_titles(tmp_path / "titles.toml")
