"""What the reader of a province's folder says of good and bad folders."""

import csv
import hashlib
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from prasan.common.errors import FileRefused
from prasan.common.findings import Severity
from prasan.organisations.loading import read_province
from prasan.organisations.rules.kinds import OrganisationKind, PointKind
from tests.organisations.cast import write_province

KHONKAEN = Path(__file__).resolve().parents[2] / "data" / "khonkaen"


def test_the_first_province_has_the_published_225_organisations_in_26_districts() -> None:
    province = read_province(KHONKAEN)

    assert province.errors() == ()
    assert Counter(one.kind for one in province.organisations) == {
        OrganisationKind.PAO: 1,
        OrganisationKind.CITY: 1,
        OrganisationKind.TOWN: 7,
        OrganisationKind.SUBDISTRICT_MUNICIPALITY: 76,
        OrganisationKind.SAO: 140,
    }
    assert len(province.districts) == 26
    assert len(province.tambons) == 199
    assert province.framework_code == "khonkaen-2571-2575"


def test_the_first_province_names_three_names_that_occur_twice() -> None:
    notes = [found for found in read_province(KHONKAEN).findings if found.code == "name_twice"]

    assert len(notes) == 3
    assert {note.severity for note in notes} == {Severity.NOTE}
    assert "6400304, 6401103" in notes[0].message_th


def test_the_tile_map_keeps_north_above_south_and_west_left_of_east() -> None:
    """Districts more than 20 km apart in one direction never stand the other way round on the tiles."""
    twenty_km = 20 / 111
    for one, other in combinations(read_province(KHONKAEN).districts, 2):
        if one.lat - other.lat > twenty_km:
            assert one.tile_row <= other.tile_row
        if other.lat - one.lat > twenty_km:
            assert one.tile_row >= other.tile_row
        if one.lon - other.lon > twenty_km:
            assert one.tile_column >= other.tile_column
        if other.lon - one.lon > twenty_km:
            assert one.tile_column <= other.tile_column


def test_the_source_note_carries_the_checksum_of_every_file() -> None:
    noted = set(re.findall(r"`([0-9a-f]{64})`", (KHONKAEN / "SOURCE.md").read_text(encoding="utf-8")))

    assert noted == {hashlib.sha256(path.read_bytes()).hexdigest() for path in KHONKAEN.glob("*.csv")}


@pytest.mark.shared_files
def test_every_organisation_is_carried_over_with_its_facts(shared: Path) -> None:
    with (shared / "data" / "laos_khonkaen.csv").open(encoding="utf-8") as file:
        source = {row["code"]: row for row in csv.DictReader(file)}
    carried = {one.code: one for one in read_province(KHONKAEN).organisations}

    assert carried.keys() == source.keys()
    for code, one in carried.items():
        row = source[code]
        assert (one.name_th, one.district_code, one.short_name) == (
            row["name_th"],
            row["district_code"],
            row["short_name"],
        )
        assert (one.lat, one.lon, str(one.population)) == (float(row["lat"]), float(row["lon"]), row["population_2564"])
        assert one.point_kind == row["coord_kind"]


def test_a_good_folder_has_no_findings(tmp_path: Path) -> None:
    province = read_province(write_province(tmp_path))

    assert province.findings == ()
    assert [one.code for one in province.organisations] == ["1", "2", "3", "4"]
    assert province.organisations[2].point_kind is PointKind.TAMBON_CENTROID
    assert province.organisations[2].tambon_codes == ("0101",)
    assert province.districts[1].population is None


@pytest.mark.parametrize(
    ("file_name", "old", "new", "code", "cell"),
    [
        ("organisations.csv", "\n4,", "\n3,", "code_twice", "A5"),
        ("organisations.csv", "Noi,sao", "Noi,village", "unknown_kind", "D5"),
        ("organisations.csv", "sao,02", "sao,09", "unknown_district", "E5"),
        ("organisations.csv", "0201,16.1", "0299,16.1", "unknown_tambon", "F5"),
        ("organisations.csv", "16.1,102.6", "61.1,102.6", "point_outside_thailand", "G5"),
        ("organisations.csv", "16.1,102.6", "16.1,E102", "point_outside_thailand", "H5"),
        ("organisations.csv", "102.6,office", "102.6,home", "unknown_point_kind", "I5"),
        ("organisations.csv", "office,300", "office,300.5", "count_not_whole", "J5"),
        ("organisations.csv", "300,2017-03-01", "300,1/3/2560", "day_not_iso", "K5"),
        ("organisations.csv", "300,2017-03-01,", "300,,", "cell_empty", "K5"),
        ("organisations.csv", "300,2017-03-01,", "300,2017-03-01,2016-01-01", "ends_before_it_begins", "L5"),
        ("organisations.csv", "องค์การบริหารส่วนตำบลบึงน้อย", "อบต.บึงน้อย", "name_without_kind", "B5"),
        ("organisations.csv", ",Bueng Noi", ",", "cell_empty", "C5"),
        ("districts.csv", "02,ใต้", "03,ใต้", "district_without_tile", "A3"),
        ("tambons.csv", "Noi,02", "Noi,05", "unknown_district", "D3"),
        ("province.toml", "02 = [1, 2]", "02 = [1, 1]", "tile_used_twice", ""),
        ("province.toml", "02 = [1, 2]", "02 = [0, 2]", "tile_of_nothing", ""),
        ("province.toml", "sao = 2", "sao = 3", "count_differs_from_published", ""),
        ("province.toml", "total = 4", "total = 5", "count_differs_from_published", ""),
        ("province.toml", 'pao_code = "1"', 'pao_code = "2"', "pao_not_in_list", ""),
    ],
)
def test_a_fault_is_an_error_at_its_cell(
    tmp_path: Path, file_name: str, old: str, new: str, code: str, cell: str
) -> None:
    province = read_province(write_province(tmp_path, {file_name: (old, new)}))

    found = {(error.code, str(error.place)) for error in province.errors()}
    assert (code, f"{file_name} {cell}".strip()) in found


def test_a_row_with_an_error_gives_no_draft(tmp_path: Path) -> None:
    province = read_province(write_province(tmp_path, {"organisations.csv": ("16.1,102.6", "0,0")}))

    assert [one.code for one in province.organisations] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("file_name", "old", "new", "code"),
    [
        ("province.toml", "[tiles]", "[tiles", "province_settings_unreadable"),
        ("province.toml", "sao = 2", "hamlet = 2", "province_settings_unreadable"),
        ("province.toml", 'pao_code = "1"', "", "province_settings_unreadable"),
        ("organisations.csv", "point_kind", "kind_of_point", "province_column_missing"),
    ],
)
def test_a_folder_that_cannot_be_read_is_refused_whole(
    tmp_path: Path, file_name: str, old: str, new: str, code: str
) -> None:
    write_province(tmp_path, {file_name: (old, new)})

    with pytest.raises(FileRefused) as refused:
        read_province(tmp_path)
    assert refused.value.code == code


def test_a_missing_file_and_a_foreign_encoding_are_refused(tmp_path: Path) -> None:
    write_province(tmp_path)
    (tmp_path / "tambons.csv").write_bytes("code,name_th\n1,บึง".encode("cp874"))
    with pytest.raises(FileRefused, match=r"tambons\.csv ไม่ใช่ UTF-8"):
        read_province(tmp_path)

    (tmp_path / "tambons.csv").unlink()
    with pytest.raises(FileRefused, match=r"ไม่พบไฟล์ tambons\.csv"):
        read_province(tmp_path)
