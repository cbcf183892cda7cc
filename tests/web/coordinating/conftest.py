"""Somebody at a browser, with nothing remembered from the test before."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User
from prasan.analytics.queries import forget
from prasan.coordination import alike


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()
    alike.forget()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
