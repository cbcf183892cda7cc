"""What every test may ask for."""

from pathlib import Path

import pytest
from django.db import connections
from hypothesis import HealthCheck
from hypothesis import settings as made_up_cases
from pytest_django import Settings

from tests import build

# No test looks at a clock: a busy machine is no fault.
made_up_cases.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
made_up_cases.load_profile("calm")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the repository; tests that need it are left out only where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real files (shared/) is not beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file, as where prasan runs: the threads of a live server wait for each other.

    In memory they would share one connection and find tables locked.
    """
    tested = connections["default"]
    if tested.vendor == "sqlite":
        tested.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "tests.sqlite3")


@pytest.fixture
def world(db: None, settings: Settings) -> build.World:
    """The small invented province, with its people."""
    settings.PROVINCE = build.PROVINCE
    return build.make_world()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Argon2 is slow on purpose; what is tested here is who gets in, not how long guessing takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def administrators_without_second_factor(settings: Settings) -> None:
    """Administrators of the tests sign in like everyone; the tests of the second factor turn this on."""
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Settings) -> None:
    """Background jobs are done on the spot; the tests of the queue itself turn this off."""
    settings.JOBS_AT_ONCE = True
