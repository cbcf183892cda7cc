"""What every test may ask for."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as made_up_cases
from pytest_django import Settings

from tests import build
from tests.at_once import AtOnce, run_at_once

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


@pytest.fixture
def at_once(tmp_path: Path) -> AtOnce:
    """Call a function in as many threads as asked for, all starting in the same moment."""
    return partial(run_at_once, tmp_path / "shared.sqlite3")
