"""The page of the access matrix tells what the matrix test tries."""

import pytest

from prasan.organisations.queries import person
from prasan.web.access import MATRIX, Audience
from prasan.web.admission import PERSONAL, columns, lets_in, mark
from tests.build import World
from tests.web.matrix import LET_IN, PEOPLE

# Ban A and Ban B are two owners in the matrix test, and two organisations of one district; here one is asked about.
OF_SEVERAL = {Audience.OVERSEERS, Audience.DECIDERS, Audience.DISTRICT_READERS}


def test_every_audience_says_whom_it_lets_in_as_the_matrix_test_tries_it(world: World) -> None:
    for audience in set(Audience) - set(PERSONAL):
        codes = ("5002", "5003") if audience in OF_SEVERAL else ("5002",)
        people = {name: person(getattr(world.cast, name)) for name in PEOPLE if name != "visitor"}
        let_in = {
            name
            for name, one in people.items()
            if any(lets_in(audience, one, organisation_code=code, district_code="5101") for code in codes)
        }
        assert let_in == set(LET_IN[audience]) - {"visitor"}, audience


def test_every_audience_is_one_or_the_other() -> None:
    for audience in Audience:
        for _, one in columns():
            assert mark(audience, one) in ("", "●", "○", "·")


@pytest.mark.parametrize(
    ("name", "role", "told"),
    [
        ("plan_import", "planner", "○"),
        ("plan_import", "pao_planner", "●"),
        ("plan_import", "auditor (province)", ""),
        ("plan", "auditor (province)", "●"),
        ("plan", "visitor", ""),
        ("people", "administrator (organisation)", "○"),
        ("people", "administrator (province)", "●"),
        ("session_end", "clerk", "·"),
        ("home", "visitor", "●"),
    ],
)
def test_a_cell_tells_own_other_or_none(name: str, role: str, told: str) -> None:
    assert mark(MATRIX[name], dict(columns())[role]) == told
