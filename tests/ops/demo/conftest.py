"""The first province's organisations and titles, and a made-up province of them."""

from pathlib import Path

import pytest

from prasan.ops.demo.facts import DemoOrganisation, DemoPlan, organisations_of
from prasan.ops.demo.province import make_province
from prasan.ops.demo.titles import GuidelineTitles, read_titles
from prasan.organisations.loading import read_province

KHONKAEN = Path(__file__).resolve().parents[3] / "data" / "khonkaen"


@pytest.fixture(scope="session")
def organisations() -> tuple[DemoOrganisation, ...]:
    return organisations_of(read_province(KHONKAEN))


@pytest.fixture(scope="session")
def titles() -> tuple[GuidelineTitles, ...]:
    return read_titles(KHONKAEN / "demo" / "titles.toml")


@pytest.fixture(scope="session")
def plans(organisations: tuple[DemoOrganisation, ...], titles: tuple[GuidelineTitles, ...]) -> tuple[DemoPlan, ...]:
    """The whole province with 60 projects per organisation."""
    codes = [one.guideline for one in titles]
    return tuple(make_province(organisations, titles=titles, guidelines=codes, seed=1, projects_per_lao=60))
