"""What the reads of organisations say."""

import pytest
from pytest_django import DjangoAssertNumQueries

from prasan.common.errors import NotFound
from prasan.organisations.models import Organisation
from prasan.organisations.queries import (
    districts,
    organisation,
    organisation_named,
    organisations_valid_in,
    province,
    search,
)
from prasan.organisations.rules.kinds import OrganisationKind

Cast = dict[str, Organisation]


def test_the_denominator_is_read_in_two_queries(
    lakeland: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        valid = organisations_valid_in("lakeland", 2571)

    assert [(one.code, one.kind, one.district_code) for one in valid] == [
        ("1", OrganisationKind.PAO, "01"),
        ("2", OrganisationKind.SUBDISTRICT_MUNICIPALITY, "01"),
        ("3", OrganisationKind.SAO, "01"),
        ("4", OrganisationKind.SAO, "02"),
    ]


def test_nothing_counts_before_it_begins_or_in_another_province(lakeland: Cast) -> None:
    assert organisations_valid_in("lakeland", 2559) == ()
    assert len(organisations_valid_in("lakeland", 2560)) == 4
    assert organisations_valid_in("hills", 2571) == ()


def test_a_name_is_found_in_full_and_shortened(lakeland: Cast) -> None:
    for written in ("อบต.บึงใหญ่", "องค์การบริหารส่วนตำบลบึงใหญ่", "อบต. บึงใหญ่"):
        assert [one.code for one in organisation_named("lakeland", written)] == ["3"]
    assert organisation_named("lakeland", "บึงใหญ่") == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("บึงใหญ่", ["2", "3"]),
        ("ทต.บึงใหญ่", ["2"]),
        ("bueng noi", ["4"]),
        ("ใต้", ["4"]),
        ("3", ["3"]),
        ("  ", []),
        ("ทะเลทราย", []),
    ],
)
def test_search_finds_by_name_code_and_district(lakeland: Cast, text: str, codes: list[str]) -> None:
    assert [one.code for one in search("lakeland", text)] == codes


def test_search_stops_at_its_limit(lakeland: Cast) -> None:
    assert len(search("lakeland", "บึง", limit=2)) == 2


def test_districts_carry_their_tiles(lakeland: Cast) -> None:
    assert [(one.name_th, one.tile_row, one.tile_column) for one in districts("lakeland")] == [
        ("เหนือ", 1, 1),
        ("ใต้", 1, 2),
    ]


def test_a_province_names_its_framework_and_one_never_loaded_is_none(lakeland: Cast) -> None:
    found = province("lakeland")
    assert found is not None
    assert (found.name_th, found.framework_code) == ("ทะเลสาบ", "lakeland-2571-2575")
    assert province("hills") is None


def test_what_is_not_there_is_said_in_thai(lakeland: Cast) -> None:
    with pytest.raises(NotFound, match="รหัส 9"):
        organisation("9")
