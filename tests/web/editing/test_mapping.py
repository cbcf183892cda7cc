"""The map is drawn from the province's own places; where there are none, coordinates are only typed."""

from pathlib import Path

import pytest
from django.test import Client

from prasan.plans.models import ProjectVersion
from prasan.web.editing.mapping import picker_of
from tests.build import World
from tests.web.editing.provinces import write_province


def test_places_keep_their_order_and_a_unit_is_as_far_north_as_east(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_province(tmp_path)
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    picker = picker_of(world.ban_a)
    assert picker is not None
    first, second = picker.tambons
    assert (first.name, second.name) == ("บ้านเอ", "บ้านซี")
    assert second.x > first.x and second.y < first.y
    assert picker.per_north > picker.per_east
    assert picker.office is not None and (picker.office.x, picker.office.y) == (first.x, first.y)


def test_without_places_the_form_has_fields_and_no_map(
    anong: Client, road: ProjectVersion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    page = anong.get(f"/plans/5002/projects/P{road.project_id}/").content.decode()
    assert 'name="point"' in page
    assert 'id="picker"' not in page
