"""Where the data of the provinces is looked for."""

from pathlib import Path

import pytest

from prasan.common.errors import NotFound
from prasan.common.places import data_folder, province_folder


@pytest.fixture
def provinces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("north", "east"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "province.toml").touch()
    (tmp_path / "another-folder").mkdir()
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    monkeypatch.delenv("PRASAN_PROVINCE", raising=False)
    return tmp_path


def test_the_repository_holds_the_data_unless_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRASAN_DATA", raising=False)
    assert data_folder() == Path(__file__).resolve().parents[2] / "data"


def test_a_province_is_asked_for_by_name_then_by_the_environment_then_the_first(
    provinces: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert province_folder() == provinces / "east"
    monkeypatch.setenv("PRASAN_PROVINCE", "north")
    assert province_folder() == provinces / "north"
    assert province_folder("east") == provinces / "east"


def test_an_unknown_province_is_refused_with_those_that_there_are(provinces: Path) -> None:
    with pytest.raises(NotFound, match="east, north"):
        province_folder("another-folder")


def test_a_missing_data_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(NotFound, match="nowhere"):
        data_folder()
