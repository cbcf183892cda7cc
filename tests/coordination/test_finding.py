"""Finding among many: every planted pair by way of shared keys, each pair once, whatever the order of the list."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.planting.planter import plant
from benchmarks.planting.third import plant_third
from prasan.coordination.loading import read_listed
from prasan.coordination.rules import finding
from prasan.coordination.rules.finding import Index, find_overlaps
from prasan.coordination.rules.listed import OverlapKind
from tests.coordination.listing import listed

TITLES = (
    "ก่อสร้างถนน คสล. บ้านโนนสว่าง หมู่ที่ 4 ยาว 320 เมตร",
    "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ ๔ บ้านโนนสว่าง ยาว ๓๒๐ ม.",
    "ก่อสร้างถนน คสล. บ้านหนองไผ่ หมู่ที่ 7 ยาว 320 เมตร",
    "อบรมอาสาสมัครสาธารณสุขประจำหมู่บ้าน",
    "อบรม อสม.",
    "ขุดลอกหนองแวง ระยะที่ 1",
    "ขุดลอกหนองแวง ระยะที่ 2",
)


def test_pairs_are_found_with_their_kinds() -> None:
    found = find_overlaps([listed(place, title) for place, title in enumerate(TITLES)])
    assert {(one.pair, one.kind) for one in found} == {
        ((0, 1), OverlapKind.SAME),
        ((3, 4), OverlapKind.SAME),
        ((5, 6), OverlapKind.PHASE),
    }


@given(st.permutations(range(len(TITLES))))
@settings(max_examples=20)
def test_the_order_of_the_list_does_not_matter(order: list[int]) -> None:
    found = find_overlaps([listed(place, TITLES[place]) for place in order])
    assert {one.pair for one in found} == {(0, 1), (3, 4), (5, 6)}


def test_a_new_project_is_compared_with_the_list() -> None:
    index = Index([listed(place, title) for place, title in enumerate(TITLES)])
    new = listed(99, "ก่อสร้างถนน ค.ส.ล. บ.โนนสว่าง ม.4 ยาว 320 ม.")
    assert {one.first if one.first != 99 else one.second for one in index.overlaps_of(new)} == {0, 1}


def test_nothing_overlaps_with_itself() -> None:
    index = Index([listed(0, TITLES[0])])
    assert index.overlaps_of(listed(0, TITLES[0])) == []
    assert find_overlaps([]) == []


def test_planted_overlaps_of_a_small_province_are_found() -> None:
    """The bars of the whole measurement (docs/benchmarks.md), on a few projects and ways never used to tune."""
    province = plant(1_500, laos=9, seed=random.Random(23).randrange(1_000))
    found = {one.pair: one.kind for one in find_overlaps(province.listed())}
    hit = [pair for pair in province.truth if pair in found]
    assert len(hit) / len(province.truth) >= 0.95
    assert len(hit) / len(found) >= 0.9
    assert all(found[pair] is province.truth[pair] for pair in hit)


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_WORTH_SHARING", 1)
    monkeypatch.setattr(finding, "_PART", 7)
    listed_ones = [listed(key, f"ก่อสร้างศาลา บ้านโนนสว่าง หมู่ที่ {key // 2 + 1}") for key in range(40)]
    said: list[int] = []
    found = find_overlaps(listed_ones, lambda done, _: said.append(done), processes=2)
    assert found == find_overlaps(listed_ones)
    assert len(found) == 20
    assert said[-1] == 40


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from((*TITLES, *(one.replace("บ้าน", "บ้") for one in TITLES), "สายบ้านนาดี - บ้านนาดีใหม่ หมู่ที่ 1 - 2")),
        max_size=12,
    )
)
def test_any_titles_together_are_compared_to_the_end(titles: list[str]) -> None:
    assert len(find_overlaps([listed(place, title) for place, title in enumerate(titles)])) <= len(titles) ** 2


@pytest.mark.parametrize("columns", ["full", "codes", "thai", "names"])
def test_works_that_two_offices_wrote_are_found_in_the_file_that_a_stranger_hands_in(
    tmp_path: Path, columns: str
) -> None:
    table = plant_third(1_500, laos=12, seed=11, area_said=columns == "names")
    file = tmp_path / "projects.csv"
    table.write(file, columns)
    found = {one.pair for one in find_overlaps(read_listed(file).listed)}
    hit = found & table.truth.keys()
    assert len(hit) / len(table.truth) > 0.9
    assert len(hit) / len(found) > 0.9


@pytest.mark.parametrize(
    "heads",
    [
        "ลำดับ,ชื่อโครงการ,งบประมาณ 2571,งบประมาณปี พ.ศ. ๒๕๗๒ (บาท)",
        "ที่,รายการ,2571,2572",
        "no,Project name,budget_2571,FY 2572",
        "no,title,ปี 2571,งบประมาณ 2572 บาท",
    ],
)
def test_headings_of_money_are_read_as_people_write_them(tmp_path: Path, heads: str) -> None:
    file = tmp_path / "projects.csv"
    file.write_text(f'{heads}\n1,ขุดลอกหนองแวง,"300,000",๔๐๐๐๐\n', encoding="utf-8")
    (one,) = read_listed(file).listed
    assert (one.title, dict(one.amounts)) == ("ขุดลอกหนองแวง", {2571: 300_000, 2572: 40_000})


def test_the_offices_of_one_organisation_are_no_organisations(tmp_path: Path) -> None:
    file = tmp_path / "projects.csv"
    file.write_text("ชื่อโครงการ,หน่วยงาน\nอบรม อสม.,กองสาธารณสุข\nอบรม อสม.,สำนักปลัด\nอบรม อสม.,สำนักงานเทศบาลตำบลท่าพระ\n")
    assert [one.organisation for one in read_listed(file).listed] == ["", "", "สำนักงานเทศบาลตำบลท่าพระ"]
