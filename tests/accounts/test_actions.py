"""What the trail says about each write."""

import pytest
from django.db import transaction

from prasan.accounts.actions import record
from prasan.accounts.models import TrailEntry
from prasan.accounts.queries import broken_trail_entry
from tests.build import World


def write(**but: object) -> TrailEntry:
    said = {"did": "plan.opened", "target_type": "plan", "target_id": 1, "organisation_code": "5002", **but}
    with transaction.atomic():
        return record(**said)  # type: ignore[arg-type]


def test_a_planner_of_the_pao_acts_on_behalf_of_the_organisation_and_the_trail_says_so(world: World) -> None:
    assert write(by=world.cast.porn).on_behalf_of == "5002"
    assert write(by=world.cast.anong).on_behalf_of == ""
    assert write(by=None).on_behalf_of == ""


def test_what_somebody_does_in_their_own_office_is_on_nobody_s_behalf(world: World) -> None:
    entry = write(by=world.cast.porn, as_themselves=True)
    assert (entry.organisation_code, entry.on_behalf_of) == ("5002", "")


def test_what_concerns_the_province_is_on_nobody_s_behalf(world: World) -> None:
    entry = write(by=world.cast.porn, organisation_code="")
    assert (entry.organisation_code, entry.on_behalf_of) == ("", "")


@pytest.mark.parametrize("field", ["why", "organisation_code", "on_behalf_of", "did"])
def test_a_changed_entry_shows(world: World, field: str) -> None:
    number = write(by=world.cast.porn).number
    assert broken_trail_entry() is None
    TrailEntry.objects.filter(number=number).update(**{field: "other"})
    assert broken_trail_entry() == number


def test_an_entry_cut_off_the_end_shows(world: World) -> None:
    number = write(by=world.cast.porn).number
    TrailEntry.objects.filter(number=number).delete()
    assert broken_trail_entry() == number
