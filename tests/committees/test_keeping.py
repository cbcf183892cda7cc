"""Who reads and who keeps the committees of an organisation, a district and the province, without the database."""

import pytest

from prasan.committees.keeping import Home, kinds_at, why_not_keep, why_not_see
from prasan.committees.rules import CommitteeKind, Sat, Seat, composition_findings, composition_of, unfinished
from prasan.common.errors import NotAllowed, NotFound
from prasan.organisations.rules.kinds import Role
from prasan.organisations.rules.people import Person, person_with
from tests.committees.test_rules import DAY

OWN, DISTRICT, PROVINCE = Home("A"), Home(district_code="1", organisation_codes=frozenset({"A", "B"})), Home()
SECRETARY = person_with(1, [("", "1", Role.DISTRICT_SECRETARY)])
OTHER_SECRETARY = person_with(1, [("", "2", Role.DISTRICT_SECRETARY)])
MEMBER = person_with(1, [("", "", Role.COORDINATION_MEMBER)])
PLANNER = person_with(1, [("A", "", Role.PLANNER)])
STRANGER = person_with(1, [("Z", "", Role.PLANNER)])
PAO = person_with(1, [("P", "", Role.PAO_PLANNER)])
AUDITOR = person_with(1, [("", "", Role.AUDITOR)])


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (PLANNER, "kr-"),
        (SECRETARY, "-kr"),
        (OTHER_SECRETARY, "--r"),
        (MEMBER, "-rk"),
        (STRANGER, "---"),
        (PAO, "kkk"),
        (AUDITOR, "rrr"),
        (Person(), "---"),
    ],
)
def test_each_keeps_their_own_reads_their_neighbours_and_sees_nothing_else(person: Person, told: str) -> None:
    for home, mark in zip((OWN, DISTRICT, PROVINCE), told, strict=True):
        assert (why_not_see(person, home) is None) is (mark != "-")
        assert (why_not_keep(person, home) is None) is (mark == "k")
        refusal = why_not_keep(person, home)
        assert isinstance(refusal, NotFound) is (mark == "-")
        assert isinstance(refusal, NotAllowed) is (mark == "r")


def test_every_place_has_its_own_kinds_of_committees() -> None:
    assert {kind for home in (OWN, DISTRICT, PROVINCE) for kind in kinds_at(home)} == set(CommitteeKind)
    assert kinds_at(DISTRICT) == (CommitteeKind.DISTRICT,)


def test_a_districts_committee_has_a_head_and_a_clerk_of_each_organisation() -> None:
    composition = composition_of(CommitteeKind.DISTRICT, stands_for=9, pao_councillors=3)
    asked = {rule.seat: (rule.least, rule.most) for rule in composition.seats}
    assert asked[Seat.HEAD] == asked[Seat.CLERK] == (9, 9)
    assert asked[Seat.PAO_COUNCILLOR] == (3, None)
    told = composition_findings(CommitteeKind.DISTRICT, [], DAY, composition)
    assert any("ผู้บริหารท้องถิ่น มี 0 คน ต้องมี 9 คน" in one.message_th for one in told)
    assert composition_of(CommitteeKind.DEVELOPMENT).seats[2].least == 3


def test_a_meeting_that_is_over_lacks_what_nobody_wrote() -> None:
    whole = Sat(1, "1", DAY.replace(day=1) - (DAY - DAY), 5, True, 1)
    over = Sat(2, "2", DAY.replace(month=1), 0, True, 0)
    coming = Sat(3, "3", DAY, 0, False, 0)
    assert unfinished([over, coming], DAY) == [(over, ("present", "resolutions"))]
    assert unfinished([Sat(1, "1", over.on, 5, True, 1), whole], DAY) == []
