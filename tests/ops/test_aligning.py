"""Proposing links from the command line."""

import json

import pytest

from prasan.framework.models import Alignment
from prasan.framework.rules import Level, LinkStatus
from prasan.ops.main import main
from tests.build import World
from tests.framework.higher import SDGS, higher


@pytest.mark.django_db
def test_links_are_proposed_for_the_levels_asked_for(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    higher(Level.SDG, SDGS)
    assert main(["propose-alignments", "--level", "sdg", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["proposed"] == {"sdg": Alignment.objects.count()}
    assert set(Alignment.objects.values_list("status", flat=True)) == {LinkStatus.PROPOSED}
    assert main(["propose-alignments", "--level", "region"]) == 0
    assert "ไม่มีแผนระดับนี้" in capsys.readouterr().out
