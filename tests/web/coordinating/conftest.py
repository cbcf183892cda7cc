"""Somebody at a browser, with nothing remembered from the test before."""

import pytest

from prasan.analytics.queries import forget
from prasan.coordination import alike


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()
    alike.forget()
