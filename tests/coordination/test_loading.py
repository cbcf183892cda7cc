"""What a table tells of its projects besides their names, for the finder."""

from pathlib import Path

import pytest

from prasan.coordination.loading import ListedRows, read_listed
from prasan.coordination.rules.finding import find_overlaps

ROAD = "ก่อสร้างถนน คสล. ยาว 300 ม."


def read(folder: Path, text: str) -> ListedRows:
    file = folder / "list.csv"
    file.write_text(text, encoding="utf-8")
    return read_listed(file)


def pairs(rows: ListedRows) -> set[tuple[int, int]]:
    return {one.pair for one in find_overlaps(rows.listed)}


def test_a_village_in_columns_of_its_own_tells_like_titles_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"name,organisation,village,moo\n{ROAD},อบต.ก,โนนสว่าง,4\n{ROAD},อบต.ก,หนองแวง,๕\n{ROAD},อบต.ก,บ้านโนนสว่าง,ม.4\n",
    )
    assert pairs(found) == {(0, 2)}
    assert found.listed[0].title == ROAD


def test_a_column_of_villages_that_holds_numbers_tells_the_number(tmp_path: Path) -> None:
    found = read(tmp_path, f"name,หมู่บ้าน\n{ROAD},4\n{ROAD} บ้านโนนสว่าง หมู่ที่ 5,4\n")
    assert [sorted(one.work.villages) for one in found.listed] == [[4], [5]]


def test_the_level_tells_the_pao_and_its_subdistricts_where_it_works(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "name,organisation,level,ตำบล\n"
        f"{ROAD} บ้านโนนสว่าง หมู่ที่ 4,1,อบจ.,ต.ในเมือง\n{ROAD} บ้านเก่า หมู่ที่ 1,1,อบจ.,ต.พระลับ\n"
        f"{ROAD} บ้านโนนสว่าง หมู่ที่ 4,2,อบต.,ในเมือง\n",
    )
    assert [(one.is_pao, sorted(one.work.tambons)) for one in found.listed] == [
        (True, ["ในเมือง"]),
        (True, ["พระลับ"]),
        (False, []),
    ]
    assert pairs(found) == {(0, 2)}


@pytest.mark.parametrize(
    ("written", "years"),
    [("2571", [2571]), ("ปี ๒๕๗๑", [2571]), ("2571-2573", [2571, 2572, 2573]), ("2028", [2571]), ("2571.0", [2571])],
)
def test_years_are_read_as_people_write_them(tmp_path: Path, written: str, years: list[int]) -> None:
    (one,) = read(tmp_path, f"name,organisation,year,amount\n{ROAD},อบต.ก,{written},500\n").listed
    assert (sorted(one.amounts), one.baht) == (years, 500)


def test_money_of_no_year_is_money(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"name,organisation,งบประมาณ\n{ROAD},อบต.ก,1.5 ล้านบาท\n").listed
    assert (one.amounts, one.baht) == ({}, 1_500_000)


def test_the_name_of_an_organisation_beside_its_code_tells_where_it_lies(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"name,org_code,org_name\n{ROAD},6400101,อบต.บ้านเป็ด\n").listed
    assert (one.organisation, one.tambon) == ("6400101", "บ้านเป็ด")


def test_what_cannot_be_read_is_told_once_with_its_first_row(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"name,organisation,year,amount\n{ROAD},อบต.ก,2571,5\n{ROAD} 2,อบต.ก,ไม่ระบุ,-5\n{ROAD} 3,อบต.ก,,ตามจริง\n",
    )
    assert [(one.code, one.place.as_json()) for one in found.findings] == [
        ("amount_not_read", {"line": 3}),
        ("year_not_read", {"line": 3}),
    ]
    assert "2 แถว" in found.findings[0].message_th


def test_a_table_that_tells_no_organisation_says_so(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path, f"name\n{ROAD}\n").findings] == ["one_plan"]
